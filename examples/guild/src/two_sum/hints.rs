//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "For each value there is exactly one other that it needs. Which one?",
    "Looking for the needed value by a scan costs n for each value. What finds it in one step?",
    "**The idea.** Walk through the list once with a map from each value seen so far to its place. Ask the map for \
     `target − x` *before* putting `x` into it: then no value meets itself. Compute `target − x` in `i64`, or with \
     `checked_sub`: a difference that does not fit in `i32` is in no list of them.",
];
