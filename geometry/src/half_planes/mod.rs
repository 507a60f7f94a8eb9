//! What half-planes have in common.
//!
//! ```text
//!    ╲ ▒▒▒▒▒▒▒ ╱      ╲ ▒▒▒▒▒▒▒ ╱        ╲   ╱
//!  ───╲───────╱───     ╲ ▒▒▒▒▒ ╱       ───╳─╳───       a half-plane is what lies left of
//!      ╲ ▒▒▒ ╱          ╲ ▒▒▒ ╱          ╱   ╲         a line or on it
//!       ╲ ▒ ╱            ╲ ▒ ╱          ╱     ╲
//!      Bounded          Unbounded        Empty
//! ```
//!
#![doc = include_str!("../../pictures/half-planes.svg")]
//!
//! | function | cost |
//! |---|---|
//! | [`half_plane_intersection`] | O(n log n) |
//! | [`half_plane_intersection_naive`] | O(n²), one half-plane after another |
//!
//! The lines are sorted by direction; of those of one direction the innermost counts. Where
//! the directions leave half a turn or more free, the region is unbounded, and the lines in
//! order, each removing the corners outside of it from the end of the chain, are its
//! boundary. Else the chain is a ring, and a line may remove corners from both ends; a turn
//! of half a circle or more between neighbours of the chain then means that nothing is left. Every
//! question is exact: whether the corner of two lines is left of a third is a sign
//! of degree five in the coordinates, so neither boxes "at infinity" nor an ε is needed to tell
//! bounded, unbounded and empty apart.
//!
//! Empty is what has no area: a region that is a point, a segment or a line counts so.
//!
//! Slopes in `f64` tell the order of most directions and a filter in `f64` the sides of most corners.
//! Measured with the corners beside such a deque over plain `f64`: 10³ to 10⁵ lines take 1.5 to 3
//! times as long.
//!
//! Source: Preparata, Shamos, "Computational Geometry" (1985), section 7.2; Zhu Zeyuan's
//! contest paper (2006), which made the sorted deque popular. Deviation: no bounding box.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use crate::{
    coordinate::Coordinate,
    direction::{compare_directions, turn},
    orientation::{Orientation, orient2d},
    point::{Point, PointError},
    shapes::Line,
};

/// What half-planes have in common: the lines that bound it, by index, in
/// counter-clockwise order.
///
/// # Examples
/// ```
/// use kihon_geometry::{HalfPlaneIntersection, Line, Point, half_plane_intersection};
/// let line = |a: (i64, i64), b: (i64, i64)| Line::through(Point::from(a), Point::from(b)).unwrap();
/// let (up, left, down) = (line((4, 0), (4, 1)), line((0, 4), (-1, 4)), line((0, 0), (0, -1)));
/// let trough = half_plane_intersection(&[down, up]);
/// assert_eq!(trough, HalfPlaneIntersection::Unbounded { sides: vec![0, 1] });
/// let right = line((0, 0), (1, 0));
/// let square = half_plane_intersection(&[right, up, left, down]);
/// assert_eq!(square, HalfPlaneIntersection::Bounded { sides: vec![0, 1, 2, 3] });
/// assert_eq!(half_plane_intersection(&[right, right.reversed()]), HalfPlaneIntersection::Empty);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HalfPlaneIntersection {
    /// No area: nothing, a point, a segment, a ray or a line.
    Empty,
    /// A convex polygon.
    Bounded {
        /// The index of the line of each side, that of the least direction first.
        sides: Vec<usize>,
    },
    /// A convex region that reaches to infinity.
    Unbounded {
        /// The index of the line of each side, along the boundary; none of no half-planes.
        sides: Vec<usize>,
    },
}

impl HalfPlaneIntersection {
    /// The corners in order: of each side with the next one, and of the last side of a bounded
    /// region with its first.
    ///
    /// # Accuracy
    /// Each coordinate is rounded to nearest.
    ///
    /// # Errors
    /// A corner with a coordinate beyond the range of `f64`, with its index.
    ///
    /// # Panics
    /// A side that is no index of `lines`, or neighbouring sides that are parallel: these are not
    /// the lines of this intersection.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point, PointError, half_plane_intersection, point::points_from};
    /// let corners = points_from(&[(0.0, 0.0), (3.0, 0.0), (0.0, 3.0)])?;
    /// let sides = [0, 1, 2].map(|k| Line::through(corners[k], corners[(k + 1) % 3]).unwrap());
    /// let region = half_plane_intersection(&sides);
    /// assert_eq!(region.corners(&sides)?, [corners[1], corners[2], corners[0]]);
    /// # Ok::<(), PointError>(())
    /// ```
    pub fn corners<T: Coordinate>(&self, lines: &[Line<T>]) -> Result<Vec<Point>, PointError> {
        let (sides, count) = match self {
            Self::Empty => return Ok(Vec::new()),
            Self::Bounded { sides } => (sides, sides.len()),
            Self::Unbounded { sides } => (sides, sides.len().saturating_sub(1)),
        };
        // Side by side, for they are anywhere.
        let around: Vec<[Point<T>; 2]> = sides.iter().map(|&side| lines[side].points()).collect();
        let corner = |k: usize| {
            let [ab, cd] = [around[k], around[(k + 1) % around.len()]];
            assert!(turn(ab, cd) != Orientation::Collinear, "sides {k} and the next are parallel");
            let [x, y] = T::meeting_point(ab, cd);
            Point::new(x, y).map_err(|error| error.at(k))
        };
        // Two parallel sides have no corner.
        let is_strip = matches!(around[..], [first, second] if turn(first, second) == Orientation::Collinear);
        if is_strip { Ok(Vec::new()) } else { (0..count).map(corner).collect() }
    }
}

/// What the half-planes to the left of the lines have in common.
///
/// Of equal half-planes the first given counts. A line that touches the region in a corner
/// alone is no side.
///
/// # Complexity
/// O(n log n) time, O(n) space for n lines.
///
/// # Accuracy
/// Exact for every coordinate type.
///
/// # Examples
/// Where a corner is and is not cut off by the least bit:
/// ```
/// use kihon_geometry::{HalfPlaneIntersection, Line, PointError, half_plane_intersection, point::points_from};
/// let sides = |cut: f64| -> Result<HalfPlaneIntersection, PointError> {
///     let points = points_from(&[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, cut), (cut, 0.0)])?;
///     let line = |a: usize, b: usize| Line::through(points[a], points[b]).unwrap();
///     Ok(half_plane_intersection(&[line(0, 1), line(1, 2), line(2, 0), line(3, 4)]))
/// };
/// assert_eq!(sides(1.0)?, HalfPlaneIntersection::Empty);
/// assert_eq!(sides(1.0f64.next_down())?, HalfPlaneIntersection::Bounded { sides: vec![0, 1, 2, 3] });
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn half_plane_intersection<T: Coordinate>(lines: &[Line<T>]) -> HalfPlaneIntersection {
    let order = innermost_by_direction(lines);
    let sorted: Vec<Line<T>> = order.iter().map(|&index| lines[index]).collect();
    let given = |sides: Vec<usize>| sides.into_iter().map(|side| order[side]).collect();
    match of_sorted(&sorted) {
        HalfPlaneIntersection::Empty => HalfPlaneIntersection::Empty,
        HalfPlaneIntersection::Bounded { sides } => HalfPlaneIntersection::Bounded { sides: given(sides) },
        HalfPlaneIntersection::Unbounded { sides } => HalfPlaneIntersection::Unbounded { sides: given(sides) },
    }
}

/// The same of lines in order of their directions, all different.
fn of_sorted<T: Coordinate>(lines: &[Line<T>]) -> HalfPlaneIntersection {
    if lines.is_empty() {
        return HalfPlaneIntersection::Unbounded { sides: Vec::new() };
    }
    let Some(gap) = widest_gap(lines) else {
        return ring(lines);
    };
    let count = lines.len();
    let (first, last) = (lines[gap % count], lines[(gap + count - 1) % count]);
    let antiparallel = turn(first.points(), last.points()) == Orientation::Collinear && count > 1;
    if antiparallel && first.side_of(last.points()[0]) != Orientation::CounterClockwise {
        return HalfPlaneIntersection::Empty;
    }
    let mut chain: Vec<usize> = Vec::new();
    for line in (gap..count).chain(0..gap) {
        while let [.., p, q] = chain[..]
            && is_cut_off(lines, [p, q], line)
        {
            chain.pop();
        }
        chain.push(line);
    }
    HalfPlaneIntersection::Unbounded { sides: chain }
}

/// The boundary where no half turn of directions is free.
fn ring<T: Coordinate>(lines: &[Line<T>]) -> HalfPlaneIntersection {
    let mut chain: VecDeque<usize> = VecDeque::new();
    let back = |chain: &VecDeque<usize>| [chain[chain.len() - 2], chain[chain.len() - 1]];
    for line in 0..lines.len() {
        while chain.len() > 1 && is_cut_off(lines, back(&chain), line) {
            chain.pop_back();
        }
        while chain.len() > 1 && is_cut_off(lines, [chain[0], chain[1]], line) {
            chain.pop_front();
        }
        // A turn by half a circle or more: all that is left of both is right of one between.
        if let Some(&last) = chain.back()
            && turn(lines[last].points(), lines[line].points()) != Orientation::CounterClockwise
        {
            return HalfPlaneIntersection::Empty;
        }
        chain.push_back(line);
    }
    while chain.len() > 2 && is_cut_off(lines, back(&chain), chain[0]) {
        chain.pop_back();
    }
    while chain.len() > 2 && is_cut_off(lines, [chain[0], chain[1]], chain[chain.len() - 1]) {
        chain.pop_front();
    }
    if chain.len() < 3 {
        return HalfPlaneIntersection::Empty;
    }
    HalfPlaneIntersection::Bounded { sides: chain.into() }
}

/// Whether the corner of two lines is not strictly left of a third.
fn is_cut_off<T: Coordinate>(lines: &[Line<T>], [p, q]: [usize; 2], line: usize) -> bool {
    T::meeting_side(lines[p].points(), lines[q].points(), lines[line].points()) != Orientation::CounterClockwise
}

/// The lines in order of their directions, of each direction the innermost.
fn innermost_by_direction<T: Coordinate>(lines: &[Line<T>]) -> Vec<usize> {
    let points = |index: usize| lines[index].points();
    let mut order: Vec<(f64, usize)> = (0..lines.len()).map(|index| (slope(points(index)), index)).collect();
    let by_direction = |&(key, i): &(f64, usize), &(other, j): &(f64, usize)| {
        if (key - other).abs() > SLOPE_ERROR { key.total_cmp(&other) } else { compare_directions(points(i), points(j)) }
    };
    order.sort_unstable_by(|one, other| {
        // The one that is left of the other comes first, of equal ones the first given.
        let left = |[a, b]: [Point<T>; 2], c| orient2d(a, b, c).cmp(&Orientation::Collinear);
        by_direction(one, other).then_with(|| left(points(one.1), points(other.1)[0])).then_with(|| one.1.cmp(&other.1))
    });
    order.dedup_by(|later, kept| by_direction(later, kept).is_eq());
    order.into_iter().map(|(_, index)| index).collect()
}

/// A number from 0 to 4 that grows with the angle of a direction; NaN where it is not known.
///
/// Off by less than 16u, u = 2⁻⁵³: differences have their signs and are off by 3u of theirs, their
/// share in their sum so by less than 8u, and the sum with 3 by 2u.
fn slope<T: Coordinate>([a, b]: [Point<T>; 2]) -> f64 {
    let (x, y) = (b.x().rounded_difference(a.x()), b.y().rounded_difference(a.y()));
    let sum = x.abs() + y.abs();
    if !sum.is_finite() {
        return f64::NAN;
    }
    if y > 0.0 || y == 0.0 && x > 0.0 { 1.0 - x / sum } else { 3.0 + x / sum }
}

/// Slopes farther apart tell the order.
const SLOPE_ERROR: f64 = 16.0 * f64::EPSILON;

/// The place among lines in order of direction after which none follows for half a turn or more.
fn widest_gap<T: Coordinate>(lines: &[Line<T>]) -> Option<usize> {
    if lines.len() < 2 {
        return Some(0);
    }
    let next = |k: usize| if k + 1 < lines.len() { k + 1 } else { 0 };
    let turns_left = |k: usize| turn(lines[k].points(), lines[next(k)].points()) == Orientation::CounterClockwise;
    (0..lines.len()).find(|&k| !turns_left(k)).map(next)
}

/// The same, one half-plane after another cut from what is left.
///
/// # Complexity
/// O(n²).
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Point, half_plane_intersection, half_planes::half_plane_intersection_naive};
/// let corners = [(0, 0), (3, 0), (0, 3)].map(Point::<i64>::from);
/// let sides = [0, 1, 2].map(|k| Line::through(corners[k], corners[(k + 1) % 3]).unwrap());
/// assert_eq!(half_plane_intersection_naive(&sides), half_plane_intersection(&sides));
/// ```
#[must_use]
pub fn half_plane_intersection_naive<T: Coordinate>(lines: &[Line<T>]) -> HalfPlaneIntersection {
    // A line is a side where some of it is strictly left of all others: between the
    // last point where it comes in and the first where it goes out.
    let is_side = |k: usize| {
        let [a, b] = lines[k].points();
        let (mut enters, mut leaves): (Option<usize>, Option<usize>) = (None, None);
        for (j, other) in lines.iter().enumerate().filter(|&(j, _)| j != k) {
            let side = other.side_of(a);
            match turn([a, b], other.points()) {
                Orientation::Collinear => {
                    let same_way = compare_directions([a, b], other.points()).is_eq();
                    let equal = side == Orientation::Collinear && same_way;
                    if side == Orientation::Clockwise || side == Orientation::Collinear && !(equal && k < j) {
                        return false;
                    }
                }
                // Coming in where the other one turns right against it.
                Orientation::Clockwise if enters.is_none_or(|i| is_cut_off(lines, [k, i], j)) => enters = Some(j),
                Orientation::CounterClockwise if leaves.is_none_or(|i| is_cut_off(lines, [k, i], j)) => {
                    leaves = Some(j);
                }
                _ => {}
            }
        }
        enters.zip(leaves).is_none_or(|(enters, leaves)| !is_cut_off(lines, [k, leaves], enters))
    };
    let mut sides: Vec<usize> = (0..lines.len()).filter(|&k| is_side(k)).collect();
    sides.sort_by(|&i, &j| compare_directions(lines[i].points(), lines[j].points()));
    if sides.is_empty() && !lines.is_empty() {
        return HalfPlaneIntersection::Empty;
    }
    let sorted: Vec<Line<T>> = sides.iter().map(|&side| lines[side]).collect();
    let Some(gap) = widest_gap(&sorted) else {
        return HalfPlaneIntersection::Bounded { sides };
    };
    if !sides.is_empty() {
        sides.rotate_left(gap);
    }
    HalfPlaneIntersection::Unbounded { sides }
}
