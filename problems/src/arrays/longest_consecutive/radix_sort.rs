//! Least-significant-digit radix sort, then the scan of sorted values.
//!
//! Keys are counted from the smallest, so that digits above the widest
//! difference need no pass. One pass over the keys counts all digits of up
//! to 11 bits; a digit that is the same in all keys is passed over; every other one
//! moves the keys once, stably, into the other of two buffers.
//!
//! Time O(n · ⌈w / 11⌉) with w the width of `max − min` in bits, space 2n keys
//! and 16 KiB for every digit. Its cost does not depend on how the values lie. Below some
//! hundred values the counters cost more than the sort.
//!
//! Source: Knuth, *The Art of Computer Programming* 3, section 5.2.5.

use super::{
    Integer, Run, Unsigned,
    run::{bounds, moved},
    sort_scan::scan_sorted,
};

const DIGIT: u32 = 11;

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n) time for a fixed width of the type, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, radix_sort};
/// assert_eq!(radix_sort(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn radix_sort<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let (min, max) = bounds(nums)?;
    let origin = min.to_unsigned();
    let mut keys: Vec<T::Unsigned> = nums.iter().map(|x| x.to_unsigned().minus(origin)).collect();
    let mut other = vec![T::Unsigned::default(); keys.len()];
    let sorted = sort_keys(&mut keys, &mut other, max.to_unsigned().minus(origin).width());
    scan_sorted(sorted.iter().copied()).map(|run| moved(run, origin))
}

/// Sorts keys of at most `width` bits; the result is in one of the two slices,
/// which are equally long.
pub(super) fn sort_keys<'a, K: Unsigned>(mut keys: &'a mut [K], mut other: &'a mut [K], width: u32) -> &'a mut [K] {
    let passes = width.div_ceil(DIGIT);
    // As many passes, of digits as short as they may be.
    let bits = width.checked_div(passes).map_or(1, |_| width.div_ceil(passes));
    // The second mask is known to the compiler and spares the bounds check.
    let mask = (1 << bits) - 1;
    let digit = |key: K, pass: usize| key.shifted_right(pass as u32 * bits).low() & mask & ((1 << DIGIT) - 1);
    let mut counts = vec![[0usize; 1 << DIGIT]; passes as usize];
    for &key in keys.iter() {
        for (pass, counts) in counts.iter_mut().enumerate() {
            counts[digit(key, pass)] += 1;
        }
    }
    for (pass, counts) in counts.iter_mut().enumerate() {
        if counts.contains(&keys.len()) {
            continue;
        }
        let mut position = 0;
        for count in counts.iter_mut() {
            position += std::mem::replace(count, position);
        }
        for &key in keys.iter() {
            let next = &mut counts[digit(key, pass)];
            other[*next] = key;
            *next += 1;
        }
        std::mem::swap(&mut keys, &mut other);
    }
    keys
}
