//! What an input consists of, whatever its format.

use kihon_geometry::{Point, Polygon};
use serde_json::{Map, Value};

/// A shape, as files have them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Point(Point),
    Line(Vec<Point>),
    Polygon(Polygon),
    Many(Kind, Vec<Shape>),
}

/// What the shapes of several are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Points,
    Lines,
    Polygons,
    Any,
}

/// A shape and what the file says about it.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    pub(super) shape: Shape,
    /// GeoJSON's.
    pub(super) properties: Map<String, Value>,
    /// GeoJSON's.
    pub(super) id: Option<Value>,
}

impl Shape {
    /// The shape of a hull's corners; none of nothing.
    pub(super) fn around(corners: Vec<Point>) -> Option<Self> {
        match corners[..] {
            [] => None,
            [p] => Some(Self::Point(p)),
            [_, _] => Some(Self::Line(corners)),
            _ => Some(Self::Polygon(Polygon::new(&corners).expect("three corners or more"))),
        }
    }

    /// All its points.
    pub(super) fn points(&self) -> Vec<Point> {
        match self {
            Self::Point(p) => vec![*p],
            Self::Line(points) => points.clone(),
            Self::Polygon(polygon) => polygon.corners().to_vec(),
            Self::Many(_, shapes) => shapes.iter().flat_map(Self::points).collect(),
        }
    }
}

impl Feature {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, properties: Map::new(), id: None }
    }

    /// The polygons in it; points without lines are the corners of one.
    pub(super) fn polygons(&self) -> Vec<Polygon> {
        fn collect(shape: &Shape, found: &mut Vec<Polygon>) {
            match shape {
                Shape::Polygon(polygon) => found.push(polygon.clone()),
                Shape::Many(Kind::Points, _) => found.extend(Polygon::new(&shape.points()).ok()),
                Shape::Many(_, shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
                Shape::Point(_) | Shape::Line(_) => {}
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
