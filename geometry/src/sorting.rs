//! Points in lexicographic order, faster than by comparisons alone.
//!
//! Most of the order of points is that of where their x lie between the least and
//! the greatest: dealt into as many buckets as there are points, few are left to be
//! compared. The bucket is a rounded number, and rounding keeps the order, so the
//! answer is that of the comparison sort. It takes over wherever the buckets fill
//! unevenly.
//!
//! # Complexity
//! O(n) expected for x of a bounded density, O(n log n) always.
//!
//! Source: Dobosiewicz, "Sorting by distributive partitioning" (1978).

use std::ops::Range;

use crate::{coordinate::Coordinate, point::Point};

/// Fewer points are compared at once.
const WORTH_IT: usize = 1 << 10;

/// Buckets of the first round, few enough for their ends to stay in the cache.
const FIRST: usize = 1 << 11;

/// Sorts by x, then by y.
pub(crate) fn sort_lexicographically<T: Coordinate>(points: &mut [Point<T>]) {
    if points.len() < WORTH_IT || points.is_sorted() {
        return points.sort_unstable();
    }
    let mut dealt = points.to_vec();
    let Some(ends) = deal(points, &mut dealt, FIRST) else { return points.sort_unstable() };
    for bucket in buckets(&ends) {
        let (from, to) = (&mut dealt[bucket.clone()], &mut points[bucket]);
        // Again, until a bucket holds one or two.
        let count = from.len() / 2;
        if count < 8 || deal(from, to, count).is_none() {
            to.copy_from_slice(from);
            to.sort_unstable();
        } else {
            insertion_sort(to);
        }
    }
}

/// Deals points into buckets by x and returns where each ends; `None` where that does not help.
fn deal<T: Coordinate>(points: &[Point<T>], to: &mut [Point<T>], count: usize) -> Option<Vec<usize>> {
    let xs = points.iter().map(|p| p.x().to_f64());
    let (low, high) = xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let scale = (count - 1) as f64 / (high - low);
    if !scale.is_normal() {
        return None;
    }
    let bucket = |p: &Point<T>| ((p.x().to_f64() - low) * scale) as usize;
    let mut starts = vec![0; count + 1];
    points.iter().for_each(|p| starts[bucket(p) + 1] += 1);
    // Eight times the share of a bucket, and what an insertion sort can bear.
    if starts.iter().max()? > &(8 * points.len() / count + 8) {
        return None;
    }
    (1..=count).for_each(|k| starts[k] += starts[k - 1]);
    for p in points {
        let next = &mut starts[bucket(p)];
        to[*next] = *p;
        *next += 1;
    }
    starts.pop();
    Some(starts)
}

fn buckets(ends: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends.iter().copied()).map(|(start, end)| start..end).filter(|bucket| !bucket.is_empty())
}

fn insertion_sort<T: Ord + Copy>(items: &mut [T]) {
    for end in 1..items.len() {
        let item = items[end];
        let mut place = end;
        while place > 0 && item < items[place - 1] {
            items[place] = items[place - 1];
            place -= 1;
        }
        items[place] = item;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PATTERNS, Random, patterns::rounded};

    #[test]
    fn sorts_like_comparisons() {
        for pattern in PATTERNS {
            for n in [0, 1, 2, 100, WORTH_IT - 1, WORTH_IT, 5000, 20_000] {
                let mut points = (pattern.points)(n, 2);
                Random::new(4).shuffle(&mut points);
                let mut integers = rounded(&points, 1000.0);
                let mut expected = points.clone();
                expected.sort();
                sort_lexicographically(&mut points);
                assert_eq!(points, expected, "{}, n = {n}", pattern.name);
                let mut expected = integers.clone();
                expected.sort();
                sort_lexicographically(&mut integers);
                assert_eq!(integers, expected, "{}, n = {n}, integers", pattern.name);
            }
        }
    }

    #[test]
    fn magnitudes_that_overflow_or_crowd() {
        let mut random = Random::new(1);
        let crowded = |random: &mut Random| 2f64.powi(-(random.below(900) as i32)) * random.signed_unit();
        let huge = |random: &mut Random| random.signed_unit() * f64::MAX;
        for make in [crowded as fn(&mut Random) -> f64, huge] {
            let mut points: Vec<Point> =
                (0..4000).map(|_| Point::new(make(&mut random), make(&mut random)).unwrap()).collect();
            let mut expected = points.clone();
            expected.sort();
            sort_lexicographically(&mut points);
            assert_eq!(points, expected);
        }
    }
}
