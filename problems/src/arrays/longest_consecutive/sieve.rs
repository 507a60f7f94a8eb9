//! Drop what has no neighbour, sort what is left.
//!
//! Of keys that lie far apart nearly none has a neighbour, and a run needs
//! neighbours. So every key sets one bit of a small table, at its own low bits;
//! two consecutive keys set two consecutive bits. A key with no bit set beside
//! its own is a run by itself and is dropped. A few keys stay by accident; they
//! are sorted together with the true ones, and the sorted rest is scanned.
//!
//! ```text
//! key         ..00110  ..01011  ..10110  ..11010  ..11011
//! table       00110: #   01011: ##  (with 01010: the low bits of 11010)
//! dropped     ..00110 and ..10110: nothing at 00101, 00111
//! ```
//!
//! - The table stays in the first- or second-level cache: more keys than
//!   [`LEAF`] are first distributed by their high bits, in ascending order of
//!   buckets, so that runs across a border are joined as they come.
//! - Keys whose range fits the table need no sorting: the table is the answer.
//! - Where nearly all keys have neighbours (a sample tells), the table does not
//!   help; the keys are distributed by the high bits of their own range, and
//!   each part is treated anew. Each level takes bits off the range, so there
//!   are at most as many as the type's width allows: no input is quadratic.
//!
//! Time O(n) for a fixed width of the type: a level costs O(n), and there are
//! at most w / 4 of them for keys of w bits. Space: n keys, again as many as
//! the largest bucket where a bucket must be distributed, and 256 KiB.

use super::{
    Integer, Run, Unsigned,
    bitmap::push_ones,
    run::{Ascending, bounds},
};

/// Keys in one bucket for which a table in the cache serves.
const LEAF: usize = 1 << 15;
/// The mean number of keys in a bucket of the first distribution.
const BUCKET: usize = 1 << 13;
/// Up to this many keys are sorted at once.
const FEW: usize = 32;
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
        let digit = (nums.len() / BUCKET).ilog2().clamp(1, 12) + 1;
        let mut keys = vec![T::Unsigned::default(); nums.len()];
        let ends = distribute(nums.iter().map(key), &mut keys, span, digit);
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
    /// Pushes the runs of `keys`, which follow all keys before; `spare`, where
    /// given, is as long as they are.
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
            self.table.resize(bits / 64, 0);
        }
        let mask = bits - 1;
        let table = &mut self.table[..bits / 64];
        let (mut min, mut max) = (keys[0], keys[0]);
        for &key in keys.iter() {
            (min, max) = (min.min(key), max.max(key));
            let i = key.low() & mask;
            table[i / 64] |= 1 << (i % 64);
        }
        let span = max.minus(min);
        if span.width() < usize::BITS && span.low() + 64 <= bits {
            // Every key has a bit of its own.
            let base = min.minus(K::default().plus(min.low() % 64));
            let first = (min.low() & mask) / 64;
            for i in 0..=max.minus(base).low() / 64 {
                let word = &mut table[(first + i) & (mask / 64)];
                push_ones(&mut self.ascending, std::mem::take(word), base.plus(i * 64));
            }
            return;
        }
        let set = |key: K| {
            let i = key.low() & mask;
            (table[i / 64] >> (i % 64)) & 1 == 1
        };
        let one = K::default().plus(1);
        let stays = |key: K| set(key.minus(one)) | set(key.plus(1)) | (key == min) | (key == max);
        let step = keys.len() / 32 + 1;
        let sample = keys.iter().step_by(step).filter(|&&key| stays(key)).count();
        let mut left = keys.len();
        if sample * step * 2 < keys.len() {
            left = 0;
            for i in 0..keys.len() {
                let key = keys[i];
                keys[left] = key;
                left += usize::from(stays(key));
            }
        }
        table.fill(0);
        if left < 200 || left < keys.len() / 4 {
            self.sorted(&mut keys[..left]);
        } else {
            self.split(&mut keys[..left], spare.map(|spare| &mut spare[..left]), min, max);
        }
    }

    /// Distributes the keys by the high bits of what they differ in.
    fn split(&mut self, keys: &mut [K], spare: Option<&mut [K]>, min: K, max: K) {
        let span = max.minus(min);
        if span.width() == 0 {
            self.ascending.push(min);
            return;
        }
        let mut own = Vec::new();
        let spare = spare.unwrap_or_else(|| {
            own.resize(keys.len(), K::default());
            &mut own
        });
        let digit = (keys.len() / 16).ilog2().clamp(4, 11);
        let ends = distribute(keys.iter().map(|key| key.minus(min)), spare, span, digit);
        let mut start = 0;
        for end in ends {
            let part = &mut spare[start..end];
            part.iter_mut().for_each(|key| *key = key.minus(K::default().minus(min)));
            self.bucket(part, Some(&mut keys[start..end]));
            start = end;
        }
    }
}
