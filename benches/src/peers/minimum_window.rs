//! Counts in hash tables with faster hash functions, and a search by memchr
//! for the few needed bytes.
//!
//! No crate has this function; what public solutions differ in is the table
//! of counts. The table of 256 counts that most of them use is the kata's own
//! `table`.

use std::{hash::BuildHasher, ops::Range};

use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};
use kihon_problems::strings::minimum_window::{self, Texts};

/// The kata's workload with its peers.
///
/// # Examples
/// ```
/// use kihon_benches::peers::minimum_window::workloads;
/// assert!(workloads()[0].contenders.iter().any(|c| c.name == "memchr_filter"));
/// ```
pub fn workloads() -> Vec<Workload<Texts, Range<usize>>> {
    let mut workloads = minimum_window::workloads();
    for workload in &mut workloads {
        workload.contenders.extend([
            Contender::new("rustc_hash_map", Role::Peer, walk::<rustc_hash::FxBuildHasher>),
            Contender::new("hashbrown_map", Role::Peer, walk::<hashbrown::DefaultHashBuilder>),
            Contender::new("foldhash_fixed_map", Role::Peer, walk::<foldhash::fast::FixedState>),
            Contender::new("memchr_filter", Role::Peer, memchr_filter),
        ]);
    }
    workloads
}

/// Two ends that only move forward, counts in a hash table.
fn walk<S: BuildHasher + Default>(texts: &Texts) -> Range<usize> {
    let mut counts = hashbrown::HashMap::<char, isize, S>::default();
    for c in texts.t.chars() {
        *counts.entry(c).or_default() += 1;
    }
    let places = texts.s.char_indices().enumerate().map(|(index, (at, c))| Place { index, at, c });
    search(texts, places, &mut counts, |counts, c| counts.get_mut(&c))
}

/// The same on the needed characters alone, which memchr finds: up to three
/// different ones of ASCII. Otherwise, and where places are not bytes, all are
/// looked up.
fn memchr_filter(texts: &Texts) -> Range<usize> {
    let s = texts.s.as_bytes();
    let mut kinds: Vec<u8> = texts.t.bytes().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 3 || !texts.s.is_ascii() || !texts.t.is_ascii() {
        return walk::<rustc_hash::FxBuildHasher>(texts);
    }
    let mut counts = [0_isize; 128];
    for byte in texts.t.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let place = |at: usize| Place { index: at, at, c: char::from(s[at]) };
    let get: for<'a> fn(&'a mut [isize; 128], char) -> Option<&'a mut isize> = |counts, c| counts.get_mut(c as usize);
    match kinds[..] {
        [x] => search(texts, memchr::memchr_iter(x, s).map(place), &mut counts, get),
        [x, y] => search(texts, memchr::memchr2_iter(x, y, s).map(place), &mut counts, get),
        [x, y, z] => search(texts, memchr::memchr3_iter(x, y, z, s).map(place), &mut counts, get),
        _ => 0..0,
    }
}

/// A character of `s`, the how many-th it is, and where it begins in bytes.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    at: usize,
    c: char,
}

/// The window over those `places` of `s` that may be needed, its right end by
/// one iterator, its left end by another; `get` finds in `counts` how often a
/// character is still needed.
fn search<T>(
    texts: &Texts,
    places: impl Iterator<Item = Place> + Clone,
    counts: &mut T,
    get: for<'a> fn(&'a mut T, char) -> Option<&'a mut isize>,
) -> Range<usize> {
    let mut missing = texts.t.chars().count();
    if missing == 0 {
        return 0..0;
    }
    let mut lefts = places.clone();
    let mut best: Option<(usize, Range<usize>)> = None;
    for right in places {
        let Some(count) = get(counts, right.c) else { continue };
        missing -= usize::from(*count > 0);
        *count -= 1;
        while missing == 0 {
            let Some(left) = lefts.next() else { break };
            let length = right.index + 1 - left.index;
            if best.as_ref().is_none_or(|b| length < b.0) {
                best = Some((length, left.at..right.at + right.c.len_utf8()));
            }
            if let Some(count) = get(counts, left.c) {
                *count += 1;
                missing += usize::from(*count > 0);
            }
        }
    }
    best.map_or(0..0, |b| b.1)
}
