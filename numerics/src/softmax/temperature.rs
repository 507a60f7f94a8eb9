//! Softmax of logits divided by a temperature.
//!
//! Below 1 it sharpens, above 1 it flattens; towards 0 it becomes the maximum alone,
//! towards ∞ the uniform distribution. Rounding x / temperature first would cost as much
//! as rounding x − max does, so the quotient is kept as a sum of two numbers.

use std::{error::Error, fmt};

use super::{Element, Rows, RowsMut, ShapeError, task::Task};

/// Why a temperature, or a shape, is refused.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{RowsMut, TemperatureError, softmax_with_temperature_in_place};
/// let refused = softmax_with_temperature_in_place(RowsMut::one(&mut [1.0]), 0.0).unwrap_err();
/// assert_eq!(refused, TemperatureError::Temperature { temperature: 0.0 });
/// assert_eq!(refused.to_string(), "a temperature of 0 is not from 2^-100 to 2^100");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TemperatureError {
    /// Not a number from 2⁻¹⁰⁰ to 2¹⁰⁰.
    Temperature {
        /// The temperature.
        temperature: f64,
    },
    /// The rows to read and to write differ.
    Shape(ShapeError),
}

impl fmt::Display for TemperatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Temperature { temperature } => {
                write!(f, "a temperature of {temperature} is not from 2^-100 to 2^100")
            }
            Self::Shape(error) => error.fmt(f),
        }
    }
}

impl Error for TemperatureError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Shape(error) => Some(error),
            Self::Temperature { .. } => None,
        }
    }
}

/// e^(xᵢ/T) / Σ e^(xⱼ/T) of each row, for the temperature T.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Accuracy
/// As [`softmax`](fn@super::softmax) of the exact quotients.
///
/// # Errors
/// [`TemperatureError::Temperature`] if T is not a number from 2⁻¹⁰⁰ to 2¹⁰⁰: at 0 take the
/// maximum. [`TemperatureError::Shape`] if `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, softmax_with_temperature};
/// let mut y = [0.0f32; 2];
/// softmax_with_temperature(Rows::one(&[0.0, 3f32.ln()]), 0.5, RowsMut::one(&mut y))?;
/// assert!((y[0] - 0.1).abs() < 1e-7 && (y[1] - 0.9).abs() < 1e-7);
/// # Ok::<(), kihon_numerics::softmax::TemperatureError>(())
/// ```
pub fn softmax_with_temperature<T: Element>(
    x: Rows<'_, T>,
    temperature: f64,
    out: RowsMut<'_, T>,
) -> Result<(), TemperatureError> {
    let task = Task::new(x, out).map_err(TemperatureError::Shape)?;
    apply(task, temperature)
}

/// [`softmax_with_temperature`] in place.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Errors
/// [`TemperatureError::Temperature`]; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{RowsMut, softmax_with_temperature_in_place};
/// let mut x = [1.0, 5.0, 1.0, 5.0];
/// softmax_with_temperature_in_place(RowsMut::one(&mut x), 1e12).unwrap();
/// assert!(x.iter().all(|p| (p - 0.25f64).abs() < 1e-11));
/// ```
pub fn softmax_with_temperature_in_place<T: Element>(
    x: RowsMut<'_, T>,
    temperature: f64,
) -> Result<(), TemperatureError> {
    apply(Task::InPlace(x), temperature)
}

fn apply<T: Element>(task: Task<'_, T>, temperature: f64) -> Result<(), TemperatureError> {
    let limit = (100f64).exp2();
    if !(1.0 / limit..=limit).contains(&temperature) {
        return Err(TemperatureError::Temperature { temperature });
    }
    T::tempered(task, temperature);
    Ok(())
}
