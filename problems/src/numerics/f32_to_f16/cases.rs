//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::naive::value;

/// Where something changes: zero, the ends of subnormals and of normals, infinity, NaN.
const EDGES: [u32; 14] = [
    0,
    1,           // the smallest f32
    0x0080_0000, // its smallest normal
    0x3300_0000, // 2⁻²⁵, half of the smallest half
    0x3380_0000, // 2⁻²⁴
    0x387f_c000, // the greatest subnormal half
    0x387f_e000, // half way from there
    0x3880_0000, // 2⁻¹⁴
    0x3f7f_f000, // half way from the half below 1 to 1
    0x477f_e000, // 65504
    0x477f_f000, // 65520
    f32::MAX.to_bits(),
    f32::INFINITY.to_bits(),
    0x7fc0_0000,
];

fn list(n: usize, seed: u64, number: fn(&mut Random) -> f32) -> Floats<f32> {
    let mut random = Random::new(seed);
    Floats((0..n).map(|_| number(&mut random)).collect())
}

fn signed(random: &mut Random, size: f32) -> f32 {
    if random.below(2) == 0 { size } else { -size }
}

/// The number half way from a half, given by its pattern, to the next.
pub(super) fn tie(below: u16) -> f32 {
    f64::midpoint(value(below), value(below + 1)) as f32
}

/// The number some places further from zero.
pub(super) fn beside(x: f32, places: i32) -> f32 {
    f32::from_bits(x.to_bits().saturating_add_signed(places))
}

fn any_tie(random: &mut Random) -> f32 {
    let below = random.below(0x7c00) as u16;
    let size = tie(below);
    signed(random, size)
}

/// A random fraction behind an exponent from 2^least on, of so many.
fn in_octaves(random: &mut Random, least: i32, octaves: usize) -> f32 {
    let exponent = (127 + least) as u32 + random.below(octaves) as u32;
    let fraction = random.below(1 << 23) as u32;
    signed(random, f32::from_bits(exponent << 23 | fraction))
}

pub(super) fn patterns() -> Vec<Pattern<Floats<f32>>> {
    vec![
        Pattern::new("in-range", "numbers between 2⁻¹⁴ and 2¹⁶, normal as halves", |n, seed| {
            list(n, seed, |random| in_octaves(random, -14, 30))
        }),
        Pattern::new("any-bits", "any pattern of 32 bits: most overflow or become 0, one in 256 is NaN", |n, seed| {
            list(n, seed, |random| f32::from_bits(random.next_u64() as u32))
        }),
        Pattern::new("ties", "numbers half way between two halves", |n, seed| list(n, seed, any_tie)),
        Pattern::new("near-ties", "the neighbours of those half way between two halves", |n, seed| {
            list(n, seed, |random| beside(any_tie(random), if random.below(2) == 0 { 1 } else { -1 }))
        }),
        Pattern::new("subnormals", "numbers between 2⁻²⁶ and 2⁻¹⁴, subnormal as halves", |n, seed| {
            list(n, seed, |random| in_octaves(random, -26, 12))
        }),
        Pattern::new("edges", "where something changes, and up to two places beside it", |n, seed| {
            list(n, seed, |random| {
                let edge = f32::from_bits(EDGES[random.below(EDGES.len())]);
                let place = random.below(5) as i32 - 2;
                let size = beside(edge, place);
                signed(random, size)
            })
        }),
        Pattern::new("integers", "whole numbers up to 5000: from 2049 on not all are halves", |n, seed| {
            list(n, seed, |random| {
                let size = random.below(5001) as f32;
                signed(random, size)
            })
        }),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Floats<f32>>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["any-bits", "subnormals"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Floats<f32>>> {
    let case = |name, values: &[f32]| Case { name, input: Floats(values.to_vec()) };
    let bits = |patterns: &[u32]| -> Vec<f32> { patterns.iter().map(|&bits| f32::from_bits(bits)).collect() };
    vec![
        case("nothing", &[]),
        case("both zeros", &[0.0, -0.0]),
        case("a carry into the exponent", &[0.999_9]),
        case("just above a tie", &[2_049.000_2]),
        case("just below a tie", &[2_050.999_8]),
        case("below the tie to infinity", &[65_519.996, -65_519.996]),
        case("the greatest half", &[65504.0, -65504.0]),
        case("a subnormal that rounds up to a normal", &bits(&[0x387f_f000])),
        case("half of the smallest half", &bits(&[0x3300_0000, 0xb300_0000])),
        case("more than half of the smallest half", &bits(&[0x3300_0001])),
        case("one and a half of the smallest half", &bits(&[0x33c0_0000])),
        case("subnormal, no tie before the last bit", &bits(&[0x387f_dfff, 0x3840_0fff])),
        case("the smallest f32", &bits(&[1, 0x8000_0001])),
        case("infinities", &[f32::INFINITY, f32::NEG_INFINITY]),
        case("the greatest f32", &[f32::MAX, f32::MIN]),
        case("a NaN with nothing in its upper bits", &bits(&[0x7f80_0001, 0xff80_0001])),
        case("a NaN with all bits", &bits(&[0x7fff_ffff, 0xffff_ffff])),
        case("a NaN with some of its payload", &bits(&[0x7fa2_4fff])),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Floats<f32>> {
    let near_tie = (0u16..0x7c00, -1i32..=1, any::<bool>()).prop_map(|(below, places, negative)| {
        let size = beside(tie(below), places);
        if negative { -size } else { size }
    });
    let edge = (0..EDGES.len(), -2i32..=2).prop_map(|(edge, places)| beside(f32::from_bits(EDGES[edge]), places));
    let number = prop_oneof![
        2 => (-5000i32..=5000).prop_map(|x| x as f32),
        3 => near_tie,
        2 => any::<u32>().prop_map(f32::from_bits),
        1 => edge,
    ];
    vec(number, 0..=size).prop_map(Floats).boxed()
}
