//! What a half-plane or a convex window leaves of a polygon.
//!
//! ```text
//!       ·───────────·
//!     ┌─┼─────────┐ │       what is left: the corners inside (here one), where sides cross
//!     │ │▒▒▒▒▒▒▒▒▒│ │       the window's, and corners of the window inside of the polygon
//!     │ ·─────────┼─·
//!     └───────────┘
//! ```
//!
#![doc = include_str!("../../pictures/clip.svg")]
//!
//! The half-planes of the window cut one after another (Sutherland, Hodgman). A corner
//! that comes from a cut is not a rounded point but the two lines that made it, and
//! on which side of the next line it lies is decided exactly; each corner of the
//! answer is rounded once, at the end. So whatever is decided is decided for real numbers:
//! no corner is lost or doubled because an earlier one was rounded.
//!
//! Where a polygon that is not convex falls apart, its parts stay joined by sides that run to and
//! fro on the window's boundary and enclose nothing: area and even–odd interior are right, the
//! number of parts is not told.
//!
//! # Complexity
//! n corners, m sides of the window: O(n) for a half-plane, O((n + m)·m) for a window.
//!
//! Source: Sutherland, Hodgman, "Reentrant polygon clipping" (1974). Deviation: exact corners.

#[cfg(test)]
mod tests;

use crate::{
    convex_polygon::ConvexPolygon,
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
    shapes::Line,
};

/// A corner: a given one, or where two lines meet.
#[derive(Clone, Copy)]
enum Corner<T: Coordinate> {
    Given(Point<T>),
    Meeting([Point<T>; 2], [Point<T>; 2]),
}

impl<T: Coordinate> Corner<T> {
    fn side(self, line @ [a, b]: [Point<T>; 2]) -> Orientation {
        match self {
            Self::Given(p) => orient2d(a, b, p),
            Self::Meeting(first, second) => T::meeting_side(first, second, line),
        }
    }

    fn rounded(self) -> Point {
        match self {
            Self::Given(p) => p.to_f64(),
            Self::Meeting(first, second) => {
                let [x, y] = T::meeting_point(first, second);
                Point::new(x, y).expect("between corners of the polygon")
            }
        }
    }
}

/// A corner and the line along which the boundary goes on to the next one.
type Side<T> = (Corner<T>, [Point<T>; 2]);

/// What lies to the left of a line or on it of the polygon with these corners.
///
/// The answer runs as the polygon does; it is empty where the polygon is right of the line.
///
/// # Complexity
/// O(n) for n corners.
///
/// # Accuracy
/// On which side each corner lies is decided exactly; each coordinate of a crossing is rounded to
/// nearest.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, clip::clip_by_half_plane};
/// let square = [(0, 0), (4, 0), (4, 4), (0, 4)].map(Point::<i32>::from);
/// let diagonal = Line::through(Point::from((3, 0)), Point::from((0, 3))).unwrap();
/// let left = clip_by_half_plane(&square, diagonal);
/// assert_eq!(left, [(0, 0), (3, 0), (0, 3)].map(|p| Point::<i32>::from(p).to_f64()));
/// assert_eq!(clip_by_half_plane(&square, diagonal.reversed()).len(), 5);
/// ```
#[must_use]
pub fn clip_by_half_plane<T: Coordinate>(corners: &[Point<T>], line: Line<T>) -> Vec<Point> {
    rounded(&cut(&sides(corners), line.points()))
}

/// What lies in a convex window or on its boundary of the polygon with these corners.
///
/// The answer runs as the polygon does; it is empty where nothing is left. Where they only touch, it
/// may be a point or a segment there and back.
///
/// # Complexity
/// O((n + m)·m) for n corners and a window of m sides.
///
/// # Accuracy
/// Every decision is exact, also about corners that are not numbers of the type; each coordinate of
/// the answer is rounded to nearest, once.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Point, clip::clip_by_convex};
/// let window = ConvexPolygon::around(&[(0, 0), (4, 0), (4, 4), (0, 4)].map(Point::<i64>::from)).unwrap();
/// let triangle = [(2, 2), (9, 2), (2, 9)].map(Point::from);
/// let left = clip_by_convex(&triangle, &window);
/// assert_eq!(left, [(2, 2), (4, 2), (4, 4), (2, 4)].map(|p| Point::<i64>::from(p).to_f64()));
/// ```
#[must_use]
pub fn clip_by_convex<T: Coordinate>(corners: &[Point<T>], window: &ConvexPolygon<T>) -> Vec<Point> {
    let around = window.corners();
    let lines = (0..around.len()).map(|k| [around[k], around[(k + 1) % around.len()]]);
    rounded(&lines.fold(sides(corners), |left, line| cut(&left, line)))
}

fn sides<T: Coordinate>(corners: &[Point<T>]) -> Vec<Side<T>> {
    let next = |k: usize| corners[(k + 1) % corners.len()];
    corners.iter().enumerate().map(|(k, &corner)| (Corner::Given(corner), [corner, next(k)])).collect()
}

/// What is left of a line or on it.
fn cut<T: Coordinate>(sides: &[Side<T>], line: [Point<T>; 2]) -> Vec<Side<T>> {
    use Orientation::{Clockwise, CounterClockwise};
    let placed: Vec<Orientation> = sides.iter().map(|(corner, _)| corner.side(line)).collect();
    let mut left = Vec::with_capacity(sides.len() + 2);
    for (k, &(corner, along)) in sides.iter().enumerate() {
        let next = placed[(k + 1) % sides.len()];
        match (placed[k], next) {
            (Clockwise, CounterClockwise) => left.push((Corner::Meeting(along, line), along)),
            (Clockwise, _) => {}
            (CounterClockwise, Clockwise) => left.extend([(corner, along), (Corner::Meeting(along, line), line)]),
            // On the line, from where the boundary of what is left goes along it.
            (_, Clockwise) => left.push((corner, line)),
            _ => left.push((corner, along)),
        }
    }
    left
}

/// The corners, each once where the same number comes twice in a row.
fn rounded<T: Coordinate>(sides: &[Side<T>]) -> Vec<Point> {
    let mut corners: Vec<Point> = sides.iter().map(|(corner, _)| corner.rounded()).collect();
    corners.dedup();
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}
