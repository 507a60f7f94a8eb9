//! The stated errors, over lengths, spreads and places.

use super::{double_double::Exact, *};

const U: f64 = 1.0 / (1 << 24) as f64;

/// Rows that are hard in different ways.
fn rows() -> Vec<Vec<f32>> {
    let mut random = Random(1);
    let mut rows: Vec<Vec<f32>> = vec![];
    for n in (0..=67).chain([127, 128, 1000, 2049, 33_000]) {
        for spread in [0.1, 3.0, 20.0, 200.0, 1e4] {
            if n < 1000 || spread != 0.1 {
                rows.push(random.row(n, 0.0, spread));
            }
        }
    }
    for center in [-0.7, 3.0, 90.0, 200.0, 255.9, 256.1, -256.0, 1e4, -1e6, 1e20, -3e38] {
        for n in [1, 2, 17, 500] {
            // A few units apart, so that each power is its own.
            let unit = crate::ulp(center as f32);
            let spread = f64::from(unit).max(1.0) * 10.0;
            rows.push(random.row(n, center, spread));
        }
    }
    // The same number again and again: a sum's roundings all go one way.
    for x in [0.3f32, -0.1053605, 0.0, 17.9] {
        rows.push(vec![x; 100_000]);
    }
    // One that is certain, and small others; and those at the end of the range.
    rows.push([0.0f32].into_iter().chain((0..300).map(|i| -10.0 - i as f32 * 0.3)).collect());
    rows.push((0..2000).map(|i| -(i as f32) * 0.053).collect());
    // Ascending: each block has a new maximum.
    rows.push((0..5000).map(|i| i as f32 * 0.37 - 900.0).collect());
    rows
}

/// The error of a quotient in u, where it is more than a subnormal's rounding.
fn error(got: f32, exact: f64) -> f64 {
    let off = (f64::from(got) - exact).abs();
    if off <= f64::from(f32::from_bits(1)) { 0.0 } else { off / exact / U }
}

#[test]
fn softmax_is_within_its_error() {
    at_every_level(|level| {
        let mut worst = 0f64;
        for x in rows() {
            let exact = exact_softmax(&x);
            let mut by_two = vec![0.0; x.len()];
            two_pass(Rows::one(&x), RowsMut::one(&mut by_two)).unwrap();
            let mut in_place = x.clone();
            softmax_in_place(RowsMut::one(&mut in_place));
            let out = softmax_of(&x);
            assert_eq!(in_place, out, "at {level}");
            for (i, &exact) in exact.iter().enumerate() {
                let off = error(out[i], exact).max(error(by_two[i], exact));
                assert!(off <= SOFTMAX_ERROR, "{off} u at {level}: {} of {} {:?}", i, x.len(), &x[..x.len().min(4)]);
                worst = worst.max(off);
            }
        }
        println!("softmax {level}: {worst:.2} u");
        assert!(worst > 1.0, "the test measures nothing");
    });
}

/// From every offset into a line on, every length to some vectors.
#[test]
fn every_length_and_offset() {
    let whole = Random(23).row(67 + 17, 0.0, 3.0);
    at_every_level(|level| {
        for offset in 0..17 {
            for n in 1..=67 {
                let x = &whole[offset..][..n];
                let (max, sum) = max_and_sum(x);
                let mut y = vec![9.0; n + 17];
                softmax(Rows::one(x), RowsMut::one(&mut y[16 - offset..][..n])).unwrap();
                for (i, &x) in x.iter().enumerate() {
                    let off = error(y[16 - offset + i], (f64::from(x) - max).exp() / sum);
                    assert!(off <= SOFTMAX_ERROR, "{off} u of {n} from {offset} on at {level}");
                }
                assert!(y[..16 - offset].iter().chain(&y[16 - offset + n..]).all(|&y| y == 9.0), "beside {n} {offset}");
                let off = error(log_sum_exp_of(x), max + sum.ln());
                assert!(off <= LOG_SUM_EXP_ERROR, "{off} u of {n} from {offset} on at {level}");
            }
        }
    });
}

/// What the second vector of a sum rounds away grew with the square of the length: rows of
/// 2²² equal numbers lost more than the bound by temperature, and on one lane in any form.
#[test]
fn regression_sums_of_long_rows_are_taken_in_parts() {
    at_every_level(|level| {
        let n = 1 << 22;
        let x = vec![3.7f32; n];
        let mut y = vec![0.0; n];
        for n in [200_000, n] {
            let (x, y) = (&x[..n], &mut y[..n]);
            softmax(Rows::one(x), RowsMut::one(y)).unwrap();
            let off = error(y[0], 1.0 / n as f64);
            assert!(off <= SOFTMAX_ERROR, "{off} u of {n} at {level}");
            softmax_with_temperature(Rows::one(x), 1.3, RowsMut::one(y)).unwrap();
            let off = error(y[0], 1.0 / n as f64);
            assert!(off <= SOFTMAX_ERROR, "{off} u of {n} at {level} with a temperature");
        }
    });
}

#[test]
fn the_textbook_form_exceeds_it() {
    let x = Random(7).row(1000, 0.0, 20.0);
    let exact = exact_softmax(&x);
    let mut y = vec![0.0; x.len()];
    three_pass(&x, &mut y);
    let worst = y.iter().zip(&exact).map(|(&y, &exact)| error(y, exact)).fold(0.0, f64::max);
    assert!(worst > 16.0, "{worst} u");
}

#[test]
fn log_sum_exp_is_within_its_error() {
    at_every_level(|level| {
        let mut worst = 0f64;
        for x in rows().into_iter().filter(|x| !x.is_empty()) {
            let (max, sum) = max_and_sum(&x);
            let exact = max + sum.ln();
            let off = (f64::from(log_sum_exp_of(&x)) - exact).abs() / exact.abs() / U;
            assert!(off <= LOG_SUM_EXP_ERROR, "{off} u at {level}: {exact} of {} {:?}", x.len(), &x[..x.len().min(4)]);
            worst = worst.max(off);
        }
        println!("log-sum-exp {level}: {worst:.2} u");
        assert!(worst > 0.5, "the test measures nothing");
    });
}

#[test]
fn log_sum_exp_loses_nothing_near_zero() {
    at_every_level(|level| {
        // A sum that is 1 but for what is far below an ulp of it.
        for small in [-5f32, -20.0, -50.0, -100.0] {
            let exact = (2.0 * f64::from(small).exp()).ln_1p();
            for x in [[0.0, small, small], [small, 0.0, small], [small, small, 0.0]] {
                let got = f64::from(log_sum_exp_of(&x));
                assert!(
                    (got / exact - 1.0).abs() <= LOG_SUM_EXP_ERROR * U || got == f64::from(exact as f32),
                    "{got:e} at {level}"
                );
            }
        }
        // Logarithms of probabilities, whose sum is 1: the maximum and the rest cancel.
        let mut random = Random(3);
        for n in [2, 3, 100, 3000] {
            let x = log_softmax_of(&random.row(n, 0.0, 2.0));
            let (max, sum) = max_and_sum(&x);
            let exact = max + sum.ln();
            assert!(exact.abs() < 1e-6);
            assert!((f64::from(log_sum_exp_of(&x)) - exact).abs() < 1e-12, "at {level}");
        }
    });
}

#[test]
fn log_softmax_is_within_its_error() {
    at_every_level(|level| {
        let mut worst = 0f64;
        for x in rows() {
            let (max, sum) = max_and_sum(&x);
            let at = x.iter().position(|&x| f64::from(x) == max);
            let rest: f64 =
                x.iter().enumerate().filter(|(i, _)| Some(*i) != at).map(|(_, &x)| (f64::from(x) - max).exp()).sum();
            assert!((rest + 1.0 - sum).abs() <= 1e-9 * sum || x.is_empty());
            for (i, (&x, y)) in x.iter().zip(log_softmax_of(&x)).enumerate() {
                let exact = (f64::from(x) - max) - rest.ln_1p();
                let off = error(-y, -exact);
                assert!(off <= LOG_SOFTMAX_ERROR, "{off} u at {level}: {y:e} for {exact:e}, element {i}");
                worst = worst.max(off);
            }
        }
        println!("log-softmax {level}: {worst:.2} u");
        assert!(worst > 0.4, "the test measures nothing");
    });
}

#[test]
fn doubles_are_within_the_same_errors() {
    let u = 2f64.powi(-53);
    let mut random = Random(5);
    let mut worst = [0f64; 3];
    for (n, center, spread) in [
        (1, 3.0, 1.0),
        (2, 0.0, 1.0),
        (17, 0.0, 20.0),
        (300, 0.0, 200.0),
        (300, -1e5, 50.0),
        (1000, 1e15, 5.0),
        (64, 0.5, 1e4),
    ] {
        let x: Vec<f64> = (0..n).map(|_| center + random.normal(spread)).collect();
        let max = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers: Vec<Exact> = x.iter().map(|&x| Exact::difference(x, max).exp()).collect();
        let sum = powers.iter().fold(Exact::from(0.0), |sum, &power| sum.plus(power));
        let (y, log, whole) = (softmax_of(&x), log_softmax_of(&x), log_sum_exp_of(&x));
        let log_sum = sum.ln();
        worst[2] = worst[2].max(Exact::from(max).plus(log_sum).relative_error(whole) / u);
        for i in 0..n {
            let exact = powers[i].over(sum);
            if exact.high() > 1e-300 {
                worst[0] = worst[0].max(exact.relative_error(y[i]) / u);
            }
            let exact = Exact::difference(x[i], max).plus(log_sum.negated());
            if exact.high() != 0.0 {
                worst[1] = worst[1].max(exact.relative_error(log[i]) / u);
            }
        }
    }
    println!("f64: {worst:?}");
    assert!(worst[0] <= SOFTMAX_ERROR && worst[1] <= LOG_SOFTMAX_ERROR && worst[2] <= LOG_SUM_EXP_ERROR, "{worst:?}");
    assert!(worst[0] > 0.5, "the test measures nothing");
}

/// How many are not the nearest of their type; none is further than the next.
fn not_nearest<T: Element>(x: &[f32], bits: fn(T) -> u16) -> usize {
    let x: Vec<T> = x.iter().map(|&x| T::from_f64(x.into())).collect();
    let wide: Vec<f32> = x.iter().map(|x| x.to_f64() as f32).collect();
    let (got, exact) = (softmax_of(&x), exact_softmax(&wide));
    let steps = |(&got, &exact): (&T, &f64)| bits(got).abs_diff(bits(T::from_f64(exact)));
    assert!(got.iter().zip(&exact).all(|pair| steps(pair) <= 1));
    got.iter().zip(&exact).filter(|&pair| steps(pair) == 1).count()
}

#[test]
fn halves_are_the_nearest_but_for_a_few() {
    let x = Random(9).row(10_000, 0.0, 4.0);
    assert!(not_nearest(&x, crate::half::F16::to_bits) <= 10);
    assert!(not_nearest(&x, crate::half::BF16::to_bits) <= 10);
}

#[test]
fn a_temperature_is_the_softmax_of_the_exact_quotients() {
    at_every_level(|level| {
        let mut random = Random(11);
        let mut worst = 0f64;
        for temperature in [0.01f64, 0.3, 1.0, 1.7, 30.0, 1e6, 1e25, 1e-25] {
            for (n, center) in [(1, 1.0), (40, 0.0), (500, 20.0), (70, -3000.0), (70, 1e9)] {
                let spread = (10.0 * temperature).max(f64::from(crate::ulp(center as f32)));
                let x = random.row(n, center * temperature.min(1.0), spread);
                let max = x.iter().map(|&x| f64::from(x)).fold(f64::NEG_INFINITY, f64::max);
                let powers: Vec<f64> = x.iter().map(|&x| ((f64::from(x) - max) / temperature).exp()).collect();
                let sum: f64 = powers.iter().sum();
                let mut y = vec![0.0; n];
                softmax_with_temperature(Rows::one(&x), temperature, RowsMut::one(&mut y)).unwrap();
                let mut in_place: Vec<f64> = x.iter().map(|&x| f64::from(x)).collect();
                softmax_with_temperature_in_place(RowsMut::one(&mut in_place), temperature).unwrap();
                for i in 0..n {
                    let off = error(y[i], powers[i] / sum);
                    assert!(
                        off <= SOFTMAX_ERROR,
                        "{off} u at {level}, {temperature}: {} for {}",
                        y[i],
                        powers[i] / sum
                    );
                    worst = worst.max(off);
                    assert!((in_place[i] - powers[i] / sum).abs() <= 1e-13 * in_place[i] + 1e-300);
                }
            }
        }
        println!("temperature {level}: {worst:.2} u");
    });
    for refused in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-31, 1e31] {
        let error = softmax_with_temperature_in_place(RowsMut::one(&mut [1.0f32]), refused).unwrap_err();
        assert!(matches!(error, TemperatureError::Temperature { .. }), "{error}");
    }
}
