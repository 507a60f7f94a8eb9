//! Any of the shapes that files hold.

use std::{error::Error, fmt};

use super::{MultiPolygon, Polygon, PolygonError, Polyline};
use crate::point::{Point, PointError};

/// A shape, or several, as the formats of the field (WKT, `GeoJSON`) tell them apart.
///
/// # Examples
/// ```
/// use kihon_geometry::{Geometry, Point, Polyline};
/// let way = Polyline::from_iter([(0, 0), (3, 4)].map(|p| Point::<i32>::from(p).to_f64()));
/// let both = Geometry::Collection(vec![Geometry::from(Point::ORIGIN), Geometry::from(way)]);
/// assert_eq!(both.points().len(), 3);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A point.
    Point(Point),
    /// A way.
    Polyline(Polyline),
    /// A polygon.
    Polygon(Polygon),
    /// Points.
    Points(Vec<Point>),
    /// Ways.
    Polylines(Vec<Polyline>),
    /// Polygons.
    Polygons(MultiPolygon),
    /// Any of these, also collections again.
    Collection(Vec<Geometry>),
}

impl Geometry {
    /// All points of it, in their order; the corners of polygons, each once.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Geometry, Point, Polygon};
    /// let corners = [(0, 0), (4, 0), (0, 3)].map(|p| Point::<i32>::from(p).to_f64());
    /// assert_eq!(Geometry::from(Polygon::new(&corners)?).points(), corners);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[must_use]
    pub fn points(&self) -> Vec<Point> {
        match self {
            Self::Point(point) => vec![*point],
            Self::Polyline(way) => way.points().to_vec(),
            Self::Polygon(polygon) => polygon.corners().to_vec(),
            Self::Points(points) => points.clone(),
            Self::Polylines(ways) => ways.iter().flat_map(Polyline::points).copied().collect(),
            Self::Polygons(polygons) => polygons.polygons().iter().flat_map(Polygon::corners).copied().collect(),
            Self::Collection(parts) => parts.iter().flat_map(Self::points).collect(),
        }
    }

    /// All polygons in it, in their order.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Geometry, Point, Polygon};
    /// let polygon = Polygon::new(&[(0, 0), (4, 0), (0, 3)].map(|p| Point::<i32>::from(p).to_f64()))?;
    /// let parts = Geometry::Collection(vec![Point::ORIGIN.into(), polygon.clone().into()]);
    /// assert_eq!(parts.polygons(), [&polygon]);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[must_use]
    pub fn polygons(&self) -> Vec<&Polygon> {
        match self {
            Self::Polygon(polygon) => vec![polygon],
            Self::Polygons(polygons) => polygons.polygons().iter().collect(),
            Self::Collection(parts) => parts.iter().flat_map(Self::polygons).collect(),
            _ => Vec::new(),
        }
    }
}

macro_rules! kinds {
    ($($kind:ident($shape:ty)),*) => {$(
        impl From<$shape> for Geometry {
            fn from(shape: $shape) -> Self {
                Self::$kind(shape)
            }
        }
    )*};
}

kinds!(Point(Point), Polyline(Polyline), Polygon(Polygon), Polygons(MultiPolygon));

/// Why what a file says is no [`Geometry`].
///
/// # Examples
/// ```
/// use kihon_geometry::{GeometryError, Point, Polygon};
/// let refused = Polygon::<f64>::new(&[Point::ORIGIN]).unwrap_err();
/// let error = GeometryError::Part { index: 4, error: Box::new(refused.into()) };
/// assert_eq!(error.to_string(), "part 4: ring 0 has 1 corners, not 3 or more");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum GeometryError {
    /// A point with a coordinate that is not finite.
    Point(PointError),
    /// A polygon with such a point, or with a ring of fewer than three corners.
    Polygon(PolygonError),
    /// A point of fewer than two numbers.
    Short {
        /// How many.
        count: usize,
    },
    /// One of several shapes.
    Part {
        /// Which, from 0 on.
        index: usize,
        /// What is wrong with it.
        error: Box<Self>,
    },
}

impl fmt::Display for GeometryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(error) => error.fmt(f),
            Self::Polygon(error) => error.fmt(f),
            Self::Short { count } => write!(f, "a point of {count} numbers, not 2 or more"),
            Self::Part { index, error } => write!(f, "part {index}: {error}"),
        }
    }
}

impl Error for GeometryError {}

impl From<PointError> for GeometryError {
    fn from(error: PointError) -> Self {
        Self::Point(error)
    }
}

impl From<PolygonError> for GeometryError {
    fn from(error: PolygonError) -> Self {
        Self::Polygon(error)
    }
}
