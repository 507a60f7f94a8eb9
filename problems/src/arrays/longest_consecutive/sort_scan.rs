//! Sort a copy, then walk over it once.
//!
//! In sorted order a run stands together. From one value to the next there are
//! three cases: the same again, one more, or a gap that ends the run.
//!
//! Time O(n log n), O(n) on input that is sorted already or has few distinct
//! values. Space O(n) for the copy. The best simple way for some hundred
//! values; beyond, a radix sort or the sieve wins.

use super::{Integer, Run, Unsigned, run::Longest};

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
    scan_sorted(&sorted)
}

/// The longest run in ascending values.
pub(super) fn scan_sorted<T: Integer>(sorted: &[T]) -> Option<Run<T>> {
    let mut start = *sorted.first()?;
    let mut last = start;
    let mut longest = Longest::new();
    for &x in sorted {
        if x.to_unsigned().minus(last.to_unsigned()) > T::Unsigned::default().plus(1) {
            longest.consider(start, length(start, last));
            start = x;
        }
        last = x;
    }
    longest.consider(start, length(start, last));
    longest.run()
}

/// The number of values from `start` to `last`, both among the input's.
fn length<T: Integer>(start: T, last: T) -> usize {
    last.to_unsigned().minus(start.to_unsigned()).low() + 1
}
