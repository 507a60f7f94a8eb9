//! The rows of `f64`, a number after the other with the standard library's eˣ.
//!
//! As in `single`, the rounding of x − max must not be lost: it is computed (Knuth's
//! two-sum), and e^(d + ε) = eᵈ·(1 + ε). The sum is compensated (Neumaier).
//!
//! # Complexity
//! O(n), three passes.

use super::{MaxSum, Rows, task::Task};

/// Below, e^x is less than half the smallest subnormal.
const LOWEST: f64 = -746.0;

/// e^(x − max), to about 2 u.
#[inline]
fn power(x: f64, max: f64) -> f64 {
    let [d, error] = difference(x, max);
    if d < LOWEST {
        return 0.0;
    }
    let power = d.exp();
    power + power * error
}

/// A sum that keeps what its additions round away.
#[derive(Default)]
struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    #[inline]
    fn add(&mut self, x: f64) {
        let sum = self.high + x;
        let (upper, lower) = if self.high.abs() >= x.abs() { (self.high, x) } else { (x, self.high) };
        self.low += (upper - sum) + lower;
        self.high = sum;
    }

    fn total(&self) -> f64 {
        self.high + self.low
    }
}

/// The greatest element; NaN is none.
fn greatest(x: &[f64]) -> f64 {
    x.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// Softmax of each row.
pub(super) fn softmax(rows: Task<'_, f64>) {
    by(rows, power);
}

/// Softmax of x / `temperature` of each row.
pub(super) fn tempered(rows: Task<'_, f64>, temperature: f64) {
    by(rows, |x, max| tempered_power(x, max, temperature));
}

/// e^((x − max) / temperature). The rounding of the quotient is what a fused product
/// with it leaves.
#[inline]
fn tempered_power(x: f64, max: f64, temperature: f64) -> f64 {
    let [d, error] = difference(x, max);
    let quotient = d / temperature;
    if quotient < LOWEST {
        return 0.0;
    }
    let rest = ((-quotient).mul_add(temperature, d) + error) / temperature;
    let power = quotient.exp();
    power + power * rest
}

/// x − max, rounded, and what the rounding lost.
#[inline]
fn difference(x: f64, max: f64) -> [f64; 2] {
    let d = x - max;
    let virtual_x = d + max;
    [d, (x - virtual_x) - (max - (virtual_x - d))]
}

/// Softmax of each row by its powers relative to that of the maximum.
fn by(mut rows: Task<'_, f64>, power: impl Fn(f64, f64) -> f64) {
    for i in 0..rows.len() {
        let mut io = rows.io(i);
        let max = greatest(io.src());
        let mut sum = Sum::default();
        for j in 0..io.len() {
            let power = power(io.src()[j], max);
            io.dst()[j] = power;
            sum.add(power);
        }
        let sum = sum.total();
        for out in io.dst() {
            *out /= sum;
        }
    }
}

/// Maximum and sum of a row.
pub(super) fn max_sum(x: &[f64]) -> MaxSum {
    let max = greatest(x);
    if x.iter().any(|x| x.is_nan()) {
        return f64::NAN.into();
    }
    let Some(at) = x.iter().position(|&x| x == max).filter(|_| max.is_finite()) else {
        return max.into();
    };
    let mut rest = Sum::default();
    for &x in x[..at].iter().chain(&x[at + 1..]) {
        rest.add(power(x, max));
    }
    MaxSum::new(max, rest.total())
}

/// The probability of one of the elements of a row; NaN where its maximum is no number.
pub(super) fn probability(x: f64, row: MaxSum) -> f64 {
    if row.max().is_finite() { power(x, row.max()) / row.sum() } else { f64::NAN }
}

/// x − ln Σ eˣ of each element.
pub(super) fn log_softmax(mut rows: Task<'_, f64>) {
    for i in 0..rows.len() {
        let mut io = rows.io(i);
        let state = max_sum(io.src());
        let log_sum = if state.max().is_finite() { state.log_sum() } else { f64::NAN };
        for j in 0..io.len() {
            let [d, error] = difference(io.src()[j], state.max());
            let y = d - log_sum;
            io.dst()[j] = if y.is_finite() { y + error } else { y };
        }
    }
}

/// ln Σ eˣ of each row, to `out`.
pub(super) fn log_sum_exp(rows: Rows<'_, f64>, out: &mut [f64]) {
    for (row, out) in rows.iter().zip(out) {
        *out = max_sum(row).log_sum_exp();
    }
}
