//! Polygon area: twice the signed area of a ring of integers, exactly.
//!
//! The library's answer is [`kihon_geometry::rings::doubled_area`].

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod one_product;
mod ours;
mod shoelace;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::PolygonArea;
pub use workload::workloads;
