//! The window on bytes: the one to use.
//!
//! Once a window of length `b` is known, only shorter ones are of interest, so
//! the window is held at exactly `b - 1` bytes: each step takes one byte in at
//! the right and gives one up at the left. Nothing in that loop branches on the
//! data but "nothing is missing", which happens only when the best window gets
//! shorter, and then for the first time at a window that is shortest so far.
//!
//! ```text
//! s      . . . . [ . . . . . . . ] . . . .        b = 9: hold 8
//!                ^               ^
//!          give up s[left]   take in s[right]
//! ```
//!
//! The steps are done 64 at a time, in the cheapest of three ways:
//!
//! - few of the bytes at the two ends are needed: wide scanning (`hits.rs`)
//!   makes two masks, and only steps with a needed byte at either end are done;
//! - both ends see one byte over and over: all 64, or 8 of them, at once;
//! - otherwise all, and for the next few blocks no mask is tried.
//!
//! Now and then a missing byte is looked for ahead. If it comes no more, the
//! search is over; if it is further away than the window is long, the window is
//! counted anew just before it. The first window takes in at once what it must
//! have in any case: as many bytes as are missing, and all up to a missing one
//! (`counts.rs`); only where few bytes are needed masks are cheaper.
//!
//! A window as long as `t` cannot be beaten, so the search ends at the first.
//!
//! Time O(n + m), space O(1), on every input. Measured against the plain table
//! of counts in one run, 4·10⁶ bytes: 0.65 of its time where all of 26 letters
//! are needed, 0.38 where one byte in 47 is, 0.2 where only the two ends are.
//! No gain on 49 kB of Latin with half the letters needed: 1.04 to 1.11.
//! When not to use it: on text that is not ASCII, where [`min_window`] minds
//! the characters, and for tokens that are not bytes, [`min_window_of`].
//!
//! [`min_window`]: super::min_window()
//! [`min_window_of`]: super::min_window_of

use std::ops::Range;

use super::{
    counts::{PIECE, counts, has_runs, is_run},
    hits::{BLOCK, Bits, ByteSet, Class, find},
};

/// So many blocks are done step by step before a mask is tried again; the masks
/// of a large set cost about half as much as the steps.
const PLAIN: usize = 31;
/// So many bytes are taken in before the next look ahead, a multiple of the
/// block's size.
const LOOK: usize = 128 * BLOCK;
/// So many bytes or more are counted first and then taken in all at once.
const BULK: usize = 1024;
/// The count of a byte that is not in `t`: taking in and giving up in whatever
/// order never makes it positive, that is, missing.
const NOT_NEEDED: i64 = i64::MIN / 2;

/// The leftmost shortest window of `s` that holds every byte of `t` as often as
/// `t` does. `None` if there is none; the empty window at the start if `t` is
/// empty.
///
/// # Complexity
/// O(n + m) time, n and m the lengths of `s` and `t`; O(1) space.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::min_window_bytes;
/// assert_eq!(min_window_bytes(b"ADOBECODEBANC", b"ABC"), Some(9..13));
/// assert_eq!(min_window_bytes(b"a", b"aa"), None);
/// assert_eq!(min_window_bytes(b"a", b""), Some(0..0));
/// ```
pub fn min_window_bytes(s: &[u8], t: &[u8]) -> Option<Range<usize>> {
    if t.is_empty() {
        return Some(0..0);
    }
    if t.len() > s.len() {
        return None;
    }
    let required = counts(t);
    match ByteSet::new((0..=255).filter(|&b| required[usize::from(b)] > 0)) {
        ByteSet::Four(set) => Search::new(s, &required, &set).run(),
        ByteSet::Eight(set) => Search::new(s, &required, &set).run(),
        ByteSet::Table(set) => Search::new(s, &required, &*set).run(),
    }
}

struct Search<'a, C> {
    s: &'a [u8],
    class: &'a C,
    /// How many of each byte `t` has.
    required: [i64; 256],
    /// Length of `t`: no window is shorter.
    at_least: usize,
    /// How many of each byte of `t` the window needs; negative: it could spare.
    needed: [i64; 256],
    /// Sum of the positive counts. Positive between steps.
    missing: usize,
    /// The window is `left..right`. Every shortest window that ends beyond
    /// `right` starts at `left` or later.
    left: usize,
    right: usize,
    /// Blocks to do step by step before the next mask.
    plain: usize,
    /// A byte that is missing stands nowhere in `right..lacking_until`.
    lacking_until: usize,
    best: Option<Range<usize>>,
}

impl<'a, C: Class> Search<'a, C> {
    fn new(s: &'a [u8], required: &[i64; 256], class: &'a C) -> Self {
        let at_least = required.iter().sum::<i64>() as usize;
        let required = required.map(|count| if count == 0 { NOT_NEEDED } else { count });
        Self {
            s,
            class,
            required,
            at_least,
            needed: required,
            missing: at_least,
            left: 0,
            right: 0,
            plain: 0,
            lacking_until: 0,
            best: None,
        }
    }

    fn run(mut self) -> Option<Range<usize>> {
        self.grow();
        while self.missing == 0 {
            self.record();
            if self.best.as_ref().is_some_and(|best| best.len() == self.at_least) {
                break;
            }
            self.slide();
        }
        self.best
    }

    /// Nothing is missing: drops what can be spared at the left, records the
    /// window, and gives up its first byte. One gain is often followed by the
    /// next, so the next few steps are done here without ado, until a block's
    /// length has brought none.
    fn record(&mut self) {
        let (mut left, mut right, mut missing) = (self.left, self.right, self.missing);
        let mut quiet_until = right;
        while missing == 0 || right < quiet_until {
            if missing == 0 {
                while self.needed[usize::from(self.s[left])] < 0 {
                    self.needed[usize::from(self.s[left])] += 1;
                    left += 1;
                }
                // Shorter than the best before: no window as long is held.
                self.best = Some(left..right);
                if right - left == self.at_least {
                    break;
                }
                self.needed[usize::from(self.s[left])] += 1;
                missing = 1;
                left += 1;
                quiet_until = self.s.len().min(right + BLOCK);
                continue;
            }
            let count = &mut self.needed[usize::from(self.s[right])];
            missing -= usize::from(*count > 0);
            *count -= 1;
            right += 1;
            let count = &mut self.needed[usize::from(self.s[left])];
            *count += 1;
            missing += usize::from(*count > 0);
            left += 1;
        }
        (self.left, self.right, self.missing) = (left, right, missing);
    }

    /// Takes bytes in, from the start, until nothing is missing. Ends early
    /// where something will be missing for good.
    fn grow(&mut self) {
        while self.missing > 0 && self.missing <= self.s.len() - self.right {
            let dense = self.class.mask_at(self.s, self.right).count_ones() > C::SPARSE / 2;
            if dense && self.right > 0 && self.lacking_until <= self.right {
                let Some(ahead) = self.next_lacking() else { return };
                self.lacking_until = self.right + ahead;
            }
            // Each byte supplies one at most, and all up to the one that is
            // lacking leave it so.
            let sure = self.missing.max(self.lacking_until.saturating_sub(self.right));
            if dense && sure >= BULK {
                self.take_all(&self.s[self.right..self.right + sure]);
                self.right += sure;
            } else {
                self.grow_to(self.class, self.s.len().min(self.right + LOOK));
            }
        }
    }

    /// Takes bytes in until nothing is missing or `right` is `end`. As an
    /// argument `class` is known not to change; out of `self` it would be read
    /// again for each block, a fifth of the time.
    #[inline(never)]
    fn grow_to(&mut self, class: &C, end: usize) {
        let (blocks, rest) = self.s[self.right..end].as_chunks::<BLOCK>();
        for block in blocks {
            let done = match self.sparse(C::SPARSE / 2, || class.mask(block)) {
                Some(mask) => self.take(Bits(mask).map(|i| (i, block[i]))),
                None => self.take(block.iter().copied().enumerate()),
            };
            self.right += done.unwrap_or(BLOCK);
            if done.is_some() {
                return;
            }
        }
        let done = self.take(rest.iter().copied().enumerate());
        self.right += done.unwrap_or(rest.len());
    }

    /// Moves both ends in step until nothing is missing.
    fn slide(&mut self) {
        while self.missing > 0 && self.right < self.s.len() {
            if self.lacking_until <= self.right {
                self.look_ahead();
            }
            self.slide_to(self.class, self.s.len().min(self.right + LOOK));
        }
    }

    /// Looks where one of the missing bytes stands next. If that is further
    /// than the window is long, nothing before is of use: the window is counted
    /// anew, just before that place.
    fn look_ahead(&mut self) {
        let Some(ahead) = self.next_lacking() else {
            self.right = self.s.len();
            return;
        };
        self.lacking_until = self.right + ahead;
        let hold = self.right - self.left;
        if ahead > hold {
            self.needed = self.required;
            self.missing = self.at_least;
            self.right = self.lacking_until;
            self.left = self.right - hold;
            // One byte is still missing at the end.
            self.take_all(&self.s[self.left..self.right]);
        }
    }

    /// How far from `right` the next byte of a kind that is missing stands.
    fn next_lacking(&self) -> Option<usize> {
        let lacking = (0..=255u8).find(|&b| self.needed[usize::from(b)] > 0)?;
        find(lacking, &self.s[self.right..])
    }

    /// Moves both ends in step until nothing is missing or `right` is `end`.
    #[inline(never)]
    fn slide_to(&mut self, class: &C, end: usize) {
        let (incoming, outgoing) = (&self.s[self.right..end], &self.s[self.left..]);
        let (in_blocks, in_rest) = incoming.as_chunks::<BLOCK>();
        let (out_blocks, _) = outgoing.as_chunks::<BLOCK>();
        let mut moved = 0;
        for (taken, given) in in_blocks.iter().zip(out_blocks) {
            let both = |i| (i, taken[i], given[i]);
            let done = match self.sparse(C::SPARSE, || class.mask(taken) | class.mask(given)) {
                Some(mask) => self.step(Bits(mask).map(both)),
                None if has_runs(taken) => self.step_pieces(taken, given),
                None => self.step(pairs(taken, given)),
            };
            moved += done.unwrap_or(BLOCK);
            if done.is_some() {
                self.left += moved;
                self.right += moved;
                return;
            }
        }
        moved += self.step(pairs(in_rest, &outgoing[moved..])).unwrap_or(in_rest.len());
        self.left += moved;
        self.right += moved;
    }

    /// The mask of a block in which there is something to do at no more than
    /// `most` places.
    #[inline(always)]
    fn sparse(&mut self, most: u32, mask: impl FnOnce() -> u64) -> Option<u64> {
        if self.plain > 0 {
            self.plain -= 1;
            return None;
        }
        let mask = mask();
        if mask.count_ones() > most {
            self.plain = PLAIN;
            return None;
        }
        Some(mask)
    }

    /// Takes in all `bytes`, of which no more than the last may be the one that
    /// leaves nothing missing.
    #[inline(never)]
    fn take_all(&mut self, bytes: &[u8]) {
        if bytes.len() < BULK {
            self.take(bytes.iter().copied().enumerate());
            return;
        }
        for (needed, count) in self.needed.iter_mut().zip(counts(bytes)) {
            *needed -= count;
        }
        self.missing = self.needed.iter().map(|&count| count.max(0)).sum::<i64>() as usize;
    }

    /// Takes in each byte until nothing is missing; the number of bytes up to
    /// there. The ends are left to the caller.
    #[inline(always)]
    fn take(&mut self, bytes: impl Iterator<Item = (usize, u8)>) -> Option<usize> {
        let mut missing = self.missing;
        for (i, taken) in bytes {
            let count = &mut self.needed[usize::from(taken)];
            let supplies = *count > 0;
            *count -= 1;
            if supplies {
                missing -= 1;
                if missing == 0 {
                    self.missing = 0;
                    return Some(i + 1);
                }
            }
        }
        self.missing = missing;
        None
    }

    /// Takes in the one and gives up the other byte of each pair until nothing
    /// is missing; the number of bytes up to there.
    #[inline(always)]
    fn step(&mut self, pairs: impl Iterator<Item = (usize, u8, u8)>) -> Option<usize> {
        let mut missing = self.missing;
        for (i, taken, given) in pairs {
            let count = &mut self.needed[usize::from(taken)];
            missing -= usize::from(*count > 0);
            *count -= 1;
            // At this point the window is as long as the best: no gain yet.
            let count = &mut self.needed[usize::from(given)];
            *count += 1;
            missing += usize::from(*count > 0);
            if missing == 0 {
                self.missing = 0;
                return Some(i + 1);
            }
        }
        self.missing = missing;
        None
    }

    /// The same as [`Self::step`] for a block that has runs.
    #[inline(never)]
    fn step_pieces(&mut self, taken: &[u8; BLOCK], given: &[u8; BLOCK]) -> Option<usize> {
        if self.skip_runs(taken, given) {
            return None;
        }
        let (taken, _) = taken.as_chunks::<PIECE>();
        let (given, _) = given.as_chunks::<PIECE>();
        for (i, (taken, given)) in taken.iter().zip(given).enumerate() {
            if !self.skip_runs(taken, given)
                && let Some(done) = self.step(pairs(taken, given))
            {
                return Some(i * PIECE + done);
            }
        }
        None
    }

    /// Where either piece is one byte over and over, and nothing found in
    /// between: both at once. Byte by byte every step would wait for the
    /// count that the step before has written.
    #[inline(always)]
    fn skip_runs<const N: usize>(&mut self, taken: &[u8; N], given: &[u8; N]) -> bool {
        if !is_run(taken) || !is_run(given) {
            return false;
        }
        let steps = N as i64;
        let (b, gone) = (usize::from(taken[0]), usize::from(given[0]));
        if b == gone {
            return true;
        }
        let supplied = self.needed[b].clamp(0, steps) as usize;
        if supplied >= self.missing {
            return false;
        }
        self.missing -= supplied;
        self.needed[b] -= steps;
        let before = self.needed[gone].max(0);
        self.needed[gone] += steps;
        self.missing += (self.needed[gone].max(0) - before) as usize;
        true
    }
}

#[inline(always)]
fn pairs(taken: &[u8], given: &[u8]) -> impl Iterator<Item = (usize, u8, u8)> {
    taken.iter().zip(given).enumerate().map(|(i, (&taken, &given))| (i, taken, given))
}
