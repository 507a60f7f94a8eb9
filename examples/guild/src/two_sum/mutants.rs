//! Wrong and slow solutions, each a mistake that people make.

use std::collections::HashMap;

use kihon_judge::{Mutant, VerdictKind};

use super::{Solution, TwoSum, hash_map, naive};

pub(super) fn mutants() -> Vec<Mutant<TwoSum>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("meets_itself", "puts a value into the map before asking", meets_itself, Wrong),
        mutant("answers_with_values", "the values instead of their places", answers_with_values, Wrong),
        mutant("loses_the_places", "places in the sorted copy", loses_the_places, Wrong),
        mutant("neighbours_only", "looks at neighbours only", neighbours_only, Wrong),
        mutant("wraps_round", "a difference that wraps round", wraps_round, Wrong),
        mutant("keeps_one_of_each", "removes equal values first", keeps_one_of_each, Wrong),
        mutant("subtracts", "a difference that does not fit", subtracts, Panicked),
        mutant("scans", "each look-up is a scan", scans, TooSlow),
        mutant("last_pair", "right: the last pair, its second place first", last_pair, Accepted),
    ]
}

fn meets_itself(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let places: HashMap<i32, usize> = nums.iter().enumerate().map(|(i, &x)| (x, i)).collect();
    nums.iter().enumerate().find_map(|(i, &x)| Some((i, *places.get(&target.checked_sub(x)?)?)))
}

fn answers_with_values(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    hash_map(nums, target).map(|(i, j)| (nums[i] as usize, nums[j] as usize))
}

fn loses_the_places(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    hash_map(&sorted, target)
}

fn neighbours_only(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let sum = |pair: &[i32]| i64::from(pair[0]) + i64::from(pair[1]);
    nums.windows(2).position(|pair| sum(pair) == i64::from(target)).map(|i| (i, i + 1))
}

fn wraps_round(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut places = HashMap::new();
    for (j, &y) in nums.iter().enumerate() {
        if let Some(&i) = places.get(&target.wrapping_sub(y)) {
            return Some((i, j));
        }
        places.insert(y, j);
    }
    None
}

fn keeps_one_of_each(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    hash_map(nums, target).filter(|&(i, j)| nums[i] != nums[j])
}

fn subtracts(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut places = HashMap::new();
    for (j, &y) in nums.iter().enumerate() {
        // Checked in a release build too.
        if let Some(&i) = places.get(&target.checked_sub(y).expect("the difference fits")) {
            return Some((i, j));
        }
        places.insert(y, j);
    }
    None
}

fn scans(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    naive(nums, target)
}

fn last_pair(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let reversed: Vec<i32> = nums.iter().rev().copied().collect();
    let place = |i| nums.len() - 1 - i;
    hash_map(&reversed, target).map(|(i, j)| (place(i), place(j)))
}
