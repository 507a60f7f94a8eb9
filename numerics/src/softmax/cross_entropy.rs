//! Cross entropy of logits, and its gradient.
//!
//! The loss of a row is −Σ qⱼ ln pⱼ, where p is its softmax and q the target: 1 at one
//! class, or that mixed with the uniform distribution (label smoothing). It is
//! ln Σ eˣ − Σ qⱼ xⱼ, taken from the maximum and the sum of a [`MaxSum`], so that the
//! loss of a row that is nearly right, far below 1, keeps its digits, and p − q at the
//! target, which cancels there, is e^−loss − 1.
//!
//! Classes too many for one machine are split: a [`Shard`] is what a part of a row
//! contributes, and merging is associative.
//!
//! # Complexity
//! O(n) for n logits; the gradient goes through them twice more.

use std::{error::Error, fmt, iter::Sum};

use super::{Element, MaxSum, Rows, RowsMut, ShapeError, task::Task};

/// Why there is no loss.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{CrossEntropyError, Rows, cross_entropy};
/// let refused = cross_entropy(Rows::one(&[1.0, 2.0]), &[Some(2)], 0.0).unwrap_err();
/// assert_eq!(refused, CrossEntropyError::Target { row: 0, target: 2, classes: 2 });
/// assert_eq!(refused.to_string(), "row 0: class 2 of 2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CrossEntropyError {
    /// A target is no class.
    Target {
        /// Whose target.
        row: usize,
        /// The target.
        target: usize,
        /// How many classes there are.
        classes: usize,
    },
    /// There is not one target for each row.
    Targets {
        /// How many rows.
        rows: usize,
        /// How many targets.
        targets: usize,
    },
    /// Label smoothing outside of 0 to 1.
    Smoothing {
        /// The part of the uniform distribution that was asked for.
        smoothing: f64,
    },
    /// The gradient has another shape than the logits.
    Shape(ShapeError),
}

impl fmt::Display for CrossEntropyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Target { row, target, classes } => write!(f, "row {row}: class {target} of {classes}"),
            Self::Targets { rows, targets } => write!(f, "{targets} targets for {rows} rows"),
            Self::Smoothing { smoothing } => write!(f, "a share of {smoothing} is not from 0 to 1"),
            Self::Shape(error) => error.fmt(f),
        }
    }
}

impl Error for CrossEntropyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Shape(error) => Some(error),
            _ => None,
        }
    }
}

impl From<ShapeError> for CrossEntropyError {
    fn from(error: ShapeError) -> Self {
        Self::Shape(error)
    }
}

/// What some of the classes contribute to the loss of a row.
///
/// # Accuracy
/// As [`MaxSum`].
///
/// # Examples
/// The classes 0 to 2 on one machine and 3 to 5 on another, the target being 4:
/// ```
/// use kihon_numerics::softmax::{Rows, Shard, cross_entropy};
/// let logits = [0.5, -1.0, 3.0, 2.0, 2.5, 0.0];
/// let here = Shard::of(&logits[..3], None);
/// let there = Shard::of(&logits[3..], Some(1));
/// let whole = cross_entropy(Rows::one(&logits), &[Some(4)], 0.1).unwrap();
/// assert!((here.merge(there).loss(0.1) - whole[0]).abs() < 1e-15);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shard {
    state: MaxSum,
    /// Σ x, for label smoothing.
    total: f64,
    classes: usize,
    target: Option<f64>,
}

impl Shard {
    /// No class at all.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// let some = Shard::of(&[1.0, 2.0], Some(0));
    /// assert_eq!(Shard::EMPTY.merge(some), some);
    /// ```
    pub const EMPTY: Self = Self { state: MaxSum::EMPTY, total: 0.0, classes: 0, target: None };

    /// Of these classes' logits, among which the target may be.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Panics
    /// If `target` is no index into `logits`.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// assert_eq!(Shard::of(&[1.0, 2.0], Some(1)).state().max(), 2.0);
    /// ```
    pub fn of<T: Element>(logits: &[T], target: Option<usize>) -> Self {
        let total = logits.iter().map(|x| x.to_f64()).sum();
        Self { total, ..Self::without_total(logits, target) }
    }

    /// The same with a total of 0, for no smoothing.
    fn without_total<T: Element>(logits: &[T], target: Option<usize>) -> Self {
        let target = target.map(|target| logits[target].to_f64());
        Self { state: MaxSum::of(logits), total: 0.0, classes: logits.len(), target }
    }

    /// Of the classes of both.
    ///
    /// # Panics
    /// If both have the target.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// let both = Shard::of(&[0.0], Some(0)).merge(Shard::of(&[0.0], None));
    /// assert_eq!(both.loss(0.0), 2f64.ln());
    /// ```
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        assert!(self.target.is_none() || other.target.is_none(), "a row has one target");
        Self {
            state: self.state.merge(other.state),
            total: self.total + other.total,
            classes: self.classes + other.classes,
            target: self.target.or(other.target),
        }
    }

    /// Maximum and sum of the logits.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// assert_eq!(Shard::of(&[3.0, 3.0], None).state().sum(), 2.0);
    /// ```
    pub fn state(self) -> MaxSum {
        self.state
    }

    /// The loss of the row, if this is all of it, with a share of `smoothing` of the
    /// target given to all classes alike; 0 if there is no target.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// assert_eq!(Shard::of(&[40.0, 0.0], Some(0)).loss(0.0), (-40f64).exp());
    /// assert_eq!(Shard::of(&[40.0, 0.0], None).loss(0.0), 0.0);
    /// ```
    pub fn loss(self, smoothing: f64) -> f64 {
        let Some(target) = self.target else { return 0.0 };
        let hard = self.surprise(target);
        if smoothing == 0.0 {
            return hard;
        }
        let soft = self.surprise(self.total / self.classes as f64);
        (1.0 - smoothing) * hard + smoothing * soft
    }

    /// The gradient of the row's loss by the logits of one shard, which was made
    /// [of](Self::of) the same `logits` and `target`; this is the whole row's.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Panics
    /// If `logits` and `out` differ in length, or `target` is no index into them.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Shard;
    /// let whole = Shard::of(&[1.0, 1.0], Some(0)).merge(Shard::of(&[1.0, 1.0], None));
    /// let mut gradient = [0.0; 2];
    /// whole.gradient(&[1.0, 1.0], Some(0), 0.0, &mut gradient);
    /// assert_eq!(gradient, [-0.75, 0.25]);
    /// ```
    pub fn gradient<T: Element>(self, logits: &[T], target: Option<usize>, smoothing: f64, out: &mut [T]) {
        assert_eq!(logits.len(), out.len(), "to read and to write");
        if self.target.is_none() {
            out.fill(T::NOTHING);
            return;
        }
        let uniform = smoothing / self.classes as f64;
        for (out, x) in out.iter_mut().zip(logits) {
            *out = T::from_f64(self.state.probability(x.to_f64()) - uniform);
        }
        if let Some(target) = target {
            out[target] = T::from_f64(self.at_target(logits[target].to_f64(), smoothing));
        }
    }

    /// ln Σ eˣ − `logit`. The difference from the maximum first: it is what may cancel.
    fn surprise(self, logit: f64) -> f64 {
        if self.state.max().is_finite() { self.state.log_sum() + (self.state.max() - logit) } else { f64::NAN }
    }

    /// p − q at the target: p − 1 + smoothing·(1 − 1/classes).
    fn at_target(self, logit: f64, smoothing: f64) -> f64 {
        (-self.surprise(logit)).exp_m1() + smoothing * (1.0 - 1.0 / self.classes as f64)
    }
}

impl Default for Shard {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Sum for Shard {
    fn sum<I: Iterator<Item = Self>>(shards: I) -> Self {
        shards.fold(Self::EMPTY, Self::merge)
    }
}

/// The loss of each row; 0 of a row without target.
///
/// `smoothing` is the share of the target that all classes get alike, 0 for none.
///
/// # Complexity
/// O(n) for n logits.
///
/// # Accuracy
/// For `f32` logits a relative error of at most 8 · 2⁻²⁴ for no smoothing, also where the
/// loss is far below 1; `f64` to about 10⁻¹⁵. An impossible target (−∞) has an infinite
/// loss; so has any impossible class under smoothing. NaN or +∞ in a row makes NaN.
///
/// # Errors
/// [`CrossEntropyError::Targets`], [`CrossEntropyError::Smoothing`], and
/// [`CrossEntropyError::Target`] for the first row whose target is no class.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, cross_entropy};
/// let logits = [0.0f32, 0.0, 20.0, 0.0];
/// let losses = cross_entropy(Rows::new(&logits, 2)?, &[Some(1), Some(0)], 0.0)?;
/// assert_eq!(losses[0], 2f64.ln());
/// assert!((losses[1] / 2.0611536e-9 - 1.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cross_entropy<T: Element>(
    logits: Rows<'_, T>,
    targets: &[Option<usize>],
    smoothing: f64,
) -> Result<Vec<f64>, CrossEntropyError> {
    check(&logits, targets, smoothing)?;
    let rows = logits.iter().zip(targets);
    Ok(rows.map(|(row, &target)| shard(row, target, smoothing).loss(smoothing)).collect())
}

/// The losses, and to `out` the gradient of each row's loss by its logits: softmax less
/// the target.
///
/// To get the gradient of their mean, divide by the number of targets.
///
/// # Complexity
/// O(n) for n logits.
///
/// # Accuracy
/// Each element as softmax, and at the target e^−loss − 1, so that the gradient of a row
/// that is nearly right has its digits. That of a row without target is 0.
///
/// # Errors
/// As [`cross_entropy`], and [`CrossEntropyError::Shape`]. Nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, cross_entropy_gradient};
/// let mut gradient = [0.0; 4];
/// let losses = cross_entropy_gradient(Rows::one(&[1.0; 4]), &[Some(2)], 0.0, RowsMut::one(&mut gradient))?;
/// assert_eq!((losses[0], gradient), (4f64.ln(), [0.25, 0.25, -0.75, 0.25]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cross_entropy_gradient<T: Element>(
    logits: Rows<'_, T>,
    targets: &[Option<usize>],
    smoothing: f64,
    mut out: RowsMut<'_, T>,
) -> Result<Vec<f64>, CrossEntropyError> {
    check(&logits, targets, smoothing)?;
    out.fits(&logits)?;
    let mut losses = Vec::with_capacity(logits.len());
    for (i, (row, &target)) in logits.iter().zip(targets).enumerate() {
        let out = out.row_mut(i);
        let whole = shard(row, target, smoothing);
        losses.push(whole.loss(smoothing));
        let Some(target) = target else {
            out.fill(T::NOTHING);
            continue;
        };
        T::softmax(Task::Apart(Rows::one(row), RowsMut::one(out)));
        if smoothing > 0.0 {
            let uniform = smoothing / row.len() as f64;
            for out in out.iter_mut() {
                *out = T::from_f64(out.to_f64() - uniform);
            }
        }
        out[target] = T::from_f64(whole.at_target(row[target].to_f64(), smoothing));
    }
    Ok(losses)
}

fn shard<T: Element>(row: &[T], target: Option<usize>, smoothing: f64) -> Shard {
    if smoothing > 0.0 { Shard::of(row, target) } else { Shard::without_total(row, target) }
}

fn check<T: Element>(logits: &Rows<'_, T>, targets: &[Option<usize>], smoothing: f64) -> Result<(), CrossEntropyError> {
    let (rows, classes) = logits.shape();
    if targets.len() != rows {
        return Err(CrossEntropyError::Targets { rows, targets: targets.len() });
    }
    if !(0.0..=1.0).contains(&smoothing) {
        return Err(CrossEntropyError::Smoothing { smoothing });
    }
    let wrong = targets.iter().enumerate().find_map(|(row, target)| Some((row, target.filter(|&t| t >= classes)?)));
    wrong.map_or(Ok(()), |(row, target)| Err(CrossEntropyError::Target { row, target, classes }))
}
