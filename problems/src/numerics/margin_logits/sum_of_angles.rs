//! Without the angle: cos(θ + m) = cos θ · cos m − sin θ · sin m.
//!
//! Where m₁ is 1, and ArcFace and CosFace have no other, the cosine is all that is needed: sin θ is
//! √(1 − cos² θ), as (1 − c)·(1 + c), which does not cancel. No arc cosine is taken, and none
//! of its error; for no margin the answer is exactly s·cos θ. That θ + m is beyond π shows in
//! cos θ < −cos m, and there the value is turned upside down and 2 less. For other m₁ it is
//! the number of half-turns again.
//!
//! Time O(n); the sine and cosine of m₂ would be computed once for a whole batch.
//!
//! Source: Deng et al., "ArcFace" (2019), whose code computes it so.

use super::folded::folded;

pub(super) fn sum_of_angles(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    if m1 != 1.0 {
        return folded(cosines, label, scale, m1, m2, m3);
    }
    let mut logits: Vec<f32> = cosines.iter().map(|cosine| scale * cosine).collect();
    let Ok(target) = usize::try_from(label) else { return logits };

    let (sin_m, cos_m) = f64::from(m2).sin_cos();
    let c = f64::from(cosines[target]).clamp(-1.0, 1.0);
    let turned = c * cos_m - ((1.0 - c) * (1.0 + c)).sqrt() * sin_m;
    let psi = if c < -cos_m { -turned - 2.0 } else { turned };
    logits[target] = (f64::from(scale) * (psi - f64::from(m3))) as f32;
    logits
}
