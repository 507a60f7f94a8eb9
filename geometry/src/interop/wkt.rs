//! Well-known text: shapes read from it and written to it, through the crate `wkt`.
//!
//! ```text
//!   POINT (1 2)                                    MULTIPOINT ((1 2), (3 4))
//!   LINESTRING (0 0, 3 4)                          GEOMETRYCOLLECTION (POINT (1 2), …)
//!   POLYGON ((0 0, 9 0, 0 9, 0 0), (1 1, …))
//! ```
//!
//! A shape a line. Numbers are read to the nearest `f64` and written with as few digits as lead
//! back to it, so that what is written and read again is the same. Heights and measures (Z, M) are
//! left out; `EMPTY` shapes are none of several.
//!
//! # Complexity
//! O(n) for n characters.
//!
//! Source: OGC 06-103r4, "Simple feature access" (2011), chapter 7.

use std::{error::Error, fmt};

use ::wkt::{
    Wkt,
    types::{self, Coord, Dimension},
};

use super::parts::{closed, each, of_polygon, points, polygon};
use crate::{Geometry, GeometryError, MultiPolygon, Point, Polygon, Polyline};

/// What is wrong, and in which line.
///
/// # Examples
/// See [`read`].
#[derive(Clone, Debug, PartialEq)]
pub struct WktError {
    /// The line, from 1 on.
    pub line: usize,
    /// What is wrong with it.
    pub cause: WktErrorCause,
}

/// Why a line is no shape.
///
/// # Examples
/// See [`read`].
#[derive(Clone, Debug, PartialEq)]
pub enum WktErrorCause {
    /// It is not written as one.
    Syntax(&'static str),
    /// The shape cannot be.
    Geometry(GeometryError),
}

impl fmt::Display for WktError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.cause)
    }
}

impl fmt::Display for WktErrorCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(what) => f.write_str(what),
            Self::Geometry(error) => error.fmt(f),
        }
    }
}

impl Error for WktError {}

/// The shapes of a text, one a line; empty lines are left out.
///
/// # Errors
/// The first line that is no shape, and why: with the part, ring, point and value where it is
/// one that cannot be.
///
/// # Examples
/// ```
/// use kihon_geometry::{Geometry, Point, wkt::read};
/// let shapes = read("POINT (1 2)\n\nPOLYGON ((0 0, 9 0, 0 9, 0 0))\n")?;
/// assert_eq!(shapes[0], Geometry::Point(Point::new(1.0, 2.0).unwrap()));
/// assert_eq!(shapes[1].polygons()[0].area(), 40.5);
///
/// let refused = |text| read(text).unwrap_err().to_string();
/// assert_eq!(refused("POINT (1 2)\nLINESTRING (0 0, 1e999 0)"), "line 2: point 1: x is inf, not a finite number");
/// assert_eq!(refused("POLYGON ((0 0, 9 0, 0 9, 0 0), (1 1, 2 2))"), "line 1: ring 1 has 2 corners, not 3 or more");
/// assert_eq!(refused("POINT (1 2) (3 4)"), "line 1: something after the shape");
/// # Ok::<(), kihon_geometry::wkt::WktError>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Geometry>, WktError> {
    let lines = (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty());
    let shapes = lines.map(|(line, text)| shape(text).map_err(|cause| WktError { line, cause }));
    shapes.collect()
}

fn shape(text: &str) -> Result<Geometry, WktErrorCause> {
    let shape: Wkt<f64> = text.parse().map_err(WktErrorCause::Syntax)?;
    // The parser stops where the shape ends.
    let mut depth = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (c == ')' && depth == 0).then_some(at + 1)
    });
    if end.is_some_and(|end| !text[end..].trim().is_empty()) {
        return Err(WktErrorCause::Syntax("something after the shape"));
    }
    Geometry::try_from(&shape).map_err(WktErrorCause::Geometry)
}

/// The shapes as text, one a line.
///
/// # Examples
/// ```
/// use kihon_geometry::wkt::{read, write};
/// let text = "POINT(0.1 -2)\nMULTIPOLYGON(((0 0,9 0,0 9,0 0)),((5 5,6 5,5 6,5 5)))\n";
/// assert_eq!(write(&read(text)?), text);
/// # Ok::<(), kihon_geometry::wkt::WktError>(())
/// ```
#[must_use]
pub fn write(shapes: &[Geometry]) -> String {
    shapes.iter().map(|shape| format!("{}\n", Wkt::from(shape))).collect()
}

/// # Errors
/// The part, ring, point and value that no shape has.
impl TryFrom<&Wkt<f64>> for Geometry {
    type Error = GeometryError;

    fn try_from(shape: &Wkt<f64>) -> Result<Self, GeometryError> {
        let at = |c: &Coord<f64>| Ok(Point::new(c.x, c.y)?);
        let line = |line: &types::LineString<f64>| points(line.coords(), at);
        let way = |of: &types::LineString<f64>| line(of).map(Polyline::new);
        let area = |area: &types::Polygon<f64>| polygon(area.rings(), line);
        let one = |point: &types::Point<f64>| point.coord().map(at).transpose();
        Ok(match shape {
            Wkt::Point(point) => one(point)?.map_or_else(|| Self::Points(Vec::new()), Self::Point),
            Wkt::LineString(points) => way(points)?.into(),
            Wkt::Polygon(rings) => of_polygon(area(rings)?),
            Wkt::MultiPoint(many) => Self::Points(each(many.points(), one)?.into_iter().flatten().collect()),
            Wkt::MultiLineString(many) => Self::Polylines(each(many.line_strings(), way)?),
            Wkt::MultiPolygon(many) => {
                Self::Polygons(each(many.polygons(), area)?.into_iter().flatten().collect::<MultiPolygon>())
            }
            Wkt::GeometryCollection(many) => Self::Collection(each(many.geometries(), |part| Self::try_from(part))?),
        })
    }
}

impl From<&Geometry> for Wkt<f64> {
    fn from(shape: &Geometry) -> Self {
        const XY: Dimension = Dimension::XY;
        let at = |p: Point| Coord { x: p.x(), y: p.y(), z: None, m: None };
        let point = |&p: &Point| types::Point::new(Some(at(p)), XY);
        let way = |way: &Polyline| types::LineString::new(way.points().iter().map(|&p| at(p)).collect(), XY);
        let area = |polygon: &Polygon| {
            let ring = |ring: &[Point]| types::LineString::new(closed(ring, at), XY);
            types::Polygon::new(polygon.rings().map(ring).collect(), XY)
        };
        match shape {
            Geometry::Point(p) => point(p).into(),
            Geometry::Polyline(of) => way(of).into(),
            Geometry::Polygon(polygon) => area(polygon).into(),
            Geometry::Points(points) => types::MultiPoint::new(points.iter().map(point).collect(), XY).into(),
            Geometry::Polylines(ways) => types::MultiLineString::new(ways.iter().map(way).collect(), XY).into(),
            Geometry::Polygons(many) => types::MultiPolygon::new(many.polygons().iter().map(area).collect(), XY).into(),
            Geometry::Collection(parts) => {
                types::GeometryCollection::new(parts.iter().map(Self::from).collect(), XY).into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PointError, point::Axis, testing::Random};

    /// Every kind of shape, with the coordinates that text makes difficult.
    fn shapes() -> Vec<Geometry> {
        let mut random = Random::new(1);
        let mut points = |n: usize| -> Vec<Point> {
            let ends = [0.1, 5e-324, f64::MAX, -1e22, 1.0 / 3.0, 123_456_789.125];
            (0..n).map(|k| Point::new(ends[k % 6], random.finite()).unwrap()).collect()
        };
        let polygon = Polygon::with_holes(&points(5), &[points(3), points(4)]).unwrap();
        let way = Polyline::new(points(6));
        let mut shapes = vec![
            Geometry::Point(points(1)[0]),
            way.clone().into(),
            Polyline::default().into(),
            polygon.clone().into(),
            Geometry::Points(points(7)),
            Geometry::Points(vec![]),
            Geometry::Polylines(vec![way.clone(), Polyline::new(points(2)), way]),
            MultiPolygon::from(vec![polygon.clone(), Polygon::new(&points(3)).unwrap(), polygon]).into(),
            MultiPolygon::default().into(),
        ];
        shapes.push(Geometry::Collection(shapes.clone()));
        shapes.push(Geometry::Collection(vec![]));
        shapes
    }

    #[test]
    fn there_and_back() {
        for shape in shapes() {
            assert_eq!(Geometry::try_from(&Wkt::from(&shape)), Ok(shape));
        }
        assert_eq!(read(&write(&shapes())), Ok(shapes()));
    }

    #[test]
    fn what_others_write() {
        let points = Geometry::Points([(1, 2), (3, 4)].map(|p| Point::<i32>::from(p).to_f64()).to_vec());
        assert_eq!(read("MULTIPOINT (1 2, 3 4)\n multipoint((1 2),(3 4)) \n"), Ok(vec![points.clone(), points]));
        let flat = read("POINT Z (1 2 3)\r\nPOINT M (1 2 3)\r\n\r\nPOINT ZM (1 2 3 4)");
        assert_eq!(flat, Ok(vec![Geometry::Point(Point::<i32>::from((1, 2)).to_f64()); 3]));
        let empty = read("POINT EMPTY\nPOLYGON EMPTY\nGEOMETRYCOLLECTION EMPTY");
        let none = [Geometry::Points(vec![]), MultiPolygon::default().into(), Geometry::Collection(vec![])];
        assert_eq!(empty, Ok(none.to_vec()));
        assert_eq!(read("\n  \n"), Ok(vec![]));
    }

    #[test]
    fn what_is_refused_is_named() {
        let refused = |text| read(text).unwrap_err();
        let infinite = |index| PointError::Infinite { axis: Axis::Y, value: f64::NEG_INFINITY, index };
        let nested =
            refused("GEOMETRYCOLLECTION (POINT (1 2), MULTIPOLYGON (((0 0, 1 0, 0 1)), ((0 0, 1 -1e400, 2 2))))");
        assert_eq!(nested.to_string(), "line 1: part 1: part 1: ring 0, point 1: y is -inf, not a finite number");
        let point = GeometryError::Point(infinite(None));
        assert_eq!(refused("POINT (0 -1e400)"), WktError { line: 1, cause: WktErrorCause::Geometry(point) });
        for text in ["POINT (1)", "POINT (1 2", "CIRCLE (1 2)", "POINT (1 2)) POINT (3 4)", "POLYGON ((1 2, x 3))", "7"]
        {
            assert!(matches!(refused(text).cause, WktErrorCause::Syntax(_)), "{text}");
        }
    }
}
