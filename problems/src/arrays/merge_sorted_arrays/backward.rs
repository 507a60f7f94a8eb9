//! Backward merge: the classic task, in place.
//!
//! `nums1` holds its m values in front and has room for n more behind them.
//! Merged from the front, it would overwrite values not yet read; merged from
//! the back, the place written is always behind the last value unread, because
//! as many places are free as values of `nums2` are left:
//!
//! ```text
//!   nums1  1  4  5  ·  ·        nums2  2  4
//!                i        k                j      5 > 4: write 5 at k
//! ```
//!
//! Time Θ(m + n), at most m + n − 1 comparisons, no extra memory; nothing
//! moves when all of `nums2` fits behind. Where the result may have new
//! storage, [`merge`](super::merge) is several times faster.
//!
//! Folklore; the task is number 88 of `LeetCode`.

use super::error::{MergeError, check_sorted};

/// Merges the n sorted values of `nums2` into `nums1`, whose first m values are
/// sorted and whose other n places may hold anything. Stable: of equals, those
/// of `nums1` come first.
///
/// # Complexity
/// Θ(m + n) time, no extra memory.
///
/// # Errors
/// [`MergeError::Buffer`] if `nums1` has not exactly m + n places,
/// [`MergeError::Second`] if `nums2` has not exactly n values.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_backward};
/// let mut nums1 = [1, 2, 3, 0, 0, 0];
/// merge_backward(&mut nums1, 3, &[2, 5, 6], 3)?;
/// assert_eq!(nums1, [1, 2, 2, 3, 5, 6]);
/// assert_eq!(merge_backward(&mut nums1, 3, &[7], 1), Err(MergeError::Buffer { length: 6, m: 3, n: 1 }));
/// # Ok::<(), MergeError>(())
/// ```
pub fn merge<T: Ord + Clone>(nums1: &mut [T], m: usize, nums2: &[T], n: usize) -> Result<(), MergeError> {
    check_room(nums1, m, nums2, n)?;
    let (mut i, mut j) = (m, n);
    while i > 0 && j > 0 {
        let k = i + j - 1;
        if nums2[j - 1] < nums1[i - 1] {
            // The place written is given up anyway, so nothing needs a clone.
            nums1.swap(i - 1, k);
            i -= 1;
        } else {
            nums1[k].clone_from(&nums2[j - 1]);
            j -= 1;
        }
    }
    nums1[..j].clone_from_slice(&nums2[..j]);
    Ok(())
}

/// [`merge_backward`](merge) that looks at the order first.
///
/// # Complexity
/// Θ(m + n) time, no extra memory.
///
/// # Errors
/// As [`merge_backward`](merge); then [`MergeError::Unsorted`] with input 0 for
/// `nums1` or 1 for `nums2`, and the first index out of order. `nums1` is left
/// as it was.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_backward_checked};
/// let mut nums1 = [1, 3, 0, 0];
/// let error = merge_backward_checked(&mut nums1, 2, &[5, 4], 2);
/// assert_eq!(error, Err(MergeError::Unsorted { input: 1, index: 1 }));
/// assert_eq!(nums1, [1, 3, 0, 0]);
/// ```
pub fn merge_checked<T: Ord + Clone>(nums1: &mut [T], m: usize, nums2: &[T], n: usize) -> Result<(), MergeError> {
    check_room(nums1, m, nums2, n)?;
    check_sorted(&nums1[..m], 0)?;
    check_sorted(nums2, 1)?;
    merge(nums1, m, nums2, n)
}

fn check_room<T>(nums1: &[T], m: usize, nums2: &[T], n: usize) -> Result<(), MergeError> {
    if m.checked_add(n) != Some(nums1.len()) {
        return Err(MergeError::Buffer { length: nums1.len(), m, n });
    }
    if nums2.len() != n {
        return Err(MergeError::Second { length: nums2.len(), n });
    }
    Ok(())
}
