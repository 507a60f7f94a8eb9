//! Drop what has no neighbour, sort what is left.
//!
//! Of keys that lie far apart hardly any has a neighbour, and a run needs
//! neighbours. So every key sets one bit of a small table, at its own low bits:
//! consecutive keys set consecutive bits. A key without a bit set beside its
//! own is a run by itself and is dropped. Keys with equal low bits fall
//! together, so a few stay by accident; they are sorted with the true ones, and
//! what is sorted is scanned.
//!
//! ```text
//! keys     1005 1006 1007      2043           3071 8072      the last two digits, say
//! table      #    #    #   ..    #      ..      #    #
//! kept      yes  yes  yes       no             yes  yes      the last two by accident
//! ```
//!
//! - The table stays in the second-level cache: more keys than [`LEAF`] are
//!   first distributed by their high bits into 256 buckets. These are treated
//!   in ascending order, so that runs across a border are joined as they come;
//!   the smallest and greatest key of each always stay.
//! - Keys whose range fits the table need no sorting: the table is the answer.
//! - Where most keys have neighbours (a sample tells) the table does not help.
//!   Keys of a narrow range are sorted by digits; others are distributed by the
//!   high bits of their own range, and each part is treated anew. Each level takes at least four bits off the range,
//!   so keys made for it cost no more levels than the type's width allows.
//!
//! Time O(n) for a fixed width of the type, on every input: a level costs O(n),
//! there are at most w / 4 of them for keys of w bits, and no more than a fixed
//! number of keys are sorted at a time. No hash is involved, so there is no
//! seed to guess. Space: n keys, as many again as the largest bucket where a
//! bucket must be distributed, and a table of at most 256 KiB.
//!
//! Not for dense ranges, where one bitmap does it, nor for some hundred values.
//! It gains least, down to the speed of a sort, where every value has exactly
//! one neighbour, or low bits are few and high bits random.
//!
//! The table is a Bloom filter (Bloom, CACM 13, 1970) with one hash function
//! that keeps neighbours together; the distribution is the first pass of a
//! most-significant-digit radix sort (Knuth, *The Art of Computer Programming*
//! 3, section 5.2.5).

use super::{
    Integer, Run, Unsigned,
    bitmap::push_ones,
    radix_sort::sort_keys,
    run::{Ascending, bounds},
};

/// Keys for which one table serves: 256 KiB of it at most.
const LEAF: usize = 1 << 16;
/// Bits of a distribution. 256 places to write to stay in the first-level
/// cache and the translation buffer; with 2048 the whole took 1.2 times as long
/// at 10⁷ keys.
const DIGIT: u32 = 8;
/// Up to this many keys in a bucket are sorted without asking the table.
const FEW: usize = 64;
/// Up to this many keys are sorted when the table has not helped.
const SOME: usize = 400;
/// Bits of a range up to which a least-significant-digit radix sort takes at
/// most three passes: faster than distributing by high bits.
const NARROW: u32 = 33;
/// Keys from which that sort repays clearing its counters: with 1000 keys it
/// took 1.5 times as long as a plain sort.
const MANY: usize = 2048;
/// Keys looked at to see whether most have neighbours.
const SAMPLE: usize = 32;
/// Bits of the table for each key, before rounding up to a power of two.
const BITS_PER_KEY: usize = 32;

/// The longest run, in keys counted from the smallest, `origin`, and none of
/// them above `span`.
pub(super) fn sieve<T: Integer>(nums: &[T], origin: T::Unsigned, span: T::Unsigned) -> Run<T::Unsigned> {
    let key = |x: &T| x.to_unsigned().minus(origin);
    let mut sieve = Sieve { ascending: Ascending::from(T::Unsigned::default()), table: Vec::new() };
    if nums.len() <= LEAF {
        let mut keys: Vec<T::Unsigned> = nums.iter().map(key).collect();
        sieve.leaf(&mut keys, None);
    } else {
        let mut keys = vec![T::Unsigned::default(); nums.len()];
        let ends = distribute(nums.iter().map(key), &mut keys, span, DIGIT);
        let mut start = 0;
        for end in ends {
            sieve.bucket(&mut keys[start..end], None);
            start = end;
        }
    }
    sieve.ascending.finish()
}

/// Moves `keys`, none above `span`, into `to`, ordered by the `digit` highest
/// bits of the width of `span`; returns where each bucket ends.
fn distribute<K: Unsigned>(keys: impl Iterator<Item = K> + Clone, to: &mut [K], span: K, digit: u32) -> Vec<usize> {
    let shift = span.width().saturating_sub(digit);
    let mask = (1 << digit) - 1;
    let bucket = |key: K| key.shifted_right(shift).low() & mask;
    let mut counts = vec![0usize; 1 << digit];
    keys.clone().for_each(|key| counts[bucket(key)] += 1);
    let mut position = 0;
    for count in &mut counts {
        position += std::mem::replace(count, position);
    }
    keys.for_each(|key| {
        let next = &mut counts[bucket(key)];
        to[*next] = key;
        *next += 1;
    });
    counts
}

struct Sieve<K> {
    ascending: Ascending<K>,
    /// All zero between calls.
    table: Vec<u64>,
}

impl<K: Unsigned> Sieve<K> {
    /// Pushes what matters of `keys`, which follow all keys before; `spare`,
    /// where given, is as long as they are.
    fn bucket(&mut self, keys: &mut [K], spare: Option<&mut [K]>) {
        if keys.len() <= FEW {
            self.sorted(keys);
        } else if keys.len() <= LEAF {
            self.leaf(keys, spare);
        } else if let Some((min, max)) = bounds(keys) {
            self.split(keys, spare, min, max);
        }
    }

    fn sorted(&mut self, keys: &mut [K]) {
        keys.sort_unstable();
        keys.iter().for_each(|&key| self.ascending.push(key));
    }

    /// At most [`LEAF`] keys, by the table.
    fn leaf(&mut self, keys: &mut [K], spare: Option<&mut [K]>) {
        let bits = (keys.len() * BITS_PER_KEY).next_power_of_two();
        if self.table.len() < bits / 64 {
            self.table = vec![0; bits / 64];
        }
        let mut table = Table { words: &mut self.table[..bits / 64] };
        let (mut min, mut max) = (keys[0], keys[0]);
        for &key in keys.iter() {
            (min, max) = (min.min(key), max.max(key));
            table.mark(key.low());
        }
        let span = max.minus(min);
        if span.width() < usize::BITS && span.low() + 64 <= bits {
            table.push_all(&mut self.ascending, min, max);
            return;
        }
        let kept = |key: K| table.has_beside(key.low()) | (key == min) | (key == max);
        let mut left = keys.len();
        let step = left / SAMPLE + 1;
        if keys.iter().step_by(step).filter(|&&key| kept(key)).count() <= SAMPLE / 2 {
            left = 0;
            for i in 0..keys.len() {
                let key = keys[i];
                keys[left] = key;
                left += usize::from(kept(key));
            }
        }
        table.words.fill(0);
        let keys = &mut keys[..left];
        if left <= SOME {
            self.sorted(keys);
        } else if span.width() <= NARROW && left >= MANY {
            let mut other = vec![K::default(); keys.len()];
            for key in keys.iter_mut() {
                *key = key.minus(min);
            }
            for &mut key in sort_keys(keys, &mut other, span.width()) {
                self.ascending.push(key.minus(K::default().minus(min)));
            }
        } else {
            self.split(keys, spare.map(|spare| &mut spare[..left]), min, max);
        }
    }

    /// Distributes the keys by the high bits of what they differ in.
    fn split(&mut self, keys: &mut [K], spare: Option<&mut [K]>, min: K, max: K) {
        if min == max {
            self.ascending.push(min);
            return;
        }
        let mut own = Vec::new();
        let spare = spare.unwrap_or_else(|| {
            own.resize(keys.len(), K::default());
            &mut own
        });
        let digit = (keys.len() / 4).ilog2().clamp(4, DIGIT);
        let ends = distribute(keys.iter().map(|key| key.minus(min)), spare, max.minus(min), digit);
        let mut start = 0;
        for end in ends {
            let part = &mut spare[start..end];
            part.iter_mut().for_each(|key| *key = key.minus(K::default().minus(min)));
            self.bucket(part, Some(&mut keys[start..end]));
            start = end;
        }
    }
}

/// A ring of bits, a power of two and at least 64 of them; an index counts
/// modulo their number.
struct Table<'a> {
    words: &'a mut [u64],
}

impl Table<'_> {
    /// The index of the word that holds bit `i`.
    #[inline]
    fn word(&self, i: usize) -> usize {
        (i / 64) & (self.words.len() - 1)
    }

    #[inline]
    fn mark(&mut self, i: usize) {
        let word = self.word(i);
        self.words[word] |= 1 << (i % 64);
    }

    #[inline]
    fn has(&self, i: usize) -> usize {
        (self.words[self.word(i)] >> (i % 64)) as usize & 1
    }

    /// Whether one of the bits beside `i` is set; without a branch between the
    /// two look-ups.
    #[inline]
    fn has_beside(&self, i: usize) -> bool {
        self.has(i.wrapping_sub(1)) | self.has(i.wrapping_add(1)) == 1
    }

    /// Pushes all keys from `min` to `max`, fewer than there are bits, and
    /// clears the table.
    fn push_all<K: Unsigned>(&mut self, ascending: &mut Ascending<K>, min: K, max: K) {
        let base = min.minus(K::default().plus(min.low() % 64));
        for i in 0..=max.minus(base).low() / 64 {
            let first = base.plus(i * 64);
            let word = self.word(first.low());
            push_ones(ascending, std::mem::take(&mut self.words[word]), first);
        }
    }
}
