//! k-way merge by two-way merges, halving the list of inputs.
//!
//! Neighbouring inputs of which each goes before the next are one input in
//! pieces, a chain. The chains are halved where the values before and behind
//! balance best; each half is merged into one run, and the two runs into the
//! result. Two buffers take turns: what a level writes, the next reads.
//!
//! What does not fit into the cache is merged in segments. Every input is cut
//! into as many windows as there are segments; of the windows that come next,
//! one has the least last value, and what goes before that value in all of them
//! is the next segment:
//!
//! ```text
//!   1 3 5 8|9 9        the windows' last values are 8, 6 and 7: the segment
//!   2 4 6|7 7 8        is all up to 6, that is 1 3 5, 2 4 6 and 0 5
//!   0 5 7 7|8 8
//! ```
//!
//! So all levels of a segment work on the same megabyte of scratch. Sixteen
//! inputs of 10⁶ `i32` together take 0.42 of the time that they take as a
//! single segment, most of which is spent on fresh memory.
//!
//! Time O(N·log k) for N values in k inputs, and O(N·H) when the lengths
//! differ, H being the entropy of the lengths: a short input is merged into a
//! long one late and few times. Extra memory: a megabyte, k² values if that is
//! more. Comparisons are about as many as moves; where one costs more than a few
//! nanoseconds, use the [loser tree](super::loser_tree).
//!
//! Source: Knuth, The Art of Computer Programming, vol. 3, 5.2.4 and 5.4.1;
//! for balancing neighbours by weight, Munro and Wild, "Nearly-Optimal
//! Mergesorts", ESA 2018. The segments are this library's own.

use std::{cmp::Ordering, mem::MaybeUninit};

use super::super::{
    error::MergeError,
    merger::{Merger, natural, ordered_by},
    room::Room,
};

/// The stable merge of sorted slices; of equals, those of the earlier slice
/// come first.
///
/// # Complexity
/// O(N·log k) time; a megabyte or k² values of extra memory, at most N values.
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
pub fn merge_k_by<T: Copy, S: AsRef<[T]>>(inputs: &[S], compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    merge_all(inputs, &mut ordered_by(compare))
}

/// [`merge_k`] into given storage.
///
/// # Errors
/// [`MergeError::Room`] if `out` does not have as many places as there are
/// values.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_k_into};
/// let mut out = [0; 4];
/// merge_k_into(&[vec![1, 4], vec![2], vec![0]], &mut out)?;
/// assert_eq!(out, [0, 1, 2, 4]);
/// assert_eq!(merge_k_into(&[[1], [2]], &mut out), Err(MergeError::Room { length: 4, needed: 2 }));
/// # Ok::<(), MergeError>(())
/// ```
pub fn merge_k_into<T: Ord + Copy, S: AsRef<[T]>>(inputs: &[S], out: &mut [T]) -> Result<(), MergeError> {
    fill(inputs, out, &mut natural())
}

/// [`merge_k_into`] in the order of `compare`.
///
/// # Errors
/// As [`merge_k_into`].
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k_into_by;
/// let mut out = [0; 4];
/// merge_k_into_by(&[&[4, 1][..], &[3], &[2]], &mut out, |x, y| y.cmp(x))?;
/// assert_eq!(out, [4, 3, 2, 1]);
/// # Ok::<(), kihon_problems::arrays::merge_sorted_arrays::MergeError>(())
/// ```
pub fn merge_k_into_by<T: Copy, S: AsRef<[T]>>(
    inputs: &[S],
    out: &mut [T],
    compare: impl FnMut(&T, &T) -> Ordering,
) -> Result<(), MergeError> {
    fill(inputs, out, &mut ordered_by(compare))
}

/// What is merged at a time, and the scratch for it: with the result's part,
/// they fit into a second level cache.
const SEGMENT_BYTES: usize = 1 << 20;

fn merge_all<T: Copy, S: AsRef<[T]>>(inputs: &[S], merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>) -> Vec<T> {
    Room::collect(total(inputs), |room| merge_room(inputs, room, merger))
}

fn fill<T: Copy, S: AsRef<[T]>>(
    inputs: &[S],
    out: &mut [T],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> Result<(), MergeError> {
    let needed = total(inputs);
    if out.len() != needed {
        return Err(MergeError::Room { length: out.len(), needed });
    }
    merge_room(inputs, &mut Room::over(out), merger);
    Ok(())
}

fn total<T, S: AsRef<[T]>>(inputs: &[S]) -> usize {
    inputs.iter().map(|input| input.as_ref().len()).sum()
}

fn merge_room<T: Copy, S: AsRef<[T]>>(
    inputs: &[S],
    room: &mut Room<'_, T>,
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) {
    let mut inputs: Vec<&[T]> = inputs.iter().map(AsRef::as_ref).filter(|input| !input.is_empty()).collect();
    let mut left = total(&inputs);
    let most = match inputs.len() {
        0..=2 => usize::MAX, // They need no scratch.
        k => (SEGMENT_BYTES / size_of::<T>().max(1)).max(k.saturating_pow(2)),
    };
    let parts = left.div_ceil(most);
    let windows: Vec<usize> = inputs.iter().map(|input| input.len().div_ceil(parts)).collect();
    let mut scratch = Vec::new();
    while left > most {
        let mut segment = split_off_segment(&mut inputs, &windows, merger);
        segment.retain(|piece| !piece.is_empty());
        left -= merge_segment(&segment, &mut scratch, room, merger);
    }
    inputs.retain(|input| !input.is_empty());
    merge_segment(&inputs, &mut scratch, room, merger);
}

/// Splits off what goes before all the rest: at most `windows[i]` values of
/// `inputs[i]`, and of one input as many.
fn split_off_segment<'v, T: Copy>(
    inputs: &mut [&'v [T]],
    windows: &[usize],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> Vec<&'v [T]> {
    // The least of the windows' last values; of equals, the earliest input's.
    let lasts = inputs.iter().zip(windows).enumerate();
    let lasts = lasts.filter_map(|(i, (input, &window))| Some((i, input.get(window - 1)?)));
    let least = lasts.reduce(|least, next| if merger.less(next.1, least.1) { next } else { least });
    let (at, value) = least.expect("more is left than windows that all lack a value");
    let split_off = |(i, input): (usize, &mut &'v [T])| {
        let window = &input[..windows[i].min(input.len())];
        let due = match i.cmp(&at) {
            Ordering::Less => window.partition_point(|x| !merger.less(value, x)),
            Ordering::Equal => window.len(),
            Ordering::Greater => window.partition_point(|x| merger.less(x, value)),
        };
        input.split_off(..due).expect("within the input")
    };
    inputs.iter_mut().enumerate().map(split_off).collect()
}

/// Merges `inputs`, none of them empty, into `room`; how many values they have.
fn merge_segment<T: Copy>(
    inputs: &[&[T]],
    scratch: &mut Vec<T>,
    room: &mut Room<'_, T>,
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> usize {
    let chains = chains(inputs, merger);
    match chains[..] {
        [] => (),
        [Chain { pieces, .. }] => pieces.iter().for_each(|piece| room.extend(piece)),
        [Chain { pieces: &[a], .. }, Chain { pieces: &[b], .. }] => merger.merge(a, b, room),
        [.., Chain { end, .. }] => {
            scratch.reserve(end);
            merge_halves(&chains, &mut scratch.spare_capacity_mut()[..end], room, merger);
        }
    }
    chains.last().map_or(0, |chain| chain.end)
}

/// Neighbouring inputs of which each goes before the next: one sorted input in
/// pieces.
struct Chain<'i, 'v, T> {
    pieces: &'i [&'v [T]],
    /// So many values are in the chains up to and with this one.
    end: usize,
}

/// The inputs, none of them empty, in as few chains as possible.
fn chains<'i, 'v, T: Copy>(
    inputs: &'i [&'v [T]],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> Vec<Chain<'i, 'v, T>> {
    let in_order = |x: &&[T], y: &&[T]| !merger.less(&y[0], &x[x.len() - 1]);
    let mut end = 0;
    let chain = |pieces: &'i [&'v [T]]| {
        end += pieces.iter().map(|piece| piece.len()).sum::<usize>();
        Chain { pieces, end }
    };
    inputs.chunk_by(in_order).map(chain).collect()
}

/// How many values go before the first of `chains`.
fn start<T>(chains: &[Chain<'_, '_, T>]) -> usize {
    chains[0].end - chains[0].pieces.iter().map(|piece| piece.len()).sum::<usize>()
}

/// Where to halve a list of two chains or more.
fn middle<T>(chains: &[Chain<'_, '_, T>]) -> usize {
    let before = start(chains);
    let half = before + (chains[chains.len() - 1].end - before) / 2;
    // The chain in which half of all values are passed goes to the side where
    // it unbalances less.
    let at = chains.partition_point(|chain| chain.end <= half).min(chains.len() - 1);
    let passed = start(&chains[at..]);
    let middle = if half - passed.min(half) > chains[at].end - half { at + 1 } else { at };
    middle.clamp(1, chains.len() - 1)
}

/// Merges the halves of `chains` into `room`, whose slots are the scratch of
/// the halves.
fn merge_halves<T: Copy>(
    chains: &[Chain<'_, '_, T>],
    scratch: &mut [MaybeUninit<T>],
    room: &mut Room<'_, T>,
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) {
    let (left, right) = chains.split_at(middle(chains));
    let border = start(right) - start(left);
    let (slots_left, slots_right) = scratch.split_at_mut(border);
    let (scratch_left, scratch_right) = room.next(slots_left.len() + slots_right.len()).split_at_mut(border);
    let left = merged(left, slots_left, scratch_left, merger);
    let right = merged(right, slots_right, scratch_right, merger);
    merger.merge(left, right, room);
}

/// The merge of at least one chain: an input itself if it is alone, otherwise
/// written to `slots`.
fn merged<'v, T: Copy>(
    chains: &[Chain<'_, 'v, T>],
    slots: &'v mut [MaybeUninit<T>],
    scratch: &mut [MaybeUninit<T>],
    merger: &mut Merger<T, impl FnMut(&T, &T) -> bool>,
) -> &'v [T] {
    match *chains {
        [Chain { pieces: &[input], .. }] => input,
        [Chain { pieces, .. }] => Room::fill(slots, |room| pieces.iter().for_each(|piece| room.extend(piece))),
        _ => Room::fill(slots, |room| merge_halves(chains, scratch, room, merger)),
    }
}
