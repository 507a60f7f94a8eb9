//! Half-plane intersection: a polygon, a region that reaches to infinity, or nothing.
//!
//! Which half-planes bound the region is a question of signs: whether the corner of two
//! lines is left of a third. So it has an exact answer on integers, and no box "at
//! infinity" and no ε is needed to tell the three cases apart.
//!
//! | function | time |
//! |---|---|
//! | [`naive`] | n²: each line cut by all others |
//! | [`deque`] | n log n: sorted by direction |
//! | [`kihon_geometry::half_plane_intersection`] | n log n, exact for any `f64` too |

mod cases;
mod deque;
mod hints;
mod kata;
mod lines;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use deque::deque;
pub use kata::{Answer, HalfPlanes, Line, Lines};
pub use naive::naive;
pub use ours::ours;
pub use workload::workloads;
