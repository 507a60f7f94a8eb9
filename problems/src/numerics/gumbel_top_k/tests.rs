use kihon_judge::{Kata, Random};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{bounded::bounded, heap::heap, naive::naive, select::select, *};

const FAST: [(&str, kata::Solution); 3] = [("heap", heap), ("select", select), ("bounded", bounded)];

/// All implementations give the naive one's answer: their keys are the same to the bit.
#[track_caller]
fn agree(draw: &Draw) {
    let expected = GumbelTopK::call(naive, draw);
    assert_eq!(GumbelTopK::check(draw, &expected, &expected), Ok(()));
    for (name, solution) in FAST {
        assert_eq!(GumbelTopK::call(solution, draw), expected, "{name} on {draw:?}");
    }
}

#[test]
fn every_short_draw_of_few_values() {
    let classes = [(0.0, 0.0), (0.0, 0.5), (1.0, 0.5), (1.0, 0.0), (f64::NEG_INFINITY, 0.5), (-0.0, 0.5)];
    for n in 0..=4 {
        for code in 0..classes.len().pow(n) {
            let chosen = (0..n).map(|i| classes[code / classes.len().pow(i) % classes.len()]);
            let (logits, uniforms): (Vec<f64>, Vec<f64>) = chosen.unzip();
            for k in 0..=n as usize + 1 {
                agree(&Draw::new(&logits, &uniforms, k));
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in GumbelTopK::patterns() {
        for n in [0, 1, 2, 7, 64, 1000, GumbelTopK::LARGEST] {
            let draw = (pattern.make)(n, 3);
            assert_eq!(GumbelTopK::validate(&draw), Ok(()));
            agree(&draw);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(15), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_draws(draw in GumbelTopK::strategy(60)) {
        agree(&draw);
    }

    /// The bound holds for every number there is.
    #[test]
    fn a_class_passed_over_could_not_be_drawn(bits in 0..1.0_f64.to_bits(), other in 0..1.0_f64.to_bits()) {
        for u in [f64::from_bits(bits), 1.0 - f64::from_bits(bits).max(f64::EPSILON)] {
            let draw = Draw::new(&[0.0, 0.0], &[f64::from_bits(other), u], 1);
            prop_assert_eq!(bounded(&draw.logits, &draw.uniforms, 1), naive(&draw.logits, &draw.uniforms, 1));
        }
    }
}

/// What it is for: the pairs drawn follow the law of drawing without replacement.
#[test]
fn pairs_come_as_softmax_draws_them() {
    let weights = [1.0, 2.0, 4.0_f64];
    let logits = weights.map(f64::ln);
    let mut random = Random::new(8);
    let mut counts = [[0.0; 3]; 3];
    const DRAWS: f64 = 20_000.0;
    for _ in 0..DRAWS as usize {
        let uniforms = [0; 3].map(|_| (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64);
        let drawn = heap(&logits, &uniforms, 2);
        counts[drawn[0]][drawn[1]] += 1.0;
    }
    let mut chi_squared = 0.0;
    for (a, row) in counts.iter().enumerate() {
        for (b, &count) in row.iter().enumerate() {
            let expected = if a == b { 0.0 } else { DRAWS * weights[a] / 7.0 * weights[b] / (7.0 - weights[a]) };
            if a == b {
                assert_eq!(count, 0.0);
            } else {
                chi_squared += (count - expected) * (count - expected) / expected;
            }
        }
    }
    // Six pairs, five degrees of freedom: above 20.5 once in a thousand.
    assert!(chi_squared < 20.5, "{chi_squared}");
}

#[test]
fn check_says_what_is_wrong() {
    let draw = Draw::new(&[0.0, 0.0, f64::NEG_INFINITY, 0.0, 5.0], &[0.5, 0.5, 0.9, 0.25, 0.0], 2);
    let told = |got: &[usize]| {
        GumbelTopK::check(&draw, &GumbelTopK::oracle(&draw), &got.to_vec()).expect_err("wrong").property
    };
    assert_eq!(told(&[0]), "2 of 4 possible classes are asked for, and 1 told");
    assert_eq!(told(&[0, 7]), "there is no class 7 among 5");
    assert_eq!(told(&[0, 2]), "class 2 is impossible: its logit is -inf");
    assert_eq!(told(&[0, 0]), "class 0 is drawn twice");
    assert_eq!(told(&[1, 0]), "class 0 comes before class 1: they have the same logit and u");
    assert_eq!(told(&[3, 0]), "class 0 has the key 0.366513 and stands behind class 3 with -0.326634");
    assert_eq!(told(&[0, 3]), "class 1 has the key 0.366513 and is left out, class 3 with -0.326634 is drawn");
    assert_eq!(told(&[4, 0]), "class 0 has the key 0.366513 and stands behind class 4 with -inf");
}

#[test]
fn keys_that_are_nearly_the_same_may_stand_in_either_order() {
    let draw = |apart: f64, k| Draw::new(&[0.0, apart, 0.0], &[0.5, 0.5, 0.5], k);
    let check = |draw: &Draw, got: &[usize]| GumbelTopK::check(draw, &GumbelTopK::oracle(draw), &got.to_vec());
    assert_eq!(check(&draw(5e-7, 3), &[0, 1, 2]), Ok(()));
    assert_eq!(check(&draw(5e-7, 1), &[0]), Ok(()));
    assert!(check(&draw(2e-6, 3), &[0, 1, 2]).is_err());
    assert!(check(&draw(2e-6, 1), &[0]).is_err());
    // Those that are exactly the same have one order, also with another in between.
    assert!(check(&draw(5e-7, 3), &[2, 1, 0]).is_err());
    assert!(check(&draw(5e-7, 1), &[2]).is_err());
    let unlucky = Draw::new(&[0.0, 9.0], &[0.0, 0.0], 2);
    assert_eq!(check(&unlucky, &[0, 1]), Ok(()));
    assert_eq!(check(&unlucky, &[1, 0]).expect_err("wrong").property, "class 0 comes before class 1: both have u = 0");
}

#[test]
fn invalid_inputs_are_told() {
    let told = |logits: &[f64], uniforms: &[f64], k| {
        GumbelTopK::validate(&Draw::new(logits, uniforms, k)).expect_err("invalid")
    };
    assert_eq!(told(&[0.0], &[], 1), "there are 1 logits and 0 uniforms");
    assert_eq!(told(&[0.0, 2e6], &[0.5, 0.5], 1), "logits[1] is 2000000");
    assert_eq!(told(&[f64::NAN], &[0.5], 1), "logits[0] is NaN");
    assert_eq!(told(&[0.0], &[1.0], 1), "uniforms[0] is 1");
    assert_eq!(told(&[0.0], &[-0.5], 1), "uniforms[0] is -0.5");
    assert_eq!(told(&[0.0], &[0.5], 200_000), "200000 of 1 classes; at most 100000 are allowed");
}
