//! What the algorithms ask of a coordinate; nothing of it can be named outside.
//!
//! The public predicates ([`orient2d`](crate::orient2d) and the others) call these
//! and say what they mean.

use std::cmp::Ordering;

use self::double::Double;
use crate::{
    in_circle::CircleSide,
    orientation::Orientation,
    point::{Axis, Point, PointError},
};

mod center;
pub(crate) mod chain;
pub(crate) mod common_unit;
pub(crate) mod construct;
mod crossing;
pub(crate) mod double;
mod exact;
pub(crate) mod float;
mod integer;
mod stages;
mod wide;

/// A coordinate of any type.
#[derive(Clone, Copy, Debug)]
pub enum Parts {
    /// A float.
    Float(f64),
    /// An integer.
    Integer(i64),
}

/// The arithmetic behind a coordinate. Every sign is that of real numbers.
pub trait Kernel: Copy + 'static {
    /// The number 0.
    const ZERO: Self;
    /// How far [`Kernel::to_f64`] may be from the number, beyond 2⁵³.
    const F64_ERROR: f64 = 0.0;

    /// Itself if it may be a coordinate, −0 made +0.
    fn checked(self, axis: Axis) -> Result<Self, PointError>;
    /// Itself and `by` added, if that may be a coordinate.
    fn sum(self, by: Self, axis: Axis) -> Result<Self, PointError>;
    /// `other` subtracted; `None` where it overflows.
    fn checked_difference(self, other: Self) -> Option<Self>;
    /// Their difference without its sign, rounded to nearest.
    fn gap(self, other: Self) -> f64;
    /// Whether that is the difference itself.
    fn gap_is_exact(self, other: Self) -> bool;
    /// `other` subtracted, to within 3u of the difference, u = 2⁻⁵³; infinite where it overflows.
    fn rounded_difference(self, other: Self) -> f64;
    /// `other` subtracted, exactly, as a rounded number and its rest, unless it overflows.
    fn split_difference(self, other: Self) -> Double;
    /// The numeric order.
    fn compare(self, other: Self) -> Ordering;
    /// Different for different coordinates.
    fn bits(self) -> u64;
    /// Rounded to nearest.
    fn to_f64(self) -> f64;
    /// As one of the two types that hold every coordinate.
    fn parts(self) -> Parts;

    /// The sign of (a − c) × (b − c).
    fn orientation(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> Orientation;
    /// Whether the path a, b, c certainly turns left; `false` may mean that it is not quickly told.
    #[inline]
    fn certainly_left(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> bool {
        Self::orientation(a, b, c) == Orientation::CounterClockwise
    }
    /// The sign of (b − a) × (d − c).
    fn cross_sign(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering;
    /// The sign of (b − a) · (d − c).
    fn dot_sign(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering;
    /// How |b − a| compares with |d − c|.
    fn compare_lengths(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering;
    /// How |b − a| compares with a length; a negative one or NaN is less than every distance.
    fn compare_length_with(ab: [Point<Self>; 2], length: Self) -> Ordering;
    /// Where d lies with respect to the circle through a, b, c, counter-clockwise.
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide;

    /// The centre of the circle through three points not on one line, which may be
    /// infinite, and its vector from the first of them, each coordinate rounded to nearest.
    fn circumcenter(corners: [Point<Self>; 3]) -> [[f64; 2]; 2];
    /// The same for the circle around a diameter.
    fn diametral_center(ends: [Point<Self>; 2]) -> [[f64; 2]; 2];
    /// The point in which two segments cross, rounded to nearest.
    fn crossing_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Point;
    /// Where two lines meet that are not parallel, rounded to nearest; it may be infinite.
    fn meeting_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> [f64; 2];
    /// How the path over two points to where two lines meet, not parallel, turns.
    fn meeting_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation;
    /// How the path over two points to the crossing of two segments turns.
    fn crossing_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation;
}

#[cfg(test)]
mod tests;
