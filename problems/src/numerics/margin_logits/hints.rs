//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "All but one logit are a product. For the target the angle is `acos` of its cosine: what does that give for 1.0000001, \
     and what should it be?",
    "Which margin goes where: m₁ multiplies the angle, m₂ is added to the product (in radians), m₃ is taken from the \
     cosine that comes out, before the scale.",
    "Let k be the number of half-turns in φ, ⌊φ/π⌋. For k = 0 ψ is cos φ. For k = 1 the cosine rises from −1 to 1 where ψ \
     falls from −1 to −3: which reflection makes the one of the other? And for k = 2, where the cosine falls again, from 1?",
    "**The idea.** ψ(φ) = (−1)ᵏ · cos φ − 2k. At φ = kπ both sides' formulas agree, so it does not matter on which side \
     rounding puts an angle. Copy the cosines times s, and if there is a target, put s · (ψ(m₁θ + m₂) − m₃) in its place.",
];
