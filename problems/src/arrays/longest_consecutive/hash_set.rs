//! The classic answer: a hash set, walking from the starts only.
//!
//! All values go into a set. A value whose predecessor is in the set is inside
//! a run and is passed over; from every other one the run is walked to its end.
//! Each value is then looked up at most three times, however the runs lie.
//!
//! Time O(n) expected, space O(n). The standard library's hasher draws its key
//! at random, so chosen values cannot make it slow; the price is a slow hash
//! and a cache miss for nearly every look-up. With a fixed hash such as Fx the
//! same code is quadratic on chosen values.

use std::collections::HashSet;

use super::{Integer, Run, run::Longest};

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n) expected time on every input, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, hash_set};
/// assert_eq!(hash_set(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn hash_set<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let values: HashSet<T> = nums.iter().copied().collect();
    let mut longest = Longest::new();
    for &start in &values {
        if start.predecessor().is_some_and(|p| values.contains(&p)) {
            continue;
        }
        let mut length = 1;
        let mut last = start;
        while let Some(next) = last.successor().filter(|next| values.contains(next)) {
            last = next;
            length += 1;
        }
        longest.consider(start, length);
    }
    longest.run()
}
