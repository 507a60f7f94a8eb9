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

/// Joins stretches of consecutive keys that come in ascending order, and keeps
/// the longest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ascending<K> {
    start: K,
    last: K,
    longest: Run<K>,
}

impl<K: Unsigned> Ascending<K> {
    /// `first` is no greater than any key that follows.
    pub(super) fn from(first: K) -> Self {
        Self { start: first, last: first, longest: Run { start: first, length: 1 } }
    }

    /// One key, no smaller than those before.
    #[inline]
    pub(super) fn push(&mut self, key: K) {
        self.push_all(key, key);
    }

    /// All keys from `first` to `last`; `first` is no smaller than any before.
    #[inline]
    pub(super) fn push_all(&mut self, first: K, last: K) {
        if !self.continues_with(first) {
            self.close();
            self.start = first;
        }
        self.last = last;
    }

    /// The length of the longest run that has ended: no later one matters that is
    /// not longer.
    #[inline]
    pub(super) fn best(&self) -> usize {
        self.longest.length
    }

    /// Whether `key`, no smaller than any before, would make the run in hand longer, or is its first.
    #[inline]
    pub(super) fn continues_with(&self, key: K) -> bool {
        key.minus(self.last) <= K::default().plus(1)
    }

    #[inline]
    fn close(&mut self) {
        let more = self.last.minus(self.start).low();
        if more >= self.longest.length {
            self.longest = Run { start: self.start, length: more + 1 };
        }
    }

    pub(super) fn finish(mut self) -> Run<K> {
        self.close();
        self.longest
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
