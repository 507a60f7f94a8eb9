//! Every start, one after another: the oracle.
//!
//! From each start the window grows to the right until it holds all of `t`
//! (counting multiplicities); the shortest such window is kept, the first one
//! on ties. What is still needed is a plain list, searched from its front, so
//! that nothing here is shared with the references: no hashing, no tables, no
//! bytes.
//!
//! Time O(n² · d), space O(n + d), where n is the length of `s` and d the
//! number of distinct tokens in `t`.

use std::ops::Range;

/// The leftmost shortest window of `s` with all of `t`, on text; the empty
/// string where there is none.
///
/// # Complexity
/// O(n² · d), n characters in `s`, d distinct characters in `t`.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::naive;
/// assert_eq!(naive("ADOBECODEBANC", "ABC"), "BANC");
/// assert_eq!(naive("a", "aa"), "");
/// ```
pub fn naive<'a>(s: &'a str, t: &str) -> &'a str {
    let starts: Vec<usize> = s.char_indices().map(|(i, _)| i).chain([s.len()]).collect();
    let (s_chars, t_chars): (Vec<char>, Vec<char>) = (s.chars().collect(), t.chars().collect());
    naive_range(&s_chars, &t_chars).map_or("", |window| &s[starts[window.start]..starts[window.end]])
}

/// The same on slices, as a range of `s`. Asks no more of a token than `==`.
///
/// # Complexity
/// O(n² · d), n tokens in `s`, d distinct tokens in `t`.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::naive_range;
/// assert_eq!(naive_range(&[3, 1, 2, 1, 3], &[3, 1]), Some(0..2));
/// assert_eq!(naive_range(&[3, 1], &[4]), None);
/// ```
pub fn naive_range<T: PartialEq>(s: &[T], t: &[T]) -> Option<Range<usize>> {
    if t.is_empty() {
        return Some(0..0);
    }
    let mut required: Vec<(&T, usize)> = Vec::new();
    for token in t {
        match required.iter_mut().find(|(known, _)| *known == token) {
            Some((_, count)) => *count += 1,
            None => required.push((token, 1)),
        }
    }
    let mut best: Option<Range<usize>> = None;
    for start in 0..s.len() {
        let mut needed = required.clone();
        let mut missing = t.len();
        for (end, token) in s.iter().enumerate().skip(start) {
            if let Some((_, count)) = needed.iter_mut().find(|(known, _)| *known == token)
                && *count > 0
            {
                *count -= 1;
                missing -= 1;
            }
            if missing == 0 {
                if best.as_ref().is_none_or(|b| end + 1 - start < b.len()) {
                    best = Some(start..end + 1);
                }
                break;
            }
        }
    }
    best
}
