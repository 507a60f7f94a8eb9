//! Branch-free merge: one stream, without a jump that depends on the values.
//!
//! The two-pointer loop mispredicts every other step of a random merge, and a
//! misprediction costs more than the rest of the step. Here the comparison
//! becomes a number: which value is written is a conditional move, and that
//! number is added to one index and its opposite to the other. The one jump
//! left asks whether an input is used up, and is taken once.
//!
//! Time Θ(m + n), at most m + n − 1 comparisons, no extra memory. On values
//! that a predictor can guess (long runs, a regular alternation) the plain
//! loop of [`forward`](super::forward) is three times faster.
//!
//! Folklore; see Sanders and Winkel, "Super Scalar Sample Sort", ESA 2004, for
//! why comparisons are worth turning into numbers.

use std::hint::select_unpredictable;

use super::room::Room;

/// The stable merge of two sorted slices in new storage, ties from `a` first.
///
/// # Complexity
/// Θ(m + n) time whatever the values, at most m + n − 1 comparisons.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::branch_free;
/// assert_eq!(branch_free::merge(&[1, 3], &[2, 3, 4]), [1, 2, 3, 3, 4]);
/// ```
pub fn merge<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    Room::collect(a.len() + b.len(), |room| merge_room(a, b, room, &mut |x, y| x < y))
}

/// [`merge`] into `out`.
///
/// # Panics
/// If `out` does not have room for exactly both.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::branch_free;
/// let mut out = [0; 3];
/// branch_free::merge_into(&[1, 3], &[2], &mut out);
/// assert_eq!(out, [1, 2, 3]);
/// ```
pub fn merge_into<T: Ord + Copy>(a: &[T], b: &[T], out: &mut [T]) {
    assert_eq!(out.len(), a.len() + b.len(), "room for both inputs");
    merge_room(a, b, &mut Room::over(out), &mut |x, y| x < y);
}

/// Merges all of `a` and `b` into `room`.
pub(super) fn merge_room<T: Copy>(a: &[T], b: &[T], room: &mut Room<'_, T>, less: &mut impl FnMut(&T, &T) -> bool) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (&a[i], &b[j]);
        let from_b = less(y, x);
        room.push(*select_unpredictable(from_b, y, x));
        i += usize::from(!from_b);
        j += usize::from(from_b);
    }
    room.extend(&a[i..]);
    room.extend(&b[j..]);
}
