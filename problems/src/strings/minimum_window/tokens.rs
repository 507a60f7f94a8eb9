//! The window on slices of anything that can be hashed: words, numbers, parsed
//! tokens.
//!
//! The distinct tokens of `t` are numbered by a hash map; each token of `s` is
//! looked up once, and those found go to the list of newest occurrences
//! (`recent.rs`). The hash map is the standard one, whose keyed hash a hostile
//! input cannot flood.
//!
//! Expected time O(n + m), space O(m), n and m the tokens of `s` and `t`.
//! For bytes and text use [`min_window_bytes`](super::min_window_bytes) and
//! [`min_window`](super::min_window()), which hash nothing.

use std::{collections::HashMap, hash::Hash, ops::Range};

use super::recent::Recent;

/// The leftmost shortest window of `s` that holds every token of `t` as often
/// as `t` does. `None` if there is none; the empty window at the start if `t`
/// is empty.
///
/// # Complexity
/// Expected O(n + m) time, O(m) space.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::min_window_of;
/// let words: Vec<&str> = "the dog and the cat and the dog".split(' ').collect();
/// assert_eq!(min_window_of(&words, &["dog", "cat"]), Some(1..5));
/// assert_eq!(min_window_of(&words, &["the", "the", "cat"]), Some(3..7));
/// assert_eq!(min_window_of(&words, &["bird"]), None);
/// ```
pub fn min_window_of<T: Eq + Hash>(s: &[T], t: &[T]) -> Option<Range<usize>> {
    if t.is_empty() {
        return Some(0..0);
    }
    let mut best: Option<Range<usize>> = None;
    for window in windows(s, t) {
        if best.as_ref().is_none_or(|b| window.len() < b.len()) {
            best = Some(window);
            if best.as_ref().is_some_and(|b| b.len() == t.len()) {
                break;
            }
        }
    }
    best
}

/// All the shortest windows from left to right; they may overlap. None if there
/// is no window; if `t` is empty, the empty window at the start only.
///
/// # Complexity
/// Expected O(n + m) time, O(m) space beside the result.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::min_windows_of;
/// assert_eq!(min_windows_of(&[1, 2, 1, 5, 1, 2], &[1, 2]), [0..2, 1..3, 4..6]);
/// assert_eq!(min_windows_of(&[1, 2], &[]), [0..0]);
/// ```
pub fn min_windows_of<T: Eq + Hash>(s: &[T], t: &[T]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    if t.is_empty() {
        all.push(0..0);
    }
    for window in windows(s, t) {
        if all.first().is_some_and(|shortest| window.len() < shortest.len()) {
            all.clear();
        }
        if all.first().is_none_or(|shortest| window.len() == shortest.len()) {
            all.push(window);
        }
    }
    all
}

/// The shortest window that ends at each needed token, where there is one.
fn windows<'a, T: Eq + Hash>(s: &'a [T], t: &'a [T]) -> impl Iterator<Item = Range<usize>> + use<'a, T> {
    let mut numbered = Numbered::new();
    for token in t {
        numbered.add(token);
    }
    let mut recent = Recent::new(&numbered.counts);
    s.iter().enumerate().filter_map(move |(at, token)| {
        let id = *numbered.ids.get(token)?;
        recent.push(id, at).map(|start| start..at + 1)
    })
}

/// Distinct tokens, numbered by first appearance, and how often each came.
#[derive(Debug, Clone)]
pub(super) struct Numbered<T> {
    pub(super) ids: HashMap<T, usize>,
    pub(super) counts: Vec<usize>,
}

impl<T: Eq + Hash> Numbered<T> {
    pub(super) fn new() -> Self {
        Self { ids: HashMap::new(), counts: Vec::new() }
    }

    /// Takes in one more token.
    pub(super) fn add(&mut self, token: T) {
        let next = self.counts.len();
        let id = *self.ids.entry(token).or_insert(next);
        // A new one has the next number, even if its `Hash` contradicts its `Eq`.
        match self.counts.get_mut(id) {
            Some(count) => *count += 1,
            None => self.counts.push(1),
        }
    }
}
