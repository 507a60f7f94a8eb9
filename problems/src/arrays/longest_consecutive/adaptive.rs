//! The recommended way: the method follows the data.

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
/// O(n) time for a fixed width of the type, O(n) space.
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
