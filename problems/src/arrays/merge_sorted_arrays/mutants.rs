//! Wrong and slow solutions to the classic task, all of them seen in the wild.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::kata::MergeSortedArrays;

/// A solution in the task's signature.
type Solution = fn(&mut [i32], usize, &[i32]);

fn mutant(
    name: &'static str,
    fault: &'static str,
    solution: Solution,
    expect: VerdictKind,
) -> Mutant<MergeSortedArrays> {
    Mutant { name, fault, solution, expect }
}

/// All of them, each with the verdict it must get.
pub(super) fn in_place() -> Vec<Mutant<MergeSortedArrays>> {
    use VerdictKind::{Accepted, OverLimit, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    vec![
        mutant("forgets_leftovers", "stops when nums1 is used up, with values of nums2 left", forgets_leftovers, Wrong),
        mutant("overwrites_unread", "merges from the front over values not yet read", overwrites_unread, Wrong),
        mutant("off_by_one", "leaves out the first value of nums2", off_by_one, Wrong),
        mutant("drops_duplicates", "takes equal values from both sides and writes one", drops_duplicates, Wrong),
        mutant("compares_by_difference", "the difference wraps around at the extremes", compares_by_difference, Wrong),
        mutant("ignores_m", "takes zeros at the end of nums1 for spare places", ignores_m, Wrong),
        mutant("appends_only", "writes nums2 behind and does not merge", appends_only, Wrong),
        mutant("panics_without_second", "looks at the last value of an empty nums2", panics_without_second, Panicked),
        mutant("panics_without_first", "looks at the last value of an empty nums1", panics_without_first, Panicked),
        mutant("stuck_on_equals", "advances neither side on equal values", stuck_on_equals, TimedOut),
        mutant("inserts_each", "binary search for each value, then everything moves up", inserts_each, TooSlow),
        mutant("bubbles", "swaps neighbours until nothing is out of order", bubbles, TooSlow),
        mutant("new_vector", "merges into a second array and copies it back", new_vector, OverLimit),
        mutant("copies_first", "sets the m values aside and merges from the front", copies_first, OverLimit),
        mutant("sorts_stably", "appends and sorts: the stable sort takes a buffer", sorts_stably, OverLimit),
        mutant("recursive", "one call a value", recursive, StackOverflowed),
        mutant(
            "ties_from_second",
            "right: which of two equal integers comes first cannot be seen",
            ties_from_second,
            Accepted,
        ),
    ]
}

fn forgets_leftovers(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (m, nums2.len());
    while i > 0 && j > 0 {
        if nums1[i - 1] > nums2[j - 1] {
            nums1[i + j - 1] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[i + j - 1] = nums2[j - 1];
            j -= 1;
        }
    }
}

fn overwrites_unread(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (0, 0);
    for k in 0..nums1.len() {
        if j == nums2.len() || (i < m && nums1[i] <= nums2[j]) {
            nums1[k] = nums1[i];
            i += 1;
        } else {
            nums1[k] = nums2[j];
            j += 1;
        }
    }
}

fn off_by_one(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (m, nums2.len());
    while j > 1 {
        if i > 0 && nums1[i - 1] > nums2[j - 1] {
            nums1[i + j - 1] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[i + j - 1] = nums2[j - 1];
            j -= 1;
        }
    }
}

fn drops_duplicates(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j, mut k) = (m, nums2.len(), nums1.len());
    while j > 0 {
        k -= 1;
        if i > 0 && nums1[i - 1] == nums2[j - 1] {
            nums1[k] = nums1[i - 1];
            i -= 1;
            j -= 1;
        } else if i > 0 && nums1[i - 1] > nums2[j - 1] {
            nums1[k] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[k] = nums2[j - 1];
            j -= 1;
        }
    }
}

fn compares_by_difference(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (m, nums2.len());
    while j > 0 {
        if i > 0 && nums1[i - 1].wrapping_sub(nums2[j - 1]) > 0 {
            nums1[i + j - 1] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[i + j - 1] = nums2[j - 1];
            j -= 1;
        }
    }
}

fn ignores_m(nums1: &mut [i32], _m: usize, nums2: &[i32]) {
    let spare = nums1.iter().rev().take_while(|&&value| value == 0).count();
    let (mut i, mut j, mut k) = (nums1.len() - spare, nums2.len(), nums1.len());
    while j > 0 && k > 0 {
        k -= 1;
        if i > 0 && nums1[i - 1] > nums2[j - 1] {
            nums1[k] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[k] = nums2[j - 1];
            j -= 1;
        }
    }
}

fn appends_only(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    nums1[m..].copy_from_slice(nums2);
}

fn panics_without_second(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let last = nums2[nums2.len().wrapping_sub(1)];
    if m == 0 || nums1[m - 1] <= last {
        nums1[nums1.len() - 1] = last;
    }
    ties_from_second(nums1, m, nums2);
}

fn panics_without_first(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let largest = nums1[..m].last().expect("a first array");
    if nums2.first().is_some_and(|first| largest <= first) {
        nums1[m..].copy_from_slice(nums2);
    } else {
        ties_from_second(nums1, m, nums2);
    }
}

fn stuck_on_equals(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (m, nums2.len());
    while j > 0 {
        if i == 0 || black_box(nums1[i - 1]) < nums2[j - 1] {
            nums1[i + j - 1] = nums2[j - 1];
            j -= 1;
        } else if black_box(nums1[i - 1]) > nums2[j - 1] {
            nums1[i + j - 1] = nums1[i - 1];
            i -= 1;
        }
    }
}

fn inserts_each(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    for (j, &value) in nums2.iter().enumerate() {
        let place = nums1[..m + j].partition_point(|&x| x <= value);
        for i in (place..m + j).rev() {
            nums1[i + 1] = black_box(nums1[i]);
        }
        nums1[place] = value;
    }
}

fn bubbles(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    nums1[m..].copy_from_slice(nums2);
    let mut swapped = true;
    while swapped {
        swapped = false;
        for i in 1..nums1.len() {
            if nums1[i] < nums1[i - 1] {
                nums1.swap(i, i - 1);
                swapped = true;
            }
        }
    }
}

fn new_vector(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let mut merged = Vec::with_capacity(nums1.len());
    let (mut i, mut j) = (0, 0);
    while i < m || j < nums2.len() {
        if j == nums2.len() || (i < m && nums1[i] <= nums2[j]) {
            merged.push(nums1[i]);
            i += 1;
        } else {
            merged.push(nums2[j]);
            j += 1;
        }
    }
    nums1.copy_from_slice(&merged);
}

fn copies_first(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let first = nums1[..m].to_vec();
    let (mut i, mut j) = (0, 0);
    for place in nums1 {
        if j == nums2.len() || (i < m && first[i] <= nums2[j]) {
            *place = first[i];
            i += 1;
        } else {
            *place = nums2[j];
            j += 1;
        }
    }
}

fn sorts_stably(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    nums1[m..].copy_from_slice(nums2);
    nums1.sort();
}

fn recursive(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let Some((&last, rest)) = nums2.split_last() else { return };
    if m > 0 && nums1[m - 1] > last {
        nums1.swap(m - 1, m + rest.len());
        recursive(nums1, m - 1, nums2);
    } else {
        nums1[m + rest.len()] = last;
        recursive(nums1, m, rest);
    }
    // Without this the compiler makes a loop of it.
    black_box(&nums1);
}

fn ties_from_second(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    let (mut i, mut j) = (m, nums2.len());
    while j > 0 {
        if i > 0 && nums1[i - 1] >= nums2[j - 1] {
            nums1[i + j - 1] = nums1[i - 1];
            i -= 1;
        } else {
            nums1[i + j - 1] = nums2[j - 1];
            j -= 1;
        }
    }
}
