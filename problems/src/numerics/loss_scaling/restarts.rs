//! By the place where counting last began: nothing is added up from step to step.
//!
//! k changes where the distance from that place is the interval. The greatest k with which
//! a peak is fine is known before any step, so a step is applied if k is not above it: the
//! part that looks at the numbers is a map, and only comparing integers is in order. O(n)
//! for n steps.

/// Of each step its k, and whether it was applied.
pub(super) fn restarts(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let (mut k, mut restart) = (start, 0);
    let mut steps = Vec::with_capacity(peaks.len());
    for (step, room) in peaks.iter().map(|&peak| room(peak)).enumerate() {
        let applied = k <= room;
        steps.push((k, applied));
        if !applied {
            (k, restart) = ((k - 1).max(least), step + 1);
        } else if step + 1 - restart == interval {
            (k, restart) = ((k + 1).min(greatest), step + 1);
        }
    }
    steps
}

/// The greatest k with which a peak is finite as a half; less than any for what is not finite.
fn room(peak: f32) -> i32 {
    // 65520 is (2 − 2⁻¹¹) · 2¹⁵: a fraction from there on rounds up to the next power of two.
    const LIMIT: u32 = 65520f32.to_bits();
    let (exponent, fraction) = ((peak.to_bits() >> 23) as i32, peak.to_bits() & 0x007f_ffff);
    match exponent {
        0xff => i32::MIN,
        // Subnormal: 2⁻¹²⁶ at most, fine with 2⁶⁴ and more.
        0 => i32::MAX,
        _ => (LIMIT >> 23) as i32 - exponent - i32::from(fraction >= LIMIT & 0x007f_ffff),
    }
}
