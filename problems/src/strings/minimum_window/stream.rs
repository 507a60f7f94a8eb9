//! The window over a stream that is longer than memory.
//!
//! Tokens come one at a time or in pieces; after each, the best window so far
//! can be asked for, and the best one that ends at the newest token. Of the
//! stream only the newest occurrences of needed tokens are remembered
//! (`recent.rs`), as many of each as `t` has.
//!
//! O(1) expected time for each token; memory for |t| positions and the distinct
//! tokens of `t`, never more, whatever comes: less than the occurrences of
//! needed tokens within the current window, which a queue would keep.

use std::{hash::Hash, ops::Range};

use super::{recent::Recent, tokens::Numbered};

/// Searches a stream of tokens for the leftmost shortest window that holds
/// given tokens, each as often as given.
///
/// # Complexity
/// Expected O(1) time for each token; O(m) space for the m tokens given, which
/// is taken at the start and does not grow.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::MinWindowStream;
/// let mut search = MinWindowStream::new("ABC".chars());
/// search.extend("ADOBEC".chars());
/// assert_eq!(search.best(), Some(0..6));
/// search.extend("ODEBANC".chars());
/// assert_eq!(search.best(), Some(9..13));
/// assert_eq!(search.position(), 13);
/// ```
#[derive(Debug, Clone)]
pub struct MinWindowStream<T> {
    required: Numbered<T>,
    recent: Recent<u64>,
    position: u64,
    best: Option<Range<u64>>,
}

impl<T: Eq + Hash> MinWindowStream<T> {
    /// A search for all of `t`, at the start of a stream.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let nothing = MinWindowStream::<u8>::new([]);
    /// assert_eq!(nothing.best(), Some(0..0)); // the empty window, at once
    /// ```
    pub fn new(t: impl IntoIterator<Item = T>) -> Self {
        let mut required = Numbered::new();
        for token in t {
            required.add(token);
        }
        let recent = Recent::new(&required.counts);
        let best = required.counts.is_empty().then_some(0..0);
        Self { required, recent, position: 0, best }
    }

    /// Takes in the next token of the stream.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let mut search = MinWindowStream::new([1, 1]);
    /// for token in [1, 2, 1, 1] {
    ///     search.push(&token);
    /// }
    /// assert_eq!(search.best(), Some(2..4));
    /// ```
    pub fn push(&mut self, token: &T) {
        let at = self.position;
        self.position += 1;
        let Some(&id) = self.required.ids.get(token) else { return };
        if let Some(start) = self.recent.push(id, at)
            && self.best.as_ref().is_none_or(|best| at + 1 - start < best.end - best.start)
        {
            self.best = Some(start..at + 1);
        }
    }

    /// The leftmost shortest window of all tokens so far, in positions of the
    /// stream counted from 0. `None` while there is none.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let mut search = MinWindowStream::new(["b", "a"]);
    /// search.extend(["a", "c"]);
    /// assert_eq!(search.best(), None);
    /// search.extend(["b", "a"]);
    /// assert_eq!(search.best(), Some(2..4));
    /// ```
    pub fn best(&self) -> Option<Range<u64>> {
        self.best.clone()
    }

    /// The latest start of a window among the tokens so far: how far back a
    /// window that ends here has to reach. `None` while there is none.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let mut search = MinWindowStream::new(["a", "b"]);
    /// search.extend(["a", "b", "c"]);
    /// assert_eq!(search.latest_start(), Some(0));
    /// search.push(&"a");
    /// assert_eq!(search.latest_start(), Some(1));
    /// ```
    pub fn latest_start(&self) -> Option<u64> {
        if self.required.counts.is_empty() { Some(self.position) } else { self.recent.oldest() }
    }

    /// How many tokens have been taken in.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let mut search = MinWindowStream::new(['x']);
    /// search.extend("abc".chars());
    /// assert_eq!(search.position(), 3);
    /// ```
    pub fn position(&self) -> u64 {
        self.position
    }

    /// How many tokens of `t`, multiplicities counted, have not come yet; 0 as
    /// soon as there is a window.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::MinWindowStream;
    /// let mut search = MinWindowStream::new("aab".chars());
    /// search.extend("xaxb".chars());
    /// assert_eq!(search.missing(), 1);
    /// ```
    pub fn missing(&self) -> usize {
        self.recent.missing()
    }
}

impl<T: Eq + Hash> Extend<T> for MinWindowStream<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, tokens: I) {
        for token in tokens {
            self.push(&token);
        }
    }
}
