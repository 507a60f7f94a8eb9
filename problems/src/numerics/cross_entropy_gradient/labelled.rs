//! What one call needs.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// A row of logits, and what it should have been.
///
/// It is made simpler by taking a class away, and by moving the target to the front.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::cross_entropy_gradient::Labelled;
/// let row = Labelled::new(&[0.0, 1.0, 2.0], 2, 0.5);
/// assert!(row.simpler().contains(&Labelled::new(&[0.0, 2.0], 1, 0.5)));
/// assert!(row.simpler().contains(&Labelled::new(&[2.0, 1.0, 0.0], 0, 0.5)));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Labelled {
    /// The logit of each class.
    pub logits: Floats<f32>,
    /// The right class.
    pub target: usize,
    /// The share that all classes get alike.
    pub smoothing: f32,
}

impl Labelled {
    /// A row, its target and the smoothing.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::numerics::cross_entropy_gradient::Labelled;
    /// assert_eq!(Labelled::new(&[0.0, 1.0], 1, 0.0).logits[1], 1.0);
    /// ```
    pub fn new(logits: &[f32], target: usize, smoothing: f32) -> Self {
        Self { logits: Floats(logits.to_vec()), target, smoothing }
    }
}

impl Simplify for Labelled {
    fn weight(&self) -> Weight {
        self.logits.weight().and(self.target.weight()).and(self.smoothing.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = Vec::new();
        for i in (0..self.logits.len()).filter(|&i| i != self.target) {
            let mut fewer = self.clone();
            fewer.logits.0.remove(i);
            fewer.target -= usize::from(i < self.target);
            candidates.push(fewer);
        }
        candidates.extend(self.logits.simpler().into_iter().map(|logits| Self { logits, ..self.clone() }));
        if self.target < self.logits.len() {
            let mut first = self.clone();
            first.logits.0.swap(0, self.target);
            first.target = 0;
            candidates.push(first);
        }
        candidates.extend(self.target.simpler().into_iter().map(|target| Self { target, ..self.clone() }));
        candidates.extend(self.smoothing.simpler().into_iter().map(|smoothing| Self { smoothing, ..self.clone() }));
        candidates
    }
}
