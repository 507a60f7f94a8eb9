//! Which of two points is nearer: by bounds on squares in `f64`, and where they leave it open
//! exactly.

use std::cmp::Ordering;

use crate::{coordinate::Coordinate, distance::compare_distance, point::Point};

/// The nearest point so far.
pub(super) struct Nearest<T> {
    pub(super) place: usize,
    point: Point<T>,
    /// A computed square below is that of a shorter distance.
    below: f64,
    /// A computed square above is that of a longer one.
    pub(super) above: f64,
}

impl<T: Coordinate> Nearest<T> {
    #[inline]
    pub(super) fn new(place: usize, point: Point<T>, squared: f64) -> Self {
        Self { place, point, below: certainly_less(squared), above: beyond(squared) }
    }

    /// Whether it is farther from `q` than `p`.
    #[inline]
    pub(super) fn is_beyond(&self, q: Point<T>, p: [T; 2]) -> bool {
        let squared = squared(q, p);
        squared < self.below || squared <= self.above && compare_distance(q, point(p), self.point).is_lt()
    }
}

/// The squared distance in `f64`.
#[inline]
pub(super) fn squared<T: Coordinate>(q: Point<T>, [x, y]: [T; 2]) -> f64 {
    let (x, y) = (x.rounded_difference(q.x()), y.rounded_difference(q.y()));
    x * x + y * y
}

/// A computed square above this is that of a longer distance: both are off by at most 10u of
/// themselves, and by underflow. Infinite where it is not certain to be so.
#[inline]
pub(super) fn beyond(squared: f64) -> f64 {
    squared * (1.0 + 32.0 * f64::EPSILON) + 1e-290
}

/// A computed square below this is that of a shorter distance.
#[inline]
pub(super) fn certainly_less(squared: f64) -> f64 {
    squared * (1.0 - 32.0 * f64::EPSILON) - 1e-290
}

/// The point of coordinates of points.
pub(super) fn point<T: Coordinate>([x, y]: [T; 2]) -> Point<T> {
    Point::new(x, y).expect("coordinates of points")
}

/// A point by its distance from `q`, and its index where that is the same.
pub(super) struct Candidate<T: Coordinate> {
    pub(super) q: Point<T>,
    pub(super) point: Point<T>,
    pub(super) index: u32,
    pub(super) squared: f64,
}

impl<T: Coordinate> Ord for Candidate<T> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.squared > beyond(other.squared) {
            return Ordering::Greater;
        }
        if other.squared > beyond(self.squared) {
            return Ordering::Less;
        }
        compare_distance(self.q, self.point, other.point).then(self.index.cmp(&other.index))
    }
}

impl<T: Coordinate> PartialOrd for Candidate<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Coordinate> PartialEq for Candidate<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Coordinate> Eq for Candidate<T> {}
