//! Margin logits: what a face recogniser is trained on, cosines with the right class's angle
//! made greater, by SphereFace, CosFace, ArcFace or all three.
//!
//! | solution | target's logit |
//! |---|---|
//! | `naive` | half-turn by half-turn |
//! | `folded` | by the number of half-turns |
//! | `sum_of_angles` | without an arc cosine where the angle is not multiplied |
//! | `ours` | by [`Margin`](kihon_numerics::margin::Margin) |

mod angles;
mod cases;
mod folded;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod sum_of_angles;
#[cfg(test)]
mod tests;
mod workload;

pub use angles::Angles;
pub use kata::MarginLogits;
pub use workload::workloads;
