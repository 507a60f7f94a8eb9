//! Compensated sum: a sum of `f64` as if it were computed with twice the digits.
//!
//! The algorithms to use are [`kihon_numerics::sum::sum_compensated`], and
//! [`kihon_numerics::sum::sum_exact`] where even that is not enough.

mod cases;
mod expansion;
mod hints;
mod input;
mod kata;
mod mutants;
mod naive;
mod neumaier;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use input::Terms;
pub use kata::CompensatedSum;
pub use workload::workloads;
