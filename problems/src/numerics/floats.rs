//! What the katas of this shelf have in common: how floating-point numbers are drawn,
//! shown and compared.

use std::fmt::{Debug, Write};

use kihon_judge::{Random, show};
use kihon_numerics::ulp_distance;

/// `[1.0, -inf, 1e38]`, a long list elided around index `at`.
pub(super) fn list<T: Debug>(items: &[T], at: Option<usize>) -> String {
    show::list_with(items.len(), at, |i, out| write!(out, "{:?}", items[i]).expect("writing to a string"))
}

/// Uniform in −`reach` to `reach`, in 2²⁴ steps.
pub(super) fn uniform(random: &mut Random, reach: f32) -> f32 {
    (random.below(1 << 24) as f32 / (1 << 23) as f32 - 1.0) * reach
}

/// How large an error is, in a few digits: `0.250`, `2.38e-7`.
pub(super) fn size(error: f64) -> String {
    if (0.001..1000.0).contains(&error) { format!("{error:.3}") } else { format!("{error:.2e}") }
}

/// Whether `got` is at most `allowed` numbers of `f32` away from `expected`; NaN and the
/// infinities have no neighbours. If not, how it is wrong, to be read behind its name.
pub(super) fn near(got: f32, expected: f32, allowed: u64) -> Result<(), String> {
    match ulp_distance(got, expected) {
        None if got.is_nan() && expected.is_nan() => Ok(()),
        None if got.is_nan() => Err(format!("is NaN, not {expected:?}")),
        None => Err(format!("is {got:?}, not NaN")),
        Some(0) => Ok(()),
        Some(_) if got.is_infinite() || expected.is_infinite() => Err(format!("is {got:?}, not {expected:?}")),
        Some(steps) if steps <= allowed => Ok(()),
        Some(steps) if steps < 10_000 => Err(format!("is {steps} ulp off, where {allowed} are allowed")),
        Some(_) => Err(format!("is {got:?}, not {expected:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_three_digits_or_so() {
        let sizes = [0.25, 2.384e-7, 1e-44, 12345.0, f64::INFINITY].map(size);
        assert_eq!(sizes, ["0.250", "2.38e-7", "1.00e-44", "1.23e4", "inf"]);
    }

    #[test]
    fn near_is_near_and_nothing_else_is() {
        for (got, expected) in [(1.0, 1.0), (0.0, -0.0), (f32::NAN, -f32::NAN), (f32::INFINITY, f32::INFINITY)] {
            assert_eq!(near(got, expected, 0), Ok(()));
        }
        let two_on = 1.0 + 2.0 * f32::EPSILON;
        assert_eq!(near(two_on, 1.0, 2), Ok(()));
        assert_eq!(near(two_on, 1.0, 1).unwrap_err(), "is 2 ulp off, where 1 are allowed");
        assert_eq!(near(0.5, 1.0, 8).unwrap_err(), "is 0.5, not 1.0");
        assert_eq!(near(f32::NAN, 1.0, u64::MAX).unwrap_err(), "is NaN, not 1.0");
        assert_eq!(near(1.0, f32::NAN, u64::MAX).unwrap_err(), "is 1.0, not NaN");
        assert_eq!(near(f32::MAX, f32::INFINITY, 8).unwrap_err(), "is 3.4028235e38, not inf");
        assert_eq!(near(f32::NEG_INFINITY, f32::MIN, 8).unwrap_err(), "is -inf, not -3.4028235e38");
    }
}
