//! Merge of two neighbouring runs with a buffer for the shorter one.
//!
//! What already stands where it belongs is left alone: the front of the first
//! run that goes before all of the second, and the end of the second that goes
//! behind all of the first, both found by bisection. Of what is left, the
//! shorter run is cloned into a buffer, and the merge fills its gap: forward
//! if that was the left one, backward if it was the right. The other run's
//! values are swapped, not cloned.
//!
//! Time O(m + n), and O(log (m + n)) if the runs hardly overlap; at most min(m, n) clones of
//! extra memory. Without any, see [`symmerge`](super::symmerge).
//!
//! Source: Peters' timsort, 2002 (`merge_lo`, `merge_hi`). Deviation: no
//! galloping.

use std::cmp::Ordering;

use super::error::MergeError;

/// Merges the sorted `values[..mid]` and `values[mid..]` stably.
///
/// If the comparison panics, `values` may hold some values twice and miss
/// others; [`symmerge`](super::symmerge) keeps them all.
///
/// # Complexity
/// O(m + n) time, at most min(m, n) values of extra memory.
///
/// # Errors
/// [`MergeError::Middle`] if `mid` is beyond the end.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_in_place};
/// let mut values = [1, 4, 5, 2, 3];
/// merge_in_place(&mut values, 3)?;
/// assert_eq!(values, [1, 2, 3, 4, 5]);
/// assert_eq!(merge_in_place(&mut values, 6), Err(MergeError::Middle { mid: 6, length: 5 }));
/// # Ok::<(), MergeError>(())
/// ```
pub fn merge_in_place<T: Ord + Clone>(values: &mut [T], mid: usize) -> Result<(), MergeError> {
    merge_in_place_by(values, mid, T::cmp)
}

/// [`merge_in_place`] in the order of `compare`.
///
/// # Errors
/// As [`merge_in_place`].
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_in_place_by;
/// let mut values = [5, 1, 4, 3];
/// merge_in_place_by(&mut values, 2, |x, y| y.cmp(x))?;
/// assert_eq!(values, [5, 4, 3, 1]);
/// # Ok::<(), kihon_problems::arrays::merge_sorted_arrays::MergeError>(())
/// ```
pub fn merge_in_place_by<T: Clone>(
    values: &mut [T],
    mid: usize,
    mut compare: impl FnMut(&T, &T) -> Ordering,
) -> Result<(), MergeError> {
    if mid > values.len() {
        return Err(MergeError::Middle { mid, length: values.len() });
    }
    let less = &mut |x: &T, y: &T| compare(x, y).is_lt();
    let (first, second) = values.split_at(mid);
    let (Some(last), Some(next)) = (first.last(), second.first()) else { return Ok(()) };
    let start = first.partition_point(|x| !less(next, x));
    let end = mid + second.partition_point(|y| less(y, last));
    if start < mid && mid < end {
        let overlap = &mut values[start..end];
        if mid - start <= end - mid {
            fill_forward(overlap, mid - start, less);
        } else {
            fill_backward(overlap, mid - start, less);
        }
    }
    Ok(())
}

/// The left run goes to the buffer, the gap is at the front.
fn fill_forward<T: Clone>(values: &mut [T], mid: usize, less: &mut impl FnMut(&T, &T) -> bool) {
    let buffer = values[..mid].to_vec();
    let (mut i, mut j) = (0, mid);
    while i < buffer.len() && j < values.len() {
        // i values of the buffer and j − mid others are placed.
        let place = i + j - mid;
        if less(&values[j], &buffer[i]) {
            values.swap(place, j);
            j += 1;
        } else {
            values[place].clone_from(&buffer[i]);
            i += 1;
        }
    }
    let place = i + j - mid;
    values[place..j].clone_from_slice(&buffer[i..]);
}

/// The right run goes to the buffer, the gap is at the end.
fn fill_backward<T: Clone>(values: &mut [T], mid: usize, less: &mut impl FnMut(&T, &T) -> bool) {
    let buffer = values[mid..].to_vec();
    let (mut i, mut j) = (mid, buffer.len());
    while i > 0 && j > 0 {
        let place = i + j - 1;
        if less(&buffer[j - 1], &values[i - 1]) {
            values.swap(place, i - 1);
            i -= 1;
        } else {
            values[place].clone_from(&buffer[j - 1]);
            j -= 1;
        }
    }
    values[i..i + j].clone_from_slice(&buffer[..j]);
}
