//! A tree of boxes over the points of a way, for the farthest of them from a segment.

use super::{Farthest, Measure, farther, farthest_of};
use crate::point::Point;

/// Points of a leaf, and boxes of a box.
const LEAF: usize = 16;
const CHILDREN: usize = 8;

/// Boxes around runs of points: levels[0][k] around `LEAF` points from k·`LEAF` on, each
/// level around `CHILDREN` boxes of the one below.
pub(super) struct Boxes<'a> {
    points: &'a [Point],
    levels: Vec<Vec<Box>>,
}

#[derive(Clone, Copy)]
struct Box {
    least: [f64; 2],
    greatest: [f64; 2],
}

impl Box {
    fn around(points: &[Point]) -> Self {
        let empty = Self { least: [f64::INFINITY; 2], greatest: [f64::NEG_INFINITY; 2] };
        points.iter().fold(empty, |around, p| around.with(Self { least: (*p).into(), greatest: (*p).into() }))
    }

    fn with(self, other: Self) -> Self {
        let pairs = |f: fn(f64, f64) -> f64, p: [f64; 2], q: [f64; 2]| [f(p[0], q[0]), f(p[1], q[1])];
        Self {
            least: pairs(f64::min, self.least, other.least),
            greatest: pairs(f64::max, self.greatest, other.greatest),
        }
    }

    /// Not less than the squared distance of any of its points: that of a corner, and
    /// more than rounding can make of it.
    #[inline]
    fn reach(&self, segment: &Measure) -> f64 {
        let [[left, bottom], [right, top]] = [self.least, self.greatest];
        let lower = segment.squared_at(left, bottom).max(segment.squared_at(right, bottom));
        let upper = segment.squared_at(left, top).max(segment.squared_at(right, top));
        lower.max(upper)
    }
}

impl<'a> Boxes<'a> {
    pub(super) fn new(points: &'a [Point]) -> Self {
        let mut levels = vec![points.chunks(LEAF).map(Box::around).collect::<Vec<_>>()];
        while let Some(below) = levels.last()
            && below.len() > CHILDREN
        {
            let around = |boxes: &[Box]| boxes[1..].iter().fold(boxes[0], |around, &other| around.with(other));
            levels.push(below.chunks(CHILDREN).map(around).collect());
        }
        Self { points, levels }
    }

    /// The first of the farthest among the points from `from` up to but not `to`.
    pub(super) fn farthest(&self, (from, to): (usize, usize), segment: &Measure) -> Option<Farthest> {
        if to - from <= 2 * LEAF {
            return farthest_of(self.points, from..to, segment);
        }
        // The points before and after the whole leaves.
        let (first, last) = (from.div_ceil(LEAF), to / LEAF);
        let ends = (from..first * LEAF).chain(last * LEAF..to);
        let mut best = ends.map(|k| (k, segment.squared(self.points[k]))).reduce(farther);
        let mut waiting: Vec<(f64, usize, usize)> = Vec::new();
        self.cover(first, last, |level, k| waiting.push((self.levels[level][k].reach(segment), level, k)));
        // What reaches farthest comes last, and is taken first.
        waiting.sort_unstable_by(|p, q| p.0.total_cmp(&q.0));
        while let Some((reach, level, k)) = waiting.pop() {
            // Corners and points are rounded each on its own.
            if best.is_some_and(|(_, squared)| reach * (1.0 + 1e-9) < squared) {
                continue;
            }
            if level == 0 {
                best =
                    best.into_iter().chain(farthest_of(self.points, k * LEAF..(k + 1) * LEAF, segment)).reduce(farther);
                continue;
            }
            let start = waiting.len();
            let children = k * CHILDREN..((k + 1) * CHILDREN).min(self.levels[level - 1].len());
            waiting.extend(children.map(|child| (self.levels[level - 1][child].reach(segment), level - 1, child)));
            waiting[start..].sort_unstable_by(|p, q| p.0.total_cmp(&q.0));
        }
        best
    }

    /// The greatest boxes that together hold the leaves from `first` up to but not `last`.
    fn cover(&self, mut first: usize, mut last: usize, mut visit: impl FnMut(usize, usize)) {
        for level in 0..self.levels.len() {
            let top = level + 1 == self.levels.len();
            while first < last && (top || !first.is_multiple_of(CHILDREN)) {
                visit(level, first);
                first += 1;
            }
            while first < last && (top || !last.is_multiple_of(CHILDREN)) {
                last -= 1;
                visit(level, last);
            }
            first /= CHILDREN;
            last /= CHILDREN;
        }
    }
}
