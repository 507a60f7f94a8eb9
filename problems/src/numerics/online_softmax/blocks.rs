//! Blocks that know nothing of one another, then what stands before each.
//!
//! Maximum and sum of a stretch of logits make a value, and two of them merge into that of
//! both stretches: the sum with the lesser maximum is scaled to the greater one. This is
//! associative, and no logits at all are its identity. So the states of all blocks can be
//! made at once, by as many threads as one likes; merged one after the other they say what
//! stands before each block; and from there each block answers for itself, again at once.
//! Here one thread does it all.
//!
//! Time O(n), two powers for each logit. Space O(n/256). Where one thread is all there is,
//! a running maximum and sum do the same in one go.
//!
//! Source: Blelloch, "Prefix sums and their applications" (1990), for the three steps.

/// Logits in a block.
const BLOCK: usize = 256;

/// The greatest of some logits, and Σ e^(x − max) over them.
#[derive(Clone, Copy)]
struct State {
    max: f64,
    /// NaN if one of them is; the maximum is of the others then.
    sum: f64,
}

impl State {
    /// Of nothing, or of nothing but −∞.
    const NONE: Self = Self { max: f64::NEG_INFINITY, sum: 0.0 };

    fn of(x: f32) -> Self {
        match x {
            f32::NEG_INFINITY => Self::NONE,
            x if x.is_nan() => Self { sum: f64::NAN, ..Self::NONE },
            x => Self { max: x.into(), sum: 1.0 },
        }
    }

    fn merge(self, other: Self) -> Self {
        let max = self.max.max(other.max);
        Self { max, sum: self.sum_from(max) + other.sum_from(max) }
    }

    /// Σ e^(x − max) for another maximum, at least as great.
    fn sum_from(self, max: f64) -> f64 {
        if self.max == max { self.sum } else { self.sum * (self.max - max).exp() }
    }

    /// What of the sum is x's.
    fn share(self, x: f32) -> f32 {
        let weight = if x == f32::NEG_INFINITY { 0.0 } else { (f64::from(x) - self.max).exp() };
        let impossible = weight == 0.0 && self.sum == 0.0;
        if impossible { 0.0 } else { (weight / self.sum) as f32 }
    }
}

pub(super) fn blocks(logits: &[f32]) -> Vec<f32> {
    let whole = |block: &[f32]| block.iter().map(|&x| State::of(x)).fold(State::NONE, State::merge);
    let states: Vec<State> = logits.chunks(BLOCK).map(whole).collect();
    let before = states.iter().scan(State::NONE, |before, &state| {
        let this = *before;
        *before = before.merge(state);
        Some(this)
    });
    let answers = logits.chunks(BLOCK).zip(before).map(|(block, mut state)| {
        block.iter().map(move |&x| {
            state = state.merge(State::of(x));
            state.share(x)
        })
    });
    answers.flatten().collect()
}
