//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "What does it cost to ask whether a value occurs in the list? The obvious solution asks that for every value, and \
     for every value behind it. Which collection answers that question faster?",
    "With a set, counting upwards from *every* value still visits a run of k values k times: k²/2 steps when the whole \
     list is one run. From which of its values is it enough to count, so that each run is counted once?",
    "A value `x` starts a run exactly if `x − 1` does not occur. Mind the extremes: `i32::MIN − 1` and `i32::MAX + 1` \
     do not exist, and overflow panics. `checked_sub` and `checked_add` say so.",
    "**The idea.** Put all values into a set. For each value of the set without a predecessor in it, count up while the \
     next value is there, and keep the greatest count. A value is looked at once as a possible start and once as part \
     of its run: about 3·n look-ups in all, however the values lie. (Sorting a copy and walking through it once is \
     n log n, and on nearly sorted input hard to beat.)",
];
