//! The window on bytes: the one to use.
//!
//! One state, a table of counts and the two ends of the window, is advanced in
//! stretches of 32 KiB in one of two ways, whichever a sample of the stretch
//! says is cheaper:
//!
//! - *Sparse*: few bytes of the stretch are in `t`. Both ends jump from needed
//!   byte to needed byte by wide scanning (`hits.rs`); other bytes are never
//!   looked at one by one.
//! - *Dense*: once a window of length `b` is known, only shorter ones are of
//!   interest, so the window is held at exactly `b - 1` bytes: each step takes
//!   one byte in at the right and gives one up at the left. Nothing in that
//!   loop branches on the data but "nothing is missing", which happens only
//!   when the best window gets shorter. Blocks in which both ends see one byte
//!   over and over are taken in one step.
//!
//! ```text
//! s      . . . . [ . . . . . . . ] . . . .        b = 9: hold 8
//!                ^               ^
//!          give up s[left]   take in s[right]
//! ```
//!
//! A window as long as `t` cannot be beaten, so the search ends at the first.
//!
//! Time O(n + m), space O(1), on every input. Measured against the plain table
//! of counts in one run: 0.6 to 0.7 of its time where all of 26 letters are
//! needed, half where 1 byte in 50 is, a tenth where none is.
//! When not to use it: on text that is not ASCII, where [`min_window`] minds
//! the characters, and for tokens that are not bytes, [`min_window_of`].
//!
//! [`min_window`]: super::min_window()
//! [`min_window_of`]: super::min_window_of

use std::ops::Range;

use super::hits::{BLOCK, ByteSet, Class, Hits};

/// Bytes taken in before the way of going on is chosen again.
const STRETCH: usize = 512 * BLOCK;
/// Every so many blocks of a stretch one is sampled.
const SAMPLE_EVERY: usize = 32;
/// A needed byte costs the sparse way about as much as eight bytes cost the
/// dense way, beside the scan for it.
const SPARSE_BELOW: usize = STRETCH / SAMPLE_EVERY / 8;
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
    match ByteSet::new(t.iter().copied()) {
        ByteSet::Four(set) => Search::new(s, t, &set).run(),
        ByteSet::Eight(set) => Search::new(s, t, &set).run(),
        ByteSet::Table(set) => Search::new(s, t, &*set).run(),
    }
}

struct Search<'a, C> {
    s: &'a [u8],
    class: &'a C,
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
    best: Option<Range<usize>>,
}

impl<'a, C: Class> Search<'a, C> {
    fn new(s: &'a [u8], t: &[u8], class: &'a C) -> Self {
        let mut needed = [NOT_NEEDED; 256];
        for &b in t {
            let count = &mut needed[usize::from(b)];
            *count = (*count).max(0) + 1;
        }
        Self { s, class, at_least: t.len(), needed, missing: t.len(), left: 0, right: 0, best: None }
    }

    fn run(mut self) -> Option<Range<usize>> {
        while self.right < self.s.len() && !self.cannot_improve() {
            // A multiple of the block size, or the end.
            let end = (self.right - self.right % BLOCK + STRETCH).min(self.s.len());
            if self.is_sparse(end) {
                self.sparse(end);
            } else {
                self.dense(end);
            }
        }
        self.best
    }

    fn cannot_improve(&self) -> bool {
        self.best.as_ref().is_some_and(|b| b.len() == self.at_least)
    }

    /// Samples the stretch up to `end`.
    fn is_sparse(&self, end: usize) -> bool {
        let sampled = (self.right..end).step_by(SAMPLE_EVERY * BLOCK);
        sampled.map(|base| self.class.mask_at(self.s, base).count_ones() as usize).sum::<usize>() < SPARSE_BELOW
    }

    /// Records `left..right`, in which nothing is missing and nothing can be
    /// spared at the left, and gives up its first byte.
    fn record(&mut self) {
        if self.best.as_ref().is_none_or(|b| self.right - self.left < b.len()) {
            self.best = Some(self.left..self.right);
        }
        self.needed[usize::from(self.s[self.left])] += 1;
        self.missing = 1;
        self.left += 1;
    }

    fn sparse(&mut self, end: usize) {
        let mut rights = Hits::new(self.s, self.class, self.right);
        let mut lefts = Hits::new(self.s, self.class, self.left);
        while let Some(right) = rights.next_before(end) {
            let count = &mut self.needed[usize::from(self.s[right])];
            self.missing -= usize::from(*count > 0);
            *count -= 1;
            if self.missing > 0 {
                continue;
            }
            self.right = right + 1;
            while let Some(left) = lefts.next_before(self.s.len()) {
                self.left = left;
                let count = &mut self.needed[usize::from(self.s[left])];
                if *count == 0 {
                    break;
                }
                *count += 1;
            }
            self.record();
            if self.cannot_improve() {
                break;
            }
        }
        self.right = end;
    }

    fn dense(&mut self, end: usize) {
        while self.right < end && !self.cannot_improve() {
            match &self.best {
                None => self.grow(end),
                Some(best) => {
                    let hold = best.len() - 1;
                    while self.right - self.left > hold {
                        let count = &mut self.needed[usize::from(self.s[self.left])];
                        *count += 1;
                        self.missing += usize::from(*count > 0);
                        self.left += 1;
                    }
                    self.slide(end);
                }
            }
            if self.missing == 0 {
                while self.needed[usize::from(self.s[self.left])] < 0 {
                    self.needed[usize::from(self.s[self.left])] += 1;
                    self.left += 1;
                }
                self.record();
            }
        }
    }

    /// Takes bytes in until nothing is missing.
    fn grow(&mut self, end: usize) {
        let mut missing = self.missing;
        for (i, &b) in self.s[self.right..end].iter().enumerate() {
            let count = &mut self.needed[usize::from(b)];
            if *count > 0 {
                missing -= 1;
            }
            *count -= 1;
            if missing == 0 {
                self.missing = 0;
                self.right += i + 1;
                return;
            }
        }
        self.missing = missing;
        self.right = end;
    }

    /// Moves both ends in step until nothing is missing.
    fn slide(&mut self, end: usize) {
        let (incoming, outgoing) = (&self.s[self.right..end], &self.s[self.left..]);
        let (in_blocks, in_rest) = incoming.as_chunks::<BLOCK>();
        let (out_blocks, _) = outgoing.as_chunks::<BLOCK>();
        let mut moved = 0;
        for (taken, given) in in_blocks.iter().zip(out_blocks) {
            if !self.skip_runs(taken, given) {
                let steps = self.steps(taken, given);
                if self.missing == 0 {
                    moved += steps;
                    self.left += moved;
                    self.right += moved;
                    return;
                }
            }
            moved += BLOCK;
        }
        moved += self.steps(in_rest, &outgoing[moved..]);
        self.left += moved;
        self.right += moved;
    }

    /// Takes in `taken` and gives up `given`, byte by byte, until nothing is
    /// missing; returns the number of steps. The ends are left to the caller.
    #[inline(always)]
    fn steps(&mut self, taken: &[u8], given: &[u8]) -> usize {
        let mut missing = self.missing;
        for (i, (&b, &gone)) in taken.iter().zip(given).enumerate() {
            let count = &mut self.needed[usize::from(b)];
            missing -= usize::from(*count > 0);
            *count -= 1;
            // At this point the window is as long as the best: no gain yet.
            let count = &mut self.needed[usize::from(gone)];
            *count += 1;
            missing += usize::from(*count > 0);
            if missing == 0 {
                self.missing = 0;
                return i + 1;
            }
        }
        self.missing = missing;
        taken.len()
    }

    /// Where each block is one byte over and over, and nothing found in
    /// between: both at once. Byte by byte every step would wait for the
    /// count that the step before has written.
    #[inline(always)]
    fn skip_runs(&mut self, taken: &[u8; BLOCK], given: &[u8; BLOCK]) -> bool {
        if !is_run(taken) || !is_run(given) {
            return false;
        }
        const STEPS: i64 = BLOCK as i64;
        let (b, gone) = (usize::from(taken[0]), usize::from(given[0]));
        if b == gone {
            return true;
        }
        let supplied = self.needed[b].clamp(0, STEPS) as usize;
        if supplied >= self.missing {
            return false;
        }
        self.missing -= supplied;
        self.needed[b] -= STEPS;
        let before = self.needed[gone].max(0);
        self.needed[gone] += STEPS;
        self.missing += (self.needed[gone].max(0) - before) as usize;
        true
    }
}

#[inline(always)]
fn is_run(block: &[u8; BLOCK]) -> bool {
    block[0] == block[BLOCK - 1] && block.iter().fold(0, |differ, &b| differ | (b ^ block[0])) == 0
}
