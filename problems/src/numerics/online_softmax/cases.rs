//! The inputs: named patterns for tests and comparisons, literal cases, random lists.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use crate::numerics::floats::uniform;

type Logits = Floats<f32>;

pub(super) fn patterns() -> Vec<Pattern<Logits>> {
    fn made(n: usize, seed: u64, make: impl Fn(usize, &mut Random) -> f32) -> Logits {
        let mut random = Random::new(seed);
        Floats((0..n).map(|i| make(i, &mut random)).collect())
    }
    vec![
        Pattern::new("spread", "from −10 to 10, the maximum settles soon", |n, seed| {
            made(n, seed, |_, random| uniform(random, 10.0))
        }),
        Pattern::new("rising", "each is a new maximum", |n, seed| {
            made(n, seed, |i, random| i as f32 / 4.0 + uniform(random, 0.1))
        }),
        Pattern::new("falling", "the first is the greatest", |n, seed| {
            made(n, seed, |i, random| uniform(random, 0.001) - i as f32 / 512.0)
        }),
        Pattern::new(
            "one-and-crumbs",
            "0, then only −16.65: each less than half an ulp of 1, so that an f32 sum stays 1",
            |n, seed| made(n, seed, |i, _| if i == 0 { 0.0 } else { -16.65 }),
        ),
        Pattern::new("ascent", "in steps of 500: what came before is as nothing", |n, seed| {
            made(n, seed, |i, random| 500.0 * (i / 5) as f32 + uniform(random, 3.0))
        }),
        Pattern::new("wide", "from −90 to 90: differences that an f32 rounds", |n, seed| {
            made(n, seed, |_, random| uniform(random, 90.0))
        }),
        Pattern::new("all-equal", "the answers are 1/i", |n, seed| made(n, seed, |_, _| 1234.5)),
        Pattern::new(
            "huge",
            "three values of 10³⁸ and opposite sign: no sum of two of them is finite",
            |n, seed| made(n, seed, |_, random| [-3e38, 1e38, 3e38][random.below(3)]),
        ),
        Pattern::new("impossible", "−∞ two times of three, and at first", |n, seed| {
            made(
                n,
                seed,
                |i, random| if i < 3 || random.below(3) > 0 { f32::NEG_INFINITY } else { uniform(random, 5.0) },
            )
        }),
        Pattern::new("spoiled", "NaN in the middle", |n, seed| {
            made(n, seed, |i, random| if i == n / 2 { f32::NAN } else { uniform(random, 5.0) })
        }),
    ]
}

/// Where a plausible solution is slow: each prefix anew, or each new maximum.
pub(super) fn worst_cases() -> Vec<Pattern<Logits>> {
    patterns().into_iter().filter(|p| ["spread", "rising", "one-and-crumbs"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Logits>> {
    const NONE: f32 = f32::NEG_INFINITY;
    let case = |name, logits: &[f32]| Case { name, input: Floats(logits.to_vec()) };
    vec![
        case("no logit", &[]),
        case("one logit", &[3.0]),
        case("two that are equal", &[0.0, 0.0]),
        case("the second is greater", &[0.0, 1.0]),
        case("the second is less", &[1.0, 0.0]),
        case("a maximum in the middle", &[0.0, 2.0, 1.0]),
        case("two new maxima", &[0.0, 1.0, 2.0]),
        case("powers beyond f64", &[800.0, 801.0]),
        case("powers below f64", &[-800.0, -801.0]),
        case("the greatest comes last", &[-1000.0, -1000.0, 0.0]),
        case("the greatest comes first", &[0.0, -1000.0, -1000.0]),
        case("shares that are subnormal", &[0.0, -90.0, -100.0, -103.0, -104.0]),
        case("only the impossible", &[NONE, NONE]),
        case("impossible at first", &[NONE, 0.0, 0.0]),
        case("impossible afterwards", &[0.0, NONE, 0.0]),
        case("NaN at first", &[f32::NAN, 0.0]),
        case("NaN, then a new maximum", &[0.0, f32::NAN, 1.0]),
        case("NaN after the impossible", &[NONE, f32::NAN, NONE]),
        case("the ends of the type", &[f32::MIN, f32::MAX, f32::MAX, f32::MIN]),
        case("huge and equal", &[1e30, 1e30]),
        case("both zeros", &[0.0, -0.0]),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Logits> {
    const NONE: f32 = f32::NEG_INFINITY;
    let list = move |value: BoxedStrategy<f32>| vec(value, 0..=size).boxed();
    let steps = (-3i8..=3).prop_map(f32::from).boxed();
    prop_oneof![
        3 => list(steps.clone()),
        // Far apart from one another, near in groups.
        2 => list((steps.clone(), -2i8..=2).prop_map(|(x, far)| x + 1000.0 * f32::from(far)).boxed()),
        2 => list((-100f32..100.0).boxed()),
        1 => list(prop_oneof![2 => steps.clone(), 1 => Just(NONE)].boxed()),
        1 => list(prop_oneof![8 => steps.clone(), 1 => Just(NONE), 1 => Just(f32::NAN)].boxed()),
        1 => list(prop_oneof![Just(3e38), Just(-3e38), Just(1e20), steps].boxed()),
    ]
    .prop_map(Floats)
    .boxed()
}
