//! Points of the plane, checked where they enter.
//!
//! A [`Point`] holds two finite numbers, neither of them −0. That is checked by
//! every way of making one and cannot be undone, so equality is an equivalence,
//! the order is total and a hash agrees with both: exactly what a bare pair of
//! `f64` does not give. There is no tolerance in any of them, because "equal to
//! within ε" is not transitive.
//!
//! The numbers are `f64`, or `i64` and `i32` for lattices and contests: see
//! [`Coordinate`].

use std::{
    cmp::Ordering,
    error::Error,
    fmt,
    hash::{Hash, Hasher},
    ops::Sub,
};

use crate::{coordinate::Coordinate, vector::Vector};

/// Which coordinate.
///
/// # Examples
/// ```
/// use kihon_geometry::Axis;
/// assert_eq!(Axis::Y.to_string(), "y");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// The first coordinate.
    X,
    /// The second coordinate.
    Y,
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::X => "x",
            Self::Y => "y",
        })
    }
}

/// Why two numbers are not a point.
///
/// # Examples
/// ```
/// use kihon_geometry::{Axis, Point, PointError, point::points_from};
/// assert_eq!(Point::new(0.0, f64::NAN), Err(PointError::NotANumber { axis: Axis::Y, index: None }));
/// let refused = points_from(&[(0.0, 0.0), (f64::NEG_INFINITY, 1.0)]).unwrap_err();
/// assert_eq!(refused.to_string(), "point 1: x is -inf, not a finite number");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PointError {
    /// A coordinate is NaN.
    NotANumber {
        /// Which coordinate; x where both are bad.
        axis: Axis,
        /// Which point of a slice.
        index: Option<usize>,
    },
    /// A coordinate is infinite.
    Infinite {
        /// Which coordinate; x where both are bad.
        axis: Axis,
        /// The infinity.
        value: f64,
        /// Which point of a slice.
        index: Option<usize>,
    },
    /// A computed integer coordinate does not fit its type.
    OutOfRange {
        /// Which coordinate; x where both are bad.
        axis: Axis,
        /// Which point of a slice.
        index: Option<usize>,
    },
}

impl PointError {
    /// The same error at point `index` of a slice.
    pub(crate) const fn at(self, index: usize) -> Self {
        let index = Some(index);
        match self {
            Self::NotANumber { axis, .. } => Self::NotANumber { axis, index },
            Self::Infinite { axis, value, .. } => Self::Infinite { axis, value, index },
            Self::OutOfRange { axis, .. } => Self::OutOfRange { axis, index },
        }
    }
}

impl fmt::Display for PointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::NotANumber { index, .. } | Self::Infinite { index, .. } | Self::OutOfRange { index, .. }) = *self;
        if let Some(index) = index {
            write!(f, "point {index}: ")?;
        }
        match *self {
            Self::NotANumber { axis, .. } => write!(f, "{axis} is NaN, not a finite number"),
            Self::Infinite { axis, value, .. } => write!(f, "{axis} is {value}, not a finite number"),
            Self::OutOfRange { axis, .. } => write!(f, "{axis} does not fit the type of the coordinates"),
        }
    }
}

impl Error for PointError {}

/// A point: two finite coordinates, −0 made +0.
///
/// Ordered by x, then by y, exactly. `Eq` and `Hash` go with that order.
///
/// # Examples
/// ```
/// use std::collections::HashSet;
/// use kihon_geometry::Point;
///
/// let [a, b, c] = [(1.0, 2.0), (0.0, 5.0), (-0.0, 5.0)].map(|p| Point::try_from(p).unwrap());
/// assert!(b < a && b == c);
/// assert_eq!(HashSet::from([a, b, c]).len(), 2);
/// assert_eq!(a.to_string(), "(1, 2)");
///
/// let lattice: Point<i64> = (3, -4).into();
/// assert_eq!(lattice.to_f64(), Point::new(3.0, -4.0)?);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point<T = f64> {
    x: T,
    y: T,
}

impl<T: Coordinate> Point<T> {
    /// The point (0, 0).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Vector};
    /// let p = Point::new(3.0, 4.0)?;
    /// assert_eq!(p - Point::ORIGIN, Vector::new(3.0, 4.0));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub const ORIGIN: Self = Self { x: T::ZERO, y: T::ZERO };

    /// The point (`x`, `y`).
    ///
    /// # Errors
    /// A NaN or infinite coordinate, x before y. Integers are never refused; for
    /// them there is `Point::from((x, y))` too.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Point;
    /// let p = Point::new(-0.0, 1.5)?;
    /// assert_eq!((p.x().to_bits(), p.y()), (0, 1.5));
    /// assert!(Point::new(f64::INFINITY, 0.0).is_err());
    /// assert_eq!(Point::new(1, 2)?, Point::from((1, 2)));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    pub fn new(x: T, y: T) -> Result<Self, PointError> {
        Ok(Self { x: x.checked(Axis::X)?, y: y.checked(Axis::Y)? })
    }

    /// The first coordinate: finite, never −0.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_geometry::Point::new(3.0, 4.0).unwrap().x(), 3.0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn x(self) -> T {
        self.x
    }

    /// The second coordinate: finite, never −0.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_geometry::Point::new(3.0, 4.0).unwrap().y(), 4.0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn y(self) -> T {
        self.y
    }

    /// The point moved by a vector; on `f64` each coordinate is rounded to nearest.
    ///
    /// Not an operator, because the sum need not be a point.
    ///
    /// # Errors
    /// A coordinate that overflows, or a vector that is not finite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Vector};
    /// let p = Point::new(1.0, 2.0)?;
    /// assert_eq!(p.moved_by(Vector::new(3.0, -2.0))?, Point::new(4.0, 0.0)?);
    /// assert!(Point::new(f64::MAX, 0.0)?.moved_by(Vector::new(f64::MAX, 0.0)).is_err());
    /// assert!(Point::new(0, i32::MIN)?.moved_by(Vector::new(0, -1)).is_err());
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    pub fn moved_by(self, by: Vector<T>) -> Result<Self, PointError> {
        Ok(Self { x: self.x.sum(by.x, Axis::X)?, y: self.y.sum(by.y, Axis::Y)? })
    }

    /// The vector from `other` to this point; on `f64` each component is rounded
    /// to nearest. `None` where a component overflows.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Vector};
    /// let [p, q] = [(5, 1), (2, 3)].map(Point::<i64>::from);
    /// assert_eq!(p.checked_sub(q), Some(Vector::new(3, -2)));
    /// assert_eq!(Point::new(i64::MIN, 0)?.checked_sub(p), None);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Vector<T>> {
        Some(Vector::new(self.x.checked_difference(other.x)?, self.y.checked_difference(other.y)?))
    }

    /// The same point in `f64`.
    ///
    /// # Accuracy
    /// Exact for `f64` and `i32`, and for `i64` up to 2⁵³; beyond, each coordinate
    /// is rounded to nearest.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Point;
    /// assert_eq!(Point::<i64>::from(((1 << 53) + 1, -7)).to_f64(), Point::new(9_007_199_254_740_992.0, -7.0)?);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn to_f64(self) -> Point {
        Point { x: self.x.to_f64(), y: self.y.to_f64() }
    }
}

impl Point {
    /// The Euclidean distance to `other`.
    ///
    /// # Accuracy
    /// Three roundings, about 2 ulp; neither squares that overflow nor ones that
    /// underflow spoil it. Infinite where the distance is above `f64::MAX`. Which
    /// of two points is nearer, [`compare_distance`](crate::compare_distance) says
    /// without error.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Point;
    /// let [a, b] = [(0.0, 0.0), (3e200, 0.0)].map(|p| Point::try_from(p).unwrap());
    /// assert_eq!(a.distance(b), 3e200);
    /// ```
    #[inline]
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (other - self).norm()
    }
}

/// The points of a slice of pairs: tuples, arrays, whatever converts.
///
/// # Complexity
/// O(n) for n points.
///
/// # Errors
/// The first pair that is not a point, with its index.
///
/// # Examples
/// ```
/// use kihon_geometry::{Axis, PointError, point::points_from};
/// assert_eq!(points_from(&[(0.0, 1.0), (2.0, 3.0)])?.len(), 2);
/// assert_eq!(points_from(&[[0.0, 1.0], [f64::NAN, 3.0]]), Err(PointError::NotANumber { axis: Axis::X, index: Some(1) }));
/// # Ok::<(), PointError>(())
/// ```
pub fn points_from<P>(pairs: &[P]) -> Result<Vec<Point>, PointError>
where
    P: Copy + TryInto<Point, Error = PointError>,
{
    pairs.iter().enumerate().map(|(index, &pair)| pair.try_into().map_err(|error| error.at(index))).collect()
}

impl<T: Coordinate> Eq for Point<T> {}

impl<T: Coordinate> Ord for Point<T> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.x.compare(other.x).then_with(|| self.y.compare(other.y))
    }
}

impl<T: Coordinate> PartialOrd for Point<T> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Coordinate> Hash for Point<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal points have equal bits: there is no NaN and only one zero.
        self.x.bits().hash(state);
        self.y.bits().hash(state);
    }
}

impl<T: fmt::Display> fmt::Display for Point<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        self.x.fmt(f)?;
        f.write_str(", ")?;
        self.y.fmt(f)?;
        f.write_str(")")
    }
}

impl TryFrom<(f64, f64)> for Point {
    type Error = PointError;

    #[inline]
    fn try_from((x, y): (f64, f64)) -> Result<Self, PointError> {
        Self::new(x, y)
    }
}

impl TryFrom<[f64; 2]> for Point {
    type Error = PointError;

    #[inline]
    fn try_from([x, y]: [f64; 2]) -> Result<Self, PointError> {
        Self::new(x, y)
    }
}

macro_rules! integer_points {
    ($($integer:ty),*) => {$(
        impl From<($integer, $integer)> for Point<$integer> {
            #[inline]
            fn from((x, y): ($integer, $integer)) -> Self {
                Self { x, y }
            }
        }

        impl From<[$integer; 2]> for Point<$integer> {
            #[inline]
            fn from([x, y]: [$integer; 2]) -> Self {
                Self { x, y }
            }
        }
    )*};
}

integer_points!(i64, i32);

impl From<Point<i32>> for Point<i64> {
    #[inline]
    fn from(point: Point<i32>) -> Self {
        Self { x: point.x.into(), y: point.y.into() }
    }
}

impl From<Point<i32>> for Point {
    #[inline]
    fn from(point: Point<i32>) -> Self {
        point.to_f64()
    }
}

impl<T> From<Point<T>> for (T, T) {
    #[inline]
    fn from(point: Point<T>) -> Self {
        (point.x, point.y)
    }
}

impl<T> From<Point<T>> for [T; 2] {
    #[inline]
    fn from(point: Point<T>) -> Self {
        [point.x, point.y]
    }
}

impl Sub for Point {
    type Output = Vector;

    /// The vector from `other` to this point, each coordinate rounded to nearest.
    #[inline]
    fn sub(self, other: Self) -> Vector {
        Vector::new(self.x - other.x, self.y - other.y)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Everything where a sign or a bit could slip.
    const VALUES: [f64; 13] = [
        f64::MIN,
        -1.0,
        -f64::MIN_POSITIVE,
        -5e-324,
        -0.0,
        0.0,
        5e-324,
        f64::MIN_POSITIVE,
        1.0 - f64::EPSILON / 2.0,
        1.0,
        1.0 + f64::EPSILON,
        1e300,
        f64::MAX,
    ];

    fn grid() -> Vec<Point> {
        VALUES.iter().flat_map(|&x| VALUES.map(|y| Point::new(x, y).unwrap())).collect()
    }

    fn hash_of(point: Point) -> u64 {
        use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
        BuildHasherDefault::<DefaultHasher>::default().hash_one(point)
    }

    #[test]
    fn finite_pairs_are_kept_bit_for_bit_but_for_the_sign_of_zero() {
        for x in VALUES {
            for y in VALUES {
                let point = Point::new(x, y).unwrap();
                for (kept, given) in [(point.x(), x), (point.y(), y)] {
                    let expected = if given == 0.0 { 0 } else { given.to_bits() };
                    assert_eq!(kept.to_bits(), expected, "{given:e}");
                }
                assert_eq!(Point::try_from([x, y]), Ok(point));
                assert_eq!(Point::try_from((x, y)), Ok(point));
                assert_eq!(<(f64, f64)>::from(point), (x, y));
                assert_eq!(<[f64; 2]>::from(point), [x, y]);
            }
        }
    }

    #[test]
    fn nan_and_infinities_are_refused_with_their_place() {
        let nan = |axis, index| PointError::NotANumber { axis, index };
        let infinite = |axis, value, index| PointError::Infinite { axis, value, index };
        let (inf, neg) = (f64::INFINITY, f64::NEG_INFINITY);
        assert_eq!(Point::new(f64::NAN, 0.0), Err(nan(Axis::X, None)));
        assert_eq!(Point::new(0.0, -f64::NAN), Err(nan(Axis::Y, None)));
        assert_eq!(Point::new(inf, f64::NAN), Err(infinite(Axis::X, inf, None)));
        assert_eq!(Point::new(0.0, neg), Err(infinite(Axis::Y, neg, None)));
        assert_eq!(points_from(&[(0.0, 0.0), (0.0, inf), (f64::NAN, 0.0)]), Err(infinite(Axis::Y, inf, Some(1))));
        assert_eq!(points_from::<(f64, f64)>(&[]), Ok(vec![]));
        assert_eq!(Point::new(0.0, f64::NAN).unwrap_err().to_string(), "y is NaN, not a finite number");
    }

    #[test]
    fn the_order_is_total_and_numeric_and_the_hash_goes_with_it() {
        let points = grid();
        for &a in &points {
            for &b in &points {
                let expected = (a.x(), a.y()).partial_cmp(&(b.x(), b.y())).unwrap();
                assert_eq!(a.cmp(&b), expected, "{a} and {b}");
                assert_eq!(a == b, expected.is_eq());
                if a == b {
                    assert_eq!(hash_of(a), hash_of(b));
                }
            }
        }
        let distinct = (VALUES.len() - 1).pow(2);
        assert_eq!(points.iter().collect::<HashSet<_>>().len(), distinct);
        let mut sorted = points;
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), distinct);
    }

    #[test]
    fn a_point_is_shown_as_its_format_asks() {
        let point = Point::new(0.1, -2.0).unwrap();
        assert_eq!(point.to_string(), "(0.1, -2)");
        assert_eq!(format!("{point:.2}"), "(0.10, -2.00)");
    }

    #[test]
    fn moving_and_subtracting_undo_each_other_where_nothing_rounds() {
        for (x, y) in [(0.0, 0.0), (3.0, -4.5), (-1e15, 0.25)] {
            for (u, v) in [(1.0, 1.0), (-3.0, 4.5), (0.5, -0.0)] {
                let (from, by) = (Point::new(x, y).unwrap(), Vector::new(u, v));
                assert_eq!(from.moved_by(by).unwrap() - from, by);
            }
        }
        let far = Point::new(f64::MAX, 0.0).unwrap();
        let error = PointError::Infinite { axis: Axis::X, value: f64::INFINITY, index: None };
        assert_eq!(far.moved_by(Vector::new(f64::MAX, 0.0)), Err(error));
        assert_eq!((far - Point::new(f64::MIN, 0.0).unwrap()).x, f64::INFINITY);
        assert_eq!(far.checked_sub(Point::new(f64::MIN, 0.0).unwrap()), None);
    }

    #[test]
    fn integer_points_are_kept_ordered_and_converted() {
        let values = [i64::MIN, -1, 0, 1, (1 << 53) + 1, i64::MAX];
        for x in values {
            for y in values {
                let point = Point::from((x, y));
                assert_eq!(Point::new(x, y), Ok(point));
                assert_eq!((<(i64, i64)>::from(point), <[i64; 2]>::from(point)), ((x, y), [x, y]));
                assert_eq!((point.to_f64().x(), point.to_f64().y()), (x as f64, y as f64));
                for u in values {
                    for v in values {
                        let other = Point::from([u, v]);
                        assert_eq!(point.cmp(&other), (x, y).cmp(&(u, v)));
                        let by = x.checked_sub(u).zip(y.checked_sub(v)).map(|(x, y)| Vector::new(x, y));
                        assert_eq!(point.checked_sub(other), by);
                        if let Some(by) = by {
                            assert_eq!(other.moved_by(by), Ok(point));
                        }
                    }
                }
            }
        }
        let small = Point::<i32>::from((i32::MIN, 7));
        assert_eq!(Point::<i64>::from(small), Point::from((-1 << 31, 7)));
        assert_eq!(Point::<f64>::from(small), Point::new(f64::from(i32::MIN), 7.0).unwrap());
        let error = Point::<i64>::from((0, i64::MAX)).moved_by(Vector::new(0, 1)).unwrap_err();
        assert_eq!(error, PointError::OutOfRange { axis: Axis::Y, index: None });
        assert_eq!(error.to_string(), "y does not fit the type of the coordinates");
    }
}
