//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "What must one know of the past to decide about the next step? Less than all of it: k, and one number besides.",
    "Ask whether a step is *fine*, not whether it overflows: of the comparisons `x < limit` and `x >= limit` neither is true \
     for NaN. And mind which numbers are infinite as halves: not all above 65504.",
    "**The idea.** Keep k and the number of applied steps since k last changed or a step was skipped. Note k, then look at \
     the peak: if peak · 2ᵏ < 65520, add one to the count, and where it reaches the interval, raise k and set the count to 0; \
     otherwise lower k and set the count to 0. A power of two times an `f32` is exact in `f64`.",
];
