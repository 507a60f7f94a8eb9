//! Every function at every level, against `f64` and against one lane.

use super::{erf::Erf, exp::Exp, exp_m1::*, ln::Ln, map::Function, map::Map, *};
use crate::{
    check_ulp_distance, error_in_ulps,
    simd::{InOut, Kernel, Level, OneLane},
};

/// A function as the suite sees it.
struct Subject {
    name: &'static str,
    bound: f64,
    apply: fn(&[f32], &mut [f32]),
    in_place: fn(&mut [f32]),
    /// Whether a set that looks up roots of two does so here.
    by_steps: bool,
    /// The same by one lane, without and with fused multiply-add.
    lanes: [fn(InOut<'_, f32, f32>); 2],
    exact: fn(f64) -> f64,
}

const fn lanes<F: Function + Default>() -> [fn(InOut<'_, f32, f32>); 2] {
    [
        |io| Map { function: F::default(), io }.run(OneLane::<false>),
        |io| Map { function: F::default(), io }.run(OneLane::<true>),
    ]
}

const SUBJECTS: [Subject; 6] = [
    Subject {
        name: "exp",
        bound: EXP_ULP,
        apply: exp,
        in_place: exp_in_place,
        by_steps: true,
        lanes: lanes::<Exp>(),
        exact: f64::exp,
    },
    Subject {
        name: "exp_m1",
        bound: EXP_M1_ULP,
        apply: exp_m1,
        in_place: exp_m1_in_place,
        by_steps: false,
        lanes: lanes::<ExpM1>(),
        exact: f64::exp_m1,
    },
    Subject {
        name: "ln",
        bound: LN_ULP,
        apply: ln,
        in_place: ln_in_place,
        by_steps: false,
        lanes: lanes::<Ln>(),
        exact: f64::ln,
    },
    Subject {
        name: "sigmoid",
        bound: SIGMOID_ULP,
        apply: sigmoid,
        in_place: sigmoid_in_place,
        by_steps: true,
        lanes: lanes::<Sigmoid>(),
        exact: |x| 1.0 / (1.0 + (-x).exp()),
    },
    Subject {
        name: "tanh",
        bound: TANH_ULP,
        apply: tanh,
        in_place: tanh_in_place,
        by_steps: false,
        lanes: lanes::<Tanh>(),
        exact: f64::tanh,
    },
    Subject {
        name: "erf",
        bound: ERF_ULP,
        apply: erf,
        in_place: erf_in_place,
        by_steps: true,
        lanes: lanes::<Erf>(),
        exact: erf_f64,
    },
];

/// 2/√π·e^−x²·Σ 2ᵏ x²ᵏ⁺¹ / (2k + 1)!!: all terms of one sign, so nothing cancels.
fn erf_f64(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 6.0 {
        return if x.is_nan() { x } else { x.signum() };
    }
    let (mut term, mut sum, mut k) = (x, x, 0.0);
    while term.abs() > 1e-18 * sum.abs() {
        k += 1.0;
        term *= 2.0 * x * x / (2.0 * k + 1.0);
        sum += term;
    }
    sum * (-x * x).exp() * std::f64::consts::FRAC_2_SQRT_PI
}

/// For every upper half of a pattern the lower halves `low`.
fn strata(low: &[u16]) -> Vec<f32> {
    let patterns = (0..=u16::MAX).flat_map(|high| low.iter().map(move |&low| u32::from(high) << 16 | u32::from(low)));
    patterns.map(f32::from_bits).collect()
}

/// The largest error and where.
fn worst(subject: &Subject, x: &[f32], y: &[f32]) -> (f64, f32) {
    let mut worst = (0.0, 0.0);
    for (&x, &y) in x.iter().zip(y) {
        let error = error_in_ulps(y, (subject.exact)(f64::from(x)));
        if error > worst.0 {
            worst = (error, x);
        }
    }
    worst
}

#[test]
fn every_function_is_within_its_bound_at_every_level() {
    let mut x = strata(&[0, 1, 0x3fff, 0x8000, 0xabcd, 0xffff]);
    // Where a result overflows, ends, or reaches its limit, every number around.
    for end in [
        88.72284f32,
        -103.97208,
        -87.33655,
        -17.33,
        9.0109,
        3.8325,
        1.0,
        std::f32::consts::FRAC_1_SQRT_2,
        0.346_573_6,
        1.1754944e-38,
    ] {
        let around = end.to_bits() - 500..end.to_bits() + 500;
        x.extend(around.map(f32::from_bits).flat_map(|x| [x, -x]));
    }
    for subject in &SUBJECTS {
        let mut y = vec![0.0; x.len()];
        for level in Level::available() {
            level.with(|| (subject.apply)(&x, &mut y));
            let (error, at) = worst(subject, &x, &y);
            println!("{:8} {level:8} {error:.4} ulp at {at:e}", subject.name);
            assert!(error <= subject.bound, "{} at {level}: {error} ulp at {at:e}", subject.name);
        }
    }
}

#[test]
fn special_values() {
    use std::f32::consts::E;
    let (inf, nan) = (f32::INFINITY, f32::NAN);
    let tiny = f32::from_bits(1);
    let x = [0.0, -0.0, inf, -inf, nan, 1.0, f32::MAX, f32::MIN, tiny, -tiny];
    let expected = [
        [1.0, 1.0, inf, 0.0, nan, E, inf, 0.0, 1.0, 1.0],
        [0.0, -0.0, inf, -1.0, nan, E - 1.0, inf, -1.0, tiny, -tiny],
        [-inf, -inf, inf, nan, nan, 0.0, 88.72284, nan, -103.27893, nan],
        [0.5, 0.5, 1.0, 0.0, nan, 0.7310586, 1.0, 0.0, 0.5, 0.5],
        [0.0, -0.0, 1.0, -1.0, nan, 0.7615942, 1.0, -1.0, tiny, -tiny],
        [0.0, -0.0, 1.0, -1.0, nan, 0.8427008, 1.0, -1.0, tiny, -tiny],
    ];
    for (subject, expected) in SUBJECTS.iter().zip(expected) {
        for level in Level::available() {
            let mut y = [9.0; 10];
            level.with(|| (subject.apply)(&x, &mut y));
            for ((x, y), expected) in x.into_iter().zip(y).zip(expected) {
                let near = (y - expected).abs() <= 2.0 * f32::EPSILON * expected.abs();
                let finite = expected != 0.0 && expected.is_finite() && near;
                let same = y.to_bits() == expected.to_bits() || y.is_nan() && expected.is_nan();
                assert!(finite || same, "{}({x:e}) at {level}: {y:e}, not {expected:e}", subject.name);
            }
        }
    }
}

#[test]
fn subnormal_results_are_kept() {
    let x: Vec<f32> = (0..2000).map(|i| -87.0 - i as f32 * 0.01).collect();
    let mut y = vec![0.0; x.len()];
    for level in Level::available() {
        level.with(|| exp(&x, &mut y));
        let subnormal = y.iter().filter(|y| **y > 0.0 && **y < f32::MIN_POSITIVE).count();
        assert!((1600..1700).contains(&subnormal), "{subnormal} at {level}");
    }
}

#[test]
fn every_length_and_offset_gives_what_one_lane_gives() {
    let x: Vec<f32> = (0..100).map(|i| (i as f32 - 50.0) * 0.37 + 0.01).collect();
    for subject in &SUBJECTS {
        let one_lane = subject.lanes.map(|run| {
            let mut y = vec![0.0; x.len()];
            run(InOut::new(&x, &mut y));
            y
        });
        for level in Level::available() {
            let mut expected = vec![0.0; x.len()];
            level.with(|| (subject.apply)(&x, &mut expected));
            if !subject.by_steps || !level.fused() {
                let alone = &one_lane[usize::from(level.fused())];
                check_ulp_distance(&expected, alone, 0).unwrap();
            }
            for len in 0..=4 * level.lanes() + 3 {
                for from in [0, 1, 3] {
                    let about = || format!("{} at {level}, {len} from {from}", subject.name);
                    let mut y = vec![7.0; len + 5];
                    level.with(|| (subject.apply)(&x[from..from + len], &mut y[1..=len]));
                    let same = |(y, e): (&f32, &f32)| y.to_bits() == e.to_bits() || y.is_nan() && e.is_nan();
                    assert!(y[1..=len].iter().zip(&expected[from..]).all(same), "{}", about());
                    assert_eq!((y[0], &y[len + 1..]), (7.0, &[7.0; 4][..]), "{}", about());
                    let mut in_place = x.clone();
                    level.with(|| (subject.in_place)(&mut in_place[from..from + len]));
                    assert!(in_place[from..from + len].iter().zip(&expected[from..]).all(same), "{}", about());
                    assert_eq!((&in_place[..from], &in_place[from + len..]), (&x[..from], &x[from + len..]));
                }
            }
        }
    }
}

/// Without fused multiply-add, four vectors at once and one gave different bits where 2ⁿ is
/// near the least normal number: a product was subnormal and rounded.
#[test]
fn regression_results_do_not_depend_on_the_place() {
    let ends = 68f32.to_bits()..87.2f32.to_bits();
    let x: Vec<f32> = ends.step_by(31).map(f32::from_bits).flat_map(|x| [x, -x]).collect();
    let (mut y, mut alone) = (vec![0.0; x.len()], vec![0.0; x.len()]);
    for subject in &SUBJECTS {
        for level in Level::available() {
            level.with(|| {
                (subject.apply)(&x, &mut y);
                for (x, alone) in x.chunks(level.lanes()).zip(alone.chunks_mut(level.lanes())) {
                    (subject.apply)(x, alone);
                }
            });
            for ((x, y), alone) in x.iter().zip(&y).zip(&alone) {
                let same = y.to_bits() == alone.to_bits() || y.is_nan() && alone.is_nan();
                assert!(same, "{}({x}) at {level}: {y:e} or {alone:e}", subject.name);
            }
        }
    }
}

#[test]
#[should_panic = "to read and to write"]
fn slices_of_different_lengths_are_refused() {
    exp(&[1.0, 2.0], &mut [0.0]);
}

/// All 2³² inputs at every level, split over the processors; prints what it found.
#[test]
#[ignore = "minutes: cargo test --release -p kihon-numerics -- --ignored --nocapture elementary"]
fn every_function_on_all_inputs() {
    const PIECE: u32 = 1 << 20;
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u32;
    for subject in &SUBJECTS {
        let work = |worker: u32| {
            let mut worsts = vec![(0.0, 0.0); Level::available().count()];
            let (mut x, mut exact) = (vec![0.0; PIECE as usize], vec![0.0; PIECE as usize]);
            let mut y = vec![0.0; PIECE as usize];
            for piece in (worker..1 << 12).step_by(workers as usize) {
                for (i, (x, exact)) in x.iter_mut().zip(&mut exact).enumerate() {
                    *x = f32::from_bits(piece * PIECE + i as u32);
                    *exact = (subject.exact)(f64::from(*x));
                }
                for (level, worst) in Level::available().zip(&mut worsts) {
                    level.with(|| (subject.apply)(&x, &mut y));
                    for ((&x, &y), &exact) in x.iter().zip(&y).zip(&exact) {
                        let error = error_in_ulps(y, exact);
                        if error > worst.0 {
                            *worst = (error, x);
                        }
                    }
                }
            }
            worsts
        };
        let all: Vec<Vec<(f64, f32)>> = std::thread::scope(|scope| {
            let started: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        for (i, level) in Level::available().enumerate() {
            let worst = all.iter().map(|worsts| worsts[i]).max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
            println!("{:8} {level:8} {:.4} ulp at {:e}", subject.name, worst.0, worst.1);
            assert!(worst.0 <= subject.bound, "{} at {level}: {worst:?}", subject.name);
        }
    }
}
