//! The recommended way: the method follows the data.

use super::{Integer, Run, bitmap, radix_sort, sort_scan};

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
    if nums.len() < 1000 {
        return sort_scan(nums);
    }
    bitmap(nums).unwrap_or_else(|_| radix_sort(nums))
}
