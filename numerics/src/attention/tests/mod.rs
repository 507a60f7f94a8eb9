//! One suite over all forms, types and levels, against the definition in `f64`.

mod gradient;
mod outputs;
mod shapes;

use super::*;
use crate::simd::Level;

pub(super) type Forward = fn(Inputs<'_, f32>, Attend<'_>, HeadsMut<'_, f32>, &mut [f32]) -> Result<(), AttentionError>;

/// Every form of the outputs.
pub(super) const FORWARDS: [(&str, Forward); 4] = [
    ("naive", naive),
    ("tiled", forward),
    ("split", |x, how, out, log| decode(x, how, 7, out, log)),
    ("one block", |x, how, out, log| decode(x, how, 1 << 20, out, log)),
];

/// 2⁻²⁴.
pub(super) const U: f64 = 5.960_464_477_539_063e-8;

/// A generator that is the same for ever.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }

    /// From −2 to 2.
    pub(super) fn number(&mut self) -> f32 {
        ((self.bits() >> 40) as f64 * 2f64.powi(-22) - 2.0) as f32
    }

    pub(super) fn numbers(&mut self, n: usize) -> Vec<f32> {
        (0..n).map(|_| self.number()).collect()
    }
}

/// Shapes with what is in them.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) heads: usize,
    pub(super) key_heads: usize,
    pub(super) queries: usize,
    pub(super) keys: usize,
    pub(super) cols: usize,
    pub(super) value_cols: usize,
    pub(super) q: Vec<f32>,
    pub(super) k: Vec<f32>,
    pub(super) v: Vec<f32>,
    /// The gradient of the output.
    pub(super) g: Vec<f32>,
}

impl Case {
    pub(super) fn new(
        seed: u64,
        (heads, key_heads): (usize, usize),
        (queries, keys): (usize, usize),
        (cols, value_cols): (usize, usize),
    ) -> Self {
        let mut random = Random(seed);
        let q = random.numbers(heads * queries * cols);
        let k = random.numbers(key_heads * keys * cols);
        let v = random.numbers(key_heads * keys * value_cols);
        let g = random.numbers(heads * queries * value_cols);
        Self { heads, key_heads, queries, keys, cols, value_cols, q, k, v, g }
    }

    pub(super) fn inputs(&self) -> Inputs<'_, f32> {
        Inputs {
            queries: Heads::new(&self.q, self.heads, self.queries, self.cols).unwrap(),
            keys: Heads::new(&self.k, self.key_heads, self.keys, self.cols).unwrap(),
            values: Heads::new(&self.v, self.key_heads, self.keys, self.value_cols).unwrap(),
        }
    }

    pub(super) fn out_gradient(&self) -> Heads<'_, f32> {
        Heads::new(&self.g, self.heads, self.queries, self.value_cols).unwrap()
    }

    /// Outputs and log-sum-exps.
    pub(super) fn run(&self, forward: Forward, how: Attend<'_>) -> (Vec<f32>, Vec<f32>) {
        let mut out = vec![9.0; self.heads * self.queries * self.value_cols];
        let mut logarithms = vec![9.0; self.heads * self.queries];
        let heads = HeadsMut::new(&mut out, self.heads, self.queries, self.value_cols).unwrap();
        forward(self.inputs(), how, heads, &mut logarithms).unwrap();
        (out, logarithms)
    }

    /// The keys that a query sees, by their definition.
    pub(super) fn seen(&self, how: &Attend<'_>, head: usize, query: usize) -> Vec<usize> {
        let mask = how.mask_of(head / (self.heads / self.key_heads), self.key_heads, self.keys);
        let visible = how.visible(query, self.keys);
        (0..self.keys).filter(|j| visible.contains(j) && mask.is_none_or(|mask| mask[*j])).collect()
    }

    /// Scores, in `f64`, of a query with the keys that it sees, and the greatest Σ |scale · q k|.
    pub(super) fn scores(&self, how: &Attend<'_>, head: usize, query: usize) -> (Vec<(usize, f64)>, f64) {
        let key_head = head / (self.heads / self.key_heads);
        let x = self.inputs();
        let scale = f64::from(how.scale_for(self.cols));
        let mut greatest = 0.0;
        let score = |j: usize| {
            let pairs = x.queries.row(head, query).iter().zip(x.keys.row(key_head, j));
            let terms: Vec<f64> = pairs.map(|(&q, &k)| scale * f64::from(q) * f64::from(k)).collect();
            greatest = terms.iter().map(|x| x.abs()).sum::<f64>().max(greatest);
            (j, terms.iter().sum())
        };
        let scores = self.seen(how, head, query).into_iter().map(score).collect();
        (scores, greatest)
    }

    /// Outputs and log-sum-exps in `f64`, with how far they may be off.
    pub(super) fn exact(&self, how: &Attend<'_>) -> (Vec<Bounded>, Vec<Bounded>) {
        let (mut outs, mut logarithms) = (vec![], vec![]);
        for (head, query) in (0..self.heads).flat_map(|h| (0..self.queries).map(move |i| (h, i))) {
            let (scores, size) = self.scores(how, head, query);
            let max = scores.iter().map(|&(_, s)| s).fold(f64::NEG_INFINITY, f64::max);
            let sum: f64 = scores.iter().map(|&(_, s)| (s - max).exp()).sum();
            let u = (4.0 * (self.cols as f64 + 4.0) * size
                + 24.0
                + 2.0 * scores.len().min(128 + scores.len() / 128) as f64)
                * U;
            for col in 0..self.value_cols {
                let value =
                    |j: usize| f64::from(self.inputs().values.row(head / (self.heads / self.key_heads), j)[col]);
                let exact = scores.iter().map(|&(j, s)| (s - max).exp() / sum * value(j)).sum();
                let v = scores.iter().map(|&(j, _)| value(j).abs()).fold(0.0, f64::max);
                outs.push(Bounded { exact, bound: u * v });
            }
            let exact = max + sum.ln();
            logarithms.push(Bounded { exact, bound: u + exact.abs() * 2.0 * U });
        }
        (outs, logarithms)
    }
}

/// A number, and how far another may be from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounded {
    pub(super) exact: f64,
    pub(super) bound: f64,
}

pub(super) fn check(got: &[f32], exact: &[Bounded], what: &str) {
    assert_eq!(got.len(), exact.len(), "{what}");
    for (i, (&got, exact)) in got.iter().zip(exact).enumerate() {
        let got = f64::from(got);
        let equal = got == exact.exact;
        assert!(equal || (got - exact.exact).abs() <= exact.bound, "{what}: number {i}: {got}, not {exact:?}");
    }
}

/// What the masks of the tests are made of: every causal and windowed kind, with and without
/// hidden keys.
pub(super) fn every_attend<'a>(masks: &'a [Vec<bool>]) -> Vec<Attend<'a>> {
    let mut all = vec![];
    for first in [-3, -1, 0, 1, 4, 9] {
        for (before, after) in [(0, 0), (1, 0), (0, 2), (2, 1), (usize::MAX, 1), (3, usize::MAX)] {
            all.push(Attend::window(before, after).first_query_at(first));
        }
        all.push(Attend::causal().first_query_at(first));
    }
    all.push(Attend::ALL);
    let masked = masks.iter().flat_map(|mask| all.iter().map(|how| how.keys(mask)));
    let masked: Vec<_> = masked.collect();
    all.extend(masked);
    all
}

/// Runs at every level of the machine.
pub(super) fn at_every_level(test: impl Fn(Level)) {
    Level::available().for_each(|level| level.with(|| test(level)));
}
