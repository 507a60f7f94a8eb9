//! Similarity alignment: the turn, scale and move that bring points nearest to their
//! partners, as the landmarks of a face are brought to a template.
//!
//! Least squares has a formula here. A similarity of the plane is z ↦ c·z + t for complex
//! numbers c and t, and about the means the best c is Σ z̄·w / Σ |z|². A mirrored face is
//! not turned over: the formula knows no reflection.
//!
//! | function | idea |
//! |---|---|
//! | [`naive`] | the formula over whole numbers, rounded at its end |
//! | [`two_passes`] | the means first, then the sums about them, in floats |
//! | [`umeyama`] | the singular values of the covariance, as for any dimension |
//! | [`kihon_geometry::transform::fit_similarity`] | any `f64`, each number rounded once |

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod two_passes;
mod umeyama;
mod workload;

pub use kata::{Map, Matched, Pair, SimilarityAlignment};
pub use naive::naive;
pub use ours::ours;
pub use two_passes::two_passes;
pub use umeyama::umeyama;
pub use workload::workloads;
