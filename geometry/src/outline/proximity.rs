//! What is near: distances, nearest points, whether there is a common point.

use std::ops::ControlFlow;

use super::{Outline, estimate};
use crate::{
    coordinate::Coordinate,
    location::Location,
    point::{Axis, Point},
    straight::{Candidate, Meeting, least, pieces},
};

/// What is nearest of two shapes.
enum Nearest<T: Coordinate> {
    /// A point of one inside of the other, or on it.
    Within(Point<T>),
    Meeting(Meeting<T>),
    Apart(Candidate<T>),
}

impl<T: Coordinate> Outline<T> {
    /// See [`distance`](super::distance).
    ///
    /// # Examples
    /// See [`Outline`].
    #[must_use]
    pub fn distance(&self, other: &Self) -> Option<f64> {
        Some(match self.nearest(other)? {
            Nearest::Apart(candidate) => candidate.distance(),
            _ => 0.0,
        })
    }

    /// See [`nearest_points`](super::nearest_points).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline, outline::Outline};
    /// let way = |points: [(i64, i64); 3]| Outline::of(&Polyline::from_iter(points.map(Point::from)));
    /// let (first, second) = (way([(0, 0), (4, 0), (4, 9)]), way([(9, 0), (6, 5), (9, 9)]));
    /// assert_eq!(first.nearest_points(&second), Some([Point::new(4.0, 5.0)?, Point::new(6.0, 5.0)?]));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn nearest_points(&self, other: &Self) -> Option<[Point; 2]> {
        match self.nearest(other)? {
            Nearest::Within(point) => Some([point.to_f64(); 2]),
            Nearest::Meeting(meeting) => Some([meeting.some_point()?; 2]),
            Nearest::Apart(candidate) => candidate.points(),
        }
    }

    /// See [`intersects`](super::intersects).
    ///
    /// # Examples
    /// See [`Outline`].
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        let mut meet = false;
        self.tree.near_pairs(&other.tree, 0.0, |first, second, _| {
            meet = pieces(self.pieces[first], other.pieces[second]) != Meeting::Disjoint;
            if meet { ControlFlow::Break(()) } else { ControlFlow::Continue(0.0) }
        });
        meet || self.point_within(other).is_some()
    }

    /// See [`is_within`](super::is_within).
    ///
    /// # Examples
    /// See [`Outline`].
    #[must_use]
    pub fn is_within(&self, other: &Self, length: T) -> bool {
        // What is no coordinate and not less than 0 is infinite.
        let is_finite = length.checked(Axis::X).is_ok();
        length >= T::ZERO
            && self.nearest(other).is_some_and(|nearest| match nearest {
                Nearest::Apart(candidate) => !is_finite || candidate.is_at_most(length),
                _ => true,
            })
    }

    fn nearest(&self, other: &Self) -> Option<Nearest<T>> {
        if let Some(point) = self.point_within(other) {
            return Some(Nearest::Within(point));
        }
        let (mut best, mut bound): (Option<Nearest<T>>, f64) = (None, f64::INFINITY);
        self.tree.near_pairs(&other.tree, f64::INFINITY, |first, second, gap| {
            let (first, second) = (self.pieces[first], other.pieces[second]);
            if gap == 0.0 {
                let meeting = pieces(first, second);
                if meeting != Meeting::Disjoint {
                    best = Some(Nearest::Meeting(meeting));
                    return ControlFlow::Break(());
                }
            }
            if estimate::are_farther(first, second, bound) {
                return ControlFlow::Continue(bound);
            }
            let candidate = least(first, second);
            let is_nearer = match &best {
                Some(Nearest::Apart(nearest)) => candidate.is_nearer_than(nearest),
                _ => true,
            };
            if is_nearer {
                // The true distance is at most half an ulp more.
                bound = candidate.distance().next_up();
                best = Some(Nearest::Apart(candidate));
            }
            ControlFlow::Continue(bound)
        });
        best
    }

    /// A point of one that is in the other's area.
    ///
    /// Where pieces do not meet, a part that holds together is inside all of it or not at all.
    fn point_within(&self, other: &Self) -> Option<Point<T>> {
        let inside = |points: &[Point<T>], of: &Self| {
            let has_area = !of.rings.is_empty();
            points.iter().copied().find(|&p| has_area && of.locate(p) != Location::Outside)
        };
        inside(&self.starts, other).or_else(|| inside(&other.starts, self))
    }
}
