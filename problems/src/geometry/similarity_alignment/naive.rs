//! The formula over whole numbers, rounded at its end.
//!
//! With points and partners as complex numbers z and w, the sum of |c·z + t − w|² is least
//! where its derivatives are 0: t takes the mean of z to that of w, and about the means
//! c = Σ z̄·w / Σ |z|². Times n², to stay with whole numbers, that is
//!
//! c = (n·Σ z̄·w − (Σ z̄)·(Σ w)) / (n·Σ |z|² − |Σ z|²).
//!
//! The numerator is a small difference of great numbers, in which floats would lose all
//! their digits; `i128` loses none. O(n). It is the oracle of everything else here.

use super::Pair;

/// (a, b, tx, ty) of the best similarity; `None` if all points are one, or there are none.
///
/// # Complexity
/// O(n).
///
/// # Accuracy
/// Each number within 2⁻⁵¹ of its size.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::naive;
/// assert_eq!(naive(&[((0, 0), (1, 2)), ((1, 0), (1, 5))]), Some((0.0, 3.0, 1.0, 2.0)));
/// ```
pub fn naive(pairs: &[Pair]) -> Option<(f64, f64, f64, f64)> {
    let sum = |term: &dyn Fn([i128; 4]) -> i128| -> i128 {
        pairs.iter().map(|&((x, y), (u, v))| term([x, y, u, v].map(i128::from))).sum()
    };
    let n = pairs.len() as i128;
    let (x, y, u, v) = (sum(&|[x, ..]| x), sum(&|[_, y, ..]| y), sum(&|[_, _, u, _]| u), sum(&|[.., v]| v));
    // All about the means, times n².
    let squared = n * sum(&|[x, y, ..]| x * x + y * y) - (x * x + y * y);
    let real = n * sum(&|[x, y, u, v]| x * u + y * v) - (x * u + y * v);
    let imaginary = n * sum(&|[x, y, u, v]| x * v - y * u) - (x * v - y * u);
    if squared == 0 {
        return None;
    }
    let fraction = |numerator: i128, denominator: i128| numerator as f64 / denominator as f64;
    Some((
        fraction(real, squared),
        fraction(imaginary, squared),
        fraction(u * squared - (real * x - imaginary * y), n * squared),
        fraction(v * squared - (imaginary * x + real * y), n * squared),
    ))
}
