//! Symmetric merge (`SymMerge`): two neighbouring runs merged in place, by rotations alone.
//!
//! Bisection finds a stretch around the border between the runs such that
//! exchanging its two parts, one rotation, leaves every value on the right side
//! of the middle of the whole. Then each half consists of two sorted runs
//! again. The stretch is symmetric about the border's mirror image, so that one
//! bisection finds both of its ends:
//!
//! ```text
//!   v  0 2 4 6 8 9 | 1 3 5 7      the runs
//!      0 2 4[6 8 9 | 1 3]5 7      the stretch
//!      0 2 4 1 3 | 6 8 9 5 7      rotated; the middle parts 0..4 from 5..9
//! ```
//!
//! Values are only swapped: no clone, no buffer, whatever their type. O(m·log(n/m + 1))
//! comparisons for m ≤ n, which is optimal, and O((m + n)·log m) moves; the
//! stack is at most log₂ (m + n) calls deep. Where cloning the shorter run is
//! possible, [`merge_in_place`](super::merge_in_place) saves the log m.
//!
//! Source: Kim and Kutzner, "Stable Minimum Storage Merging by Symmetric
//! Comparisons", ESA 2004.

use std::cmp::Ordering;

use super::error::MergeError;

/// Merges the sorted `values[..mid]` and `values[mid..]` stably.
///
/// If the comparison panics or is no order, `values` is left with the same
/// values in some order.
///
/// # Complexity
/// O(m·log(n/m + 1)) comparisons and O((m + n)·log m) moves for runs of
/// m ≤ n values; O(log (m + n)) words of stack, nothing from the heap.
///
/// # Errors
/// [`MergeError::Middle`] if `mid` is beyond the end.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::symmerge;
/// let mut words = ["a", "c", "d", "b", "c"].map(String::from);
/// symmerge::merge(&mut words, 3)?;
/// assert_eq!(words, ["a", "b", "c", "c", "d"]);
/// # Ok::<(), kihon_problems::arrays::merge_sorted_arrays::MergeError>(())
/// ```
pub fn merge<T: Ord>(values: &mut [T], mid: usize) -> Result<(), MergeError> {
    merge_by(values, mid, T::cmp)
}

/// [`merge`] in the order of `compare`.
///
/// # Errors
/// As [`merge`].
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::symmerge;
/// let mut values = [5, 1, 4, 3];
/// symmerge::merge_by(&mut values, 2, |x, y| y.cmp(x))?;
/// assert_eq!(values, [5, 4, 3, 1]);
/// # Ok::<(), kihon_problems::arrays::merge_sorted_arrays::MergeError>(())
/// ```
pub fn merge_by<T>(
    values: &mut [T],
    mid: usize,
    mut compare: impl FnMut(&T, &T) -> Ordering,
) -> Result<(), MergeError> {
    if mid > values.len() {
        return Err(MergeError::Middle { mid, length: values.len() });
    }
    merge_runs(values, mid, &mut |x, y| compare(x, y).is_lt());
    Ok(())
}

fn merge_runs<T>(v: &mut [T], border: usize, less: &mut impl FnMut(&T, &T) -> bool) {
    let len = v.len();
    if border == 0 || border == len {
        return;
    }
    if border == 1 {
        // One value on the left goes before its equals on the right.
        let (first, rest) = v.split_at(1);
        let place = rest.partition_point(|x| less(x, &first[0]));
        v[..=place].rotate_left(1);
        return;
    }
    if border == len - 1 {
        let (rest, last) = v.split_at(border);
        let place = rest.partition_point(|x| !less(&last[0], x));
        v[place..].rotate_right(1);
        return;
    }
    // c and mirror − 1 − c are compared; in both cases c < border, and the
    // other is at border or behind, below len.
    let middle = len / 2;
    let mirror = middle + border;
    let (mut low, mut high) = if border > middle { (mirror - len, middle) } else { (0, border) };
    while low < high {
        let c = low.midpoint(high);
        if less(&v[mirror - 1 - c], &v[c]) {
            high = c;
        } else {
            low = c + 1;
        }
    }
    let (start, end) = (low, mirror - low);
    if start < border && border < end {
        v[start..end].rotate_left(border - start);
    }
    let (left, right) = v.split_at_mut(middle);
    merge_runs(left, start, less);
    merge_runs(right, end - middle, less);
}
