//! What divides an angle or a segment in halves.

use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, dot, nearest_point, vector},
    orientation::{Orientation, orient2d},
    point::Point,
    shapes::{Line, Ray},
};

/// The line of all points as far from `a` as from `b`, with `a` to its left; `None` where
/// they are equal or a coordinate is beyond `f64`.
///
/// Which of the two is nearer to a point, [`compare_distance`](crate::compare_distance)
/// decides without this line, exactly.
///
/// # Accuracy
/// The line goes through two corners of the square that has `a` and `b` as its others; each
/// coordinate of theirs is the nearest `f64`.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, straight::perpendicular_bisector};
/// let [a, b] = [(0, 0), (4, 0)].map(Point::<i64>::from);
/// let line = perpendicular_bisector(a, b).unwrap();
/// assert_eq!(line.points(), [Point::new(2.0, -2.0)?, Point::new(2.0, 2.0)?]);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn perpendicular_bisector<T: Coordinate>(a: Point<T>, b: Point<T>) -> Option<Line> {
    Line::through(nearest_point(&Diagonal(b, a))?, nearest_point(&Diagonal(a, b))?)
}

/// The corner left of the way between the ends of a square's diagonal.
struct Diagonal<T: Coordinate>(Point<T>, Point<T>);

impl<T: Coordinate> Construction<2> for Diagonal<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let [x, y] = vector::<R, T>(self.0, self.1);
        let sum = |p: T, q: T| R::of(p) + R::of(q);
        [(sum(self.0.x(), self.1.x()) - y, R::of(2)), (sum(self.0.y(), self.1.y()) + x, R::of(2))]
    }
}

/// The ray from `b` that halves the angle between those to `a` and to `c`; to the left of
/// the way from `a` where the angle is straight. `None` where `a` or `c` is `b`, or a
/// coordinate is beyond `f64`.
///
/// ```text
///   a ·      ╱
///      ╲   ╱
///       ╲╱
///      b ·────── c
/// ```
///
/// # Accuracy
/// Each coordinate of the ray's second point is the nearest `f64`.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, straight::angle_bisector};
/// let [a, b, c] = [(0, 3), (0, 0), (4, 0)].map(Point::<i64>::from);
/// let [start, through] = angle_bisector(a, b, c).unwrap().points();
/// assert_eq!((start, through.x()), (Point::ORIGIN, through.y()));
/// ```
#[must_use]
pub fn angle_bisector<T: Coordinate>(a: Point<T>, b: Point<T>, c: Point<T>) -> Option<Ray> {
    if a == b || c == b {
        return None;
    }
    let turned = orient2d(a, b, c);
    let through = if T::dot_sign([b, a], [b, c]).is_lt() {
        // Wider than a right angle: perpendicular to the bisector outside.
        nearest_point(&Beside { corners: [a, b, c], left: turned != Orientation::Clockwise })
    } else {
        nearest_point(&Between([a, b, c]))
    };
    Ray::from_through(b.to_f64(), through?)
}

/// The vectors from b to a and to c, and their lengths.
fn arms<R: Number, T: Coordinate>([a, b, c]: [Point<T>; 3]) -> ([[R; 2]; 2], [R; 2]) {
    let arms = [vector::<R, T>(b, a), vector(b, c)];
    let lengths = arms.clone().map(|arm| dot(&arm, &arm).root());
    (arms, lengths)
}

/// Where the bisector meets the side from a to c: it divides it as the arms' lengths do.
struct Between<T: Coordinate>([Point<T>; 3]);

impl<T: Coordinate> Construction<2> for Between<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let (_, [to_a, to_c]) = arms::<R, T>(self.0);
        let [a, _, c] = self.0;
        [(a.x(), c.x()), (a.y(), c.y())]
            .map(|(a, c)| (R::of(a) * to_c.clone() + R::of(c) * to_a.clone(), to_a.clone() + to_c.clone()))
    }
}

/// b and what the difference of the arms' directions is, turned by a right angle, to the
/// left of the way from a to c or to the right.
struct Beside<T: Coordinate> {
    corners: [Point<T>; 3],
    left: bool,
}

impl<T: Coordinate> Construction<2> for Beside<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let ([[ax, ay], [cx, cy]], [to_a, to_c]) = arms::<R, T>(self.corners);
        let [x, y] = [(ax, cx), (ay, cy)].map(|(a, c)| c * to_a.clone() - a * to_c.clone());
        let whole = to_a + to_c;
        let b = self.corners[1];
        let start = [b.x(), b.y()].map(|start| R::of(start) * whole.clone());
        let [start_x, start_y] = start;
        let end = if self.left { [start_x - y, start_y + x] } else { [start_x + y, start_y - x] };
        end.map(|end| (end, whole.clone()))
    }
}
