//! What the shapes are made of.

use std::ops::Range;

use crate::{
    convex_polygon::ConvexPolygon,
    coordinate::Coordinate,
    orientation::Orientation,
    point::Point,
    rings::orientation,
    shapes::{BoundingBox, Line, MultiPolygon, Polygon, Polyline, Ray, Segment, Triangle},
    straight::piece::{Piece, ToPiece},
};

/// A closed way around an area or a hole in one.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// Whether the area is to the left of them.
    pub(super) area_is_left: bool,
}

/// A shape in pieces.
#[derive(Clone, Debug)]
pub struct Parts<T: Coordinate> {
    pub(super) pieces: Vec<Piece<T>>,
    /// A point of each part that holds together.
    pub(super) starts: Vec<Point<T>>,
    /// What bounds an area; none for a shape without one.
    pub(super) rings: Vec<Ring>,
}

impl<T: Coordinate> Parts<T> {
    fn of(pieces: Vec<Piece<T>>) -> Self {
        let starts = pieces.first().map(|piece| piece.points[0]).into_iter().collect();
        Self { pieces, starts, rings: Vec::new() }
    }

    /// Adds a ring around an area or a hole.
    fn add(&mut self, corners: &[Point<T>], is_hole: bool) {
        let start = self.pieces.len();
        self.pieces.extend(crate::shapes::sides(corners).map(|[a, b]| Segment::new(a, b).piece()));
        self.starts.extend(corners.first());
        let area_is_left = (orientation(corners) == Orientation::CounterClockwise) != is_hole;
        self.rings.push(Ring { pieces: start..self.pieces.len(), area_is_left });
    }

    fn around(corners: &[Point<T>]) -> Self {
        let mut parts = Self::of(Vec::new());
        parts.add(corners, false);
        // What is flat is a way, and no area.
        if orientation(corners) == Orientation::Collinear {
            parts.rings.clear();
        }
        parts
    }
}

/// What can be taken for pieces.
pub trait ToParts<T: Coordinate> {
    /// In pieces.
    fn parts(&self) -> Parts<T>;
}

macro_rules! straight {
    ($($shape:ident),*) => {$(
        impl<T: Coordinate> ToParts<T> for $shape<T> {
            fn parts(&self) -> Parts<T> {
                Parts::of(vec![self.piece()])
            }
        }
    )*};
}

straight!(Point, Line, Ray, Segment);

impl<T: Coordinate> ToParts<T> for Triangle<T> {
    fn parts(&self) -> Parts<T> {
        Parts::around(&self.corners())
    }
}

impl<T: Coordinate> ToParts<T> for BoundingBox<T> {
    fn parts(&self) -> Parts<T> {
        Parts::around(&self.corners())
    }
}

impl<T: Coordinate> ToParts<T> for ConvexPolygon<T> {
    fn parts(&self) -> Parts<T> {
        Parts::around(self.corners())
    }
}

impl<T: Coordinate> ToParts<T> for Polyline<T> {
    fn parts(&self) -> Parts<T> {
        match *self.points() {
            [point] => point.parts(),
            _ => Parts::of(self.segments().map(ToPiece::piece).collect()),
        }
    }
}

impl<T: Coordinate> ToParts<T> for Polygon<T> {
    fn parts(&self) -> Parts<T> {
        polygons(std::slice::from_ref(self))
    }
}

impl<T: Coordinate> ToParts<T> for MultiPolygon<T> {
    fn parts(&self) -> Parts<T> {
        polygons(self.polygons())
    }
}

fn polygons<T: Coordinate>(polygons: &[Polygon<T>]) -> Parts<T> {
    let mut parts = Parts::of(Vec::new());
    for polygon in polygons {
        parts.add(polygon.exterior(), false);
        polygon.holes().for_each(|hole| parts.add(hole, true));
    }
    parts
}
