//! The inputs: named patterns for tests and comparisons, literal cases, random lists.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use crate::numerics::floats::uniform;

type Values = Floats<f32>;

pub(super) fn patterns() -> Vec<Pattern<Values>> {
    fn made(n: usize, seed: u64, make: impl Fn(usize, &mut Random) -> f32) -> Values {
        let mut random = Random::new(seed);
        Floats((0..n).map(|i| make(i, &mut random)).collect())
    }
    vec![
        Pattern::new("spread", "from −10 to 10", |n, seed| made(n, seed, |_, random| uniform(random, 10.0))),
        Pattern::new("rising", "each is a new maximum", |n, seed| {
            made(n, seed, |i, random| i as f32 / 4.0 + uniform(random, 0.1))
        }),
        Pattern::new(
            "one-and-crumbs",
            "0, then only −16.65: each less than half an ulp of 1, so that an f32 sum stays 1",
            |n, seed| made(n, seed, |i, _| if i == 0 { 0.0 } else { -16.65 }),
        ),
        Pattern::new("one-and-dust", "0, then only −40: 4·10⁻¹⁸ each, nothing beside 1 in f64", |n, seed| {
            made(n, seed, |i, _| if i == 0 { 0.0 } else { -40.0 })
        }),
        Pattern::new("cancelling", "n times −ln n: a sum of 1", |n, seed| made(n, seed, |_, _| -(n as f32).ln())),
        Pattern::new("deep", "from −2000 to −1000: every power is 0", |n, seed| {
            made(n, seed, |_, random| uniform(random, 500.0) - 1500.0)
        }),
        Pattern::new("high", "from 1000 to 2000: no power is finite", |n, seed| {
            made(n, seed, |_, random| uniform(random, 500.0) + 1500.0)
        }),
        Pattern::new("all-equal", "the greatest stands n times", |n, seed| made(n, seed, |_, _| 2.5)),
        Pattern::new("huge", "three values of 10³⁸ and opposite sign", |n, seed| {
            made(n, seed, |_, random| [-3e38, 1e38, 3e38][random.below(3)])
        }),
        Pattern::new("impossible", "−∞ two times of three, and at first", |n, seed| {
            made(
                n,
                seed,
                |i, random| if i < 3 || random.below(3) > 0 { f32::NEG_INFINITY } else { uniform(random, 5.0) },
            )
        }),
        Pattern::new("infinite", "+∞ in the middle", |n, seed| {
            made(n, seed, |i, random| if i == n / 2 { f32::INFINITY } else { uniform(random, 5.0) })
        }),
        Pattern::new("spoiled", "NaN in the middle", |n, seed| {
            made(n, seed, |i, random| if i == n / 2 { f32::NAN } else { uniform(random, 5.0) })
        }),
    ]
}

/// Where a plausible solution is slow, or adds up errors.
pub(super) fn worst_cases() -> Vec<Pattern<Values>> {
    patterns().into_iter().filter(|p| ["spread", "rising", "one-and-crumbs"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Values>> {
    const NONE: f32 = f32::NEG_INFINITY;
    const MUCH: f32 = f32::INFINITY;
    let case = |name, x: &[f32]| Case { name, input: Floats(x.to_vec()) };
    vec![
        case("no value", &[]),
        case("one value", &[-3.5]),
        case("one that is 0", &[0.0]),
        case("two that are equal", &[0.0, 0.0]),
        case("the greatest three times", &[1.0, 0.0, 1.0, 1.0]),
        case("powers beyond f64", &[1000.0, 999.0]),
        case("powers below f64", &[-1000.0, -999.0]),
        case("a small term beside 0, first", &[-20.0, 0.0]),
        case("a small term beside 0, last", &[0.0, -20.0]),
        case("nothing beside 1 in f64", &[0.0, -40.0]),
        case("a subnormal answer", &[0.0, -90.0]),
        case("below every f32", &[0.0, -200.0]),
        case("small terms, then the greatest", &[-40.0, -40.0, 0.0]),
        case("a sum of nearly 1", &[-std::f32::consts::LN_2, -std::f32::consts::LN_2]),
        case("only the impossible", &[NONE, NONE]),
        case("one is impossible", &[NONE, -7.0]),
        case("infinite", &[1.0, MUCH]),
        case("infinite twice", &[MUCH, MUCH]),
        case("both infinities", &[MUCH, NONE]),
        case("NaN alone", &[f32::NAN]),
        case("NaN at first", &[f32::NAN, 1.0]),
        case("NaN at last", &[1.0, f32::NAN]),
        case("NaN after infinity", &[MUCH, f32::NAN]),
        case("the ends of the type", &[f32::MIN, f32::MAX]),
        case("the greatest of the type twice", &[f32::MAX, f32::MAX]),
        case("both zeros", &[-0.0, 0.0]),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Values> {
    let list = move |value: BoxedStrategy<f32>| vec(value, 0..=size).boxed();
    let steps = (-3i8..=3).prop_map(f32::from).boxed();
    prop_oneof![
        3 => list(steps.clone()),
        2 => list((-60i8..=0).prop_map(f32::from).boxed()),
        2 => list((steps.clone(), -2i8..=2).prop_map(|(x, far)| x + 1000.0 * f32::from(far)).boxed()),
        2 => list((-100f32..100.0).boxed()),
        1 => list(prop_oneof![1 => steps.clone(), 1 => Just(f32::NEG_INFINITY)].boxed()),
        1 => list(prop_oneof![
            8 => steps.clone(), 1 => Just(f32::NEG_INFINITY), 1 => Just(f32::INFINITY), 1 => Just(f32::NAN)
        ].boxed()),
        1 => list(prop_oneof![Just(3e38), Just(-3e38), Just(1e20), steps].boxed()),
    ]
    .prop_map(Floats)
    .boxed()
}
