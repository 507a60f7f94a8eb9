//! Numbers with the random bits that they are rounded by.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Numbers, and 16 random bits for each; made simpler pair by pair.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::stochastic_rounding::Draws;
/// let draws: Draws = [(1.5, 7), (f32::NAN, 8)].into_iter().collect();
/// assert_eq!((draws.values.len(), draws.random.len(), draws.size()), (2, 2, 2));
/// assert!(draws.simpler().iter().all(|simpler| simpler.values.len() == simpler.random.len()));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draws {
    /// The numbers.
    pub values: Floats<f32>,
    /// Of each the random bits.
    pub random: Vec<u16>,
}

impl FromIterator<(f32, u16)> for Draws {
    fn from_iter<I: IntoIterator<Item = (f32, u16)>>(pairs: I) -> Self {
        let (values, random) = pairs.into_iter().unzip();
        Self { values: Floats(values), random }
    }
}

impl Draws {
    fn pairs(&self) -> Vec<(f32, u16)> {
        self.values.iter().copied().zip(self.random.iter().copied()).collect()
    }
}

impl Simplify for Draws {
    fn weight(&self) -> Weight {
        self.pairs().weight()
    }

    fn simpler(&self) -> Vec<Self> {
        self.pairs().simpler().into_iter().map(Self::from_iter).collect()
    }
}
