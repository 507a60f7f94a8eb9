//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Compute all keys, sort the indexes by them, take k: that is right and fast enough, if the order is. What does \
     `sort_by` do with equal keys, and what if you sort ascending and reverse?",
    "ln 0 is −∞ and no error: −ln(−ln 0) = −ln(∞) = −∞. So the key of u = 0 comes out as it should, and so does that of \
     an impossible class. But then the two cannot be told apart by their keys; by what can they?",
    "None of the keys is NaN here, so `total_cmp` orders them, −0 before 0 though (x + 0.0 is never −0). In which type? A logit of 10⁶ in `f32` leaves steps of \
     0.06 for the noise.",
    "**The idea.** Go through the classes once, leaving out those with a logit of −∞. Keep the k best in a heap whose top \
     is the worst of them, least key first and of equal keys the higher index: what is better takes its place. The noise \
     of a class is at most −ln(1 − u), and 1 − u is at least a power of two that is read off its exponent: where even \
     that does not reach the worst key, no logarithm is needed at all.",
];
