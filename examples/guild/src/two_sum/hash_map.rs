//! Two sum: a map from the values seen so far to their places.
//!
//! One pass: each value asks for the one that it needs, then enters the map
//! itself. n expected time, n space.

use std::collections::HashMap;

/// A pair whose second place is the smallest possible.
///
/// # Complexity
/// n expected time, n space.
///
/// # Examples
/// ```
/// use kihon_guild::two_sum::hash_map;
/// assert_eq!(hash_map(&[3, 2, 4, 2], 6), Some((1, 2)));
/// ```
pub fn hash_map(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut places = HashMap::with_capacity(nums.len());
    for (j, &y) in nums.iter().enumerate() {
        // What does not fit in an i32 is not in the list.
        if let Some(&i) = target.checked_sub(y).and_then(|x| places.get(&x)) {
            return Some((i, j));
        }
        places.insert(y, j);
    }
    None
}
