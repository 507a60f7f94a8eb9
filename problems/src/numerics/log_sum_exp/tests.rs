use kihon_judge::{Floats, Kata, Random};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{naive::naive, online::online, ours::ours, two_pass::two_pass, *};

/// All implementations agree with the naive one.
#[track_caller]
fn agree(x: &[f32]) {
    let expected = naive(x);
    for (name, solution) in [("two_pass", two_pass as kata::Solution), ("online", online), ("ours", ours)] {
        let checked = LogSumExp::check(&Floats(x.to_vec()), &expected, &solution(x));
        assert_eq!(checked, Ok(()), "{name} on {:?}…", x.get(..20).unwrap_or(x));
    }
}

#[test]
fn every_short_list_of_few_values() {
    let alphabet = [f32::NEG_INFINITY, -1000.0, -40.0, -0.5, 0.0, 3e38, f32::INFINITY, f32::NAN];
    for n in 0..=4 {
        for code in 0..alphabet.len().pow(n) {
            agree(&(0..n).map(|i| alphabet[code / alphabet.len().pow(i) % alphabet.len()]).collect::<Vec<_>>());
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in LogSumExp::patterns() {
        for n in [0, 1, 2, 7, 64, 255, 1000, LogSumExp::LARGEST] {
            agree(&(pattern.make)(n, 3));
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(12), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_lists(x in LogSumExp::strategy(60)) {
        agree(&x);
    }

    #[test]
    fn order_does_not_matter_and_what_is_added_to_all_comes_out(x in prop::collection::vec(-50i8..50, 1..40), by in -9i8..9) {
        let x: Vec<f32> = x.into_iter().map(f32::from).collect();
        let there = two_pass(&x);
        let back = two_pass(&x.iter().rev().copied().collect::<Vec<_>>());
        prop_assert!((there - back).abs() <= 4.0 * f32::EPSILON * there.abs().max(1.0));
        let moved = two_pass(&x.iter().map(|x| x + f32::from(by)).collect::<Vec<_>>());
        prop_assert!((moved - there - f32::from(by)).abs() < 1e-4);
    }
}

#[test]
fn random_bits_of_any_kind() {
    let mut random = Random::new(6);
    for _ in 0..300 {
        agree(&(0..8).map(|_| f32::from_bits(random.next_u64() as u32)).collect::<Vec<_>>());
    }
}

/// Known in closed form: n equal values, and two with a logistic between them.
#[test]
fn closed_forms() {
    for solution in [naive, two_pass, online, ours] {
        for n in [1_u16, 2, 10, 1000] {
            let got = solution(&vec![100.0; n.into()]);
            assert!((f64::from(got) - 100.0 - f64::from(n).ln()).abs() < 1e-5);
        }
        // ln(1 + e^−x) is e^−x − e^−2x/2 + …
        for x in [17_f64, 40.0, 80.0] {
            let exact = (-x).exp() * (1.0 - (-x).exp() / 2.0);
            let got = f64::from(solution(&[0.0, -x as f32]));
            assert!((got / exact - 1.0).abs() < 1e-6, "{x}: {got:e}, not {exact:e}");
        }
    }
}

#[test]
fn check_says_what_is_wrong_and_lets_cancellation_pass() {
    let check =
        |x: &[f32], expected, got| LogSumExp::check(&Floats(x.to_vec()), &expected, &got).map_err(|f| f.property);
    let told = |x: &[f32], expected, got| check(x, expected, got).expect_err("wrong");
    assert_eq!(told(&[3.0], 3.0, 2.0), "the answer is below the greatest value, 3.0");
    assert_eq!(told(&[3.0], 3.0, 3.0 + 8.0 * f32::EPSILON * 2.0), "the answer is 8 ulp off, where 4 are allowed");
    assert_eq!(told(&[f32::NAN], f32::NAN, 1.0), "value 0 is NaN, so the answer is NaN");
    assert_eq!(told(&[], f32::NEG_INFINITY, f32::MIN), "the answer is -3.4028235e38, not -inf");
    assert_eq!(told(&[0.0], 0.0, f32::NAN), "the answer is NaN, not 0.0");
    assert_eq!(told(&[0.0, -30.0], 9.357_623e-14, 0.0), "the answer is 0.0, not 9.357623e-14");
    assert_eq!(check(&[-1.0], 1e-12, 3e-10), Ok(()));
    assert!(told(&[-1.0], 1e-12, 3e-9).ends_with(", and more than 1e-9"));
}

#[test]
fn too_many_values_are_told() {
    let long = Floats(vec![0.0; LogSumExp::LARGEST + 1]);
    assert_eq!(LogSumExp::validate(&long), Err("x has 100001 values, more than 100000".into()));
}
