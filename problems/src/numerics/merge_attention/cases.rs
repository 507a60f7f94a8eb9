//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Floats, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};

use super::Parts;

const EMPTY: f32 = f32::NEG_INFINITY;

/// n blocks of 4 numbers, whose log-sum-exps `log_sum` makes of their index.
fn blocks(n: usize, seed: u64, log_sum: fn(usize, &mut Random) -> f32) -> Parts {
    let mut random = Random::new(seed);
    let log_sums: Vec<f32> = (0..n).map(|i| log_sum(i, &mut random)).collect();
    let outputs = (0..4 * n).map(|_| random.below(2001) as f32 / 8.0 - 125.0).collect();
    Parts { outputs: Floats(outputs), log_sums: Floats(log_sums), d: 4 }
}

/// A multiple of 1/64 from `least` on, in a range of so many ones.
fn between(random: &mut Random, least: f32, range: usize) -> f32 {
    least + random.below(64 * range + 1) as f32 / 64.0
}

/// Beside −∞ anything, NaN among it.
fn spoiled(mut parts: Parts) -> Parts {
    for (row, _) in parts.outputs.0.chunks_exact_mut(parts.d).zip(&parts.log_sums.0).filter(|(_, l)| **l == EMPTY) {
        row.fill(f32::NAN);
    }
    parts
}

pub(super) fn patterns() -> Vec<Pattern<Parts>> {
    vec![
        Pattern::new("mild", "log-sum-exps between −5 and 5", |n, seed| blocks(n, seed, |_, r| between(r, -5.0, 10))),
        Pattern::new("high", "log-sum-exps from 90 to 100, whose powers overflow", |n, seed| {
            blocks(n, seed, |_, r| between(r, 90.0, 10))
        }),
        Pattern::new("low", "log-sum-exps from −100 to −95, whose powers are subnormal", |n, seed| {
            blocks(n, seed, |_, r| between(r, -100.0, 5))
        }),
        Pattern::new("far-apart", "log-sum-exps from −100 to 100: most blocks count for nothing", |n, seed| {
            blocks(n, seed, |_, r| between(r, -100.0, 200))
        }),
        Pattern::new("rising", "each block counts for more than those before", |n, seed| {
            blocks(n, seed, |i, _| (i as f32 / 16.0).min(100.0))
        }),
        Pattern::new("alike", "all log-sum-exps 0: the plain mean", |n, seed| blocks(n, seed, |_, _| 0.0)),
        Pattern::new(
            "half-empty",
            "every other block is empty, the first among them, and has NaN for an output",
            |n, seed| spoiled(blocks(n, seed, |i, r| if i % 2 == 0 { EMPTY } else { between(r, -3.0, 6) })),
        ),
        Pattern::new("all-empty", "no block has keys", |n, seed| spoiled(blocks(n, seed, |_, _| EMPTY))),
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Parts>> {
    let mut patterns = patterns();
    patterns.retain(|pattern| ["mild", "rising"].contains(&pattern.name));
    patterns
}

pub(super) fn cases() -> Vec<Case<Parts>> {
    let case = |name, outputs: &[f32], log_sums: &[f32], d| Case {
        name,
        input: Parts { outputs: Floats(outputs.to_vec()), log_sums: Floats(log_sums.to_vec()), d },
    };
    const NAN: f32 = f32::NAN;
    vec![
        case("no block", &[], &[], 1),
        case("one block", &[3.0, -4.0], &[-7.5], 2),
        case("one block, empty", &[0.0], &[EMPTY], 1),
        case("one block, empty, with NaN", &[NAN, NAN], &[EMPTY], 2),
        case("an empty block first", &[0.0, 5.0], &[EMPTY, 1.0], 1),
        case("an empty block last, with infinity", &[5.0, f32::INFINITY], &[1.0, EMPTY], 1),
        case("an empty block between", &[5.0, NAN, 7.0], &[1.0, EMPTY, 1.0], 1),
        case("two empty blocks first", &[NAN, NAN, 5.0], &[EMPTY, EMPTY, 1.0], 1),
        case("powers that overflow", &[1.0, 3.0], &[100.0, 100.0], 1),
        case("powers that are subnormal", &[1.0, 3.0], &[-100.0, -99.0], 1),
        case("a block that counts for nothing", &[1.0, 1000.0], &[100.0, -100.0], 1),
        case("the greatest comes first", &[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0], 1),
        case("the greatest comes last", &[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], 1),
        case("negative log-sum-exps", &[1.0, 2.0], &[-3.0, -2.0], 1),
        case("outputs of both signs", &[1000.0, -1000.0, -1000.0, 1000.0], &[0.0, 0.0], 2),
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Parts> {
    let log_sum = prop_oneof![
        4 => (-4i32..=4).prop_map(|x| x as f32),
        2 => (-100i32..=100).prop_map(|x| x as f32),
        1 => Just(EMPTY),
    ];
    (1usize..=3)
        .prop_flat_map(move |d| {
            let row = vec((-9i32..=9).prop_map(|x| x as f32), d);
            vec((row, log_sum.clone(), 0..4u8), 0..=size).prop_map(move |blocks| {
                let mut outputs = Vec::with_capacity(blocks.len() * d);
                let log_sums = blocks.iter().map(|(_, log_sum, _)| *log_sum).collect();
                for (row, log_sum, what) in blocks {
                    let kept = log_sum != EMPTY || what == 0;
                    outputs.extend(row.into_iter().map(|x| if kept { x } else { f32::NAN }));
                }
                Parts { outputs: Floats(outputs), log_sums: Floats(log_sums), d }
            })
        })
        .boxed()
}
