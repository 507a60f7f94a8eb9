//! k-way merge by two-way merges, halving the list of inputs.
//!
//! The inputs, empty ones left out, are halved where the values before and
//! behind balance best; each half is merged into one run, and the two runs into
//! the result. Depth first, so that short runs are merged again while they are
//! in the cache. Two buffers take turns: what a level writes, the next reads.
//!
//! Time O(N·log k) for N values in k inputs, and O(N·H) when the lengths
//! differ, H being the entropy of the lengths: a short input is merged into a
//! long one late and few times. Extra memory: N values. Comparisons are about
//! as many as moves; where one costs more than a few nanoseconds, use the
//! [loser tree](super::loser_tree).
//!
//! Source: Knuth, The Art of Computer Programming, vol. 3, 5.2.4 and 5.4.1;
//! for balancing neighbours by weight, Munro and Wild, "Nearly-Optimal
//! Mergesorts", ESA 2018.

use std::{cmp::Ordering, mem::MaybeUninit};

use super::super::{
    merger::{Merger, natural, ordered_by},
    room::Room,
};

/// The stable merge of sorted slices; of equals, those of the earlier slice
/// come first.
///
/// # Complexity
/// O(N·log k) time, N values of extra memory.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k;
/// assert_eq!(merge_k(&[vec![1, 4], vec![], vec![2, 3], vec![0]]), [0, 1, 2, 3, 4]);
/// assert!(merge_k::<i32, &[i32]>(&[]).is_empty());
/// ```
pub fn merge_k<T: Ord + Copy, S: AsRef<[T]>>(inputs: &[S]) -> Vec<T> {
    merge_all(inputs, &mut natural())
}

/// [`merge_k`] in the order of `compare`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k_by;
/// assert_eq!(merge_k_by(&[&[4, 1][..], &[3], &[2]], |x, y| y.cmp(x)), [4, 3, 2, 1]);
/// ```
pub fn merge_k_by<T: Copy, S: AsRef<[T]>>(inputs: &[S], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    merge_all(inputs, &mut ordered_by(|x: &T, y: &T| compare(x, y).is_lt()))
}

fn merge_all<T: Copy, S: AsRef<[T]>>(inputs: &[S], merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>) -> Vec<T> {
    let inputs: Vec<&[T]> = inputs.iter().map(AsRef::as_ref).filter(|input| !input.is_empty()).collect();
    // ends[i] values are in the inputs up to and with i.
    let ends: Vec<usize> = inputs
        .iter()
        .scan(0, |end, input| {
            *end += input.len();
            Some(*end)
        })
        .collect();
    let total = ends.last().copied().unwrap_or(0);
    // Two inputs need no scratch.
    let mut scratch = if inputs.len() > 2 { Vec::with_capacity(total) } else { Vec::new() };
    let scratch = &mut scratch.spare_capacity_mut()[..if inputs.len() > 2 { total } else { 0 }];
    Room::collect(total, |room| match halves(&inputs, &ends) {
        None => inputs.iter().for_each(|input| room.extend(input)),
        Some(middle) => {
            // The result's slots are the scratch of the halves.
            let (left, right) = merge_halves(&inputs, &ends, middle, scratch, room.next(total), merger);
            merger.merge(left, right, room);
        }
    })
}

/// Where to halve the list of inputs; `None` if there are fewer than two.
fn halves<T>(inputs: &[&[T]], ends: &[usize]) -> Option<usize> {
    if inputs.len() < 2 {
        return None;
    }
    let before = ends[0] - inputs[0].len();
    let half = before + (ends[ends.len() - 1] - before) / 2;
    // The input in which half of all values are passed goes to the side where
    // it unbalances less.
    let at = ends.partition_point(|&end| end <= half).min(inputs.len() - 1);
    let start = ends[at] - inputs[at].len();
    let middle = if half - start.min(half) > ends[at] - half { at + 1 } else { at };
    Some(middle.clamp(1, inputs.len() - 1))
}

/// The merged halves: an input itself if it is alone in its half, otherwise
/// written to `slots`.
fn merge_halves<'v, T: Copy>(
    inputs: &[&'v [T]],
    ends: &[usize],
    middle: usize,
    slots: &'v mut [MaybeUninit<T>],
    scratch: &mut [MaybeUninit<T>],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> (&'v [T], &'v [T]) {
    if inputs.len() == 2 {
        return (inputs[0], inputs[1]);
    }
    let before = ends[0] - inputs[0].len();
    let left = ends[middle - 1] - before;
    let (slots_left, slots_right) = slots.split_at_mut(left);
    let (scratch_left, scratch_right) = scratch.split_at_mut(left);
    (
        merge_into(&inputs[..middle], &ends[..middle], slots_left, scratch_left, merger),
        merge_into(&inputs[middle..], &ends[middle..], slots_right, scratch_right, merger),
    )
}

/// The merge of at least one input, written to `slots` if there are more.
fn merge_into<'v, T: Copy>(
    inputs: &[&'v [T]],
    ends: &[usize],
    slots: &'v mut [MaybeUninit<T>],
    scratch: &mut [MaybeUninit<T>],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> &'v [T] {
    let Some(middle) = halves(inputs, ends) else { return inputs[0] };
    if let &[a, b] = inputs {
        return Room::fill(slots, |room| merger.merge(a, b, room));
    }
    Room::fill(slots, |room| {
        let size = scratch.len();
        let (left, right) = merge_halves(inputs, ends, middle, scratch, room.next(size), merger);
        merger.merge(left, right, room);
    })
}
