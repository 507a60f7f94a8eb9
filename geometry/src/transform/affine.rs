//! Six numbers: a matrix and an offset.

use super::{TransformError, finite};
use crate::{
    kernel::construct::{Construction, Number, Polynomial, nearest, sign},
    orientation::Orientation,
    point::{Point, PointError},
    shapes::Line,
    vector::Vector,
};

/// An affine map: (x, y) to (a·x + b·y + e, c·x + d·y + f).
///
/// # Examples
/// ```
/// use std::f64::consts::FRAC_PI_2;
/// use kihon_geometry::{Affine, Point, Vector};
/// let center = Point::new(1.0, 1.0)?;
/// let map = Affine::scaling(2.0, 1.0)?.about(center)?.then(Affine::translation(Vector::new(0.0, 5.0))?)?;
/// assert_eq!(map.apply(Point::new(3.0, 1.0)?)?, Point::new(5.0, 6.0)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine {
    /// a, b, c, d, e, f.
    entries: [f64; 6],
}

impl Affine {
    /// The map that changes nothing.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point};
    /// let p = Point::new(3.0, 4.0)?;
    /// assert_eq!(Affine::IDENTITY.apply(p)?, p);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub const IDENTITY: Self = Self { entries: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] };

    /// The map of a matrix, given by rows, and an offset, added after it.
    ///
    /// # Errors
    /// A number that is NaN or infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point};
    /// let shear = Affine::new([[1.0, 0.5], [0.0, 1.0]], [0.0, 0.0])?;
    /// assert_eq!(shear.apply(Point::new(0.0, 2.0)?)?, Point::new(1.0, 2.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new([[a, b], [c, d]]: [[f64; 2]; 2], [e, f]: [f64; 2]) -> Result<Self, TransformError> {
        Ok(Self { entries: finite([a, b, c, d, e, f])? })
    }

    /// The move by a vector.
    ///
    /// # Errors
    /// A component that is NaN or infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point, Vector};
    /// let map = Affine::translation(Vector::new(1.0, -1.0))?;
    /// assert_eq!(map.apply(Point::ORIGIN)?, Point::new(1.0, -1.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn translation(by: Vector) -> Result<Self, TransformError> {
        Self::new([[1.0, 0.0], [0.0, 1.0]], [by.x, by.y])
    }

    /// A factor along each axis, the origin kept.
    ///
    /// # Errors
    /// A factor that is NaN or infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point};
    /// assert_eq!(Affine::scaling(2.0, -3.0)?.apply(Point::new(1.0, 1.0)?)?, Point::new(2.0, -3.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scaling(x: f64, y: f64) -> Result<Self, TransformError> {
        Self::new([[x, 0.0], [0.0, y]], [0.0, 0.0])
    }

    /// The turn around the origin, counter-clockwise, by an angle in radians.
    ///
    /// # Accuracy
    /// Sine and cosine within 1 ulp.
    ///
    /// # Errors
    /// An angle that is NaN or infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point};
    /// let turned = Affine::rotation(std::f64::consts::FRAC_PI_2)?.apply(Point::new(1.0, 0.0)?)?;
    /// assert!(turned.distance(Point::new(0.0, 1.0)?) < 1e-16);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rotation(angle: f64) -> Result<Self, TransformError> {
        let (sin, cos) = angle.sin_cos();
        Self::new([[cos, -sin], [sin, cos]], [0.0, 0.0])
    }

    /// The reflection in a line.
    ///
    /// # Errors
    /// An offset beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Line, Point};
    /// let diagonal = Line::through(Point::new(0.0, 1.0)?, Point::new(1.0, 2.0)?).unwrap();
    /// assert_eq!(Affine::reflection(diagonal)?.apply(Point::new(3.0, 0.0)?)?, Point::new(-1.0, 4.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reflection(line: Line) -> Result<Self, TransformError> {
        Self::of(&Reflection(line.points()))
    }

    /// The map that takes three points to three others; `None` where the first three are on
    /// one line, or an entry is beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point, point::points_from};
    /// let points = points_from(&[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (2.0, 3.0), (4.0, 3.0), (2.0, 7.0)])?;
    /// let map = Affine::from_triangles([points[0], points[1], points[2]], [points[3], points[4], points[5]]).unwrap();
    /// assert_eq!(map, Affine::new([[2.0, 0.0], [0.0, 4.0]], [2.0, 3.0]).unwrap());
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn from_triangles(from: [Point; 3], to: [Point; 3]) -> Option<Self> {
        let [a, b, c] = from;
        let flat = crate::orient2d(a, b, c) == Orientation::Collinear;
        if flat { None } else { Self::of(&Triangles(from, to)).ok() }
    }

    fn of(formula: &impl Construction<6>) -> Result<Self, TransformError> {
        Ok(Self { entries: finite(nearest(formula))? })
    }

    /// The matrix, by rows.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Affine;
    /// assert_eq!(Affine::IDENTITY.matrix(), [[1.0, 0.0], [0.0, 1.0]]);
    /// ```
    #[must_use]
    pub const fn matrix(self) -> [[f64; 2]; 2] {
        let [a, b, c, d, ..] = self.entries;
        [[a, b], [c, d]]
    }

    /// The offset.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Vector};
    /// assert_eq!(Affine::translation(Vector::new(1.0, 2.0))?.offset(), Vector::new(1.0, 2.0));
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub const fn offset(self) -> Vector {
        let [.., e, f] = self.entries;
        Vector::new(e, f)
    }

    /// The point that a point is taken to.
    ///
    /// # Accuracy
    /// For x' = a·x + b·y + e an error of at most 2⁻⁵¹(|a·x| + |b·y| + |e|), likewise for y'.
    ///
    /// # Errors
    /// A coordinate, or a term of it, beyond `f64`.
    ///
    /// # Examples
    /// See [`Affine`].
    #[inline]
    pub fn apply(self, p: Point) -> Result<Point, PointError> {
        let [a, b, c, d, e, f] = self.entries;
        Point::new(a * p.x() + b * p.y() + e, c * p.x() + d * p.y() + f)
    }

    /// The points that points are taken to.
    ///
    /// # Complexity
    /// O(n) for n points.
    ///
    /// # Errors
    /// As [`Affine::apply`], with the index.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point, point::points_from};
    /// let points = points_from(&[(1.0, 2.0), (3.0, 4.0)])?;
    /// assert_eq!(Affine::scaling(2.0, 1.0)?.apply_all(&points)?, points_from(&[(2.0, 2.0), (6.0, 4.0)])?);
    /// assert!(Affine::scaling(1e308, 1.0)?.apply_all(&points).is_err_and(|error| error.to_string().starts_with("point 1")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
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
    /// use kihon_geometry::{Affine, Vector};
    /// let (grow, go) = (Affine::scaling(2.0, 2.0)?, Affine::translation(Vector::new(1.0, 0.0))?);
    /// assert_eq!(grow.then(go)?.offset(), Vector::new(1.0, 0.0));
    /// assert_eq!(go.then(grow)?.offset(), Vector::new(2.0, 0.0));
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    pub fn then(self, next: Self) -> Result<Self, TransformError> {
        Self::of(&Composed(self.entries, next.entries))
    }

    /// The same map with `center` in the place of the origin.
    ///
    /// # Errors
    /// An entry beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Affine, Point};
    /// let center = Point::new(5.0, 5.0)?;
    /// assert_eq!(Affine::scaling(3.0, 0.5)?.about(center)?.apply(center)?, center);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn about(self, center: Point) -> Result<Self, TransformError> {
        Self::of(&About(self.entries, center))
    }

    /// How much areas grow; negative where the map turns the plane over.
    ///
    /// # Accuracy
    /// The nearest `f64`; an infinity where that is beyond.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Affine;
    /// assert_eq!(Affine::scaling(2.0, -3.0)?.determinant(), -6.0);
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub fn determinant(self) -> f64 {
        nearest(&Determinant(self.entries))[0]
    }

    /// The map that undoes this one; `None` where the determinant is 0, exactly, or an
    /// entry is beyond `f64`.
    ///
    /// # Accuracy
    /// Entries are the nearest `f64` to those of the true inverse.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Affine;
    /// let map = Affine::new([[2.0, 1.0], [1.0, 1.0]], [5.0, 0.0])?;
    /// assert_eq!(map.inverse().unwrap().then(map)?, Affine::IDENTITY);
    /// assert_eq!(Affine::new([[1.0, 2.0], [2.0, 4.0]], [0.0, 0.0])?.inverse(), None);
    /// # Ok::<(), kihon_geometry::TransformError>(())
    /// ```
    #[must_use]
    pub fn inverse(self) -> Option<Self> {
        let singular = sign(&Determinant(self.entries)).is_eq();
        if singular { None } else { Self::of(&Inverse(self.entries)).ok() }
    }
}

struct Determinant([f64; 6]);

impl Polynomial for Determinant {
    fn evaluate<R: Number>(&self) -> R {
        let [a, b, c, d, ..] = self.0.map(R::of::<f64>);
        a * d - b * c
    }
}

impl Construction<1> for Determinant {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        [(Polynomial::evaluate(self), R::of(1))]
    }
}

struct Inverse([f64; 6]);

impl Construction<6> for Inverse {
    fn evaluate<R: Number>(&self) -> [(R, R); 6] {
        let whole = Polynomial::evaluate::<R>(&Determinant(self.0));
        let [a, b, c, d, e, f] = self.0.map(R::of::<f64>);
        let negated = |x: R| R::of(0) - x;
        let offset_x = b.clone() * f.clone() - d.clone() * e.clone();
        let offset_y = c.clone() * e - a.clone() * f;
        [d, negated(b), negated(c), a, offset_x, offset_y].map(|entry| (entry, whole.clone()))
    }
}

/// The first, then the second.
struct Composed([f64; 6], [f64; 6]);

impl Construction<6> for Composed {
    fn evaluate<R: Number>(&self) -> [(R, R); 6] {
        let sum = |x: [f64; 2], y: [f64; 2], offset: f64| {
            R::of(x[0]) * R::of(y[0]) + R::of(x[1]) * R::of(y[1]) + R::of(offset)
        };
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, self.1);
        let (upper, lower) = ([p, q], [r, s]);
        [
            sum(upper, [a, c], 0.0),
            sum(upper, [b, d], 0.0),
            sum(lower, [a, c], 0.0),
            sum(lower, [b, d], 0.0),
            sum(upper, [e, f], t),
            sum(lower, [e, f], u),
        ]
        .map(|entry| (entry, R::of(1)))
    }
}

struct About([f64; 6], Point);

impl Construction<6> for About {
    fn evaluate<R: Number>(&self) -> [(R, R); 6] {
        let [a, b, c, d, e, f] = self.0.map(R::of::<f64>);
        let (x, y) = (R::of(self.1.x()), R::of(self.1.y()));
        let offset_x = e + x.clone() - (a.clone() * x.clone() + b.clone() * y.clone());
        let offset_y = f + y.clone() - (c.clone() * x + d.clone() * y);
        [a, b, c, d, offset_x, offset_y].map(|entry| (entry, R::of(1)))
    }
}

struct Reflection([Point; 2]);

impl Construction<6> for Reflection {
    fn evaluate<R: Number>(&self) -> [(R, R); 6] {
        let [p, q] = self.0;
        let [x, y] = crate::kernel::construct::vector::<R, f64>(p, q);
        let (xx, yy, xy) = (x.clone() * x.clone(), y.clone() * y.clone(), x.clone() * y.clone());
        let (whole, a, b) = (xx.clone() + yy.clone(), xx - yy, xy.clone() + xy);
        let (start_x, start_y) = (R::of(p.x()), R::of(p.y()));
        let offset_x = start_x.clone() * (whole.clone() - a.clone()) - start_y.clone() * b.clone();
        let offset_y = start_y * (whole.clone() + a.clone()) - start_x * b.clone();
        let d = R::of(0) - a.clone();
        [a, b.clone(), b, d, offset_x, offset_y].map(|entry| (entry, whole.clone()))
    }
}

struct Triangles([Point; 3], [Point; 3]);

impl Construction<6> for Triangles {
    fn evaluate<R: Number>(&self) -> [(R, R); 6] {
        let vectors =
            |[a, b, c]: [Point; 3]| [[a, b], [a, c]].map(|[p, q]| crate::kernel::construct::vector::<R, f64>(p, q));
        let ([[ux, uy], [vx, vy]], [[px, py], [qx, qy]]) = (vectors(self.0), vectors(self.1));
        let whole = ux.clone() * vy.clone() - uy.clone() * vx.clone();
        // The columns of the matrix, times the whole.
        let first = |p: R, q: R| p * vy.clone() - q * uy.clone();
        let second = |p: R, q: R| q * ux.clone() - p * vx.clone();
        let (a, c) = (first(px.clone(), qx.clone()), first(py.clone(), qy.clone()));
        let (b, d) = (second(px, qx), second(py, qy));
        let (x, y) = (R::of(self.0[0].x()), R::of(self.0[0].y()));
        let offset = |to: f64, along: &R, beside: &R| {
            R::of(to) * whole.clone() - (along.clone() * x.clone() + beside.clone() * y.clone())
        };
        let (e, f) = (offset(self.1[0].x(), &a, &b), offset(self.1[0].y(), &c, &d));
        [a, b, c, d, e, f].map(|entry| (entry, whole.clone()))
    }
}
