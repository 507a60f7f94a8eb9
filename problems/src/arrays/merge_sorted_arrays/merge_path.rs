//! Merge path: the merge cut into pieces that do not depend on one another.
//!
//! Draw `a` along one side of a grid and `b` along the other. A merge is a
//! path from corner to corner: right when it takes from `a`, down when it takes
//! from `b`. Every path crosses each anti-diagonal once, and where it crosses
//! the k-th one is found by bisection, without walking there:
//!
//! ```text
//!        a0 a1 a2 a3        the first k elements of the result are the
//!      ·──·──┐  .  .        first i of a and the first k − i of b, where
//!   b0 ·  ·  │. .  .        i is least with a[i] > b[k − 1 − i]
//!   b1 ·  . .└──┐  .
//!   b2 .  .  .  └──·  <- the diagonal k = 5 is crossed at i = 3
//! ```
//!
//! Odeh and others give the pieces to processors. Here four of them run in one
//! thread, interleaved in one loop: a branch-free merge waits for itself at
//! every step, and four waits overlap (`streams.rs`). The merge goes forward
//! in blocks of a few thousand elements, so that all streams stay in the first
//! level cache, and as soon as less than a block is left of one input, in
//! smaller blocks.
//!
//! Time Θ(m + n) with at most m + n + O(((m + n) / B) log B) comparisons for
//! blocks of B = 8000, no extra memory. A uniform merge takes 0.25 of the time
//! that the standard library's stable sort needs for the concatenation, and
//! 0.2 of the two-pointer loop. It gains nothing from long runs: use
//! [`merge`](super::merge), which looks for them first.
//!
//! Source: Odeh, Green, Mwassi, Shmueli, Birk, "Merge Path: Parallel Merging
//! Made Simple", IPDPS workshops 2012. Deviation: streams of one thread.

use super::{
    branch_free,
    room::Room,
    streams::{self, STREAMS},
};

/// Elements written by one block, the sizes tried in turn. No powers of two: the
/// streams would write at addresses 8192 bytes apart, into the same cache sets
/// (interleaved values 0.72 ns each against 0.68 in one run).
pub(super) const BLOCKS: [usize; 5] = [32_000, 8000, 2016, 480, 96];

/// Where the merge of `a` and `b` stands after `k` elements: how many of them
/// come from `a`. Ties go to `a`.
///
/// # Complexity
/// O(log min(k, m, n)) comparisons for m and n elements.
///
/// # Panics
/// If `k` is above `a.len() + b.len()`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_path::split;
/// assert_eq!(split(&[1, 3, 5], &[2, 3, 4], 3, &mut |x, y| x < y), 2); // 1, 3 and 2
/// ```
pub fn split<T>(a: &[T], b: &[T], k: usize, less: &mut impl FnMut(&T, &T) -> bool) -> usize {
    assert!(k <= a.len() + b.len(), "the merge has {} elements, not {k}", a.len() + b.len());
    let mut low = k.saturating_sub(b.len());
    let mut high = k.min(a.len());
    while low < high {
        let i = low.midpoint(high);
        // a[i] is among the first k unless b[k - 1 - i] goes before it.
        if less(&b[k - 1 - i], &a[i]) {
            high = i;
        } else {
            low = i + 1;
        }
    }
    low
}

/// The stable merge of two sorted slices in new storage, ties from `a` first.
///
/// # Complexity
/// Θ(m + n) time whatever the values, no memory beside the result.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_path;
/// assert_eq!(merge_path::merge(&[1, 3], &[2, 3, 4]), [1, 2, 3, 3, 4]);
/// ```
pub fn merge<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    Room::collect(a.len() + b.len(), |room| merge_room(a, b, room, &mut |x, y| x < y))
}

/// [`merge`] into `out`.
///
/// # Panics
/// If `out` does not have room for exactly both.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_path;
/// let mut out = [0; 3];
/// merge_path::merge_into(&[1, 3], &[2], &mut out);
/// assert_eq!(out, [1, 2, 3]);
/// ```
pub fn merge_into<T: Ord + Copy>(a: &[T], b: &[T], out: &mut [T]) {
    assert_eq!(out.len(), a.len() + b.len(), "room for both inputs");
    merge_room(a, b, &mut Room::over(out), &mut |x, y| x < y);
}

/// Merges all of `a` and `b` into `room`.
pub(super) fn merge_room<T: Copy>(
    mut a: &[T],
    mut b: &[T],
    room: &mut Room<'_, T>,
    less: &mut impl FnMut(&T, &T) -> bool,
) {
    for size in BLOCKS {
        let mut share = size / 2;
        while a.len().min(b.len()) >= size {
            let starts = starts(&a[..size], &b[..size], share, less);
            let taken = streams::merge_block(&a[..size], &b[..size], starts, room, less);
            a = &a[taken..];
            b = &b[size - taken..];
            share = taken;
        }
    }
    branch_free::merge_room(a, b, room, less);
}

/// Where the four streams of one block start: how many elements of `a` go
/// before each. `share` is a guess of how many of the block's come from `a`,
/// best the number of the block before.
pub(super) fn starts<T>(a: &[T], b: &[T], share: usize, less: &mut impl FnMut(&T, &T) -> bool) -> [usize; STREAMS] {
    let mut starts = [0; STREAMS];
    for (t, start) in starts.iter_mut().enumerate().skip(1) {
        *start = split_near(a, b, t * (a.len() / STREAMS), t * share / STREAMS, less);
    }
    starts
}

/// [`split`], looked for from a guess in growing steps: plain bisection reads
/// some ten places all over a block that is not yet in the cache, which took a
/// tenth of the time of the whole merge.
pub(super) fn split_near<T>(a: &[T], b: &[T], k: usize, guess: usize, less: &mut impl FnMut(&T, &T) -> bool) -> usize {
    let (mut low, mut high) = (k.saturating_sub(b.len()), k.min(a.len()));
    let mut is_among = |i: usize| !less(&b[k - 1 - i], &a[i]);
    let mut step = 16;
    let mut at = guess.clamp(low, high.saturating_sub(1).max(low));
    if low < high && is_among(at) {
        while at < high && is_among(at) {
            low = at + 1;
            at += step;
            step *= 2;
        }
        high = high.min(at);
    } else {
        while low < high && !is_among(at) {
            high = at;
            at = at.saturating_sub(step).max(low);
            step *= 2;
        }
        low = low.max(at.min(high));
    }
    while low < high {
        let i = low.midpoint(high);
        if is_among(i) {
            low = i + 1;
        } else {
            high = i;
        }
    }
    low
}
