//! `geo-types`: points, segments, boxes, triangles, ways, polygons.
//!
//! Their rings repeat the first corner at the end, ours do not.

use geo_types::{Coord, CoordNum, LineString, Rect};

use crate::{
    BoundingBox, Coordinate, MultiPolygon, Point, PointError, Polygon, PolygonError, Polyline, Segment, Triangle,
};

fn points<T: Coordinate + CoordNum>(coords: &[Coord<T>]) -> Result<Vec<Point<T>>, PointError> {
    let point = |(index, coord): (usize, &Coord<T>)| Point::try_from(*coord).map_err(|error| error.at(index));
    coords.iter().enumerate().map(point).collect()
}

fn line_string<T: Coordinate + CoordNum>(points: &[Point<T>]) -> LineString<T> {
    points.iter().map(|&p| Coord::from(p)).collect()
}

impl<T: Coordinate + CoordNum> TryFrom<Coord<T>> for Point<T> {
    type Error = PointError;

    fn try_from(coord: Coord<T>) -> Result<Self, PointError> {
        Self::new(coord.x, coord.y)
    }
}

impl<T: Coordinate + CoordNum> From<Point<T>> for Coord<T> {
    fn from(point: Point<T>) -> Self {
        Self { x: point.x(), y: point.y() }
    }
}

impl<T: Coordinate + CoordNum> TryFrom<geo_types::Point<T>> for Point<T> {
    type Error = PointError;

    fn try_from(point: geo_types::Point<T>) -> Result<Self, PointError> {
        point.0.try_into()
    }
}

impl<T: Coordinate + CoordNum> From<Point<T>> for geo_types::Point<T> {
    fn from(point: Point<T>) -> Self {
        Self(point.into())
    }
}

impl<T: Coordinate + CoordNum> TryFrom<geo_types::Line<T>> for Segment<T> {
    type Error = PointError;

    fn try_from(line: geo_types::Line<T>) -> Result<Self, PointError> {
        let ends = points(&[line.start, line.end])?;
        Ok(Self::new(ends[0], ends[1]))
    }
}

impl<T: Coordinate + CoordNum> From<Segment<T>> for geo_types::Line<T> {
    fn from(segment: Segment<T>) -> Self {
        let [a, b] = segment.ends().map(Coord::from);
        Self::new(a, b)
    }
}

impl<T: Coordinate + CoordNum> TryFrom<Rect<T>> for BoundingBox<T> {
    type Error = PointError;

    fn try_from(rect: Rect<T>) -> Result<Self, PointError> {
        let corners = points(&[rect.min(), rect.max()])?;
        Ok(Self::between(corners[0], corners[1]))
    }
}

impl<T: Coordinate + CoordNum> From<BoundingBox<T>> for Rect<T> {
    fn from(bounds: BoundingBox<T>) -> Self {
        Self::new(bounds.least(), bounds.greatest())
    }
}

impl<T: Coordinate + CoordNum> TryFrom<geo_types::Triangle<T>> for Triangle<T> {
    type Error = PointError;

    fn try_from(triangle: geo_types::Triangle<T>) -> Result<Self, PointError> {
        let corners = points(&triangle.to_array())?;
        Ok(Self::new(corners[0], corners[1], corners[2]))
    }
}

impl<T: Coordinate + CoordNum> TryFrom<LineString<T>> for Polyline<T> {
    type Error = PointError;

    fn try_from(line: LineString<T>) -> Result<Self, PointError> {
        points(&line.0).map(Self::new)
    }
}

impl<T: Coordinate + CoordNum> From<&Polyline<T>> for LineString<T> {
    fn from(line: &Polyline<T>) -> Self {
        line_string(line.points())
    }
}

/// A polygon without any corner, which `geo-types` allows, is refused like every ring of
/// fewer than three.
impl<T: Coordinate + CoordNum> TryFrom<geo_types::Polygon<T>> for Polygon<T> {
    type Error = PolygonError;

    fn try_from(polygon: geo_types::Polygon<T>) -> Result<Self, PolygonError> {
        let ring = |ring, line: &LineString<T>| points(&line.0).map_err(|error| PolygonError::Corner { ring, error });
        let exterior = ring(0, polygon.exterior())?;
        let holes: Result<Vec<_>, _> =
            polygon.interiors().iter().zip(1..).map(|(line, index)| ring(index, line)).collect();
        Self::with_holes(&exterior, &holes?)
    }
}

impl<T: Coordinate + CoordNum> From<&Polygon<T>> for geo_types::Polygon<T> {
    fn from(polygon: &Polygon<T>) -> Self {
        // The constructor closes the rings.
        Self::new(line_string(polygon.exterior()), polygon.holes().map(line_string).collect())
    }
}

impl<T: Coordinate + CoordNum> TryFrom<geo_types::MultiPolygon<T>> for MultiPolygon<T> {
    type Error = PolygonError;

    fn try_from(polygons: geo_types::MultiPolygon<T>) -> Result<Self, PolygonError> {
        polygons.0.into_iter().map(Polygon::try_from).collect()
    }
}

impl<T: Coordinate + CoordNum> From<&MultiPolygon<T>> for geo_types::MultiPolygon<T> {
    fn from(polygons: &MultiPolygon<T>) -> Self {
        Self(polygons.polygons().iter().map(geo_types::Polygon::from).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, point::points_from};

    #[test]
    fn there_and_back() {
        let p: Vec<Point> = points_from(&[(0.5, -1.0), (4.0, 0.0), (3.0, 2.0), (1.0, 0.0), (2.0, 0.5)]).unwrap();
        for &point in &p {
            assert_eq!(Point::try_from(geo_types::Point::from(point)), Ok(point));
            assert_eq!(Point::try_from(Coord::from(point)), Ok(point));
        }
        let segment = Segment::new(p[0], p[1]);
        assert_eq!(Segment::try_from(geo_types::Line::from(segment)), Ok(segment));
        let bounds = BoundingBox::between(p[0], p[2]);
        assert_eq!(BoundingBox::try_from(Rect::from(bounds)), Ok(bounds));
        let way = Polyline::new(p.clone());
        assert_eq!(Polyline::try_from(LineString::from(&way)), Ok(way));
        let polygon = Polygon::with_holes(&p[..3], &[&p[2..]]).unwrap();
        let theirs = geo_types::Polygon::from(&polygon);
        assert_eq!((theirs.exterior().0.len(), theirs.interiors().len()), (4, 1));
        assert_eq!(Polygon::try_from(theirs), Ok(polygon.clone()));
        let several = MultiPolygon::from(vec![polygon.clone(), polygon]);
        assert_eq!(MultiPolygon::try_from(geo_types::MultiPolygon::from(&several)), Ok(several));
        let lattice = Point::<i64>::from((i64::MAX, -1));
        assert_eq!(Point::try_from(geo_types::Point::from(lattice)), Ok(lattice));
        let triangle = geo_types::Triangle::from([(0, 0), (1, 0), (0, 1)]);
        assert_eq!(Triangle::try_from(triangle).unwrap().corners()[2], Point::<i32>::from((0, 1)));
    }

    #[test]
    fn what_is_refused_is_named() {
        let bad = geo_types::Polygon::new(
            LineString::from(vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]),
            vec![LineString::from(vec![(0.0, 0.0), (f64::NAN, 0.0), (0.0, 1.0)])],
        );
        let error = Polygon::try_from(bad).unwrap_err();
        let nan = PointError::NotANumber { axis: Axis::X, index: Some(1) };
        assert_eq!(error, PolygonError::Corner { ring: 1, error: nan });
        assert_eq!(error.to_string(), "ring 1, point 1: x is NaN, not a finite number");
        let empty = geo_types::Polygon::<f64>::empty();
        assert_eq!(Polygon::try_from(empty), Err(PolygonError::TooFew { ring: 0, count: 0 }));
    }
}
