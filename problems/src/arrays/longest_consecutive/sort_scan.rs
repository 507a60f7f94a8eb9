//! Sort a copy, then walk over it once.
//!
//! In sorted order a run stands together. From one value to the next there are
//! three cases: the same again, one more, or a gap that ends the run.
//!
//! Time O(n log n), O(n) on input that is sorted already or has few distinct
//! values. Space O(n) for the copy. The best simple way for some hundred
//! values; beyond, a radix sort or the sieve wins.

use super::{
    Integer, Run,
    run::{Ascending, moved},
};

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n log n) time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, sort_scan};
/// assert_eq!(sort_scan(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn sort_scan<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    scan_sorted(sorted)
}

/// The longest run in ascending values.
pub(super) fn scan_sorted<T: Integer>(sorted: impl IntoIterator<Item = T>) -> Option<Run<T>> {
    let mut keys = sorted.into_iter().map(T::to_unsigned);
    let mut ascending = Ascending::from(keys.next()?);
    keys.for_each(|key| ascending.push(key));
    Some(moved(ascending.finish(), T::Unsigned::default()))
}
