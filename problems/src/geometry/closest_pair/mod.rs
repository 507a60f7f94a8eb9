//! Closest pair: which two of the points are nearest to each other.
//!
//! The library's answer is [`kihon_geometry::closest_pair()`].

mod cases;
mod halves;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod sweep;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::ClosestPair;
pub use workload::workloads;
