//! In one pass: the maximum so far, and what the others come to beside it.
//!
//! `rest` is Σ e^(x − max) over all so far but the maximum itself. A value that is not
//! greater adds its power. A greater one makes the old maximum one of the others: with its
//! term, 1, the old sum is 1 + rest, and taken from the new maximum that times e^(old − new).
//! Both parts are multiplied by themselves, for 1 + rest would lose a small rest.
//!
//! Time O(n), space O(1); a power for each value. For values that come from a stream.
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018);
//! leaving out the maximum's term is added here.

pub(super) fn online(x: &[f32]) -> f32 {
    let (mut max, mut rest) = (f64::NEG_INFINITY, 0.0);
    let mut infinite = false;
    for &x in x {
        let x = f64::from(x);
        if x.is_nan() {
            return f32::NAN;
        }
        if x == f64::INFINITY {
            // Not at once the answer: NaN may follow.
            infinite = true;
        } else if x > max {
            let scale = (max - x).exp();
            rest = rest * scale + scale;
            max = x;
        } else if x > f64::NEG_INFINITY {
            rest += (x - max).exp();
        }
    }
    if infinite { f32::INFINITY } else { (max + f64::ln_1p(rest)) as f32 }
}
