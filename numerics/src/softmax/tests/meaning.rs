//! The table of what happens where, in every type and at every level.

use super::*;
use crate::half::{BF16, F16};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

fn all_as<T: Element>(x: &[f64]) -> Vec<T> {
    x.iter().map(|&x| T::from_f64(x)).collect()
}

fn same(got: f64, expected: f64) -> bool {
    got == expected || got.is_nan() && expected.is_nan()
}

fn assert_all<T: Element>(got: &[T], expected: &[f64], about: &str) {
    let got: Vec<f64> = got.iter().map(|x| x.to_f64()).collect();
    assert_eq!(got.len(), expected.len());
    assert!(
        got.iter().zip(expected).all(|(&got, &expected)| same(got, expected)),
        "{about}: {got:?}, not {expected:?}"
    );
}

/// A row, its softmax, its log-softmax, its log-sum-exp.
type Case = (Vec<f64>, Vec<f64>, Vec<f64>, f64);

fn cases() -> Vec<Case> {
    let mut cases = vec![
        (vec![], vec![], vec![], -INF),
        (vec![3.0], vec![1.0], vec![0.0], 3.0),
        (vec![-INF], vec![NAN], vec![NAN], -INF),
        (vec![INF], vec![NAN], vec![NAN], INF),
        (vec![NAN], vec![NAN], vec![NAN], NAN),
        (vec![1.0, -1e4], vec![1.0, 0.0], vec![0.0, -10001.0], 1.0),
        (vec![0.0, INF, 1.0, 2.0], vec![NAN; 4], vec![NAN; 4], INF),
        (vec![INF, INF, 1.0, -INF], vec![NAN; 4], vec![NAN; 4], INF),
        (vec![INF, NAN, 1.0, -INF], vec![NAN; 4], vec![NAN; 4], NAN),
        (vec![-INF, 5.0, -INF], vec![0.0, 1.0, 0.0], vec![-INF, 0.0, -INF], 5.0),
    ];
    // In long rows, at their ends and in blocks of their own.
    for n in [40, 1100, 5000] {
        cases.push((vec![-INF; n], vec![NAN; n], vec![NAN; n], -INF));
        for at in [0, 3, n / 2, n - 1] {
            let with = |rest: f64, x: f64| {
                let mut row = vec![rest; n];
                row[at] = x;
                row
            };
            cases.push((with(-INF, 2.0), with(0.0, 1.0), with(-INF, 0.0), 2.0));
            cases.push((with(-INF, NAN), vec![NAN; n], vec![NAN; n], NAN));
            cases.push((with(1.0, NAN), vec![NAN; n], vec![NAN; n], NAN));
            cases.push((with(1.0, INF), vec![NAN; n], vec![NAN; n], INF));
            cases.push((with(INF, NAN), vec![NAN; n], vec![NAN; n], NAN));
            cases.push((with(-1e4, 60.0), with(0.0, 1.0), with(-10_060.0, 0.0), 60.0));
        }
    }
    cases
}

fn plain<T: Element>(level: Level) {
    for (x, probabilities, logarithms, whole) in cases() {
        let about = format!("{} of {:?} at {level}", std::any::type_name::<T>(), &x[..x.len().min(6)]);
        let x: Vec<T> = all_as(&x);
        assert_all(&softmax_of(&x), &probabilities, &about);
        // What a narrower type rounds is rounded here too.
        let logarithms: Vec<f64> = logarithms.into_iter().map(|x| T::from_f64(x).to_f64()).collect();
        assert_all(&log_softmax_of(&x), &logarithms, &about);
        assert!(
            same(log_sum_exp_of(&x).to_f64(), T::from_f64(whole).to_f64()),
            "{about}: {:?}",
            log_sum_exp_of(&x).to_f64()
        );
        let state = MaxSum::of(&x);
        assert!(same(T::from_f64(state.log_sum_exp()).to_f64(), T::from_f64(whole).to_f64()), "{about}: {state:?}");
    }
}

#[test]
fn infinities_and_nan_are_as_the_table_says() {
    at_every_level(|level| {
        plain::<f32>(level);
        plain::<F16>(level);
        plain::<BF16>(level);
    });
    plain::<f64>(Level::current());
}

fn by_two_passes<T: Element>(level: Level) {
    for (x, probabilities, ..) in cases() {
        let x: Vec<T> = all_as(&x);
        let mut y = vec![T::NOTHING; x.len()];
        two_pass(Rows::one(&x), RowsMut::one(&mut y)).unwrap();
        let about = format!("{} {:?} at {level}", std::any::type_name::<T>(), x.first().map(|x| x.to_f64()));
        assert_all(&y, &probabilities, &about);
    }
}

#[test]
fn two_passes_agree_on_the_table() {
    at_every_level(|level| {
        by_two_passes::<f32>(level);
        by_two_passes::<F16>(level);
        by_two_passes::<BF16>(level);
    });
    by_two_passes::<f64>(Level::current());
}

/// New maxima from block to block, by little and by much, and numbers at which it must not be
/// tried.
#[test]
fn two_passes_of_doubles_are_softmax() {
    let mut random = Random(91);
    for (n, slope, first) in [
        (3, 0.0, -90_000.0),
        (511, 0.01, 5.0),
        (513, -0.3, 700.0),
        (5000, 0.05, -700.0),
        (5000, 3.0, -7000.0),
        (2000, 1e4, 0.0),
        (700, 1e17, 0.0),
    ] {
        let x: Vec<f64> = (0..n).map(|i| first + f64::from(i) * slope + random.normal(5.0)).collect();
        let mut y = vec![9.0; x.len()];
        two_pass(Rows::one(&x), RowsMut::one(&mut y)).unwrap();
        for (i, (&y, &expected)) in y.iter().zip(&softmax_of(&x)).enumerate() {
            // The error of both, and that of a subnormal number.
            let allowed = 7.0 * 2f64.powi(-53) * expected + 5e-324;
            assert!((y - expected).abs() <= allowed, "{i} of {n}: {y:e}, not {expected:e}");
        }
    }
}

#[test]
fn huge_numbers_take_their_exact_difference() {
    at_every_level(|level| {
        let max = f32::MAX;
        assert_eq!(softmax_of(&[max, max, -max, 0.0]), [0.5, 0.5, 0.0, 0.0], "{level}");
        assert_eq!(softmax_of(&[max, max.next_down()]), [1.0, 0.0], "{level}");
        assert_eq!(log_softmax_of(&[max, max, -max])[..2], [-std::f32::consts::LN_2; 2], "{level}");
        assert_eq!(log_sum_exp_of(&[max, max]), max, "{level}");
        let x = [1_000_000.0f32, 999_999.0, 999_998.0];
        let exact = exact_softmax(&x);
        for (y, exact) in softmax_of(&x).iter().zip(exact) {
            assert!((f64::from(*y) / exact - 1.0).abs() < 3e-7, "{level}");
        }
    });
    assert_eq!(softmax_of(&[f64::MAX, f64::MAX, f64::MIN]), [0.5, 0.5, 0.0]);
    assert!(log_softmax_of(&[f64::MAX, f64::MIN])[1] == -INF);
}

#[test]
fn subnormal_results_are_kept_and_rounded_once() {
    at_every_level(|level| {
        let x: Vec<f32> = (0..160).map(|i| if i == 0 { 0.0 } else { -87.0 - i as f32 * 0.1 }).collect();
        let y = softmax_of(&x);
        let exact = exact_softmax(&x);
        assert!(y.iter().filter(|y| y.is_subnormal()).count() > 150, "{level}");
        for (y, exact) in y.iter().zip(exact) {
            assert!(crate::error_in_ulps(*y, exact) <= 1.0, "{y:e} for {exact:e} at {level}");
        }
    });
}

#[test]
fn strided_rows_leave_the_gaps_alone() {
    at_every_level(|_| {
        let mut data: Vec<f32> = (0..100).map(|i| i as f32).collect();
        let before = data.clone();
        let rows = || Rows::with_stride(&before, 4, 19, 27).unwrap();
        softmax_in_place(RowsMut::with_stride(&mut data, 4, 19, 27).unwrap());
        for i in 0..4 {
            assert_eq!(data[27 * i..][..19], softmax_of(rows().row(i)));
            let behind = 27 * i + 19..(27 * (i + 1)).min(100);
            assert_eq!(data[behind.clone()], before[behind]);
        }
        let mut out = vec![0.0; 4];
        log_sum_exp(rows(), &mut out).unwrap();
        assert_eq!(out[2], log_sum_exp_of(rows().row(2)));
    });
    let mut three = [0.0f32; 3];
    let refused = softmax(Rows::new(&[1.0f32; 4], 2).unwrap(), RowsMut::one(&mut three)).unwrap_err();
    assert_eq!(refused, ShapeError::Mismatch { from: (2, 2), to: (1, 3) });
    assert!(log_sum_exp(Rows::one(&[1.0f32]), &mut three).is_err());
}

#[test]
fn what_must_not_matter_does_not() {
    at_every_level(|level| {
        let mut random = Random(21);
        let x: Vec<f32> = random.row(777, 0.0, 6.0).iter().map(|x| (x * 1024.0).round() / 1024.0).collect();
        let y = softmax_of(&x);
        // Moved by a number that rounds nothing: the same but for roundings.
        let moved: Vec<f32> = x.iter().map(|x| x + 64.0).collect();
        for (a, b) in y.iter().zip(softmax_of(&moved)) {
            assert!((a / b - 1.0).abs() <= 16.0 * f32::EPSILON, "{level}");
        }
        // Backwards, and with what is impossible in between.
        let mut backwards: Vec<f32> = x.iter().rev().flat_map(|&x| [x, f32::NEG_INFINITY]).collect();
        softmax_in_place(RowsMut::one(&mut backwards));
        for (a, b) in y.iter().rev().zip(backwards.chunks(2)) {
            assert!((a / b[0] - 1.0).abs() <= 16.0 * f32::EPSILON && b[1] == 0.0, "{level}");
        }
        let sum: f64 = y.iter().map(|&y| f64::from(y)).sum();
        assert!((sum - 1.0).abs() < 1e-6, "{level}");
    });
}

#[test]
fn the_textbook_forms_are_softmax_where_they_can() {
    let x = Random(30).row(50, 0.0, 3.0);
    let exact = exact_softmax(&x);
    for form in [naive::<f32>, three_pass, online] {
        let mut y = vec![0.0; 50];
        form(&x, &mut y);
        assert!(y.iter().zip(&exact).all(|(&y, e)| (f64::from(y) / e - 1.0).abs() < 1e-5));
        form(&[], &mut []);
    }
    for form in [three_pass::<f64>, online] {
        let mut y = [0.0; 3];
        form(&[-INF, 800.0, 800.0], &mut y);
        assert_eq!(y, [0.0, 0.5, 0.5]);
        form(&[-INF; 3], &mut y);
        assert!(y.iter().all(|y| y.is_nan()));
        form(&[1.0, NAN, 2.0], &mut y);
        assert!(y.iter().all(|y| y.is_nan()));
    }
    let mut y = [0.0f64; 2];
    naive(&[-800.0, -800.0], &mut y);
    assert!(y[0].is_nan(), "0/0");
}

/// 2²⁴ equal logits: each probability is 2⁻²⁴, and f32 could not even count them.
#[test]
fn a_very_long_row() {
    let n = 1 << 24;
    let mut x = vec![3.7f32; n];
    assert_eq!(log_sum_exp_of(&x), (3.7f32 as f64 + (n as f64).ln()) as f32);
    softmax_in_place(RowsMut::one(&mut x));
    assert!(x.iter().all(|&p| (p * n as f32 - 1.0).abs() <= 4.0 * f32::EPSILON), "{}", x[0] * n as f32);
}
