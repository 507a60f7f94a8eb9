//! The obvious way: look back at what the last steps did.
//!
//! No state is kept but the answer itself. k grows if the last `interval` steps were all
//! applied with the same k. O(n · interval) for n steps.

/// Of each step its k, and whether it was applied.
pub(super) fn naive(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let mut steps: Vec<(i32, bool)> = Vec::new();
    for &peak in peaks {
        let k = match steps.last() {
            None => start,
            Some(&(k, false)) => (k - 1).max(least),
            Some(&(k, true)) if steps.len() >= interval && alike(&steps[steps.len() - interval..]) => {
                (k + 1).min(greatest)
            }
            Some(&(k, true)) => k,
        };
        steps.push((k, is_fine(peak, k)));
    }
    steps
}

/// Whether all these steps were applied, with the same k.
fn alike(steps: &[(i32, bool)]) -> bool {
    steps.iter().all(|&(k, applied)| applied && k == steps[0].0)
}

/// Whether the peak times 2ᵏ is finite as a half. The product is exact in `f64`.
pub(super) fn is_fine(peak: f32, k: i32) -> bool {
    f64::from(peak) * 2f64.powi(k) < 65520.0
}
