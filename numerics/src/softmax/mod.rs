//! Softmax.
mod double;
mod element;
mod kernel;
mod rows;
mod single;
mod state;
mod task;
mod textbook;

#[cfg(test)]
mod tests;

pub use element::Element;
pub use rows::{Rows, RowsMut, ShapeError};
pub use state::MaxSum;
use task::Task;
pub use textbook::{Real, naive, online, three_pass};

/// eˣⁱ / Σ eˣʲ of each row.
pub fn softmax<T: Element>(x: Rows<'_, T>, out: RowsMut<'_, T>) -> Result<(), ShapeError> {
    T::softmax(Task::new(x, out)?);
    Ok(())
}
/// [`softmax`](fn@softmax) in place.
pub fn softmax_in_place<T: Element>(x: RowsMut<'_, T>) {
    T::softmax(Task::InPlace(x));
}
/// two pass
pub fn two_pass(x: Rows<'_, f32>, out: RowsMut<'_, f32>) -> Result<(), ShapeError> {
    single::two_pass(Task::new(x, out)?);
    Ok(())
}
/// log softmax
pub fn log_softmax<T: Element>(x: Rows<'_, T>, out: RowsMut<'_, T>) -> Result<(), ShapeError> {
    T::log_softmax(Task::new(x, out)?);
    Ok(())
}
/// lse
pub fn log_sum_exp<T: Element>(x: Rows<'_, T>, out: &mut [T]) -> Result<(), ShapeError> {
    T::log_sum_exp(x, out);
    Ok(())
}
