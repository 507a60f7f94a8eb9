//! Point in polygon: many points, each inside of one ring, on its boundary, or outside.
//!
//! The library's answer is [`kihon_geometry::PreparedPolygon`], which need not know the queries beforehand.

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod places;
mod sweep;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::PointInPolygon;
pub use places::Places;
pub use workload::workloads;
