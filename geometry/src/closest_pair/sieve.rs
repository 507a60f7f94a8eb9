//! The closest pair by a grid whose cells are as wide as the points are close.
//!
//! ```text
//!   ┌────┬────┬────┐   the closest pair of every eighth point, found in the same
//!   │    │ ∘  │    │   way, is δ apart: cells a few δ wide hold one point or none,
//!   ├────┼────┼────┤   except where something nearer than δ may be
//!   │  · │ ·  │    │
//!   └────┴────┴────┘   · kept: another point's cell is within δ;  ∘ dropped
//! ```
//!
//! 1. **Sample.** An eighth of the points, each drawn from eight neighbours of the
//!    input, gives δ. Of n points anywhere, O(n) pairs are expected within a few δ.
//! 2. **Sieve.** Cells are hashed to slots of two bits: no point, one, several. A point
//!    without another one in the cells within δ is dropped; in a second pass those that
//!    only shared a slot go. Of a million points in a square some per cent stay.
//! 3. **Look.** What is left is put into the buckets of a finer grid, and compared
//!    with the points of the cells within δ.
//!
//! Rounding decides in which cell a point is, but never which pair is nearer: a
//! cell is a monotone function of a coordinate in `f64`, so that the cells of x − δ and
//! x + δ enclose those of all points within δ, however the operations round. Cells
//! that share a slot cost a look and nothing else.
//!
//! # Complexity
//! O(n) expected time and space, over the draws, for whatever points. `None` where the
//! looks get too many all the same (the draws are the same each time, so an enemy can
//! prepare for them) or where there are more than 2⁴⁸ columns or rows.
//!
//! Source: Rabin, "Probabilistic algorithms" (1976); Khuller, Matias, "A simple
//! randomized sieve algorithm for the closest-pair problem" (1995). The sample is
//! drawn at once instead of by sieving until nothing is left.

use super::{Best, Pair, sweep};
use crate::{coordinate::Coordinate, kernel::common_unit::MAGIC, point::Point};

/// One point of so many goes into the sample.
const SHARE: usize = 8;
/// Looks a point, on average, before the search is given up: a crowd of a packing
/// that is as dense as can be needs a third.
const PATIENCE: usize = 64;

/// A closest pair of two or more points; `few` of them are compared in order of x.
pub(super) fn search<T: Coordinate>(points: &[Point<T>], few: usize) -> Option<Pair<T>> {
    within(points, few, &mut None, &mut Draws(0))
}

/// The bounds are found where they are first needed: of all points, before samples of them.
fn within<T: Coordinate>(
    points: &[Point<T>],
    few: usize,
    bounds: &mut Option<Bounds>,
    draws: &mut Draws,
) -> Option<Pair<T>> {
    // Of 16 points or less it finds a pair always.
    if points.len() <= few.max(16)
        && let Some(pair) = sweep(&mut points.to_vec())
    {
        return Some(pair);
    }
    bounds.get_or_insert_with(|| Bounds::around(points));
    let sample: Vec<Point<T>> = points.chunks(SHARE).map(|some| some[draws.below(some.len())]).collect();
    let best = Best::new(within(&sample, few, bounds, draws)?);
    let bounds = (*bounds)?;
    if best.pair[0] == best.pair[1] {
        return Some(best.pair);
    }
    let reach = best.reach + bounds.error::<T>();
    // As wide as leaves most cells of evenly spread points empty: fewer points are
    // near a border.
    let width = ((points.len() as f64).sqrt() / 24.0).clamp(2.0, 32.0);
    let cells = bounds.cells(width * reach)?;
    let mut kept = cells.sieve(points, reach, 0);
    // Those that only shared a slot go in further passes.
    for pass in 1..4 {
        let Some(some) = &kept else { break };
        match cells.sieve(some, reach, pass) {
            Some(fewer) => kept = Some(fewer),
            None => break,
        }
    }
    let cells = bounds.cells(2.0 * reach)?;
    cells.look(kept.as_deref().unwrap_or(points), reach, best)
}

/// The least and the greatest coordinates.
#[derive(Clone, Copy)]
struct Bounds {
    low: [f64; 2],
    high: [f64; 2],
}

impl Bounds {
    fn around<T: Coordinate>(points: &[Point<T>]) -> Self {
        let [mut low, mut high] = [points[0].to_f64(); 2].map(|p| [p.x(), p.y()]);
        for p in points {
            let p = p.to_f64();
            for (axis, x) in [p.x(), p.y()].into_iter().enumerate() {
                low[axis] = if x < low[axis] { x } else { low[axis] };
                high[axis] = if x > high[axis] { x } else { high[axis] };
            }
        }
        Self { low, high }
    }

    /// What the difference of two coordinates is off by in `f64`, but for its own rounding.
    fn error<T: Coordinate>(&self) -> f64 {
        let greatest = self.low.iter().chain(&self.high).fold(0.0, |m: f64, x| m.max(x.abs()));
        if greatest > (1u64 << 53) as f64 { 2.0 * T::F64_ERROR } else { 0.0 }
    }

    fn cells(&self, width: f64) -> Option<Cells> {
        // Far below 2⁵¹, where an integer of MAGIC ends.
        const MOST: f64 = (1u64 << 48) as f64;
        let inverse = width.recip();
        let count = |axis: usize| (self.high[axis] - self.low[axis]) * inverse;
        (inverse.is_normal() && count(0) < MOST && count(1) < MOST).then_some(Cells { low: self.low, inverse })
    }
}

/// A grid. The cell of a coordinate is a number of 64 bits that grows with it.
struct Cells {
    low: [f64; 2],
    inverse: f64,
}

impl Cells {
    #[inline]
    fn column(&self, x: f64) -> u64 {
        ((x - self.low[0]) * self.inverse + MAGIC).to_bits()
    }

    #[inline]
    fn row(&self, y: f64) -> u64 {
        ((y - self.low[1]) * self.inverse + MAGIC).to_bits()
    }

    /// The points that may have another within `reach`; `None` where most of them may.
    /// Which cells share a slot depends on the pass.
    fn sieve<T: Coordinate>(&self, points: &[Point<T>], reach: f64, pass: u64) -> Option<Vec<Point<T>>> {
        let slots = Slots::new(4 * points.len(), pass);
        let mut seen = vec![0u8; slots.count() / 4];
        let mut again = 0;
        for p in points {
            let p = p.to_f64();
            let slot = slots.of(self.column(p.x()), self.row(p.y()));
            let (byte, shift) = (&mut seen[slot / 4], slot % 4 * 2);
            let before = *byte >> shift & 3;
            again += usize::from(before & 1);
            *byte |= (before << 1 | 1) << shift & 3 << shift;
        }
        if again > points.len() / 2 {
            return None;
        }
        let count = |column, row| {
            let slot = slots.of(column, row);
            seen[slot / 4] >> (slot % 4 * 2) & 3
        };
        let lonely = |p: Point<T>| {
            let p = p.to_f64();
            let (left, right) = (self.column(p.x() - reach), self.column(p.x() + reach));
            let (bottom, top) = (self.row(p.y() - reach), self.row(p.y() + reach));
            if left == right && bottom == top {
                return count(left, bottom) == 1;
            }
            let mut sum = 0;
            for column in left..=right {
                for row in bottom..=top {
                    sum += count(column, row);
                }
            }
            sum == 1
        };
        // Without a branch, which would be a coin toss.
        let mut kept = vec![points[0]; points.len()];
        let mut length = 0;
        for &p in points {
            kept[length] = p;
            length += usize::from(!lonely(p));
        }
        kept.truncate(length);
        Some(kept)
    }

    /// Compares what is within `reach`.
    fn look<T: Coordinate>(&self, points: &[Point<T>], reach: f64, mut best: Best<T>) -> Option<Pair<T>> {
        let slots = Slots::new(points.len(), 0);
        let slot_of = |p: Point<T>| {
            let p = p.to_f64();
            slots.of(self.column(p.x()), self.row(p.y()))
        };
        let (starts, sorted) = bucketed(points, slots.count(), slot_of)?;
        let mut looks = PATIENCE * points.len();
        let mut at = 0;
        for slot in 0..slots.count() {
            let end = starts[slot + 1] as usize;
            while at < end {
                let (point, rest) = (sorted[at], &sorted[at + 1..end]);
                at += 1;
                let p = point.to_f64();
                looks = looks.checked_sub(rest.len())?;
                best.compare(point, rest);
                let own = (self.column(p.x()), self.row(p.y()));
                let (right, top) = (self.column(p.x() + reach), self.row(p.y() + reach));
                let bottom = self.row(p.y() - reach);
                // Above in its own column and everywhere in those to the right: what is
                // below or to the left looks at this point.
                for column in own.0..=right {
                    let above = if column == own.0 { own.1 + 1 } else { bottom };
                    for row in above..=top {
                        let other = slots.of(column, row);
                        let there = &sorted[starts[other] as usize..starts[other + 1] as usize];
                        if other != slot && !there.is_empty() {
                            looks = looks.checked_sub(there.len())?;
                            best.compare(point, there);
                        }
                    }
                }
            }
        }
        Some(best.pair)
    }
}

/// The points by slot, and where each slot begins.
fn bucketed<T: Coordinate>(
    points: &[Point<T>],
    slots: usize,
    slot_of: impl Fn(Point<T>) -> usize,
) -> Option<(Vec<u32>, Vec<Point<T>>)> {
    let _: u32 = points.len().try_into().ok()?;
    let mut starts = vec![0u32; slots + 1];
    for &p in points {
        starts[slot_of(p)] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    // Each slot's end, which goes down to its start.
    let mut sorted = vec![points[0]; points.len()];
    for &p in points {
        let end = &mut starts[slot_of(p)];
        *end -= 1;
        sorted[*end as usize] = p;
    }
    Some((starts, sorted))
}

/// A hash of cells: blocks of 8 × 8 cells stay together, for the sake of the caches.
struct Slots {
    /// Another number is another hash.
    hash: u64,
    bits: u32,
}

impl Slots {
    /// At least so many slots.
    fn new(least: usize, hash: u64) -> Self {
        Self { hash, bits: least.next_power_of_two().ilog2().max(8) }
    }

    fn count(&self) -> usize {
        1 << self.bits
    }

    #[inline]
    fn of(&self, column: u64, row: u64) -> usize {
        let block = (column >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((row >> 3) + self.hash).rotate_left(32);
        let first = block.wrapping_mul(0xd6e8_feb8_6659_fd93) >> (64 - self.bits);
        (first ^ (row & 7) << 3 ^ column & 7) as usize & (self.count() - 1)
    }
}

/// `SplitMix64`, for the sample.
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((u128::from(z ^ (z >> 27)) * end as u128) >> 64) as usize
    }
}
