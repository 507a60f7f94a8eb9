//! Dynamic loss scaling: which factor each step of training used, and whether the
//! step was applied.
//!
//! The algorithm to use is [`kihon_numerics::mixed_precision::LossScaler`].

mod cases;
mod counter;
mod hints;
mod input;
mod kata;
mod mutants;
mod naive;
mod ours;
mod restarts;
#[cfg(test)]
mod tests;
mod workload;

pub use input::Training;
pub use kata::LossScaling;
pub use workload::workloads;
