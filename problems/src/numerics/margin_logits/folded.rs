//! The formula of L-Softmax: (−1)ᵏ·cos φ − 2k in the k-th half-turn.
//!
//! Every other half-turn the cosine rises; turned upside down it falls, and 2k less it starts
//! where the one before ended. Since the pieces meet, an angle that rounding puts into the
//! wrong half-turn has the same value there.
//!
//! Time O(n), one arc cosine and one cosine. `f64` for the target alone.
//!
//! Source: Liu et al., "Large-margin softmax loss for convolutional neural networks" (2016);
//! Deng et al., "ArcFace" (2019), for the three margins in one.

use std::f64::consts::PI;

pub(super) fn folded(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let mut logits: Vec<f32> = cosines.iter().map(|cosine| scale * cosine).collect();
    let Ok(target) = usize::try_from(label) else { return logits };

    let theta = f64::from(cosines[target]).clamp(-1.0, 1.0).acos();
    let phi = f64::from(m1) * theta + f64::from(m2);
    let k = (phi / PI).floor();
    let sign = if k % 2.0 == 0.0 { 1.0 } else { -1.0 };
    let psi = sign * phi.cos() - 2.0 * k;
    logits[target] = (f64::from(scale) * (psi - f64::from(m3))) as f32;
    logits
}
