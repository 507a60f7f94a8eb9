//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Undo the division: what of each block can be added up? Its sum Σ exp(s) is exp(L), and Σ exp(s) · v is that times its \
     output. So the answer is a mean of the outputs, each with the weight exp(L).",
    "Weights matter only relative to one another. exp(90) is infinite in `f32`, exp(90 − 95) is not: take the greatest L off \
     first, and put it back at the end, to the logarithm.",
    "−∞ − (−∞) is NaN, and so is 0 · NaN. Which blocks should be left out before anything is computed?",
    "**The idea.** Of the blocks whose L is not −∞ take the greatest, g. The weights are exp(L − g), their sum W is at least 1. \
     The output is Σ weight · output / W, the log-sum-exp g + ln W. Or block by block: keep g, W and the weighted sum, and \
     multiply both sums by exp(g − g′) when a greater L comes.",
];
