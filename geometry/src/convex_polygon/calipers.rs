//! Rotating calipers: what depends on pairs of opposite corners, in one round.
//!
//! ```text
//!      ───·──────────     Two parallel lines around the polygon, one of them along
//!       ╱   ╲             a side, turn from side to side. The corners that they
//!      ·     ·            touch move around only once, so that all opposite pairs
//!       ╲   ╱             are seen in O(n).
//!      ──·─·─────────
//! ```
//!
//! Which corners are opposite is decided exactly; lengths and areas are rounded.
//!
//! # Complexity
//! O(n) for n corners. [`farthest_pair`] of 10³ to 10⁶ points on a circle takes 1.0 to 1.1 times as long
//! as the same steps in plain `f64`, which from 10⁵ on finds another pair; of points in a square 0.4
//! times and less.
//!
//! Source: Shamos, "Computational Geometry" (1978); Toussaint, "Solving geometric
//! problems with the rotating calipers" (1983).

use super::ConvexPolygon;
use crate::{
    convex_hull::convex_hull,
    coordinate::Coordinate,
    direction::{compare_along, turn},
    distance::compare_lengths,
    orientation::Orientation,
    point::{Point, PointError},
    vector::Vector,
};

/// The two points that are farthest apart; `None` of no points.
///
/// One point twice where all are equal. Of several such pairs one with the least point.
///
/// # Complexity
/// That of [`convex_hull()`], then O(h) for h corners.
///
/// # Accuracy
/// Exact for every coordinate type: no pair is farther apart.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, farthest_pair};
/// let points = [(0, 0), (3, 1), (1, 1), (7, 7), (6, 0)].map(Point::<i64>::from);
/// assert_eq!(farthest_pair(&points), Some([(0, 0), (7, 7)].map(Point::from)));
/// assert_eq!(farthest_pair::<f64>(&[]), None);
/// ```
#[must_use]
pub fn farthest_pair<T: Coordinate>(points: &[Point<T>]) -> Option<[Point<T>; 2]> {
    let hull = convex_hull(points);
    match hull[..] {
        [] => None,
        [p] => Some([p, p]),
        [p, q] => Some([p, q]),
        _ => {
            let polygon = ConvexPolygon::of(hull);
            let (first, second) = polygon.diameter();
            Some([polygon.corners[first], polygon.corners[second]])
        }
    }
}

/// The two corners that are farthest apart so far.
struct Longest<'a, T: Coordinate> {
    corners: &'a [Point<T>],
    pair: (usize, usize),
    /// No longer pair's squared length, rounded, is below.
    limit: f64,
}

impl<'a, T: Coordinate> Longest<'a, T> {
    fn new(corners: &'a [Point<T>], pair: (usize, usize)) -> Self {
        // Each square is off by less than 6u, one that overflows is at least 1 − 6u of the
        // greatest number, and what underflows is off by far less than the least normal one.
        const DOWN: f64 = 1.0 - 16.0 * f64::EPSILON;
        let limit = squared([corners[pair.0], corners[pair.1]]).min(f64::MAX) * DOWN - f64::MIN_POSITIVE;
        Self { corners, pair, limit }
    }

    /// Takes the pair if it is longer.
    #[inline]
    fn look(&mut self, a: usize, b: usize) {
        if squared([self.corners[a], self.corners[b]]) >= self.limit {
            self.look_closely(a, b);
        }
    }

    #[inline(never)]
    fn look_closely(&mut self, a: usize, b: usize) {
        let ends = |(a, b): (usize, usize)| [self.corners[a], self.corners[b]];
        if compare_lengths(ends(self.pair), ends((a, b))).is_lt() {
            *self = Self::new(self.corners, (a.min(b), a.max(b)));
        }
    }
}

#[inline]
fn squared<T: Coordinate>([p, q]: [Point<T>; 2]) -> f64 {
    let (x, y) = (p.x().gap(q.x()), p.y().gap(q.y()));
    x * x + y * y
}

/// The width of a polygon: the least distance of two parallel lines around it.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Point};
/// let triangle = ConvexPolygon::around(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from)).unwrap();
/// let width = triangle.width();
/// assert_eq!((width.side, width.corner), (1, 0));
/// assert_eq!(width.distance, 2.4);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Width {
    /// The side that one of the lines runs along.
    pub side: usize,
    /// A corner on the other line.
    pub corner: usize,
    /// How far apart they are.
    pub distance: f64,
}

/// A rectangle around a polygon.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Point};
/// let diamond = ConvexPolygon::around(&[(2, 0), (4, 2), (2, 4), (0, 2)].map(Point::<i32>::from)).unwrap();
/// let rectangle = diamond.smallest_area_rectangle()?;
/// assert!((rectangle.area() - 8.0).abs() < 1e-14 && (rectangle.perimeter() - 128f64.sqrt()).abs() < 1e-14);
/// assert_eq!(rectangle.corners()?.len(), 4);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// The side of the polygon that a side of the rectangle runs along.
    pub side: usize,
    /// From the first corner of that side: how far back and how far on the rectangle goes.
    pub along: [f64; 2],
    /// How far it goes to the left of that side.
    pub height: f64,
    start: Point,
    unit: Vector,
}

impl Rectangle {
    /// Its area; an infinity where it overflows.
    ///
    /// # Examples
    /// See [`Rectangle`].
    #[must_use]
    pub fn area(&self) -> f64 {
        (self.along[1] - self.along[0]) * self.height
    }

    /// The length of its boundary; an infinity where it overflows.
    ///
    /// # Examples
    /// See [`Rectangle`].
    #[must_use]
    pub fn perimeter(&self) -> f64 {
        2.0 * (self.along[1] - self.along[0] + self.height)
    }

    /// Its corners, counter-clockwise.
    ///
    /// # Errors
    /// [`PointError::Infinite`] where a corner overflows.
    ///
    /// # Examples
    /// See [`Rectangle`].
    pub fn corners(&self) -> Result<[Point; 4], PointError> {
        let [back, on] = self.along;
        let at = |along: f64, left: f64| {
            let (x, y) = (along * self.unit.x - left * self.unit.y, along * self.unit.y + left * self.unit.x);
            Point::new(self.start.x() + x, self.start.y() + y)
        };
        Ok([at(back, 0.0)?, at(on, 0.0)?, at(on, self.height)?, at(back, self.height)?])
    }
}

impl<T: Coordinate> ConvexPolygon<T> {
    /// The indices of two corners that are farthest apart, the lesser first.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let kite = ConvexPolygon::around(&[(0, 0), (2, -1), (9, 0), (2, 1)].map(Point::<i32>::from)).unwrap();
    /// assert_eq!(kite.diameter(), (0, 2));
    /// ```
    #[must_use]
    pub fn diameter(&self) -> (usize, usize) {
        let count = self.corners.len();
        let next = |corner: usize| if corner + 1 < count { corner + 1 } else { 0 };
        let mut best = Longest::new(&self.corners, (0, 1));
        let mut opposite = 1;
        for side in 0..count {
            let way = [self.corners[side], self.corners[next(side)]];
            let rises = |corner| turn(way, [self.corners[corner], self.corners[next(corner)]]);
            let mut rise = rises(opposite);
            while rise == Orientation::CounterClockwise {
                opposite = next(opposite);
                rise = rises(opposite);
            }
            best.look(side, opposite);
            best.look(next(side), opposite);
            // Where the sides are parallel, both ends of both are opposite.
            if rise == Orientation::Collinear {
                best.look(side, next(opposite));
                best.look(next(side), next(opposite));
            }
        }
        best.pair
    }

    /// The least distance of two parallel lines around the polygon.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Accuracy
    /// Within 16 ulp of the diameter: opposite corners are found exactly, distances are
    /// rounded.
    ///
    /// # Examples
    /// See [`Width`].
    #[must_use]
    pub fn width(&self) -> Width {
        let mut opposite = 1;
        let widths = (0..self.corners.len()).map(|side| {
            opposite = self.opposite(side, opposite);
            let (_, left) = self.relative(side, self.unit(side), opposite);
            Width { side, corner: opposite % self.corners.len(), distance: left }
        });
        widths.reduce(|best, width| if width.distance < best.distance { width } else { best }).expect("three sides")
    }

    /// The rectangle of least area around the polygon.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Accuracy
    /// One side runs along a side of the polygon (Freeman, Shapira 1975); lengths are
    /// within 16 ulp of the diameter.
    ///
    /// # Errors
    /// [`PointError::Infinite`] where the length of a side overflows.
    ///
    /// # Examples
    /// See [`Rectangle`].
    pub fn smallest_area_rectangle(&self) -> Result<Rectangle, PointError> {
        self.smallest_rectangle(Rectangle::area)
    }

    /// The rectangle of least perimeter around the polygon.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Accuracy
    /// As [`smallest_area_rectangle`](Self::smallest_area_rectangle).
    ///
    /// # Errors
    /// [`PointError::Infinite`] where the length of a side overflows.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let triangle = ConvexPolygon::around(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from)).unwrap();
    /// assert_eq!(triangle.smallest_perimeter_rectangle()?.perimeter(), 14.0);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub fn smallest_perimeter_rectangle(&self) -> Result<Rectangle, PointError> {
        self.smallest_rectangle(Rectangle::perimeter)
    }

    fn smallest_rectangle(&self, measure: impl Fn(&Rectangle) -> f64) -> Result<Rectangle, PointError> {
        let count = self.corners.len();
        let (mut on, mut opposite, mut back) = (1, 1, 1);
        let mut best: Option<Rectangle> = None;
        for side in 0..count {
            let ends = [self.corner(side), self.corner(side + 1)];
            let advances = |corner| compare_along(ends, self.corner(corner), self.corner(corner + 1));
            on = self.walk(on.max(side + 1), |corner| advances(corner).is_lt());
            opposite = self.opposite(side, opposite.max(on));
            back = self.walk(back.max(opposite), |corner| advances(corner).is_gt());
            let unit = self.unit(side);
            let along = [back, on].map(|corner| self.relative(side, unit, corner).0);
            let height = self.relative(side, unit, opposite).1;
            let rectangle = Rectangle { side, along, height, start: ends[0].to_f64(), unit };
            if best.is_none_or(|best| measure(&rectangle) < measure(&best)) {
                best = Some(rectangle);
            }
        }
        let best = best.expect("three sides");
        best.corners().map(|_| best)
    }

    /// Whether the side at `corner` leads away from the line along `side`, or back to it.
    fn rises(&self, side: usize, corner: usize) -> Orientation {
        turn([self.corner(side), self.corner(side + 1)], [self.corner(corner), self.corner(corner + 1)])
    }

    /// The first corner from `from` on that is farthest from the line along `side`.
    fn opposite(&self, side: usize, from: usize) -> usize {
        self.walk(from.max(side + 1), |corner| self.rises(side, corner) == Orientation::CounterClockwise)
    }

    fn walk(&self, from: usize, goes_on: impl Fn(usize) -> bool) -> usize {
        (from..).find(|&corner| !goes_on(corner)).expect("a round ends")
    }

    /// The direction of a side, of length 1.
    fn unit(&self, side: usize) -> Vector {
        let (way, _) = self.way(side, side + 1);
        // Subnormal numbers have too few bits for a direction, and the greatest no length.
        let times = if way.norm() < TINY { HUGE } else { TINY };
        let way = if (TINY..HUGE).contains(&way.norm()) { way } else { Vector::new(way.x * times, way.y * times) };
        let length = way.norm();
        Vector::new(way.x / length, way.y / length)
    }

    /// How far a corner is along a side from the side's first corner on, and to its left.
    fn relative(&self, side: usize, unit: Vector, corner: usize) -> (f64, f64) {
        let (way, times) = self.way(side, corner);
        (times * (unit.x * way.x + unit.y * way.y), times * (unit.x * way.y - unit.y * way.x))
    }

    /// From a corner to another: a vector, and how many times it is the way. Differences come
    /// first, of coordinates as they are: integers beyond 2⁵³ would be rounded to one `f64`.
    fn way(&self, from: usize, to: usize) -> (Vector, f64) {
        let (a, b) = (self.corner(from), self.corner(to));
        let way = Vector::new(b.x().rounded_difference(a.x()), b.y().rounded_difference(a.y()));
        if way.x.is_finite() && way.y.is_finite() {
            return (way, 1.0);
        }
        let half = |a: T, b: T| b.to_f64() / 2.0 - a.to_f64() / 2.0;
        (Vector::new(half(a.x(), b.x()), half(a.y(), b.y())), 2.0)
    }
}

/// 2⁻⁶⁰⁰.
const TINY: f64 = f64::from_bits((1023 - 600) << 52);
/// 2⁶⁰⁰.
const HUGE: f64 = f64::from_bits((1023 + 600) << 52);
