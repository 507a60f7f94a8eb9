//! The inputs: named patterns for tests and comparisons, literal cases, random draws.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Draw;

const NONE: f64 = f64::NEG_INFINITY;
/// The greatest number below 1: the most noise.
const MOST: f64 = 1.0 - f64::EPSILON / 2.0;
/// The least above 0: the least noise that is finite.
const LEAST: f64 = f64::from_bits(1);

/// Uniform from 0 to below 1.
fn unit(random: &mut Random) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

pub(super) fn patterns() -> Vec<Pattern<Draw>> {
    fn made(n: usize, k: usize, seed: u64, make: impl Fn(usize, &mut Random) -> (f64, f64)) -> Draw {
        let mut random = Random::new(seed);
        let (logits, uniforms): (Vec<f64>, Vec<f64>) = (0..n).map(|i| make(i, &mut random)).unzip();
        Draw::new(&logits, &uniforms, k)
    }
    vec![
        Pattern::new("words", "logits from −10 to 10, 40 drawn", |n, seed| {
            made(n, 40, seed, |_, random| (20.0 * unit(random) - 10.0, unit(random)))
        }),
        Pattern::new("alike", "all logits are 0, a quarter drawn", |n, seed| {
            made(n, n / 4 + 1, seed, |_, random| (0.0, unit(random)))
        }),
        Pattern::new("rising", "each is far above those before it, a quarter drawn", |n, seed| {
            made(n, n / 4 + 1, seed, |i, random| (i as f64 / 4.0, unit(random)))
        }),
        Pattern::new("all", "every class drawn", |n, seed| {
            made(n, n, seed, |_, random| (20.0 * unit(random) - 10.0, unit(random)))
        }),
        Pattern::new("coarse", "few logits and few numbers, 0 among them: the index decides", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| (random.below(2) as f64, random.below(4) as f64 / 4.0))
        }),
        Pattern::new("far-out", "a million up and down, where f32 has no room for noise", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| ([-1e6, 1e6, 999_999.0][random.below(3)], unit(random)))
        }),
        Pattern::new("ends", "the least and greatest numbers: noise from −6.6 to 36.7, and −∞", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| (random.below(3) as f64, [0.0, LEAST, 0.5, MOST][random.below(4)]))
        }),
        Pattern::new("impossible", "−∞ two times of three, more drawn than there are", |n, seed| {
            made(n, n, seed, |_, random| (if random.below(3) > 0 { NONE } else { unit(random) }, unit(random)))
        }),
        Pattern::new("unlucky", "u = 0 two times of three, more drawn than others", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| (unit(random), if random.below(3) > 0 { 0.0 } else { unit(random) }))
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Draw>> {
    patterns().into_iter().filter(|p| ["alike", "rising", "all"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Draw>> {
    let case = |name, logits: &[f64], uniforms: &[f64], k| Case { name, input: Draw::new(logits, uniforms, k) };
    vec![
        case("no class", &[], &[], 0),
        case("one of no class", &[], &[], 1),
        case("one of one", &[0.0], &[0.5], 1),
        case("none of one", &[0.0], &[0.5], 0),
        case("more than there are", &[0.0, 0.0], &[0.25, 0.5], 5),
        case("as many as can be asked for", &[0.0], &[0.5], 100_000),
        case("the greater number of equal logits", &[0.0, 0.0], &[0.25, 0.5], 1),
        case("the greater logit of equal numbers", &[0.0, 1.0], &[0.5, 0.5], 1),
        case("noise against a logit, won", &[0.0, 1.0], &[0.9, 0.5], 1),
        case("noise against a logit, lost", &[0.0, 3.0], &[0.9, 0.5], 1),
        case("the same twice", &[1.0, 1.0], &[0.5, 0.5], 1),
        case("both of the same", &[1.0, 1.0], &[0.5, 0.5], 2),
        case("room for one of the same", &[0.0, 3.0, 0.0], &[0.5, 0.5, 0.5], 2),
        case("an impossible class", &[0.0, NONE], &[0.5, MOST], 2),
        case("only the impossible", &[NONE, NONE], &[0.5, 0.5], 1),
        case("an unlucky class", &[5.0, 0.0], &[0.0, 0.5], 2),
        case("an unlucky class, and no room", &[5.0, 0.0], &[0.0, 0.5], 1),
        case("unlucky beside the least number", &[0.0, -100.0], &[0.0, LEAST], 2),
        case("unlucky ones with different logits", &[0.0, 9.0], &[0.0, 0.0], 2),
        case("impossible and unlucky", &[NONE, 0.0], &[0.0, 0.0], 2),
        case("the most noise", &[0.0, 36.0, 37.0], &[MOST, 0.5, 0.5], 3),
        case("a million, and noise", &[1e6, 1e6, 1e6], &[0.51, 0.5, 0.52], 3),
        case("a million below, and noise", &[-1e6, -1e6, 0.0], &[0.5, 0.51, 0.5], 3),
        case("a million apart", &[-1e6, 1e6], &[MOST, LEAST], 1),
        case("both zeros", &[-0.0, 0.0], &[0.5, 0.5], 1),
        case("both zeros as keys: −ln u is 1", &[-0.0, 0.0], &[0.367_879_441_171_442_33; 2], 2),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Draw> {
    let steps = || (-3i8..=3).prop_map(f64::from);
    let coarse = || (0u8..8).prop_map(|x| f64::from(x) / 8.0);
    let list = move |class: BoxedStrategy<(f64, f64)>| vec(class, 0..=size).boxed();
    let classes = prop_oneof![
        3 => list((steps(), coarse()).boxed()),
        2 => list((steps(), 0.0..1.0).boxed()),
        2 => list((prop_oneof![2 => steps(), 1 => Just(NONE)], coarse()).boxed()),
        1 => list((prop_oneof![Just(1e6), Just(-1e6), Just(999_999.0)], 0.0..1.0).boxed()),
        1 => list((steps(), prop_oneof![Just(0.0), Just(LEAST), Just(0.5), Just(MOST)]).boxed()),
        1 => list((-1e6..1e6, 0.0..1.0).boxed()),
    ];
    (classes, 0..=size + 2)
        .prop_map(|(classes, k)| {
            let (logits, uniforms): (Vec<f64>, Vec<f64>) = classes.into_iter().unzip();
            Draw::new(&logits, &uniforms, k)
        })
        .boxed()
}
