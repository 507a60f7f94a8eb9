//! The input: a ring and points to be located.

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

use crate::geometry::{points::Points, samples::Pair};

/// What one call needs.
///
/// Where a point lies depends on how it lies to the ring. So both are also made simpler together: moved as a
/// whole, and all coordinates halved.
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

impl Places {
    /// The same change to all points.
    fn map(&self, change: impl Fn(Pair) -> Pair) -> Self {
        let all = |points: &[Pair]| points.iter().map(|&p| change(p)).collect();
        Self { ring: all(&self.ring), queries: all(&self.queries) }
    }
}

impl Simplify for Places {
    fn weight(&self) -> Weight {
        self.ring.weight().and(self.queries.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates: Vec<Self> = Vec::new();
        let apart = |points: &[Pair]| Points(points.to_vec()).simpler().into_iter().map(|points| points.0);
        candidates.extend(apart(&self.queries).map(|queries| Self { queries, ring: self.ring.clone() }));
        let least = |along: fn(&Pair) -> i64| self.ring.iter().chain(&self.queries).map(along).min().unwrap_or(0);
        let (x, y) = (least(|p| p.0), least(|p| p.1));
        candidates.extend([
            self.map(|p| (p.0 - x, p.1 - y)),
            self.map(|p| (p.0 / 2, p.1 / 2)),
            self.map(|p| (p.0 / 2, p.1)),
            self.map(|p| (p.0, p.1 / 2)),
        ]);
        candidates.extend(apart(&self.ring).map(|ring| Self { ring, queries: self.queries.clone() }));
        candidates
    }
}
