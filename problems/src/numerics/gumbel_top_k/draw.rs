//! What one call needs.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Logits, a uniform number for each, and how many classes to draw.
///
/// A class is taken away with its number, and perhaps with one of `k`.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::gumbel_top_k::Draw;
/// let draw = Draw::new(&[0.0, 1.0], &[0.25, 0.5], 2);
/// assert!(draw.simpler().contains(&Draw::new(&[1.0], &[0.5], 2)));
/// assert!(draw.simpler().contains(&Draw::new(&[1.0], &[0.5], 1)));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// The logit of each class.
    pub logits: Floats<f64>,
    /// A number from 0 to below 1 for each class.
    pub uniforms: Floats<f64>,
    /// How many classes to draw.
    pub k: usize,
}

impl Draw {
    /// Logits, uniform numbers, and how many to draw.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::numerics::gumbel_top_k::Draw;
    /// assert_eq!(Draw::new(&[1.5], &[0.5], 1).uniforms[0], 0.5);
    /// ```
    pub fn new(logits: &[f64], uniforms: &[f64], k: usize) -> Self {
        Self { logits: Floats(logits.to_vec()), uniforms: Floats(uniforms.to_vec()), k }
    }

    /// Logit and number of each class.
    fn classes(&self) -> Vec<(f64, f64)> {
        self.logits.iter().copied().zip(self.uniforms.iter().copied()).collect()
    }

    fn of(classes: Vec<(f64, f64)>, k: usize) -> Self {
        let (logits, uniforms): (Vec<f64>, Vec<f64>) = classes.into_iter().unzip();
        Self::new(&logits, &uniforms, k)
    }
}

impl Simplify for Draw {
    fn weight(&self) -> Weight {
        self.classes().weight().and(self.k.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let classes = self.classes();
        let mut candidates: Vec<Self> =
            classes.simpler().into_iter().map(|classes| Self::of(classes, self.k)).collect();
        candidates.extend(self.k.simpler().into_iter().map(|k| Self::of(classes.clone(), k)));
        for i in (0..classes.len()).filter(|_| self.k > 0) {
            let mut fewer = classes.clone();
            fewer.remove(i);
            candidates.push(Self::of(fewer, self.k - 1));
        }
        candidates
    }
}
