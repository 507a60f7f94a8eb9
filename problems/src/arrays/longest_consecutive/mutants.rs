//! Wrong and slow solutions, each a mistake that people make.

use std::{
    collections::{BTreeSet, HashSet},
    hint::black_box,
};

use kihon_judge::{Mutant, VerdictKind};

use super::{LongestConsecutive, cases::GOLDEN, kata::Solution};

pub(super) fn mutants() -> Vec<Mutant<LongestConsecutive>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("forgets_duplicates", "a repeated value ends the run", forgets_duplicates, Wrong),
        mutant("wraps_around", "the greatest value is followed by the smallest", wraps_around, Wrong),
        mutant("counts_steps", "off by one: steps instead of values", counts_steps, Wrong),
        mutant("returns_the_start", "the first value of the run instead of its length", returns_the_start, Wrong),
        mutant("trusts_the_order", "takes the input for sorted", trusts_the_order, Wrong),
        mutant("forgets_the_last_run", "compares only where a run ends before the last value", forgets_last_run, Wrong),
        mutant("misses_single_values", "starts counting with the second value of a run", misses_singles, Wrong),
        mutant("drops_negatives", "a table over the values from 0 on", drops_negatives, Wrong),
        mutant("single_value_for_nothing", "1 for an empty list", one_for_empty, Wrong),
        mutant("needs_a_value", "reads the first value of an empty list", needs_a_value, Panicked),
        mutant("overflows_at_the_end", "asks for the successor of the greatest value", overflows, Panicked),
        mutant("subtracts_extremes", "a table as long as the range, which does not fit in i32", subtracts, Panicked),
        mutant("halves_forever", "halving a negative number by shifting never reaches 0", halves_forever, TimedOut),
        mutant("walks_from_every_value", "no look whether the value starts a run", walks_from_every_value, TooSlow),
        mutant("looks_up_in_the_slice", "each look-up is a scan", looks_up_in_the_slice, TooSlow),
        mutant("fixed_hash", "a hash that everybody can compute collisions for", fixed_hash, TooSlow),
        mutant("deduplicates_by_remove", "removes repeats one by one from a list", removes_repeats, TooSlow),
        mutant("recursive", "one call for each value of a run", recursive, StackOverflowed),
        mutant("tree_set", "right: an ordered set, n log n where n was asked", tree_set, Accepted),
    ]
}

fn sorted(nums: &[i32]) -> Vec<i32> {
    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    sorted
}

/// The longest run of values that follow each other as `next` says.
fn scan(values: &[i32], next: impl Fn(i32, i32) -> bool) -> usize {
    let mut best = usize::from(!values.is_empty());
    let mut run = 1;
    for pair in values.windows(2) {
        run = if next(pair[0], pair[1]) { run + 1 } else { 1 };
        best = best.max(run);
    }
    best
}

fn forgets_duplicates(nums: &[i32]) -> usize {
    scan(&sorted(nums), |a, b| b.wrapping_sub(a) == 1)
}

fn wraps_around(nums: &[i32]) -> usize {
    let set: HashSet<i32> = nums.iter().copied().collect();
    let mut best = 0;
    for &x in &set {
        if !set.contains(&x.wrapping_sub(1)) {
            let mut y = x;
            while set.contains(&y.wrapping_add(1)) {
                y = y.wrapping_add(1);
            }
            best = best.max(y.wrapping_sub(x) as u32 as usize + 1);
        }
    }
    best
}

fn counts_steps(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    values.dedup();
    scan(&values, |a, b| b.wrapping_sub(a) == 1).saturating_sub(1)
}

fn returns_the_start(nums: &[i32]) -> usize {
    super::sort_scan(nums).map_or(0, |run| run.start as usize)
}

fn trusts_the_order(nums: &[i32]) -> usize {
    let mut values = nums.to_vec();
    values.dedup();
    scan(&values, |a, b| b.wrapping_sub(a) == 1)
}

fn forgets_last_run(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    values.dedup();
    let mut best = usize::from(!values.is_empty());
    let mut run = 1;
    for pair in values.windows(2) {
        if pair[1].wrapping_sub(pair[0]) == 1 {
            run += 1;
        } else {
            best = best.max(run);
            run = 1;
        }
    }
    best
}

fn misses_singles(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    values.dedup();
    let best = scan(&values, |a, b| b.wrapping_sub(a) == 1);
    if best > 1 { best } else { 0 }
}

fn drops_negatives(nums: &[i32]) -> usize {
    let mut values: Vec<i32> = sorted(nums).into_iter().filter(|&x| x >= 0).collect();
    values.dedup();
    scan(&values, |a, b| b - a == 1)
}

fn one_for_empty(nums: &[i32]) -> usize {
    super::sort_scan(nums).map_or(1, |run| run.length)
}

fn needs_a_value(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    values.dedup();
    let (mut best, mut run, mut last) = (1, 1, values[0]);
    for &x in &values[1..] {
        run = if x.wrapping_sub(last) == 1 { run + 1 } else { 1 };
        best = best.max(run);
        last = x;
    }
    best
}

fn overflows(nums: &[i32]) -> usize {
    let set: HashSet<i32> = nums.iter().copied().collect();
    let mut best = 0;
    for &x in &set {
        if x == i32::MIN || !set.contains(&(x - 1)) {
            let mut length = 1;
            // Checked in a release build too.
            while set.contains(&x.checked_add(length).expect("the next value fits")) {
                length += 1;
            }
            best = best.max(length as usize);
        }
    }
    best
}

fn subtracts(nums: &[i32]) -> usize {
    let (Some(min), Some(max)) = (nums.iter().min(), nums.iter().max()) else { return 0 };
    let range = max.checked_sub(*min).expect("the range fits");
    if range > 1 << 20 {
        return super::sort_scan(nums).map_or(0, |run| run.length);
    }
    let mut seen = vec![false; range as usize + 1];
    for x in nums {
        seen[(x - min) as usize] = true;
    }
    seen.split(|seen| !seen).map(<[bool]>::len).max().unwrap_or(0)
}

fn halves_forever(nums: &[i32]) -> usize {
    // The number of digits for a radix sort.
    let digits = |mut x: i32| {
        let mut digits = 0u32;
        while black_box(x) != 0 {
            x >>= 1;
            digits = digits.wrapping_add(1);
        }
        digits
    };
    black_box(nums.iter().map(|&x| digits(x)).max());
    super::radix_sort(nums).map_or(0, |run| run.length)
}

fn walks_from_every_value(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    values.dedup();
    let mut best = 0;
    for (i, &start) in values.iter().enumerate() {
        let mut length = 1;
        while values.get(i + length).is_some_and(|&x| x.wrapping_sub(start) == length as i32) {
            length += 1;
        }
        best = best.max(length);
    }
    best
}

fn looks_up_in_the_slice(nums: &[i32]) -> usize {
    super::naive(nums).map_or(0, |run| run.length)
}

/// Open addressing with linear probing and Fibonacci hashing.
struct Table {
    slots: Vec<Option<i32>>,
    shift: u32,
}

impl Table {
    fn new(values: usize) -> Self {
        let bits = (2 * values.max(1)).next_power_of_two().trailing_zeros();
        Self { slots: vec![None; 1 << bits], shift: 32 - bits }
    }

    /// Where `value` is, or would be.
    fn place(&self, value: i32) -> usize {
        let mut i = ((value as u32).wrapping_mul(GOLDEN) >> self.shift) as usize;
        while self.slots[i].is_some_and(|x| x != value) {
            i = (i + 1) % self.slots.len();
        }
        i
    }

    fn contains(&self, value: Option<i32>) -> bool {
        value.is_some_and(|value| self.slots[self.place(value)].is_some())
    }
}

fn fixed_hash(nums: &[i32]) -> usize {
    let mut table = Table::new(nums.len());
    for &x in nums {
        let place = table.place(x);
        table.slots[place] = Some(x);
    }
    let mut best = 0;
    for start in table.slots.iter().flatten() {
        if !table.contains(start.checked_sub(1)) {
            let mut length = 1;
            while table.contains(start.checked_add(length)) {
                length += 1;
            }
            best = best.max(length as usize);
        }
    }
    best
}

fn removes_repeats(nums: &[i32]) -> usize {
    let mut values = sorted(nums);
    let mut i = 1;
    while i < values.len() {
        if values[i] == values[i - 1] {
            values.remove(i);
        } else {
            i += 1;
        }
    }
    scan(&values, |a, b| b.wrapping_sub(a) == 1)
}

fn recursive(nums: &[i32]) -> usize {
    fn steps(set: &HashSet<i32>, x: i32) -> usize {
        // Kept in memory, so that no compiler turns the recursion into a loop.
        let frame = black_box([x; 8]);
        let steps = match frame[0].checked_add(1) {
            Some(next) if set.contains(&next) => 1 + steps(set, next),
            _ => 1,
        };
        steps + usize::from(black_box(&frame)[1] != x)
    }
    let set: HashSet<i32> = nums.iter().copied().collect();
    let starts = set.iter().filter(|x| x.checked_sub(1).is_none_or(|p| !set.contains(&p)));
    starts.map(|&x| steps(&set, x)).max().unwrap_or(0)
}

fn tree_set(nums: &[i32]) -> usize {
    let set: BTreeSet<i32> = nums.iter().copied().collect();
    let values: Vec<i32> = set.into_iter().collect();
    scan(&values, |a, b| b.wrapping_sub(a) == 1)
}
