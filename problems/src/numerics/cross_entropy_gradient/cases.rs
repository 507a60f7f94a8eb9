//! The inputs: named patterns for tests and comparisons, literal cases, random rows.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    sample::Index,
    strategy::{BoxedStrategy, Strategy},
};

use super::Labelled;
use crate::numerics::floats::uniform;

const NONE: f32 = f32::NEG_INFINITY;

pub(super) fn patterns() -> Vec<Pattern<Labelled>> {
    /// A row of n logits, of 1 for n = 0, and any target.
    fn made(n: usize, seed: u64, smoothing: f32, make: impl Fn(usize, &mut Random) -> f32) -> Labelled {
        let mut random = Random::new(seed);
        let logits: Vec<f32> = (0..n.max(1)).map(|i| make(i, &mut random)).collect();
        Labelled::new(&logits, random.below(n.max(1)), smoothing)
    }
    /// The same with the target's logit changed.
    fn told(mut row: Labelled, logit: f32) -> Labelled {
        row.logits.0[row.target] = logit;
        row
    }
    vec![
        Pattern::new("spread", "from −10 to 10, a tenth smoothed", |n, seed| {
            made(n, seed, 0.1, |_, random| uniform(random, 10.0))
        }),
        Pattern::new("rising", "each is a new maximum", |n, seed| {
            made(n, seed, 0.0, |i, random| i as f32 / 4.0 + uniform(random, 0.1))
        }),
        Pattern::new(
            "one-and-crumbs",
            "0, then only −16.65: each less than half an ulp of 1, so that an f32 sum stays 1",
            |n, seed| made(n, seed, 0.0, |i, _| if i == 0 { 0.0 } else { -16.65 }),
        ),
        Pattern::new("nearly-right", "the target is 50 above the others: 1 − p is lost beside 1", |n, seed| {
            told(made(n, seed, 0.0, |_, random| uniform(random, 3.0)), 50.0)
        }),
        Pattern::new("surprised", "the target is 50 below the others", |n, seed| {
            told(made(n, seed, 0.2, |_, random| uniform(random, 3.0)), -50.0)
        }),
        Pattern::new("all-equal", "p is 1/n", |n, seed| made(n, seed, 0.5, |_, _| 7.0)),
        Pattern::new("nothing-to-learn", "all equal, all smoothed: 0 everywhere", |n, seed| {
            made(n, seed, 1.0, |_, _| -3.0)
        }),
        Pattern::new("huge", "three values of 10³⁸ and opposite sign", |n, seed| {
            made(n, seed, 0.0, |_, random| [-3e38, 1e38, 3e38][random.below(3)])
        }),
        Pattern::new(
            "impossible",
            "all but the first −∞ two times of three, perhaps the target, too",
            |n, seed| {
                made(n, seed, 0.1, |i, random| if i > 0 && random.below(3) > 0 { NONE } else { uniform(random, 5.0) })
            },
        ),
    ]
}

/// Where a plausible solution is slow, or adds up errors.
pub(super) fn worst_cases() -> Vec<Pattern<Labelled>> {
    patterns().into_iter().filter(|p| ["spread", "rising", "one-and-crumbs"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Labelled>> {
    let case = |name, logits: &[f32], target, smoothing| Case { name, input: Labelled::new(logits, target, smoothing) };
    vec![
        case("one class", &[3.0], 0, 0.0),
        case("one class, smoothed", &[3.0], 0, 0.5),
        case("two that are equal", &[0.0, 0.0], 1, 0.0),
        case("two that are equal, smoothed", &[0.0, 0.0], 1, 0.25),
        case("the target is greater", &[0.0, 1.0], 1, 0.0),
        case("the target is less", &[0.0, 1.0], 0, 0.0),
        case("three, smoothed", &[1.0, 0.0, 2.0], 1, 0.3),
        case("powers beyond f64", &[1000.0, 999.0], 0, 0.0),
        case("powers below f64", &[-1000.0, -999.0], 0, 0.0),
        case("nearly right", &[0.0, 20.0], 1, 0.0),
        case("1 in f64", &[0.0, 40.0, 0.0], 1, 0.0),
        case("as right as an f32 can tell", &[0.0, 100.0], 1, 0.0),
        case("far from right", &[0.0, 100.0], 0, 0.0),
        case("all smoothed", &[0.0, 1.0], 0, 1.0),
        case("an impossible class", &[0.0, NONE, 0.0], 0, 0.0),
        case("an impossible class, smoothed", &[0.0, NONE, 0.0], 0, 0.5),
        case("an impossible target", &[0.0, NONE], 1, 0.0),
        case("an impossible target, smoothed", &[0.0, NONE], 1, 0.5),
        case("all others impossible", &[NONE, 2.0, NONE], 1, 0.0),
        case("the ends of the type", &[f32::MIN, f32::MAX], 0, 0.0),
        case("huge and equal", &[3e38, 3e38], 0, 0.0),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Labelled> {
    let list = move |value: BoxedStrategy<f32>| vec(value, 1..=size.max(1)).boxed();
    let steps = (-3i8..=3).prop_map(f32::from).boxed();
    let logits = prop_oneof![
        3 => list(steps.clone()),
        2 => list((steps.clone(), -2i8..=2).prop_map(|(x, far)| x + 1000.0 * f32::from(far)).boxed()),
        2 => list((-50i8..=50).prop_map(f32::from).boxed()),
        1 => list((-100f32..100.0).boxed()),
        2 => list(prop_oneof![2 => steps.clone(), 1 => Just(NONE)].boxed()),
        1 => list(prop_oneof![Just(3e38), Just(-3e38), Just(1e20), steps].boxed()),
    ];
    let smoothing = prop_oneof![3 => Just(0.0), 1 => Just(1.0), 2 => (1u8..8).prop_map(|x| f32::from(x) / 8.0)];
    (logits, proptest::prelude::any::<Index>(), proptest::prelude::any::<Index>(), smoothing)
        .prop_map(|(mut logits, target, possible, smoothing)| {
            // One at least is finite.
            if logits.iter().all(|&x| x == NONE) {
                *possible.get_mut(&mut logits) = 1.0;
            }
            Labelled::new(&logits, target.index(logits.len()), smoothing)
        })
        .boxed()
}
