//! Interior lattice points: how many integer points lie strictly inside of a ring.
//!
//! The library's answer is [`kihon_geometry::rings::lattice_points`].

mod cases;
mod floor_sums;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod pick;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::LatticePoints;
pub use workload::workloads;
