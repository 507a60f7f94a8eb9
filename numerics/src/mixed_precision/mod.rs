//! Training with 16-bit numbers that ends where training with 32 bits does.
//!
//! Two things go wrong when gradients and weights are halves. Small gradients become
//! 0: most of those of a deep network lie below 2⁻¹⁴, where halves lose their bits.
//! And small updates are swamped: from 1 on, anything below 2⁻¹¹ added to a half
//! leaves it as it was, however often it is added.
//!
//! The cure for the first is a factor: the loss is multiplied by 2ᵏ, so that all
//! gradients are, and they are divided by it again in `f32`. [`LossScaler`] finds k on
//! the way: it grows as long as no gradient overflows, and where one does, it backs off
//! and the step is skipped. The cure for the second is a master copy of the weights in
//! `f32`, [`MasterWeights`], from which the halves are rounded after each step.
//!
//! ```text
//!  master f32 ──round──► halves ──forward──► loss · 2ᵏ ──backward──► halves · 2ᵏ
//!      ▲                                                                 │
//!      └── descend ◄── all finite? k may grow ◄── unscale and check ◄────┘
//!                      some not: skip, k backs off
//! ```
//!
//! # Complexity
//! O(n) a step for n weights. Dividing and looking for what is not finite is one pass,
//! as is updating the master copy and rounding it.
//!
//! When not to use it: with `BF16`, whose exponents are those of `f32`, the scale is not
//! needed; the master copy is needed even more.
//!
//! Source: Micikevicius and others, "Mixed precision training" (2018). Deviation: factors
//! are powers of two, so that scaling changes no digit, and there is a least one, so
//! that a network that has diverged does not drive it to 0.
//!
//! # Examples
//! One weight, drawn to 0.7 by the loss (w − 0.7)² / 2, with all of the way back in halves:
//! ```
//! use kihon_numerics::{half::F16, mixed_precision::{LossScaler, MasterWeights, Step}};
//!
//! let mut scaler = LossScaler::default();
//! let mut weights = MasterWeights::<F16>::new(vec![0.0]);
//! let mut skipped = 0;
//! for _ in 0..4000 {
//!     let w = weights.copies()[0].to_f32();
//!     let scaled = [F16::from_f32((w - 0.7) * scaler.scale())];
//!     let mut gradient = [0.0f32];
//!     let overflow = scaler.unscale_from(&scaled, &mut gradient).unwrap();
//!     match scaler.update(overflow.is_none()) {
//!         Step::Apply => weights.descend(&gradient, 0.01).unwrap(),
//!         Step::Skip => skipped += 1,
//!     }
//! }
//! assert!((weights.master()[0] - 0.7).abs() < 2e-4 && skipped < 10);
//! ```

mod master;
mod scaler;
mod unscale;

#[cfg(test)]
mod tests;

pub use master::{MasterWeights, swamped};
pub use scaler::{LossScaler, ScalerState, Schedule, ScheduleError, Step};
pub use unscale::{NonFinite, unscale, unscale_from};
