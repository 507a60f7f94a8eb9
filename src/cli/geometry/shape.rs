//! What an input consists of, whatever its format.

use kihon_geometry::{Geometry, Point, Polygon, Polyline};
use serde_json::{Map, Value};

/// A shape and what the file says about it.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    pub(super) shape: Geometry,
    /// GeoJSON's.
    pub(super) properties: Map<String, Value>,
    /// GeoJSON's.
    pub(super) id: Option<Value>,
}

/// The shape of a hull's corners; none of nothing.
pub(super) fn around(corners: Vec<Point>) -> Option<Geometry> {
    match corners[..] {
        [] => None,
        [p] => Some(p.into()),
        [_, _] => Some(Polyline::new(corners).into()),
        _ => Some(Polygon::new(&corners).expect("three corners or more").into()),
    }
}

impl Feature {
    pub(super) fn new(shape: Geometry) -> Self {
        Self { shape, properties: Map::new(), id: None }
    }

    /// The polygons in it; points without lines are the corners of one.
    pub(super) fn polygons(&self) -> Vec<Polygon> {
        fn collect(shape: &Geometry, found: &mut Vec<Polygon>) {
            match shape {
                Geometry::Points(points) => found.extend(Polygon::new(points).ok()),
                Geometry::Collection(parts) => parts.iter().for_each(|part| collect(part, found)),
                _ => found.extend(shape.polygons().into_iter().cloned()),
            }
        }
        let mut found = Vec::new();
        collect(&self.shape, &mut found);
        found
    }

    pub(super) fn area(&self) -> f64 {
        self.polygons().iter().map(Polygon::area).fold(0.0, |sum, area| sum + area)
    }
}
