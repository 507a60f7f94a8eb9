//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "e^1000 is beyond every float, e^−1000 below. But a share does not change when the same number is subtracted from \
     all logits. Which number makes every power at most 1, and one of them exactly 1?",
    "The greatest logit of the whole list will not do: where it comes late, everything before it is e^−1000, and the \
     first answers become 0/0. The greatest *so far* it must be; that changes as you go, and to start the sum anew each \
     time is quadratic. What is the sum, taken from the old maximum, worth when it is taken from the new one?",
    "−∞ − (−∞) is NaN. It comes up as long as nothing but −∞ has arrived, and once NaN is in the sum it stays. Where is \
     that wanted and where not? And in which type do you take the difference of two logits, and the sum?",
    "**The idea.** Keep the greatest logit so far, m, and s, the sum of e^(x − m) over all so far, both `f64`. A new x \
     above m makes s into s·e^(m − x), and m into x. Then add e^(x − m) to s; its share is e^(x − m)/s. A logit of −∞ is \
     left out of both. Two such pairs of two parts of a list merge by the same rule, in any order: so it is done by \
     threads, and by blocks in attention.",
];
