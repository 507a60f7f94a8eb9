//! The obvious way: look for the two halves between which the number lies.
//!
//! Without their signs halves grow with their patterns, so the neighbours are found by
//! bisection, and the middle between them says which is nearer. All of that is exact in
//! `f64`. The pattern of infinity, read like any other, is 65536: that is the rule of
//! overflow. O(1) for a number, 15 steps.

/// The half nearest to each number.
pub(super) fn naive(values: &[f32]) -> Vec<u16> {
    values.iter().map(|&x| nearest(x)).collect()
}

fn nearest(x: f32) -> u16 {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    if x.is_nan() {
        let payload = (x.to_bits() >> 13 & 0x1ff) as u16;
        return sign | 0x7e00 | payload;
    }
    let size = f64::from(x.abs());
    let (mut below, mut above) = (0, 0x7c00);
    while above - below > 1 {
        let middle = u16::midpoint(below, above);
        if value(middle) <= size {
            below = middle;
        } else {
            above = middle;
        }
    }
    let middle = f64::midpoint(value(below), value(above));
    let even = if below % 2 == 0 { below } else { above };
    sign | if size < middle {
        below
    } else if size > middle {
        above
    } else {
        even
    }
}

/// What a pattern without sign stands for.
pub(super) fn value(pattern: u16) -> f64 {
    let (exponent, fraction) = (pattern >> 10, f64::from(pattern & 0x3ff));
    match exponent {
        0 => fraction * 2f64.powi(-24),
        _ => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    }
}
