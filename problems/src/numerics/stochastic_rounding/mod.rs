//! Stochastic rounding: each `f32` as one of the two `bf16` beside it, by random bits
//! that are given.
//!
//! The algorithm to use is [`kihon_numerics::half::narrow_stochastic`].

mod add;
mod cases;
mod compare;
mod hints;
mod input;
mod kata;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use input::Draws;
pub use kata::StochasticRounding;
pub use workload::workloads;
