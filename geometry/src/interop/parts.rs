//! What the readers of files have in common: places of errors, polygons of rings.

use crate::{Geometry, GeometryError, MultiPolygon, Point, Polygon, PolygonError};

/// Each of several, its index told where one is wrong.
pub(super) fn each<S, G>(parts: &[S], read: impl Fn(&S) -> Result<G, GeometryError>) -> Result<Vec<G>, GeometryError> {
    let one =
        |(index, part): (usize, &S)| read(part).map_err(|error| GeometryError::Part { index, error: Box::new(error) });
    parts.iter().enumerate().map(one).collect()
}

/// The points of a way, their index told where one is wrong.
pub(super) fn points<S>(
    positions: &[S],
    read: impl Fn(&S) -> Result<Point, GeometryError>,
) -> Result<Vec<Point>, GeometryError> {
    let one = |(index, position): (usize, &S)| {
        read(position).map_err(|error| match error {
            GeometryError::Point(error) => GeometryError::Point(error.at(index)),
            other => GeometryError::Part { index, error: Box::new(other) },
        })
    };
    positions.iter().enumerate().map(one).collect()
}

/// The polygon of rings; `None` where there are none.
pub(super) fn polygon<S>(
    rings: &[S],
    read: impl Fn(&S) -> Result<Vec<Point>, GeometryError>,
) -> Result<Option<Polygon>, GeometryError> {
    let ring = |(ring, positions): (usize, &S)| {
        read(positions).map_err(|error| match error {
            GeometryError::Point(error) => PolygonError::Corner { ring, error }.into(),
            other => GeometryError::Part { index: ring, error: Box::new(other) },
        })
    };
    let rings: Vec<Vec<Point>> = rings.iter().enumerate().map(ring).collect::<Result<_, _>>()?;
    let Some((exterior, holes)) = rings.split_first() else { return Ok(None) };
    Ok(Some(Polygon::with_holes(exterior, holes)?))
}

/// One polygon, or none as none of several.
pub(super) fn of_polygon(polygon: Option<Polygon>) -> Geometry {
    polygon.map_or_else(|| MultiPolygon::default().into(), Geometry::from)
}

/// The corners of a ring, the first one again at its end, as files have it.
pub(super) fn closed<P>(ring: &[Point], position: impl Fn(Point) -> P) -> Vec<P> {
    ring.iter().chain(ring.first()).map(|&p| position(p)).collect()
}
