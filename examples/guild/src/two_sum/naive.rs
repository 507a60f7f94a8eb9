//! Two sum: every pair.
//!
//! n² time, no extra space. The oracle.

/// The first pair, by its first and then its second place.
///
/// # Complexity
/// n² time.
///
/// # Examples
/// ```
/// use kihon_guild::two_sum::naive;
/// assert_eq!(naive(&[2, 7, 11, 15], 9), Some((0, 1)));
/// assert_eq!(naive(&[3], 6), None);
/// ```
pub fn naive(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    for (i, &x) in nums.iter().enumerate() {
        for (j, &y) in nums.iter().enumerate().skip(i + 1) {
            if i64::from(x) + i64::from(y) == i64::from(target) {
                return Some((i, j));
            }
        }
    }
    None
}
