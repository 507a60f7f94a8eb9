//! Margin softmax: logits that ask for more than the right class.
//!
//! For unit vectors the logit of a class is the cosine of the angle θ between a feature
//! and the class's weights, times a scale s. A margin makes it harder for the target, and
//! for it alone, so that classes are pushed apart: in the combined form
//! s·(cos(m₁θ + m₂) − m₃).
//!
//! | | m₁ | m₂ | m₃ |
//! |---|---|---|---|
//! | plain softmax | 1 | 0 | 0 |
//! | L-Softmax, SphereFace | 2, 3, 4 | 0 | 0 |
//! | CosFace | 1 | 0 | 0.35 |
//! | ArcFace | 1 | 0.5 | 0 |
//!
//! The cosine falls with θ only while m₁θ + m₂ ≤ π; beyond, a greater angle would be
//! rewarded. [`Beyond`] says how to go on so that it falls everywhere:
//!
//! ```text
//!  1 ┐                          1 ┐
//!    │ ╲   plain                  │ ╲   continued
//!  0 ┤   ╲      ╱               0 ┤   ╲
//!    │    ╲    ╱                  │    ╲
//! −1 ┤     ╲──╱  wrong         −1 ┤     ╲──╲
//!    │                            │         ╲
//!    └─────────────► θ            └─────────────► θ
//!    0          π                 0          π
//! ```
//!
//! The derivative by the cosine has sin θ below the line; where θ is 0 or π and m₂ > 0 it
//! is infinite. Slopes are therefore taken at least [`CLEARANCE`] away from the two.
//!
//! # Complexity
//! O(n) for n cosines; an arc cosine, a sine and a cosine for each row.
//!
//! When not to use it: on cosines of features that are not normalised.
//!
//! Source: Liu et al., "Large-margin softmax loss" (2016) and "SphereFace" (2017); Wang et
//! al., "CosFace" (2018); Deng et al., "ArcFace" (2019), with the combined form.
//! [`Beyond::Continued`] is L-Softmax's ψ, here for any m₁ ≥ 1 and with m₂ added.
//!
//! # Examples
//! The loss and its gradient by the cosines:
//! ```
//! use kihon_numerics::{margin::*, softmax::*};
//! let cosines = [0.9, 0.1, 0.3];
//! let (margin, targets) = (Margin::arc_face(8.0, 0.5)?, [Some(0)]);
//!
//! let mut logits = cosines;
//! margin_logits(RowsMut::one(&mut logits), &targets, margin)?;
//! assert_eq!(logits[1..], [8.0 * 0.1, 8.0 * 0.3]);
//! assert!(logits[0] < 8.0 * 0.9);
//!
//! let mut gradient = [0.0; 3];
//! cross_entropy_gradient(Rows::one(&logits), &targets, 0.0, RowsMut::one(&mut gradient))?;
//! margin_gradient(Rows::one(&cosines), &targets, margin, RowsMut::one(&mut gradient))?;
//! assert!(gradient[0] < 0.0 && gradient[2] > gradient[1]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::{error::Error, f64::consts::PI, fmt};

use crate::softmax::{Element, Rows, RowsMut, ShapeError};

#[cfg(test)]
mod tests;

/// How near to 0 and π an angle's slope is taken, in radians: 2⁻¹².
///
/// # Examples
/// ```
/// use kihon_numerics::margin::{CLEARANCE, Margin};
/// let steepest = Margin::arc_face(1.0, 0.5)?.slope(1.0);
/// assert!((steepest - (CLEARANCE + 0.5).sin() / CLEARANCE.sin()).abs() < 1e-9);
/// # Ok::<(), kihon_numerics::margin::MarginError>(())
/// ```
pub const CLEARANCE: f64 = 1.0 / 4096.0;

/// By how much a cosine may be beyond ±1, as rounding makes it; it counts as ±1.
const ROUNDING: f64 = 0.01;

/// Why there are no logits.
///
/// # Examples
/// ```
/// use kihon_numerics::{margin::{Margin, MarginError, margin_logits}, softmax::RowsMut};
/// let refused = Margin::new(64.0, 1.0, -0.5, 0.0).unwrap_err();
/// assert_eq!(refused.to_string(), "m2 = -0.5 is not from 0 to pi");
///
/// let margin = Margin::cos_face(64.0, 0.35)?;
/// let refused = margin_logits(RowsMut::one(&mut [0.5, 3.0]), &[Some(1)], margin).unwrap_err();
/// assert_eq!(refused, MarginError::Cosine { row: 0, cosine: 3.0 });
/// assert_eq!(refused.to_string(), "row 0: the target's cosine is 3");
/// # Ok::<(), kihon_numerics::margin::MarginError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum MarginError {
    /// The scale is not a number above 0.
    Scale {
        /// The scale.
        scale: f64,
    },
    /// m₁ is not from 1 to 64.
    Factor {
        /// m₁.
        m1: f64,
    },
    /// m₂ is not from 0 to π.
    Angle {
        /// m₂.
        m2: f64,
    },
    /// m₃ is not a number from 0.
    Cut {
        /// m₃.
        m3: f64,
    },
    /// There is not one target for each row.
    Targets {
        /// How many rows.
        rows: usize,
        /// How many targets.
        targets: usize,
    },
    /// A target is no class.
    Target {
        /// Whose target.
        row: usize,
        /// The target.
        target: usize,
        /// How many classes there are.
        classes: usize,
    },
    /// The target's number is further beyond ±1 than rounding makes it: no cosine.
    Cosine {
        /// Whose target.
        row: usize,
        /// The number.
        cosine: f64,
    },
    /// The gradient has another shape than the cosines.
    Shape(ShapeError),
}

impl fmt::Display for MarginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scale { scale } => write!(f, "a scale of {scale} is not a number above 0"),
            Self::Factor { m1 } => write!(f, "m1 = {m1} is not from 1 to 64"),
            Self::Angle { m2 } => write!(f, "m2 = {m2} is not from 0 to pi"),
            Self::Cut { m3 } => write!(f, "m3 = {m3} is not a number from 0"),
            Self::Targets { rows, targets } => write!(f, "{targets} targets for {rows} rows"),
            Self::Target { row, target, classes } => write!(f, "row {row}: class {target} of {classes}"),
            Self::Cosine { row, cosine } => write!(f, "row {row}: the target's cosine is {cosine}"),
            Self::Shape(error) => error.fmt(f),
        }
    }
}

impl Error for MarginError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Shape(error) => Some(error),
            _ => None,
        }
    }
}

/// What takes the place of cos(m₁θ + m₂) where m₁θ + m₂ = φ is above π.
///
/// # Examples
/// ```
/// use kihon_numerics::margin::{Beyond, Margin};
/// let arc_face = Margin::arc_face(1.0, 0.5)?;
/// let (just_within, just_beyond) = ((3.14f64 - 0.5).cos(), (3.15f64 - 0.5).cos());
/// assert!((arc_face.logit(just_within) - arc_face.logit(just_beyond)).abs() < 1e-4);
/// let shifted = arc_face.beyond(Beyond::Shifted);
/// assert!(shifted.logit(just_within) - shifted.logit(just_beyond) > 0.1);
/// # Ok::<(), kihon_numerics::margin::MarginError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beyond {
    /// (−1)ᵏ·cos φ − 2k with k = ⌊φ/π⌋: without a jump, and falling everywhere.
    #[default]
    Continued,
    /// cos θ − m₂·sin m₂, as ArcFace is often implemented. For m₁ = 1 and m₂ to 2.33 it
    /// falls, too, but jumps where it begins: for m₂ = 0.5 from −1 to −1.117.
    Shifted,
}

/// The logit of a target: s·(cos(m₁θ + m₂) − m₃).
///
/// # Examples
/// ```
/// use kihon_numerics::margin::Margin;
/// let sphere_face = Margin::sphere_face(1.0, 2)?;
/// assert!((sphere_face.logit(0.6) - (2.0 * 0.36 - 1.0)).abs() < 1e-15); // cos 2θ
/// # Ok::<(), kihon_numerics::margin::MarginError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    scale: f64,
    m1: f64,
    m2: f64,
    m3: f64,
    beyond: Beyond,
}

impl Margin {
    /// All three margins at once: m₁ from 1 to 64 times the angle, m₂ from 0 to π radians
    /// added to it, m₃ from 0 taken from the cosine.
    ///
    /// # Errors
    /// [`MarginError::Scale`], [`MarginError::Factor`], [`MarginError::Angle`],
    /// [`MarginError::Cut`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// let none = Margin::new(10.0, 1.0, 0.0, 0.0)?;
    /// assert_eq!(none.logit(0.3), 3.0);
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn new(scale: f64, m1: f64, m2: f64, m3: f64) -> Result<Self, MarginError> {
        if !(scale > 0.0 && scale.is_finite()) {
            return Err(MarginError::Scale { scale });
        }
        if !(1.0..=64.0).contains(&m1) {
            return Err(MarginError::Factor { m1 });
        }
        if !(0.0..=PI).contains(&m2) {
            return Err(MarginError::Angle { m2 });
        }
        if !(m3 >= 0.0 && m3.is_finite()) {
            return Err(MarginError::Cut { m3 });
        }
        Ok(Self { scale, m1, m2, m3, beyond: Beyond::default() })
    }

    /// L-Softmax and SphereFace: s·cos(mθ).
    ///
    /// # Errors
    /// [`MarginError::Scale`], [`MarginError::Factor`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// assert_eq!(Margin::sphere_face(1.0, 4)?.logit(-1.0), -7.0); // 1 − 2·4
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn sphere_face(scale: f64, m: u8) -> Result<Self, MarginError> {
        Self::new(scale, m.into(), 0.0, 0.0)
    }

    /// CosFace: s·(cos θ − m).
    ///
    /// # Errors
    /// [`MarginError::Scale`], [`MarginError::Cut`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// assert_eq!(Margin::cos_face(4.0, 0.25)?.logit(0.75), 2.0);
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn cos_face(scale: f64, m: f64) -> Result<Self, MarginError> {
        Self::new(scale, 1.0, 0.0, m)
    }

    /// ArcFace: s·cos(θ + m).
    ///
    /// # Errors
    /// [`MarginError::Scale`], [`MarginError::Angle`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// assert!((Margin::arc_face(1.0, 0.5)?.logit(1.0) - 0.5f64.cos()).abs() < 1e-16);
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn arc_face(scale: f64, m: f64) -> Result<Self, MarginError> {
        Self::new(scale, 1.0, m, 0.0)
    }

    /// With another way to go on beyond π.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::{Beyond, Margin};
    /// let shifted = Margin::arc_face(1.0, 0.5)?.beyond(Beyond::Shifted);
    /// assert_eq!(shifted.logit(-1.0), -1.0 - 0.5 * 0.5f64.sin());
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    #[must_use]
    pub fn beyond(self, beyond: Beyond) -> Self {
        Self { beyond, ..self }
    }

    /// The target's logit for this cosine; NaN for NaN. What is beyond ±1 counts as ±1.
    ///
    /// # Accuracy
    /// For m₁ = 1 to a few units of 2⁻⁵³·(s + |logit|), exactly s·cosine for no margin;
    /// else m₁ times that.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// let margin = Margin::new(1.0, 2.0, 0.5, 0.1)?;
    /// assert!((margin.logit(0.8) - ((2.0 * 0.8f64.acos() + 0.5).cos() - 0.1)).abs() < 1e-15);
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn logit(self, cosine: f64) -> f64 {
        let cosine = cosine.clamp(-1.0, 1.0);
        let phi = self.m1 * cosine.acos() + self.m2;
        let turned = if self.m1 == 1.0 {
            // The cosine of a sum: exact where there is nothing to add.
            cosine * self.m2.cos() - ((1.0 - cosine) * (1.0 + cosine)).sqrt() * self.m2.sin()
        } else {
            phi.cos()
        };
        let k = half_turns(phi);
        let value = match self.beyond {
            _ if k == 0.0 => turned,
            Beyond::Continued if k % 2.0 == 0.0 => turned - 2.0 * k,
            Beyond::Continued => -turned - 2.0 * k,
            Beyond::Shifted => cosine - self.m2 * self.m2.sin(),
        };
        self.scale * (value - self.m3)
    }

    /// The derivative of [`logit`](Self::logit) by the cosine, never below 0: at an angle
    /// at least [`CLEARANCE`] away from 0 and π, and thus never infinite.
    ///
    /// # Accuracy
    /// Relative to about 2⁻⁴⁰ where the angle is further away than that.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::margin::Margin;
    /// assert_eq!(Margin::cos_face(10.0, 0.35)?.slope(0.3), 10.0);
    /// assert!((Margin::sphere_face(1.0, 2)?.slope(0.6) - 4.0 * 0.6).abs() < 1e-12); // 2c² − 1
    /// # Ok::<(), kihon_numerics::margin::MarginError>(())
    /// ```
    pub fn slope(self, cosine: f64) -> f64 {
        let theta = cosine.clamp(-1.0, 1.0).acos().clamp(CLEARANCE, PI - CLEARANCE);
        let phi = self.m1 * theta + self.m2;
        if self.beyond == Beyond::Shifted && half_turns(phi) > 0.0 {
            return self.scale;
        }
        // Of (−1)ᵏ·sin φ no sign is left.
        self.scale * self.m1 * (phi.sin() / theta.sin()).abs()
    }
}

/// ⌊φ/π⌋; 0 at π itself, and for NaN.
fn half_turns(phi: f64) -> f64 {
    if phi <= PI || phi.is_nan() { 0.0 } else { (phi / PI).floor() }
}

/// Makes cosines logits, in place: the target's with the margin, the others times the
/// scale. A row without target has no margin.
///
/// # Complexity
/// O(n) for n cosines.
///
/// # Accuracy
/// Each logit is that of `f64`, rounded once.
///
/// # Errors
/// [`MarginError::Targets`], and [`MarginError::Target`] or [`MarginError::Cosine`] for the
/// first row that has one; nothing is written then. NaN stays NaN.
///
/// # Examples
/// ```
/// use kihon_numerics::{margin::{Margin, margin_logits}, softmax::RowsMut};
/// let mut x = [0.5f32, 0.25, -0.5, 1.0];
/// margin_logits(RowsMut::new(&mut x, 2)?, &[Some(0), None], Margin::cos_face(8.0, 0.25)?)?;
/// assert_eq!(x, [2.0, 2.0, -4.0, 8.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn margin_logits<T: Element>(
    mut cosines: RowsMut<'_, T>,
    targets: &[Option<usize>],
    margin: Margin,
) -> Result<(), MarginError> {
    check(&cosines.as_rows(), targets)?;
    for (i, &target) in targets.iter().enumerate() {
        let row = cosines.row_mut(i);
        let logit = target.map(|target| margin.logit(row[target].to_f64()));
        row.iter_mut().for_each(|x| *x = T::from_f64(margin.scale * x.to_f64()));
        if let (Some(target), Some(logit)) = (target, logit) {
            row[target] = T::from_f64(logit);
        }
    }
    Ok(())
}

/// Makes of a gradient by the logits that by the `cosines` they were made of, in place.
///
/// # Complexity
/// O(n) for n cosines.
///
/// # Accuracy
/// Each is that of `f64`, rounded once.
///
/// # Errors
/// As [`margin_logits`], and [`MarginError::Shape`].
///
/// # Examples
/// ```
/// use kihon_numerics::{margin::{Margin, margin_gradient}, softmax::{Rows, RowsMut}};
/// let mut gradient = [-0.5, 0.5];
/// let margin = Margin::sphere_face(8.0, 2)?;
/// margin_gradient(Rows::one(&[0.5, 0.1]), &[Some(0)], margin, RowsMut::one(&mut gradient))?;
/// assert!((gradient[0] + 0.5 * 8.0 * 4.0 * 0.5f64).abs() < 1e-12);
/// assert_eq!(gradient[1], 4.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn margin_gradient<T: Element>(
    cosines: Rows<'_, T>,
    targets: &[Option<usize>],
    margin: Margin,
    mut gradient: RowsMut<'_, T>,
) -> Result<(), MarginError> {
    gradient.fits(&cosines).map_err(MarginError::Shape)?;
    check(&cosines, targets)?;
    for (i, (&target, row)) in targets.iter().zip(cosines.iter()).enumerate() {
        let out = gradient.row_mut(i);
        let by_target = target.map(|target| margin.slope(row[target].to_f64()) * out[target].to_f64());
        out.iter_mut().for_each(|g| *g = T::from_f64(margin.scale * g.to_f64()));
        if let (Some(target), Some(by_target)) = (target, by_target) {
            out[target] = T::from_f64(by_target);
        }
    }
    Ok(())
}

fn check<T: Element>(cosines: &Rows<'_, T>, targets: &[Option<usize>]) -> Result<(), MarginError> {
    let (rows, classes) = cosines.shape();
    if targets.len() != rows {
        return Err(MarginError::Targets { rows, targets: targets.len() });
    }
    for (row, target) in targets.iter().enumerate() {
        let Some(target) = *target else { continue };
        if target >= classes {
            return Err(MarginError::Target { row, target, classes });
        }
        let cosine = cosines.row(row)[target].to_f64();
        if cosine.abs() > 1.0 + ROUNDING {
            return Err(MarginError::Cosine { row, cosine });
        }
    }
    Ok(())
}
