//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "The obvious solution starts at every place anew. When the start of a window moves one character to the right, how \
     much of what you know about the window is still true?",
    "Think of two ends, `left` and `right`, that only ever move to the right. Each moves at most n times: if a step \
     costs O(1), the whole costs O(n). What must you know to decide which end moves next?",
    "Count for each character how often it is still missing (below zero: there are some to spare). To compare all \
     counts after each step is too much: keep one number beside them, how many characters are missing in all. When \
     does it change? Only when a count crosses zero.",
    "Lengths are counted in characters, and `&s[a..b]` in bytes. `char_indices()` gives both: where a character starts, \
     and, with `len_utf8`, where it ends. And `t` may be empty.",
    "**The idea.** Move `right` over `s` and take each character off its count; if the count was above zero, one less \
     is missing. While nothing is missing, the window is good: remember it if it is the shortest so far, then give the \
     character at `left` back to its count, one more is missing if the count gets above zero, and move `left` on. Both \
     ends cross `s` once: O(n) with a hash map, and with an array of 256 counts where the text is ASCII.",
];
