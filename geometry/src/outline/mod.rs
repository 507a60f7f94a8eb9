//! Shapes with one another: how far apart, where nearest, whether they meet, touch, contain.
//!
//! ```text
//!   ·──────────·         ·───·               Every shape is pieces of lines, and perhaps an
//!   │  ·────·  │   gap   │    ╲ way          area that they bound. Shapes meet where pieces
//!   │  │hole│  │┄┄┄┄┄┄┄┄┄·     ·──·          do, or where one is inside of the other's area;
//!   │  ·────·  │                             else they are as far apart as their nearest
//!   ·──────────·                             pieces.
//! ```
//!
#![doc = include_str!("../../pictures/outline.svg")]
//!
//! An [`Outline`] is a shape made ready: its pieces under a tree of boxes. The functions here
//! make two of them for one question; who asks more keeps them. The boxes only leave out what
//! is certainly too far; every decision that is left is one about two pieces, exact as in
//! [`straight`](crate::straight).
//!
//! | question | function |
//! |---|---|
//! | how far, and where? | [`distance`], [`nearest_points`] |
//! | a point in common? | [`intersects`] |
//! | no farther than a length? | [`is_within`]; of a point and a radius: does a disc meet the shape? |
//! | all of the second? | [`contains`] |
//! | points in common, and none of them inside? | [`touches`] |
//!
//! A shape that has an area is all of it, boundary and inside.
//!
//! # Complexity
//! n and m pieces: O(n + m) for the outlines; a question then O(log n + log m) where few pieces
//! are near, and O(nm) at worst, where boxes tell nothing apart: long segments across
//! one another. [`contains`] and [`touches`] look at every piece: O((n + m) log(n + m)) where few meet.
//!
//! Measured beside geo 0.33 on stars of 100, 1,000 and 10,000 spikes half their radius long, in one
//! run: the [`distance`] of two side by side takes 2.0, 0.58 and 1.5 of its time, 1.4, 0.16 and
//! 0.05 where the outlines are kept; [`contains`] 0.79, 0.44 and 0.49; but [`intersects`] of one
//! within the other 3.5, 3.3 and 3.7, for which a look at every side without any tree is enough.
//!
//! Not for convex polygons: [`ConvexPolygon::separation`] needs no outline. For points alone see
//! [`KdTree`](crate::KdTree), for one polygon and points [`PreparedPolygon`](crate::PreparedPolygon).
//!
//! Source: Guttman, "R-trees" (1984), packed in the order that the shape has.

mod estimate;
mod parts;
mod proximity;
mod relation;
#[cfg(test)]
mod tests;
mod tree;

use parts::Ring;
use tree::{Extent, Tree};

use crate::{
    convex_polygon::ConvexPolygon,
    coordinate::Coordinate,
    location::Location,
    point::Point,
    point_in_polygon::{crossing, even_odd},
    shapes::{BoundingBox, Line, MultiPolygon, Polygon, Polyline, Ray, Segment, Triangle},
    straight::{
        Meeting,
        piece::{Piece, ToPiece},
        pieces,
    },
};

/// What has an outline: sealed.
///
/// A polygon, a triangle, a box is all of its area, by the even–odd rule; flat ones have none.
///
/// # Examples
/// ```
/// use kihon_geometry::{BoundingBox, Coordinate, Point, Segment, outline::{Shape, intersects}};
/// fn count<T: Coordinate>(shapes: &[impl Shape<T>], window: &BoundingBox<T>) -> usize {
///     shapes.iter().filter(|&shape| intersects(shape, window)).count()
/// }
/// let segments = [[(0, 0), (9, 9)], [(7, 0), (9, 2)]].map(|[a, b]| Segment::new(Point::<i32>::from(a), Point::from(b)));
/// assert_eq!(count(&segments, &BoundingBox::between(Point::from((3, 3)), Point::from((5, 4)))), 1);
/// ```
pub trait Shape<T: Coordinate>: parts::ToParts<T> {}

macro_rules! shapes {
    ($($shape:ident),*) => {$(impl<T: Coordinate> Shape<T> for $shape<T> {})*};
}

shapes!(Point, Line, Ray, Segment, Triangle, BoundingBox, ConvexPolygon, Polyline, Polygon, MultiPolygon);

/// A shape made ready for questions about it and others.
///
/// It can be shared among threads.
///
/// # Examples
/// ```
/// use kihon_geometry::{Location, Point, Polygon, Polyline, outline::Outline};
/// let square = [(0, 0), (9, 0), (9, 9), (0, 9)].map(Point::<i64>::from);
/// let hole = [(2, 2), (2, 7), (7, 7), (7, 2)].map(Point::from);
/// let frame = Outline::of(&Polygon::with_holes(&square, &[hole])?);
/// let way = Outline::of(&Polyline::from_iter([(4, 4), (5, 5), (4, 5)].map(Point::from)));
/// assert_eq!(frame.distance(&way), Some(2.0));
/// assert!(!frame.intersects(&way) && frame.is_within(&way, 2));
/// assert_eq!(frame.locate(Point::from((1, 5))), Location::Inside);
/// # Ok::<(), kihon_geometry::PolygonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Outline<T: Coordinate = f64> {
    pieces: Vec<Piece<T>>,
    /// A point of each part that holds together.
    starts: Vec<Point<T>>,
    /// What bounds an area.
    rings: Vec<Ring>,
    tree: Tree,
}

impl<T: Coordinate> Outline<T> {
    /// The outline of a shape.
    ///
    /// # Complexity
    /// O(n) for n pieces.
    ///
    /// # Examples
    /// See [`Outline`].
    #[must_use]
    pub fn of(shape: &impl Shape<T>) -> Self {
        let parts::Parts { pieces, starts, rings } = shape.parts();
        let tree = Tree::new(&pieces);
        Self { pieces, starts, rings, tree }
    }

    /// Whether a point is inside of the shape's area, on its boundary or outside.
    ///
    /// What is no area has no inside: a point on it is on its boundary.
    ///
    /// # Complexity
    /// O(log n) where few pieces are at the height of `p`, O(n) at worst.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// See [`Outline`].
    #[must_use]
    pub fn locate(&self, p: Point<T>) -> Location {
        let (at, mut on_boundary) = (p.piece(), false);
        if self.rings.is_empty() {
            self.tree.meeting(Extent::of(at), |k| on_boundary |= pieces(self.pieces[k], at) != Meeting::Disjoint);
            return if on_boundary { Location::OnBoundary } else { Location::Outside };
        }
        let mut winding = Some(0);
        self.tree.right_of(Extent::of(at), |k| {
            winding = winding.zip(crossing(self.pieces[k].points, p)).map(|(sum, more)| sum + more);
        });
        even_odd(winding)
    }
}

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty)?) -> $answer:ty;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name<T: Coordinate>(
            first: &impl Shape<T>,
            second: &impl Shape<T>
            $(, $argument: $type)?
        ) -> $answer {
            Outline::of(first).$name(&Outline::of(second) $(, $argument)?)
        }
    )*};
}

questions! {
    /// How far two shapes are from each other, 0 where they have a point in common; `None` where
    /// one has no point at all.
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// The `f64` nearest to the true distance; an infinity where that is beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline, Triangle, outline::distance};
    /// let [a, b, c, p] = [(0, 0), (4, 0), (0, 4), (4, 4)].map(Point::<i64>::from);
    /// let triangle = Triangle::new(a, b, c);
    /// assert_eq!(distance(&triangle, &p), Some(8f64.sqrt()));
    /// assert_eq!(distance(&triangle, &Point::from((1, 1))), Some(0.0));
    /// assert_eq!(distance(&triangle, &Polyline::new(vec![])), None);
    /// ```
    distance() -> Option<f64>;

    /// A point of the first shape and one of the second, as near to each other as any two;
    /// twice a common point where there is one. `None` where a shape has no point, or a
    /// coordinate is beyond `f64`.
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, Segment, outline::nearest_points};
    /// let [a, b, c, d] = [(0, 0), (4, 2), (5, 5), (9, 1)].map(Point::<i64>::from);
    /// let [p, q] = nearest_points(&BoundingBox::between(a, b), &Segment::new(c, d)).unwrap();
    /// assert_eq!((p, q), (Point::new(4.0, 2.0)?, Point::new(6.0, 4.0)?));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    nearest_points() -> Option<[Point; 2]>;

    /// Whether two shapes have a point in common.
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Line, Point, outline::intersects};
    /// let [a, b, c] = [(0, 0), (4, 2), (5, 3)].map(Point::<i64>::from);
    /// let window = BoundingBox::between(a, b);
    /// assert!(intersects(&window, &Line::through(a, c).unwrap()));
    /// assert!(!intersects(&window, &Line::through(c, Point::from((6, 0))).unwrap()));
    /// ```
    intersects() -> bool;

    /// Whether two shapes are no farther from each other than `length`, in the unit of the
    /// coordinates. Never for a shape without points, or a length that is negative or NaN.
    ///
    /// A disc meets a shape where its centre is within its radius of it.
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point, Triangle, outline::is_within};
    /// let [a, b, c] = [(0, 0), (4, 0), (0, 4)].map(Point::<i64>::from);
    /// let circle = Circle::new(Point::from((7, 4)), 5).unwrap();
    /// assert!(is_within(&Triangle::new(a, b, c), &circle.center(), circle.radius()));
    /// assert!(!is_within(&Triangle::new(a, b, c), &circle.center(), 4));
    /// ```
    is_within(length: T) -> bool;

    /// Whether every point of the second shape is one of the first.
    ///
    /// # Constraints
    /// The rings of polygons are simple, do not cross, and the polygons of several do not overlap.
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, Segment, Triangle, outline::contains};
    /// let [a, b, c, d] = [(0, 0), (4, 0), (0, 4), (2, 2)].map(Point::<i64>::from);
    /// let triangle = Triangle::new(a, b, c);
    /// assert!(contains(&triangle, &BoundingBox::between(a, d)));
    /// assert!(contains(&triangle, &Segment::new(b, c)), "along its side");
    /// assert!(!contains(&BoundingBox::between(a, d), &triangle));
    /// ```
    contains() -> bool;

    /// Whether two shapes have points in common, but none that is inside of an area of either.
    ///
    /// What is no area has no inside.
    ///
    /// # Constraints
    /// As [`contains`].
    ///
    /// # Complexity
    /// See [`outline`](self).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, Segment, outline::touches};
    /// let [a, b, c, d] = [(0, 0), (4, 2), (4, 1), (9, 9)].map(Point::<i64>::from);
    /// let (left, right) = (BoundingBox::between(a, b), BoundingBox::between(c, d));
    /// assert!(touches(&left, &right), "along a side");
    /// assert!(touches(&left, &Segment::new(c, d)) && !touches(&left, &Segment::new(a, d)));
    /// ```
    touches() -> bool;
}
