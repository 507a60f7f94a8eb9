//! Orientation under a tolerance: is a point left of a line, right of it, or on it as
//! far as a person cares?
//!
//! The cross product of (b − a) and (c − a) is an area, twice that of the triangle. Its
//! sign tells the side; its size tells nothing about a distance until it is divided by
//! the length of ab. A tolerance is a length, so "on the line" is |cross| ≤ eps·|ab|,
//! which integers decide exactly.
//!
//! | function | time a triple |
//! |---|---|
//! | [`naive`] | two products of 128 bits |
//! | [`root`] | an integer square root |
//! | [`filtered`] | floats, where they are sure |
//! | [`kihon_geometry::tolerance::orient2d_within`] | floats, for any `f64` |

mod cases;
mod filtered;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod root;
#[cfg(test)]
mod tests;
mod workload;

pub use filtered::filtered;
pub use kata::{OrientationEps, Triple, Triples};
pub use naive::naive;
pub use ours::ours;
pub use root::root;
pub use workload::workloads;
