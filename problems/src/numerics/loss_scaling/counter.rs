//! By a machine of two numbers: k, and the applied steps since counting began.
//!
//! What the past has to say about the next step is in these two. O(n) for n steps, O(1) of
//! memory beside the answer.
//!
//! Source: Micikevicius and others, "Mixed precision training" (2018), §3.2; with a least
//! k, so that a network that has diverged does not drive the factor to 0.

use super::naive::is_fine;

/// Of each step its k, and whether it was applied.
pub(super) fn counter(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let (mut k, mut count) = (start, 0);
    let mut step = |&peak: &f32| {
        let (used, applied) = (k, is_fine(peak, k));
        if applied {
            count += 1;
        } else {
            k = (k - 1).max(least);
            count = 0;
        }
        if count == interval {
            k = (k + 1).min(greatest);
            count = 0;
        }
        (used, applied)
    };
    peaks.iter().map(&mut step).collect()
}
