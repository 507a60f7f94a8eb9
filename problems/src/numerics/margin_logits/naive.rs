//! Half-turn by half-turn: each takes 2, and what is left of the angle takes 1 − cos.
//!
//! Time O(n). In `f64`: it is the oracle.

use std::f64::consts::PI;

pub(super) fn naive(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let mut logits = Vec::new();
    for (class, &cosine) in cosines.iter().enumerate() {
        let mut value = f64::from(cosine);
        if usize::try_from(label) == Ok(class) {
            let mut angle = f64::from(m1) * value.clamp(-1.0, 1.0).acos() + f64::from(m2);
            value = 1.0;
            while angle > PI {
                angle -= PI;
                value -= 2.0;
            }
            value -= 1.0 - angle.cos();
            value -= f64::from(m3);
        }
        logits.push((f64::from(scale) * value) as f32);
    }
    logits
}
