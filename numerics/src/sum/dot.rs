//! Dot products: a sum of products, each with an error of its own.
//!
//! [`two_product`](Term::two_product) gives the rounded product and its error; the
//! products go through the compensated sum and their errors are added beside it
//! (Dot2 of Ogita, Rump and Oishi 2005). The exact form adds each product, of twice
//! the bits, to the [`ExactSum`].

use std::fmt;

use super::{accumulator::ExactSum, compensated::Lanes, plain::LANES, term::Term};

/// Two slices that should be of one length are not.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::{LengthMismatch, dot_exact};
/// let error: LengthMismatch = dot_exact(&[1.0, 2.0], &[3.0]).unwrap_err();
/// assert_eq!(error.to_string(), "a dot product of 2 elements with 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthMismatch {
    /// The length of the first slice.
    pub left: usize,
    /// The length of the second slice.
    pub right: usize,
}

impl fmt::Display for LengthMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a dot product of {} elements with {}", self.left, self.right)
    }
}

impl std::error::Error for LengthMismatch {}

fn same_length<T>(a: &[T], b: &[T]) -> Result<(), LengthMismatch> {
    if a.len() == b.len() { Ok(()) } else { Err(LengthMismatch { left: a.len(), right: b.len() }) }
}

/// The dot product from left to right: the baseline.
///
/// # Accuracy
/// Error at most n u A to first order, A the sum of the products' magnitudes.
///
/// # Errors
/// [`LengthMismatch`].
///
/// # Examples
/// ```
/// use kihon_numerics::sum::dot_naive;
/// assert_eq!(dot_naive(&[1.0, 2.0], &[3.0, 4.0]), Ok(11.0));
/// ```
pub fn dot_naive<T: Term>(a: &[T], b: &[T]) -> Result<T, LengthMismatch> {
    same_length(a, b)?;
    let products = a.iter().zip(b).map(|(&x, &y)| x * y);
    Ok(products.reduce(|sum, product| sum + product).unwrap_or_default())
}

/// The dot product, as if computed in twice the precision and rounded once.
///
/// # Complexity
/// O(n) time, O(1) space.
///
/// # Accuracy
/// Error at most u |s| + (n/4 + 16)² u² A to first order, A the sum of the products'
/// magnitudes, as long as products do not underflow: one below 2^(`LOWEST` + 2·`DIGITS`)
/// may add an error of a few of the smallest subnormals. Falls back on [`dot_exact`]
/// when something on the way overflows.
///
/// # Errors
/// [`LengthMismatch`].
///
/// # Examples
/// ```
/// use kihon_numerics::sum::{dot_compensated, dot_naive};
/// let (a, b) = ([1.0 + f64::EPSILON, 1.0], [1.0 - f64::EPSILON, -1.0]);
/// assert_eq!(dot_naive(&a, &b), Ok(0.0));
/// assert_eq!(dot_compensated(&a, &b), Ok(-f64::EPSILON * f64::EPSILON));
/// ```
pub fn dot_compensated<T: Term>(a: &[T], b: &[T]) -> Result<T, LengthMismatch> {
    same_length(a, b)?;
    let ((left, left_rest), (right, right_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = Lanes::default();
    lanes.add_all_products(left, right);
    let (mut xs, mut ys) = ([T::default(); LANES], [T::default(); LANES]);
    xs[..left_rest.len()].copy_from_slice(left_rest);
    ys[..right_rest.len()].copy_from_slice(right_rest);
    lanes.add_products(&xs, &ys);
    let value = lanes.merged().value();
    if value.finite() && value != T::default() { Ok(value) } else { dot_exact(a, b) }
}

impl<T: Term> Lanes<T> {
    #[inline(never)]
    fn add_all_products(&mut self, left: &[[T; LANES]], right: &[[T; LANES]]) {
        let mut lanes = *self;
        for (xs, ys) in left.iter().zip(right) {
            lanes.add_products(xs, ys);
        }
        *self = lanes;
    }

    #[inline(always)]
    fn add_products(&mut self, xs: &[T; LANES], ys: &[T; LANES]) {
        let mut products = [T::default(); LANES];
        let mut errors = [T::default(); LANES];
        for lane in 0..LANES {
            (products[lane], errors[lane]) = xs[lane].two_product(ys[lane]);
        }
        self.add(&products);
        self.add_errors(&errors);
    }
}

/// The dot product, correctly rounded.
///
/// # Complexity
/// O(n) time, O(1) space.
///
/// # Accuracy
/// The nearest number to the true dot product, ties to even, for every input.
///
/// # Errors
/// [`LengthMismatch`].
///
/// # Examples
/// ```
/// use kihon_numerics::sum::dot_exact;
/// assert_eq!(dot_exact(&[1e200, 1e-200, -1e200], &[1e200, 1e-100, 1e200]), Ok(1e-300));
/// assert_eq!(dot_exact::<f32>(&[], &[]), Ok(0.0));
/// ```
pub fn dot_exact<T: Term>(a: &[T], b: &[T]) -> Result<T, LengthMismatch> {
    same_length(a, b)?;
    let mut sum = ExactSum::new();
    a.iter().zip(b).for_each(|(&x, &y)| sum.add_product(x.widen(), y.widen()));
    Ok(sum.rounded())
}
