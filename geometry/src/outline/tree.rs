//! Boxes around runs of pieces, for what is near and what a ray passes.
//!
//! ```text
//!            ┌───────────────┐
//!         ┌──┴──┐         ┌──┴──┐     level 2: four boxes of the level below
//!       ┌─┴─┐ ┌─┴─┐     ┌─┴─┐ ┌─┴─┐   level 1: four pieces
//!       · · · · · ·     · · · · · ·   level 0: each piece, in the shape's own order
//! ```
//!
//! The pieces of a shape follow one another, so that runs of them are near and no sorting is
//! needed. Boxes are of `f64`, rounded outwards, so that what is told to be apart is.

use std::ops::ControlFlow;

use crate::{coordinate::Coordinate, straight::piece::Piece};

/// Boxes in a box.
const CHILDREN: usize = 4;
/// More than the roundings of a gap.
const LESS: f64 = 1.0 - 4.0 * f64::EPSILON;

/// Squares from here to there have neither underflown nor overflown.
pub(super) const NORMAL: std::ops::Range<f64> = 1e-280..1e300;

/// A box that may be without end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    least: [f64; 2],
    greatest: [f64; 2],
}

impl Extent {
    pub(super) fn of<T: Coordinate>(piece: Piece<T>) -> Self {
        let [p, q] = piece.points;
        let (x, y) = (range([p.x(), q.x()], piece.ends), range([p.y(), q.y()], piece.ends));
        Self { least: [x.0, y.0], greatest: [x.1, y.1] }
    }

    fn with(self, other: Self) -> Self {
        let pairs = |f: fn(f64, f64) -> f64, p: [f64; 2], q: [f64; 2]| [f(p[0], q[0]), f(p[1], q[1])];
        Self {
            least: pairs(f64::min, self.least, other.least),
            greatest: pairs(f64::max, self.greatest, other.greatest),
        }
    }

    /// At most the distance of any two points; 0 only where the boxes have a point in common.
    fn gap(&self, other: &Self) -> f64 {
        let along = |k: usize| (other.least[k] - self.greatest[k]).max(self.least[k] - other.greatest[k]).max(0.0);
        match [along(0), along(1)] {
            [gap, 0.0] | [0.0, gap] => gap * LESS,
            [x, y] => length(x, y) * LESS,
        }
    }

    /// Whether a ray to the right from somewhere in `other` may meet what is in the box.
    fn is_right_of(&self, other: &Self) -> bool {
        self.greatest[0] >= other.least[0] && self.least[1] <= other.greatest[1] && self.greatest[1] >= other.least[1]
    }
}

/// √(x² + y²) to within two ulp, and where the squares leave the range too.
pub(super) fn length(x: f64, y: f64) -> f64 {
    let square = x * x + y * y;
    if NORMAL.contains(&square) { square.sqrt() } else { x.hypot(y) }
}

/// What the coordinates of a piece range over.
fn range<T: Coordinate>([p, q]: [T; 2], [begins, ends]: [bool; 2]) -> (f64, f64) {
    let (low, high) = if p <= q { (p, q) } else { (q, p) };
    let below = !begins && p < q || !ends && q < p;
    let above = !begins && q < p || !ends && p < q;
    let outwards = |x: T, to: fn(f64) -> f64| if T::F64_ERROR > 0.0 { to(x.to_f64()) } else { x.to_f64() };
    (
        if below { f64::NEG_INFINITY } else { outwards(low, f64::next_down) },
        if above { f64::INFINITY } else { outwards(high, f64::next_up) },
    )
}

#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// levels[0][k] around piece k, each level around `CHILDREN` boxes of the one below.
    levels: Vec<Vec<Extent>>,
}

/// A box: its level, and which one there.
type Node = (usize, usize);

impl Tree {
    pub(super) fn new<T: Coordinate>(pieces: &[Piece<T>]) -> Self {
        let mut levels = vec![pieces.iter().map(|&piece| Extent::of(piece)).collect::<Vec<_>>()];
        while let Some(below) = levels.last()
            && below.len() > 1
        {
            let around = |boxes: &[Extent]| boxes[1..].iter().fold(boxes[0], |around, &other| around.with(other));
            levels.push(below.chunks(CHILDREN).map(around).collect());
        }
        Self { levels }
    }

    fn root(&self) -> Option<Node> {
        self.levels.last().filter(|top| !top.is_empty()).map(|_| (self.levels.len() - 1, 0))
    }

    fn extent(&self, (level, k): Node) -> &Extent {
        &self.levels[level][k]
    }

    fn children(&self, (level, k): Node) -> impl DoubleEndedIterator<Item = Node> {
        let end = ((k + 1) * CHILDREN).min(self.levels[level - 1].len());
        (k * CHILDREN..end).map(move |child| (level - 1, child))
    }

    /// Visits pairs of pieces that may be no farther from each other than `bound`, near ones
    /// first as far as boxes tell, with the gap between their boxes. Each visit gives a new
    /// bound, or ends the search.
    pub(super) fn near_pairs(
        &self,
        other: &Self,
        mut bound: f64,
        mut visit: impl FnMut(usize, usize, f64) -> ControlFlow<(), f64>,
    ) {
        let Some((first, second)) = self.root().zip(other.root()) else { return };
        let gap = |first, second| self.extent(first).gap(other.extent(second));
        let mut waiting = vec![(gap(first, second), first, second)];
        while let Some((nearest, first, second)) = waiting.pop() {
            if nearest > bound {
                continue;
            }
            if (first.0, second.0) == (0, 0) {
                match visit(first.1, second.1, nearest) {
                    ControlFlow::Continue(new) => bound = new,
                    ControlFlow::Break(()) => return,
                }
                continue;
            }
            let start = waiting.len();
            let mut push = |first, second| waiting.push((gap(first, second), first, second));
            // The greater one is divided.
            if first.0 >= second.0 {
                self.children(first).for_each(|child| push(child, second));
            } else {
                other.children(second).for_each(|child| push(first, child));
            }
            waiting[start..].sort_unstable_by(|p, q| q.0.total_cmp(&p.0));
        }
    }

    /// Visits the pieces that a ray to the right from somewhere in `from` may meet.
    pub(super) fn right_of(&self, from: Extent, mut visit: impl FnMut(usize)) {
        let mut waiting: Vec<Node> = self.root().into_iter().collect();
        while let Some(node) = waiting.pop() {
            if !self.extent(node).is_right_of(&from) {
                continue;
            }
            match node {
                (0, piece) => visit(piece),
                _ => waiting.extend(self.children(node)),
            }
        }
    }

    /// Visits the pieces that may have a point in common with one in `extent`.
    pub(super) fn meeting(&self, extent: Extent, mut visit: impl FnMut(usize)) {
        let mut waiting: Vec<Node> = self.root().into_iter().collect();
        while let Some(node) = waiting.pop() {
            if self.extent(node).gap(&extent) > 0.0 {
                continue;
            }
            match node {
                (0, piece) => visit(piece),
                _ => waiting.extend(self.children(node)),
            }
        }
    }
}
