//! The library's: one read of the values, in vectors of `f32` whose powers keep their
//! exponents apart, so that no difference is rounded and no maximum is waited for.
//!
//! Its error is at most 1.5 · 2⁻²⁴, and at most 2⁻⁴⁰ from cancellation where the greatest is
//! negative. Rows of a matrix go in one call.
//!
//! Time O(n), space O(1).

use kihon_numerics::softmax::{Rows, log_sum_exp};

pub(super) fn ours(x: &[f32]) -> f32 {
    let mut answer = [0.0];
    log_sum_exp(Rows::one(x), &mut answer).expect("one answer for one row");
    answer[0]
}
