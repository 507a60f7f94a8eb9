//! `f32` to `f16`: each number as the pattern of the nearest half, ties to even.
//!
//! The algorithm to use is [`kihon_numerics::half::narrow`].

mod cases;
mod hints;
mod kata;
mod magic;
mod mutants;
mod naive;
mod ours;
mod shifts;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::F32ToF16;
pub use workload::workloads;
