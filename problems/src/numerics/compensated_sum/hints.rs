//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "When `x` is added to a larger `sum`, its last digits are lost. `(sum + x) - sum` is what arrived of `x`; so what did not?",
    "That difference is a float, exactly. Add up what is lost in a second variable. Mind the case that `x` is the larger of the \
     two: then digits of `sum` are lost, and the formula is the other way round. Kahan's well-known loop has no such case.",
    "Where should the second sum be added to the first: after each term, or once at the end? After each term, it is rounded \
     away like the term was.",
    "**The idea.** Neumaier's loop: `t = sum + x`; if |sum| ≥ |x|, `lost += (sum - t) + x`, else `lost += (x - t) + sum`; \
     `sum = t`. The answer is `sum + lost`. Without comparing, by Knuth's two-sum: `y = t - sum; lost += (sum - (t - y)) + \
     (x - y)`.",
];
