//! Cross entropy against its definition, its gradient against dual numbers.

use super::*;
use crate::dual::{self, Dual};

/// −Σ q ln p by its definition.
fn definition(logits: &[Dual], target: usize, smoothing: f64) -> Dual {
    let log_sum = logits.iter().map(|x| x.exp()).sum::<Dual>().ln();
    let share = |i| smoothing / logits.len() as f64 + if i == target { 1.0 - smoothing } else { 0.0 };
    logits.iter().enumerate().map(|(i, &x)| (log_sum - x) * share(i)).sum()
}

#[test]
fn the_loss_and_the_gradient_are_those_of_the_definition() {
    let mut random = Random(71);
    for n in [1, 2, 3, 10, 100] {
        for smoothing in [0.0, 0.1, 1.0] {
            let logits: Vec<f64> = (0..n).map(|_| random.normal(3.0)).collect();
            let target = random.below(n);
            let mut gradient = vec![9.0; n];
            let losses =
                cross_entropy_gradient(Rows::one(&logits), &[Some(target)], smoothing, RowsMut::one(&mut gradient));
            let loss = losses.unwrap()[0];
            let constants: Vec<Dual> = logits.iter().map(|&x| x.into()).collect();
            assert!((loss - definition(&constants, target, smoothing).value).abs() < 1e-13);
            assert_eq!(cross_entropy(Rows::one(&logits), &[Some(target)], smoothing), Ok(vec![loss]));
            let exact = dual::gradient(|x| definition(x, target, smoothing), &logits);
            for (got, exact) in gradient.iter().zip(exact) {
                assert!((got - exact).abs() < 1e-14, "{got} for {exact}");
            }
            let sum: f64 = gradient.iter().sum();
            assert!(sum.abs() < 1e-13);
        }
    }
}

#[test]
fn floats_agree_with_doubles_also_where_the_row_is_nearly_right() {
    at_every_level(|level| {
        let mut random = Random(73);
        for n in [2, 5, 64, 1000, 3001] {
            for ahead in [0.0, 5.0, 15.0, 40.0, 80.0] {
                for smoothing in [0.0, 0.1] {
                    let mut x = random.row(n, 0.0, 1.0);
                    let target = random.below(n);
                    x[target] += ahead;
                    let wide: Vec<f64> = x.iter().map(|&x| f64::from(x)).collect();
                    let mut gradient = vec![0.0; n];
                    let mut exact_gradient = vec![0.0; n];
                    let got =
                        cross_entropy_gradient(Rows::one(&x), &[Some(target)], smoothing, RowsMut::one(&mut gradient));
                    let exact = cross_entropy_gradient(
                        Rows::one(&wide),
                        &[Some(target)],
                        smoothing,
                        RowsMut::one(&mut exact_gradient),
                    );
                    let (got, exact) = (got.unwrap()[0], exact.unwrap()[0]);
                    assert!((got / exact - 1.0).abs() <= 8.0 * 2f64.powi(-24), "{got:e} for {exact:e} at {level}");
                    for (i, (&got, &exact)) in gradient.iter().zip(&exact_gradient).enumerate() {
                        let off = (f64::from(got) - exact).abs();
                        // Under smoothing, p − q cancels where p is near its share.
                        let allowed = exact.abs() + smoothing / n as f64 + if i == target { smoothing } else { 0.0 };
                        assert!(off <= 8.0 * 2f64.powi(-24) * allowed + 1e-45, "{got:e} for {exact:e} at {level}");
                    }
                }
            }
        }
    });
}

#[test]
fn shards_of_any_size_make_the_whole() {
    let mut random = Random(79);
    for smoothing in [0.0, 0.2] {
        for _ in 0..100 {
            let n = 2 + random.below(40);
            let mut x: Vec<f64> = (0..n).map(|_| random.normal(5.0)).collect();
            // A shard that is impossible altogether.
            let impossible = smoothing == 0.0 && random.below(3) == 0;
            if impossible {
                x[..n / 2].fill(f64::NEG_INFINITY);
            }
            let target = if impossible { n / 2 + random.below(n - n / 2) } else { random.below(n) };
            let mut gradient = vec![0.0; n];
            let whole =
                cross_entropy_gradient(Rows::one(&x), &[Some(target)], smoothing, RowsMut::one(&mut gradient)).unwrap();
            let size = 1 + random.below(n);
            let local = |i: usize| target.checked_sub(i * size).filter(|&t| t < size.min(n - i * size));
            let merged: Shard = x.chunks(size).enumerate().map(|(i, part)| Shard::of(part, local(i))).sum();
            assert!((merged.loss(smoothing) - whole[0]).abs() < 1e-13, "{merged:?}");
            let mut parts = vec![0.0; n];
            for (i, (part, out)) in x.chunks(size).zip(parts.chunks_mut(size)).enumerate() {
                merged.gradient(part, local(i), smoothing, out);
            }
            assert!(parts.iter().zip(&gradient).all(|(a, b)| (a - b).abs() < 1e-14), "{parts:?}, not {gradient:?}");
        }
    }
}

#[test]
fn rows_without_target_impossible_targets_and_what_is_refused() {
    let x = [1.0f32, 2.0, f32::NEG_INFINITY, 0.0, f32::NAN, 1.0, f32::INFINITY, 0.0];
    let rows = Rows::new(&x, 2).unwrap();
    let mut gradient = [9.0; 8];
    let targets = [None, Some(0), Some(1), Some(1)];
    let losses = cross_entropy_gradient(rows, &targets, 0.0, RowsMut::new(&mut gradient, 2).unwrap()).unwrap();
    assert_eq!((losses[0], &gradient[..2]), (0.0, &[0.0, 0.0][..]));
    assert_eq!((losses[1], &gradient[2..4]), (f64::INFINITY, &[-1.0, 1.0][..]));
    assert!(losses[2..].iter().all(|loss| loss.is_nan()) && gradient[4..].iter().all(|g| g.is_nan()), "{gradient:?}");
    assert_eq!(cross_entropy(rows, &targets, 0.5).unwrap()[1], f64::INFINITY);
    // None of it is read.
    assert_eq!(cross_entropy(rows, &[None; 4], 0.0), Ok(vec![0.0; 4]));

    assert_eq!(cross_entropy(rows, &[None], 0.0), Err(CrossEntropyError::Targets { rows: 4, targets: 1 }));
    let refused = cross_entropy(rows, &[None, None, Some(5), Some(9)], 0.0).unwrap_err();
    assert_eq!(refused, CrossEntropyError::Target { row: 2, target: 5, classes: 2 });
    for smoothing in [-0.1, 1.1, f64::NAN] {
        let refused = cross_entropy(rows, &[None; 4], smoothing).unwrap_err();
        assert!(matches!(refused, CrossEntropyError::Smoothing { .. }));
        assert!(refused.to_string().contains("is not from 0 to 1"));
    }
    let refused = cross_entropy_gradient(rows, &[None; 4], 0.0, RowsMut::one(&mut gradient)).unwrap_err();
    assert!(matches!(refused, CrossEntropyError::Shape(_)));
}

#[test]
#[should_panic = "a row has one target"]
fn two_targets_do_not_merge() {
    let _ = Shard::of(&[1.0], Some(0)).merge(Shard::of(&[1.0], Some(0)));
}
