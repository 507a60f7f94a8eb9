//! The input: a ring and points to be located.

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

use crate::geometry::lattice::moves;

/// What one call needs.
///
/// Where a point lies depends on how it lies to the ring. So both are also made simpler together: moved,
/// mirrored, turned and brought nearer as a whole.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::point_in_polygon::Places;
/// let places = Places { ring: vec![(2, 0), (4, 0), (2, 2)], queries: vec![(4, 2)] };
/// let moved = Places { ring: vec![(0, 0), (2, 0), (0, 2)], queries: vec![(2, 2)] };
/// assert!(places.simpler().contains(&moved) && moved.weight() < places.weight());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The corners.
    pub ring: Vec<(i64, i64)>,
    /// The points to be located.
    pub queries: Vec<(i64, i64)>,
}

impl Simplify for Places {
    fn weight(&self) -> Weight {
        self.ring.weight().and(self.queries.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let queries = self.queries.simpler().into_iter().map(|queries| Self { queries, ring: self.ring.clone() });
        let together = moves(&[&self.ring[..], &self.queries].concat()).into_iter().map(|mut ring| {
            let queries = ring.split_off(self.ring.len());
            Self { ring, queries }
        });
        let rings = self.ring.simpler().into_iter().map(|ring| Self { ring, queries: self.queries.clone() });
        queries.chain(together).chain(rings).collect()
    }
}
