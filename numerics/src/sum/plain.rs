//! Sums that add and nothing else: one after the other, and by halves.
//!
//! Adding by halves bounds the number of roundings on the way of any one term by
//! the height of the tree. Below [`BLOCK`] terms eight running sums take turns,
//! which a compiler turns into vector additions; the blocks are added like a
//! binary counter, without recursion. O(n) time, O(log n) space.
//!
//! Source: Higham, "The accuracy of floating point summation" (1993).

use super::term::Term;

/// Terms that the eight running sums take before the tree begins: 16 roundings each.
const BLOCK: usize = 128;

pub(crate) const LANES: usize = 8;

/// The sum from left to right: the baseline that the others are measured against.
///
/// # Accuracy
/// Error at most (n − 1) u A to first order, A the sum of the magnitudes.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::sum_naive;
/// assert_eq!(sum_naive(&[1.0, 2.0, 4.0]), 7.0);
/// assert_eq!(sum_naive(&[16_777_216.0f32, 1.0, 1.0]), 16_777_216.0);
/// ```
pub fn sum_naive<T: Term>(values: &[T]) -> T {
    values.iter().copied().reduce(|sum, value| sum + value).unwrap_or_default()
}

/// The sum by halves.
///
/// # Complexity
/// O(n) time, O(log n) space.
///
/// # Accuracy
/// Error at most about (20 + log₂(1 + n/128)) u A, A the sum of the magnitudes.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::{sum_naive, sum_pairwise};
/// let tenths = vec![0.1f32; 1 << 14];
/// assert_eq!(sum_pairwise(&tenths), 1638.4003);
/// assert_eq!(sum_naive(&tenths), 1638.1471);
/// ```
pub fn sum_pairwise<T: Term>(values: &[T]) -> T {
    if values.is_empty() {
        return T::default();
    }
    // partial[k] holds a sum of 2ᵏ blocks when bit k of their number is set.
    let mut partial = [T::default(); usize::BITS as usize];
    let mut blocks = 0usize;
    let (whole, rest) = values.as_chunks::<BLOCK>();
    for block in whole {
        let carries = blocks.trailing_ones() as usize;
        let sum = partial[..carries].iter().fold(sum_block(block), |sum, &earlier| earlier + sum);
        partial[carries] = sum;
        blocks += 1;
    }
    let kept = (0..usize::BITS as usize).filter(|&k| blocks >> k & 1 == 1).map(|k| partial[k]);
    kept.fold(sum_block(rest), |sum, earlier| earlier + sum)
}

/// The sum of at most a block.
fn sum_block<T: Term>(block: &[T]) -> T {
    // −0 and not 0, because x + −0 is x also for −0.
    let zero = -T::default();
    let (chunks, rest) = block.as_chunks::<LANES>();
    let mut lanes = [zero; LANES];
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = *lane + value;
        }
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    let rest = rest.iter().fold(zero, |sum, &value| sum + value);
    (((a + b) + (c + d)) + ((e + f) + (g + h))) + rest
}
