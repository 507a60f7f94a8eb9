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
    for (m, n) in [(127, 128), (128, 128), (129, 2000), (1024, 1023), (1024, 1024), (8192, 8192), (8193, 20_000)] {
        for values in [3, 1 << 30] {
            let (a, b) = (sorted(m, &mut random, values), sorted(n, &mut random, values));
            assert_all_agree(&a, &b);
        }
    }
}
