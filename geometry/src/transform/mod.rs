//! Maps of the plane that keep lines straight: affine ones, and similarities, which keep
//! angles too.
//!
//! ```text
//!    ·───·        ╱────╱          ·           affine: any matrix, and an offset
//!    │   │  ──▶  ╱    ╱     ──▶  ╱  ╲         similarity: a turn and a scale alone
//!    ·───·      ╱────╱          ·    ·
//!               affine            ╲ ╱  similarity
//! ```
//!
//! An [`Affine`] is six numbers, a [`Similarity`] four. Both are composed, inverted and
//! taken about a point; what they are computed from is rounded once, so that a
//! composition of ten has ten roundings and no more. [`fit_similarity`] finds the one that
//! brings points nearest to others, such as the landmarks of a face to those of a template.
//!
//! # Complexity
//! O(1) to compose, invert and apply; O(n) to fit n pairs.
//!
//! # Accuracy
//! Entries of what is composed, inverted or fitted are the nearest `f64`. To apply one is
//! plain `f64`: for x' = a·x + b·y + e an error of at most 2⁻⁵¹(|a·x| + |b·y| + |e|).

mod affine;
mod fit;
mod similarity;

use std::{error::Error, fmt};

pub use affine::Affine;
pub use fit::{Fit, FitError, fit_rigid, fit_similarity};
pub use similarity::Similarity;

/// Why numbers are not a map.
///
/// # Examples
/// ```
/// use kihon_geometry::{Affine, TransformError};
/// let refused = Affine::new([[1.0, 0.0], [0.0, f64::INFINITY]], [0.0, 0.0]).unwrap_err();
/// assert_eq!(refused, TransformError { entry: 3, value: f64::INFINITY });
/// assert_eq!(refused.to_string(), "entry 3 is inf, not a finite number");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransformError {
    /// Which number: row by row, then the offset.
    pub entry: usize,
    /// NaN or an infinity.
    pub value: f64,
}

impl fmt::Display for TransformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} is {}, not a finite number", self.entry, self.value)
    }
}

impl Error for TransformError {}

/// The numbers, if all are finite; −0 made +0.
fn finite<const N: usize>(entries: [f64; N]) -> Result<[f64; N], TransformError> {
    match entries.iter().position(|x| !x.is_finite()) {
        Some(entry) => Err(TransformError { entry, value: entries[entry] }),
        None => Ok(entries.map(|x| x + 0.0)),
    }
}

#[cfg(test)]
mod tests;
