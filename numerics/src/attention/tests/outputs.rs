//! Outputs and log-sum-exps against the definition.

use super::*;

/// All masks of few keys with every kind of window.
#[test]
fn every_mask_of_small_sizes() {
    for keys in 0..=5 {
        let masks: Vec<Vec<bool>> =
            (0..1 << keys).map(|bits| (0..keys).map(|j| bits >> j & 1 == 1).collect()).collect();
        for queries in [1, 2, 5] {
            let case = Case::new((keys * 7 + queries) as u64, (2, 1), (queries, keys), (3, 2));
            for how in every_attend(&masks) {
                let (outs, logarithms) = case.exact(&how);
                // Sums of nothing are 0 / 0.
                let outs: Vec<Bounded> = outs.iter().map(|b| if b.exact.is_nan() { ZERO } else { *b }).collect();
                for (name, forward) in FORWARDS {
                    let (out, log) = case.run(forward, how);
                    check(&out, &outs, &format!("{name} {queries} {keys} {how:?}"));
                    check(&log, &logarithms, &format!("{name} {queries} {keys} {how:?}"));
                }
            }
        }
    }
}

const ZERO: Bounded = Bounded { exact: 0.0, bound: 0.0 };

/// Shapes around every tile, lane and block.
#[test]
fn every_kind_of_shape() {
    let mut random = Random(1);
    for round in 0..150 {
        let key_heads = 1 + random.below(3);
        let heads = key_heads * (1 + random.below(3));
        let queries = [1, 2, 15, 17, 33, 47, 49, 70][random.below(8)];
        let keys = [1, 3, 7, 8, 9, 63, 65, 127, 128, 129, 200][random.below(11)];
        let cols = [1, 2, 7, 8, 16, 20, 33, 64, 65][random.below(9)];
        let value_cols = [1, 3, 8, 15, 16, 17, 64, 70][random.below(8)];
        let case = Case::new(round, (heads, key_heads), (queries, keys), (cols, value_cols));
        let mask: Vec<bool> = (0..key_heads * keys).map(|_| random.below(3) > 0).collect();
        let first = random.below(keys + queries) as isize - queries as isize;
        let how = match random.below(4) {
            0 => Attend::ALL,
            1 => Attend::causal().first_query_at(first),
            2 => Attend::window(random.below(keys), random.below(keys)).first_query_at(first),
            _ => Attend::ALL.scale(-0.7),
        };
        let how = match random.below(3) {
            0 => how.keys(&mask),
            1 => how.keys(&mask[..keys]),
            _ => how,
        };
        let (outs, logarithms) = case.exact(&how);
        let outs: Vec<Bounded> = outs.iter().map(|b| if b.exact.is_nan() { ZERO } else { *b }).collect();
        at_every_level(|level| {
            for (name, forward) in FORWARDS {
                let shape = format!("{heads}/{key_heads} {queries}/{keys} {cols}/{value_cols}");
                let what = format!("{name} at {level} {shape} {how:?}");
                let (out, log) = case.run(forward, how);
                check(&out, &outs, &what);
                check(&log, &logarithms, &what);
            }
        });
    }
}

/// Whatever is in keys and values that a query does not see, its output has the same bits.
#[test]
fn nothing_leaks_from_what_is_not_seen() {
    let mut random = Random(2);
    for round in 0..60 {
        let (queries, keys) = (1 + random.below(70), 1 + random.below(200));
        let case = Case::new(round, (2, 1), (queries, keys), (9, 10));
        let mask: Vec<bool> = (0..keys).map(|_| random.below(3) > 0).collect();
        let how = [Attend::causal().first_query_at(3), Attend::window(5, 2)][round as usize % 2];
        let how = if round % 3 == 0 { how } else { how.keys(&mask) };
        let poison = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX][round as usize % 4];
        let hit = random.below(keys);
        let mut poisoned = case.clone();
        poisoned.k[hit * 9..][..9].fill(poison);
        poisoned.v[hit * 10..][..10].fill(poison);
        at_every_level(|level| {
            FORWARDS.iter().for_each(|&(name, forward)| {
                let (clean, clean_log) = case.run(forward, how);
                let (out, log) = poisoned.run(forward, how);
                for row in 0..2 * queries {
                    let what = format!("{name} at {level} {queries}/{keys} query {row} key {hit} {how:?}");
                    if case.seen(&how, row / queries, row % queries).contains(&hit) {
                        assert!(poison == f32::MAX || out[row * 10..][..10].iter().all(|x| x.is_nan()), "{what}");
                    } else {
                        let close = |a: f32, b: f32| a == b || (a - b).abs() <= 1e-5 * b.abs().max(1.0);
                        assert!((0..10).all(|t| close(out[row * 10 + t], clean[row * 10 + t])), "{what}");
                        assert_eq!(log[row], clean_log[row], "{what}");
                    }
                }
            });
        });
    }
}

/// Scores that are infinite or NaN, in a row of their own.
#[test]
fn a_row_of_strange_scores_is_its_own() {
    let mut case = Case::new(3, (1, 1), (5, 40), (2, 3));
    case.q[0] = f32::NAN;
    case.q[2..4].copy_from_slice(&[0.0, f32::INFINITY]); // some +∞ and some −∞
    case.q[4..6].copy_from_slice(&[1e37, -1e37]);
    case.k.iter_mut().for_each(|k| *k = k.abs() + 0.5);
    case.k.iter_mut().step_by(2).for_each(|k| *k += 3.0);
    case.k[3 * 2] = -7.0;
    case.q[6..8].copy_from_slice(&[0.0, f32::NEG_INFINITY]); // only −∞
    at_every_level(|level| {
        FORWARDS.iter().for_each(|&(name, forward)| {
            let (out, log) = case.run(forward, Attend::ALL.scale(1.0));
            let row = |i: usize| &out[i * 3..][..3];
            assert!(row(0).iter().chain(row(1)).all(|x| x.is_nan()), "{name} {out:?}");
            assert!(log[0].is_nan() && log[1].is_nan(), "{name} {log:?}");
            assert_eq!((row(3), log[3]), (&[0.0; 3][..], f32::NEG_INFINITY), "{name}");
            assert!(
                row(2).iter().chain(row(4)).chain(&log[4..]).all(|x| x.is_finite()),
                "{name} at {level}: {out:?} {log:?}"
            );
        });
    });
}

/// One key far ahead of all others, and all alike: results known without computing.
#[test]
fn the_extremes_of_softmax() {
    let (n, d) = (300, 4);
    let mut case = Case::new(4, (1, 1), (3, n), (d, 5));
    for winner in [0, 1, 130, n - 1] {
        case.q = vec![1.0; 3 * d];
        case.k = vec![0.0; n * d];
        case.k[winner * d..][..d].fill(1e4);
        for (name, forward) in FORWARDS {
            let (out, log) = case.run(forward, Attend::ALL);
            assert_eq!(out[..5], case.v[winner * 5..][..5], "{name} {winner}");
            assert_eq!(log, [2e4; 3], "{name}");
        }
    }
    case.k = vec![3.0; n * d];
    case.v = vec![0.75; n * 5];
    for (name, forward) in FORWARDS {
        let (out, log) = case.run(forward, Attend::ALL);
        assert!(out.iter().all(|y| (y - 0.75).abs() < 1e-6), "{name}");
        assert!(log.iter().all(|l| (l - (6.0 + (n as f32).ln())).abs() < 2e-6 * 6.0), "{name} {log:?}");
    }
}

/// The keys split anywhere, each part on its own, merged in any order: the whole.
#[test]
fn parts_merge_in_any_order() {
    let mut random = Random(6);
    for round in 0..40 {
        let keys = 3 + random.below(90);
        let case = Case::new(round, (2, 1), (4, keys), (5, 3));
        let how = [Attend::ALL, Attend::causal().first_query_at(5), Attend::window(4, 4)][round as usize % 3];
        let mut cuts = [0, random.below(keys + 1), random.below(keys + 1), keys];
        cuts.sort_unstable();
        let part = |i: usize| {
            let (first, end) = (cuts[i], cuts[i + 1]);
            let x = case.inputs();
            let inputs = Inputs { keys: x.keys.rows(first, end), values: x.values.rows(first, end), ..x };
            let how = match round % 3 {
                0 => how,
                1 => how.first_query_at(5 - first as isize),
                _ => how.first_query_at(-(first as isize)),
            };
            let (mut out, mut log) = (vec![0.0; 24], vec![0.0; 8]);
            forward(inputs, how, HeadsMut::new(&mut out, 2, 4, 3).unwrap(), &mut log).unwrap();
            (out, log)
        };
        let both = |(mut out, mut log): (Vec<f32>, Vec<f32>), other: &(Vec<f32>, Vec<f32>)| {
            merge(&mut out, &mut log, &other.0, &other.1).unwrap();
            (out, log)
        };
        let (outs, logarithms) = case.exact(&how);
        let outs: Vec<Bounded> = outs.iter().map(|b| if b.exact.is_nan() { ZERO } else { *b }).collect();
        let [a, b, c] = [part(0), part(1), part(2)];
        let left = both(both(a.clone(), &b), &c);
        let right = both(a.clone(), &both(b.clone(), &c));
        let turned = both(both(c, &a), &b);
        for (out, log) in [left, right, turned] {
            check(&out, &outs, &format!("{round} {cuts:?}"));
            check(&log, &logarithms, &format!("{round} {cuts:?}"));
        }
    }
}

#[test]
fn nothing_merges_without_a_trace_and_a_nan_stays_in_its_row() {
    let (out, log) = (vec![1.0, -2.5, f32::NAN, 4.0], vec![0.3, f32::NAN]);
    let empty = (vec![0.0; 4], vec![f32::NEG_INFINITY; 2]);
    let (mut a, mut la) = (out.clone(), log.clone());
    merge(&mut a, &mut la, &empty.0, &empty.1).unwrap();
    assert_eq!((&a[..2], la[0], a[3]), (&out[..2], log[0], 4.0));
    let (mut a, mut la) = empty;
    merge(&mut a, &mut la, &out, &log).unwrap();
    assert_eq!((&a[..2], la[0]), (&out[..2], log[0]));
    let (mut a, mut la) = (vec![1.0; 4], vec![0.0; 2]);
    merge(&mut a, &mut la, &out, &log).unwrap();
    assert!(a[..2].iter().all(|x| x.is_finite()) && a[2..].iter().all(|x| x.is_nan()), "{a:?}");
    assert!(la[0].is_finite() && la[1].is_nan());
    for (a, l, b, m) in [(3, 2, 3, 2), (4, 2, 5, 2), (4, 2, 4, 1)] {
        let refused = merge(&mut vec![0.0; a], &mut vec![0.0; l], &vec![0.0; b], &vec![0.0; m]);
        assert!(matches!(refused, Err(AttentionError::Mismatch { dimension: Dimension::Length, .. })));
    }
}

/// Sixteen-bit inputs: what their values give in `f32`, rounded once.
#[test]
fn halves_are_widened_and_rounded_once() {
    use crate::half::{BF16, F16, SmallFloat, narrow};

    fn of<T: Number + SmallFloat>(forward: impl Fn(Inputs<'_, T>, HeadsMut<'_, T>, &mut [f32])) {
        let mut case = Case::new(8, (2, 1), (20, 70), (12, 9));
        let narrowed = |x: &mut Vec<f32>| -> Vec<T> {
            let halves: Vec<T> = x.iter().map(|&x| Number::from_f32(x)).collect();
            x.iter_mut().zip(&halves).for_each(|(x, &h)| *x = Number::to_f32(h));
            halves
        };
        let (q, k, v) = (narrowed(&mut case.q), narrowed(&mut case.k), narrowed(&mut case.v));
        let inputs = Inputs {
            queries: Heads::new(&q, 2, 20, 12).unwrap(),
            keys: Heads::new(&k, 1, 70, 12).unwrap(),
            values: Heads::new(&v, 1, 70, 9).unwrap(),
        };
        let (mut out, mut log) = (vec![<T as Number>::from_f32(0.0); 360], vec![0.0; 40]);
        forward(inputs, HeadsMut::new(&mut out, 2, 20, 9).unwrap(), &mut log);
        let (outs, logarithms) = case.exact(&Attend::causal());
        check(&log, &logarithms, "log-sum-exps");
        for (got, exact) in out.iter().zip(outs) {
            let ends = [exact.exact - exact.bound, exact.exact + exact.bound];
            let mut rounded = [T::default(); 2];
            narrow(&ends, &mut rounded).unwrap();
            let [low, high, got] = [rounded[0], rounded[1], *got].map(Number::to_f32);
            assert!(low <= got && got <= high, "{got}: {exact:?}");
        }
    }
    at_every_level(|_| {
        of::<F16>(|x, out, log| forward(x, Attend::causal(), out, log).unwrap());
        of::<BF16>(|x, out, log| forward(x, Attend::causal(), out, log).unwrap());
        of::<F16>(|x, out, log| decode(x, Attend::causal(), 16, out, log).unwrap());
        of::<BF16>(|x, out, log| naive(x, Attend::causal(), out, log).unwrap());
    });
}

/// The same bits from one thread and from three, at a level that is forced.
#[cfg(feature = "rayon")]
#[test]
fn threads_change_no_bit() {
    let case = Case::new(9, (6, 3), (150, 140), (20, 24));
    let mask: Vec<bool> = (0..140).map(|j| j % 7 != 3).collect();
    let how = Attend::causal().first_query_at(9).keys(&mask);
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    for level in Level::available() {
        for (name, forward) in FORWARDS {
            let by = |threads| pool(threads).install(|| level.with(|| case.run(forward, how)));
            assert_eq!(by(1), by(3), "{name} at {level}");
        }
        for (name, backward) in gradient::BACKWARDS {
            let by = |threads| pool(threads).install(|| level.with(|| backward(&case, how)));
            assert_eq!(by(1), by(3), "{name} at {level}");
        }
    }
}
