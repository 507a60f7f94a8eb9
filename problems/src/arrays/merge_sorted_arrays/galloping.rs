//! Galloping merge: find the end of each run by exponential search, then copy
//! the run as a whole.
//!
//! While `a` is ahead, the question is not whether its next value is due but
//! how many are: look 1, 2, 4, 8, … places ahead until one is not, then bisect
//! in between. A run of r values costs about 2·log₂ r comparisons instead of r,
//! and one copy. With q runs in the merge that is O(q·log((m + n)/q))
//! comparisons: one value among a million costs about forty.
//!
//! Single comparisons cost more than in the plain loop, and each run ends in a
//! mispredicted jump: on runs of 16 on average it takes 1.3 of the plain loop's
//! time and 1.7 of the branch-free streams', on runs of 500 about 0.3 of both. [`merge`](super::merge)
//! gallops only while it pays.
//!
//! Sources: Bentley and Yao, "An almost optimal algorithm for unbounded
//! searching", IPL 5(3), 1976; Peters' timsort, 2002, for the merge. Deviation:
//! no switching back to single steps.

use super::room::Room;

/// The stable merge of two sorted slices in new storage, ties from `a` first.
///
/// # Complexity
/// O(m + n) time; O(q·log((m + n)/q)) comparisons for a merge of q runs, at
/// most 1.5·(m + n) + O(1).
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::galloping;
/// assert_eq!(galloping::merge(&[1, 3], &[2, 3, 4]), [1, 2, 3, 3, 4]);
/// ```
pub fn merge<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    runs(a, b, &mut |x, y| x < y, |run| merged.extend_from_slice(run));
    merged
}

/// [`merge`] into `out`.
///
/// # Panics
/// If `out` does not have room for exactly both.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::galloping;
/// let mut out = [0; 3];
/// galloping::merge_into(&[1, 3], &[2], &mut out);
/// assert_eq!(out, [1, 2, 3]);
/// ```
pub fn merge_into<T: Ord + Copy>(a: &[T], b: &[T], out: &mut [T]) {
    assert_eq!(out.len(), a.len() + b.len(), "room for both inputs");
    let mut room = Room::over(out);
    runs(a, b, &mut |x, y| x < y, |run| room.extend(run));
}

/// Gives the runs of the merge of `a` and `b` to `append`, in order.
pub(super) fn runs<T>(mut a: &[T], mut b: &[T], less: &mut impl FnMut(&T, &T) -> bool, mut append: impl FnMut(&[T])) {
    while let (Some(_), Some(second)) = (a.first(), b.first()) {
        // Of equals, a's: its run goes on as long as b's next is not less.
        let (run, rest) = a.split_at(gallop(a, |x| !less(second, x)));
        append(run);
        a = rest;
        let Some(first) = a.first() else { break };
        // The first of b is known to be due, if the order is one.
        let (run, rest) = b.split_at(1 + gallop(&b[1..], |y| less(y, first)));
        append(run);
        b = rest;
    }
    append(a);
    append(b);
}

/// How many values at the front of `values` meet `due`, which holds for a
/// prefix only.
///
/// # Complexity
/// O(log r) calls of `due` for a result of r.
pub(super) fn gallop<T>(values: &[T], mut due: impl FnMut(&T) -> bool) -> usize {
    let mut low = 0; // this many are known to be due
    let mut ahead = 1;
    while low + ahead <= values.len() && due(&values[low + ahead - 1]) {
        low += ahead;
        ahead *= 2;
    }
    // The one at low + ahead - 1 is not due, or is beyond the end.
    let mut high = (low + ahead - 1).min(values.len());
    while low < high {
        let middle = low.midpoint(high);
        if due(&values[middle]) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
