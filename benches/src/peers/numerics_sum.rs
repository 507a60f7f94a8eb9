//! Sums of `f64` and of `f32`: from left to right, pairwise, compensated, exact, and those
//! of the crate accurate.
//!
//! All numbers are multiples of 2⁻²⁰, so that integers judge. Within 10⁻⁶ a number all are
//! right, also those that compensate nothing: what is timed is what compensating costs.

use std::hint::black_box;

use accurate::{
    sum::{Kahan, Sum2},
    traits::*,
};
use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};
use kihon_numerics::sum::{Term, sum_compensated, sum_exact, sum_naive, sum_pairwise};

/// Numbers, and how often they are added up.
#[derive(Debug)]
pub struct Terms<T> {
    x: Vec<T>,
    times: usize,
}

/// Numbers of a block.
const BLOCK: usize = 4096;
/// Parts of 1.
const UNIT: f64 = (1 << 20) as f64;

/// `sum` of `f64`, and `sum-f32`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::numerics_sum::workloads;
/// let (doubles, singles) = workloads();
/// assert_eq!((doubles.id, singles.id), ("sum", "sum-f32"));
/// ```
pub fn workloads() -> (Workload<Terms<f64>, f64>, Workload<Terms<f32>, f64>) {
    let mut doubles = ours("sum");
    doubles.contenders.extend([
        over("accurate_kahan", Role::Peer, |x| x.iter().copied().sum_with_accumulator::<Kahan<f64>>()),
        over("accurate_sum2", Role::Peer, |x| x.iter().copied().sum_with_accumulator::<Sum2<f64>>()),
    ]);
    let mut singles = ours("sum-f32");
    singles.contenders.extend([
        over("accurate_kahan", Role::Peer, |x| x.iter().copied().sum_with_accumulator::<Kahan<f32>>()),
        over("accurate_sum2", Role::Peer, |x| x.iter().copied().sum_with_accumulator::<Sum2<f32>>()),
    ]);
    (doubles, singles)
}

fn ours<T: Term + From<f32> + Send + Sync + 'static>(id: &'static str) -> Workload<Terms<T>, f64> {
    Workload {
        id,
        topic: "numerics",
        about: "the sum of 4,096 numbers over and over, or of all n at once",
        unit: "number",
        patterns: vec![
            Pattern { name: "in-cache", about: "4,096 from -1 to 1", make: |n, seed| terms(n, BLOCK, seed) },
            Pattern { name: "through-memory", about: "all from -1 to 1", make: |n, seed| terms(n, usize::MAX, seed) },
        ],
        sizes: vec![1 << 20, 1 << 23],
        contenders: vec![
            repeated("integers", Role::Naive, |x: &[T]| {
                x.iter().map(|x| (x.widen() * UNIT) as i64).sum::<i64>() as f64 / UNIT
            }),
            over("sum_naive", Role::Standard, sum_naive),
            over("sum_pairwise", Role::Ours, sum_pairwise),
            over("sum_compensated", Role::Ours, sum_compensated),
            over("sum_exact", Role::Ours, sum_exact),
        ],
        elements: |terms| terms.x.len() * terms.times,
        same: |terms, expected, got| (expected - got).abs() <= 1e-6 * terms.x.len() as f64,
    }
}

/// `n` multiples of 2⁻²⁰ altogether, in blocks.
fn terms<T: From<f32>>(n: usize, block: usize, seed: u64) -> Terms<T> {
    let mut random = Random::new(seed);
    let number = |_| T::from((random.below(1 << 21) as f64 / UNIT - 1.0) as f32);
    let x: Vec<T> = (0..n.min(block)).map(number).collect();
    let times = (n / x.len().max(1)).max(1);
    Terms { x, times }
}

fn over<T: Term + Send + Sync + 'static>(
    name: &'static str,
    role: Role,
    sum: impl Fn(&[T]) -> T + Send + Sync + 'static,
) -> Contender<Terms<T>, f64> {
    repeated(name, role, move |x: &[T]| sum(x).widen())
}

fn repeated<T: Term + Send + Sync + 'static>(
    name: &'static str,
    role: Role,
    sum: impl Fn(&[T]) -> f64 + Send + Sync + 'static,
) -> Contender<Terms<T>, f64> {
    Contender::new(name, role, move |terms: &Terms<T>| {
        let mut last = 0.0;
        for _ in 0..terms.times {
            last = black_box(sum(black_box(&terms.x)));
        }
        last
    })
}
