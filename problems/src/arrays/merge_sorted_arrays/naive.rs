//! Naive merge: put each value of `b` into the sorted array where it belongs.
//!
//! The place is looked for from where the last one was put, value by value, and
//! everything behind it moves up by one. Comparisons are few, at most
//! m + n − 1, but the moves make it Θ(m + n·m) when `b` goes before `a`: for
//! small inputs, and as the oracle of all others.

/// The stable merge of two sorted slices, ties from `a` first.
///
/// # Complexity
/// O(m + n·m) moves, at most m + n − 1 comparisons.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::naive;
/// assert_eq!(naive::merge(&[1, 3], &[2, 3, 4]), [1, 2, 3, 3, 4]);
/// ```
pub fn merge<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut values = [a, b].concat();
    insert_each(&mut values, a.len());
    values
}

/// Merges the sorted `values[..mid]` and `values[mid..]`.
///
/// # Complexity
/// O(n + n·m) swaps, at most m + n − 1 comparisons, no extra memory.
///
/// # Panics
/// If `mid` is beyond the end.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::naive;
/// let mut values = [1, 4, 2, 3];
/// naive::insert_each(&mut values, 2);
/// assert_eq!(values, [1, 2, 3, 4]);
/// ```
pub fn insert_each<T: Ord>(values: &mut [T], mid: usize) {
    assert!(mid <= values.len(), "the second run cannot begin at {mid} in {} values", values.len());
    let mut place = 0;
    for from in mid..values.len() {
        while place < from && values[place] <= values[from] {
            place += 1;
        }
        for i in (place..from).rev() {
            values.swap(i, i + 1);
        }
        place += 1;
    }
}
