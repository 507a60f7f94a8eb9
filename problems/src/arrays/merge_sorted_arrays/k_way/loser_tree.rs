//! Loser tree: a lazy k-way merge with log₂ k comparisons a value.
//!
//! A knock-out tournament of the inputs' next values. Each inner node keeps the
//! loser of the match played there; the winner of all is given out. When its
//! input has put up its next value, only the matches on that leaf's way to the
//! root are replayed, each against the loser kept there:
//!
//! ```text
//!               winner: 1 (from input 2)
//!                     [3]
//!               [7]         [8]        losers of the matches
//!              3   7       1   8       next values of inputs 0, 1, 2, 3
//! ```
//!
//! An input that is used up loses every match; of equals, the earlier input's
//! wins. Time O(k) at the first value and log₂ k comparisons for each, extra
//! memory k values. Nothing is read before it is asked for.
//!
//! For slices of numbers [`merge_k`](super::merge_k) is several times faster:
//! here each match is a jump that nothing can foresee.
//!
//! Source: Knuth, The Art of Computer Programming, vol. 3, 5.4.1.

use std::{cmp::Ordering, fmt, iter::FusedIterator};

/// Merges sorted iterators lazily and stably; of equals, those of the earlier
/// input come first.
///
/// # Complexity
/// About log₂ k comparisons a value, k values of extra memory.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k_iter;
/// let tens = (0..).step_by(10);
/// let sevens = (0..).step_by(7);
/// let first: Vec<u32> = merge_k_iter([tens, sevens]).take(6).collect();
/// assert_eq!(first, [0, 0, 7, 10, 14, 20]);
/// ```
pub fn merge_k_iter<I>(
    inputs: impl IntoIterator<Item = I>,
) -> MergeK<I::IntoIter, impl FnMut(&I::Item, &I::Item) -> Ordering>
where
    I: IntoIterator<Item: Ord>,
{
    merge_k_iter_by(inputs, |x: &I::Item, y: &I::Item| x.cmp(y))
}

/// [`merge_k_iter`] in the order of `compare`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k_iter_by;
/// let longest_first = |x: &&str, y: &&str| y.len().cmp(&x.len());
/// let merged: Vec<&str> = merge_k_iter_by([vec!["ccc", "a"], vec!["bbb", "bb"]], longest_first).collect();
/// assert_eq!(merged, ["ccc", "bbb", "bb", "a"]);
/// ```
pub fn merge_k_iter_by<I: IntoIterator, F: FnMut(&I::Item, &I::Item) -> Ordering>(
    inputs: impl IntoIterator<Item = I>,
    compare: F,
) -> MergeK<I::IntoIter, F> {
    let inputs: Vec<I::IntoIter> = inputs.into_iter().map(IntoIterator::into_iter).collect();
    let next = inputs.iter().map(|_| None).collect();
    MergeK { inputs, next, losers: Vec::new(), winner: None, compare }
}

/// The iterator of [`merge_k_iter`].
///
/// If the comparison panics, the value that was to be returned is lost, and the
/// order of what follows is not specified.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_k_iter;
/// let mut merged = merge_k_iter([[1, 4], [2, 3]]);
/// assert_eq!(merged.next(), Some(1));
/// assert_eq!(merged.size_hint(), (3, Some(3)));
/// assert!(merged.eq([2, 3, 4]));
/// ```
#[derive(Clone)]
pub struct MergeK<I: Iterator, F> {
    inputs: Vec<I>,
    /// The next value of each input; `None` before the first is asked for, and
    /// when there is none.
    next: Vec<Option<I::Item>>,
    /// losers[v] is the input that lost at inner node v; the children of v are
    /// 2v and 2v + 1, the leaf of input i is k + i, and node 0 is not used.
    losers: Vec<usize>,
    /// The input with the least next value; `None` before the start.
    winner: Option<usize>,
    compare: F,
}

impl<I: Iterator, F: FnMut(&I::Item, &I::Item) -> Ordering> MergeK<I, F> {
    /// Whether the next value of input `x` goes before that of input `y`.
    fn beats(&mut self, x: usize, y: usize) -> bool {
        match (&self.next[x], &self.next[y]) {
            (Some(a), Some(b)) if x < y => (self.compare)(b, a).is_ge(),
            (Some(a), Some(b)) => (self.compare)(a, b).is_lt(),
            (a, _) => a.is_some(),
        }
    }

    /// Reads a value of each input and plays all matches.
    fn start(&mut self) -> Option<usize> {
        let k = self.inputs.len();
        for (next, input) in self.next.iter_mut().zip(&mut self.inputs) {
            *next = input.next();
        }
        self.losers = vec![0; k];
        let mut winners: Vec<usize> = (0..2 * k).map(|v| v.saturating_sub(k)).collect();
        for v in (1..k).rev() {
            let (x, y) = (winners[2 * v], winners[2 * v + 1]);
            (winners[v], self.losers[v]) = if self.beats(x, y) { (x, y) } else { (y, x) };
        }
        // With one input there is no match: its leaf is node 1.
        winners.get(1).copied()
    }

    /// Replays the matches of input `winner`, whose next value is new.
    fn replay(&mut self, mut winner: usize) -> usize {
        let mut v = (self.inputs.len() + winner) / 2;
        while v > 0 {
            if self.beats(self.losers[v], winner) {
                std::mem::swap(&mut self.losers[v], &mut winner);
            }
            v /= 2;
        }
        winner
    }
}

impl<I: Iterator, F: FnMut(&I::Item, &I::Item) -> Ordering> Iterator for MergeK<I, F> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let winner = match self.winner {
            Some(winner) => winner,
            None => self.start()?,
        };
        // All are used up if the winner is; none is asked again then.
        self.winner = Some(winner);
        let value = self.next[winner].take()?;
        self.next[winner] = self.inputs[winner].next();
        self.winner = Some(self.replay(winner));
        Some(value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let held = self.next.iter().flatten().count();
        let hints = self.inputs.iter().zip(&self.next).map(|(input, next)| {
            // An input that has said it is used up is not asked again.
            if self.winner.is_some() && next.is_none() { (0, Some(0)) } else { input.size_hint() }
        });
        hints.fold((held, Some(held)), |(least, most), (low, high)| {
            (least.saturating_add(low), most.zip(high).and_then(|(most, high)| most.checked_add(high)))
        })
    }
}

impl<I: Iterator, F: FnMut(&I::Item, &I::Item) -> Ordering> FusedIterator for MergeK<I, F> {}

impl<I: Iterator<Item: fmt::Debug> + fmt::Debug, F> fmt::Debug for MergeK<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MergeK").field("inputs", &self.inputs).field("next", &self.next).finish_non_exhaustive()
    }
}
