//! Segment intersection: how many points do two segments have in common?
//!
//! None, one, or a whole segment of them. Where they cross in general position four signs
//! tell; all the trouble is in what is special: an end on the other segment, both on one
//! line, a segment that is a point, and coordinates whose products leave 64 bits.
//!
//! | function | idea |
//! |---|---|
//! | [`naive`] | solve for the place on each segment, as fractions |
//! | [`orientations`] | the ends of each lie on both sides of the other |
//! | [`quick_reject`] | boxes first, then the signs that are still needed |
//! | [`kihon_geometry::segment_intersection()`] | the same for floats too, with the point |

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod orientations;
mod ours;
mod quick_reject;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::{Pair, Pairs, Segment, SegmentIntersection};
pub use naive::naive;
pub use orientations::orientations;
pub use ours::ours;
pub use quick_reject::quick_reject;
pub use workload::workloads;
