//! Numbers to be added up.

use kihon_judge::{Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Numbers to be added up. Of them the simplest are those of few binary digits, a power of
/// two before any other, whatever its size: it takes large ones to lose something. They are
/// made simpler together with their opposites, which would no longer cancel otherwise.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::numerics::compensated_sum::Terms;
/// assert!(Terms(vec![1e15 + 1.0]).weight() > Terms(vec![2f64.powi(60)]).weight());
/// let terms = Terms(vec![-8.0, 8.0, 3.0]);
/// assert!(terms.simpler().contains(&Terms(vec![8.0, -8.0, -3.0])));
/// assert!(terms.simpler().contains(&Terms(vec![-4.0, 4.0, 3.0])));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Terms(pub Vec<f64>);

impl Simplify for Terms {
    fn weight(&self) -> Weight {
        let magnitude = self.0.iter().map(|&x| u128::from(complexity(x))).sum();
        Weight { magnitude, ..self.0.weight() }
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = self.0.simpler();
        candidates.push(self.0.iter().map(|x| -x).collect());
        for by in [0.5, 2.0, 0.25, 4.0, 1.0 / 1024.0, 1024.0] {
            candidates.push(self.0.iter().map(|x| x * by).collect());
            // One magnitude wherever it stands, whatever its sign.
            for x in &self.0 {
                let same = |y: &f64| if y.abs() == x.abs() { y * by } else { *y };
                candidates.push(self.0.iter().map(same).collect());
            }
        }
        // Each magnitude becomes a power of two.
        for x in &self.0 {
            let power = f64::from_bits(x.abs().to_bits() & 0x7ff << 52);
            let same = |y: &f64| if y.abs() == x.abs() { power.copysign(*y) } else { *y };
            candidates.push(self.0.iter().map(same).collect());
        }
        candidates.into_iter().map(Self).collect()
    }
}

/// Binary digits above all, then how far the exponent is from 0, four times as far if it is
/// negative, then the sign.
fn complexity(x: f64) -> u64 {
    let negative = u64::from(x.is_sign_negative());
    if x == 0.0 {
        return negative;
    }
    let fraction = x.to_bits() & ((1 << 52) - 1);
    let digits = 53 - (fraction | 1 << 52).trailing_zeros();
    let exponent = (x.to_bits() >> 52 & 0x7ff) as i64 - 1023;
    let far = if exponent < 0 { -4 * exponent } else { exponent } as u64;
    u64::from(digits) << 16 | far << 1 | negative
}
