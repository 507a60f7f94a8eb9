//! The rows of `f32`: which kernels run over a row, and how a sum becomes a result.
//!
//! A short row stays in the cache: maximum, then powers and their sum, then the
//! product with the sum's inverse. From [`LONG`] on, what counts is how often memory
//! is gone through: the maximum and the sum come from one pass ([`Running`]), and the powers
//! are computed a second time when the quotients are written.
//!
//! # Complexity
//! O(n); memory is read twice and written once from [`LONG`] on.

pub(super) use super::log_sum_exp::log_sum_exp;
use super::{
    MaxSum,
    kernel::{LIFT, LOWERED, Shift, close_total, greatest, is_moderate, max_and_moderate_total, part, total},
    streamed,
    task::Task,
    write::{log_quotients, multiplied, powers, quotients, tempered_powers},
};
use crate::simd::{InOut, Kernel, Level, Simd, dispatch, stream};

/// From so many elements on, a row is not kept between passes.
const LONG: usize = 1 << 18;
/// From so many elements on, a row whose result goes past the caches is gone through twice too,
/// with vectors of sixteen: 8 % less time than three times, while for half as many it is no
/// less. With vectors of eight or four the second powers cost more than they save.
const STREAMED: usize = 1 << 15;
/// Elements whose maximum is known before their powers are added up.
pub(super) const BLOCK: usize = 1024;
/// Powers are 2⁶⁴ times what they stand for.
const LIFTED: f64 = (1_u128 << 64) as f64;

/// Maximum and sum of the blocks so far.
pub(super) struct Running {
    pub(super) max: f32,
    pub(super) shift: Shift,
    /// Lifted.
    pub(super) sum: f64,
}

impl Running {
    #[inline(always)]
    pub(super) fn new() -> Self {
        Self { max: f32::NEG_INFINITY, shift: Shift::below(f32::NEG_INFINITY), sum: 0.0 }
    }

    /// Of a whole row: in one pass, without a maximum beforehand, if it is moderate.
    #[inline(always)]
    pub(super) fn over<S: Simd>(s: S, x: &[f32]) -> Self {
        let (mut max, mut sum) = (f32::NEG_INFINITY, 0.0);
        for part in x.chunks(part::<S>()) {
            let (its_max, its_sum) = max_and_moderate_total(s, part);
            (max, sum) = (max.max(its_max), sum + its_sum);
        }
        if !is_moderate(sum, x.len()) {
            return Self::by_blocks(s, x);
        }
        let shift = Shift::below(max);
        // A power of two, since nothing moderate has a base.
        let lifted = f64::from(LIFT - shift.exponent).exp2() / LOWERED;
        Self { max, shift, sum: sum * lifted }
    }

    /// Of a whole row, whatever it holds.
    #[inline(always)]
    pub(super) fn by_blocks<S: Simd>(s: S, x: &[f32]) -> Self {
        let mut running = Self::new();
        for block in x.chunks(BLOCK) {
            running.absorb(s, block, greatest(s, block));
        }
        running
    }

    /// Takes in a block whose greatest element is known.
    #[inline(always)]
    pub(super) fn absorb<S: Simd>(&mut self, s: S, block: &[f32], max: f32) {
        if max > self.max {
            let shift = Shift::below(max);
            if self.sum != 0.0 && shift != self.shift {
                self.sum *= (self.shift.logarithm() - shift.logarithm()).exp();
            }
            (self.max, self.shift) = (max, shift);
        }
        if self.max == f32::NEG_INFINITY {
            // Nothing but −∞ so far, whose differences are NaN; or a NaN itself.
            if block.iter().any(|x| x.is_nan()) {
                self.sum = f64::NAN;
            }
            return;
        }
        self.sum += total(s, block, self.shift);
    }

    /// What powers are multiplied by.
    #[inline(always)]
    pub(super) fn inverse(&self) -> f32 {
        (1.0 / self.sum) as f32
    }

    /// What is nearly certain is certain.
    #[inline(always)]
    pub(super) fn round_certain(&self, out: &mut [f32]) {
        if (self.sum / LIFTED) as f32 <= 1.002 * self.shift.least_sum(self.max) {
            certain(out);
        }
    }

    /// Whether maximum and sum are numbers.
    #[inline(always)]
    pub(super) fn is_finite(&self) -> bool {
        self.max.is_finite() && self.sum.is_finite()
    }

    /// ln Σ eˣ, where it is finite.
    #[inline(always)]
    pub(super) fn log_sum_exp(&self) -> f64 {
        self.shift.logarithm() + (self.sum / LIFTED).ln()
    }

    /// The same where it is near 0.
    #[inline(always)]
    pub(super) fn close_log_sum_exp<S: Simd>(&self, s: S, x: &[f32]) -> f64 {
        let max = f64::from(self.max);
        let value = max + self.rest(s, x).ln_1p();
        if max < 0.0 && value.abs() < 1.0 { cancelled(x, max) } else { value }
    }

    /// e^(max) in units of the sum.
    #[inline(always)]
    fn unit(&self) -> f64 {
        (self.shift.logarithm() - f64::from(self.max)).exp() / LIFTED
    }

    /// Σ e^(x − max).
    #[inline(always)]
    pub(super) fn sum(&self) -> f64 {
        self.sum * self.unit()
    }

    /// Σ e^(x − max) over `x`, the maximum's own 1 left out, to about ½ u: relative to the
    /// greatest of what is left, however small that is.
    #[inline(always)]
    fn rest<S: Simd>(&self, s: S, x: &[f32]) -> f64 {
        let at = x.iter().position(|&x| x == self.max).unwrap_or(0);
        let parts = [&x[..at], &x[at + 1..]];
        let next = greatest(s, parts[0]).max(greatest(s, parts[1]));
        if next == f32::NEG_INFINITY {
            return 0.0;
        }
        let shift = Shift::below(next);
        let mut rest = 0.0;
        for part in parts {
            for block in part.chunks(BLOCK) {
                rest += close_total(s, block, shift);
            }
        }
        rest / LIFTED * (shift.logarithm() - f64::from(self.max)).exp()
    }

    /// ln Σ e^(x − max) over `x`: near 0 from what is beside the maximum's own 1.
    #[inline(always)]
    fn log_sum<S: Simd>(&self, s: S, x: &[f32]) -> f64 {
        let near = (self.sum / LIFTED) as f32 <= 2.0 * self.shift.least_sum(self.max);
        if near { self.rest(s, x).ln_1p() } else { self.log_sum_exp() - f64::from(self.max) }
    }

    /// The probability of one of the elements, of a sum of f64.
    pub(super) fn probability(&self, x: f32) -> f32 {
        if !self.is_finite() || self.sum == 0.0 {
            return f32::NAN;
        }
        ((f64::from(x) - self.shift.logarithm()).exp() / (self.sum / LIFTED)) as f32
    }
}

/// Softmax of each row.
pub(super) struct Softmax<'a> {
    pub(super) rows: Task<'a, f32>,
    /// Rows of more elements are gone through twice, not three times.
    pub(super) long: usize,
    /// Whether what is written goes past the caches, unless it is what was read.
    pub(super) past: bool,
}

impl Kernel for Softmax<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let mut rows = self.rows;
        if self.past {
            match rows {
                Task::Apart(x, out) => return streamed::softmax(s, x, out),
                Task::InPlace(_) => {}
            }
        }
        for i in 0..rows.len() {
            let mut io = rows.io(i);
            if io.len() >= self.long {
                let running = Running::over(s, io.src());
                quotients(s, io.reborrow(), running.shift, running.inverse());
                running.round_certain(io.dst());
            } else {
                in_cache(s, io);
            }
        }
    }
}

/// Of a row that stays in the cache: maximum, powers, quotients.
#[inline(always)]
fn in_cache<S: Simd>(s: S, mut io: InOut<'_, f32, f32>) {
    let max = greatest(s, io.src());
    let shift = Shift::below(max);
    let running = Running { max, shift, sum: powers(s, io.reborrow(), shift) };
    multiplied(s, io.dst(), running.inverse());
    running.round_certain(io.dst());
}

/// What is nearly certain is certain: the product with the rounded inverse may leave 1
/// one ulp below.
#[cold]
fn certain(out: &mut [f32]) {
    if let Some(one) = out.iter_mut().find(|p| **p == 1.0f32.next_down()) {
        *one = 1.0;
    }
}

/// Softmax of `f32` rows.
pub(super) fn softmax(rows: Task<'_, f32>) {
    let (count, cols) = rows.shape();
    let long = if Level::current().lanes() >= 16 { STREAMED } else { LONG };
    let past = cols >= long && stream::pays(2 * count * cols * size_of::<f32>());
    dispatch(Softmax { rows, long: LONG, past });
}

/// Softmax of `f32` rows by two passes whatever their length.
pub(super) fn two_pass(rows: Task<'_, f32>) {
    dispatch(Softmax { rows, long: 0, past: false });
}

/// Softmax of each row over a temperature.
struct Tempered<'a> {
    rows: Task<'a, f32>,
    temperature: f64,
}

impl Kernel for Tempered<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, s: S) {
        for i in 0..self.rows.len() {
            let mut io = self.rows.io(i);
            let max = greatest(s, io.src());
            let sum = tempered_powers(s, io.reborrow(), max, 1.0 / self.temperature);
            multiplied(s, io.dst(), (1.0 / sum) as f32);
            if sum <= 2.1 * LIFTED {
                certain(io.dst());
            }
        }
    }
}

/// Softmax of x / `temperature`, a number from 2⁻¹⁰⁰ to 2¹⁰⁰.
pub(super) fn tempered(rows: Task<'_, f32>, temperature: f64) {
    dispatch(Tempered { rows, temperature });
}

/// Maximum and sum of one row.
struct State<'a>(&'a [f32]);

impl Kernel for State<'_> {
    type Output = MaxSum;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> MaxSum {
        let running = Running::over(s, self.0);
        if !running.is_finite() {
            return outside(self.0);
        }
        let sum = running.sum();
        // A sum below 2 would hide what is beside the maximum's own 1.
        let rest = if sum < 2.0 { running.rest(s, self.0) } else { sum - 1.0 };
        MaxSum::new(running.max.into(), rest)
    }
}

/// ln Σ eˣ where the maximum and the sum's logarithm cancel, in `f64`.
#[cold]
fn cancelled(x: &[f32], max: f64) -> f64 {
    let sum: f64 = x.iter().map(|&x| (f64::from(x) - max).exp()).sum();
    max + sum.ln()
}

/// Where NaN or an infinity decides.
#[cold]
pub(super) fn outside(x: &[f32]) -> MaxSum {
    if x.iter().any(|x| x.is_nan()) {
        return f64::NAN.into();
    }
    let max = x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    f64::from(max).into()
}

/// Maximum and sum of a row.
pub(super) fn max_sum(x: &[f32]) -> MaxSum {
    dispatch(State(x))
}

/// x − ln Σ eˣ of each row.
struct LogSoftmax<'a>(Task<'a, f32>);

impl Kernel for LogSoftmax<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, s: S) {
        for i in 0..self.0.len() {
            let io = self.0.io(i);
            let running = Running::over(s, io.src());
            let log_sum = if running.is_finite() { running.log_sum(s, io.src()) } else { f64::NAN };
            log_quotients(s, io, running.max, log_sum);
        }
    }
}

/// x − ln Σ eˣ of each element.
pub(super) fn log_softmax(rows: Task<'_, f32>) {
    dispatch(LogSoftmax(rows));
}
