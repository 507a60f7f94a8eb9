//! Sampling classes from logits by noise: the Gumbel tricks.
//!
//! Let G be standard Gumbel noise, −ln(−ln U) for U uniform, independent for each class.
//! Then the class with the greatest xᵢ + Gᵢ is a sample of softmax(x): no sum, no
//! normalisation, one pass. The k greatest are k samples without replacement, in the
//! order in which they would be drawn. And softmax((x + G)/τ) is a sample that a gradient
//! passes through: a point of the simplex, near a corner for small τ.
//!
//! | wanted | function |
//! |---|---|
//! | one class | [`gumbel_max`] |
//! | k different classes | [`gumbel_top_k`] |
//! | a relaxed class, and its gradient | [`gumbel_softmax`], [`gumbel_softmax_gradient`] |
//! | the noise | [`standard_gumbel`] |
//!
//! Two logarithms a class would be most of the cost. But −ln(−ln(1 − v)) ≤ −ln v, and
//! that is at most ln 2 times one more than v has leading zero bits: a class that
//! cannot pass the best so far even so is left at that, which are all but O(k·log(n/k)) in
//! expectation where logits are alike. The result is the same.
//!
//! The noise of a class depends on the seed and its index alone, not on the logits: one
//! 64-bit number is drawn for each, also for those that cannot be. Noise is at most 36.8,
//! that of v = 2⁻⁵³, and at least −3.61; beyond would be one number in 2⁵³ on either side.
//!
//! | logits | a class, k classes | relaxed |
//! |---|---|---|
//! | none, or only −∞ | `None`, none | `None`, zeros |
//! | some −∞ | never these | 0 there |
//! | +∞ or NaN | an error with its place | the same |
//! | huge, 10³⁰⁰ | by the exact difference from the greatest | the same |
//! | τ = 0 | | the corner of the greatest: torch gives NaN |
//!
//! # Complexity
//! O(n) for n classes, and O(log k) for each candidate.
//!
//! When not to use it: for many samples of the same logits an alias table or a search in
//! the summed probabilities costs less for each.
//!
//! Source: Gumbel, *Statistical Theory of Extreme Values* (1954); Yellott (1977) for the
//! order of the k greatest; Maddison, Tarlow and Minka, "A* sampling" (2014); Jang, Gu and
//! Poole, and Maddison, Mnih and Teh (both 2017) for the relaxed form; Kool, van Hoof and
//! Welling, "Stochastic beams and where to find them" (2019).
//!
//! # Examples
//! ```
//! use kihon_numerics::{gumbel::gumbel_max, half::RandomBits};
//! let mut random = RandomBits::seeded(1);
//! let logits = [0.0, 3f64.ln(), f64::NEG_INFINITY]; // 1 : 3 : 0
//! let mut counts = [0; 3];
//! for _ in 0..4000 {
//!     counts[gumbel_max(&logits, &mut random)?.unwrap()] += 1;
//! }
//! assert!((2900..3100).contains(&counts[1]) && counts[2] == 0);
//! # Ok::<(), kihon_numerics::gumbel::GumbelError>(())
//! ```

use std::{cmp::Ordering, collections::BinaryHeap, error::Error, fmt};

use crate::{
    half::RandomBits,
    softmax::{Element, Rows, RowsMut, scaled_gradient, softmax_with_temperature_in_place},
};

#[cfg(test)]
mod tests;

/// Why nothing is drawn.
///
/// # Examples
/// ```
/// use kihon_numerics::{gumbel::{GumbelError, gumbel_max}, half::RandomBits};
/// let refused = gumbel_max(&[0.0, f64::INFINITY], &mut RandomBits::seeded(1)).unwrap_err();
/// assert_eq!(refused, GumbelError::Logit { class: 1, logit: f64::INFINITY });
/// assert_eq!(refused.to_string(), "the logit of class 1 is inf");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum GumbelError {
    /// A logit is NaN or +∞.
    Logit {
        /// Whose.
        class: usize,
        /// The logit.
        logit: f64,
    },
    /// Neither 0 nor a number from 2⁻¹⁰⁰ to 2¹⁰⁰; for a gradient not the latter.
    Temperature {
        /// The temperature.
        temperature: f64,
    },
}

impl fmt::Display for GumbelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Logit { class, logit } => write!(f, "the logit of class {class} is {logit}"),
            Self::Temperature { temperature } => {
                write!(f, "a temperature of {temperature} is not from 2^-100 to 2^100")
            }
        }
    }
}

impl Error for GumbelError {}

/// Noise of the standard Gumbel distribution, P(G ≤ g) = e^−e^−g.
///
/// Its mean is 0.577…, Euler's constant, its variance π²/6.
///
/// # Examples
/// ```
/// use kihon_numerics::{gumbel::standard_gumbel, half::RandomBits};
/// let mut random = RandomBits::seeded(5);
/// let mean = (0..10_000).map(|_| standard_gumbel(&mut random)).sum::<f64>() / 1e4;
/// assert!((mean - 0.577_215_66).abs() < 0.05);
/// ```
pub fn standard_gumbel(random: &mut RandomBits) -> f64 {
    noise(random.next_bits())
}

/// A class drawn with the probabilities of softmax; `None` if none is possible.
///
/// # Complexity
/// O(n) for n logits, of which in expectation O(log n) take logarithms where they are
/// alike.
///
/// # Errors
/// [`GumbelError::Logit`] for the first that is NaN or +∞; nothing is drawn then.
///
/// # Examples
/// ```
/// use kihon_numerics::{gumbel::gumbel_max, half::RandomBits};
/// let mut random = RandomBits::seeded(1);
/// assert_eq!(gumbel_max(&[-1e4f32, 1e4, -1e4], &mut random), Ok(Some(1)));
/// assert_eq!(gumbel_max(&[f32::NEG_INFINITY; 3], &mut random), Ok(None));
/// ```
pub fn gumbel_max<T: Element>(logits: &[T], random: &mut RandomBits) -> Result<Option<usize>, GumbelError> {
    let mut best = None;
    each_above(logits, random, |key, class| {
        best = Some(class);
        key
    })?;
    Ok(best)
}

/// `k` different classes, as softmax draws one after the other without replacement; fewer
/// if fewer are possible.
///
/// The first is what [`gumbel_max`] gives for the same seed.
///
/// # Complexity
/// O(n + c·log k) for n logits of which c become candidates; memory O(k).
///
/// # Errors
/// As [`gumbel_max`].
///
/// # Examples
/// ```
/// use kihon_numerics::{gumbel::gumbel_top_k, half::RandomBits};
/// let mut random = RandomBits::seeded(1);
/// let logits = [0.0, 100.0, f64::NEG_INFINITY, 200.0];
/// assert_eq!(gumbel_top_k(&logits, 2, &mut random), Ok(vec![3, 1]));
/// assert_eq!(gumbel_top_k(&logits, 9, &mut random), Ok(vec![3, 1, 0]));
/// ```
pub fn gumbel_top_k<T: Element>(logits: &[T], k: usize, random: &mut RandomBits) -> Result<Vec<usize>, GumbelError> {
    let mut kept: BinaryHeap<Candidate> = BinaryHeap::with_capacity(k.min(logits.len()) + 1);
    each_above(logits, random, |key, class| {
        kept.push(Candidate { key, class });
        if kept.len() > k {
            kept.pop();
        }
        if kept.len() < k { f64::NEG_INFINITY } else { kept.peek().map_or(f64::INFINITY, |worst| worst.key) }
    })?;
    Ok(kept.into_sorted_vec().into_iter().map(|candidate| candidate.class).collect())
}

/// To `out` softmax((x + G)/τ) for Gumbel noise G and the temperature τ; the class with the
/// greatest xᵢ + Gᵢ, which also has the greatest result, or `None` and zeros if none is
/// possible.
///
/// That class is what [`gumbel_max`] gives for the same seed: the hard sample, to be passed
/// on where the relaxed one stands in for its gradient. At τ = 0 it has all.
///
/// # Complexity
/// O(n) for n logits, memory for n `f64`.
///
/// # Accuracy
/// As [`softmax_with_temperature`](crate::softmax::softmax_with_temperature) of `f64`,
/// rounded once.
///
/// # Errors
/// As [`gumbel_max`], and [`GumbelError::Temperature`]; nothing is written then.
///
/// # Panics
/// If `logits` and `out` differ in length.
///
/// # Examples
/// ```
/// use kihon_numerics::{gumbel::gumbel_softmax, half::RandomBits};
/// let (logits, mut y) = ([0.0f32, 1.0, 2.0], [9.0; 3]);
/// let class = gumbel_softmax(&logits, 0.5, &mut RandomBits::seeded(4), &mut y)?.unwrap();
/// assert!(y.iter().all(|&p| p <= y[class]) && (y.iter().sum::<f32>() - 1.0).abs() < 1e-6);
///
/// gumbel_softmax(&logits, 0.0, &mut RandomBits::seeded(4), &mut y)?;
/// assert!(y[class] == 1.0 && y.iter().sum::<f32>() == 1.0);
/// # Ok::<(), kihon_numerics::gumbel::GumbelError>(())
/// ```
pub fn gumbel_softmax<T: Element>(
    logits: &[T],
    temperature: f64,
    random: &mut RandomBits,
    out: &mut [T],
) -> Result<Option<usize>, GumbelError> {
    assert_eq!(logits.len(), out.len(), "to read and to write");
    if temperature != 0.0 {
        check_temperature(temperature)?;
    }
    let max = greatest(logits)?;
    let mut best = (f64::NEG_INFINITY, None);
    let mut perturbed: Vec<f64> = logits.iter().map(|x| x.to_f64() - max + standard_gumbel(random)).collect();
    for (class, &key) in perturbed.iter().enumerate() {
        if key > best.0 {
            best = (key, Some(class));
        }
    }
    let Some(class) = best.1 else {
        out.fill(T::NOTHING);
        return Ok(None);
    };
    if temperature == 0.0 {
        out.fill(T::NOTHING);
        out[class] = T::from_f64(1.0);
    } else {
        let tempered = softmax_with_temperature_in_place(RowsMut::one(&mut perturbed), temperature);
        tempered.map_err(|_| GumbelError::Temperature { temperature })?;
        out.iter_mut().zip(perturbed).for_each(|(out, p)| *out = T::from_f64(p));
    }
    Ok(Some(class))
}

/// To `out` the gradient by the logits, from `sample`, which [`gumbel_softmax`] gave at this
/// temperature, and `upstream`, the gradient by it.
///
/// The noise is held fixed: yᵢ·(gᵢ − Σ yⱼgⱼ)/τ.
///
/// # Complexity
/// O(n) for n classes.
///
/// # Accuracy
/// As [`softmax_gradient`](crate::softmax::softmax_gradient).
///
/// # Errors
/// [`GumbelError::Temperature`] unless it is a number from 2⁻¹⁰⁰ to 2¹⁰⁰; at 0 there is no
/// gradient.
///
/// # Panics
/// If the slices differ in length.
///
/// # Examples
/// ```
/// use kihon_numerics::gumbel::gumbel_softmax_gradient;
/// let mut gradient = [9.0; 2];
/// gumbel_softmax_gradient(&[0.25, 0.75], &[8.0, 0.0], 0.5, &mut gradient)?;
/// assert_eq!(gradient, [3.0, -3.0]);
/// # Ok::<(), kihon_numerics::gumbel::GumbelError>(())
/// ```
pub fn gumbel_softmax_gradient<T: Element>(
    sample: &[T],
    upstream: &[T],
    temperature: f64,
    out: &mut [T],
) -> Result<(), GumbelError> {
    check_temperature(temperature)?;
    let shapes = scaled_gradient(Rows::one(sample), Rows::one(upstream), 1.0 / temperature, RowsMut::one(out));
    shapes.expect("slices of one length");
    Ok(())
}

fn check_temperature(temperature: f64) -> Result<(), GumbelError> {
    let limit = (100f64).exp2();
    let inside = (1.0 / limit..=limit).contains(&temperature);
    if inside { Ok(()) } else { Err(GumbelError::Temperature { temperature }) }
}

/// The noise of 64 uniform bits: −ln(−ln(1 − v)) for v at the middle of one of 2⁵² parts.
fn noise(bits: u64) -> f64 {
    let v = ((bits >> 12) as f64 + 0.5) * (-52f64).exp2();
    -(-(-v).ln_1p()).ln()
}

/// No noise of these bits is greater: v ≥ 2^−(zeros + 1).
fn at_most(bits: u64) -> f64 {
    /// ln 2 rounded up, by more than the logarithms are off.
    const ABOVE: f64 = std::f64::consts::LN_2 + 1e-8;
    f64::from(bits.leading_zeros() + 1) * ABOVE
}

/// The greatest logit, −∞ if there is none.
fn greatest<T: Element>(logits: &[T]) -> Result<f64, GumbelError> {
    let mut max = f64::NEG_INFINITY;
    for (class, logit) in logits.iter().enumerate() {
        let logit = logit.to_f64();
        if logit.is_nan() || logit == f64::INFINITY {
            return Err(GumbelError::Logit { class, logit });
        }
        max = max.max(logit);
    }
    Ok(max)
}

/// Shows `take` each key, logit less the greatest and noise, that is above the threshold it
/// gave last, and its class.
fn each_above<T: Element>(
    logits: &[T],
    random: &mut RandomBits,
    mut take: impl FnMut(f64, usize) -> f64,
) -> Result<(), GumbelError> {
    let max = greatest(logits)?;
    let mut threshold = f64::NEG_INFINITY;
    for (class, logit) in logits.iter().enumerate() {
        let bits = random.next_bits();
        // NaN where all are −∞: not above.
        let logit = logit.to_f64() - max;
        if logit + at_most(bits) > threshold {
            let key = logit + noise(bits);
            if key > threshold {
                threshold = take(key, class);
            }
        }
    }
    Ok(())
}

/// Ordered so that the greatest is the first to go.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    key: f64,
    class: usize,
}

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

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}
