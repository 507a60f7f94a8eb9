//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Terms;

/// Uniform in 0..1.
fn unit(random: &mut Random) -> f64 {
    (random.next_u64() >> 11) as f64 * 2f64.powi(-53)
}

/// A signed number of 53 random bits, in one of the octaves from 2^least to 2^greatest.
fn wide(random: &mut Random, least: i32, greatest: i32) -> f64 {
    let exponent = least + random.below((greatest - least) as usize) as i32;
    let sign = if random.below(2) == 0 { 1.0 } else { -1.0 };
    sign * (1.0 + unit(random)) * 2f64.powi(exponent)
}

/// As many numbers and their opposites, some small ones among them, shuffled.
fn cancelling(n: usize, random: &mut Random, greatest: i32) -> Vec<f64> {
    let mut terms: Vec<f64> = Vec::with_capacity(n + 1);
    while terms.len() < n {
        let x = wide(random, 0, greatest);
        terms.extend(if random.below(8) == 0 { [unit(random), unit(random)] } else { [x, -x] });
    }
    terms.truncate(n);
    random.shuffle(&mut terms);
    terms
}

pub(super) fn patterns() -> Vec<Pattern<Terms>> {
    vec![
        Pattern::new("uniform", "numbers between 0 and 1", |n, seed| {
            let mut random = Random::new(seed);
            Terms((0..n).map(|_| unit(&mut random)).collect())
        }),
        Pattern::new("tenths", "0.1 again and again: one after the other, errors go the same way", |n, _| {
            Terms(vec![0.1; n])
        }),
        Pattern::new("big-small-big", "10¹⁶, small numbers, and −10¹⁶ at the end", |n, seed| {
            let mut random = Random::new(seed);
            let mut terms: Vec<f64> = (0..n).map(|_| unit(&mut random)).collect();
            if let [first, .., last] = &mut terms[..] {
                (*first, *last) = (1e16, -1e16);
            }
            Terms(terms)
        }),
        Pattern::new(
            "cancelling",
            "numbers up to 2⁵⁰ with their opposites, and a few below 1, shuffled",
            |n, seed| Terms(cancelling(n, &mut Random::new(seed), 50)),
        ),
        Pattern::new("cancelling-far", "the same up to 2²⁰⁰", |n, seed| {
            Terms(cancelling(n, &mut Random::new(seed), 200))
        }),
        Pattern::new("wide", "from 2⁻³⁰⁰ to 2³⁰⁰, of both signs", |n, seed| {
            let mut random = Random::new(seed);
            Terms((0..n).map(|_| wide(&mut random, -300, 300)).collect())
        }),
        Pattern::new("alternating-harmonic", "1, −1/2, 1/3, −1/4, …: the sum goes to ln 2", |n, _| {
            Terms((0..n).map(|i| (1 - 2 * (i as i32 % 2)) as f64 / (i + 1) as f64).collect())
        }),
        Pattern::new("subnormals", "numbers below 2⁻¹⁰²², which add up exactly", |n, seed| {
            let mut random = Random::new(seed);
            Terms((0..n).map(|_| f64::from_bits(random.next_u64() >> 12 | random.next_u64() << 63)).collect())
        }),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Terms>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["uniform", "cancelling"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Terms>> {
    let case = |name, values: &[f64]| Case { name, input: Terms(values.to_vec()) };
    let big = 2f64.powi(54);
    vec![
        case("nothing", &[]),
        case("one number", &[-0.3]),
        case("both zeros", &[0.0, -0.0]),
        case("all cancels", &[big, 1.0, -big, -1.0]),
        case("small, big, small, big", &[1.0, 1e100, 1.0, -1e100]),
        case("small behind big", &[big, 1.0, 1.0, -big]),
        case("small before big", &[1.0, 1.0, big, -big]),
        case("half a unit in the last place, again and again", &[1.0, 2f64.powi(-53), 2f64.powi(-53), 2f64.powi(-53)]),
        case("growing powers", &[1.0, big, big * big, -big * big, -big]),
        case("negative and big first", &[-big, 3.0, big]),
        case("what is lost cancels in part", &[big, 1.0, -1.0, 0.5, -big]),
        case("the greatest allowed", &[1e300, 1e300, -1e300, 1.0, -1e300]),
        case("the smallest of all", &[5e-324, 5e-324, -1e-323]),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Terms> {
    let number = prop_oneof![
        3 => (-9i32..=9).prop_map(f64::from),
        3 => (-70i32..=70, any::<bool>()).prop_map(|(k, minus)| 2f64.powi(k) * if minus { -1.0 } else { 1.0 }),
        1 => (-999i32..=999).prop_map(|x| f64::from(x) / 100.0),
        1 => -1e20..1e20,
    ];
    (vec(number, 0..=size), any::<bool>())
        .prop_map(|(mut terms, cancels)| {
            // The second half takes back the greatest of the first, so that the small ones show.
            let half = terms.len() / 2;
            if cancels {
                for i in 0..half {
                    if terms[i].abs() > 1000.0 {
                        terms[half + i] = -terms[i];
                    }
                }
            }
            Terms(terms)
        })
        .boxed()
}
