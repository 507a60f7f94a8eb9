//! What two pieces of lines have in common.

use std::cmp::Ordering;

use super::{Straight, piece::Piece};
use crate::{
    coordinate::Coordinate,
    direction::turn,
    kernel::construct::{Construction, Number, Polynomial, cross, nearest_point, sign, vector},
    orientation::{Orientation, orient2d},
    point::Point,
    shapes::{Line, Ray, Segment},
};

/// What two lines, rays, segments or points have in common.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, Ray, Segment, straight::{Meeting, meet}};
/// let [a, b, c, d] = [(0, 0), (4, 2), (2, 1), (9, 0)].map(Point::<i64>::from);
/// assert_eq!(meet(Ray::from_through(c, b).unwrap(), Segment::new(a, b)), Meeting::Segment(Segment::new(c, b)));
/// assert_eq!(meet(Line::through(a, b).unwrap(), d), Meeting::Disjoint);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meeting<T: Coordinate = f64> {
    /// Nothing.
    Disjoint,
    /// One point.
    At(MeetingPoint<T>),
    /// A segment, its lesser end first; both are given points.
    Segment(Segment<T>),
    /// A ray, from a given point through a given point.
    Ray(Ray<T>),
    /// The whole line, as the first one was given.
    Line(Line<T>),
}

impl<T: Coordinate> Eq for Meeting<T> {}

impl<T: Coordinate> Meeting<T> {
    /// One of the common points, rounded; `None` where there is none or a coordinate is beyond `f64`.
    pub(crate) fn some_point(self) -> Option<Point> {
        match self {
            Self::Disjoint => None,
            Self::At(point) => point.point(),
            Self::Segment(segment) => Some(segment.ends()[0].to_f64()),
            Self::Ray(ray) => Some(ray.points()[0].to_f64()),
            Self::Line(line) => Some(line.points()[0].to_f64()),
        }
    }
}

/// The one point that two pieces of lines have in common, as those lines.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Orientation, Point, straight::{Meeting, meet}};
/// let [a, b, c, d] = [(0, 0), (1, 1), (0, 5), (10, 0)].map(Point::<i64>::from);
/// let [first, second] = [Line::through(a, b).unwrap(), Line::through(c, d).unwrap()];
/// let Meeting::At(point) = meet(first, second) else { panic!() };
/// assert_eq!(point.point(), Point::new(10.0 / 3.0, 10.0 / 3.0).ok());
/// assert_eq!(point.side_of(second), Orientation::Collinear);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeetingPoint<T: Coordinate = f64> {
    kind: Kind<T>,
}

impl<T: Coordinate> Eq for MeetingPoint<T> {}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind<T: Coordinate> {
    Given(Point<T>),
    Crossing([Point<T>; 2], [Point<T>; 2]),
}

impl<T: Coordinate> MeetingPoint<T> {
    /// The point, where it is one that was given.
    pub(crate) const fn given(self) -> Option<Point<T>> {
        match self.kind {
            Kind::Given(point) => Some(point),
            Kind::Crossing(..) => None,
        }
    }

    /// The point, rounded once; `None` where a coordinate is beyond `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, ties to even.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point, straight::{Meeting, meet}};
    /// let line = |a, b| Line::through(Point::try_from(a).unwrap(), Point::try_from(b).unwrap()).unwrap();
    /// let [steep, flat] = [line((0.0, 2.0), (1e-300, 0.0)), line((0.0, 1.0), (1e300, 1.0))];
    /// let Meeting::At(near) = meet(steep, flat) else { panic!() };
    /// assert_eq!(near.point(), Point::new(5e-301, 1.0).ok());
    /// let Meeting::At(far) = meet(flat, line((0.0, 0.0), (1e300, 1e-9))) else { panic!() };
    /// assert_eq!(far.point(), None, "x is 1e309");
    /// ```
    #[must_use]
    pub fn point(self) -> Option<Point> {
        match self.kind {
            Kind::Given(point) => Some(point.to_f64()),
            Kind::Crossing(ab, cd) => nearest_point(&Crossing { ab, cd }),
        }
    }

    /// On which side of a line it lies.
    ///
    /// # Accuracy
    /// Exact for the true point, not the rounded one: on the lines that define it it
    /// is collinear.
    ///
    /// # Examples
    /// See [`MeetingPoint`].
    #[must_use]
    pub fn side_of(self, line: Line<T>) -> Orientation {
        let [p, q] = line.points();
        match self.kind {
            Kind::Given(point) => orient2d(p, q, point),
            Kind::Crossing(ab, cd) => {
                let side: Orientation = sign(&SideOfCrossing { ab, cd, pq: [p, q] }).into();
                if turn(ab, cd) == Orientation::Clockwise { side.reversed() } else { side }
            }
        }
    }
}

/// a + (c − a) × (d − c) / (b − a) × (d − c) · (b − a).
struct Crossing<T: Coordinate> {
    ab: [Point<T>; 2],
    cd: [Point<T>; 2],
}

impl<T: Coordinate> Crossing<T> {
    /// The numerator and the denominator of the share of b − a, and b − a.
    fn share<R: Number>(&self) -> (R, R, [R; 2]) {
        let ([a, b], [c, d]) = (self.ab, self.cd);
        let (ab, cd) = (vector(a, b), vector(c, d));
        (cross(&vector(a, c), &cd), cross(&ab, &cd), ab)
    }
}

impl<T: Coordinate> Construction<2> for Crossing<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let (share, whole, [x, y]) = self.share::<R>();
        let [a, _] = self.ab;
        [(a.x(), x), (a.y(), y)]
            .map(|(start, extent)| (R::of(start) * whole.clone() + share.clone() * extent, whole.clone()))
    }
}

/// The determinant of p, q and the crossing, times (b − a) × (d − c).
struct SideOfCrossing<T: Coordinate> {
    ab: [Point<T>; 2],
    cd: [Point<T>; 2],
    pq: [Point<T>; 2],
}

impl<T: Coordinate> Polynomial for SideOfCrossing<T> {
    fn evaluate<R: Number>(&self) -> R {
        let (share, whole, ab) = Crossing { ab: self.ab, cd: self.cd }.share::<R>();
        let pq = vector(self.pq[0], self.pq[1]);
        whole * cross(&pq, &vector(self.pq[0], self.ab[0])) + share * cross(&pq, &ab)
    }
}

/// What `first` and `second` have in common.
///
/// # Accuracy
/// Exact: which answer it is, and every point in it that is a given one.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Ray, straight::{Meeting, meet}};
/// let [a, b, c, d] = [(0, 0), (1, 0), (3, -1), (3, 1)].map(Point::<i32>::from);
/// let [east, west, north] = [(a, b), (b, a), (c, d)].map(|(p, q)| Ray::from_through(p, q).unwrap());
/// assert!(matches!(meet(east, north), Meeting::At(point) if point.point() == Point::new(3.0, 0.0).ok()));
/// assert_eq!(meet(west, north), Meeting::Disjoint);
/// ```
#[must_use]
pub fn meet<T: Coordinate>(first: impl Straight<T>, second: impl Straight<T>) -> Meeting<T> {
    pieces(first.piece(), second.piece())
}

/// [`meet`], of pieces.
pub(crate) fn pieces<T: Coordinate>(first: Piece<T>, second: Piece<T>) -> Meeting<T> {
    let ([a, b], [c, d]) = (first.points, second.points);
    let sides = [orient2d(c, d, a), orient2d(c, d, b), orient2d(a, b, c), orient2d(a, b, d)];
    let turned = turn([a, b], [c, d]);
    if turned == Orientation::Collinear {
        // Parallel, or one of them a point: then that is where it is compared.
        let apart = sides.iter().any(|&side| side != Orientation::Collinear);
        return if apart { Meeting::Disjoint } else { common(first, second) };
    }
    // Towards the second point, the first piece comes from the left of the other's line
    // where that turns left from it.
    let away = |side: Orientation, ends: bool, approach: Orientation| ends && side == approach.reversed();
    let missed = away(sides[0], first.ends[0], turned)
        || away(sides[1], first.ends[1], turned.reversed())
        || away(sides[2], second.ends[0], turned.reversed())
        || away(sides[3], second.ends[1], turned);
    if missed {
        return Meeting::Disjoint;
    }
    let given = [a, b, c, d].into_iter().zip(sides).find(|(_, side)| *side == Orientation::Collinear);
    let kind = given.map_or(Kind::Crossing([a, b], [c, d]), |(point, _)| Kind::Given(point));
    Meeting::At(MeetingPoint { kind })
}

/// Of pieces on one line, along which the order of points is their order.
fn common<T: Coordinate>(first: Piece<T>, second: Piece<T>) -> Meeting<T> {
    let range = |piece: Piece<T>| {
        let ([a, b], [begins, ends]) = (piece.points, piece.ends);
        let (begin, end) = (begins.then_some(a), ends.then_some(b));
        if a <= b { (begin, end) } else { (end, begin) }
    };
    let ((low, high), (other_low, other_high)) = (range(first), range(second));
    // No end is less than every point below, and more than every point above.
    let low = low.max(other_low);
    let high = [high, other_high].into_iter().flatten().min();
    // Two points of the line: those of the piece that is no point.
    let [a, b] = if first.points[0] == first.points[1] { second.points } else { first.points };
    match (low, high) {
        (Some(low), Some(high)) => match low.cmp(&high) {
            Ordering::Less => Meeting::Segment(Segment::new(low, high)),
            Ordering::Equal => Meeting::At(MeetingPoint { kind: Kind::Given(low) }),
            Ordering::Greater => Meeting::Disjoint,
        },
        // Onwards there is a piece with no end: the points of both pieces tell a direction.
        (Some(low), None) => ray(low, [first, second], Ordering::Greater),
        (None, Some(high)) => ray(high, [first, second], Ordering::Less),
        (None, None) => Meeting::Line(Line::through(a, b).expect("a line")),
    }
}

/// The ray from `start` on one side, on which each piece goes on without end.
fn ray<T: Coordinate>(start: Point<T>, pieces: [Piece<T>; 2], side: Ordering) -> Meeting<T> {
    let through = pieces.iter().flat_map(|piece| piece.points).find(|p| p.cmp(&start) == side);
    Meeting::Ray(Ray::from_through(start, through.expect("a second point")).expect("two points"))
}
