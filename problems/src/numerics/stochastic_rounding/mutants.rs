//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{StochasticRounding, compare::rounded, kata::Solution};

pub(super) fn mutants() -> Vec<Mutant<StochasticRounding>> {
    use VerdictKind::{Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("truncates", "cuts the lower half off", truncates, Wrong),
        mutant("rounds_to_nearest", "the draw has no say", rounds_to_nearest, Wrong),
        mutant("moves_what_is_exact", "up also if the random number equals r", moves_what_is_exact, Wrong),
        mutant(
            "adds_the_random_bits",
            "a carry of r + random: up for the great draws, not for the small",
            adds_bits,
            Wrong,
        ),
        mutant("goes_to_plus_infinity", "up means greater, also below zero", goes_to_plus_infinity, Wrong),
        mutant(
            "loses_the_carry",
            "a fraction that rounds up to 1 leaves the exponent as it was",
            loses_the_carry,
            Wrong,
        ),
        mutant("saturates", "nothing becomes infinite", saturates, Wrong),
        mutant("flushes_subnormals", "0 for what is no normal bf16", flushes_subnormals, Wrong),
        mutant("rounds_nan", "NaN like a number: it carries into the sign, or ends as infinity", rounds_nan, Wrong),
        mutant("one_draw_for_all", "the first random number for every value", one_draw_for_all, Wrong),
        mutant("draws_a_byte", "compares the upper bytes alone", draws_a_byte, Wrong),
        mutant("draws_one_too_many", "draws before it looks whether there is a number", draws_one_too_many, Panicked),
        mutant(
            "starts_the_stream_again",
            "goes through the draws from the first for each number",
            starts_again,
            TooSlow,
        ),
    ]
}

/// `finite(bits, random)` for each number that is finite, the right answer for the others.
fn finite(values: &[f32], random: &[u16], finite: impl Fn(u32, u16) -> u16) -> Vec<u16> {
    let one =
        |(x, &random): (&f32, &u16)| if x.is_finite() { finite(x.to_bits(), random) } else { rounded(*x, random) };
    values.iter().zip(random).map(one).collect()
}

fn right(bits: u32, random: u16) -> u16 {
    rounded(f32::from_bits(bits), random)
}

fn truncates(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, _| (bits >> 16) as u16)
}

fn rounds_to_nearest(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, _| ((bits + 0x7fff + (bits >> 16 & 1)) >> 16) as u16)
}

fn moves_what_is_exact(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| (bits >> 16) as u16 + u16::from(random <= bits as u16))
}

fn adds_bits(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| ((bits + u32::from(random)) >> 16) as u16)
}

fn goes_to_plus_infinity(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| {
        let rest = bits as u16;
        if bits >> 31 == 0 || rest == 0 {
            return right(bits, random);
        }
        // Of the way from the lesser to the greater neighbour.
        let way = rest.wrapping_neg();
        (bits >> 16) as u16 + u16::from(random >= way)
    })
}

fn loses_the_carry(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| {
        let upper = (bits >> 16) as u16;
        upper & 0xff80 | right(bits, random) & 0x007f
    })
}

fn saturates(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| {
        let rounded = right(bits, random);
        if rounded & 0x7fff == 0x7f80 { rounded - 1 } else { rounded }
    })
}

fn flushes_subnormals(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| {
        let rounded = right(bits, random);
        if rounded & 0x7f80 == 0 { rounded & 0x8000 } else { rounded }
    })
}

fn rounds_nan(values: &[f32], random: &[u16]) -> Vec<u16> {
    let one =
        |(x, &random): (&f32, &u16)| ((x.to_bits() >> 16) as u16).wrapping_add(u16::from(random < x.to_bits() as u16));
    values.iter().zip(random).map(one).collect()
}

fn one_draw_for_all(values: &[f32], random: &[u16]) -> Vec<u16> {
    values.iter().map(|&x| rounded(x, random[0])).collect()
}

fn draws_a_byte(values: &[f32], random: &[u16]) -> Vec<u16> {
    finite(values, random, |bits, random| (bits >> 16) as u16 + u16::from(random >> 8 < bits as u16 >> 8))
}

fn draws_one_too_many(values: &[f32], random: &[u16]) -> Vec<u16> {
    let mut halves = Vec::new();
    loop {
        let draw = random[halves.len()];
        let Some(&x) = values.get(halves.len()) else { return halves };
        halves.push(rounded(x, draw));
    }
}

fn starts_again(values: &[f32], random: &[u16]) -> Vec<u16> {
    let draw = |i: usize| random[..=i].iter().fold(0, |_, &draw| black_box(draw));
    values.iter().enumerate().map(|(i, &x)| rounded(x, draw(i))).collect()
}
