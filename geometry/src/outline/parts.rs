//! What the shapes are made of.

use std::{ops::Range, sync::OnceLock};

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
    is_hole: bool,
    area_is_left: OnceLock<bool>,
}

impl Ring {
    /// Whether the area is to the left of its pieces, of all of the shape: found out when first asked.
    pub(super) fn area_is_left<T: Coordinate>(&self, all: &[Piece<T>]) -> bool {
        *self.area_is_left.get_or_init(|| {
            let corners: Vec<Point<T>> = all[self.pieces.clone()].iter().map(|piece| piece.points[0]).collect();
            (orientation(&corners) == Orientation::CounterClockwise) != self.is_hole
        })
    }
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
        self.rings.push(Ring { pieces: start..self.pieces.len(), is_hole, area_is_left: OnceLock::new() });
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
        let mut parts = Parts::of(Vec::new());
        parts.add(self.corners(), false);
        parts
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
