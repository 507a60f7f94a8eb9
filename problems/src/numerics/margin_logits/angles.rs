//! What one call needs.

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Cosines, which of them is the target's, and the margins.
///
/// It is made simpler by taking a class away, by moving the target to the front, and by
/// leaving out a margin.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::margin_logits::Angles;
/// let angles = Angles::new(&[0.5, 0.25], 1, 8.0, [2.0, 0.0, 0.5]);
/// assert!(angles.simpler().contains(&Angles::new(&[0.25], 0, 8.0, [2.0, 0.0, 0.5])));
/// assert!(angles.simpler().contains(&Angles::new(&[0.5, 0.25], 1, 8.0, [2.0, 0.0, 0.0])));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Angles {
    /// The cosine of the angle to each class.
    pub cosines: Vec<f32>,
    /// The target, or −1.
    pub label: i32,
    /// What all logits are multiplied by.
    pub scale: f32,
    /// The three margins: times the angle, added to it, taken from the cosine.
    pub margins: [f32; 3],
}

impl Angles {
    /// Cosines, target, scale and margins.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::numerics::margin_logits::Angles;
    /// assert_eq!(Angles::new(&[0.5], -1, 1.0, [1.0, 0.0, 0.0]).target(), None);
    /// ```
    pub fn new(cosines: &[f32], label: i32, scale: f32, margins: [f32; 3]) -> Self {
        Self { cosines: cosines.to_vec(), label, scale, margins }
    }

    /// The target's index, if there is one.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::numerics::margin_logits::Angles;
    /// assert_eq!(Angles::new(&[0.5, 0.25], 1, 1.0, [1.0, 0.0, 0.0]).target(), Some(1));
    /// ```
    pub fn target(&self) -> Option<usize> {
        usize::try_from(self.label).ok().filter(|&target| target < self.cosines.len())
    }
}

impl Simplify for Angles {
    fn weight(&self) -> Weight {
        let margins = self.margins.iter().map(Simplify::weight);
        margins.fold(self.cosines.weight().and(self.label.weight()).and(self.scale.weight()), Weight::and)
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = Vec::new();
        for i in (0..self.cosines.len()).filter(|&i| Some(i) != self.target()) {
            let mut fewer = self.clone();
            fewer.cosines.remove(i);
            fewer.label -= i32::from(self.target().is_some_and(|target| i < target));
            candidates.push(fewer);
        }
        candidates.extend(self.cosines.simpler().into_iter().map(|cosines| Self { cosines, ..self.clone() }));
        if let Some(target) = self.target() {
            let mut first = self.clone();
            first.cosines.swap(0, target);
            first.label = 0;
            candidates.push(first);
        }
        candidates.extend([-1, 0, 1].map(|label| Self { label, ..self.clone() }));
        candidates.extend(self.scale.simpler().into_iter().map(|scale| Self { scale, ..self.clone() }));
        for i in 0..self.margins.len() {
            for margin in self.margins[i].simpler() {
                let mut other = self.clone();
                other.margins[i] = margin;
                candidates.push(other);
            }
        }
        candidates
    }
}
