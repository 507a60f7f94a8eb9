//! What an input consists of, whatever its format.

use std::fmt;

use kihon_geometry::{Geometry, MultiPolygon, Point, Polygon, Polyline};
use serde_json::{Map, Value};

/// A shape and what the file says about it.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    /// A feature of GeoJSON may have none.
    pub(super) shape: Option<Geometry>,
    /// GeoJSON's.
    pub(super) properties: Map<String, Value>,
    /// GeoJSON's.
    pub(super) id: Option<Value>,
}

/// What an answer tells beside its shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Told {
    Number(f64),
    Word(&'static str),
    Fact(bool),
    Nothing,
}

impl From<f64> for Told {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Told> for Value {
    fn from(told: Told) -> Self {
        match told {
            Told::Number(number) => number.into(),
            Told::Word(word) => word.into(),
            Told::Fact(fact) => fact.into(),
            Told::Nothing => Self::Null,
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&digits(*number)),
            Self::Word(word) => f.write_str(word),
            Self::Fact(fact) => fact.fmt(f),
            Self::Nothing => Ok(()),
        }
    }
}

/// As few digits as lead back to the number, with an exponent where it would have many zeros.
pub(super) fn digits(number: f64) -> String {
    let has_exponent = number.is_finite() && number != 0.0 && !(1e-7..1e21).contains(&number.abs());
    if has_exponent { format!("{number:e}") } else { number.to_string() }
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
        Self { shape: Some(shape), properties: Map::new(), id: None }
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
        self.shape.iter().for_each(|shape| collect(shape, &mut found));
        found
    }

    pub(super) fn area(&self) -> f64 {
        self.polygons().iter().map(Polygon::area).fold(0.0, |sum, area| sum + area)
    }

    /// None where there is no area.
    pub(super) fn centroid(&self) -> Option<Point> {
        MultiPolygon::from_iter(self.polygons()).centroid()
    }

    /// None where there is no polygon.
    pub(super) fn is_simple(&self) -> Option<bool> {
        let polygons = self.polygons();
        (!polygons.is_empty()).then(|| polygons.iter().all(Polygon::is_simple))
    }
}
