//! Parts: merged states, masks, the k greatest.

use std::cmp::Ordering;

use super::*;
use crate::half::{BF16, F16};

fn wide(x: &[f32]) -> Vec<f64> {
    x.iter().map(|&x| f64::from(x)).collect()
}

#[test]
fn any_split_and_order_of_merging_agrees() {
    let mut random = Random(41);
    for spread in [1.0, 30.0, 1e4] {
        let x = wide(&random.row(200, 0.0, spread));
        let whole = MaxSum::of(&x);
        let close = |state: MaxSum| {
            state.max() == whole.max() && (state.sum() / whole.sum() - 1.0).abs() < 200.0 * 2f64.powi(-52)
        };
        assert!(close(x.iter().copied().collect()));
        for _ in 0..200 {
            // A random tree over random parts.
            let mut parts = vec![];
            let mut rest = &x[..];
            while !rest.is_empty() {
                let (part, behind) = rest.split_at(random.below(rest.len()) + 1);
                parts.push(MaxSum::of(part));
                rest = behind;
                if random.below(4) == 0 {
                    parts.push(MaxSum::EMPTY);
                }
            }
            while parts.len() > 1 {
                let a = parts.swap_remove(random.below(parts.len()));
                let b = random.below(parts.len());
                parts[b] = if random.below(2) == 0 { a.merge(parts[b]) } else { parts[b].merge(a) };
            }
            assert!(close(parts[0]), "{:?} for {whole:?}", parts[0]);
        }
    }
}

#[test]
fn states_with_infinities_and_nan_merge() {
    let [nan, inf] = [f64::NAN, f64::INFINITY].map(MaxSum::from);
    let two = MaxSum::of(&[2.0, 1.0]);
    assert_eq!(MaxSum::of(&[f64::NEG_INFINITY; 3]), MaxSum::EMPTY);
    assert_eq!(MaxSum::default().merge(MaxSum::EMPTY), MaxSum::EMPTY);
    assert_eq!([two.merge(MaxSum::EMPTY), MaxSum::EMPTY.merge(two)], [two; 2]);
    for state in [two, inf, MaxSum::EMPTY] {
        assert!(state.merge(nan).log_sum_exp().is_nan() && nan.merge(state).sum().is_nan());
        assert_eq!([state.merge(inf).log_sum_exp(), inf.merge(state).log_sum_exp()], [f64::INFINITY; 2]);
    }
    let mut extended = two;
    extended.extend([0.5, -3.0]);
    assert!((extended.log_sum_exp() - MaxSum::of(&[2.0, 1.0, 0.5, -3.0]).log_sum_exp()).abs() < 1e-15);
    assert!(inf.probability(3.0).is_nan() && MaxSum::EMPTY.probability(3.0).is_nan());
}

#[test]
fn the_state_of_floats_is_that_of_doubles() {
    at_every_level(|level| {
        let mut random = Random(43);
        for n in [1, 2, 5, 64, 1000, 3000] {
            for (center, spread) in [(0.0, 1.0), (0.0, 40.0), (1e6, 10.0), (-300.0, 0.3)] {
                let x = random.row(n, center, spread);
                let (got, exact) = (MaxSum::of(&x), MaxSum::of(&wide(&x)));
                assert_eq!(got.max(), exact.max());
                let off = (got.log_sum() - exact.log_sum()).abs();
                assert!(off <= 4.0 * 2f64.powi(-24) * exact.log_sum(), "{got:?} for {exact:?} at {level}");
            }
        }
    });
}

#[test]
fn masked_is_softmax_of_what_is_left() {
    at_every_level(|level| {
        let mut random = Random(51);
        for n in [1, 2, 7, 40] {
            for share in [1, 2, 5] {
                let x = random.row(6 * n, 0.0, 4.0);
                let mask: Vec<bool> = (0..6 * n).map(|_| random.below(share + 1) == 0).collect();
                // What is masked is NaN, and must not be seen.
                let x: Vec<f32> = x.iter().zip(&mask).map(|(&x, &m)| if m { x } else { f32::NAN }).collect();
                let mut y = vec![7.0; 6 * n];
                let rows = |x| Rows::new(x, n).unwrap();
                let empty =
                    masked_softmax(rows(&x), Rows::new(&mask, n).unwrap(), RowsMut::new(&mut y, n).unwrap()).unwrap();
                for i in 0..6 {
                    let kept = || mask[i * n..][..n].iter().enumerate().filter(|(_, m)| **m).map(|(j, _)| i * n + j);
                    let left: Vec<f32> = kept().map(|j| x[j]).collect();
                    assert_eq!(empty.contains(&i), left.is_empty(), "{level}");
                    let exact = exact_softmax(&left);
                    for (j, exact) in kept().zip(exact) {
                        assert!((f64::from(y[j]) / exact - 1.0).abs() < 8.0 * 2f64.powi(-24), "{level}");
                    }
                    assert!((i * n..(i + 1) * n).all(|j| mask[j] || y[j] == 0.0), "{level}");
                }
            }
        }
    });
}

#[test]
fn masked_rows_of_nothing_are_zeros_and_told() {
    at_every_level(|_| {
        let inf = f32::INFINITY;
        let x = [-inf, -inf, 1.0, f32::NAN, 2.0, 3.0, inf, 0.0, 1.0, -inf, 4.0, -inf];
        let mask = [true, true, false, true, true, false, true, true, false, true, true, true];
        let mut y = [9.0; 12];
        let empty =
            masked_softmax(Rows::new(&x, 3).unwrap(), Rows::new(&mask, 3).unwrap(), RowsMut::new(&mut y, 3).unwrap());
        assert_eq!(empty.unwrap(), [0]);
        assert_eq!(y[..3], [0.0; 3]);
        assert!(y[3].is_nan() && y[4].is_nan() && y[5] == 0.0, "{y:?}");
        assert!(y[6].is_nan() && y[7].is_nan() && y[8] == 0.0, "{y:?}");
        assert_eq!(y[9..], [0.0, 1.0, 0.0]);
    });
    let wrong = masked_softmax_in_place(RowsMut::one(&mut [1.0f32, 2.0]), Rows::one(&[true]));
    assert_eq!(wrong, Err(ShapeError::Mismatch { from: (1, 1), to: (1, 2) }));
}

#[test]
fn causal_is_masked_by_the_diagonal() {
    at_every_level(|level| {
        let mut random = Random(53);
        for (rows, cols, offset) in [(5, 5, 0), (4, 9, 5), (6, 3, 0), (3, 40, 17), (1, 1, usize::MAX), (0, 3, 0)] {
            let x = random.row(rows * cols, 0.0, 3.0);
            let mask: Vec<bool> = (0..rows * cols).map(|at| at % cols <= (at / cols).saturating_add(offset)).collect();
            let mut expected = x.clone();
            let told =
                masked_softmax_in_place(RowsMut::new(&mut expected, cols).unwrap(), Rows::new(&mask, cols).unwrap());
            let mut y = vec![7.0; x.len()];
            let empty = causal_softmax(Rows::new(&x, cols).unwrap(), offset, RowsMut::new(&mut y, cols).unwrap());
            assert_eq!((empty, told), (Ok(vec![]), Ok(vec![])));
            for (a, b) in y.iter().zip(&expected) {
                assert!((a - b).abs() <= 1e-6 * b, "{rows} × {cols} + {offset} at {level}");
            }
        }
        let mut x = [f32::NEG_INFINITY, f32::NAN, 1.0, f32::NEG_INFINITY];
        assert_eq!(causal_softmax_in_place(RowsMut::new(&mut x, 2).unwrap(), 0), [0]);
        assert_eq!(x, [0.0, 0.0, 1.0, 0.0]);
    });
}

/// By sorting all of it: NaN first, then descending, both zeros being one.
fn sorted_top_k<T: Element>(x: &[T], k: usize) -> Vec<u32> {
    let mut columns: Vec<u32> = (0..x.len() as u32).collect();
    columns.sort_by(|&a, &b| {
        let [a, b] = [a, b].map(|i| x[i as usize].to_f64() + 0.0);
        b.is_nan().cmp(&a.is_nan()).then(if a.is_nan() { Ordering::Equal } else { b.total_cmp(&a) })
    });
    columns.truncate(k);
    columns
}

fn top_k_of<T: Element>(x: &[T], k: usize) -> (Vec<u32>, Vec<T>) {
    let (mut columns, mut probabilities) = (vec![77; k], vec![T::from_f64(7.0); k]);
    softmax_top_k(Rows::one(x), RowsMut::one(&mut columns), RowsMut::one(&mut probabilities)).unwrap();
    (columns, probabilities)
}

/// Of a small alphabet, which has ties, with NaN and infinities among it.
fn top_k_of_letters<T: Element>(level: Level, tolerance: f64) {
    let mut random = Random(61);
    let letters = [0.0, -0.0, 1.0, 1.0, -2.0, 3.5, f64::NEG_INFINITY, f64::NAN, f64::INFINITY].map(T::from_f64);
    for kinds in [3, 6, 7, 8, 9] {
        for n in [0, 1, 2, 3, 17, 33, 100, 1500] {
            let x: Vec<T> = (0..n).map(|_| letters[random.below(kinds)]).collect();
            for k in [0, 1, 2, 8, 40, 100, 1500] {
                if k <= n {
                    let about = || format!("{k} of {n} of {} at {level}", std::any::type_name::<T>());
                    let (columns, p) = top_k_of(&x, k);
                    assert_eq!(columns, sorted_top_k(&x, k), "{}", about());
                    let y = softmax_of(&x);
                    for (&column, p) in columns.iter().zip(p) {
                        let (p, expected) = (p.to_f64(), y[column as usize].to_f64());
                        assert!(
                            (p - expected).abs() <= tolerance * expected || p.is_nan() && expected.is_nan(),
                            "{}: {p}, not {expected}",
                            about()
                        );
                    }
                }
            }
        }
    }
}

/// Of numbers of which few are equal, in three orders.
fn top_k_of_numbers<T: Element>(level: Level) {
    let mut random = Random(63);
    for (n, spread) in [(5000, 3.0), (40_000, 20.0)] {
        let mut x: Vec<T> = random.row(n, 0.0, spread).iter().map(|&x| T::from_f64(x.into())).collect();
        for k in [1, 8, 64, 1000] {
            assert_eq!(top_k_of(&x, k).0, sorted_top_k(&x, k), "{level}");
        }
        x.sort_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
        assert_eq!(top_k_of(&x, 64).0, sorted_top_k(&x, 64), "ascending at {level}");
        x.reverse();
        assert_eq!(top_k_of(&x, 64).0, sorted_top_k(&x, 64), "descending at {level}");
    }
}

#[test]
fn top_k_is_the_start_of_the_sorted_row() {
    at_every_level(|level| {
        top_k_of_letters::<f32>(level, 1e-6);
        top_k_of_numbers::<f32>(level);
    });
    top_k_of_letters::<f64>(Level::current(), 1e-15);
    top_k_of_numbers::<f64>(Level::current());
    top_k_of_letters::<F16>(Level::current(), 2f64.powi(-10));
    top_k_of_numbers::<F16>(Level::current());
    top_k_of_letters::<BF16>(Level::current(), 2f64.powi(-7));
    top_k_of_numbers::<BF16>(Level::current());
}

/// Each row with its own columns, what lies between rows left alone.
#[test]
fn top_k_of_strided_rows() {
    fn check<T: Element>() {
        let x: Vec<T> = Random(67).row(7 * 50, 0.0, 3.0).iter().map(|&x| T::from_f64(x.into())).collect();
        let rows = Rows::with_stride(&x, 7, 41, 50).unwrap();
        let (mut columns, mut p) = (vec![77; 7 * 9], vec![T::from_f64(7.0); 7 * 9]);
        let out = RowsMut::with_stride(&mut columns, 7, 5, 9).unwrap();
        softmax_top_k(rows, out, RowsMut::with_stride(&mut p, 7, 5, 9).unwrap()).unwrap();
        for (i, row) in rows.iter().enumerate() {
            let (columns, p) = (&columns[i * 9..][..9], &p[i * 9..][..9]);
            let (expected, expected_p) = top_k_of(row, 5);
            assert_eq!(columns[..5], expected);
            assert!(p[..5].iter().zip(expected_p).all(|(p, expected)| *p == expected));
            assert!(columns[5..].iter().all(|&c| c == 77) && p[5..].iter().all(|p| p.to_f64() == 7.0));
        }
    }
    check::<f32>();
    check::<f64>();
    check::<F16>();
    check::<BF16>();
}

#[test]
fn top_k_of_more_than_there_is_is_refused() {
    let (mut columns, mut p) = ([0; 3], [0.0; 3]);
    let refused = softmax_top_k(Rows::one(&[1.0, 2.0]), RowsMut::one(&mut columns), RowsMut::one(&mut p)).unwrap_err();
    assert_eq!(refused, ShapeError::TooMany { k: 3, cols: 2 });
    assert_eq!(refused.to_string(), "3 of rows of 2 cannot be told");
    let refused =
        softmax_top_k(Rows::new(&[1.0; 4], 2).unwrap(), RowsMut::one(&mut columns[..1]), RowsMut::one(&mut p));
    assert!(refused.is_err());
    let refused = softmax_top_k(Rows::one(&[1.0; 4]), RowsMut::one(&mut columns[..2]), RowsMut::one(&mut p));
    assert!(refused.is_err());
}
