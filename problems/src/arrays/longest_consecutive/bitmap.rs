//! One bit for every value between the smallest and the greatest.
//!
//! Each value sets its bit; the longest stretch of ones is the answer. Words
//! are looked at one by one: an empty word ends a run, a full one adds 64. In a
//! mixed word the ones at both ends are counted; those in the middle only if
//! log₂ shifts show that they are more than the best so far.
//!
//! Time O(n + r / 64), space r bits, with r the number of values from smallest
//! to greatest. Unbeaten where values are dense, out of the question where
//! they are not: two values at both ends of `i32` would need 512 MiB. So a
//! range beyond 64 bits a value is refused.

use std::{error::Error, fmt};

use super::{
    Integer, Run, Unsigned,
    run::{Ascending, bounds, moved},
};

/// The values lie too far apart for a bitmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooWide<T> {
    /// The smallest value.
    pub min: T,
    /// The greatest value.
    pub max: T,
    /// The most values from `min` to `max` that a bitmap is made for.
    pub limit: usize,
}

impl<T: fmt::Display> fmt::Display for TooWide<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { min, max, limit } = self;
        write!(f, "the values from {min} to {max} are more than the {limit} that a bitmap is made for")
    }
}

impl<T: fmt::Debug + fmt::Display> Error for TooWide<T> {}

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `Ok(None)` if `nums` is empty.
///
/// # Complexity
/// O(n) time and space: the bitmap holds at most 64 n + 65,536 bits.
///
/// # Errors
/// [`TooWide`] if there are more values than that from smallest to greatest.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, TooWide, bitmap};
/// assert_eq!(bitmap(&[100, 4, 200, 1, 3, 2]), Ok(Some(Run { start: 1, length: 4 })));
/// let limit = 64 * 2 + 65_536;
/// assert_eq!(bitmap(&[0, i32::MAX]), Err(TooWide { min: 0, max: i32::MAX, limit }));
/// ```
pub fn bitmap<T: Integer>(nums: &[T]) -> Result<Option<Run<T>>, TooWide<T>> {
    let Some((min, max)) = bounds(nums) else { return Ok(None) };
    let origin = min.to_unsigned();
    let span = max.to_unsigned().minus(origin);
    let limit = nums.len().saturating_mul(64).saturating_add(1 << 16);
    if span.width() >= usize::BITS || span.low() >= limit {
        return Err(TooWide { min, max, limit });
    }
    Ok(Some(moved(longest_marked(nums, origin, span), origin)))
}

/// The longest run, in keys counted from the smallest, `origin`, and none of
/// them above `span`.
pub(super) fn longest_marked<T: Integer>(nums: &[T], origin: T::Unsigned, span: T::Unsigned) -> Run<T::Unsigned> {
    let mut words = vec![0u64; span.low() / 64 + 1];
    for x in nums {
        let i = x.to_unsigned().minus(origin).low();
        words[i / 64] |= 1 << (i % 64);
    }
    let zero = T::Unsigned::default();
    let mut ascending = Ascending::from(zero);
    for (i, &word) in words.iter().enumerate() {
        push_ones(&mut ascending, word, zero.plus(i * 64));
    }
    ascending.finish()
}

/// Pushes the stretches of ones in `word`, whose lowest bit stands for `base`,
/// unless they lie inside the word and are no longer than the best so far.
#[inline]
pub(super) fn push_ones<K: Unsigned>(ascending: &mut Ascending<K>, word: u64, base: K) {
    if word == u64::MAX {
        ascending.push_all(base, base.plus(63));
        return;
    }
    if word == 0 {
        return;
    }
    if !has_ones(word, ascending.best() + 1) {
        // What is left to matter are the ones at either end of the word.
        if word & 1 == 1 {
            ascending.push_all(base, base.plus(word.trailing_ones() as usize - 1));
        }
        if word >> 63 == 1 {
            ascending.push_all(base.plus(64 - word.leading_ones() as usize), base.plus(63));
        }
        return;
    }
    let mut rest = word;
    while rest != 0 {
        let first = rest.trailing_zeros();
        let end = first + (rest >> first).trailing_ones();
        ascending.push_all(base.plus(first as usize), base.plus(end as usize - 1));
        rest = rest.checked_shr(end).unwrap_or(0).checked_shl(end).unwrap_or(0);
    }
}

/// Whether `length` ones stand side by side in `word`.
#[inline]
fn has_ones(mut word: u64, length: usize) -> bool {
    if length > 64 {
        return false;
    }
    // A bit stays while `have` ones begin with it.
    let mut have = 1;
    while have < length {
        let step = have.min(length - have);
        word &= word >> step;
        have += step;
    }
    word != 0
}
