//! Lists of points as inputs, and how a failing one is made simpler.

use std::ops::Deref;

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

use super::lattice::moves;

/// The points of one input, in order: corners of a ring, or a set.
///
/// What a fault depends on is mostly how they lie to one another, so beside what makes
/// any list simpler they are moved, mirrored, turned and brought nearer as a whole.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::Points;
/// let simpler = Points::from(vec![(7, 9), (8, 7)]).simpler();
/// assert!(simpler.contains(&Points(vec![(8, 7)])));
/// assert!(simpler.contains(&Points(vec![(0, 2), (1, 0)])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub Vec<(i64, i64)>);

impl From<Vec<(i64, i64)>> for Points {
    fn from(points: Vec<(i64, i64)>) -> Self {
        Self(points)
    }
}

impl Deref for Points {
    type Target = [(i64, i64)];

    fn deref(&self) -> &[(i64, i64)] {
        &self.0
    }
}

impl Simplify for Points {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        self.0.simpler().into_iter().chain(moves(&self.0)).map(Self).collect()
    }
}
