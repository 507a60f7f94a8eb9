//! One bit for every value between the smallest and the greatest.
//!
//! Each value sets its bit; the longest stretch of ones is the answer. Words
//! are looked at one by one: an empty word ends a run, a full one adds 64, and
//! only in a mixed word are the ones and zeros counted, alternately from the
//! low end.
//!
//! Time O(n + r / 64), space r bits, with r the number of values from smallest
//! to greatest. Unbeaten where values are dense, out of the question where
//! they are not: two values at both ends of `i32` would need 512 MiB. So a
//! range beyond 64 bits a value is refused.

use std::{error::Error, fmt};

use super::{
    Integer, Run, Unsigned,
    run::{Longest, bounds, moved},
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
    let mut words = vec![0u64; span.low() / 64 + 1];
    for x in nums {
        let i = x.to_unsigned().minus(origin).low();
        words[i / 64] |= 1 << (i % 64);
    }
    Ok(longest_ones(&words)
        .map(|Run { start, length }| moved(Run { start: T::Unsigned::default().plus(start), length }, origin)))
}

/// The longest stretch of ones, as the index of its first bit and its length.
fn longest_ones(words: &[u64]) -> Option<Run<usize>> {
    let mut longest = Longest::new();
    // Ones that end just below the word in hand.
    let mut open = 0;
    for (i, &word) in words.iter().enumerate() {
        if word == u64::MAX {
            open += 64;
            continue;
        }
        let mut rest = word;
        let mut bit = 0;
        loop {
            let ones = rest.trailing_ones();
            if open + ones as usize > 0 {
                longest.consider(i * 64 + bit as usize - open, open + ones as usize);
            }
            open = 0;
            rest >>= ones;
            if rest == 0 {
                break;
            }
            let zeros = rest.trailing_zeros();
            rest >>= zeros;
            bit += ones + zeros;
            if bit + rest.trailing_ones() == 64 {
                open = (64 - bit) as usize;
                break;
            }
        }
    }
    if open > 0 {
        longest.consider(words.len() * 64 - open, open);
    }
    longest.run()
}
