//! Line and circle: two points in common, one, or none?
//!
//! The number is the sign of a discriminant, r²·|u|² − (u × w)² for a line along u that
//! passes the centre at w: an integer of up to 83 bits, which `f64` cannot hold. A line
//! that touches and one that misses by 10⁻¹² differ in nothing but that sign. The points
//! are roots, and roots are rounded: for them there is a tolerance.
//!
//! | function | idea |
//! |---|---|
//! | [`naive`] | from the foot of the centre, half a chord each way |
//! | [`parameter`] | the quadratic equation for the place along the line |
//! | [`kihon_geometry::Circle::meet`] | for floats too, each point rounded once |

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod parameter;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::{Circle, Line, LineCircle, Queries, Query};
pub use naive::naive;
pub use ours::ours;
pub use parameter::parameter;
pub use workload::workloads;
