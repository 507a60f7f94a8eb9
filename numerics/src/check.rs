//! Whole slices against a bound, for tests: the message names the worst place.
//!
//! Both checks look at every element and report the worst one, because the first
//! of ten thousand failures is rarely the telling one. In both, −0 equals +0 and
//! NaN is right where NaN is expected, and only there.

use std::{error::Error, fmt};

use crate::{
    float::{Float, NarrowFloat},
    ulp::{error_in_ulps, ulp_distance},
};

/// The largest error of a slice and where it is.
///
/// # Examples
/// ```
/// use kihon_numerics::{Worst, check_error_in_ulps};
/// let worst = check_error_in_ulps(&[1.0f32, 5e-45], &[1.0, 3e-45], 2.0).unwrap();
/// assert!(matches!(worst, Some(Worst { index: 1, error }) if error > 1.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worst {
    /// Which element.
    pub index: usize,
    /// Its error in ulp.
    pub error: f64,
}

/// What a check found wrong.
///
/// # Examples
/// ```
/// use kihon_numerics::{UlpError, check_ulp_distance};
/// assert_eq!(check_ulp_distance(&[1.0f32], &[], 0), Err(UlpError::Lengths { got: 1, expected: 0 }));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UlpError {
    /// The two slices have different lengths.
    Lengths {
        /// Length of the computed slice.
        got: usize,
        /// Length of the slice that it should equal.
        expected: usize,
    },
    /// An element is too many steps away: the worst of all.
    Distance {
        /// Which element.
        index: usize,
        /// Its steps, `None` where one of the two is NaN.
        steps: Option<u64>,
        /// The steps allowed.
        limit: u64,
        /// The computed value, as text.
        got: String,
        /// The value it should be, as text.
        expected: String,
    },
    /// An element's error is above the bound: the worst of all.
    Accuracy {
        /// Which element.
        index: usize,
        /// Its error in ulp.
        error: f64,
        /// The error allowed, in ulp.
        limit: f64,
        /// The computed value, as text.
        got: String,
        /// The exact value.
        exact: f64,
    },
    /// The bound itself is NaN or negative: nothing could pass or fail it.
    Limit {
        /// The bound.
        limit: f64,
    },
}

impl fmt::Display for UlpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lengths { got, expected } => write!(f, "{got} values against {expected}"),
            Self::Distance { index, steps: None, got, expected, .. } => {
                write!(f, "element {index} is not the same kind of value: got {got}, expected {expected}")
            }
            Self::Distance { index, steps: Some(steps), limit, got, expected } => {
                write!(f, "element {index} is {steps} steps away, more than {limit}: got {got}, expected {expected}")
            }
            Self::Accuracy { index, error, limit, got, exact } => {
                write!(f, "element {index} is off by {error:.3} ulp, more than {limit}: got {got}, exact {exact:?}")
            }
            Self::Limit { limit } => write!(f, "a bound of {limit} ulp can decide nothing"),
        }
    }
}

impl Error for UlpError {}

/// Whether every `got[i]` is at most `limit` representable steps from `expected[i]`.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Errors
/// [`UlpError::Lengths`] before anything is compared; [`UlpError::Distance`] with
/// the worst element, the first of equals; a NaN against a number is worse than any distance.
///
/// # Examples
/// ```
/// use kihon_numerics::check_ulp_distance;
/// assert_eq!(check_ulp_distance(&[1.0f32, 0.0], &[1.0, -0.0], 0), Ok(()));
/// assert_eq!(check_ulp_distance(&[f32::NAN], &[f32::NAN], 0), Ok(()));
/// let refused = check_ulp_distance(&[1.0, 0.0], &[1.0, 1e-45f32], 0).unwrap_err();
/// assert_eq!(refused.to_string(), "element 1 is 1 steps away, more than 0: got 0.0, expected 1e-45");
/// let refused = check_ulp_distance(&[1.0, f64::NAN], &[2.0, 0.0], 9).unwrap_err();
/// assert_eq!(refused.to_string(), "element 1 is not the same kind of value: got NaN, expected 0.0");
/// ```
pub fn check_ulp_distance<T: Float>(got: &[T], expected: &[T], limit: u64) -> Result<(), UlpError> {
    same_length(got.len(), expected.len())?;
    let mut worst = (0, Some(0));
    for (index, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        let steps = match (got.rank(), expected.rank()) {
            (None, None) => Some(0),
            _ => ulp_distance(got, expected),
        };
        // None, a NaN against a number, is the worst there is.
        if worst.1.is_some_and(|most| steps.is_none_or(|steps| steps > most)) {
            worst = (index, steps);
        }
    }
    let (index, steps) = worst;
    if steps.is_some_and(|steps| steps <= limit) {
        return Ok(());
    }
    let (got, expected) = (format!("{:?}", got[index]), format!("{:?}", expected[index]));
    Err(UlpError::Distance { index, steps, limit, got, expected })
}

/// Whether every `got[i]` is within `limit` ulp of `exact[i]`, as [`error_in_ulps`] measures;
/// the largest error where it is, the first of equals, `None` for empty slices.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Errors
/// [`UlpError::Lengths`] and [`UlpError::Limit`] before anything is compared;
/// [`UlpError::Accuracy`] with the worst element.
///
/// # Examples
/// ```
/// use kihon_numerics::check_error_in_ulps;
/// let xs: Vec<f32> = (1..1000u16).map(f32::from).collect();
/// let got: Vec<f32> = xs.iter().map(|x| x.sqrt()).collect();
/// let exact: Vec<f64> = xs.iter().map(|&x| f64::from(x).sqrt()).collect();
/// let worst = check_error_in_ulps(&got, &exact, 0.5).unwrap().unwrap();
/// assert!(0.49 < worst.error && worst.error <= 0.5);
/// assert!(check_error_in_ulps(&got, &exact, worst.error / 2.0).is_err());
/// ```
pub fn check_error_in_ulps<T: NarrowFloat>(got: &[T], exact: &[f64], limit: f64) -> Result<Option<Worst>, UlpError> {
    same_length(got.len(), exact.len())?;
    if limit.is_nan() || limit < 0.0 {
        return Err(UlpError::Limit { limit });
    }
    let mut worst: Option<Worst> = None;
    for (index, (&got, &exact)) in got.iter().zip(exact).enumerate() {
        let error = error_in_ulps(got, exact);
        if worst.is_none_or(|worst| error > worst.error) {
            worst = Some(Worst { index, error });
        }
    }
    match worst {
        Some(Worst { index, error }) if error > limit => {
            Err(UlpError::Accuracy { index, error, limit, got: format!("{:?}", got[index]), exact: exact[index] })
        }
        _ => Ok(worst),
    }
}

fn same_length(got: usize, expected: usize) -> Result<(), UlpError> {
    if got == expected { Ok(()) } else { Err(UlpError::Lengths { got, expected }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_place_is_named_and_not_the_first() {
        let expected = [1.0f32, 2.0, 3.0, 4.0];
        let got = [1.0f32.next_up(), 2.0, 3.0f32.next_up().next_up(), 4.0f32.next_down()];
        assert_eq!(check_ulp_distance(&got, &expected, 2), Ok(()));
        let refused = check_ulp_distance(&got, &expected, 1).unwrap_err();
        assert_eq!(refused.to_string(), "element 2 is 2 steps away, more than 1: got 3.0000005, expected 3.0");
        let exact = expected.map(f64::from);
        assert_eq!(check_error_in_ulps(&got, &exact, 2.0), Ok(Some(Worst { index: 2, error: 2.0 })));
        let refused = check_error_in_ulps(&got, &exact, 1.75).unwrap_err();
        assert_eq!(refused.to_string(), "element 2 is off by 2.000 ulp, more than 1.75: got 3.0000005, exact 3.0");
    }

    #[test]
    fn a_limit_of_any_size_does_not_let_nan_pass() {
        for (got, expected) in [(f32::NAN, 0.0), (0.0, f32::NAN), (f32::INFINITY, f32::NAN)] {
            let refused = check_ulp_distance(&[9.0, got, 8.0], &[1.0, expected, 1.0], u64::MAX).unwrap_err();
            assert!(matches!(refused, UlpError::Distance { index: 1, steps: None, .. }), "{refused}");
            let refused = check_error_in_ulps(&[got], &[f64::from(expected)], f64::MAX).unwrap_err();
            assert!(matches!(refused, UlpError::Accuracy { index: 0, error: f64::INFINITY, .. }), "{refused}");
        }
        assert_eq!(check_ulp_distance(&[f64::NAN], &[-f64::NAN], 0), Ok(()));
        assert_eq!(check_error_in_ulps(&[f32::NAN], &[f64::NAN], 0.0), Ok(Some(Worst { index: 0, error: 0.0 })));
    }

    #[test]
    fn an_expected_zero_is_not_passed_by_any_finite_answer() {
        for got in [1e-45f32, -1e-45, 1.0, f32::MAX, f32::MIN] {
            assert!(check_ulp_distance(&[got], &[0.0], 0).is_err(), "{got}");
            assert!(check_error_in_ulps(&[got], &[0.0], 0.999).is_err(), "{got}");
        }
    }

    #[test]
    fn lengths_and_bounds_are_checked_before_anything_else() {
        let lengths = UlpError::Lengths { got: 2, expected: 1 };
        assert_eq!(check_ulp_distance(&[f32::NAN, 1.0], &[1.0], 0), Err(lengths.clone()));
        assert_eq!(check_error_in_ulps(&[f32::NAN, 1.0], &[1.0], 0.5), Err(lengths.clone()));
        assert_eq!(lengths.to_string(), "2 values against 1");
        for limit in [-1.0, f64::NAN, f64::NEG_INFINITY] {
            let refused = check_error_in_ulps(&[1.0f32], &[1.0], limit).unwrap_err();
            assert_eq!(refused.to_string(), format!("a bound of {limit} ulp can decide nothing"));
        }
        assert_eq!(check_error_in_ulps::<f32>(&[], &[], 0.0), Ok(None));
        assert_eq!(check_ulp_distance::<f64>(&[], &[], 0), Ok(()));
    }
}
