use kihon_judge::{Floats, Kata, Random};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{blocks::blocks, kata::ALLOWED, naive::naive, online::online, ours::ours, *};
use crate::numerics::floats::near;

/// All implementations agree with the naive one.
#[track_caller]
fn agree(logits: &[f32]) {
    let expected = naive(logits);
    for (name, solution) in [("online", online as kata::Solution), ("blocks", blocks), ("ours", ours)] {
        let got = solution(logits);
        let checked = OnlineSoftmax::check(&Floats(logits.to_vec()), &expected, &got);
        assert_eq!(checked, Ok(()), "{name} on {:?}…", logits.get(..20).unwrap_or(logits));
    }
}

#[test]
fn every_short_list_of_few_values() {
    let alphabet = [f32::NEG_INFINITY, -1000.0, 0.0, 0.5, 3e38, f32::NAN];
    for n in 0..=4 {
        for code in 0..alphabet.len().pow(n) {
            agree(&(0..n).map(|i| alphabet[code / alphabet.len().pow(i) % alphabet.len()]).collect::<Vec<_>>());
        }
    }
}

#[test]
fn patterns_across_the_edges_of_blocks() {
    for pattern in OnlineSoftmax::patterns() {
        for n in [0, 1, 2, 7, 255, 256, 257, 512, 700] {
            agree(&(pattern.make)(n, 3));
        }
    }
}

#[test]
fn largest_size() {
    for pattern in OnlineSoftmax::patterns() {
        let input = (pattern.make)(OnlineSoftmax::LARGEST, 4);
        assert_eq!(OnlineSoftmax::validate(&input), Ok(()));
        let expected = online(&input);
        for solution in [blocks, ours] {
            assert_eq!(OnlineSoftmax::check(&input, &expected, &solution(&input)), Ok(()), "{}", pattern.name);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_lists(logits in OnlineSoftmax::strategy(60)) {
        agree(&logits);
    }

    /// Whoever keeps each newcomer with its probability ends with a sample of softmax:
    /// x stays with pᵢ · Π (1 − pⱼ) over all that come later.
    #[test]
    fn a_reservoir_of_one_is_a_sample_of_softmax(logits in prop::collection::vec(-20f32..20.0, 1..30)) {
        let shares: Vec<f64> = online(&logits).into_iter().map(f64::from).collect();
        let total: f64 = logits.iter().map(|&x| f64::from(x).exp()).sum();
        let mut stays = 1.0;
        for (i, &x) in logits.iter().enumerate().rev() {
            prop_assert!((shares[i] * stays - f64::from(x).exp() / total).abs() < 1e-5);
            stays *= 1.0 - shares[i];
        }
    }

    #[test]
    fn nothing_changes_when_all_are_moved(logits in prop::collection::vec(-50i8..50, 0..40), by in -1000i16..1000) {
        let at = |by: i16| online(&logits.iter().map(|&x| f32::from(i16::from(x) + by)).collect::<Vec<_>>());
        prop_assert_eq!(at(0), at(by));
    }
}

#[test]
fn equal_logits_have_equal_shares() {
    for x in [0.0, -1e4, 3e38] {
        let expected: Vec<f32> = (1..=1000).map(|i| (1.0 / f64::from(i)) as f32).collect();
        for solution in [naive, online, blocks, ours] {
            assert_eq!(solution(&[x; 1000]), expected);
        }
    }
}

#[test]
fn random_bits_of_any_kind() {
    let mut random = Random::new(5);
    for _ in 0..300 {
        let bits = (0..20).map(|_| f32::from_bits(random.next_u64() as u32)).filter(|&x| x != f32::INFINITY);
        agree(&bits.collect::<Vec<_>>());
    }
}

#[test]
fn check_says_what_is_wrong() {
    let told = |logits: &[f32], expected: &[f32], got: &[f32]| {
        let fault = OnlineSoftmax::check(&Floats(logits.to_vec()), &expected.to_vec(), &got.to_vec());
        fault.expect_err("wrong").property
    };
    assert_eq!(told(&[0.0], &[1.0], &[]), "there are 1 logits and 0 answers");
    assert_eq!(told(&[0.0], &[1.0], &[1.5]), "answer 0 is 1.5, more than all there is");
    assert_eq!(told(&[0.0; 2], &[1.0, 0.5], &[1.0, 0.500001]), "answer 1 is 17 ulp off, where 8 are allowed");
    assert_eq!(
        told(&[f32::NEG_INFINITY], &[0.0], &[f32::NAN]),
        "answer 0 is NaN, not 0.0: a logit of -inf has no share"
    );
    assert_eq!(told(&[f32::NAN], &[f32::NAN], &[1.0]), "NaN has arrived at index 0, so answer 0 is NaN");
    let near_one = (0..ALLOWED).fold(1.0_f32, |x, _| x.next_down());
    assert_eq!(near(near_one, 1.0, ALLOWED), Ok(()));
    assert_eq!(OnlineSoftmax::check(&Floats(vec![0.0]), &vec![1.0], &vec![near_one]), Ok(()));
}

#[test]
fn invalid_inputs_are_told() {
    assert_eq!(OnlineSoftmax::validate(&Floats(vec![0.0, f32::INFINITY])), Err("logits[1] is +inf".into()));
    let long = Floats(vec![0.0; OnlineSoftmax::LARGEST + 1]);
    assert_eq!(OnlineSoftmax::validate(&long), Err("logits has 100001 values, more than 100000".into()));
}
