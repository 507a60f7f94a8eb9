//! A bitmap in pages of 64 values, only the pages in use being kept.
//!
//! A map leads from `value / 64` to a word with one bit for each of the 64
//! values. Runs are found in the words: a bit without a one below it (in its
//! own word, or at the top of the page before) starts one, and a run that
//! reaches the top of its page goes on in the next.
//!
//! Time O(n) expected, space O(pages). One entry serves up to 64 values, so
//! clusters cost a fraction of a hash set's memory and look-ups; values far
//! apart cost the same as there.

use std::collections::HashMap;

use super::{
    Integer, Run, Unsigned,
    run::{Longest, moved},
};

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n) expected time, O(p) space, with p ≤ n pages of 64 values in use.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, paged_bitmap};
/// assert_eq!(paged_bitmap(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn paged_bitmap<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let mut pages: HashMap<T::Unsigned, u64> = HashMap::new();
    for x in nums {
        let key = x.to_unsigned();
        *pages.entry(key.shifted_right(6)).or_default() |= 1 << (key.low() % 64);
    }
    let get = |page: Option<T::Unsigned>| page.and_then(|p| pages.get(&p)).copied().unwrap_or(0);
    let mut longest = Longest::new();
    for (&page, &word) in &pages {
        let below = get(page.predecessor()) >> 63;
        let mut starts = word & !(word << 1 | below);
        while starts != 0 {
            let bit = starts.trailing_zeros();
            starts &= starts - 1;
            let mut length = (word >> bit).trailing_ones() as usize;
            let mut next = page;
            while bit as usize + length == 64 * (next.minus(page).low() + 1) {
                // A type's last page has no successor.
                let Some(after) = next.successor() else { break };
                next = after;
                length += get(Some(next)).trailing_ones() as usize;
            }
            longest.consider(page.shifted_left(6).plus(bit as usize), length);
        }
    }
    longest.run().map(|run| moved(run, T::Unsigned::default()))
}
