//! What given values lose in 16 or 8 bits, and by how much to multiply them first.
//!
//! Before weights, activations or gradients are kept in fewer bits, a person wants to
//! know how many of them become infinite, how many zero, how many keep only some of
//! their bits, how far off the rest is, and whether a power of two would help. Such a
//! factor changes no digit of what stays in range; it moves all magnitudes along the
//! exponents, like a slide rule, so it matters at both ends only. The best one puts no
//! value beyond the greatest number, and then as few as can be below the smallest
//! normal one.
//!
//! ```text
//!     to zero │ subnormal │               normal                │ overflow
//!  ───────────┼───────────┼─────────────────────────────────────┼───────────
//!        . .:│:::|||||||||:::.. .                               │
//!             └─ × 2ᵏ ──────────────────────────────►
//! ```
//!
//! # Complexity
//! O(n) for n values, 45 to 70 ns each for the four types of [`quantization_report`];
//! 4 bytes of memory for each.
//!
//! When not to use it: to choose a scale for each channel or block of a tensor; call
//! [`loss`] and [`best_scale`] on those.

use crate::half::{BF16, F8E4M3, F8E5M2, F16, Format, SmallFloat};

mod histogram;
mod loss;
mod svg;
mod text;

#[cfg(test)]
mod tests;

pub use histogram::ExponentHistogram;
pub use loss::{Loss, RelativeErrors, best_scale, loss};

/// What values lose in each of several formats.
///
/// Its [`Display`](std::fmt::Display) is a table and a histogram of the exponents.
///
/// # Examples
/// ```
/// use kihon_numerics::quantization::quantization_report;
/// let gradients = [1e-9f32, -3e-8, 2e-5, 0.0, 0.25];
/// let text = quantization_report(&gradients).to_string();
/// assert!(text.starts_with("5 values: 1 zero, 0 infinite, 0 NaN; magnitudes from 1e-9 to 0.25\n"));
/// assert!(text.contains("F8E4M3"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct QuantizationReport {
    /// How the magnitudes are spread.
    pub histogram: ExponentHistogram,
    /// Each format's losses.
    pub formats: Vec<FormatReport>,
}

/// What values lose in one format, as they are and multiplied by the best power of two.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::F16, quantization::FormatReport};
/// let report = FormatReport::of::<F16>("F16", &[1e-9, 1.0]);
/// assert_eq!(report.unscaled.to_zero, 1);
/// assert_eq!((report.best_scale, report.scaled.to_zero), (15, 0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FormatReport {
    /// Its name.
    pub name: &'static str,
    /// Its fields.
    pub format: Format,
    /// Of the values as they are.
    pub unscaled: Loss,
    /// k where 2ᵏ is the best factor; see [`best_scale`].
    pub best_scale: i32,
    /// Of the values times 2ᵏ.
    pub scaled: Loss,
}

impl FormatReport {
    /// The report for a type.
    ///
    /// # Complexity
    /// O(n) for n values.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::BF16, quantization::FormatReport};
    /// let report = FormatReport::of::<BF16>("BF16", &[0.1, 0.2]);
    /// assert_eq!((report.best_scale, report.unscaled.exact), (0, 0));
    /// ```
    pub fn of<T: SmallFloat>(name: &'static str, values: &[f32]) -> Self {
        let unscaled = loss::<T>(values, 0);
        let best_scale = best_scale::<T>(values);
        let scaled = if best_scale == 0 { unscaled } else { loss::<T>(values, best_scale) };
        Self { name, format: T::FORMAT, unscaled, best_scale, scaled }
    }
}

/// What values lose in `F16`, `BF16`, `F8E4M3` and `F8E5M2`.
///
/// # Complexity
/// O(n) for n values.
///
/// # Accuracy
/// Counts are exact. Relative errors are exact to 2⁻²³ of themselves; each is taken
/// against the value given, rounded to nearest, ties to even.
///
/// # Examples
/// ```
/// use kihon_numerics::quantization::quantization_report;
/// let values: Vec<f32> = (1..=1000).map(|i| i as f32 * 1e-6).collect();
/// let report = quantization_report(&values);
/// let e4m3 = &report.formats[2];
/// assert_eq!((e4m3.name, e4m3.unscaled.to_zero), ("F8E4M3", 976)); // below 2⁻¹⁰
/// assert_eq!((e4m3.best_scale, e4m3.scaled.overflow), (14, 0));
/// assert!(e4m3.scaled.relative_error.unwrap().p90 <= 1.0 / 16.0);
/// assert!(report.to_svg().starts_with("<svg "));
/// ```
pub fn quantization_report(values: &[f32]) -> QuantizationReport {
    QuantizationReport {
        histogram: ExponentHistogram::of(values),
        formats: vec![
            FormatReport::of::<F16>("F16", values),
            FormatReport::of::<BF16>("BF16", values),
            FormatReport::of::<F8E4M3>("F8E4M3", values),
            FormatReport::of::<F8E5M2>("F8E5M2", values),
        ],
    }
}
