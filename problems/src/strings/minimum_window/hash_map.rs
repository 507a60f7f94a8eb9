//! The sliding window as one would write it with the standard library.
//!
//! A [`HashMap`] holds how many of each character the window still needs,
//! negative where it has more than enough. The right end takes in a character
//! at a time; as soon as nothing is missing, the left end gives characters up
//! until one is missing again. Each end crosses `s` once.
//!
//! Time O(n + m) expected, n and m the characters of `s` and `t`; space O(d),
//! d the distinct characters of `t`. Every character of `s` is decoded and
//! hashed twice, which is what the other references save.

use std::collections::HashMap;

/// The leftmost shortest window of `s` with all of `t`; the empty string where
/// there is none.
///
/// # Complexity
/// O(n + m) expected.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::hash_map;
/// assert_eq!(hash_map("ADOBECODEBANC", "ABC"), "BANC");
/// assert_eq!(hash_map("çäßé", "ß"), "ß");
/// ```
pub fn hash_map<'a>(s: &'a str, t: &str) -> &'a str {
    let mut needed: HashMap<char, isize> = HashMap::new();
    let mut missing = 0;
    for c in t.chars() {
        *needed.entry(c).or_default() += 1;
        missing += 1;
    }
    if missing == 0 {
        return "";
    }
    let mut best: Option<(usize, &str)> = None;
    let mut left = s.char_indices().enumerate();
    for (right, (at, c)) in s.char_indices().enumerate() {
        if let Some(count) = needed.get_mut(&c) {
            missing -= usize::from(*count > 0);
            *count -= 1;
        }
        while missing == 0 {
            let Some((start, (from, first))) = left.next() else { break };
            let length = right + 1 - start;
            if best.is_none_or(|(shortest, _)| length < shortest) {
                best = Some((length, &s[from..at + c.len_utf8()]));
            }
            if let Some(count) = needed.get_mut(&first) {
                *count += 1;
                missing += usize::from(*count > 0);
            }
        }
    }
    best.map_or("", |(_, window)| window)
}
