//! One contract for every two-way merge of this folder.

use std::cmp::Ordering;

use kihon_judge::Random;

use super::*;

/// A key that decides, and where the value came from.
#[derive(Debug, Clone, Copy)]
struct Tagged {
    key: i32,
    from: u32,
}

impl PartialEq for Tagged {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
impl Eq for Tagged {}
impl PartialOrd for Tagged {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Tagged {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

type Compare<'c> = &'c mut dyn FnMut(&i32, &i32) -> Ordering;

type Counting<'m> = &'m dyn Fn(&[i32], &[i32], Compare<'_>);

type Merge<T> = fn(&[T], &[T]) -> Vec<T>;

fn into_given<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut out: Vec<T> = a.iter().chain(b).rev().copied().collect();
    merge_into(a, b, &mut out).expect("the lengths fit");
    out
}

fn backward<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut nums1 = [a, b].concat();
    nums1[a.len()..].reverse();
    merge_backward_checked(&mut nums1, a.len(), b, b.len()).expect("sorted, and the lengths fit");
    nums1
}

fn galloping_into<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut out: Vec<T> = a.iter().chain(b).rev().copied().collect();
    galloping::merge_into(a, b, &mut out);
    out
}

fn in_place<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut values = [a, b].concat();
    merge_in_place(&mut values, a.len()).expect("mid is within");
    values
}

fn by_rotations<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut values = [a, b].concat();
    symmerge::merge(&mut values, a.len()).expect("mid is within");
    values
}

fn path_into<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut out: Vec<T> = a.iter().chain(b).rev().copied().collect();
    merge_path::merge_into(a, b, &mut out);
    out
}

fn branch_free_into<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut out: Vec<T> = a.iter().chain(b).rev().copied().collect();
    branch_free::merge_into(a, b, &mut out);
    out
}

/// Every implementation that merges values of type `T`.
fn all<T: Ord + Copy + 'static>() -> Vec<(&'static str, Merge<T>)> {
    vec![
        ("naive", naive::merge),
        ("forward", forward::merge),
        ("backward", backward),
        ("branch_free", branch_free::merge),
        ("galloping", galloping::merge),
        ("galloping_into", galloping_into),
        ("merge_path", merge_path::merge),
        ("merge", merge),
        ("merge_into", into_given),
        ("merge_cloned", merge_cloned),
        ("merge_by", |a, b| merge_by(a, b, T::cmp)),
        ("merge_by_key", |a, b| merge_by_key(a, b, |&x| x)),
        ("merge_checked", |a, b| merge_checked(a, b).expect("sorted")),
        ("merge_path_into", path_into),
        ("branch_free_into", branch_free_into),
        ("merge_in_place", in_place),
        ("symmerge", by_rotations),
        ("merge_k", |a, b| merge_k(&[a, b])),
        ("merge_k_iter", |a, b| merge_k_iter([a, b]).copied().collect()),
        ("heap", |a, b| k_way::heap::merge_k(&[a, b])),
    ]
}

fn tagged(a: &[i32], b: &[i32]) -> [Vec<Tagged>; 2] {
    let tag = |values: &[i32], first: u32| {
        values.iter().enumerate().map(|(i, &key)| Tagged { key, from: first + i as u32 }).collect()
    };
    [tag(a, 0), tag(b, 1 << 31)]
}

/// The oracle: a stable sort of the concatenation, by another method than any.
fn assert_all_agree(a: &[i32], b: &[i32]) {
    let [a, b] = tagged(a, b);
    let mut expected = [a.clone(), b.clone()].concat();
    expected.sort_by_key(|value| value.key);
    for (name, merge) in all::<Tagged>() {
        let got = merge(&a, &b);
        let at = (0..expected.len())
            .find(|&i| got.get(i).is_none_or(|value| (value.key, value.from) != (expected[i].key, expected[i].from)));
        assert!(at.is_none() && got.len() == expected.len(), "{name} of {} and {} values at {at:?}", a.len(), b.len());
    }
}

fn sorted(n: usize, random: &mut Random, values: usize) -> Vec<i32> {
    let mut v: Vec<i32> = (0..n).map(|_| random.below(values) as i32).collect();
    v.sort_unstable();
    v
}

/// All sorted sequences of up to `n` values below `values`.
fn sorted_sequences(n: usize, values: i32) -> Vec<Vec<i32>> {
    let mut all = vec![vec![]];
    let mut start = 0;
    for _ in 0..n {
        let end = all.len();
        for i in start..end {
            let from = all[i].last().copied().unwrap_or(0);
            for value in from..values {
                let mut next: Vec<i32> = all[i].clone();
                next.push(value);
                all.push(next);
            }
        }
        start = end;
    }
    all
}

#[test]
fn every_small_input() {
    let all = sorted_sequences(5, 3);
    for a in &all {
        for b in &all {
            assert_all_agree(a, b);
        }
    }
}

#[test]
fn random_lengths_around_the_block_sizes() {
    let mut random = Random::new(1);
    for values in [1, 2, 10, 1000, 1 << 30] {
        for _ in 0..12 {
            let (m, n) = (random.below(700), random.below(700));
            let (a, b) = (sorted(m, &mut random, values), sorted(n, &mut random, values));
            assert_all_agree(&a, &b);
        }
    }
    for (m, n) in [(119, 120), (120, 120), (121, 2000), (1000, 999), (1000, 1001), (8000, 8000), (8001, 20_000)] {
        for values in [3, 1 << 30] {
            let (a, b) = (sorted(m, &mut random, values), sorted(n, &mut random, values));
            assert_all_agree(&a, &b);
        }
    }
}

#[test]
fn every_pattern_at_several_sizes() {
    for pattern in cases::patterns() {
        for n in [300, 3000, 20_000] {
            let input = (pattern.make)(n, 5);
            if n > 3000 && pattern.name == "disjoint-swapped" {
                continue; // quadratic for the naive one
            }
            let (a, b) = (&input.a[..], &input.b[..]);
            let mut expected = [a, b].concat();
            expected.sort_unstable();
            for (name, merge) in all::<i32>() {
                if n <= 3000 || name != "naive" {
                    assert!(merge(a, b) == expected, "{name} on {} of {n}", pattern.name);
                }
            }
        }
    }
}

/// Elements of every size that the streams carry in a word of their own, and
/// of some that they do not.
#[test]
fn every_size_of_element() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(make: impl Fn(u8, u8) -> T, key: impl Fn(&T) -> u8 + Copy) {
        let mut random = Random::new(size_of::<T>() as u64);
        for (m, n) in [(500, 500), (200, 1000), (1100, 1024)] {
            let mut side = |tag: u8, n: usize| {
                let mut keys: Vec<u8> = (0..n).map(|_| random.below(256) as u8).collect();
                keys.sort_unstable();
                keys.into_iter().map(|key| make(key, tag)).collect::<Vec<T>>()
            };
            let (a, b) = (side(0, m), side(1, n));
            let mut expected = [a.as_slice(), &b].concat();
            expected.sort_by_key(key);
            assert_eq!(merge_by_key(&a, &b, key), expected, "{} bytes", size_of::<T>());
        }
    }
    check(|key, _| key, |x| *x);
    check(|key, tag| [key, tag], |x| x[0]);
    check(|key, tag| u16::from(key) << 8 | u16::from(tag), |x| (x >> 8) as u8);
    check(|key, tag| [key, tag, 0], |x| x[0]);
    check(|key, tag| [key, tag, 0, 0], |x| x[0]);
    check(|key, tag| (key, u16::from(tag)), |x| x.0);
    check(|key, tag| (u32::from(tag), u32::from(key)), |x| x.1 as u8);
    check(|key, tag| (u32::from(tag), key), |x| x.1);
    check(|key, tag| [u32::from(key), u32::from(tag), 7], |x| x[0] as u8);
    check(|key, tag| (u128::from(key), tag), |x| x.0 as u8);
    check(|key, tag| [[u64::from(key); 4], [u64::from(tag); 4]], |x| x[0][0] as u8);
    // Nothing to carry at all.
    assert_eq!(merge(&[(); 300], &[(); 200]).len(), 500);
}

#[test]
fn floats_in_the_order_asked_for() {
    use ordered_float::OrderedFloat;
    let mut random = Random::new(9);
    let special = [f64::NEG_INFINITY, -0.0, 0.0, f64::MIN_POSITIVE / 2.0, 1.0, f64::INFINITY, f64::NAN, -f64::NAN];
    let mut side = |n: usize| -> Vec<f64> { (0..n).map(|_| special[random.below(8)]).collect() };
    let (mut a, mut b) = (side(700), side(800));
    let bits = |values: &[f64]| values.iter().map(|x| x.to_bits()).collect::<Vec<_>>();

    a.sort_by(f64::total_cmp);
    b.sort_by(f64::total_cmp);
    let mut expected = [a.as_slice(), &b].concat();
    expected.sort_by(f64::total_cmp);
    assert_eq!(bits(&merge_by(&a, &b, f64::total_cmp)), bits(&expected));

    // NaNs are equal to one another here, and so are the two zeros: their
    // bits show that equals keep their order.
    let ordered = |values: &[f64]| values.iter().copied().map(OrderedFloat).collect::<Vec<_>>();
    let (mut a, mut b) = (ordered(&a), ordered(&b));
    a.sort();
    b.sort();
    let mut expected = [a.as_slice(), &b].concat();
    expected.sort();
    let plain = |values: &[OrderedFloat<f64>]| bits(&values.iter().map(|x| x.0).collect::<Vec<_>>());
    for (name, merge) in all::<OrderedFloat<f64>>() {
        assert_eq!(plain(&merge(&a, &b)), plain(&expected), "{name}");
    }

    let narrow = |values: &[OrderedFloat<f64>]| values.iter().map(|x| OrderedFloat(x.0 as f32)).collect::<Vec<_>>();
    let merged = merge(&narrow(&a), &narrow(&b));
    assert!(merged.is_sorted() && merged.len() == 1500);
}

/// Numbers whose equals cannot be told apart, which are merged in another way
/// where the machine can: every pair of lengths around the ends of blocks.
#[test]
fn numbers_of_any_two_lengths() {
    fn check<T: Copy>(value: impl Fn(u64) -> T, compare: fn(&T, &T) -> Ordering, merge: Merge<T>) {
        let mut random = Random::new(size_of::<T>() as u64);
        let lengths: Vec<usize> =
            (0..=40).chain([63, 64, 95, 104, 128, 136, 255, 256, 257, 487, 488, 1100, 2100]).collect();
        for &m in &lengths {
            for &n in &lengths {
                let alphabet = [2, 50, u64::MAX][random.below(3)];
                let mut side = |n: usize| {
                    let mut side: Vec<T> = (0..n).map(|_| value(random.next_u64() % alphabet)).collect();
                    side.sort_by(compare);
                    side
                };
                let (a, b) = (side(m), side(n));
                let mut expected = [a.as_slice(), &b].concat();
                expected.sort_by(compare);
                let merged = merge(&a, &b);
                let same = merged.iter().zip(&expected).all(|(x, y)| compare(x, y).is_eq());
                assert!(same && merged.len() == m + n, "{m} and {n} of {}", std::any::type_name::<T>());
            }
        }
    }
    check(|x| x as i32, i32::cmp, merge);
    check(|x| x as u32, u32::cmp, merge);
    check(|x| x as i64, i64::cmp, merge);
    check(|x| x, u64::cmp, merge);
    check(|x| f32::from_bits(x as u32), f32::total_cmp, |a, b| merge_by(a, b, f32::total_cmp));
    check(f64::from_bits, f64::total_cmp, |a, b| merge_by(a, b, f64::total_cmp));
    // The same without the network.
    check(|x| x as i32, i32::cmp, |a, b| merge_by(a, b, |x, y| y.cmp(x).reverse()));
    check(f64::from_bits, f64::total_cmp, |a, b| merge_by(a, b, |x, y| y.total_cmp(x).reverse()));
}

#[test]
fn turning_everything_round_turns_the_result_round() {
    let mut random = Random::new(3);
    for _ in 0..20 {
        let (a, b) = (sorted(400, &mut random, 50), sorted(300, &mut random, 50));
        let negated = |values: &[i32]| values.iter().rev().map(|x| -x).collect::<Vec<_>>();
        assert_eq!(negated(&merge(&a, &b)), merge(&negated(&a), &negated(&b)));
        let shifted = |values: &[i32]| values.iter().map(|x| x + 1000).collect::<Vec<_>>();
        assert_eq!(shifted(&merge(&a, &b)), merge(&shifted(&a), &shifted(&b)));
        assert_eq!(merge(&a, &b), merge(&b, &a));
    }
}

#[test]
fn k_inputs_against_a_stable_sort() {
    let mut random = Random::new(4);
    for k in [0, 1, 2, 3, 4, 5, 7, 8, 16, 33, 100] {
        for longest in [1, 3, 40, 700] {
            let inputs: Vec<Vec<Tagged>> = (0..k)
                .map(|i| {
                    let n = random.below(longest + 1);
                    let keys = sorted(n, &mut random, 20);
                    keys.iter().enumerate().map(|(j, &key)| Tagged { key, from: (i << 16 | j) as u32 }).collect()
                })
                .collect();
            let mut expected = inputs.concat();
            expected.sort_by_key(|value| value.key);
            let identity = |values: &[Tagged]| values.iter().map(|x| (x.key, x.from)).collect::<Vec<_>>();
            for (name, got) in [
                ("merge_k", merge_k(&inputs)),
                ("merge_k_into", {
                    let mut out = inputs.concat();
                    merge_k_into(&inputs, &mut out).expect("the lengths fit");
                    out
                }),
                ("heap", k_way::heap::merge_k(&inputs)),
                ("merge_k_iter", merge_k_iter(inputs.iter().map(|input| input.iter().copied())).collect()),
            ] {
                assert_eq!(identity(&got), identity(&expected), "{name} of {k}");
            }
        }
    }
}

/// Too many values for one segment, and so few different ones that equals
/// stand on either side of where a segment ends.
#[test]
fn k_inputs_in_segments_are_stable() {
    let mut random = Random::new(8);
    let identity = |values: &[Tagged]| values.iter().map(|x| (x.key, x.from)).collect::<Vec<_>>();
    let mut inputs: Vec<Vec<Tagged>> = Vec::new();
    for (i, n) in [90_000, 1, 70_000, 500, 120_000, 3].into_iter().enumerate() {
        let keys = sorted(n, &mut random, 40);
        inputs.push(keys.iter().enumerate().map(|(j, &key)| Tagged { key, from: (i << 24 | j) as u32 }).collect());
    }
    for _ in 0..2 {
        let mut expected = inputs.concat();
        expected.sort_by_key(|value| value.key);
        assert!(identity(&merge_k(&inputs)) == identity(&expected));
        inputs.reverse();
    }
}

#[test]
fn neighbours_in_order_are_not_compared_value_by_value() {
    let inputs: Vec<Vec<u32>> = (0..16).map(|i| (100 * i..100 * (i + 1)).collect()).collect();
    let comparisons = |inputs: &[Vec<u32>]| {
        let mut used = 0;
        let merged = merge_k_by(inputs, |x, y| {
            used += 1;
            x.cmp(y)
        });
        assert!(merged.is_sorted() && merged.len() == inputs.concat().len());
        used
    };
    assert_eq!(comparisons(&inputs), 15);
    // Two chains of eight: 800 values are merged with 800, once.
    let mut chains: Vec<Vec<u32>> = inputs.iter().step_by(2).cloned().collect();
    chains.extend(inputs.into_iter().skip(1).step_by(2));
    assert!(comparisons(&chains) < 15 + 1600 / 2);
}

#[test]
fn lengths_that_differ_wildly_do_not_nest_deep() {
    let mut inputs: Vec<Vec<u32>> = (0..20_000).map(|i| vec![i]).collect();
    inputs.extend((0..12).map(|i| vec![5; 1 << i]));
    let mut expected = inputs.concat();
    expected.sort_unstable();
    assert!(merge_k(&inputs) == expected);
    inputs.reverse();
    assert!(merge_k(&inputs) == expected);
}

#[test]
fn the_lazy_merge_is_lazy_and_fused_and_knows_its_size() {
    let pulled = std::cell::Cell::new(0);
    let input = |from: usize| (from..).step_by(2).take(5).inspect(|_| pulled.set(pulled.get() + 1));
    let mut merge = merge_k_iter([input(0), input(1)]);
    assert_eq!((pulled.get(), merge.size_hint()), (0, (10, Some(10))));
    assert_eq!(merge.next(), Some(0));
    // One of each to play the first match, and one to replace the winner.
    assert_eq!((pulled.get(), merge.size_hint()), (3, (9, Some(9))));
    assert_eq!(merge.by_ref().count(), 9);
    assert_eq!((merge.next(), merge.next(), merge.size_hint()), (None, None, (0, Some(0))));

    // An iterator that starts again after its end is not asked again.
    let mut calls = 0;
    let again = std::iter::from_fn(move || {
        calls += 1;
        (calls % 2 == 1).then_some(calls)
    });
    let mut merge = merge_k_iter([again]);
    assert_eq!([merge.next(), merge.next(), merge.next()], [Some(1), None, None]);
    assert_eq!(merge_k_iter([0u8..; 0]).next(), None);
    assert_eq!(merge_k_iter([std::iter::repeat(1), std::iter::repeat(2)]).size_hint(), (usize::MAX, None));
}

#[test]
fn comparisons_stay_within_what_the_docs_say() {
    let used = |input: &cases::Pair, merge: Counting<'_>| {
        let mut used = 0;
        merge(&input.a, &input.b, &mut |x, y| {
            used += 1;
            x.cmp(y)
        });
        used
    };
    for pattern in cases::patterns() {
        for n in [10, 100, 1000, 100_000] {
            let input = (pattern.make)(n, 6);
            let least = input.total().saturating_sub(1);
            let few = used(&input, &|a, b, compare| drop(merge_cloned_by(a, b, compare)));
            assert!(few <= least, "merge_cloned on {} of {n}: {few}", pattern.name);
            let streams = used(&input, &|a, b, compare| drop(merge_by(a, b, compare)));
            assert!(streams <= n + n / 8 + 64, "merge on {} of {n}: {streams}", pattern.name);
        }
    }
    // One value among many, at every place: the first and the last included.
    for place in (0..=4000).step_by(50) {
        let a: Vec<i32> = (0..4000).map(|i| 2 * i).collect();
        let input = cases::Pair { a, b: vec![2 * place - 1] };
        assert!(used(&input, &|a, b, compare| drop(merge_cloned_by(a, b, compare))) <= 26);
        assert!(used(&input, &|a, b, compare| drop(merge_by(a, b, compare))) <= 4000 / 16 + 16 + 2);
    }
    // Beyond 4096 elements runs are galloped through, a sixteenth of them before.
    for place in [0, 5000, 99_999, 100_000] {
        let input = cases::Pair { a: (0..100_000).map(|i| 2 * i).collect(), b: vec![2 * place - 1] };
        assert!(used(&input, &|a, b, compare| drop(merge_by(a, b, compare))) <= 4096 / 16 + 16 + 36);
    }
    // Eight times as long, all lengths and places of a single run.
    for n in 1..40 {
        for gap in 0..=8 * n {
            let a: Vec<i32> = (0..8 * n).map(|i| if i < gap { i } else { i + 1000 }).collect();
            let b: Vec<i32> = (0..n).map(|i| 500 + i).collect();
            for input in [cases::Pair { a: a.clone(), b: b.clone() }, cases::Pair { a: b, b: a }] {
                let used = used(&input, &|a, b, compare| drop(merge_cloned_by(a, b, compare)));
                assert!(used < 9 * n as usize, "{n} values in the gap at {gap}: {used}");
            }
        }
    }
}

/// A comparison that is no order must not do worse than misplace values.
#[test]
fn a_comparison_that_is_no_order_does_no_harm() {
    let a: Vec<i32> = (0..20_000).collect();
    let b: Vec<i32> = (5000..25_000).collect();
    for seed in 0..30 {
        let (m, n) = ([20_000, 300, 9000, 17][seed % 4], [20_000, 8000, 400, 3][seed / 4 % 4]);
        let (a, b) = (&a[..m], &b[..n]);
        let mut random = Random::new(seed as u64);
        let mut lie = |_: &i32, _: &i32| [Ordering::Less, Ordering::Equal, Ordering::Greater][random.below(3)];
        assert_eq!(merge_by(a, b, &mut lie).len(), m + n);
        assert_eq!(merge_cloned_by(a, b, &mut lie).len(), m + n);
        assert_eq!(merge_k_by(&[a, b, a], &mut lie).len(), m + n + m);
        assert_eq!(merge_k_iter_by([a, b], |x, y| lie(x, y)).count(), m + n);
        let mut out = vec![-1; m + n];
        merge_into_by(a, b, &mut out, &mut lie).expect("the lengths fit");
        let sum = |values: &[i32]| values.iter().map(|&x| i64::from(x)).sum::<i64>();
        let mut values = [a, b].concat();
        symmerge::merge_by(&mut values, m, &mut lie).expect("mid is within");
        assert_eq!(sum(&values), sum(a) + sum(b), "the same values in some order");
        merge_in_place_by(&mut values, m, &mut lie).expect("mid is within");
    }
    // Enough for several segments.
    let (long, mut random) = (vec![7; 100_000], Random::new(9));
    let merged = merge_k_by(&[&long, &long, &long], |_, _| [Ordering::Less, Ordering::Greater][random.below(2)]);
    assert_eq!(merged, vec![7; 300_000]);
    for answer in [Ordering::Less, Ordering::Equal, Ordering::Greater] {
        assert_eq!(merge_by(&a, &b, |_, _| answer).len(), 40_000);
        assert_eq!(merge_by(&b, &a[..9000], |_, _| answer).len(), 29_000);
    }
}

/// The network trusts no order either.
#[test]
fn integers_out_of_order_do_no_harm() {
    let mut random = Random::new(5);
    for n in [0, 1, 100, 600, 3000, 40_000] {
        let [a, b] = [n, n / 2 + 40].map(|n| (0..n).map(|_| random.next_u64()).collect::<Vec<_>>());
        let merged = merge(&a, &b);
        let given: std::collections::HashSet<u64> = a.iter().chain(&b).copied().collect();
        assert!(merged.len() == a.len() + b.len() && merged.iter().all(|x| given.contains(x)));
        assert_eq!(merge_k(&[&a, &b, &a]).len(), 2 * a.len() + b.len());
    }
}

/// Owned values are neither lost nor dropped twice when a comparison panics.
#[test]
fn a_comparison_that_panics_drops_each_value_once() {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    let alive = std::rc::Rc::new(());
    let values = |keys: &[i32]| keys.iter().map(|&key| (key, alive.clone())).collect::<Vec<_>>();
    for limit in 0..60 {
        let (a, b) = (values(&[1, 3, 3, 5, 7, 9, 11]), values(&[0, 2, 3, 4, 8, 12, 13, 14]));
        let mut calls = 0;
        let mut compare = |x: &(i32, _), y: &(i32, _)| {
            calls += 1;
            assert!(calls <= limit, "enough");
            x.0.cmp(&y.0)
        };
        let mut both = [a.clone(), b.clone()].concat();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(merge_cloned_by(&a, &b, &mut compare))));
        let _ = catch_unwind(AssertUnwindSafe(|| merge_in_place_by(&mut both, a.len(), &mut compare)));
        let _ = catch_unwind(AssertUnwindSafe(|| symmerge::merge_by(&mut both, a.len(), &mut compare)));
        let _ = catch_unwind(AssertUnwindSafe(|| merge_k_iter_by([a.clone(), b.clone()], compare).count()));
        assert_eq!(std::rc::Rc::strong_count(&alive), 1 + 2 * (a.len() + b.len()));
        drop((a, b, both));
        assert_eq!(std::rc::Rc::strong_count(&alive), 1);
    }
    // Plain values: a panic in the middle of the streams.
    let (a, b): (Vec<i32>, Vec<i32>) = ((0..9000).collect(), (0..9000).collect());
    for limit in [0, 1, 40, 5000, 12_000] {
        let mut out = vec![7; 18_000];
        let mut calls = 0;
        let merged = catch_unwind(AssertUnwindSafe(|| {
            merge_into_by(&a, &b, &mut out, |x, y| {
                calls += 1;
                assert!(calls <= limit, "enough");
                x.cmp(y)
            })
        }));
        assert!(merged.is_err() && out.len() == 18_000);
    }
}

#[test]
fn bad_arguments_are_named() {
    let mut nums1 = [1, 2, 0];
    assert_eq!(merge_backward(&mut nums1, 2, &[3], 2), Err(MergeError::Buffer { length: 3, m: 2, n: 2 }));
    assert_eq!(merge_backward(&mut nums1, 4, &[], 0), Err(MergeError::Buffer { length: 3, m: 4, n: 0 }));
    assert_eq!(
        merge_backward(&mut nums1, usize::MAX, &[3], 4),
        Err(MergeError::Buffer { length: 3, m: usize::MAX, n: 4 })
    );
    assert_eq!(merge_backward(&mut nums1, 2, &[3, 4], 1), Err(MergeError::Second { length: 2, n: 1 }));
    let mut nums1 = [1, 3, 2, 0];
    assert_eq!(merge_backward_checked(&mut nums1, 3, &[1], 1), Err(MergeError::Unsorted { input: 0, index: 2 }));
    assert_eq!(nums1, [1, 3, 2, 0]);
    assert_eq!(merge_checked(&[2, 1], &[4, 3]), Err(MergeError::Unsorted { input: 0, index: 1 }));
    assert_eq!(merge_checked(&[1, 1], &[4, 4, 3]), Err(MergeError::Unsorted { input: 1, index: 2 }));
    assert_eq!(symmerge::merge(&mut [1, 2], 3), Err(MergeError::Middle { mid: 3, length: 2 }));
    assert_eq!(merge_into(&[1, 2], &[3], &mut [0; 2]), Err(MergeError::Room { length: 2, needed: 3 }));
    for error in [
        MergeError::Buffer { length: 3, m: 4, n: 5 },
        MergeError::Second { length: 3, n: 45 },
        MergeError::Room { length: 3, needed: 45 },
        MergeError::Middle { mid: 45, length: 3 },
        MergeError::Unsorted { input: 3, index: 45 },
    ] {
        let text = error.to_string();
        assert!(text.contains('3') && text.contains('4') && text.contains('5'), "{text}");
    }
}

#[test]
fn contenders_agree() {
    let (two, sixteen) = workload::workloads();
    assert_eq!(two.patterns.len(), 11);
    for pattern in &two.patterns {
        let input = (pattern.make)(2000, 2);
        let expected = two.contenders[0].run(&input).answer;
        for contender in &two.contenders {
            let got = contender.run(&input).answer;
            assert!((two.same)(&input, &expected, &got), "{} on {}", contender.name, pattern.name);
        }
    }
    for pattern in &sixteen.patterns {
        for n in [0, 1, 15, 16, 17, 2000] {
            let input = (pattern.make)(n, 2);
            assert_eq!((sixteen.elements)(&input), n);
            let expected = sixteen.contenders[0].run(&input).answer;
            for contender in &sixteen.contenders {
                let got = contender.run(&input).answer;
                assert!((sixteen.same)(&input, &expected, &got), "{} on {}", contender.name, pattern.name);
            }
        }
    }
}
