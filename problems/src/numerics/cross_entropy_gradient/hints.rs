//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Without its maximum taken out of it, softmax overflows: e^x is infinite from 88.73 on in `f32`, from 709.8 on in \
     `f64`. With the maximum out, no power exceeds 1 and the sum is at least 1. In which type do you add up 100,000 terms?",
    "All but one number are p − ε/n, as it stands. The target's is −(1 − p) + ε·(1 − 1/n), and where the row is nearly \
     right, p is nearly 1: in `[40, 0]` it *is* 1, in `f64` too, and 1 − p is lost. Can 1 − p be had without p?",
    "The probabilities sum to 1. So what is 1 − p made of? (Or go through the loss without smoothing: p = e^−ℓ for ℓ = −ln p, and the standard library \
     has eʸ − 1 for y near 0, and ln(1 + s) for s near 0.)",
    "**The idea.** Take wᵢ = e^(xᵢ − max) in `f64`, −∞ gives 0 by itself. Add up the weights of all classes but the \
     target, r, and let the total be r + w of the target. Then the numbers are wᵢ/total − ε/n, and at the target \
     −r/total + ε·(1 − 1/n): nothing is subtracted from 1.",
];
