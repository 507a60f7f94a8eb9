//! Fewer points for a way, near enough to all of it.
//!
//! ```text
//!        ·  ·                       ·                 Douglas–Peucker: the farthest point
//!      ·      ·   ·               ╱   ╲               from the segment stays if it is beyond
//!    ·          ·   ·    ──▸    ╱       ╲             the tolerance, and splits the way
//!  ·                  ·       · ─ ─ ─ ─ ─ ·
//! ```
//!
#![doc = include_str!("../../pictures/simplify.svg")]
//!
//! | function | drops | cost |
//! |---|---|---|
//! | [`douglas_peucker`] | what is within a length of the segment that replaces it | O(n log n) for ways that do not conspire |
//! | [`douglas_peucker_naive`] | the same | O(n²) at worst, O(n log n) for a random walk |
//! | [`visvalingam_whyatt`] | corners whose triangle with their neighbours is small | O(n log n) |
//!
//! Of Douglas–Peucker's way, the guarantee is decided exactly: no dropped point is farther than
//! the tolerance from the *segment* between the points kept before and after it, distances of real numbers
//! compared. (From the line, as in the paper, a hairpin turn would be dropped.) Which of
//! several points beyond it is the farthest is told by distances in `f64`.
//!
//! The farthest point is searched in a tree of boxes over the way: a box whose corners are
//! all nearer than the best point so far is passed over, for the distance to a segment is
//! convex. So a split costs a few boxes where a scan looks at every point, and the zigzags
//! whose every split takes one point off the end do not make it quadratic. There is no
//! recursion.
//!
//! Measured beside geo 0.33, on a random walk of 10⁶ points: [`douglas_peucker`] takes 0.25, 0.28
//! and 0.09 of its time at tolerances of 0.1, 1 and 100 (888,349, 201,685 and 44 points are kept, by
//! both), and 0.01 of it for a zigzag of 2·10⁴. [`visvalingam_whyatt`] takes 0.15 to 0.22 of its
//! time, and of 10³ points, most of it for areas that are exact, 0.7 to 1.0.
//!
//! When not to use it: dropping points can make a way cross itself; neither algorithm looks at
//! that.
//!
//! Source: Douglas, Peucker, "Algorithms for the reduction of the number of points required
//! to represent a digitized line or its caricature" (1973); Visvalingam, Whyatt, "Line
//! generalisation by repeated elimination of points" (1993). Deviations: segments, boxes.

mod boxes;
mod visvalingam;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::{kernel::float, point::Point, tolerance::Tolerance};

pub use visvalingam::visvalingam_whyatt;

use boxes::Boxes;

/// The first point, the last, and between them those that Douglas and Peucker's way keeps.
///
/// # Complexity
/// O(n) space. A split costs O(log n) boxes for a zigzag or a spiral, more where many points
/// are about as far as the farthest, and for these O(n).
///
/// # Accuracy
/// Every dropped point is at most the tolerance away from the segment between its kept
/// neighbours, and each kept one was farther from a segment, exactly. Of several points
/// beyond the tolerance the farthest splits; where distances differ by less than 2⁻⁴⁷ of the
/// way's extent, it may be another of them.
///
/// # Examples
/// ```
/// use kihon_geometry::{PointError, Tolerance, point::points_from, simplify::douglas_peucker};
/// let way = points_from(&[(0.0, 0.0), (1.0, 0.1), (2.0, -0.1), (3.0, 5.0), (4.0, 6.0), (5.0, 7.0)])?;
/// let kept = douglas_peucker(&way, Tolerance::new(0.5, 0.0).unwrap());
/// assert_eq!(kept, [way[0], way[2], way[3], way[5]]);
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn douglas_peucker(points: &[Point], tolerance: Tolerance) -> Vec<Point> {
    let scale = Scale::of(points);
    let measured = scale.points(points);
    let boxes = Boxes::new(&measured);
    split([points, &measured], scale, tolerance, |range, segment| boxes.farthest(range, segment))
}

/// The same, looking at every point for each split.
///
/// # Complexity
/// O(n) for each point kept: O(n²) at worst.
///
/// # Accuracy
/// As [`douglas_peucker`], and the same answer.
///
/// # Examples
/// ```
/// use kihon_geometry::{PointError, Tolerance, point::points_from, simplify::douglas_peucker_naive};
/// let hairpin = points_from(&[(0.0, 0.0), (9.0, 0.0), (1.0, 0.0)])?;
/// assert_eq!(douglas_peucker_naive(&hairpin, Tolerance::default()), hairpin);
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn douglas_peucker_naive(points: &[Point], tolerance: Tolerance) -> Vec<Point> {
    let scale = Scale::of(points);
    let measured = scale.points(points);
    split([points, &measured], scale, tolerance, |(from, to), segment| farthest_of(&measured, from..to, segment))
}

/// An index, and its point's squared distance from a segment.
type Farthest = (usize, f64);

/// Splits ranges of points at what `farthest` finds, given those between their ends: of the
/// points at the scale at which distances are measured.
fn split(
    [points, measured]: [&[Point]; 2],
    scale: Scale,
    tolerance: Tolerance,
    farthest: impl Fn((usize, usize), &Measure) -> Option<Farthest>,
) -> Vec<Point> {
    let exact = tolerance.length_among(points);
    let (length, doubt) = (scale.apply(exact), scale.doubt);
    let mut kept = vec![false; points.len()];
    let ends = points.len().checked_sub(1).map(|last| (0, last));
    ends.iter().for_each(|&(first, last)| (kept[first], kept[last]) = (true, true));
    let mut ranges: Vec<(usize, usize)> = ends.into_iter().collect();
    while let Some((from, to)) = ranges.pop() {
        if to - from < 2 {
            continue;
        }
        let segment = Measure::new([measured[from], measured[to]]);
        let Some((found, squared)) = farthest((from + 1, to), &segment) else { continue };
        let distance = squared.sqrt();
        let beyond =
            |k: usize| float::compare_distance_to_segment([points[from], points[to]], points[k], exact).is_gt();
        let certain = |distance: f64| distance < length - doubt;
        let place = if distance > length + doubt {
            Some(found)
        } else if certain(distance) {
            None
        } else {
            // All that are not certain, the first of the farthest first.
            let unsure = (from + 1..to).filter(|&k| !certain(segment.squared(measured[k]).sqrt()) && beyond(k));
            unsure.map(|k| (k, segment.squared(measured[k]))).reduce(farther).map(|(k, _)| k)
        };
        if let Some(place) = place {
            kept[place] = true;
            ranges.extend([(from, place), (place, to)]);
        }
    }
    points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(&p, _)| p).collect()
}

/// Of an extent E a computed distance is off by less than this. Differences are off by u of them,
/// u = 2⁻⁵³, so a cross product over the segment's length by 3√2uE and, with what its own rounding,
/// the length's square, the products and the root add, by 6u more of at most √2E; a place along the
/// segment by 10uE, which counts beside an end alone, where the distance from that is off by little
/// more. The sum with the length that it is compared with is rounded once again, by √2uE.
const ERROR: f64 = 10.0 * f64::EPSILON;

/// The scale at which distances are measured in `f64`.
#[derive(Clone, Copy)]
struct Scale {
    /// Two powers of 2 whose product coordinates are multiplied by; `None` where it is 1.
    factors: Option<[f64; 2]>,
    /// More than a computed distance from a segment between two of the points is off by.
    doubt: f64,
}

impl Scale {
    /// Squares of what is not tiny beside the extent must neither overflow nor underflow: where
    /// they would, to an extent of about 1.
    fn of(points: &[Point]) -> Self {
        let Some(around) = crate::BoundingBox::around(points) else { return Self { factors: None, doubt: 0.0 } };
        let (least, greatest) = (around.least(), around.greatest());
        let half = (greatest.x() / 2.0 - least.x() / 2.0).max(greatest.y() / 2.0 - least.y() / 2.0);
        let extent = (greatest.x() - least.x()).max(greatest.y() - least.y());
        if (1e-70..1e70).contains(&extent) {
            Self { factors: None, doubt: extent * ERROR + 1e-140 }
        } else if half > 0.0 {
            // Of a subnormal extent some bits of the exponent are missing: it comes out below 1.
            let exponent = (half.to_bits() >> 52) as i64 - 1023;
            let power = |k: i64| f64::from_bits(((1023 + k) as u64) << 52);
            let first = -exponent / 2;
            Self { factors: Some([power(first), power(-exponent - first)]), doubt: 4.0 * ERROR + 1e-140 }
        } else {
            Self { factors: None, doubt: f64::INFINITY }
        }
    }

    fn apply(self, x: f64) -> f64 {
        self.factors.map_or(x, |[first, second]| x * first * second)
    }

    fn points(self, points: &[Point]) -> Cow<'_, [Point]> {
        if self.factors.is_none() {
            return Cow::Borrowed(points);
        }
        // At most 2⁵⁵, since no two different coordinates are greater beside their difference. Only
        // one that all points have may be beyond `f64`, and is of no account.
        let coordinate = |x: f64| Some(self.apply(x)).filter(|x| x.is_finite()).unwrap_or_default();
        let scaled = |p: &Point| Point::new(coordinate(p.x()), coordinate(p.y())).expect("two finite numbers");
        points.iter().map(scaled).collect()
    }
}

/// A segment from which distances are measured in `f64`.
struct Measure {
    a: Point,
    x: f64,
    y: f64,
    squared: f64,
    inverse: f64,
}

impl Measure {
    fn new([a, b]: [Point; 2]) -> Self {
        let (x, y) = (b.x() - a.x(), b.y() - a.y());
        let squared = x * x + y * y;
        // A segment of less than 10⁻¹⁵⁰, which no distance in doubt tells from its ends, has
        // neither a square nor an inverse in full precision.
        let (squared, inverse) = if squared < 1e-300 { (0.0, 0.0) } else { (squared, 1.0 / squared) };
        Self { a, x, y, squared, inverse }
    }

    /// The squared distance of a point. No branch on the data.
    #[inline]
    fn squared(&self, p: Point) -> f64 {
        self.squared_at(p.x(), p.y())
    }

    #[inline]
    fn squared_at(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x - self.a.x(), y - self.a.y());
        let along = x * self.x + y * self.y;
        let across = x * self.y - y * self.x;
        let (to_x, to_y) = (x - self.x, y - self.y);
        let (from_a, from_b) = (x * x + y * y, to_x * to_x + to_y * to_y);
        // Not squared before it is divided: beside a short segment that underflows.
        let beside = if along >= self.squared { from_b } else { across * (across * self.inverse) };
        if along <= 0.0 { from_a } else { beside }
    }
}

/// The first of the farthest points.
fn farthest_of(points: &[Point], range: std::ops::Range<usize>, segment: &Measure) -> Option<Farthest> {
    range.map(|k| (k, segment.squared(points[k]))).reduce(farther)
}

/// The farther of two, of equal ones the first.
#[inline]
fn farther(one: Farthest, other: Farthest) -> Farthest {
    if other.1 > one.1 || other.1 == one.1 && other.0 < one.0 { other } else { one }
}
