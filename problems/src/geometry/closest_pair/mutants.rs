//! Wrong and slow solutions, each a mistake that people make.

use std::{cmp::Reverse, collections::HashSet};

use kihon_judge::{Mutant, VerdictKind};

use super::{
    ClosestPair,
    kata::{Answer, Solution, squared},
    naive::naive,
};
use crate::geometry::samples::Pair;

pub(super) fn mutants() -> Vec<Mutant<ClosestPair>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("neighbours_by_x", "compares neighbours in the order of x only", neighbours_by_x, Wrong),
        mutant("neighbours_by_x_and_y", "compares neighbours by x, and neighbours by y", neighbours_by_both, Wrong),
        mutant("positions_after_sorting", "positions in the sorted list", positions_after_sorting, Wrong),
        mutant("drops_repeats", "leaves repeated points out", drops_repeats, Wrong),
        mutant("forgets_the_middle", "halves without pairs across the middle", forgets_the_middle, Wrong),
        mutant("next_of_the_band", "in the band compares each point with the next only", next_of_the_band, Wrong),
        mutant("two_next_of_the_band", "in the band compares each point with two", two_next_of_the_band, Wrong),
        mutant("band_half_as_wide", "the band reaches d / 2 to each side of the middle", band_half_as_wide, Wrong),
        mutant("sum_of_differences", "measures along x and y", sum_of_differences, Wrong),
        mutant("squares_in_32_bits", "computes in i32", squares_in_32_bits, Wrong),
        mutant("squares_in_floats", "computes in f64", squares_in_floats, Wrong),
        mutant("a_point_and_itself", "compares each point with itself too", a_point_and_itself, Wrong),
        mutant("takes_a_pair_for_granted", "the nearest of no pairs", takes_a_pair, Panicked),
        mutant(
            "halves_by_value",
            "halves at the middle x, where all points may be on one side",
            by_value,
            StackOverflowed,
        ),
        mutant("window_in_x", "looks back as far as x allows", window_in_x, TooSlow),
        mutant("whole_band", "compares all pairs of the band around the middle", whole_band, TooSlow),
        mutant("last_pair", "right: the last nearest pair, the later position first", last_pair, Accepted),
        mutant("sorts_each_band", "right: sorts the band at every level, n log² n", sorts_each_band, Accepted),
    ]
}

fn by_x(points: &[Pair]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_unstable_by_key(|&i| points[i]);
    order
}

/// The nearer of two pairs of positions.
fn nearer(points: &[Pair], first: Answer, second: Answer) -> Answer {
    let key = |&(i, j): &(usize, usize)| squared(points[i], points[j]);
    first.into_iter().chain(second).min_by_key(key)
}

/// Divide and conquer over positions sorted by x. `across` says what is done with the band of
/// the points that are less than `reach(d²)` from the middle, squared, in order of y.
fn divide(points: &[Pair], order: &[usize], reach: fn(i64) -> i64, across: fn(&[Pair], &[usize]) -> Answer) -> Answer {
    if order.len() <= 3 {
        let pairs = order.iter().enumerate().flat_map(|(k, &i)| order[..k].iter().map(move |&j| (j, i)));
        return pairs.min_by_key(|&(i, j)| squared(points[i], points[j]));
    }
    let (left, right) = order.split_at(order.len() / 2);
    let best = nearer(points, divide(points, left, reach, across), divide(points, right, reach, across));
    let least = best.map_or(i64::MAX, |(i, j)| squared(points[i], points[j]));
    let middle = points[right[0]].0;
    let mut band: Vec<usize> =
        order.iter().copied().filter(|&i| (points[i].0 - middle).pow(2) < reach(least)).collect();
    band.sort_unstable_by_key(|&i| (points[i].1, points[i].0));
    nearer(points, best, across(points, &band))
}

/// The best of each point of the band and the next `count`.
fn next_ones(points: &[Pair], band: &[usize], count: usize) -> Answer {
    let pairs = band.iter().enumerate().flat_map(|(k, &i)| band[k + 1..].iter().take(count).map(move |&j| (i, j)));
    pairs.min_by_key(|&(i, j)| squared(points[i], points[j]))
}

fn neighbours_by_x(points: &[Pair]) -> Answer {
    next_ones(points, &by_x(points), 1)
}

fn neighbours_by_both(points: &[Pair]) -> Answer {
    let mut by_y = by_x(points);
    by_y.sort_by_key(|&i| (points[i].1, points[i].0));
    nearer(points, neighbours_by_x(points), next_ones(points, &by_y, 1))
}

fn positions_after_sorting(points: &[Pair]) -> Answer {
    let mut sorted = points.to_vec();
    sorted.sort_unstable();
    super::halves::halves(&sorted)
}

fn drops_repeats(points: &[Pair]) -> Answer {
    let mut seen = HashSet::new();
    let kept: Vec<usize> = (0..points.len()).filter(|&i| seen.insert(points[i])).collect();
    if kept.len() < 2 {
        return naive(points);
    }
    let (i, j) = naive(&kept.iter().map(|&i| points[i]).collect::<Vec<_>>())?;
    Some((kept[i], kept[j]))
}

fn forgets_the_middle(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |_| 0, |_, _| None)
}

fn next_of_the_band(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |least| least, |points, band| next_ones(points, band, 1))
}

fn two_next_of_the_band(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |least| least, |points, band| next_ones(points, band, 2))
}

fn band_half_as_wide(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |least| least / 4, |points, band| next_ones(points, band, 7))
}

fn sorts_each_band(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |least| least, |points, band| next_ones(points, band, 7))
}

fn whole_band(points: &[Pair]) -> Answer {
    divide(points, &by_x(points), |least| least, |points, band| next_ones(points, band, band.len()))
}

fn sum_of_differences(points: &[Pair]) -> Answer {
    let pairs = (0..points.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    pairs.min_by_key(|&(i, j)| (points[i].0 - points[j].0).abs() + (points[i].1 - points[j].1).abs())
}

fn squares_in_32_bits(points: &[Pair]) -> Answer {
    let squared = |i: usize, j: usize| {
        let difference = |p: i64, q: i64| (p as i32).wrapping_sub(q as i32);
        let (dx, dy) = (difference(points[i].0, points[j].0), difference(points[i].1, points[j].1));
        dx.wrapping_mul(dx).wrapping_add(dy.wrapping_mul(dy))
    };
    let pairs = (0..points.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    pairs.min_by_key(|&(i, j)| squared(i, j))
}

fn squares_in_floats(points: &[Pair]) -> Answer {
    let squared = |i: usize, j: usize| {
        let (dx, dy) = ((points[i].0 - points[j].0) as f64, (points[i].1 - points[j].1) as f64);
        dx * dx + dy * dy
    };
    let pairs = (0..points.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    pairs.min_by(|&(i, j), &(p, q)| squared(i, j).total_cmp(&squared(p, q)))
}

fn a_point_and_itself(points: &[Pair]) -> Answer {
    let pairs = (0..points.len()).flat_map(|j| (0..=j).map(move |i| (i, j)));
    pairs.min_by_key(|&(i, j)| squared(points[i], points[j]))
}

fn takes_a_pair(points: &[Pair]) -> Answer {
    let order = by_x(points);
    let pairs = order.iter().enumerate().flat_map(|(k, &i)| order[..k].iter().map(move |&j| (j, i)));
    let best = pairs.min_by_key(|&(i, j)| squared(points[i], points[j]));
    Some(best.expect("there are two points"))
}

fn by_value(points: &[Pair]) -> Answer {
    fn search(points: &[Pair], chosen: &[usize]) -> Answer {
        if chosen.len() <= 3 {
            return next_ones(points, chosen, 3);
        }
        let (least, greatest) =
            (chosen.iter().map(|&i| points[i].0).min()?, chosen.iter().map(|&i| points[i].0).max()?);
        let middle = i64::midpoint(least, greatest);
        let (left, right): (Vec<usize>, Vec<usize>) = chosen.iter().partition(|&&i| points[i].0 <= middle);
        let best = nearer(points, search(points, &left), search(points, &right));
        let reach = best.map_or(i64::MAX, |(i, j)| squared(points[i], points[j]));
        let mut band: Vec<usize> = chosen.iter().copied().filter(|&i| (points[i].0 - middle).pow(2) < reach).collect();
        band.sort_unstable_by_key(|&i| points[i].1);
        nearer(points, best, next_ones(points, &band, 7))
    }
    search(points, &by_x(points))
}

fn window_in_x(points: &[Pair]) -> Answer {
    let order = by_x(points);
    let mut best: Option<(i64, usize, usize)> = None;
    for (k, &i) in order.iter().enumerate() {
        for &j in order[..k].iter().rev() {
            if best.is_some_and(|(least, ..)| (points[i].0 - points[j].0).pow(2) >= least) {
                break;
            }
            let pair = (squared(points[i], points[j]), j, i);
            best = Some(best.map_or(pair, |best| best.min(pair)));
        }
    }
    best.map(|(_, i, j)| (i, j))
}

fn last_pair(points: &[Pair]) -> Answer {
    let (i, j) = super::halves::halves(points)?;
    if points.len() > 100 {
        return Some((j, i));
    }
    let least = squared(points[i], points[j]);
    let pairs = (0..points.len()).flat_map(|j| (0..j).map(move |i| (j, i)));
    pairs.filter(|&(j, i)| squared(points[i], points[j]) == least).max_by_key(|&(j, i)| (j, Reverse(i)))
}
