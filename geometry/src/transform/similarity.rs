//! Four numbers: a turn and a scale, as one complex number, and an offset.

use super::{Affine, TransformError, finite};
use crate::{
    point::{Point, PointError},
    vector::Vector,
};

/// A turn, a scale and a move: shapes keep their angles and are not turned over.
///
/// (x, y) to (p·x − q·y + e, q·x + p·y + f), the product of the complex numbers x + iy and
/// p + iq, and an offset.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Similarity, Vector};
/// let map = Similarity::new(2.0, std::f64::consts::FRAC_PI_2, Vector::new(1.0, 0.0))?;
/// assert!(map.apply(Point::new(3.0, 0.0)?)?.distance(Point::new(1.0, 6.0)?) < 1e-15);
/// assert_eq!(map.scale(), 2.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// p, q, e, f.
    entries: [f64; 4],
}

impl Similarity {
    /// The map that changes nothing.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Similarity};
    /// let p = Point::new(3.0, 4.0)?;
    /// assert_eq!(Similarity::IDENTITY.apply(p)?, p);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub const IDENTITY: Self = Self { entries: [1.0, 0.0, 0.0, 0.0] };

    /// A scale, a turn counter-clockwise in radians around the origin, and an offset, added
    /// after them.
    ///
    /// # Errors
    /// A number that is NaN or infinite.
    ///
    /// # Examples
    /// See [`Similarity`].
    pub fn new(scale: f64, angle: f64, offset: Vector) -> Result<Self, TransformError> {
        let (sin, cos) = angle.sin_cos();
        Self::from_parts([scale * cos, scale * sin], offset)
    }

    /// From where it takes the vector (1, 0), and an offset.
    ///
    /// # Errors
    /// A number that is NaN or infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Similarity, Vector};
    /// let quarter = Similarity::from_parts([0.0, 1.0], Vector::new(5.0, 0.0))?;
    /// assert_eq!(quarter.apply(Point::new(2.0, 0.0)?)?, Point::new(5.0, 2.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_parts([p, q]: [f64; 2], offset: Vector) -> Result<Self, TransformError> {
        Ok(Self { entries: finite([p, q, offset.x, offset.y])? })
    }

    /// The factor of all lengths, from 0 on.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Similarity, Vector};
    /// assert_eq!(Similarity::from_parts([3.0, -4.0], Vector::ZERO)?.scale(), 5.0);
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub fn scale(self) -> f64 {
        let [p, q, ..] = self.entries;
        p.hypot(q)
    }

    /// The turn counter-clockwise, in radians in (−π, π].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Similarity, Vector};
    /// assert_eq!(Similarity::from_parts([-2.0, 0.0], Vector::ZERO)?.angle(), std::f64::consts::PI);
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub fn angle(self) -> f64 {
        let [p, q, ..] = self.entries;
        q.atan2(p)
    }

    /// Where it takes the origin.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Similarity, Vector};
    /// assert_eq!(Similarity::IDENTITY.offset(), Vector::ZERO);
    /// ```
    #[must_use]
    pub const fn offset(self) -> Vector {
        let [.., e, f] = self.entries;
        Vector::new(e, f)
    }

    /// The point that a point is taken to.
    ///
    /// # Accuracy
    /// As [`Affine::apply`].
    ///
    /// # Errors
    /// A coordinate, or a term of it, beyond `f64`.
    ///
    /// # Examples
    /// See [`Similarity`].
    #[inline]
    pub fn apply(self, point: Point) -> Result<Point, PointError> {
        let [p, q, e, f] = self.entries;
        Point::new(p * point.x() - q * point.y() + e, q * point.x() + p * point.y() + f)
    }

    /// The points that points are taken to.
    ///
    /// # Complexity
    /// O(n) for n points.
    ///
    /// # Errors
    /// As [`Similarity::apply`], with the index.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Similarity, point::points_from};
    /// let points = points_from(&[(1.0, 2.0), (3.0, 4.0)])?;
    /// assert_eq!(Similarity::IDENTITY.apply_all(&points)?, points);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub fn apply_all(self, points: &[Point]) -> Result<Vec<Point>, PointError> {
        points.iter().enumerate().map(|(index, &p)| self.apply(p).map_err(|error| error.at(index))).collect()
    }

    /// The map that does this one first and `next` after it.
    ///
    /// # Errors
    /// An entry beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Similarity, Vector};
    /// let quarter = Similarity::from_parts([0.0, 1.0], Vector::new(1.0, 0.0))?;
    /// let half = quarter.then(quarter)?;
    /// assert_eq!((half.scale(), half.angle(), half.offset()), (1.0, std::f64::consts::PI, Vector::new(1.0, 1.0)));
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    pub fn then(self, next: Self) -> Result<Self, TransformError> {
        Affine::from(self).then(next.into()).map(Self::of)
    }

    /// The same map with `center` in the place of the origin.
    ///
    /// # Errors
    /// An entry beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Similarity, Vector};
    /// let center = Point::new(4.0, 5.0)?;
    /// assert_eq!(Similarity::from_parts([3.0, 1.0], Vector::ZERO)?.about(center)?.apply(center)?, center);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn about(self, center: Point) -> Result<Self, TransformError> {
        Affine::from(self).about(center).map(Self::of)
    }

    /// The map that undoes this one; `None` where the scale is 0, or an entry beyond `f64`.
    ///
    /// # Accuracy
    /// Entries are the nearest `f64` to those of the true inverse.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Similarity, Vector};
    /// let map = Similarity::from_parts([0.0, 2.0], Vector::new(4.0, 0.0))?;
    /// assert_eq!(map.inverse(), Some(Similarity::from_parts([0.0, -0.5], Vector::new(0.0, 2.0))?));
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub fn inverse(self) -> Option<Self> {
        Affine::from(self).inverse().map(Self::of)
    }

    /// Of a map that is one: its entries are rounded alike.
    fn of(map: Affine) -> Self {
        let ([[p, _], [q, _]], offset) = (map.matrix(), map.offset());
        Self { entries: [p, q, offset.x, offset.y] }
    }
}

impl From<Similarity> for Affine {
    fn from(map: Similarity) -> Self {
        let [p, q, e, f] = map.entries;
        Self::new([[p, -q], [q, p]], [e, f]).expect("finite entries")
    }
}
