//! How far apart two pieces of lines are, and where they are nearest.
//!
//! Two that have no point in common are nearest at an end of one of them, or are
//! parallel. So there are at most four candidates, an end of one and what is nearest to
//! it on the other: an end too, or its foot. Squared distances are fractions, and the
//! least is found by comparing them exactly.

use std::cmp::Ordering;

use super::{
    Meeting, Straight,
    meet::pieces,
    piece::{Piece, ToPiece},
};
use crate::{
    coordinate::Coordinate,
    direction::compare_along,
    kernel::construct::{Construction, Number, Polynomial, cross, dot, nearest, nearest_point, sign, twice, vector},
    point::Point,
    shapes::{Line, Ray, Segment},
};

/// The distance between two lines, rays, segments or points: 0 where they have a
/// point in common.
///
/// # Accuracy
/// The `f64` nearest to the true distance; an infinity where that is beyond `f64`.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, Ray, Segment, straight::distance};
/// let [a, b, c, d] = [(0, 0), (1, 1), (5, 1), (5, 9)].map(Point::<i64>::from);
/// let wall = Segment::new(c, d);
/// assert_eq!(distance(a, wall), 26f64.sqrt());
/// assert_eq!(distance(Ray::from_through(b, a).unwrap(), wall), 4.0);
/// assert_eq!(distance(Line::through(a, b).unwrap(), wall), 0.0);
/// ```
#[must_use]
pub fn distance<T: Coordinate>(first: impl Straight<T>, second: impl Straight<T>) -> f64 {
    let (first, second) = (first.piece(), second.piece());
    if pieces(first, second) != Meeting::Disjoint {
        return 0.0;
    }
    least(first, second).distance()
}

/// A point of the first and one of the second, as near to each other as any two of them;
/// twice a common point where there is one. `None` where a coordinate is beyond `f64`.
///
/// # Accuracy
/// Each coordinate is the `f64` nearest to the true one. Where parallels have many
/// nearest points, it is those at an end.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, Segment, straight::nearest_points};
/// let [a, b, c, d] = [(0, 0), (3, 1), (0, 5), (2, 4)].map(Point::<i64>::from);
/// let [on_line, end] = nearest_points(Line::through(a, b).unwrap(), Segment::new(c, d)).unwrap();
/// assert_eq!((on_line, end), (Point::new(3.0, 1.0)?, Point::new(2.0, 4.0)?));
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn nearest_points<T: Coordinate>(first: impl Straight<T>, second: impl Straight<T>) -> Option<[Point; 2]> {
    let (first, second) = (first.piece(), second.piece());
    match pieces(first, second) {
        Meeting::Disjoint => least(first, second).points(),
        meeting => Some([meeting.some_point()?; 2]),
    }
}

/// The point of a line that is nearest to `p`; `None` where a coordinate is beyond `f64`.
///
/// ```text
///           · p
///           ┆
///   ────────┴────── line
///         foot
/// ```
///
/// # Accuracy
/// Each coordinate is the `f64` nearest to the true one.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, straight::foot};
/// let line = Line::through(Point::from((0, 0)), Point::from((2, 1))).unwrap();
/// assert_eq!(foot(line, Point::<i64>::from((1, 3))), Point::new(2.0, 1.0).ok());
/// ```
#[must_use]
pub fn foot<T: Coordinate>(line: Line<T>, p: Point<T>) -> Option<Point> {
    nearest_point(&Foot { line: line.points(), p, reflect: false })
}

/// The mirror image of `p` in a line; `None` where a coordinate is beyond `f64`.
///
/// # Accuracy
/// Each coordinate is the `f64` nearest to the true one.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, straight::reflection};
/// let line = Line::through(Point::from((0, 0)), Point::from((2, 1))).unwrap();
/// assert_eq!(reflection(line, Point::<i64>::from((1, 3))), Point::new(3.0, -1.0).ok());
/// ```
#[must_use]
pub fn reflection<T: Coordinate>(line: Line<T>, p: Point<T>) -> Option<Point> {
    nearest_point(&Foot { line: line.points(), p, reflect: true })
}

struct Foot<T: Coordinate> {
    line: [Point<T>; 2],
    p: Point<T>,
    reflect: bool,
}

impl<T: Coordinate> Construction<2> for Foot<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let [a, b] = self.line;
        let along: [R; 2] = vector(a, b);
        let (whole, share) = (dot(&along, &along), dot(&along, &vector(a, self.p)));
        let [x, y] = along;
        [(a.x(), x, self.p.x()), (a.y(), y, self.p.y())].map(|(start, extent, from)| {
            let foot = R::of(start) * whole.clone() + share.clone() * extent;
            let foot = if self.reflect { twice(foot) - R::of(from) * whole.clone() } else { foot };
            (foot, whole.clone())
        })
    }
}

/// What is nearest to a point on a piece.
#[derive(Clone, Copy)]
pub(crate) enum Nearest<T: Coordinate> {
    End(Point<T>),
    /// The foot on the line through these.
    Foot([Point<T>; 2]),
}

/// A given point of one piece and the nearest one of the other.
pub(crate) struct Candidate<T: Coordinate> {
    from: Point<T>,
    pub(crate) to: Nearest<T>,
    of_second: bool,
}

impl<T: Coordinate> Candidate<T> {
    pub(crate) fn of(from: Point<T>, piece: Piece<T>, of_second: bool) -> Self {
        let ([a, b], [begins, ends]) = (piece.points, piece.ends);
        let to = if a == b || begins && compare_along([a, b], from, a).is_le() {
            Nearest::End(a)
        } else if ends && compare_along([a, b], b, from).is_le() {
            Nearest::End(b)
        } else {
            Nearest::Foot([a, b])
        };
        Self { from, to, of_second }
    }

    /// The `f64` nearest to the distance.
    pub(crate) fn distance(&self) -> f64 {
        let [distance] = nearest(self);
        distance.abs()
    }

    /// The point of the first piece and that of the second.
    pub(crate) fn points(&self) -> Option<[Point; 2]> {
        let (given, other) = (self.from.to_f64(), self.other()?);
        Some(if self.of_second { [other, given] } else { [given, other] })
    }

    pub(crate) fn is_nearer_than(&self, other: &Self) -> bool {
        !self.is_as(other) && sign(&Difference(self, other)) == Ordering::Less
    }

    /// Whether it is between the same points, as it is for sides that share a corner: the tie
    /// that would take longest to tell.
    fn is_as(&self, other: &Self) -> bool {
        match (self.to, other.to) {
            (Nearest::End(p), Nearest::End(q)) => [[self.from, p], [p, self.from]].contains(&[other.from, q]),
            (Nearest::Foot(line), Nearest::Foot(same)) => (self.from, line) == (other.from, same),
            _ => false,
        }
    }

    /// Whether the distance is at most a length from 0 on.
    pub(crate) fn is_at_most(&self, length: T) -> bool {
        sign(&Excess(self, length)).is_le()
    }

    fn other(&self) -> Option<Point> {
        match self.to {
            Nearest::End(point) => Some(point.to_f64()),
            Nearest::Foot(line) => nearest_point(&Foot { line, p: self.from, reflect: false }),
        }
    }

    /// The square of the distance, as a fraction.
    fn square<R: Number>(&self) -> (R, R) {
        match self.to {
            Nearest::End(end) => {
                let way = vector::<R, T>(self.from, end);
                (dot(&way, &way), R::of(1))
            }
            Nearest::Foot([a, b]) => {
                let (along, way) = (vector::<R, T>(a, b), vector(a, self.from));
                let area = cross(&along, &way);
                (area.clone() * area, dot(&along, &along))
            }
        }
    }
}

/// The distance; its sign tells nothing.
impl<T: Coordinate> Construction<1> for Candidate<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        match self.to {
            Nearest::End(_) => [(self.square::<R>().0.root(), R::of(1))],
            Nearest::Foot([a, b]) => {
                let along = vector::<R, T>(a, b);
                [(cross(&along, &vector(a, self.from)), dot(&along, &along).root())]
            }
        }
    }
}

struct Difference<'a, T: Coordinate>(&'a Candidate<T>, &'a Candidate<T>);

impl<T: Coordinate> Polynomial for Difference<'_, T> {
    fn evaluate<R: Number>(&self) -> R {
        let ((p, q), (r, s)) = (self.0.square::<R>(), self.1.square::<R>());
        p * s - r * q
    }
}

/// Of the squared distance over that of a length, times its denominator.
struct Excess<'a, T: Coordinate>(&'a Candidate<T>, T);

impl<T: Coordinate> Polynomial for Excess<'_, T> {
    fn evaluate<R: Number>(&self) -> R {
        let ((p, q), length) = (self.0.square::<R>(), R::of(self.1));
        p - q * (length.clone() * length)
    }
}

/// The nearest of the candidates between two pieces without a common point, the first of equals.
pub(crate) fn least<T: Coordinate>(first: Piece<T>, second: Piece<T>) -> Candidate<T> {
    let of_first = first.end_points().map(|end| Candidate::of(end, second, false));
    let of_second = second.end_points().map(|end| Candidate::of(end, first, true));
    of_first
        .chain(of_second)
        .reduce(|best, next| if next.is_nearer_than(&best) { next } else { best })
        // Parallel lines: any point of one.
        .unwrap_or_else(|| Candidate::of(first.points[0], second, false))
}

macro_rules! proximity {
    ($($shape:ident),*) => {$(
        impl<T: Coordinate> $shape<T> {
            /// The distance to a point: 0 where it is on it. See [`distance`] for other pairs.
            ///
            /// # Accuracy
            /// The `f64` nearest to the true distance; an infinity where that is beyond `f64`.
            ///
            /// # Examples
            /// See [`distance`].
            #[must_use]
            pub fn distance(self, p: Point<T>) -> f64 {
                distance(self, p)
            }

            /// The point of it that is nearest to `p`; `None` where a coordinate is beyond
            /// `f64`. See [`nearest_points`] for other pairs.
            ///
            /// # Accuracy
            /// Each coordinate is the `f64` nearest to the true one.
            ///
            /// # Examples
            /// See [`nearest_points`].
            #[must_use]
            pub fn nearest_point(self, p: Point<T>) -> Option<Point> {
                Candidate::of(p, self.piece(), true).other()
            }
        }
    )*};
}

proximity!(Line, Ray, Segment);
