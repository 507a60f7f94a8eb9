//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Training;

fn training(peaks: Vec<f32>, start: i32, interval: usize, range: (i32, i32)) -> Training {
    Training { peaks: Floats(peaks), start, interval, least: range.0, greatest: range.1 }
}

/// A peak just below or just not below what k allows.
fn around(k: i32, random: &mut Random) -> f32 {
    ([65519.0, 65520.0, 65504.0, 40000.0, 32760.0][random.below(5)] * 2f64.powi(-k)) as f32
}

/// A few numbers of which one in `rare` is not finite.
fn spiked(random: &mut Random, rare: usize) -> f32 {
    match random.below(rare) {
        0 => [f32::INFINITY, f32::NAN][random.below(2)],
        _ => random.below(1000) as f32 / 64.0,
    }
}

pub(super) fn patterns() -> Vec<Pattern<Training>> {
    vec![
        Pattern::new(
            "calm",
            "gradients around 1: k climbs until 2¹⁶ is too much, and stays about there",
            |n, seed| {
                let mut random = Random::new(seed);
                let peaks = (0..n).map(|_| 0.5 + random.below(1024) as f32 / 1024.0).collect();
                training(peaks, 8, 5, (-24, 64))
            },
        ),
        Pattern::new("spikes", "one step in twenty is infinite or NaN", |n, seed| {
            let mut random = Random::new(seed);
            training((0..n).map(|_| spiked(&mut random, 20)).collect(), 4, 7, (-24, 24))
        }),
        Pattern::new("diverged", "NaN from the first step on: k falls to its least", |n, _| {
            training(vec![f32::NAN; n], 16, 3, (-4, 24))
        }),
        Pattern::new("vanished", "nothing but 0: k grows to its greatest", |n, _| {
            training(vec![0.0; n], 0, 2, (-24, 6))
        }),
        Pattern::new("edge", "products that are just finite as halves, or just not", |n, seed| {
            let mut random = Random::new(seed);
            let peaks = (0..n)
                .map(|_| {
                    let k = random.below(5) as i32;
                    around(k, &mut random)
                })
                .collect();
            training(peaks, 2, 2, (0, 4))
        }),
        Pattern::new("patient", "an interval of half of the steps, all of them fine but the last", |n, _| {
            let mut peaks = vec![1.0; n];
            if let Some(last) = peaks.last_mut() {
                *last = f32::INFINITY;
            }
            training(peaks, 0, (n / 2).max(1), (-24, 24))
        }),
        Pattern::new("never-grows", "an interval of more steps than there are", |n, _| {
            training(vec![1.0; n], 0, n + 1, (-24, 24))
        }),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Training>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["patient", "calm"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Training>> {
    let case = |name, peaks: &[f32], start, interval, range| Case {
        name,
        input: training(peaks.to_vec(), start, interval, range),
    };
    const NAN: f32 = f32::NAN;
    vec![
        case("no step", &[], 0, 1, (0, 0)),
        case("k cannot move", &[1.0, NAN, 1.0, 1e6], 0, 1, (0, 0)),
        case("a step that overflows ends the row", &[1.0, 1.0, NAN, 1.0, 1.0, 1.0, 1.0], 5, 3, (0, 24)),
        case("counting begins anew after growth", &[1.0; 7], 0, 3, (0, 24)),
        case("grows after every step", &[1.0; 4], 0, 1, (0, 24)),
        case("the greatest k is reached and kept", &[0.0; 5], 1, 1, (0, 2)),
        case("the least k is reached and kept", &[NAN; 5], 1, 1, (-1, 2)),
        case("from the least k it grows again", &[NAN, NAN, 1.0, 1.0, 1.0], 0, 2, (0, 2)),
        case("just finite and just not", &[65519.996, 65520.0, 65519.996], 0, 9, (-1, 9)),
        case("above the greatest half, and still finite", &[65510.0, 65504.0], 0, 9, (-1, 9)),
        case("too large at first, then not", &[131_000.0, 131_000.0], 0, 9, (-24, 9)),
        case("a product that is infinite in f32", &[3e38, 3e38], 64, 9, (-24, 64)),
        case("small enough for the greatest k", &[1e-30, 1e-45, 0.0], 64, 9, (-24, 64)),
        case("overflow at the end of a row", &[1.0, 1.0, NAN], 3, 2, (0, 9)),
        case("the row of the interval and one more", &[1.0, 1.0, 1.0], 3, 2, (0, 9)),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Training> {
    let peak = prop_oneof![
        4 => (0u16..8).prop_map(f32::from),
        3 => (0..5usize, -4i32..5)
            .prop_map(|(which, k)| ([65519.0, 65520.0, 65504.0, 40000.0, 32760.0][which] * 2f64.powi(-k)) as f32),
        1 => Just(f32::NAN),
        1 => Just(f32::INFINITY),
        1 => any::<u32>().prop_map(|bits| f32::from_bits(bits & 0x7fff_ffff)),
    ];
    let range = (-4i32..4, 0i32..5, 0i32..5);
    (vec(peak, 0..=size), range, 1usize..5)
        .prop_map(|(peaks, (least, below, above), interval)| {
            training(peaks, least + below, interval, (least, least + below + above))
        })
        .boxed()
}
