//! The gradients of softmax and its logarithm: from that by their results to that by the
//! logits.
//!
//! With p = softmax(x) and g the gradient of a loss by p, the gradient by x is
//! pᵢ·(gᵢ − Σ pⱼgⱼ); with g by ln p it is gᵢ − pᵢ·Σ gⱼ. The Jacobian, n×n, is never made.
//! Sums and differences are of `f64`, rounded once at the end.
//!
//! # Complexity
//! O(n); memory is read twice and written once.
//!
//! When not to use it: behind a cross entropy,
//! [`cross_entropy_gradient`](super::cross_entropy_gradient) gives p − q without the
//! cancellation of these two steps.

use super::{Element, Rows, RowsMut, ShapeError};

/// To `out` the gradient by the logits, from `probabilities`, their softmax, and
/// `upstream`, the gradient by these.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Accuracy
/// With m the greatest magnitude in a row of `upstream`: to about u·pᵢ·m of the given
/// probabilities, for `f64` n·u·pᵢ·m.
///
/// # Errors
/// [`ShapeError::Mismatch`] if the three do not have one shape.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, softmax_gradient};
/// let mut gradient = [9.0f32; 2];
/// softmax_gradient(Rows::one(&[0.25, 0.75]), Rows::one(&[8.0, 0.0]), RowsMut::one(&mut gradient)).unwrap();
/// assert_eq!(gradient, [1.5, -1.5]);
/// ```
pub fn softmax_gradient<T: Element>(
    probabilities: Rows<'_, T>,
    upstream: Rows<'_, T>,
    out: RowsMut<'_, T>,
) -> Result<(), ShapeError> {
    scaled_gradient(probabilities, upstream, 1.0, out)
}

/// The same times `scale`.
pub(crate) fn scaled_gradient<T: Element>(
    probabilities: Rows<'_, T>,
    upstream: Rows<'_, T>,
    scale: f64,
    mut out: RowsMut<'_, T>,
) -> Result<(), ShapeError> {
    out.fits(&probabilities)?;
    out.fits(&upstream)?;
    for (i, (p, g)) in probabilities.iter().zip(upstream.iter()).enumerate() {
        let mean = sum(p, g, |p, g| p * g);
        for ((out, p), g) in out.row_mut(i).iter_mut().zip(p).zip(g) {
            *out = T::from_f64(p.to_f64() * (g.to_f64() - mean) * scale);
        }
    }
    Ok(())
}

/// To `out` the gradient by the logits, from `logarithms`, their log-softmax, and
/// `upstream`, the gradient by these.
///
/// # Complexity
/// O(n) for n elements, with an exponential for each.
///
/// # Accuracy
/// With s the sum of the magnitudes in a row of `upstream`: to about u·(|gᵢ| + pᵢ·s) of
/// the given logarithms.
///
/// # Errors
/// [`ShapeError::Mismatch`] if the three do not have one shape.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, log_softmax_gradient};
/// let mut gradient = [9.0; 2];
/// let logarithms = [-2f64.ln(); 2];
/// log_softmax_gradient(Rows::one(&logarithms), Rows::one(&[-1.0, 0.0]), RowsMut::one(&mut gradient)).unwrap();
/// assert!((gradient[0] + 0.5).abs() < 1e-16 && (gradient[1] - 0.5).abs() < 1e-16);
/// ```
pub fn log_softmax_gradient<T: Element>(
    logarithms: Rows<'_, T>,
    upstream: Rows<'_, T>,
    mut out: RowsMut<'_, T>,
) -> Result<(), ShapeError> {
    out.fits(&logarithms)?;
    out.fits(&upstream)?;
    for (i, (y, g)) in logarithms.iter().zip(upstream.iter()).enumerate() {
        let total = sum(y, g, |_, g| g);
        for ((out, y), g) in out.row_mut(i).iter_mut().zip(y).zip(g) {
            *out = T::from_f64(g.to_f64() - y.to_f64().exp() * total);
        }
    }
    Ok(())
}

/// Σ `term`, in eight parts that do not wait for one another.
fn sum<T: Element>(a: &[T], b: &[T], term: impl Fn(f64, f64) -> f64) -> f64 {
    let mut parts = [0.0; 8];
    let (a, b) = (a.chunks(8), b.chunks(8));
    for (a, b) in a.zip(b) {
        for ((part, a), b) in parts.iter_mut().zip(a).zip(b) {
            *part += term(a.to_f64(), b.to_f64());
        }
    }
    parts.into_iter().sum()
}
