//! Farthest pair: how far apart two of the points are at most.
//!
//! The library's answer is [`kihon_geometry::farthest_pair`].

mod calipers;
mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::FarthestPair;
pub use workload::workloads;
