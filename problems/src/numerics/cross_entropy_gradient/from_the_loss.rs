//! The loss without smoothing first; the target's number is e^−loss − 1.
//!
//! Training wants the loss anyway, ln Σ eˣ − x of the target. Taken from the maximum and the
//! sum of the others beside it, ln(1 + rest), it keeps its digits where it is far below 1;
//! and then so does p − 1 = e^−loss − 1, by the function that is made for this.
//!
//! Time O(n), two powers for each class and no space beside the answer.

pub(super) fn from_the_loss(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let (mut max, mut rest) = (f64::NEG_INFINITY, 0.0);
    for &x in logits.iter().filter(|x| **x > f32::NEG_INFINITY) {
        let x = f64::from(x);
        if x > max {
            // The old maximum's term, 1, is one of the others now.
            let scale = (max - x).exp();
            rest = rest * scale + scale;
            max = x;
        } else {
            rest += (x - max).exp();
        }
    }
    let loss = (max - f64::from(logits[target])) + f64::ln_1p(rest);

    let smoothing = f64::from(smoothing);
    let uniform = smoothing / logits.len() as f64;
    let probability = |&x: &f32| (f64::from(x) - max).exp() / (1.0 + rest);
    let mut gradient: Vec<f32> = logits.iter().map(|x| (probability(x) - uniform) as f32).collect();
    gradient[target] = ((-loss).exp_m1() + (smoothing - uniform)) as f32;
    gradient
}
