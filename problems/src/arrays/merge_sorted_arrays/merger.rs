//! The block loop of [`merge`](super::merge): streams or the network where
//! values mix, strides and copies where they do not.
//!
//! A merge goes forward block by block. Two comparisons at the start of a block
//! tell whether it lies in one input as a whole: then its run is measured by
//! galloping and copied. Otherwise the places where the four streams would
//! start are looked at: if most lie in long runs, the runs are copied in
//! strides until they get short. Otherwise the streams merge the block, in the
//! same time whatever the values are: by the network where there is one, and
//! without a branch elsewhere. When one input is as many times longer as a run
//! must be to be long, all of the rest is merged in strides.
//!
//! What is long depends on what it competes with. Strides take the time of the
//! branch-free streams on runs of 32 on average, that of the network on runs of
//! 128 `i32` or 64 `i64`; in blocks of less than a thousand elements the
//! network has no lead worth the difference.
//!
//! Time as a share of glidesort's on the concatenation, each column from a
//! run of its own, on a machine with AVX-512:
//!
//! | values, n = 10⁶ | `i32` | `u64` | `f64::total_cmp` | `i32` by a closure |
//! |---|---|---|---|---|
//! | uniform | 0.33 | 0.46 | 0.31 | 0.60 |
//! | taking turns | 0.32 | 0.44 | 0.34 | 0.57 |
//! | runs of up to 32 | 0.30 | 0.43 | 0.32 | 0.60 |
//! | runs of up to 1000 | 0.21 | 0.36 | 0.24 | 0.20 |
//! | 1000 to 1 | 0.22 | 0.37 | 0.25 | 0.23 |
//! | disjoint | 0.48 | 1.0 to 1.3 | 0.59 | 0.62 |
//! | uniform, n = 10⁷ | 0.33 | 0.30 | 0.23 | |
//! | 1000 to 1, n = 10⁷ | 0.15 | 0.28 | 0.18 | |
//!
//! Of uniform `i32` in small numbers: 0.28 for 3000, 0.35 for 1000, 0.36 for 300,
//! 0.57 for 100 and 1.19 for 8, three nanoseconds more in a call.
//!
//! It loses where glidesort finds the concatenation in order and moves nothing:
//! a merge has to write its result elsewhere, 8 MB of `u64` in the third level
//! cache, and takes the time of `memcpy`. And a closure's streams stay close to
//! 0.6: each step waits for the one before, and five streams need more registers
//! than there are.

use std::cmp::Ordering;

use super::{
    branch_free,
    galloping::gallop,
    merge_path::{self, BLOCKS},
    network::{Network, WIDEST},
    room::Room,
    streams::{self, STREAMS},
    strides,
};

/// A run of this length is worth a stride, where streams would merge it.
const LONG: usize = 32;

/// Blocks below this length do not gain from the network what they lose to the
/// search for the streams' starts.
const SMALL: usize = 1000;

/// How many times longer one input must be for strides to be better than a
/// single branch-free stream.
const SKEW: usize = 16;

/// Where an input has fewer than this, there is no block to look for.
const SMALLEST: usize = BLOCKS[BLOCKS.len() - 1] + WIDEST;

/// As few elements as this are merged in no time: padding them takes longer.
const PADDED: usize = 64;

/// Merges by one order, in the fastest way that the order allows.
pub(super) struct Merger<T, F> {
    less: F,
    network: Option<Network<T>>,
}

/// The merger for the natural order of `T`.
pub(super) fn natural<T: Ord + Copy>() -> Merger<T, impl FnMut(&T, &T) -> bool> {
    Merger { less: |x: &T, y: &T| x < y, network: Network::natural() }
}

/// The merger for the order of `compare`.
pub(super) fn ordered_by<T: Copy>(
    mut compare: impl FnMut(&T, &T) -> Ordering,
) -> Merger<T, impl FnMut(&T, &T) -> bool> {
    let network = Network::for_order(&compare);
    Merger { less: move |x: &T, y: &T| compare(x, y).is_lt(), network }
}

/// The merger for the order in which `less` goes before.
pub(super) fn ordered_by_less<T: Copy, F: FnMut(&T, &T) -> bool>(less: F) -> Merger<T, F> {
    Merger { less, network: None }
}

impl<T: Copy, F: FnMut(&T, &T) -> bool> Merger<T, F> {
    /// Whether `x` goes before `y`.
    pub(super) fn less(&mut self, x: &T, y: &T) -> bool {
        (self.less)(x, y)
    }

    /// The merge of `a` and `b` in new storage.
    pub(super) fn merged(mut self, a: &[T], b: &[T]) -> Vec<T> {
        Room::collect(a.len() + b.len(), |room| self.merge(a, b, room))
    }

    /// Merges all of `a` and `b` into `room`.
    pub(super) fn merge(&mut self, mut a: &[T], mut b: &[T], room: &mut Room<'_, T>) {
        if a.len().min(b.len()) >= SMALLEST {
            for size in BLOCKS {
                self.merge_blocks(&mut a, &mut b, size, room);
            }
        }
        if skewed(a, b, SKEW) {
            strides::merge_runs(&mut a, &mut b, usize::MAX, room, &mut self.less);
            room.extend(a);
            room.extend(b);
            return;
        }
        match self.network {
            Some(network) if a.len() + b.len() >= PADDED => network.merge_padded(a, b, room, &mut self.less),
            _ => branch_free::merge_room(a, b, room, &mut self.less),
        }
    }

    /// Merges blocks of `size` from the fronts of `a` and `b` as long as both
    /// have so many and neither is much longer.
    fn merge_blocks(&mut self, a: &mut &[T], b: &mut &[T], size: usize, room: &mut Room<'_, T>) {
        let long = LONG * self.network.filter(|_| size >= SMALL).map_or(1, |network| network.lanes / 2);
        let (mut in_runs, mut share) = (false, size / 2);
        while a.len().min(b.len()) >= size + WIDEST && !skewed(a, b, long) {
            if in_runs {
                let runs = strides::merge_runs(a, b, size, room, &mut self.less);
                in_runs = size >= long / 2 * runs;
                continue;
            }
            let less = &mut self.less;
            if !less(&b[0], &a[size - 1]) {
                let run = size + gallop(&a[size..], |x| !less(&b[0], x));
                room.extend(advance(a, run));
            } else if less(&b[size - 1], &a[0]) {
                let run = size + gallop(&b[size..], |y| less(y, &a[0]));
                room.extend(advance(b, run));
            } else {
                let starts = merge_path::starts(&a[..size], &b[..size], share, less);
                in_runs = size > 8 * long && in_runs_of(long, a, b, starts, size, less);
                if !in_runs {
                    share = self.merge_block(a, b, starts, size, room);
                    advance(a, share);
                    advance(b, size - share);
                }
            }
        }
    }

    /// Merges `size` elements by streams; how many of them came from `a`.
    fn merge_block(
        &mut self,
        a: &[T],
        b: &[T],
        starts: [usize; STREAMS],
        size: usize,
        room: &mut Room<'_, T>,
    ) -> usize {
        if let Some(network) = self.network {
            network.merge_block(a, b, size, starts, room);
            let guess = starts[STREAMS - 1] * STREAMS / (STREAMS - 1);
            merge_path::split_near(&a[..size], &b[..size], size, guess, &mut self.less)
        } else {
            streams::merge_block(&a[..size], &b[..size], starts, room, &mut self.less)
        }
    }
}

/// Whether most of the places where streams would start are followed by a run
/// of `long` elements from one input.
fn in_runs_of<T>(
    long: usize,
    a: &[T],
    b: &[T],
    starts: [usize; STREAMS],
    size: usize,
    less: &mut impl FnMut(&T, &T) -> bool,
) -> bool {
    let mut found = 0;
    for (t, &i) in starts.iter().enumerate().skip(1) {
        let (a, b) = (&a[i..], &b[t * (size / STREAMS) - i..]);
        // Less than a block behind the start of either: these are there.
        let run = !less(&b[0], &a[long.min(a.len()) - 1]) || less(&b[long.min(b.len()) - 1], &a[0]);
        found += usize::from(run);
    }
    found >= 2
}

/// Takes the first `n` of `values` off.
fn advance<'v, T>(values: &mut &'v [T], n: usize) -> &'v [T] {
    let (front, rest) = values.split_at(n);
    *values = rest;
    front
}

/// Whether one input is `ratio` times as long as the other.
fn skewed<T>(a: &[T], b: &[T], ratio: usize) -> bool {
    a.len().max(b.len()) >= a.len().min(b.len()).saturating_mul(ratio)
}
