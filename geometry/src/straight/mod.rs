//! Lines, rays and segments with one another: where they meet, how far apart they are.
//!
//! ```text
//!        ╲   a                  a                          a ──── b
//!   meet  ╲ ╱      distance     │ ·························
//!          ╳                    │ nearest points           ╲
//!         ╱ ╲                   b                            ╲ c ── d ──▶
//! ```
//!
//! All three, and single points, are a piece of a line with an end on none, one or both
//! sides, so that a question about two of them is answered once for all pairs. What
//! kind of answer it is (apart, a point, a piece), which ends are nearest and whether a
//! foot lies within is decided exactly; only the numbers of the answer are rounded, once.
//!
//! # Complexity
//! O(1).
//!
//! Not for many against many: that is the task of a sweep or an index.

mod bisector;
mod meet;
mod proximity;

pub use bisector::{angle_bisector, perpendicular_bisector};
pub(crate) use meet::pieces;
pub use meet::{Meeting, MeetingPoint, meet};
pub(crate) use proximity::{Candidate, Nearest, least};
pub use proximity::{distance, foot, nearest_points, reflection};

use crate::{
    coordinate::Coordinate,
    point::Point,
    shapes::{Line, Ray, Segment},
};

/// A [`Line`], a [`Ray`], a [`Segment`] or a [`Point`]: sealed.
///
/// # Examples
/// ```
/// use kihon_geometry::{Coordinate, Line, Point, Segment, straight::{Straight, distance}};
/// fn farther_than<T: Coordinate>(a: impl Straight<T>, b: impl Straight<T>, length: f64) -> bool {
///     distance(a, b) > length
/// }
/// let [a, b, c] = [(0, 0), (3, 0), (1, 2)].map(Point::<i64>::from);
/// assert!(farther_than(Segment::new(a, b), c, 1.9) && !farther_than(c, Line::through(a, b).unwrap(), 2.0));
/// ```
pub trait Straight<T: Coordinate>: Copy + piece::ToPiece<T> {}

impl<T: Coordinate> Straight<T> for Point<T> {}
impl<T: Coordinate> Straight<T> for Line<T> {}
impl<T: Coordinate> Straight<T> for Ray<T> {}
impl<T: Coordinate> Straight<T> for Segment<T> {}

pub(crate) mod piece {
    use super::{Coordinate, Line, Point, Ray, Segment};

    /// What lies on the line through two points, perhaps ending at the first, the second or both;
    /// the points are different unless both are ends.
    #[derive(Clone, Copy, Debug)]
    pub struct Piece<T: Coordinate> {
        pub(crate) points: [Point<T>; 2],
        pub(crate) ends: [bool; 2],
    }

    impl<T: Coordinate> Piece<T> {
        /// The points at which it ends.
        pub(crate) fn end_points(self) -> impl Iterator<Item = Point<T>> {
            self.points.into_iter().zip(self.ends).filter_map(|(point, ends)| ends.then_some(point))
        }
    }

    /// What can be taken for a piece of a line.
    pub trait ToPiece<T: Coordinate> {
        /// As a piece of a line.
        fn piece(self) -> Piece<T>;
    }

    impl<T: Coordinate> ToPiece<T> for Point<T> {
        fn piece(self) -> Piece<T> {
            Piece { points: [self; 2], ends: [true; 2] }
        }
    }

    impl<T: Coordinate> ToPiece<T> for Line<T> {
        fn piece(self) -> Piece<T> {
            Piece { points: self.points(), ends: [false; 2] }
        }
    }

    impl<T: Coordinate> ToPiece<T> for Ray<T> {
        fn piece(self) -> Piece<T> {
            Piece { points: self.points(), ends: [true, false] }
        }
    }

    impl<T: Coordinate> ToPiece<T> for Segment<T> {
        fn piece(self) -> Piece<T> {
            Piece { points: self.ends(), ends: [true; 2] }
        }
    }
}

#[cfg(test)]
mod tests;
