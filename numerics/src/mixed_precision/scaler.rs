//! The factor of the loss, found on the way.

use std::{error::Error, fmt};

use super::unscale::{NonFinite, unscale, unscale_from};
use crate::half::{LengthError, SmallFloat};

/// Exponents of factors that are normal numbers, as are their reciprocals.
const EXPONENTS: i32 = 126;

/// How the factor 2ᵏ begins, grows and backs off.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::{LossScaler, Schedule};
/// let careful = Schedule { initial: 8, interval: 500, ..Schedule::default() };
/// assert_eq!(LossScaler::new(careful).unwrap().scale(), 256.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Schedule {
    /// k at the beginning.
    pub initial: i32,
    /// The least k, at least −126.
    pub least: i32,
    /// The greatest k, at most 126.
    pub greatest: i32,
    /// What is added to k after `interval` steps without overflow.
    pub growth: u8,
    /// What is taken from k where a gradient is not finite.
    pub back_off: u8,
    /// Steps without overflow until k grows, at least 1.
    pub interval: u32,
}

impl Default for Schedule {
    /// From 2¹⁶ on, doubled after 2000 steps, halved on overflow, never below 2⁻²⁴ or
    /// above 2⁶⁴.
    fn default() -> Self {
        Self { initial: 16, least: -24, greatest: 64, growth: 1, back_off: 1, interval: 2000 }
    }
}

impl Schedule {
    /// The first of its fields out of range.
    fn check(&self) -> Result<(), ScheduleError> {
        let field = |name, value: i32, least: i32, greatest: i32| match value {
            _ if (least..=greatest).contains(&value) => Ok(()),
            _ => Err(ScheduleError { name, value: value.into(), least: least.into(), greatest: greatest.into() }),
        };
        field("least", self.least, -EXPONENTS, EXPONENTS)?;
        field("greatest", self.greatest, self.least, EXPONENTS)?;
        field("initial", self.initial, self.least, self.greatest)?;
        field("back_off", self.back_off.into(), 1, u8::MAX.into())?;
        match self.interval {
            0 => Err(ScheduleError { name: "interval", value: 0, least: 1, greatest: u32::MAX.into() }),
            _ => Ok(()),
        }
    }
}

/// A field of a [`Schedule`] or a [`ScalerState`] out of range.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::{LossScaler, Schedule};
/// let refused = LossScaler::new(Schedule { initial: 200, ..Schedule::default() }).unwrap_err();
/// assert_eq!((refused.name, refused.value), ("initial", 200));
/// assert_eq!(refused.to_string(), "initial is 200, not from -24 to 64");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleError {
    /// Name of the field.
    pub name: &'static str,
    /// What it is.
    pub value: i64,
    /// The least that it may be.
    pub least: i64,
    /// The greatest that it may be.
    pub greatest: i64,
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, least, greatest } = self;
        write!(f, "{name} is {value}, not from {least} to {greatest}")
    }
}

impl Error for ScheduleError {}

/// All that a [`LossScaler`] knows, to be saved with the weights.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::LossScaler;
/// let mut scaler = LossScaler::default();
/// scaler.update(true);
/// let state = scaler.state();
/// assert_eq!((state.exponent, state.finite_steps), (16, 1));
/// assert_eq!(LossScaler::restore(state), Ok(scaler));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ScalerState {
    /// How it goes on.
    pub schedule: Schedule,
    /// k, where 2ᵏ is the factor.
    pub exponent: i32,
    /// Steps since the last overflow or growth, fewer than the interval.
    pub finite_steps: u32,
    /// Steps skipped since the last one that was not.
    pub skipped_in_a_row: u32,
}

/// What to do with the gradients of a step.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::{LossScaler, Step};
/// let mut scaler = LossScaler::default();
/// assert_eq!([true, false].map(|finite| scaler.update(finite)), [Step::Apply, Step::Skip]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Step {
    /// They are finite: change the weights.
    Apply,
    /// Some are not: leave the weights as they are.
    Skip,
}

/// The factor 2ᵏ of the loss: it grows while gradients stay finite, and backs off when
/// they do not.
///
/// With the feature `serde` it is saved as its [`ScalerState`], which is checked when it is
/// read back.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::{LossScaler, Schedule, Step};
/// let mut scaler = LossScaler::new(Schedule { initial: 4, interval: 2, ..Schedule::default() }).unwrap();
/// let scales = [true, true, true, false, true, true].map(|finite| {
///     let _ = scaler.update(finite);
///     scaler.scale()
/// });
/// assert_eq!(scales, [16.0, 32.0, 32.0, 16.0, 16.0, 32.0]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "ScalerState", try_from = "ScalerState"))]
pub struct LossScaler {
    state: ScalerState,
}

impl Default for LossScaler {
    /// By the default [`Schedule`].
    fn default() -> Self {
        Self::new(Schedule::default()).expect("its fields are in range")
    }
}

impl LossScaler {
    /// At the beginning of a schedule.
    ///
    /// # Errors
    /// [`ScheduleError`] names the field that is out of range.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::{LossScaler, Schedule};
    /// assert_eq!(LossScaler::new(Schedule { initial: -1, ..Schedule::default() }).unwrap().scale(), 0.5);
    /// assert!(LossScaler::new(Schedule { interval: 0, ..Schedule::default() }).is_err());
    /// ```
    pub fn new(schedule: Schedule) -> Result<Self, ScheduleError> {
        Self::restore(ScalerState { schedule, exponent: schedule.initial, finite_steps: 0, skipped_in_a_row: 0 })
    }

    /// Where another one was.
    ///
    /// # Errors
    /// [`ScheduleError`] names the field that is out of range.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::{LossScaler, ScalerState};
    /// let state = ScalerState { exponent: 3, ..LossScaler::default().state() };
    /// assert_eq!(LossScaler::restore(state).unwrap().scale(), 8.0);
    /// ```
    pub fn restore(state: ScalerState) -> Result<Self, ScheduleError> {
        let ScalerState { schedule, exponent, finite_steps, .. } = state;
        schedule.check()?;
        let out_of = |name, value, least, greatest| Err(ScheduleError { name, value, least, greatest });
        if !(schedule.least..=schedule.greatest).contains(&exponent) {
            return out_of("exponent", exponent.into(), schedule.least.into(), schedule.greatest.into());
        }
        if finite_steps >= schedule.interval {
            return out_of("finite_steps", finite_steps.into(), 0, i64::from(schedule.interval) - 1);
        }
        Ok(Self { state })
    }

    /// All that it knows.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::{LossScaler, Schedule};
    /// assert_eq!(LossScaler::default().state().schedule, Schedule::default());
    /// ```
    pub fn state(&self) -> ScalerState {
        self.state
    }

    /// The factor, to multiply the loss by.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::LossScaler;
    /// assert_eq!(LossScaler::default().scale(), 65536.0);
    /// ```
    pub fn scale(&self) -> f32 {
        power_of_two(self.state.exponent)
    }

    /// Divides gradients by the factor, in place; the first that is not finite then.
    ///
    /// # Complexity
    /// O(n) for n gradients, in one pass.
    ///
    /// # Accuracy
    /// As [`unscale`]: exact, but for results below 2⁻¹²⁶, which are rounded to the nearest.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::LossScaler;
    /// let scaler = LossScaler::default();
    /// let mut gradients = [65536.0f32, -3.0];
    /// assert_eq!(scaler.unscale(&mut gradients), None);
    /// assert_eq!(gradients, [1.0, -3.0 / 65536.0]);
    /// ```
    #[must_use = "what is not finite must not be applied"]
    pub fn unscale(&self, gradients: &mut [f32]) -> Option<NonFinite> {
        unscale(gradients, power_of_two(-self.state.exponent))
    }

    /// Gradients of a smaller type, widened and divided by the factor; the first that is
    /// not finite then.
    ///
    /// # Complexity
    /// O(n) for n gradients, in one pass.
    ///
    /// # Accuracy
    /// As [`unscale_from`]: exact, but for results below 2⁻¹²⁶, which are rounded to the nearest.
    ///
    /// # Errors
    /// [`LengthError`] if the lengths differ; nothing is written then.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::{half::F16, mixed_precision::LossScaler};
    /// let scaler = LossScaler::default();
    /// let mut out = [0.0f32; 2];
    /// let overflow = scaler.unscale_from(&[F16::ONE, F16::INFINITY], &mut out).unwrap();
    /// assert_eq!(overflow.unwrap().index, 1);
    /// assert_eq!(out[0], 1.0 / 65536.0);
    /// ```
    pub fn unscale_from<T: SmallFloat>(&self, scaled: &[T], out: &mut [f32]) -> Result<Option<NonFinite>, LengthError> {
        unscale_from(scaled, power_of_two(-self.state.exponent), out)
    }

    /// Takes note of a step whose gradients are all finite, or not, and says what to do with
    /// them. After the last of `interval` finite steps in a row the factor grows; where
    /// something is not finite, it backs off at once.
    ///
    /// # Complexity
    /// O(1).
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::mixed_precision::{LossScaler, Step};
    /// let mut scaler = LossScaler::default();
    /// assert_eq!(scaler.update(false), Step::Skip);
    /// assert_eq!((scaler.scale(), scaler.state().skipped_in_a_row), (32768.0, 1));
    /// ```
    pub fn update(&mut self, finite: bool) -> Step {
        let Schedule { least, greatest, growth, back_off, interval, .. } = self.state.schedule;
        let state = &mut self.state;
        if !finite {
            state.exponent = (state.exponent - i32::from(back_off)).max(least);
            state.finite_steps = 0;
            state.skipped_in_a_row = state.skipped_in_a_row.saturating_add(1);
            return Step::Skip;
        }
        state.skipped_in_a_row = 0;
        state.finite_steps += 1;
        if state.finite_steps == interval {
            state.exponent = (state.exponent + i32::from(growth)).min(greatest);
            state.finite_steps = 0;
        }
        Step::Apply
    }
}

impl From<LossScaler> for ScalerState {
    fn from(scaler: LossScaler) -> Self {
        scaler.state
    }
}

impl TryFrom<ScalerState> for LossScaler {
    type Error = ScheduleError;

    fn try_from(state: ScalerState) -> Result<Self, ScheduleError> {
        Self::restore(state)
    }
}

/// 2ᵏ for −126 ≤ k ≤ 127.
fn power_of_two(k: i32) -> f32 {
    f32::from_bits(((k + 127) as u32) << 23)
}
