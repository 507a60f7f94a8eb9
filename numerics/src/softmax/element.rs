//! The types whose rows softmax takes.

use super::{MaxSum, Rows, RowsMut, double, single, task::Task, top_k};

pub(crate) mod sealed {
    use super::{MaxSum, Rows, RowsMut, Task};

    /// What the public functions call, each type in its own way.
    pub trait Softmax: Sized {
        fn softmax(rows: Task<'_, Self>);
        fn two_pass(rows: Task<'_, Self>);
        fn tempered(rows: Task<'_, Self>, temperature: f64);
        fn log_softmax(rows: Task<'_, Self>);
        fn log_sum_exp(rows: Rows<'_, Self>, out: &mut [Self]);
        fn max_sum(x: &[Self]) -> MaxSum;
        fn top_k(x: Rows<'_, Self>, columns: RowsMut<'_, u32>, probabilities: RowsMut<'_, Self>);
    }
}

/// A type of logits: `f32`, `f64`, and [`F16`](crate::half::F16) and
/// [`BF16`](crate::half::BF16).
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::Element;
/// fn sum<T: Element>(x: &[T]) -> f64 {
///     x.iter().map(|x| x.to_f64()).sum()
/// }
/// assert_eq!(sum(&[1.5f32, 2.0]), 3.5);
///
/// /// Logits for tokens of which only some may come.
/// fn allowed<T: Element>(allowed: &[bool]) -> Vec<T> {
///     allowed.iter().map(|&may| if may { T::NOTHING } else { T::IMPOSSIBLE }).collect()
/// }
/// assert_eq!(allowed::<f32>(&[true, false]), [0.0, f32::NEG_INFINITY]);
/// assert_eq!(<f32 as Element>::from_f64(0.1), 0.1);
/// ```
pub trait Element: sealed::Softmax + Copy + PartialOrd + Send + Sync + 'static {
    /// −∞, the logit of what cannot be.
    const IMPOSSIBLE: Self;
    /// 0.
    const NOTHING: Self;

    /// The same number.
    fn to_f64(self) -> f64;

    /// The nearest number.
    fn from_f64(x: f64) -> Self;
}

macro_rules! element {
    ($float:ident, $module:ident, $top_k:ident) => {
        impl Element for $float {
            const IMPOSSIBLE: Self = $float::NEG_INFINITY;
            const NOTHING: Self = 0.0;

            #[inline]
            fn to_f64(self) -> f64 {
                self.into()
            }

            #[inline]
            fn from_f64(x: f64) -> Self {
                x as $float
            }
        }

        impl sealed::Softmax for $float {
            fn softmax(rows: Task<'_, Self>) {
                $module::softmax(rows);
            }

            fn two_pass(rows: Task<'_, Self>) {
                $module::two_pass(rows);
            }

            fn tempered(rows: Task<'_, Self>, temperature: f64) {
                $module::tempered(rows, temperature);
            }

            fn log_softmax(rows: Task<'_, Self>) {
                $module::log_softmax(rows);
            }

            fn log_sum_exp(rows: Rows<'_, Self>, out: &mut [Self]) {
                $module::log_sum_exp(rows, out);
            }

            fn max_sum(x: &[Self]) -> MaxSum {
                $module::max_sum(x)
            }

            fn top_k(x: Rows<'_, Self>, columns: RowsMut<'_, u32>, probabilities: RowsMut<'_, Self>) {
                top_k::$top_k(x, columns, probabilities);
            }
        }
    };
}
element!(f32, single, of_floats);
element!(f64, double, of_doubles);
