//! Lists of points as inputs, and how a failing one is made simpler.

use std::ops::Deref;

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

use super::samples::Pair;

/// The points of one input, in order: corners of a ring, or a set.
///
/// A fault of arithmetic needs large coordinates, and walking from 10⁹ down to the least that fails,
/// one by one, would take for ever and end at a number that nobody can read. So what has more than
/// three digits is made simpler by its first two digits.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::Points;
/// let points = Points::from(vec![(987_654_321, 5)]);
/// let simpler = points.simpler();
/// assert!(simpler.contains(&Points(vec![(980_000_000, 5)])) && simpler.contains(&Points(vec![(987_654_321, 4)])));
/// assert_eq!(points.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub Vec<(i64, i64)>);

impl From<Vec<(i64, i64)>> for Points {
    fn from(points: Vec<(i64, i64)>) -> Self {
        Self(points)
    }
}

impl Deref for Points {
    type Target = [(i64, i64)];

    fn deref(&self) -> &[(i64, i64)] {
        &self.0
    }
}

impl Simplify for Points {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let spots: Vec<Spot> = self.0.iter().copied().map(Spot).collect();
        spots.simpler().into_iter().map(|spots| Self(spots.into_iter().map(|spot| spot.0).collect())).collect()
    }
}

/// A point of such a list.
#[derive(Clone)]
struct Spot(Pair);

impl Simplify for Spot {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let (x, y) = self.0;
        let across = steps(x).into_iter().map(|x| Self((x, y)));
        across.chain(steps(y).into_iter().map(|y| Self((x, y)))).collect()
    }

    fn shifted(spots: &[Self]) -> Option<Vec<Self>> {
        let pairs: Vec<Pair> = spots.iter().map(|spot| spot.0).collect();
        Pair::shifted(&pairs).map(|pairs| pairs.into_iter().map(Spot).collect())
    }
}

/// Simpler coordinates, the boldest first.
fn steps(value: i64) -> Vec<i64> {
    if value.unsigned_abs() < 1000 {
        return value.simpler();
    }
    // What the second digit stands for.
    let unit = 10i64.pow(value.unsigned_abs().ilog10() - 1);
    let rounded = value / unit * unit;
    let first = value / (10 * unit) * (10 * unit);
    let mut steps = vec![0, value / 2, first, rounded, rounded - value.signum() * unit];
    // The opposite of the least number is none.
    steps.extend(value.checked_neg());
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end of the judge's greedy pass, and how many steps led there.
    fn end(mut points: Points, fails: impl Fn(&Points) -> bool) -> (Vec<Pair>, usize) {
        let mut taken = 0;
        while let Some(simpler) = points.simpler().into_iter().find(|s| s.weight() < points.weight() && fails(s)) {
            points = simpler;
            taken += 1;
        }
        (points.0, taken)
    }

    #[test]
    fn a_threshold_far_from_zero_is_reached_in_few_steps() {
        let start = || Points(vec![(3, 7), (-999_999_999, 12_345_678_901)]);
        let (points, taken) = end(start(), |p| p.iter().any(|&(x, _)| x.abs() >= 46_341));
        assert_eq!(points, [(47_000, 0)]);
        assert!(taken < 100, "{taken} steps");
        let (points, _) = end(start(), |p| p.iter().any(|&(_, y)| y >= 17));
        assert_eq!(points, [(0, 17)]);
    }

    #[test]
    fn the_extremes_have_simpler_ones() {
        for extreme in [i64::MIN, i64::MAX] {
            assert!(steps(extreme).contains(&0));
        }
        assert_eq!(steps(1000), [0, 500, 1000, 1000, 900, -1000]);
    }
}
