//! The obvious way: look every value up in the slice itself.
//!
//! A value without a predecessor in the slice starts a run; its successors
//! are looked for one by one. Repeated values are passed over, so that a start
//! which occurs often is not walked from often.
//!
//! Time O(n²) in all: each distinct value is looked up at most three times,
//! each time by a scan of the slice. Space O(1). Not for more than some
//! thousand values; it is the oracle of everything else here.

use super::{Integer, Run, run::Longest};

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n²) time, O(1) space.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, naive};
/// assert_eq!(naive(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn naive<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let mut longest = Longest::new();
    for (i, &start) in nums.iter().enumerate() {
        if nums[..i].contains(&start) || start.predecessor().is_some_and(|p| nums.contains(&p)) {
            continue;
        }
        let mut length = 1;
        let mut last = start;
        while let Some(next) = last.successor().filter(|next| nums.contains(next)) {
            last = next;
            length += 1;
        }
        longest.consider(start, length);
    }
    longest.run()
}
