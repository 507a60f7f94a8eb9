use kihon_judge::{Floats, Kata, Random};

use super::{TiledAttention, Tokens, workload::references};

/// All references are near the naive one.
#[track_caller]
fn agree(tokens: &Tokens) {
    let expected = TiledAttention::oracle(tokens);
    for reference in references() {
        let got = TiledAttention::call(reference.solution, tokens);
        let checked = TiledAttention::check(tokens, &expected, &got);
        assert_eq!(checked, Ok(()), "{} on {tokens:?}", reference.name);
    }
}

fn numbers(len: usize, random: &mut Random) -> Floats<f32> {
    Floats((0..len).map(|_| random.below(7) as f32 - 3.0).collect())
}

#[test]
fn every_small_shape() {
    let mut random = Random::new(1);
    for (n, m) in (0..6).flat_map(|n| (0..6).map(move |m| (n, m))) {
        for (d, causal) in [(1, false), (1, true), (3, true), (16, false), (16, true)] {
            let (q, k, v) = (numbers(n * d, &mut random), numbers(m * d, &mut random), numbers(m * d, &mut random));
            agree(&Tokens { q, k, v, d, causal });
        }
    }
}

#[test]
fn a_nan_in_each_place_alone() {
    let mut random = Random::new(2);
    for m in [1, 2, 15, 16, 17, 33] {
        let [q, k, v] = [0; 3].map(|_| numbers(2 * m, &mut random));
        for place in 0..2 * m {
            for in_key in [false, true] {
                let mut tokens = Tokens { q: q.clone(), k: k.clone(), v: v.clone(), d: 2, causal: true };
                (if in_key { &mut tokens.k } else { &mut tokens.v }).0[place] = f32::NAN;
                agree(&tokens);
                let out = TiledAttention::oracle(&tokens);
                assert!(out[..place / 2 * 2].iter().all(|x| x.is_finite()), "{tokens:?}");
                assert!(out[place..].iter().step_by(2).all(|x| x.is_nan()), "{tokens:?}");
            }
        }
    }
}

#[test]
fn values_that_are_alike_are_their_own_mean() {
    for pattern in TiledAttention::patterns() {
        let mut tokens = (pattern.make)(40, 3);
        if pattern.name != "unseen-nan" {
            tokens.v.0.fill(7.0);
            let out = TiledAttention::oracle(&tokens);
            assert!(out.iter().all(|&x| x == 0.0 || (x - 7.0).abs() < 1e-5), "{}", pattern.name);
        }
    }
}

#[test]
fn largest_size() {
    for pattern in TiledAttention::patterns() {
        let tokens = (pattern.make)(TiledAttention::LARGEST, 5);
        assert_eq!(TiledAttention::validate(&tokens), Ok(()), "{}", pattern.name);
        agree(&tokens);
    }
}

#[test]
fn the_matrix_is_over_the_limit_and_a_row_is_not() {
    let limit = |n: usize, d: usize| {
        let [q, k, v] = [0; 3].map(|_| Floats(vec![0.0; n * d]));
        TiledAttention::limits(&Tokens { q, k, v, d, causal: false }).bytes.unwrap_or(0) as usize
    };
    for d in [1, 8, 16] {
        assert!(4 * 320 * 320 > 2 * limit(320, d), "a matrix of f32");
        assert!(4 * 320 * (2 * d + 2) < limit(320, d), "the answer, as much again, and two rows");
    }
}

#[test]
fn what_the_constraints_exclude_is_named() {
    let told = |[q, k, v]: [&[f32]; 3], d| {
        let [q, k, v] = [q, k, v].map(|x| Floats(x.to_vec()));
        TiledAttention::validate(&Tokens { q, k, v, d, causal: false }).unwrap_err()
    };
    assert_eq!(told([&[], &[], &[]], 0), "d is 0, not from 1 to 16");
    assert_eq!(told([&[1.0], &[], &[]], 2), "q has 1 numbers, no rows of 2, at most 320");
    assert_eq!(told([&[f32::NAN], &[], &[]], 1), "q[0] is NaN, not from -10 to 10");
    assert_eq!(told([&[], &[1.0], &[]], 1), "k has 1 numbers, v 0");
    assert_eq!(told([&[], &[1.0], &[f32::INFINITY]], 1), "v[0] is inf, not from -1000 to 1000");
}
