use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{heap::heap, naive::naive, ours::ours, select::select, *};

const FAST: [(&str, kata::Solution); 3] = [("heap", heap), ("select", select), ("ours", ours)];

/// All implementations agree with the naive one.
#[track_caller]
fn agree(row: &Row) {
    let expected = naive(&row.logits, row.k);
    for (name, solution) in FAST {
        let checked = SoftmaxTopK::check(row, &expected, &solution(&row.logits, row.k));
        assert_eq!(checked, Ok(()), "{name} on {row:?}");
    }
}

#[test]
fn every_short_row_of_few_values() {
    let alphabet = [f32::NEG_INFINITY, -1000.0, -0.0, 0.0, 0.5, 3e38];
    for n in 0..=4 {
        for code in 0..alphabet.len().pow(n) {
            let logits: Vec<f32> = (0..n).map(|i| alphabet[code / alphabet.len().pow(i) % alphabet.len()]).collect();
            for k in 0..=n as usize + 1 {
                let row = Row::new(&logits, k);
                if SoftmaxTopK::validate(&row).is_ok() {
                    agree(&row);
                }
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in SoftmaxTopK::patterns() {
        for n in [0, 1, 2, 7, 64, 255, 700] {
            agree(&(pattern.make)(n, 3));
        }
        let row = (pattern.make)(SoftmaxTopK::LARGEST, 4);
        assert_eq!(SoftmaxTopK::validate(&row), Ok(()));
        let expected = select(&row.logits, row.k);
        for (name, solution) in FAST {
            let got = solution(&row.logits, row.k);
            assert_eq!(SoftmaxTopK::check(&row, &expected, &got), Ok(()), "{name} on {}", pattern.name);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(14), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_rows(row in SoftmaxTopK::strategy(60)) {
        agree(&row);
    }

    /// Fewer are the first of more, and all of them are softmax.
    #[test]
    fn fewer_are_the_first_of_more(row in SoftmaxTopK::strategy(60)) {
        let all = heap(&row.logits, row.logits.len());
        let few = heap(&row.logits, row.k);
        prop_assert_eq!(&all[..few.len()], &few[..]);
        let total: f64 = all.iter().map(|&(_, p)| f64::from(p)).sum();
        prop_assert!(row.logits.is_empty() || (total - 1.0).abs() < 1e-6);
    }
}

#[test]
fn check_says_what_is_wrong() {
    let told = |logits: &[f32], k, got: &[(usize, f32)]| {
        let row = Row::new(logits, k);
        SoftmaxTopK::check(&row, &SoftmaxTopK::oracle(&row), &got.to_vec()).expect_err("wrong").property
    };
    assert_eq!(told(&[0.0, 0.0], 1, &[(1, 0.5)]), "the logits at 1 and 0 are equal: the lower index comes first");
    assert_eq!(told(&[0.0, 1.0], 1, &[(0, 0.3)]), "the logit at 0 is 0.0, and that at 1 is greater: 1.0");
    assert_eq!(told(&[0.0, 0.0], 2, &[(0, 0.5), (0, 0.5)]), "index 0 is told twice");
    assert_eq!(told(&[0.0], 1, &[(1, 0.5)]), "there is no index 1 among 1 logits");
    assert_eq!(told(&[0.0, 0.0], 1, &[(0, 1.0)]), "the probability of index 0 is 1.0, not 0.5");
    assert_eq!(told(&[0.0], 1, &[(0, f32::NAN)]), "the probability of index 0 is NaN, not 1.0");
    assert_eq!(told(&[0.0; 2], 2, &[(0, 0.5)]), "2 of 2 are asked for, and 1 is told");
    assert_eq!(told(&[0.0], 1, &[]), "1 of 1 is asked for, and 0 are told");
}

#[test]
fn invalid_inputs_are_told() {
    let told = |logits: &[f32], k| SoftmaxTopK::validate(&Row::new(logits, k)).expect_err("invalid");
    assert_eq!(told(&[0.0, f32::NAN], 1), "logits[1] is NaN");
    assert_eq!(told(&[f32::INFINITY], 1), "logits[0] is inf");
    assert_eq!(told(&[f32::NEG_INFINITY; 2], 1), "no logit is finite");
    assert_eq!(told(&[0.0], 200_000), "200000 of 1 logits; at most 100000 are allowed");
}
