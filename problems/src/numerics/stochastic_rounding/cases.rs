//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Draws;

fn draws(n: usize, seed: u64, pair: fn(&mut Random) -> (f32, u16)) -> Draws {
    let mut random = Random::new(seed);
    (0..n).map(|_| pair(&mut random)).collect()
}

/// 16 random bits.
fn bits(random: &mut Random) -> u16 {
    random.next_u64() as u16
}

/// A number from `least` on, in so many octaves, of any sign.
fn in_octaves(random: &mut Random, least: u32, octaves: usize) -> f32 {
    let exponent = least + random.below(octaves) as u32;
    f32::from_bits(random.next_u64() as u32 & 0x807f_ffff | exponent << 23)
}

pub(super) fn patterns() -> Vec<Pattern<Draws>> {
    vec![
        Pattern::new("weights", "numbers from 2⁻¹⁰ to 1 with any random bits", |n, seed| {
            draws(n, seed, |random| (in_octaves(random, 117, 10), bits(random)))
        }),
        Pattern::new("any-bits", "any pattern of 32 bits: one number in 256 is NaN", |n, seed| {
            draws(n, seed, |random| (f32::from_bits(random.next_u64() as u32), bits(random)))
        }),
        Pattern::new("exact", "numbers that are bf16, a third of the random bits 0", |n, seed| {
            draws(n, seed, |random| {
                let x = f32::from_bits((random.next_u64() as u32) << 16);
                (x, if random.below(3) == 0 { 0 } else { bits(random) })
            })
        }),
        Pattern::new("close", "random bits that are just less than they must be, or just not", |n, seed| {
            draws(n, seed, |random| {
                let x = in_octaves(random, 100, 50);
                (x, (x.to_bits() as u16).wrapping_sub(random.below(2) as u16))
            })
        }),
        Pattern::new("carries", "numbers that round up to a power of two", |n, seed| {
            draws(n, seed, |random| (f32::from_bits(random.next_u64() as u32 | 0x007f_8000), bits(random)))
        }),
        Pattern::new("subnormals", "numbers below 2⁻¹²⁶", |n, seed| {
            draws(n, seed, |random| (in_octaves(random, 0, 1), bits(random)))
        }),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Draws>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["weights", "any-bits"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Draws>> {
    let case = |name, pairs: &[(u32, u16)]| {
        let pairs = pairs.iter().map(|&(bits, random)| (f32::from_bits(bits), random));
        Case { name, input: pairs.collect() }
    };
    vec![
        case("nothing", &[]),
        case("both zeros", &[(0, 0), (0x8000_0000, 0)]),
        case("one of 65536 above, and the least draw", &[(0x3f80_0001, 0), (0x3f80_0001, 1)]),
        case("one of 65536 below, and the greatest draws", &[(0x3f80_ffff, 65534), (0x3f80_ffff, 65535)]),
        case("exact, and the least draw", &[(0x3f80_0000, 0), (0xbf80_0000, 0)]),
        case("a carry into the exponent", &[(0x3fff_8000, 100), (0xbfff_8000, 100)]),
        case("from the greatest subnormal to the smallest normal", &[(0x007f_ffff, 0), (0x807f_ffff, 0)]),
        case("the smallest f32", &[(1, 0), (1, 1), (0x8000_0001, 0)]),
        case("to infinity and not", &[(0x7f7f_8000, 0x7fff), (0x7f7f_8000, 0x8000), (0xff7f_ffff, 0)]),
        case("infinities", &[(0x7f80_0000, 0), (0xff80_0000, 65535)]),
        case("a NaN with nothing in its upper bits", &[(0x7f80_0001, 65535), (0xff80_0001, 0)]),
        case("a NaN of all ones", &[(0x7fff_ffff, 0), (0xffff_ffff, 0)]),
        case("each by its own draw", &[(0x4380_8000, 0), (0x4380_8000, 65535), (0x4380_8000, 0)]),
        case("draws that differ in their lower bytes", &[(0x4380_0180, 0x017f), (0x4380_0180, 0x0180)]),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Draws> {
    let number = prop_oneof![
        3 => (-2000i32..=2000).prop_map(|x| x as f32),
        2 => any::<u32>().prop_map(f32::from_bits),
        1 => any::<u16>().prop_map(|upper| f32::from_bits(u32::from(upper) << 16)),
    ];
    let pair = (number, any::<u16>(), 0..4usize).prop_flat_map(|(x, random, kind)| {
        let lower = x.to_bits() as u16;
        (Just(x), Just([random, lower, lower.saturating_sub(1), 0][kind]))
    });
    vec(pair, 0..=size).prop_map(Draws::from_iter).boxed()
}
