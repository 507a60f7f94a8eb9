//! The recommended way: the method follows the data.
//!
//! | input | method |
//! |---|---|
//! | up to [`SMALL`] values | sorted in an array on the stack |
//! | fewer than [`SORTED`] | sorted copy and scan |
//! | ascending or descending, found in one pass | scanned where it is |
//! | at most [`DENSE`] bits of range for each value | one bitmap |
//! | everything else | the sieve of `sieve.rs`, at most 256 buckets at a time |
//!
//! Measured on `i32` in thread CPU time, as a share of the time of
//! `sort_unstable` on a copy and a scan, both in one run. (On uniform values of
//! 400 up, the only ones tried, the hash set of the standard library took two
//! to thirteen times as long as that sort.)
//!
//! | pattern | 10⁵ | 10⁶ | 10⁷ |
//! |---|---|---|---|
//! | uniform | 0.38 | 0.35 | 0.41 |
//! | dense, values below 2n | 0.06 | 0.06 | 0.10 |
//! | clusters of 100 | 0.65 | 0.49 | 0.69 |
//! | 16 values repeated | 0.72 | 0.75 | 0.70 |
//! | descending | 0.94 | 0.75 | 0.31 |
//! | pairs at random places | 0.94 | 0.61 | 0.57 |
//! | few low bits under random high bits | 0.94 | 0.62 | 0.80 |
//!
//! The last two are the worst known: nearly every value has a neighbour in the
//! sieve's table, true or false, so that sorting in parts is all that is left;
//! a plain radix sort of the whole, made beforehand, would take 0.8 of the time.
//!
//! Wider types: on the same patterns `u64` keys took 0.34 to 1.08 times as long
//! as the sort at 10³, 10⁵ and 10⁶ values, `u128` keys 0.30 to 1.00 at 10⁵ and
//! 10⁶. At 10³ `u128` keys that agree in their low halves' neighbours but not
//! in their high halves took up to 1.48.
//!
//! Memory beyond the input: none for up to [`SMALL`] values or ordered ones;
//! two bytes a value for a bitmap; one copy of the values and 256 KiB for the
//! sieve, a second copy at most where one bucket holds nearly all values.

use super::{
    Integer, Run, Unsigned,
    bitmap::longest_marked,
    run::{Ascending, moved},
    sieve::sieve,
    sort_scan::{scan_sorted, sort_scan},
};

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n) time for a fixed width of the type, whatever the values; O(n) space,
/// at most two copies of the values and 256 KiB.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, longest_consecutive};
/// assert_eq!(longest_consecutive(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn longest_consecutive<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    if nums.len() <= SMALL {
        return small(nums);
    }
    if nums.len() < SORTED {
        return sort_scan(nums);
    }
    let survey = Survey::of(nums)?;
    match survey.order {
        Order::Ascending => return scan_sorted(nums.iter().copied()),
        Order::Descending => return scan_sorted(nums.iter().rev().copied()),
        Order::None => {}
    }
    let origin = survey.min.to_unsigned();
    let span = survey.max.to_unsigned().minus(origin);
    let dense = span.width() < usize::BITS && span.low() <= nums.len().saturating_mul(DENSE);
    Some(moved(if dense { longest_marked(nums, origin, span) } else { sieve(nums, origin, span) }, origin))
}

/// Up to this many values are sorted without a heap allocation.
const SMALL: usize = 32;
/// Fewer values than this are sorted.
const SORTED: usize = 800;
/// Bits of a bitmap for each value, at most.
const DENSE: usize = 16;

fn small<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let mut buffer = [T::Unsigned::default(); SMALL];
    let keys = &mut buffer[..nums.len()];
    for (key, x) in keys.iter_mut().zip(nums) {
        *key = x.to_unsigned();
    }
    keys.sort_unstable();
    let mut ascending = Ascending::from(*keys.first()?);
    keys.iter().for_each(|&key| ascending.push(key));
    Some(moved(ascending.finish(), T::Unsigned::default()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Ascending,
    Descending,
    None,
}

struct Survey<T> {
    min: T,
    max: T,
    order: Order,
}

impl<T: Integer> Survey<T> {
    /// `None` if there is no value.
    fn of(nums: &[T]) -> Option<Self> {
        let (first, last) = (*nums.first()?, *nums.last()?);
        if nums.is_sorted() {
            return Some(Self { min: first, max: last, order: Order::Ascending });
        }
        if nums.is_sorted_by(|a, b| a >= b) {
            return Some(Self { min: last, max: first, order: Order::Descending });
        }
        let (min, max) = super::run::bounds(nums)?;
        Some(Self { min, max, order: Order::None })
    }
}
