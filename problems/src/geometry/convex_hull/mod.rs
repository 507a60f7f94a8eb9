//! Convex hull: the corners of the smallest convex polygon around points.
//!
//! The library's answer is [`kihon_geometry::convex_hull()`].

mod cases;
mod graham;
mod hints;
mod kata;
mod monotone_chain;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::ConvexHull;
pub use workload::workloads;
