//! What lies inside of what: the pieces of each shape, cut where the other meets them.
//!
//! ```text
//!        ┌────────────┐        The piece from a to b is cut where pieces of the other
//!   a ───┼──·────·────┼── b    shape cross it, end on it or begin to run along it. Between
//!        └──┘    └────┘        two cuts it is outside, inside or along.
//! ```
//!
//! Cuts are fractions of the piece, compared exactly. What runs along is told by the cuts; of
//! the rest, the middle of each part is located: a fraction too, whose crossings with a
//! ray are signs of polynomials.

use std::cmp::Ordering;

use super::{Outline, tree::Extent};
use crate::{
    coordinate::Coordinate,
    direction::{compare_along, turn},
    kernel::construct::{Number, Polynomial, cross, dot, sign, twice, vector},
    location::Location,
    orientation::Orientation,
    point::Point,
    straight::{Meeting, piece::Piece, pieces},
};

/// What was seen of one shape by the other.
#[derive(Clone, Copy, Default)]
struct Seen {
    inside: bool,
    outside: bool,
    /// Along the other's boundary, both areas on the same side.
    same: bool,
    /// Along it with an area on both sides.
    opposite: bool,
}

impl<T: Coordinate> Outline<T> {
    /// See [`contains`](super::contains).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, outline::Outline};
    /// let square = |x, size| BoundingBox::between(Point::<i64>::from((x, 0)), Point::from((x + size, size)));
    /// let outline = Outline::of(&square(0, 9));
    /// assert!([square(0, 9), square(2, 7)].iter().all(|inner| outline.contains(&Outline::of(inner))));
    /// assert!(!outline.contains(&Outline::of(&square(3, 7))));
    /// ```
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let areas = !other.rings.is_empty();
        if areas && self.rings.is_empty() {
            return false;
        }
        let seen = other.seen_by(self);
        !(seen.outside || seen.opposite || areas && self.seen_by(other).inside)
    }

    /// See [`touches`](super::touches).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, outline::Outline};
    /// let square = |x, size| Outline::of(&BoundingBox::between(Point::<i64>::from((x, 0)), Point::from((x + size, size))));
    /// assert!(square(0, 2).touches(&square(2, 9)));
    /// assert!(!square(0, 2).touches(&square(1, 1)) && !square(0, 2).touches(&square(3, 1)));
    /// ```
    #[must_use]
    pub fn touches(&self, other: &Self) -> bool {
        let goes_in = |seen: Seen| seen.inside || seen.same;
        self.intersects(other) && !goes_in(self.seen_by(other)) && !goes_in(other.seen_by(self))
    }

    /// Where the pieces of this shape are to the other.
    fn seen_by(&self, other: &Self) -> Seen {
        let mut seen = Seen::default();
        for (k, &piece) in self.pieces.iter().enumerate() {
            if piece.points[0] == piece.points[1] {
                seen.note(other.locate(piece.points[0]));
            } else {
                Cuts::of(piece, other).note(|| self.area_is_left(k), &mut seen);
            }
        }
        seen
    }

    /// Whether the area is to the left of a piece; `None` where there is no area.
    fn area_is_left(&self, piece: usize) -> Option<bool> {
        // Rings are in the order of their pieces.
        let ring = self.rings.get(self.rings.partition_point(|ring| ring.pieces.end <= piece))?;
        Some(ring.area_is_left(&self.pieces))
    }
}

impl Seen {
    fn note(&mut self, location: Location) {
        match location {
            Location::Inside => self.inside = true,
            Location::Outside => self.outside = true,
            Location::OnBoundary => {}
        }
    }
}

/// Where a piece is cut.
#[derive(Clone, Copy)]
enum Cut<T: Coordinate> {
    Given(Point<T>),
    /// By the line through two points, to the left of which it goes.
    By([Point<T>; 2]),
}

impl<T: Coordinate> Cut<T> {
    /// How far from a to b it is: a numerator, and a denominator above 0.
    fn share<R: Number>(self, [a, b]: [Point<T>; 2]) -> (R, R) {
        let along = vector::<R, T>(a, b);
        match self {
            Self::Given(p) => (dot(&along, &vector(a, p)), dot(&along, &along)),
            Self::By([c, d]) => {
                let across = vector(c, d);
                (cross(&vector(a, c), &across), cross(&along, &across))
            }
        }
    }

    fn compare(self, other: Self, ab: [Point<T>; 2]) -> Ordering {
        match (self, other) {
            (Self::Given(p), Self::Given(q)) => compare_along(ab, p, q),
            _ => sign(&Between { ab, from: other, to: self }),
        }
    }
}

/// The difference of two shares, times their denominators.
struct Between<T: Coordinate> {
    ab: [Point<T>; 2],
    from: Cut<T>,
    to: Cut<T>,
}

impl<T: Coordinate> Polynomial for Between<T> {
    fn evaluate<R: Number>(&self) -> R {
        let ((p, q), (r, s)) = (self.from.share::<R>(self.ab), self.to.share::<R>(self.ab));
        r * q - p * s
    }
}

/// The point in the middle between two cuts, to be compared with another shape's side.
#[derive(Clone, Copy)]
struct Middle<T: Coordinate> {
    ab: [Point<T>; 2],
    cuts: [Cut<T>; 2],
}

impl<T: Coordinate> Middle<T> {
    /// How far from a to b it is.
    fn share<R: Number>(self) -> (R, R) {
        let [(p, q), (r, s)] = self.cuts.map(|cut| cut.share::<R>(self.ab));
        (p * s.clone() + r * q.clone(), twice(q * s))
    }

    /// Whether a ray from it to the right crosses a side; it is on none.
    fn sees(self, [c, d]: [Point<T>; 2]) -> bool {
        let above = |corner| sign(&Above(self, corner)).is_gt();
        match (above(c), above(d)) {
            (false, true) => sign(&Left(self, [c, d])).is_gt(),
            (true, false) => sign(&Left(self, [c, d])).is_lt(),
            _ => false,
        }
    }
}

/// How much higher than the middle a point is, times the denominator.
struct Above<T: Coordinate>(Middle<T>, Point<T>);

impl<T: Coordinate> Polynomial for Above<T> {
    fn evaluate<R: Number>(&self) -> R {
        let Self(middle, p) = *self;
        let ([a, b], (share, whole)) = (middle.ab, middle.share::<R>());
        R::difference(p.y(), a.y()) * whole - share * R::difference(b.y(), a.y())
    }
}

/// The determinant of c, d and the middle, times the denominator.
struct Left<T: Coordinate>(Middle<T>, [Point<T>; 2]);

impl<T: Coordinate> Polynomial for Left<T> {
    fn evaluate<R: Number>(&self) -> R {
        let Self(middle, [c, d]) = *self;
        let ([a, b], (share, whole)) = (middle.ab, middle.share::<R>());
        let side = vector::<R, T>(c, d);
        cross(&side, &vector(c, a)) * whole + share * cross(&side, &vector(a, b))
    }
}

/// A piece of a shape, cut where another shape meets it.
struct Cuts<'a, T: Coordinate> {
    piece: Piece<T>,
    other: &'a Outline<T>,
    /// In their order, each once; the piece's ends too, but where there is none else.
    cuts: Vec<Cut<T>>,
    /// The other shape's pieces that run along, and from where to where.
    along: Vec<(usize, [Option<Cut<T>>; 2])>,
}

impl<'a, T: Coordinate> Cuts<'a, T> {
    fn of(piece: Piece<T>, other: &'a Outline<T>) -> Self {
        let (mut cuts, mut along) = (Vec::new(), Vec::new());
        other.tree.meeting(Extent::of(piece), |k| {
            let theirs = other.pieces[k];
            let range = match pieces(piece, theirs) {
                Meeting::Disjoint => return,
                Meeting::At(point) => {
                    cuts.push(
                        point.given().map_or_else(|| Cut::By(leftwards(piece.points, theirs.points)), Cut::Given),
                    );
                    return;
                }
                Meeting::Segment(segment) => {
                    let [p, q] = segment.ends();
                    let [p, q] = if compare_along(piece.points, p, q).is_lt() { [p, q] } else { [q, p] };
                    [Some(p), Some(q)]
                }
                Meeting::Ray(ray) => {
                    let [p, q] = ray.points();
                    if compare_along(piece.points, p, q).is_lt() { [Some(p), None] } else { [None, Some(p)] }
                }
                Meeting::Line(_) => [None; 2],
            };
            let range = range.map(|end| end.map(Cut::Given));
            cuts.extend(range.into_iter().flatten());
            along.push((k, range));
        });
        if !cuts.is_empty() {
            cuts.extend(piece.end_points().map(Cut::Given));
            cuts.sort_by(|&p, &q| p.compare(q, piece.points));
            cuts.dedup_by(|p, q| p.compare(*q, piece.points).is_eq());
        }
        Self { piece, other, cuts, along }
    }

    /// Notes what each part between two cuts is; `own_left` tells whether the shape's own area
    /// is to the left of the piece.
    fn note(&self, own_left: impl Fn() -> Option<bool>, seen: &mut Seen) {
        if self.cuts.is_empty() && self.along.is_empty() && self.piece.ends == [true; 2] {
            return seen.note(self.other.locate(self.piece.points[0]));
        }
        let cuts = self.cuts.iter().copied().map(Some);
        // Before the first and after the last cut there is something where the piece has no end.
        let [before, after] = self.piece.ends.map(|ends| (!ends).then_some(None));
        let parts: Vec<Option<Cut<T>>> = before.into_iter().chain(cuts).chain(after).collect();
        for &part in parts.array_windows() {
            match self.side_along(part) {
                Some(side) => self.note_along(own_left(), side, seen),
                None => seen.note(self.locate(part)),
            }
        }
    }

    /// One of the other shape's pieces that runs along a part.
    fn side_along(&self, [from, to]: [Option<Cut<T>>; 2]) -> Option<usize> {
        let not_after = |p: Option<Cut<T>>, q: Option<Cut<T>>| match (p, q) {
            (None, _) => true,
            (_, None) => false,
            (Some(p), Some(q)) => p.compare(q, self.piece.points).is_le(),
        };
        let not_before = |p: Option<Cut<T>>, q: Option<Cut<T>>| match (p, q) {
            (None, _) => true,
            (_, None) => false,
            (Some(p), Some(q)) => p.compare(q, self.piece.points).is_ge(),
        };
        let covers = |[low, high]: [Option<Cut<T>>; 2]| not_after(low, from) && not_before(high, to);
        self.along.iter().find(|(_, range)| covers(*range)).map(|&(side, _)| side)
    }

    fn note_along(&self, own_left: Option<bool>, side: usize, seen: &mut Seen) {
        let Some((own_left, left)) = own_left.zip(self.other.area_is_left(side)) else { return };
        let [c, d] = self.other.pieces[side].points;
        let same_way = compare_along(self.piece.points, c, d).is_lt();
        let same_side = (own_left == left) == same_way;
        seen.same |= same_side;
        seen.opposite |= !same_side;
    }

    /// Where a part is that is not along the other shape's boundary.
    fn locate(&self, part: [Option<Cut<T>>; 2]) -> Location {
        // Every area ends somewhere.
        let ([Some(from), Some(to)], false) = (part, self.other.rings.is_empty()) else { return Location::Outside };
        let middle = Middle { ab: self.piece.points, cuts: [from, to] };
        let mut inside = false;
        self.other.tree.right_of(Extent::of(self.piece), |k| inside ^= middle.sees(self.other.pieces[k].points));
        if inside { Location::Inside } else { Location::Outside }
    }
}

/// The line that a piece crosses, in the direction in which the piece goes to its left.
fn leftwards<T: Coordinate>(piece: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> [Point<T>; 2] {
    if turn(piece, [c, d]) == Orientation::CounterClockwise { [c, d] } else { [d, c] }
}
