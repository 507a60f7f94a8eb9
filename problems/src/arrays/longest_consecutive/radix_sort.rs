//! Least-significant-digit radix sort, then the scan of sorted values.
//!
//! Keys are counted from the smallest, so that digits above the widest
//! difference need no pass. One pass over the keys counts all digits of 11
//! bits; a digit that is the same in all keys is passed over; every other one
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
    sort_keys(&mut keys, max.to_unsigned().minus(origin).width());
    scan_sorted(keys).map(|run| moved(run, origin))
}

/// Sorts keys of at most `width` bits.
fn sort_keys<K: Unsigned>(keys: &mut Vec<K>, width: u32) {
    let digit = |key: K, pass: usize| key.shifted_right(pass as u32 * DIGIT).low() & ((1 << DIGIT) - 1);
    let mut counts = vec![[0usize; 1 << DIGIT]; width.div_ceil(DIGIT) as usize];
    for &key in keys.iter() {
        for (pass, counts) in counts.iter_mut().enumerate() {
            counts[digit(key, pass)] += 1;
        }
    }
    let mut other = vec![K::default(); keys.len()];
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
        std::mem::swap(keys, &mut other);
    }
}
