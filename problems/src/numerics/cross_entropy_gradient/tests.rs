use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{from_the_loss::from_the_loss, naive::naive, ours::ours, rest_of_the_sum::rest_of_the_sum, *};

const FAST: [(&str, kata::Solution); 3] =
    [("rest_of_the_sum", rest_of_the_sum), ("from_the_loss", from_the_loss), ("ours", ours)];

/// All implementations agree with the naive one.
#[track_caller]
fn agree(row: &Labelled) {
    let expected = CrossEntropyGradient::call(naive, row);
    for (name, solution) in FAST {
        let got = CrossEntropyGradient::call(solution, row);
        assert_eq!(CrossEntropyGradient::check(row, &expected, &got), Ok(()), "{name} on {row:?}");
    }
}

#[test]
fn every_short_row_of_few_values() {
    let alphabet = [f32::NEG_INFINITY, -1000.0, -20.0, 0.0, 0.5, 3e38];
    for n in 1..=4 {
        for code in 0..alphabet.len().pow(n) {
            let logits: Vec<f32> = (0..n).map(|i| alphabet[code / alphabet.len().pow(i) % alphabet.len()]).collect();
            for smoothing in [0.0, 0.25, 1.0] {
                let row = Labelled::new(&logits, code % n as usize, smoothing);
                if CrossEntropyGradient::validate(&row).is_ok() {
                    agree(&row);
                }
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in CrossEntropyGradient::patterns() {
        for n in [0, 1, 2, 7, 64, 255, 700] {
            agree(&(pattern.make)(n, 3));
        }
        let row = (pattern.make)(CrossEntropyGradient::LARGEST, 4);
        assert_eq!(CrossEntropyGradient::validate(&row), Ok(()));
        let expected = CrossEntropyGradient::reference(&row);
        for (name, solution) in FAST {
            let got = CrossEntropyGradient::call(solution, &row);
            assert_eq!(CrossEntropyGradient::check(&row, &expected, &got), Ok(()), "{name} on {}", pattern.name);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(13), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_rows(row in CrossEntropyGradient::strategy(60)) {
        agree(&row);
    }

    /// Moving all logits alike changes no probability.
    #[test]
    fn the_numbers_sum_to_zero_and_are_no_less_than_minus_one(row in CrossEntropyGradient::strategy(60)) {
        let gradient = CrossEntropyGradient::reference(&row);
        prop_assert!(gradient.iter().map(|&x| f64::from(x)).sum::<f64>().abs() < 1e-6);
        prop_assert!(gradient.iter().all(|x| (-1.0..=1.0).contains(x)));
    }

    /// What it is the gradient of, by differences.
    #[test]
    fn it_is_the_slope_of_the_loss(row in CrossEntropyGradient::strategy(12), step in Just(1e-4_f64)) {
        prop_assume!(row.logits.iter().all(|x| x.abs() < 60.0));
        let n = row.logits.len();
        let loss = |moved: usize, by: f64| {
            let x = |i: usize| f64::from(row.logits[i]) + if i == moved { by } else { 0.0 };
            let log_sum = (0..n).map(|i| x(i).exp()).sum::<f64>().ln();
            let smoothing = f64::from(row.smoothing);
            let mean = (0..n).map(|i| log_sum - x(i)).sum::<f64>() / n as f64;
            (1.0 - smoothing) * (log_sum - x(row.target)) + smoothing * mean
        };
        for (i, &number) in CrossEntropyGradient::reference(&row).iter().enumerate() {
            let slope = (loss(i, step) - loss(i, -step)) / (2.0 * step);
            prop_assert!((slope - f64::from(number)).abs() < 1e-6, "{i}: {slope} and {number}");
        }
    }
}

#[test]
fn check_says_what_is_wrong() {
    let told = |logits: &[f32], target, got: &[f32]| {
        let row = Labelled::new(logits, target, 0.0);
        let expected = CrossEntropyGradient::oracle(&row);
        CrossEntropyGradient::check(&row, &expected, &got.to_vec()).expect_err("wrong").property
    };
    assert_eq!(told(&[0.0], 0, &[]), "there are 1 logits and 0 numbers");
    assert_eq!(told(&[0.0; 2], 0, &[f32::NAN, 0.5]), "the number of class 0, the target, is NaN");
    assert_eq!(
        told(&[0.0; 2], 0, &[0.5, 0.5]),
        "the number of class 0, the target, is off by 1.000, where 2.38e-7 is allowed; all together are 1.000, and must be 0"
    );
    assert_eq!(
        told(&[40.0, 0.0], 0, &[0.0, 4.248_354e-18]),
        "the number of class 0, the target, is off by 4.25e-18, where 2.03e-24 is allowed"
    );
    assert!(told(&[0.0; 2], 0, &[-0.5, f32::INFINITY]).contains("class 1 is off by inf"));
}

#[test]
fn what_cancels_is_measured_by_its_sides() {
    // All smoothed: p − q is 0, and p is ½.
    let row = Labelled::new(&[0.0, 0.0], 0, 1.0);
    let check = |got: &[f32]| CrossEntropyGradient::check(&row, &vec![0.0, 0.0], &got.to_vec());
    assert_eq!(check(&[2e-7, -2e-7]), Ok(()));
    assert!(check(&[3e-7, 0.0]).is_err());
}

#[test]
fn invalid_inputs_are_told() {
    let told = |logits: &[f32], target, smoothing| {
        CrossEntropyGradient::validate(&Labelled::new(logits, target, smoothing)).expect_err("invalid")
    };
    assert_eq!(told(&[0.0, f32::NAN], 0, 0.0), "logits[1] is NaN");
    assert_eq!(told(&[f32::INFINITY], 0, 0.0), "logits[0] is inf");
    assert_eq!(told(&[f32::NEG_INFINITY], 0, 0.0), "no logit is finite");
    assert_eq!(told(&[], 0, 0.0), "no logit is finite");
    assert_eq!(told(&[1.0], 1, 0.0), "target is 1, and there are 1 classes");
    assert_eq!(told(&[1.0], 0, 1.5), "smoothing is 1.5, not from 0 to 1");
    assert_eq!(told(&[1.0], 0, f32::NAN), "smoothing is NaN, not from 0 to 1");
}
