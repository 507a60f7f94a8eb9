//! What classes are ordered by.

use std::cmp::Ordering;

/// x − ln(−ln u): −∞ for u = 0, and never −0, which `total_cmp` would tell from 0.
pub(super) fn key(logit: f64, u: f64) -> f64 {
    logit - (-u.ln()).ln() + 0.0
}

/// A possible class. The greater one goes first from a heap: the lesser key, of equal ones
/// the higher index. So an ascending sort has the best first.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) key: f64,
    pub(super) class: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key.total_cmp(&self.key).then(self.class.cmp(&other.class))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
