//! Weights in `f32`, and the copies that the network computes with.

use crate::half::{LengthError, SmallFloat, narrow};

/// Weights updated at a time: they stay in the first cache until they are rounded.
const BLOCK: usize = 2048;

/// Weights in `f32`, each with a copy rounded to the type `T`.
///
/// Copies are always those of the weights: rounded to nearest, ties to even.
///
/// # Examples
/// An update below half a unit in the last place of a half is kept:
/// ```
/// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
/// let mut weights = MasterWeights::<F16>::new(vec![1.0]);
/// for _ in 0..100 {
///     weights.descend(&[1e-4], -1.0).unwrap();
/// }
/// assert!((weights.master()[0] - 1.01).abs() < 1e-5);
/// assert_eq!(weights.copies(), [F16::from_f32(1.01)]);
///
/// let mut alone = F16::ONE;
/// for _ in 0..100 {
///     alone = alone + F16::from_f32(1e-4);
/// }
/// assert_eq!(alone, F16::ONE);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MasterWeights<T> {
    master: Vec<f32>,
    copies: Vec<T>,
}

impl<T: SmallFloat> MasterWeights<T> {
    /// These weights, and their copies.
    ///
    /// # Complexity
    /// O(n) for n weights.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::BF16, mixed_precision::MasterWeights};
    /// assert_eq!(MasterWeights::<BF16>::new(vec![0.5]).copies()[0].to_f32(), 0.5);
    /// ```
    pub fn new(master: Vec<f32>) -> Self {
        let mut copies = vec![T::default(); master.len()];
        narrow(&master, &mut copies).expect("as many");
        Self { master, copies }
    }

    /// The weights.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
    /// assert_eq!(MasterWeights::<F16>::new(vec![0.1]).master(), [0.1]);
    /// ```
    pub fn master(&self) -> &[f32] {
        &self.master
    }

    /// The copies.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
    /// assert_eq!(MasterWeights::<F16>::new(vec![0.1]).copies(), [F16::from_f32(0.1)]);
    /// ```
    pub fn copies(&self) -> &[T] {
        &self.copies
    }

    /// The weights alone.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
    /// assert_eq!(MasterWeights::<F16>::new(vec![0.1, 0.2]).into_master(), [0.1, 0.2]);
    /// ```
    pub fn into_master(self) -> Vec<f32> {
        self.master
    }

    /// Changes the weights in a way of one's own, and makes the copies anew.
    ///
    /// # Complexity
    /// What `change` takes, and O(n) for n weights.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
    /// let mut weights = MasterWeights::<F16>::new(vec![1.0, 2.0]);
    /// weights.update(|w| w.iter_mut().for_each(|w| *w *= 0.5)); // decay
    /// assert_eq!(weights.copies().iter().map(|w| w.to_f32()).collect::<Vec<_>>(), [0.5, 1.0]);
    /// ```
    pub fn update(&mut self, change: impl FnOnce(&mut [f32])) {
        change(&mut self.master);
        narrow(&self.master, &mut self.copies).expect("as many");
    }

    /// One step of gradient descent: w − `rate` · g of each weight w and its gradient g.
    ///
    /// # Complexity
    /// O(n) for n weights, in one pass.
    ///
    /// # Accuracy
    /// Product and difference are each rounded once.
    ///
    /// # Errors
    /// [`LengthError`] if there are not as many gradients as weights; nothing is changed then.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::MasterWeights};
    /// let mut weights = MasterWeights::<F16>::new(vec![1.0, 2.0]);
    /// weights.descend(&[4.0, -8.0], 0.25).unwrap();
    /// assert_eq!(weights.master(), [0.0, 4.0]);
    /// assert!(weights.descend(&[4.0], 0.25).is_err());
    /// ```
    pub fn descend(&mut self, gradients: &[f32], rate: f32) -> Result<(), LengthError> {
        if gradients.len() != self.master.len() {
            return Err(LengthError { source: gradients.len(), target: self.master.len() });
        }
        let masters = self.master.chunks_mut(BLOCK);
        for ((w, copies), g) in masters.zip(self.copies.chunks_mut(BLOCK)).zip(gradients.chunks(BLOCK)) {
            for (w, g) in w.iter_mut().zip(g) {
                *w -= rate * g;
            }
            T::narrow_slice(w, copies);
        }
        Ok(())
    }
}

/// How many updates other than 0 would be lost if they were added to weights of the type
/// `T`: the sum, rounded, is the weight that was there.
///
/// # Complexity
/// O(n) for n weights.
///
/// # Accuracy
/// Exact: a sum in `f64` keeps all that decides how it is rounded to `T`. What is infinite
/// loses every update, NaN none.
///
/// # Errors
/// [`LengthError`] if the lengths differ.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::F16, mixed_precision::swamped};
/// let weights = [1.0, 1.0, 0.01, 0.0].map(F16::from_f32);
/// assert_eq!(swamped(&weights, &[1e-4, 1e-3, 1e-4, 0.0]), Ok(1));
/// ```
pub fn swamped<T: SmallFloat>(weights: &[T], updates: &[f32]) -> Result<usize, LengthError> {
    if weights.len() != updates.len() {
        return Err(LengthError { source: updates.len(), target: weights.len() });
    }
    let (mut sums, mut rounded) = ([0.0; 256], [T::default(); 256]);
    let mut lost = 0;
    for (weights, updates) in weights.chunks(256).zip(updates.chunks(256)) {
        let sums = &mut sums[..weights.len()];
        let rounded = &mut rounded[..weights.len()];
        for ((sum, w), u) in sums.iter_mut().zip(weights).zip(updates) {
            *sum = T::FORMAT.decode(w.pattern()) + f64::from(*u);
        }
        narrow(sums, rounded).expect("as many");
        let unchanged = weights.iter().zip(&*rounded).map(|(w, y)| w == y);
        lost += unchanged.zip(updates).filter(|(unchanged, u)| *unchanged && **u != 0.0).count();
    }
    Ok(lost)
}
