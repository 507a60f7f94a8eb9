//! What shapes are to each other, to within a tolerance.
//!
//! ```text
//!   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄   ▴
//!   ────────────────────   ▾ tolerance    The boundary is as wide as the tolerance on
//!   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄                  both sides; what is in the band is on it.
//! ```
//!
//! Each of them asks whether a distance differs from a length (0, a radius, the sum or the
//! difference of two) by at most the tolerance. Both are compared squared, as signs of
//! polynomials, so that the answer is that of real numbers.
//!
//! # Complexity
//! O(1), and O(n) for a polygon of n corners.

use std::cmp::Ordering;

use super::Tolerance;
use crate::{
    circles::CircleRelation,
    distance::compare_length_with,
    kernel::{
        Kernel,
        construct::{Number, Polynomial, cross, dot, sign, vector},
        float,
    },
    location::Location,
    point::Point,
    point_in_polygon::locate,
    shapes::{Circle, Line, Polygon, Segment},
};

/// Whether two segments run alike, or against each other: the shorter one, moved to where the
/// longer one starts, ends at most the tolerance away from the longer one's line.
///
/// So a millimetre is an angle of a thousandth for segments of a metre, and a millionth for
/// those of a kilometre. A segment as short as the tolerance is parallel to every other.
///
/// # Accuracy
/// Exact: the distance of real numbers is compared with the tolerance's length.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Segment, Tolerance, tolerance::parallel};
/// let segment = |x, y| Segment::new(Point::ORIGIN, Point::new(x, y).unwrap());
/// let millimetre = Tolerance::new(0.001, 0.0)?;
/// assert!(parallel(segment(5.0, 0.0), segment(-1.0, 0.0009), millimetre));
/// assert!(!parallel(segment(5.0, 0.0), segment(-2.0, 0.0018), millimetre));
/// # Ok::<(), kihon_geometry::ToleranceError>(())
/// ```
#[must_use]
pub fn parallel(first: Segment, second: Segment, tolerance: Tolerance) -> bool {
    let (first, second) = (first.ends(), second.ends());
    let length = tolerance.length_among(&first).max(tolerance.length_among(&second));
    let (long, short) = if f64::compare_lengths(first, second).is_lt() { (second, first) } else { (first, second) };
    sign(&Rise { long, short, length }).is_le()
}

/// Whether a point is inside of a polygon, outside, or at most the tolerance away from its
/// boundary.
///
/// # Complexity
/// O(n) for n corners.
///
/// # Accuracy
/// Exact: distances of real numbers are compared with the tolerance's length, whose relative
/// part is relative to the greatest coordinate of all.
///
/// # Examples
/// ```
/// use kihon_geometry::{Location, Point, Polygon, PolygonError, Tolerance, point::points_from, tolerance::locate_within};
/// let polygon = Polygon::new(&points_from(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)])?)?;
/// let at = |x, y| locate_within(&polygon, Point::new(x, y).unwrap(), Tolerance::new(0.5, 0.0).unwrap());
/// assert_eq!([at(2.0, 2.0), at(3.5, 2.0), at(4.5, 2.0)], [Location::Inside, Location::OnBoundary, Location::OnBoundary]);
/// // Near the corner the band is round.
/// assert_eq!([at(4.25, 4.25), at(4.4, 4.4)], [Location::OnBoundary, Location::Outside]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn locate_within(polygon: &Polygon, p: Point, tolerance: Tolerance) -> Location {
    let length = tolerance.length_among(polygon.corners()).max(tolerance.length_among(&[p]));
    if polygon.sides().any(|side| is_near_segment(side, p, length)) {
        return Location::OnBoundary;
    }
    locate(polygon, p)
}

fn is_near_segment([a, b]: [Point; 2], p: Point, length: f64) -> bool {
    // Rounding keeps the order: a rounded difference above the length is a true one above it.
    let beside = |a: f64, b: f64, p: f64| a.min(b) - p > length || p - a.max(b) > length;
    if beside(a.x(), b.x(), p.x()) || beside(a.y(), b.y(), p.y()) {
        return false;
    }
    float::compare_distance_to_segment([a, b], p, length).is_le()
}

/// Whether a point is inside of a circle, outside, or at most the tolerance away from it.
///
/// # Accuracy
/// Exact: the distance of real numbers is compared with the radius and the tolerance's length,
/// whose relative part is relative to the greatest coordinate or radius.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Location, Point, Tolerance, tolerance::locate_in_circle_within};
/// let circle = Circle::new(Point::ORIGIN, 5.0)?;
/// // As near to the circle as rounding allows.
/// let p = Point::new(5.0 * 0.1f64.cos(), 5.0 * 0.1f64.sin())?;
/// assert_eq!(locate_in_circle_within(circle, p, Tolerance::default()), Location::OnBoundary);
/// assert_eq!(locate_in_circle_within(circle, Point::new(4.9, 0.0)?, Tolerance::default()), Location::Inside);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn locate_in_circle_within(circle: Circle, p: Point, tolerance: Tolerance) -> Location {
    let length = tolerance.length_among(&[circle.center(), p]).max(tolerance.length(circle.radius()));
    match Way::Points([circle.center(), p]).compare([circle.radius(), 0.0], length) {
        Ordering::Less => Location::Inside,
        Ordering::Equal => Location::OnBoundary,
        Ordering::Greater => Location::Outside,
    }
}

/// How many points a line and a circle have in common: 0, 1 where it is a tangent to within
/// the tolerance, or 2.
///
/// # Accuracy
/// Exact: the distance of real numbers is compared with the radius and the tolerance's length,
/// whose relative part is relative to the greatest coordinate or radius.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Line, Point, Tolerance, tolerance::line_circle_within};
/// let circle = Circle::new(Point::ORIGIN, 5.0)?;
/// let at = |y| Line::through(Point::new(-1.0, y).unwrap(), Point::new(1.0, y).unwrap()).unwrap();
/// let points = [4.0, 5.0 - 1e-9, 5.0 + 1e-9, 5.1].map(|y| line_circle_within(at(y), circle, Tolerance::default()));
/// assert_eq!(points, [2, 1, 1, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn line_circle_within(line: Line, circle: Circle, tolerance: Tolerance) -> usize {
    let ([a, b], c) = (line.points(), circle.center());
    let length = tolerance.length_among(&[a, b, c]).max(tolerance.length(circle.radius()));
    match Way::FromLine([a, b], c).compare([circle.radius(), 0.0], length) {
        Ordering::Less => 2,
        Ordering::Equal => 1,
        Ordering::Greater => 0,
    }
}

/// How two circles lie, as discs: they touch where the distance of their centres differs from
/// the sum of the radii, or from their difference, by at most the tolerance, and are the same
/// where centres and radii do.
///
/// # Accuracy
/// Exact: distances of real numbers are compared with the tolerance's length, whose relative
/// part is relative to the greatest coordinate or radius.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Point, Tolerance, circles::CircleRelation, tolerance::circle_relation_within};
/// let circle = |x, radius| Circle::new(Point::new(x, 0.0).unwrap(), radius).unwrap();
/// let relation = |x, radius| circle_relation_within(circle(0.0, 0.3), circle(x, radius), Tolerance::default());
/// // 0.1 + 0.2 is not 0.3.
/// assert_eq!(relation(0.1 + 0.2, 0.0), CircleRelation::TouchingOutside);
/// assert_eq!(relation(0.1, 0.2), CircleRelation::TouchingInside);
/// assert_eq!(relation(1e-9, 0.1 + 0.2), CircleRelation::Same);
/// assert_eq!(relation(0.4, 0.2), CircleRelation::Crossing);
/// ```
#[must_use]
pub fn circle_relation_within(first: Circle, second: Circle, tolerance: Tolerance) -> CircleRelation {
    let (p, q, r, s) = (first.center(), second.center(), first.radius(), second.radius());
    let length = tolerance.length_among(&[p, q]).max(tolerance.length(r.max(s)));
    let way = Way::Points([p, q]);
    if compare_length_with([p, q], length).is_le() && sign(&Sum([r.max(s), -r.min(s), -length])).is_le() {
        return CircleRelation::Same;
    }
    match way.compare([r, s], length) {
        Ordering::Greater => CircleRelation::Separate,
        Ordering::Equal => CircleRelation::TouchingOutside,
        Ordering::Less => match way.compare([r.max(s), -r.min(s)], length) {
            Ordering::Greater => CircleRelation::Crossing,
            Ordering::Equal => CircleRelation::TouchingInside,
            Ordering::Less => CircleRelation::Nested,
        },
    }
}

/// A distance.
#[derive(Clone, Copy)]
enum Way {
    Points([Point; 2]),
    /// From the line through two different points to a third.
    FromLine([Point; 2], Point),
}

impl Way {
    /// How the distance compares with a sum of two numbers, as equal where they differ by at
    /// most `length`.
    fn compare(self, [r, s]: [f64; 2], length: f64) -> Ordering {
        let compare = |sum: [f64; 3]| match sign(&Sum(sum)) {
            Ordering::Less => Ordering::Greater,
            _ => sign(&Squares(self, sum)),
        };
        if compare([r, s, length]).is_gt() {
            Ordering::Greater
        } else if compare([r, s, -length]).is_lt() {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }
}

struct Sum([f64; 3]);

impl Polynomial for Sum {
    fn evaluate<R: Number>(&self) -> R {
        let [r, s, t] = self.0.map(R::of);
        r + s + t
    }
}

/// The square of a distance less that of a sum, times a factor above 0.
struct Squares(Way, [f64; 3]);

impl Polynomial for Squares {
    fn evaluate<R: Number>(&self) -> R {
        let sum = Sum(self.1).evaluate::<R>();
        let sum = sum.clone() * sum;
        match self.0 {
            Way::Points([p, q]) => {
                let way = vector::<R, f64>(p, q);
                dot(&way, &way) - sum
            }
            Way::FromLine([a, b], p) => {
                let (along, to) = (vector::<R, f64>(a, b), vector(a, p));
                let area = cross(&along, &to);
                area.clone() * area - sum * dot(&along, &along)
            }
        }
    }
}

/// How far the shorter of two segments rises from the longer, squared, less the square of a
/// length, times a factor from 0 on.
struct Rise {
    long: [Point; 2],
    short: [Point; 2],
    length: f64,
}

impl Polynomial for Rise {
    fn evaluate<R: Number>(&self) -> R {
        let [long, short] = [self.long, self.short].map(|[a, b]| vector::<R, f64>(a, b));
        let (area, length) = (cross(&long, &short), R::of(self.length));
        area.clone() * area - length.clone() * length * dot(&long, &long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        outline::Outline,
        point::points_from,
        shapes::Polyline,
        testing::{
            Big, PATTERNS, Random,
            laws::{nudged, times_power_of_two},
        },
    };

    /// A point of a small grid at a scale, and a length that is often a distance on it.
    fn coordinate(random: &mut Random, k: i32) -> f64 {
        times_power_of_two(f64::from(random.within(-6, 6)), k)
    }

    fn vector([p, q]: [Point; 2]) -> [Big; 2] {
        [Big::from(q.x()).minus(&p.x().into()), Big::from(q.y()).minus(&p.y().into())]
    }

    fn dot([x, y]: &[Big; 2], [u, v]: &[Big; 2]) -> Big {
        x.times(u).plus(&y.times(v))
    }

    fn squared(x: &Big) -> Big {
        x.times(x)
    }

    /// How √square, or √(square / factor), compares with r to within t, by integers: all squares
    /// of lengths, or with a factor their products.
    fn side(square: &Big, factor: Option<&Big>, r: &Big, t: &Big) -> Ordering {
        let (most, least) = (r.plus(t), r.minus(t));
        let beyond = |bound: &Big| {
            let bound = factor.map_or_else(|| squared(bound), |factor| squared(bound).times(factor));
            square.minus(&bound).sign()
        };
        if beyond(&most).is_gt() {
            Ordering::Greater
        } else if !least.sign().is_lt() && beyond(&least).is_lt() {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }

    #[test]
    fn circles_and_parallels_by_integers() {
        let mut random = Random::new(3);
        let (mut seen, mut parallels) = ([0; 3], 0);
        for _ in 0..6000 {
            let k = [0, 0, 0, 3, -1070, -500, 500, 1018][random.below(8) as usize];
            let [a, b, c, p] =
                [(); 4].map(|()| Point::new(coordinate(&mut random, k), coordinate(&mut random, k)).unwrap());
            let [r, s] = [(); 2].map(|()| coordinate(&mut random, k).abs());
            let length = nudged(coordinate(&mut random, k - 1).abs(), random.within(-1, 1)).max(0.0);
            let tolerance = Tolerance::new(length, 0.0).unwrap();
            let t = Big::from(length);
            let circle = Circle::new(c, r).unwrap();

            let way = vector([c, p]);
            let expected = side(&dot(&way, &way), None, &r.into(), &t);
            let location = [Location::Inside, Location::OnBoundary, Location::Outside][(expected as i8 + 1) as usize];
            assert_eq!(locate_in_circle_within(circle, p, tolerance), location, "{c} {r:e} {p} {length:e}");
            seen[(expected as i8 + 1) as usize] += 1;

            if let Some(line) = Line::through(a, b) {
                let (along, to) = (vector([a, b]), vector([a, c]));
                let area = along[0].times(&to[1]).minus(&along[1].times(&to[0]));
                let expected = 1 - side(&squared(&area), Some(&dot(&along, &along)), &r.into(), &t) as i8;
                assert_eq!(
                    line_circle_within(line, circle, tolerance),
                    expected as usize,
                    "{line:?} {circle:?} {length:e}"
                );
            }

            let other = Circle::new(p, s).unwrap();
            let (sum, gap) = (Big::from(r).plus(&s.into()), Big::from(r.max(s)).minus(&r.min(s).into()));
            let distance = dot(&way, &way);
            let same = distance.minus(&squared(&t)).sign().is_le() && gap.minus(&t).sign().is_le();
            let relation = match (side(&distance, None, &sum, &t), side(&distance, None, &gap, &t)) {
                _ if same => CircleRelation::Same,
                (Ordering::Greater, _) => CircleRelation::Separate,
                (Ordering::Equal, _) => CircleRelation::TouchingOutside,
                (_, Ordering::Greater) => CircleRelation::Crossing,
                (_, Ordering::Equal) => CircleRelation::TouchingInside,
                (_, Ordering::Less) => CircleRelation::Nested,
            };
            assert_eq!(circle_relation_within(circle, other, tolerance), relation, "{circle:?} {other:?} {length:e}");
            assert_eq!(circle_relation_within(other, circle, tolerance), relation, "{other:?} {circle:?} {length:e}");

            let (u, v) = (vector([a, b]), vector([c, p]));
            let longer = if dot(&u, &u).minus(&dot(&v, &v)).sign().is_lt() { dot(&v, &v) } else { dot(&u, &u) };
            let area = u[0].times(&v[1]).minus(&u[1].times(&v[0]));
            let expected = squared(&area).minus(&squared(&t).times(&longer)).sign().is_le();
            let (first, second) = (Segment::new(a, b), Segment::new(c, p));
            assert_eq!(parallel(first, second, tolerance), expected, "{first:?} {second:?} {length:e}");
            assert_eq!(parallel(second, first, tolerance), expected, "{second:?} {first:?} {length:e}");
            parallels += usize::from(expected);
        }
        assert!(seen.iter().all(|&seen| seen > 500) && (1000..5000).contains(&parallels), "{seen:?} {parallels}");
    }

    /// No tolerance is the exact answer.
    #[test]
    fn exactly_without_a_tolerance() {
        let mut random = Random::new(4);
        for _ in 0..3000 {
            let mut point = || Point::new(coordinate(&mut random, 0), coordinate(&mut random, 0)).unwrap();
            let [c, p] = [(); 2].map(|()| point());
            let [r, s] = [(); 2].map(|()| coordinate(&mut random, 0).abs());
            let (circle, other) = (Circle::new(c, r).unwrap(), Circle::new(p, s).unwrap());
            assert_eq!(locate_in_circle_within(circle, p, Tolerance::EXACT), circle.locate(p));
            assert_eq!(
                circle_relation_within(circle, other, Tolerance::EXACT),
                circle.relation(other),
                "{circle:?} {other:?}"
            );
            let Some(line) = Line::through(c, p) else { continue };
            let common = other.meet(line).points().count();
            assert_eq!(line_circle_within(line, other, Tolerance::EXACT), common, "{line:?} {other:?}");
        }
    }

    /// Near the boundary: at most the tolerance from it as a way, by the tree of its pieces.
    #[test]
    fn polygons_of_every_pattern() {
        let mut seen = [0; 3];
        for pattern in PATTERNS {
            for length in [0.0, 5e-324, 1e-9, 0.05, 0.3, 2.0, 1e6, 1e300] {
                let points = (pattern.points)(24, 5);
                let polygon = Polygon::new(&points[..9]).unwrap();
                let boundary = points[..9].iter().chain(&points[..1]).copied().collect::<Vec<_>>();
                let boundary = Outline::of(&Polyline::new(boundary));
                for &p in &points {
                    let expected = match boundary.is_within(&Outline::of(&p), length) {
                        true => Location::OnBoundary,
                        false => locate(&polygon, p),
                    };
                    let found = locate_within(&polygon, p, Tolerance::new(length, 0.0).unwrap());
                    assert_eq!(found, expected, "{}: {polygon:?} {p} {length:e}", pattern.name);
                    seen[found as usize] += 1;
                }
            }
        }
        assert!(seen.iter().all(|&seen| seen > 50), "{seen:?}");
    }

    /// A relative tolerance looks at the point too, and at radii.
    #[test]
    fn relative_to_the_greatest_number() {
        let polygon = Polygon::new(&points_from(&[(0.0, 0.0), (4.0, 0.0), (0.0, 4.0)]).unwrap()).unwrap();
        let tenth = Tolerance::new(0.0, 0.1).unwrap();
        let at = |x, y| Point::new(x, y).unwrap();
        assert_eq!(locate_within(&polygon, at(4.4, 0.0), tenth), Location::OnBoundary);
        assert_eq!(locate_within(&polygon, at(4.5, 0.0), tenth), Location::Outside);
        let circle = Circle::new(Point::ORIGIN, 100.0).unwrap();
        assert_eq!(locate_in_circle_within(circle, at(91.0, 0.0), tenth), Location::OnBoundary);
    }
}
