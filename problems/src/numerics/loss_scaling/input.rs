//! Steps of training, and how the factor may move.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// The greatest gradient of each step, and the rules by which k moves.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Simplify};
/// use kihon_problems::numerics::loss_scaling::Training;
/// let training = Training { peaks: Floats(vec![1.0, 2.0]), start: 3, interval: 2, least: 0, greatest: 24 };
/// assert_eq!(training.size(), 2);
/// assert!(training.simpler().contains(&Training { start: 0, ..training }));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// Of each step the greatest magnitude among its gradients.
    pub peaks: Floats<f32>,
    /// The first k.
    pub start: i32,
    /// Applied steps in a row after which k grows.
    pub interval: usize,
    /// The least k.
    pub least: i32,
    /// The greatest k.
    pub greatest: i32,
}

impl Simplify for Training {
    fn weight(&self) -> Weight {
        let range = self.least.weight().and(self.greatest.weight());
        self.peaks.weight().and(self.start.weight()).and(self.interval.weight()).and(range)
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates: Vec<Self> =
            self.peaks.simpler().into_iter().map(|peaks| Self { peaks, ..self.clone() }).collect();
        candidates.extend(self.start.simpler().into_iter().map(|start| Self { start, ..self.clone() }));
        candidates.extend(self.interval.simpler().into_iter().map(|interval| Self { interval, ..self.clone() }));
        candidates.extend(self.least.simpler().into_iter().map(|least| Self { least, ..self.clone() }));
        candidates.extend(self.greatest.simpler().into_iter().map(|greatest| Self { greatest, ..self.clone() }));
        // All exponents together, each peak by as much the other way.
        for by in [self.start, self.least, 1, -1] {
            let [start, least, greatest] = [self.start, self.least, self.greatest].map(|k| k.saturating_sub(by));
            let peaks = self.peaks.iter().map(|&peak| (f64::from(peak) * 2f64.powi(by)) as f32).collect();
            candidates.push(Self { start, least, greatest, ..self.clone() });
            candidates.push(Self { peaks: Floats(peaks), start, least, greatest, ..self.clone() });
        }
        candidates
    }
}
