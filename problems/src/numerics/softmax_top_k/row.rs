//! What one call needs.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Logits, and how many of them are asked for.
///
/// A logit and one of `k` are also taken away together.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::softmax_top_k::Row;
/// assert!(Row::new(&[0.0, 1.0], 2).simpler().contains(&Row::new(&[1.0], 1)));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The logits.
    pub logits: Floats<f32>,
    /// How many of the greatest.
    pub k: usize,
}

impl Row {
    /// Logits, and how many of them.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::numerics::softmax_top_k::Row;
    /// assert_eq!(Row::new(&[0.5, 1.5], 1).logits[1], 1.5);
    /// ```
    pub fn new(logits: &[f32], k: usize) -> Self {
        Self { logits: Floats(logits.to_vec()), k }
    }
}

impl Simplify for Row {
    fn weight(&self) -> Weight {
        self.logits.weight().and(self.k.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates: Vec<Self> =
            self.logits.simpler().into_iter().map(|logits| Self { logits, k: self.k }).collect();
        candidates.extend(self.k.simpler().into_iter().map(|k| Self { logits: self.logits.clone(), k }));
        for i in (0..self.logits.len()).filter(|_| self.k > 0) {
            let mut fewer = self.clone();
            fewer.logits.0.remove(i);
            fewer.k -= 1;
            candidates.push(fewer);
        }
        candidates
    }
}
