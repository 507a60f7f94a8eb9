//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{F32ToF16, kata::Solution, shifts::nearest};

pub(super) fn mutants() -> Vec<Mutant<F32ToF16>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("truncates", "cuts the last 13 bits off", truncates, Wrong),
        mutant("rounds_half_up", "a tie goes away from zero", rounds_half_up, Wrong),
        mutant(
            "takes_half_for_a_tie",
            "looks at the first bit that goes, not at those behind it",
            half_is_a_tie,
            Wrong,
        ),
        mutant(
            "loses_the_carry",
            "a fraction that rounds up to 1 leaves the exponent as it was",
            loses_the_carry,
            Wrong,
        ),
        mutant("flushes_subnormals", "0 for what is no normal half", flushes_subnormals, Wrong),
        mutant("rounds_twice", "subnormals are first rounded to eleven bits", rounds_twice, Wrong),
        mutant("saturates", "the greatest half for what is too large", saturates, Wrong),
        mutant("infinite_above_the_greatest", "infinity for all above 65504", infinite_early, Wrong),
        mutant("nan_to_infinity", "a NaN whose upper bits are 0 becomes infinity", nan_to_infinity, Wrong),
        mutant("asks_for_less_than_zero", "-0 is not less than 0", less_than_zero, Wrong),
        mutant("shifts_too_far", "shifts the significand by 32 bits and more", shifts_too_far, Panicked),
        mutant("remembers_in_a_list", "looks each number up among all those before", remembers, TooSlow),
        mutant("scales_and_rounds", "right: divides by the unit in the last place, in f64", scales, Accepted),
    ]
}

/// `number` for each that is normal as a half and does not overflow, the right answer for the others.
fn normals(values: &[f32], number: impl Fn(u32) -> u32) -> Vec<u16> {
    let one = |x: f32| match x.to_bits() & 0x7fff_ffff {
        size @ 0x3880_0000..0x477f_f000 => (x.to_bits() >> 16 & 0x8000) as u16 | number(size) as u16,
        _ => nearest(x),
    };
    values.iter().map(|&x| one(x)).collect()
}

fn truncates(values: &[f32]) -> Vec<u16> {
    normals(values, |size| (size - (112 << 23)) >> 13)
}

fn rounds_half_up(values: &[f32]) -> Vec<u16> {
    normals(values, |size| (size - (112 << 23) + 0x1000) >> 13)
}

fn half_is_a_tie(values: &[f32]) -> Vec<u16> {
    normals(values, |size| {
        let kept = (size - (112 << 23)) >> 13;
        kept + (size >> 12 & kept & 1)
    })
}

fn loses_the_carry(values: &[f32]) -> Vec<u16> {
    normals(values, |size| {
        let fraction = ((size & 0x007f_ffff) + 0xfff + (size >> 13 & 1)) >> 13;
        ((size >> 23) - 112) << 10 | fraction & 0x3ff
    })
}

fn flushes_subnormals(values: &[f32]) -> Vec<u16> {
    let flushed = |half: u16| if half & 0x7c00 == 0 { half & 0x8000 } else { half };
    values.iter().map(|&x| flushed(nearest(x))).collect()
}

fn rounds_twice(values: &[f32]) -> Vec<u16> {
    let eleven_bits = |x: f32| f32::from_bits((x.to_bits() + 0xfff + (x.to_bits() >> 13 & 1)) & !0x1fff);
    values.iter().map(|&x| if x.abs() < 2f32.powi(-14) { nearest(eleven_bits(x)) } else { nearest(x) }).collect()
}

fn saturates(values: &[f32]) -> Vec<u16> {
    let clamped = |x: f32| if x.is_infinite() { x } else { x.clamp(-65504.0, 65504.0) };
    values.iter().map(|&x| nearest(clamped(x))).collect()
}

fn infinite_early(values: &[f32]) -> Vec<u16> {
    let early = |x: f32| if x.abs() > 65504.0 { f32::INFINITY.copysign(x) } else { x };
    values.iter().map(|&x| nearest(early(x))).collect()
}

fn nan_to_infinity(values: &[f32]) -> Vec<u16> {
    let upper_bits = |x: f32| (x.to_bits() >> 16 & 0x8000 | 0x7c00 | x.to_bits() >> 13 & 0x3ff) as u16;
    values.iter().map(|&x| if x.is_nan() { upper_bits(x) } else { nearest(x) }).collect()
}

fn less_than_zero(values: &[f32]) -> Vec<u16> {
    let signed = |x: f32| if x < 0.0 { 0x8000 | nearest(-x) } else { nearest(x.abs()) };
    values.iter().map(|&x| if x.is_nan() { nearest(x) } else { signed(x) }).collect()
}

fn shifts_too_far(values: &[f32]) -> Vec<u16> {
    let checked = |x: f32| {
        let exponent = x.to_bits() >> 23 & 0xff;
        if (1..113).contains(&exponent) {
            let significand = x.to_bits() & 0x007f_ffff | 0x0080_0000;
            black_box(significand.checked_shr(126 - exponent).expect("the shift is less than 32"));
        }
        nearest(x)
    };
    values.iter().map(|&x| checked(x)).collect()
}

fn remembers(values: &[f32]) -> Vec<u16> {
    let mut known: Vec<(u32, u16)> = Vec::new();
    let mut halves = Vec::with_capacity(values.len());
    for &x in values {
        let found = black_box(&known).iter().find(|(bits, _)| *bits == x.to_bits());
        let half = found.map_or_else(|| nearest(x), |&(_, half)| half);
        known.push((x.to_bits(), half));
        halves.push(half);
    }
    halves
}

fn scales(values: &[f32]) -> Vec<u16> {
    let one = |x: f32| {
        let sign = (x.to_bits() >> 16 & 0x8000) as u16;
        let size = f64::from(x.abs());
        if x.is_nan() {
            return nearest(x);
        }
        if size >= 65520.0 {
            return sign | 0x7c00;
        }
        // The exponent of the unit in the last place, and how many there are of it.
        let unit = size.log2().floor().max(-14.0) as i32 - 10;
        let count = (size / 2f64.powi(unit)).round_ties_even() as u32;
        // An octave is 1024 patterns; the leading 1 of the count is one of them.
        sign | ((unit + 24) as u32 * 1024 + count) as u16
    };
    values.iter().map(|&x| one(x)).collect()
}
