//! The rows of 16-bit types: widened, computed in `f32`, narrowed at the end.
//!
//! The error of `f32` is far below half a unit of these, so all but one result in
//! thousands is the nearest there is, and none further than the next.
//!
//! # Complexity
//! O(n), with memory for a row.

use super::{
    MaxSum, Rows, RowsMut,
    element::{Element, sealed},
    single,
    task::Task,
    top_k,
};
use crate::half::{BF16, F16};

macro_rules! narrow {
    ($($float:ident)+) => { $(
        impl Element for $float {
            const IMPOSSIBLE: Self = $float::NEG_INFINITY;
            const NOTHING: Self = $float::ZERO;

            #[inline]
            fn to_f64(self) -> f64 {
                self.to_f64()
            }

            #[inline]
            fn from_f64(x: f64) -> Self {
                Self::from_f64(x)
            }
        }

        impl sealed::Softmax for $float {
            fn softmax(rows: Task<'_, Self>) {
                by(rows, |row| single::softmax(Task::InPlace(row)));
            }

            fn two_pass(rows: Task<'_, Self>) {
                by(rows, |row| single::two_pass(Task::InPlace(row)));
            }

            fn tempered(rows: Task<'_, Self>, temperature: f64) {
                by(rows, |row| single::tempered(Task::InPlace(row), temperature));
            }

            fn log_softmax(rows: Task<'_, Self>) {
                by(rows, |row| single::log_softmax(Task::InPlace(row)));
            }

            fn log_sum_exp(rows: Rows<'_, Self>, out: &mut [Self]) {
                for (row, out) in rows.iter().zip(out) {
                    *out = Self::from_f64(Self::max_sum(row).log_sum_exp());
                }
            }

            fn max_sum(x: &[Self]) -> MaxSum {
                single::max_sum(&x.iter().map(|x| x.to_f32()).collect::<Vec<f32>>())
            }

            fn top_k(x: Rows<'_, Self>, columns: RowsMut<'_, u32>, probabilities: RowsMut<'_, Self>) {
                top_k::of_halves(x, columns, probabilities);
            }
        }

        impl Narrow for $float {
            #[inline]
            fn widen(self) -> f32 {
                self.to_f32()
            }

            #[inline]
            fn narrow(x: f32) -> Self {
                Self::from_f32(x)
            }
        }
    )+ };
}
narrow!(F16 BF16);

/// What `by` needs of a type.
trait Narrow: Copy {
    fn widen(self) -> f32;
    fn narrow(x: f32) -> Self;
}

/// Each row by way of `f32`.
fn by<T: Narrow>(mut rows: Task<'_, T>, apply: impl Fn(RowsMut<'_, f32>)) {
    let mut wide = vec![];
    for i in 0..rows.len() {
        let mut io = rows.io(i);
        wide.clear();
        wide.extend(io.src().iter().map(|x| x.widen()));
        apply(RowsMut::one(&mut wide));
        for (out, &x) in io.dst().iter_mut().zip(&wide) {
            *out = T::narrow(x);
        }
    }
}
