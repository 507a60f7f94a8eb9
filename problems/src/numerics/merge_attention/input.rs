//! Results of blocks, and of all of them together.

use std::fmt;

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// What a query got from each block of keys; made simpler by whole blocks, whole columns,
/// and single numbers.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Simplify};
/// use kihon_problems::numerics::merge_attention::Parts;
/// let parts = Parts { outputs: Floats(vec![1.0, 2.0, 3.0, 4.0]), log_sums: Floats(vec![0.0, 5.0]), d: 2 };
/// assert_eq!(parts.size(), 6);
/// let smaller = Parts { outputs: Floats(vec![3.0, 4.0]), log_sums: Floats(vec![5.0]), d: 2 };
/// assert!(parts.simpler().contains(&smaller));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// The outputs, a row for each block.
    pub outputs: Floats<f32>,
    /// The log-sum-exps.
    pub log_sums: Floats<f32>,
    /// How many numbers a row has.
    pub d: usize,
}

/// The answer: an output and its log-sum-exp.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::merge_attention::Merged;
/// assert_eq!(Merged { output: vec![1.0, -2.5], log_sum: 3.0 }.to_string(), "([1, -2.5], 3)");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// What the query gets from all keys.
    pub output: Vec<f32>,
    /// Its log-sum-exp.
    pub log_sum: f32,
}

impl fmt::Display for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", kihon_judge::show::list(&self.output, None), self.log_sum)
    }
}

impl Parts {
    /// The blocks that have keys: of each the output and the log-sum-exp.
    pub(super) fn filled(&self) -> impl Iterator<Item = (&[f32], f32)> {
        let blocks = self.outputs.chunks_exact(self.d).zip(self.log_sums.iter().copied());
        blocks.filter(|&(_, log_sum)| log_sum != f32::NEG_INFINITY)
    }
}

impl Simplify for Parts {
    fn weight(&self) -> Weight {
        self.outputs.weight().and(self.log_sums.weight()).and(self.d.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let Self { outputs, log_sums, d } = self;
        let (d, blocks) = (*d, log_sums.len());
        let mut candidates = Vec::new();
        let mut stretch = blocks;
        while stretch > 0 {
            for start in (0..blocks).step_by(stretch) {
                let end = blocks.min(start + stretch);
                let outputs = Floats([&outputs[..start * d], &outputs[end * d..]].concat());
                let log_sums = Floats([&log_sums[..start], &log_sums[end..]].concat());
                candidates.push(Self { outputs, log_sums, d });
            }
            stretch /= 2;
        }
        for column in 0..if d > 1 { d } else { 0 } {
            let kept = outputs.iter().enumerate().filter(|(i, _)| i % d != column).map(|(_, &x)| x);
            candidates.push(Self { outputs: Floats(kept.collect()), log_sums: log_sums.clone(), d: d - 1 });
        }
        let fewer = outputs.simpler().into_iter().filter(|simpler| simpler.len() == outputs.len());
        candidates.extend(fewer.map(|outputs| Self { outputs, ..self.clone() }));
        let fewer = log_sums.simpler().into_iter().filter(|simpler| simpler.len() == blocks);
        candidates.extend(fewer.map(|log_sums| Self { log_sums, ..self.clone() }));
        candidates
    }
}
