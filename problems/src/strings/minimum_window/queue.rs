//! The sliding window over the needed characters only.
//!
//! A window never needs to start or end at a character that is not in `t`, so
//! only the positions of needed characters are kept, in a queue: the right end
//! pushes one, the left end pops. Characters that are not needed cost one
//! look-up instead of two, and the left end never visits them.
//!
//! ```text
//! s   . . A . . . B . . C . . A . . B        t = ABC
//! queue   2       6     9                    full: 2..10; pop 2, wait for an A
//!                 6     9     12             full: 6..13; pop 6, wait for a B
//! ```
//!
//! Time O(n + m) expected, space O(w + d), w the needed characters in the
//! longest window tried. Wins over the plain window where needed characters are
//! rare, loses a little (the queue's traffic) where nearly all are needed.

use std::collections::{HashMap, VecDeque};

/// The leftmost shortest window of `s` with all of `t`; the empty string where
/// there is none.
///
/// # Complexity
/// O(n + m) expected.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::queue;
/// assert_eq!(queue("ADOBECODEBANC", "ABC"), "BANC");
/// assert_eq!(queue("日本日本語", "語日"), "日本語");
/// ```
pub fn queue<'a>(s: &'a str, t: &str) -> &'a str {
    let mut class: HashMap<char, usize> = HashMap::new();
    let mut needed: Vec<isize> = Vec::new();
    let mut missing = 0usize;
    for c in t.chars() {
        let next = needed.len();
        let id = *class.entry(c).or_insert(next);
        if id == next {
            needed.push(0);
        }
        needed[id] += 1;
        missing += 1;
    }
    let mut best: Option<(usize, &str)> = None;
    // Index among characters, offset in bytes, class.
    let mut waiting: VecDeque<(usize, usize, usize)> = VecDeque::new();
    for (right, (at, c)) in s.char_indices().enumerate() {
        let Some(&id) = class.get(&c) else { continue };
        waiting.push_back((right, at, id));
        missing -= usize::from(needed[id] > 0);
        needed[id] -= 1;
        while missing == 0 {
            let Some((left, from, first)) = waiting.pop_front() else { break };
            needed[first] += 1;
            if needed[first] > 0 {
                missing = 1;
                if best.is_none_or(|(shortest, _)| right + 1 - left < shortest) {
                    best = Some((right + 1 - left, &s[from..at + c.len_utf8()]));
                }
            }
        }
    }
    best.map_or("", |(_, window)| window)
}
