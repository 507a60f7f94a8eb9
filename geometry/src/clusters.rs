//! Points so near to one another that they are meant as one.
//!
//! ```text
//!   · ·              one cluster around ⊙:
//!  ·  ⊙ ·            whoever is at most the tolerance away from it
//!    ·      · ⊙ ·    the next one: another ⊙, more than the tolerance away
//! ```
//! "Nearer than ε" is not transitive: joined from neighbour to neighbour, a chain of
//! points in steps of ε would be one cluster of any length. So a cluster has a
//! representative, one of its points, and is never wider than twice the tolerance.
//! The points are taken in lexicographic order; one joins the nearest representative
//! within the tolerance, or becomes one where there is none. Representatives are more
//! than the tolerance apart, so that only a handful of them can lie in the box that
//! has to be searched: a sweep keeps those of the last columns sorted by y.
//!
//! # Complexity
//! O(n log n) time and O(n) space for n points, on every input.
//!
//! Not for clusters in the sense of statistics, which have a density and no bound.

use std::collections::{BTreeMap, VecDeque};

use crate::{
    distance::{compare_distance, compare_length_with},
    point::Point,
    tolerance::Tolerance,
};

/// For each point the index of the one that represents it: at most the tolerance away
/// from it, and more than that from every other representative, which represents
/// itself.
///
/// Two points with the same representative are at most twice the tolerance apart. Which
/// points represent does not depend on the order of the input; of equal points it is
/// the first.
///
/// # Complexity
/// O(n log n) for n points.
///
/// # Accuracy
/// Exact: distances of real numbers are compared with the tolerance's length, whose
/// relative part is relative to the greatest coordinate of all points.
///
/// # Examples
/// ```
/// use kihon_geometry::{PointError, Tolerance, clusters::representatives, point::points_from};
///
/// let points = points_from(&[(5.0, 5.0), (0.1, 0.0), (0.0, 0.0), (5.0, 5.0), (0.0, 0.1)])?;
/// let cleaned = representatives(&points, Tolerance::new(0.2, 0.0).unwrap());
/// assert_eq!(cleaned, [0, 2, 2, 0, 2]);
///
/// // A chain in steps of 0.75 is no cluster of length 9.
/// let chain: Vec<_> = (0..13).map(|i| (f64::from(i) * 0.75, 0.0)).collect();
/// let cleaned = representatives(&points_from(&chain)?, Tolerance::new(1.0, 0.0).unwrap());
/// assert_eq!(cleaned, [0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 12]);
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn representatives(points: &[Point], tolerance: Tolerance) -> Vec<usize> {
    let length = tolerance.length_among(points);
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_unstable_by_key(|&index| (points[index], index));
    let mut answer = vec![0; points.len()];
    // The representatives within reach to the left, from the left on and by y.
    let mut columns = VecDeque::<usize>::new();
    let mut band = BTreeMap::<Point, usize>::new();
    for index in order {
        let p = points[index];
        let left = below(p.x(), length);
        while let Some(&first) = columns.front()
            && points[first].x() < left
        {
            band.remove(&by_height(points[first]));
            columns.pop_front();
        }
        let (low, high) = (below(p.y(), length), -below(-p.y(), length));
        let reach = band.range(at(low, f64::MIN)..=at(high, f64::MAX)).map(|(_, &representative)| representative);
        let near = reach.filter(|&r| compare_length_with([p, points[r]], length).is_le());
        let nearest =
            near.min_by(|&q, &r| compare_distance(p, points[q], points[r]).then_with(|| points[q].cmp(&points[r])));
        answer[index] = nearest.unwrap_or_else(|| {
            columns.push_back(index);
            band.insert(by_height(p), index);
            index
        });
    }
    answer
}

/// x − length, or the neighbour below it: not more than the difference of real numbers.
fn below(x: f64, length: f64) -> f64 {
    (x - length).next_down().max(f64::MIN)
}

/// The point with y before x in the order.
fn by_height(p: Point) -> Point {
    at(p.y(), p.x())
}

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y).expect("finite coordinates")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PATTERNS, Random, patterns};

    /// The same rule, looking at every representative.
    fn naive(points: &[Point], length: f64) -> Vec<usize> {
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|&index| (points[index], index));
        let (mut chosen, mut answer) = (Vec::new(), vec![0; points.len()]);
        for index in order {
            let p = points[index];
            let near = chosen.iter().filter(|&&r: &&usize| compare_length_with([p, points[r]], length).is_le());
            let nearest =
                near.min_by(|&&q, &&r| compare_distance(p, points[q], points[r]).then(points[q].cmp(&points[r])));
            answer[index] = nearest.copied().unwrap_or(index);
            if answer[index] == index {
                chosen.push(index);
            }
        }
        answer
    }

    fn check(points: &[Point], length: f64) {
        let answer = representatives(points, Tolerance::new(length, 0.0).unwrap());
        assert_eq!(answer, naive(points, length), "{points:?} within {length:e}");
        for (i, &mine) in answer.iter().enumerate() {
            assert_eq!(answer[mine], mine);
            assert!(compare_length_with([points[i], points[mine]], length).is_le());
            for &other in &answer[..i] {
                assert!(mine == other || compare_length_with([points[other], points[mine]], length).is_gt());
            }
        }
    }

    #[test]
    fn lattices_at_every_tolerance() {
        let mut random = Random::new(1);
        for n in 0..40 {
            for length in [0.0, 1.0, 1.5, 2.0, 8.0, f64::MAX] {
                check(&patterns::small_lattice(n, random.bits()), length);
                check(&patterns::grid(n, random.bits()), length);
            }
        }
    }

    #[test]
    fn every_pattern() {
        for pattern in PATTERNS {
            for length in [0.0, 5e-324, 1e-16, 1e-9, 0.05, 0.3, 1e6, 1e300] {
                check(&(pattern.points)(60, 2), length);
            }
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter() {
        let mut random = Random::new(3);
        let mut points = patterns::square(200, 3);
        let chosen = |points: &[Point]| {
            let answer = representatives(points, Tolerance::new(0.1, 0.0).unwrap());
            let mut pairs: Vec<_> = answer.iter().zip(points).map(|(&r, &p)| (p, points[r])).collect();
            pairs.sort();
            pairs
        };
        let expected = chosen(&points);
        for _ in 0..20 {
            random.shuffle(&mut points);
            assert_eq!(chosen(&points), expected);
        }
    }

    /// A crowd within the tolerance of one another, and a line that crowds the sweep.
    #[test]
    fn largest() {
        let points = patterns::square(50_000, 4);
        let one = representatives(&points, Tolerance::new(2.0, 0.0).unwrap());
        assert!(one.iter().all(|&r| r == one[0]));
        let line = patterns::vertical_line(50_000, 5);
        let answer = representatives(&line, Tolerance::new(1e-3, 0.0).unwrap());
        let count = (0..line.len()).filter(|&i| answer[i] == i).count();
        assert!((1000..=2000).contains(&count), "{count} in a line of length 2");
    }
}
