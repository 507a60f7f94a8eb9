//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Tokens;

/// Rows of 8 for as many queries and keys, all of numbers that `number` makes of their row and column.
fn square(n: usize, seed: u64, causal: bool, number: fn(&mut Random) -> f32) -> Tokens {
    tokens(n, n, 8, causal, &mut Random::new(seed), number)
}

fn tokens(n: usize, m: usize, d: usize, causal: bool, random: &mut Random, number: fn(&mut Random) -> f32) -> Tokens {
    let mut numbers = |rows: usize| Floats((0..rows * d).map(|_| number(random)).collect());
    Tokens { q: numbers(n), k: numbers(m), v: numbers(m), d, causal }
}

/// A multiple of 1/16 up to 2 in magnitude.
fn mild(random: &mut Random) -> f32 {
    random.below(65) as f32 / 16.0 - 2.0
}

/// A multiple of 1/2 up to 10 in magnitude.
fn steep(random: &mut Random) -> f32 {
    random.below(41) as f32 / 2.0 - 10.0
}

/// Numbers at the ends of what is allowed: scores up to 400, values up to 1000.
fn extreme(n: usize, seed: u64) -> Tokens {
    let mut tokens =
        tokens(n, n, 16, false, &mut Random::new(seed), |random| if random.below(4) == 0 { -10.0 } else { 10.0 });
    for x in &mut tokens.v.0 {
        *x *= 100.0;
    }
    tokens
}

/// Scores that go evenly from one number to another, queries 10 and 0, 0, 0.
fn slope(n: usize, from: f32, to: f32) -> Tokens {
    let at = |j: usize| from + (to - from) * j as f32 / n.max(2) as f32;
    let row = |x: f32| [x, 0.0, 0.0, 0.0];
    let q = Floats((0..n).flat_map(|_| row(10.0)).collect());
    let k = Floats((0..n).flat_map(|j| row(at(j))).collect());
    let v = Floats((0..n).flat_map(|j| [j as f32, 1.0, -1.0, (j % 7) as f32]).collect());
    Tokens { q, k, v, d: 4, causal: false }
}

pub(super) fn patterns() -> Vec<Pattern<Tokens>> {
    vec![
        Pattern::new("mild", "n tokens of 8 small numbers, all of which see all", |n, seed| {
            square(n, seed, false, mild)
        }),
        Pattern::new("causal", "n tokens of 8 small numbers that see those before", |n, seed| {
            square(n, seed, true, mild)
        }),
        Pattern::new("steep", "scores of hundreds: exp overflows without the maximum", |n, seed| {
            square(n, seed, true, steep)
        }),
        Pattern::new("extreme", "rows of 16 greatest numbers, values of 1000", extreme),
        Pattern::new("rising", "each key has a greater score than those before", |n, _| slope(n, -10.0, 10.0)),
        Pattern::new("falling", "each key has a lesser score than those before", |n, _| slope(n, 10.0, -10.0)),
        Pattern::new("far-below", "all scores about −50: exp of them is nearly nothing", |n, _| {
            slope(n, -10.0, -9.0)
        }),
        Pattern::new("last-queries", "causal, queries for the last quarter of n positions", |n, seed| {
            tokens(n / 4, n, 8, true, &mut Random::new(seed), mild)
        }),
        Pattern::new("early-queries", "causal, n queries for half as many keys: the first see nothing", |n, seed| {
            tokens(n, n / 2, 3, true, &mut Random::new(seed), mild)
        }),
        Pattern::new("unseen-nan", "causal, NaN in the last eighth of keys and values", |n, seed| {
            let mut tokens = square(n, seed, true, mild);
            let from = (n - n / 8) * 8;
            for x in [&mut tokens.k, &mut tokens.v] {
                x.0[from..].fill(f32::NAN);
            }
            tokens
        }),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Tokens>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["mild", "causal"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Tokens>> {
    let case = |name, [q, k, v]: [&[f32]; 3], d, causal| {
        let [q, k, v] = [q, k, v].map(|x| Floats(x.to_vec()));
        Case { name, input: Tokens { q, k, v, d, causal } }
    };
    const NAN: f32 = f32::NAN;
    let ones = |rows: usize| vec![1.0; rows];
    let upwards = |rows: usize| (0..rows).map(|j| j as f32).collect::<Vec<f32>>();
    vec![
        case("no query", [&[], &[1.0], &[2.0]], 1, false),
        case("no key", [&[1.0, 2.0], &[], &[]], 1, false),
        case("one of each", [&[3.0], &[-2.0], &[7.0]], 1, true),
        case("scores whose powers overflow", [&[10.0], &[10.0, 9.0], &[1.0, 2.0]], 1, false),
        case(
            "scores whose powers are 0",
            [&[10.0, 10.0], &[-10.0, -10.0, -9.0, -9.0], &[1.0, 2.0, 3.0, 4.0]],
            2,
            false,
        ),
        case("the greatest score comes last", [&[4.0], &[0.0, 1.0, 2.0, 3.0], &[1.0, 2.0, 3.0, 4.0]], 1, false),
        case("rows of four", [&[2.0; 4], &[1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0], &upwards(8)], 4, false),
        case("more queries than keys", [&ones(3), &[1.0], &[5.0]], 1, true),
        case("fewer queries than keys", [&[1.0], &[1.0, 2.0, 3.0], &[5.0, 6.0, 7.0]], 1, true),
        case("NaN in a key that only the last query sees", [&ones(3), &[1.0, 2.0, NAN], &[5.0, 6.0, 7.0]], 1, true),
        case("NaN in a value that only the last query sees", [&ones(3), &[1.0, 2.0, 3.0], &[5.0, 6.0, NAN]], 1, true),
        case("NaN in one column of a value", [&ones(2), &ones(4), &[1.0, NAN, 3.0, 4.0]], 2, false),
        case("NaN in the first key", [&ones(2), &[NAN, 1.0], &[1.0, 2.0]], 1, true),
        case("seventeen keys", [&ones(1), &ones(17), &upwards(17)], 1, false),
        case("thirty-three tokens", [&ones(33), &ones(33), &upwards(33)], 1, true),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Tokens> {
    let rows = size.min(20);
    (1usize..=4, 0..=rows, 0..=rows, any::<bool>())
        .prop_flat_map(|(d, n, m, causal)| {
            let number = || prop_oneof![4 => -3i32..=3, 1 => -10i32..=10].prop_map(|x| x as f32);
            let numbers = move |rows: usize| vec(number(), rows * d).prop_map(Floats);
            (numbers(n), numbers(m), numbers(m), 0..40 * m.max(1)).prop_map(move |(q, mut k, mut v, nan)| {
                // Now and then a NaN, in a key or its value.
                if nan < 2 * m {
                    let (row, of) = (nan / 2, if nan % 2 == 0 { &mut k } else { &mut v });
                    of.0[row * d] = f32::NAN;
                }
                Tokens { q, k, v, d, causal }
            })
        })
        .boxed()
}
