use std::f32::consts::PI;

use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{folded::folded, naive::naive, ours::ours, sum_of_angles::sum_of_angles, *};

const OTHERS: [(&str, kata::Solution); 3] = [("folded", folded), ("sum_of_angles", sum_of_angles), ("ours", ours)];

/// All implementations agree with the naive one.
#[track_caller]
fn agree(angles: &Angles) {
    let expected = MarginLogits::call(naive, angles);
    for (name, solution) in OTHERS {
        let checked = MarginLogits::check(angles, &expected, &MarginLogits::call(solution, angles));
        assert_eq!(checked, Ok(()), "{name} on {angles:?}");
    }
}

#[test]
fn every_cosine_of_a_grid_with_margins_of_a_grid() {
    for step in -64..=64 {
        for m1 in [1.0, 1.5, 2.0, 3.0, 4.0, 8.0] {
            for m2 in [0.0, 0.5, 1.5, 3.0] {
                for m3 in [0.0, 0.25] {
                    agree(&Angles::new(&[step as f32 / 64.0, 0.5], 0, 4.0, [m1, m2, m3]));
                }
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in MarginLogits::patterns() {
        for n in [0, 1, 2, 7, 64, 1000, MarginLogits::LARGEST] {
            let angles = (pattern.make)(n, 3);
            assert_eq!(MarginLogits::validate(&angles), Ok(()));
            agree(&angles);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(16), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_rows(angles in MarginLogits::strategy(60)) {
        agree(&angles);
    }

    /// What the continuation is for: a greater angle never has a greater logit.
    #[test]
    fn the_targets_logit_falls_with_its_angle(a in -1f32..1.0, b in -1f32..1.0, m1 in 1f32..8.0, m2 in 0f32..3.0) {
        let logit = |cosine: f32| f64::from(folded(&[cosine], 0, 1.0, m1, m2, 0.0)[0]);
        prop_assert!(logit(a.max(b)) >= logit(a.min(b)) - 1e-6);
    }

    /// And it asks for more than the plain cosine does.
    #[test]
    fn a_margin_never_helps(cosine in -1f32..1.0, m1 in 1f32..8.0, m2 in 0f32..3.0, m3 in 0f32..2.0) {
        prop_assert!(folded(&[cosine], 0, 1.0, m1, m2, m3)[0] <= cosine + 1e-6);
    }
}

#[test]
fn at_the_half_turns() {
    for (m1, value) in [(1.0, -1.0), (2.0, -3.0), (3.0, -5.0), (8.0, -15.0)] {
        for (_, solution) in OTHERS.into_iter().chain([("naive", naive as kata::Solution)]) {
            assert!((solution(&[-1.0], 0, 1.0, m1, 0.0, 0.0)[0] - value).abs() < 1e-5);
        }
    }
    // Multiples of an angle by Chebyshev's polynomials.
    for c in [0.9, 0.75, 0.8_f32] {
        assert!((folded(&[c], 0, 1.0, 2.0, 0.0, 0.0)[0] - (2.0 * c * c - 1.0)).abs() < 1e-6);
        assert!((folded(&[c], 0, 1.0, 3.0, 0.0, 0.0)[0] - (4.0 * c * c * c - 3.0 * c)).abs() < 1e-6);
        assert!(3.0 * c.acos() < PI);
    }
}

#[test]
fn check_says_what_is_wrong() {
    let angles = Angles::new(&[0.5, 0.25], 0, 8.0, [1.0, 0.0, 0.25]);
    let told = |got: &[f32]| {
        MarginLogits::check(&angles, &MarginLogits::oracle(&angles), &got.to_vec()).expect_err("wrong").property
    };
    assert_eq!(told(&[2.0]), "there are 2 cosines and 1 logits");
    assert_eq!(told(&[4.0, 2.0]), "the logit of the target is 2.000 off, where 4.00e-5 is allowed");
    assert_eq!(told(&[f32::NAN, 2.0]), "the logit of the target is NaN");
    assert_eq!(told(&[2.0, 0.25]), "the logit of class 1, not the target, is 0.25, not 2.0");
    assert_eq!(MarginLogits::check(&angles, &vec![2.0, 2.0], &vec![2.00003, 2.0]), Ok(()));
}

#[test]
fn invalid_inputs_are_told() {
    let told = |cosines: &[f32], label, scale, margins| {
        MarginLogits::validate(&Angles::new(cosines, label, scale, margins)).expect_err("invalid")
    };
    assert_eq!(told(&[0.0, 1.5], 0, 1.0, [1.0, 0.0, 0.0]), "cosines[1] is 1.5");
    assert_eq!(told(&[f32::NAN], 0, 1.0, [1.0, 0.0, 0.0]), "cosines[0] is NaN");
    assert_eq!(told(&[0.0], 1, 1.0, [1.0, 0.0, 0.0]), "label is 1, and there are 1 classes");
    assert_eq!(told(&[0.0], -2, 1.0, [1.0, 0.0, 0.0]), "label is -2, and there are 1 classes");
    assert_eq!(told(&[], 0, 1.0, [1.0, 0.0, 0.0]), "label is 0, and there are 0 classes");
    assert_eq!(told(&[0.0], 0, 0.0, [1.0, 0.0, 0.0]), "scale is 0, not from 0.01 to 1000");
    assert_eq!(told(&[0.0], 0, 1.0, [0.5, 0.0, 0.0]), "m1 is 0.5, not from 1 to 8");
    assert_eq!(told(&[0.0], 0, 1.0, [1.0, 3.5, 0.0]), "m2 is 3.5, not from 0 to 3");
    assert_eq!(told(&[0.0], 0, 1.0, [1.0, 0.0, f32::NAN]), "m3 is NaN, not from 0 to 2");
}
