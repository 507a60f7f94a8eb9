//! Order statistics and the slope of a cloud of points.

use serde::{Deserialize, Serialize};

/// A median ratio less than this far from 1 is told as the same.
///
/// # Examples
/// ```
/// use kihon_judge::contest::{SAME, Spread};
/// let around = |median| Spread { median, low: median, high: median };
/// assert!(around(1.0 + 0.9 * SAME).is_same());
/// assert!(!around(1.0 + 1.1 * SAME).is_same());
/// ```
pub const SAME: f64 = 0.03;

/// The middle of some numbers, and how far they spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The 10 % quantile.
    pub low: f64,
    /// The 90 % quantile.
    pub high: f64,
}

impl Spread {
    /// Of finite numbers in any order; `None` of no number.
    ///
    /// # Complexity
    /// O(n log n).
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::contest::Spread;
    /// let spread = Spread::of([3.0, 1.0, 2.0, 5.0, 4.0]).unwrap();
    /// assert_eq!((spread.median, spread.low, spread.high), (3.0, 1.4, 4.6));
    /// assert_eq!(Spread::of([]), None);
    /// ```
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        if sorted.is_empty() {
            return None;
        }
        sorted.sort_unstable_by(f64::total_cmp);
        let at = |q| quantile(&sorted, q);
        Some(Self { median: at(0.5), low: at(0.1), high: at(0.9) })
    }

    /// Half the distance between the two quantiles, as a share of the median.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::contest::Spread;
    /// let spread = Spread { median: 2.0, low: 1.9, high: 2.3 };
    /// assert!((spread.relative() - 0.1).abs() < 1e-12);
    /// ```
    pub fn relative(&self) -> f64 {
        (self.high - self.low) / 2.0 / self.median
    }

    /// Whether a ratio is too close to 1 to be called a difference.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::contest::Spread;
    /// assert!(Spread { median: 1.029, low: 0.9, high: 1.1 }.is_same());
    /// assert!(!Spread { median: 0.97, low: 0.9, high: 1.1 }.is_same());
    /// ```
    pub fn is_same(&self) -> bool {
        // 1/1.03 on the other side, so that a ratio and its inverse agree.
        self.median < 1.0 + SAME && self.median > 1.0 / (1.0 + SAME)
    }
}

/// Linear between the two closest ranks; `sorted` is not empty.
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let rank = q * (sorted.len() - 1) as f64;
    let below = rank as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (rank - below as f64)
}

/// The median of the slopes between every two points: up to 29 % of them may
/// be anywhere (Theil 1950; Sen 1968). `None` below two different `x`.
///
/// # Complexity
/// O(n² log n) time, O(n²) space.
///
/// # Examples
/// ```
/// use kihon_judge::contest::theil_sen;
/// let outlier = [(0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (3.0, 7.0), (4.0, 90.0)];
/// assert_eq!(theil_sen(&outlier), Some(2.0));
/// assert_eq!(theil_sen(&[(1.0, 1.0), (1.0, 2.0)]), None);
/// ```
pub fn theil_sen(points: &[(f64, f64)]) -> Option<f64> {
    let mut slopes = Vec::new();
    for (i, a) in points.iter().enumerate() {
        for b in &points[i + 1..] {
            if a.0 != b.0 {
                slopes.push((b.1 - a.1) / (b.0 - a.0));
            }
        }
    }
    Spread::of(slopes).map(|s| s.median)
}
