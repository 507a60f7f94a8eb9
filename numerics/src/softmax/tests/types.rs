//! What is promised of every function in each of the four types: in place and apart, rows
//! with gaps between them, and the table's columns of masks.

use super::*;
use crate::half::{BF16, F16};

/// A number of the type.
fn number<T: Element>(x: f64) -> T {
    T::from_f64(x)
}

fn numbers<T: Element>(x: &[f64]) -> Vec<T> {
    x.iter().map(|&x| number(x)).collect()
}

fn wide<T: Element>(x: &[T]) -> Vec<f64> {
    x.iter().map(|x| x.to_f64()).collect()
}

/// Equal, or both NaN.
fn same(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || a.is_nan() && b.is_nan())
}

/// Runs a check of each type at every level.
macro_rules! in_every_type {
    ($check:ident) => {
        at_every_level(|level| {
            $check::<f32>(level, 2f64.powi(-24));
            $check::<F16>(level, 2f64.powi(-11));
            $check::<BF16>(level, 2f64.powi(-8));
        });
        $check::<f64>(Level::current(), 2f64.powi(-53));
    };
}

/// A function in place and apart.
type Pair<T> = (&'static str, fn(Rows<'_, T>, RowsMut<'_, T>), fn(RowsMut<'_, T>));

fn pairs<T: Element>() -> [Pair<T>; 4] {
    [
        ("softmax", |x, y| softmax(x, y).unwrap(), softmax_in_place),
        ("log-softmax", |x, y| log_softmax(x, y).unwrap(), log_softmax_in_place),
        (
            "temperature",
            |x, y| softmax_with_temperature(x, 1.7, y).unwrap(),
            |x| softmax_with_temperature_in_place(x, 1.7).unwrap(),
        ),
        (
            "causal",
            |x, y| assert_eq!(causal_softmax(x, 2, y), Ok(vec![])),
            |x| assert_eq!(causal_softmax_in_place(x, 2), [0; 0]),
        ),
    ]
}

/// The result of a row is that of the row alone, wherever it is written; nothing else is.
fn rows_with_gaps<T: Element>(level: Level, _: f64) {
    let (rows, cols, stride) = (5, 19, 27);
    let x: Vec<T> = numbers(&Random(3).row(rows * stride, 0.0, 4.0).iter().map(|&x| x.into()).collect::<Vec<f64>>());
    let strided = || Rows::with_stride(&x, rows, cols, stride).unwrap();
    for (name, apart, in_place) in pairs::<T>() {
        let mut y = vec![number::<T>(7.0); rows * 23];
        apart(strided(), RowsMut::with_stride(&mut y, rows, cols, 23).unwrap());
        let mut z = x.clone();
        in_place(RowsMut::with_stride(&mut z, rows, cols, stride).unwrap());
        for i in 0..rows {
            let about = format!("{name}, row {i}, {} at {level}", std::any::type_name::<T>());
            let (of_y, of_z) = (&y[i * 23..][..23], &z[i * stride..][..stride]);
            assert!(same(&wide(&of_y[..cols]), &wide(&of_z[..cols])), "{about}");
            assert!(wide(&of_y[cols..]).iter().all(|&y| y == 7.0), "{about}");
            assert!(same(&wide(&of_z[cols..]), &wide(&x[i * stride + cols..][..stride - cols])), "{about}");
            if name != "causal" {
                let mut alone = vec![number::<T>(0.0); cols];
                apart(Rows::one(strided().row(i)), RowsMut::one(&mut alone));
                assert!(same(&wide(&of_y[..cols]), &wide(&alone)), "{about}");
            }
        }
    }
}

#[test]
fn in_place_and_apart_with_gaps_between_rows() {
    in_every_type!(rows_with_gaps);
}

/// A row, its mask, and what comes of it.
type Masked = (&'static [f64], &'static [bool], &'static [f64], bool);

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

const MASKED: [Masked; 12] = [
    (&[], &[], &[], true),
    (&[3.0], &[true], &[1.0], false),
    (&[3.0], &[false], &[0.0], true),
    (&[-INF; 3], &[true; 3], &[0.0; 3], true),
    (&[1.0, 2.0, NAN], &[false; 3], &[0.0; 3], true),
    (&[-INF, NAN, -INF], &[true, false, true], &[0.0; 3], true),
    (&[NAN, 1.0, INF, 1.0], &[false, true, false, true], &[0.0, 0.5, 0.0, 0.5], false),
    (&[-INF, 5.0, -INF], &[true; 3], &[0.0, 1.0, 0.0], false),
    (&[INF, 1.0, 2.0], &[true, true, false], &[NAN, NAN, 0.0], false),
    (&[INF, INF, 2.0], &[true, false, true], &[NAN, 0.0, NAN], false),
    (&[1.0, NAN, 2.0], &[true, true, false], &[NAN, NAN, 0.0], false),
    (&[60.0, -1e4, 1.0], &[true, true, false], &[1.0, 0.0, 0.0], false),
];

fn masked_table<T: Element>(level: Level, _: f64) {
    for (x, mask, expected, told) in MASKED {
        let about = format!("{x:?} {mask:?} of {} at {level}", std::any::type_name::<T>());
        let x: Vec<T> = numbers(x);
        let mut y = vec![number::<T>(9.0); x.len()];
        let empty = masked_softmax(Rows::one(&x), Rows::one(mask), RowsMut::one(&mut y)).unwrap();
        assert!(same(&wide(&y), expected), "{about}: {:?}", wide(&y));
        assert_eq!(empty, if told { vec![0] } else { vec![] }, "{about}");
        let mut y = x.clone();
        assert_eq!(masked_softmax_in_place(RowsMut::one(&mut y), Rows::one(mask)).unwrap(), empty, "{about}");
        assert!(same(&wide(&y), expected), "{about}: {:?}", wide(&y));

        // The same by a diagonal: what it hides are the columns behind.
        let seen = mask.iter().take_while(|&&seen| seen).count();
        if seen > 0 && mask[seen..].iter().all(|&seen| !seen) {
            let mut y = vec![number::<T>(9.0); x.len()];
            let empty_too = causal_softmax(Rows::one(&x), seen - 1, RowsMut::one(&mut y)).unwrap();
            assert!(same(&wide(&y), expected), "causal {about}: {:?}", wide(&y));
            assert_eq!(empty_too, empty, "causal {about}");
        }
    }
}

#[test]
fn masked_and_causal_are_as_the_table_says() {
    in_every_type!(masked_table);
}

/// Against the definition in `f64`, of the numbers as the type has them.
fn definitions<T: Element>(level: Level, u: f64) {
    let mut random = Random(7);
    // `f64` is compared with itself, without compensation. In `F16` results may be subnormal.
    let relative = 9.0 * u + 2f64.powi(-46);
    let least = if u == 2f64.powi(-11) { 2f64.powi(-24) } else { 0.0 };
    for n in [1, 5, 33, 200] {
        let x: Vec<T> = (0..n).map(|_| number(random.normal(3.0))).collect();
        let mask: Vec<bool> = (0..n).map(|i| i == 0 || random.below(3) > 0).collect();
        let about = format!("{n} of {} at {level}", std::any::type_name::<T>());
        let held = |got: &[T], exact: &[f64], what: &str| {
            for (got, exact) in wide(got).iter().zip(exact) {
                let allowed = relative * exact.abs() + least;
                assert!((got - exact).abs() <= allowed, "{what}, {about}: {got}, not {exact}");
            }
        };
        for (temperature, kept) in [(1.0, None), (0.4, None), (3.0, None), (1.0, Some(&mask))] {
            let powers = |i: usize| {
                let seen = kept.is_none_or(|mask| mask[i]);
                if seen { (x[i].to_f64() / temperature).exp() } else { 0.0 }
            };
            let sum: f64 = (0..n).map(powers).sum();
            let exact: Vec<f64> = (0..n).map(|i| powers(i) / sum).collect();
            let mut y = vec![number::<T>(9.0); n];
            match kept {
                None => softmax_with_temperature(Rows::one(&x), temperature, RowsMut::one(&mut y)).unwrap(),
                Some(mask) => drop(masked_softmax(Rows::one(&x), Rows::one(mask), RowsMut::one(&mut y)).unwrap()),
            }
            held(&y, &exact, if kept.is_some() { "masked" } else { "temperature" });
        }
        let sum: f64 = wide(&x).iter().map(|x| x.exp()).sum();
        let target = n / 2;
        let mut gradient = vec![number::<T>(9.0); n];
        let losses = cross_entropy_gradient(Rows::one(&x), &[Some(target)], 0.0, RowsMut::one(&mut gradient)).unwrap();
        let loss = sum.ln() - x[target].to_f64();
        let allowed = (9.0 * u.min(2f64.powi(-24)) + 2f64.powi(-46)) * loss.abs() + 1e-15;
        assert!((losses[0] - loss).abs() <= allowed, "{about}: {} {loss}", losses[0]);
        let share = |i: usize| x[i].to_f64().exp() / sum - if i == target { 1.0 } else { 0.0 };
        held(&gradient, &(0..n).map(share).collect::<Vec<f64>>(), "cross entropy");
    }
}

#[test]
fn temperature_masks_and_losses_are_those_of_the_definition() {
    in_every_type!(definitions);
}

/// What a half of logits adds up to stands still where an ulp is 2.
#[test]
fn textbook_forms_in_halves_show_what_widening_is_for() {
    let x = [F16::ZERO; 4096];
    for form in [naive::<F16>, three_pass, online] {
        let mut y = [F16::ZERO; 4096];
        form(&x, &mut y);
        assert_eq!(y[0].to_f64(), 1.0 / 2048.0);
    }
    assert_eq!(softmax_of(&x)[0].to_f64(), 1.0 / 4096.0);
    let mut y = [BF16::ZERO; 2];
    naive(&[100.0, 100.0].map(BF16::from_f64), &mut y);
    assert!(y[0].is_nan());
    three_pass(&[100.0, 100.0].map(BF16::from_f64), &mut y);
    assert_eq!(y.map(BF16::to_f64), [0.5; 2]);
}
