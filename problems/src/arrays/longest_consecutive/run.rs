//! A run of consecutive integers, and the longest of those seen.

use super::{Integer, Unsigned};

/// The values `start`, `start + 1`, …, `length` of them.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::Run;
/// let run = Run { start: -1i8, length: 4 };
/// assert_eq!(run.last(), 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run<T> {
    /// The smallest value.
    pub start: T,
    /// How many values there are: at least one. All of `u8` is 256.
    pub length: usize,
}

impl<T: Integer> Run<T> {
    /// The greatest value.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::arrays::longest_consecutive::Run;
    /// assert_eq!(Run { start: 0u8, length: 256 }.last(), 255);
    /// ```
    pub fn last(&self) -> T {
        T::from_unsigned(self.start.to_unsigned().plus(self.length.saturating_sub(1)))
    }
}

/// The longest run so far; of equally long ones that with the smallest start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Longest<T> {
    found: Option<Run<T>>,
}

impl<T: Integer> Longest<T> {
    pub(super) fn new() -> Self {
        Self { found: None }
    }

    #[inline]
    pub(super) fn consider(&mut self, start: T, length: usize) {
        if self.found.is_none_or(|best| length > best.length || (length == best.length && start < best.start)) {
            self.found = Some(Run { start, length });
        }
    }

    pub(super) fn run(self) -> Option<Run<T>> {
        self.found
    }
}

/// The run of unsigned keys, counted from `origin`, as a run of values.
pub(super) fn moved<T: Integer>(run: Run<T::Unsigned>, origin: T::Unsigned) -> Run<T> {
    let key = run.start.minus(T::Unsigned::default().minus(origin));
    Run { start: T::from_unsigned(key), length: run.length }
}

/// The smallest and the greatest value.
pub(super) fn bounds<T: Integer>(nums: &[T]) -> Option<(T, T)> {
    let first = *nums.first()?;
    Some(nums.iter().fold((first, first), |(min, max), &x| (min.min(x), max.max(x))))
}
