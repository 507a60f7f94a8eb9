//! The inputs: named patterns for tests and comparisons, literal cases, random rows.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Row;
use crate::numerics::floats::uniform;

const NONE: f32 = f32::NEG_INFINITY;

pub(super) fn patterns() -> Vec<Pattern<Row>> {
    fn made(n: usize, k: usize, seed: u64, make: impl Fn(usize, &mut Random) -> f32) -> Row {
        let mut random = Random::new(seed);
        Row::new(&(0..n).map(|i| make(i, &mut random)).collect::<Vec<f32>>(), k)
    }
    vec![
        Pattern::new("words", "from −10 to 10, the 40 most probable", |n, seed| {
            made(n, 40, seed, |_, random| uniform(random, 10.0))
        }),
        Pattern::new("spread", "from −10 to 10, a quarter of them", |n, seed| {
            made(n, n / 4 + 1, seed, |_, random| uniform(random, 10.0))
        }),
        Pattern::new("rising", "each is a new maximum, a quarter of them", |n, seed| {
            made(n, n / 4 + 1, seed, |i, _| i as f32 / 64.0)
        }),
        Pattern::new("falling", "the first is the greatest, a quarter of them", |n, seed| {
            made(n, n / 4 + 1, seed, |i, _| -(i as f32) / 64.0)
        }),
        Pattern::new("all", "as many as there are, and one more", |n, seed| {
            made(n, (n + 1).min(100_000), seed, |_, random| uniform(random, 10.0))
        }),
        Pattern::new("few-values", "four values, so that the index decides", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| random.below(4) as f32)
        }),
        Pattern::new("one-and-crumbs", "0, then only −16.65: each less than half an ulp of 1", |n, seed| {
            made(n, n / 4 + 1, seed, |i, _| if i == 0 { 0.0 } else { -16.65 })
        }),
        Pattern::new("both-zeros", "0.0 and −0.0, which are equal", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| [0.0, -0.0][random.below(2)])
        }),
        Pattern::new("underflow", "far below the first: probabilities of 0 in an order", |n, seed| {
            made(n, n, seed, |i, random| if i == 0 { 500.0 } else { uniform(random, 100.0) })
        }),
        Pattern::new("impossible", "all but the first −∞ two times of three", |n, seed| {
            made(n, n / 2 + 1, seed, |i, random| if i > 0 && random.below(3) > 0 { NONE } else { uniform(random, 5.0) })
        }),
        Pattern::new("huge", "three values of 10³⁸ and opposite sign", |n, seed| {
            made(n, n / 2 + 1, seed, |_, random| [-3e38, 1e38, 3e38][random.below(3)])
        }),
    ]
}

/// Where a plausible solution is slow, or adds up errors.
pub(super) fn worst_cases() -> Vec<Pattern<Row>> {
    patterns().into_iter().filter(|p| ["spread", "rising", "one-and-crumbs"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Row>> {
    let case = |name, logits: &[f32], k| Case { name, input: Row::new(logits, k) };
    vec![
        case("no logit", &[], 0),
        case("one of no logit", &[], 1),
        case("one of one", &[3.0], 1),
        case("none of two", &[1.0, 2.0], 0),
        case("the first of two that are equal", &[1.0, 1.0], 1),
        case("both of two that are equal", &[1.0, 1.0], 2),
        case("the last of three", &[0.0, 1.0, 2.0], 1),
        case("the middle one", &[0.0, 2.0, 1.0], 2),
        case("room for one of two equals", &[1.0, 2.0, 1.0], 2),
        case("equals, then a greater one", &[1.0, 1.0, 2.0], 2),
        case("all, in ascending order", &[1.0, 2.0, 3.0], 3),
        case("more than there are", &[1.0, 2.0], 4),
        case("as many as can be asked for", &[1.0], 100_000),
        case("both zeros", &[-0.0, 0.0], 1),
        case("powers beyond f64", &[1000.0, 999.0, 998.0], 2),
        case("powers below f64", &[-1000.0, -999.0], 2),
        case("probabilities of 0 in an order", &[-300.0, 0.0, -200.0], 3),
        case("probabilities that round to the same", &[20.0, 0.0, 0.000_000_01], 3),
        case("one is possible", &[NONE, 0.0, NONE], 1),
        case("room for the impossible", &[NONE, 0.0, NONE], 3),
        case("room for one of the impossible", &[NONE, NONE, 0.0], 2),
        case("the ends of the type", &[f32::MIN, f32::MAX, f32::MAX], 3),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Row> {
    let list = move |value: BoxedStrategy<f32>| vec(value, 0..=size).boxed();
    let steps = (-3i8..=3).prop_map(f32::from).boxed();
    let logits = prop_oneof![
        3 => list(steps.clone()),
        2 => list((steps.clone(), -2i8..=2).prop_map(|(x, far)| x + 1000.0 * f32::from(far)).boxed()),
        1 => list(prop_oneof![Just(0.0), Just(-0.0), Just(1.0)].boxed()),
        1 => list((-100f32..100.0).boxed()),
        2 => list(prop_oneof![2 => steps.clone(), 1 => Just(NONE)].boxed()),
        1 => list(prop_oneof![Just(3e38), Just(-3e38), Just(1e20), steps].boxed()),
    ];
    (logits, 0..=size + 2)
        .prop_map(|(mut logits, k)| {
            // One at least is finite.
            if logits.iter().all(|&x| x == NONE) {
                logits.iter_mut().take(1).for_each(|x| *x = 1.0);
            }
            Row::new(&logits, k)
        })
        .boxed()
}
