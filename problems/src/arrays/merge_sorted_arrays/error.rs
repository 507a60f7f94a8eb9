//! What can be wrong with the arguments of a merge.

use std::fmt;

/// Why a merge was refused; nothing has been moved then.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::MergeError;
/// let error = MergeError::Unsorted { input: 1, index: 2 };
/// assert_eq!(error.to_string(), "input 1 is not sorted: its element 2 is less than the one before (inputs and elements are counted from 0)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeError {
    /// The buffer of the classic form does not have m + n places.
    Buffer {
        /// Places of `nums1`.
        length: usize,
        /// Values said to be in `nums1`.
        m: usize,
        /// Values said to be in `nums2`.
        n: usize,
    },
    /// The second array of the classic form does not have n values.
    Second {
        /// Values of `nums2`.
        length: usize,
        /// Values said to be in it.
        n: usize,
    },
    /// The given storage does not have exactly as many places as needed.
    Room {
        /// Places given.
        length: usize,
        /// Values to be stored.
        needed: usize,
    },
    /// The first run would end beyond the slice.
    Middle {
        /// Where the second run was said to begin.
        mid: usize,
        /// Values in the slice.
        length: usize,
    },
    /// An input is out of order; only the checked forms look.
    Unsorted {
        /// Which input, counted from 0.
        input: usize,
        /// The first index whose value is less than the one before it.
        index: usize,
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Buffer { length, m, n } => {
                write!(f, "nums1 has {length} places, but m = {m} and n = {n} ask for exactly m + n")
            }
            Self::Second { length, n } => write!(f, "nums2 has {length} values, not n = {n}"),
            Self::Room { length, needed } => {
                write!(f, "the storage given has {length} places for {needed} values")
            }
            Self::Middle { mid, length } => {
                write!(f, "the second run cannot begin at {mid} in a slice of {length} values")
            }
            Self::Unsorted { input, index } => write!(
                f,
                "input {input} is not sorted: its element {index} is less than the one before \
                 (inputs and elements are counted from 0)"
            ),
        }
    }
}

impl std::error::Error for MergeError {}

/// Whether `values`, the input with the given number, is sorted.
///
/// # Complexity
/// Θ(n) time, n − 1 comparisons when it is.
///
/// # Errors
/// [`MergeError::Unsorted`] with the first index that is out of order.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, check_sorted};
/// assert_eq!(check_sorted(&[1, 1, 2], 0), Ok(()));
/// assert_eq!(check_sorted(&[1, 3, 2, 1], 0), Err(MergeError::Unsorted { input: 0, index: 2 }));
/// ```
pub fn check_sorted<T: Ord>(values: &[T], input: usize) -> Result<(), MergeError> {
    match values.windows(2).position(|pair| pair[1] < pair[0]) {
        None => Ok(()),
        Some(i) => Err(MergeError::Unsorted { input, index: i + 1 }),
    }
}
