//! Two sum: two pointers on a sorted copy.
//!
//! The smallest and the greatest value left: if their sum is too small, the
//! smallest has no partner any more; if it is too great, the greatest has none.
//! n log n time for the sort, n space for the places; no hashing, so no input
//! is worse than another.

use std::cmp::Ordering;

/// Some pair.
///
/// # Complexity
/// n log n time, n space.
///
/// # Examples
/// ```
/// use kihon_guild::two_sum::two_pointers;
/// assert_eq!(two_pointers(&[7, 2, 15, 11], 26), Some((3, 2)));
/// ```
pub fn two_pointers(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..nums.len()).collect();
    order.sort_unstable_by_key(|&i| nums[i]);
    let mut left = order.as_slice();
    while let [least, .., greatest] = *left {
        let sum = i64::from(nums[least]) + i64::from(nums[greatest]);
        left = match sum.cmp(&i64::from(target)) {
            Ordering::Less => &left[1..],
            Ordering::Greater => &left[..left.len() - 1],
            Ordering::Equal => return Some((least, greatest)),
        };
    }
    None
}
