//! The nearest of many points, and those in a circle or a box.
//!
//! ```text
//!   ┌────·──┬───────────┐     A line through the median halves the points, lines through the
//!   │       │  ·        │     halves' medians halve those, each across the longer side.
//!   ├──·────┤      q    │     A search goes down q's side first; the other side
//!   │       ├───────·───┤     of a line is looked at only where the line is nearer to q
//!   │  ·    │     ·     │     than the best point so far.
//!   └───────┴───────────┘
//! ```
//!
//! | query | cost, for points that are not on few places |
//! |---|---|
//! | [`nearest`](KdTree::nearest) | O(log n) expected |
//! | [`k_nearest`](KdTree::k_nearest) | O(k log k + log n) expected |
//! | [`within`](KdTree::within), [`in_box`](KdTree::in_box) | O(√n + k) for k answers |
//!
//! The lines stand in an array by levels, the two below line k at 2k and 2k + 1, and the points
//! in another one from the leftmost range to the rightmost, so that a search touches
//! little memory. All distances are compared exactly, also that to the other side of lines: the
//! point nearest to q there has q's coordinates or those of lines. So ties are ties, and the
//! answer is that of a comparison with every point; quick bounds in `f64` come first.
//!
//! Measured on 10³, 10⁵ and 10⁶ points in a square beside kiddo 5's immutable tree, which computes
//! distances in `f64` and decides by them: building takes 1.4, 1.1 and 0.5 of its time, the nearest point
//! 0.9, 1.3 and 1.5, the ten nearest 0.9, 1.1 and 1.1, some ten within a radius 1.4 to 1.6, sorted.
//!
//! When not to use it: points that move or are added; a few dozen queries, for which a scan
//! costs less than the tree.
//!
//! Source: Bentley, "Multidimensional binary search trees used for associative searching"
//! (1975). Deviations: the axis of the longer side, leaves of several points.

mod order;
#[cfg(test)]
mod tests;

use std::{collections::BinaryHeap, ops::Range};

use self::order::{Candidate, Nearest, beyond, certainly_less, point, squared};

use crate::{
    coordinate::Coordinate,
    distance::{compare_distance, compare_length_with},
    point::{Axis, Point},
    shapes::BoundingBox,
};

/// A range of at most so many points is scanned.
const LEAF: usize = 16;

/// Points, ready to be searched. It can be shared among threads.
///
/// Points are told by their index in the slice that was given.
///
/// # Examples
/// ```
/// use kihon_geometry::{KdTree, Point};
/// let points = [(0, 0), (9, 1), (4, 4), (5, 5), (9, 9)].map(Point::<i64>::from);
/// let tree = KdTree::new(&points);
/// assert_eq!(tree.nearest(Point::from((8, 3))), Some(1));
/// assert_eq!(tree.k_nearest(Point::from((4, 4)), 3), [2, 3, 0]);
/// assert_eq!(tree.nearest_batch(&points), [0, 1, 2, 3, 4].map(Some));
/// ```
#[derive(Clone, Debug)]
pub struct KdTree<T: Coordinate = f64> {
    /// By range.
    points: Vec<Point<T>>,
    /// Of each point the index that it is told by.
    indices: Vec<u32>,
    /// From the second place on.
    lines: Vec<Line<T>>,
    /// Where each range of points begins, and the last one ends.
    starts: Vec<u32>,
}

/// A line across an axis: no point of the range before is beyond it, none of that after before it.
#[derive(Clone, Copy, Debug)]
struct Line<T> {
    axis: Axis,
    at: T,
}

impl<T: Coordinate> KdTree<T> {
    /// The tree of these points.
    ///
    /// # Complexity
    /// O(n log n) time and O(n) space for n points.
    ///
    /// # Panics
    /// At 2³² points or more.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{KdTree, Point};
    /// assert_eq!(KdTree::<f64>::new(&[]).nearest(Point::ORIGIN), None);
    /// ```
    #[must_use]
    pub fn new(points: &[Point<T>]) -> Self {
        assert!(u32::try_from(points.len()).is_ok(), "{} points", points.len());
        let mut nodes: Vec<(Point<T>, u32)> = points.iter().copied().zip(0..).collect();
        let end = points.len() as u32;
        let levels = points.len().div_ceil(LEAF).next_power_of_two();
        let mut lines = vec![Line { axis: Axis::X, at: T::ZERO }; levels];
        let mut ranges = vec![(0, nodes.len()); 2 * levels];
        for line in 1..levels {
            let (from, to) = ranges[line];
            let range = &mut nodes[from..to];
            let axis = longer_side(range);
            let middle = range.len() / 2;
            let (_, at, _) = range.select_nth_unstable_by(middle, |p, q| on(axis, p.0).compare(on(axis, q.0)));
            lines[line] = Line { axis, at: on(axis, at.0) };
            (ranges[2 * line], ranges[2 * line + 1]) = ((from, from + middle), (from + middle, to));
        }
        let (points, indices) = nodes.into_iter().unzip();
        let starts = ranges[levels..].iter().map(|range| range.0 as u32).chain([end]).collect();
        Self { points, indices, lines, starts }
    }

    /// The index of a point to which none is nearer; `None` of no points.
    ///
    /// # Complexity
    /// O(log n) expected; O(n) where all points are as near.
    ///
    /// # Accuracy
    /// Exact for all points of every coordinate type.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{KdTree, PointError, point::points_from};
    /// let points = points_from(&[(0.0, 0.0), (0.0, 1e-300), (1.0, 0.0)])?;
    /// let tree = KdTree::new(&points);
    /// assert_eq!(tree.nearest(points_from(&[(0.0, 0.75e-300)])?[0]), Some(1));
    /// # Ok::<(), PointError>(())
    /// ```
    #[must_use]
    pub fn nearest(&self, q: Point<T>) -> Option<usize> {
        let first = *self.points.first()?;
        let mut best = Nearest::new(0, first, squared(q, first.into()));
        self.search(
            q,
            &mut best,
            |best, foot| best.is_beyond(q, foot),
            |best, range| {
                // Without a branch for each: mostly none is nearer.
                let near = |p: &Point<T>| squared(q, (*p).into()) <= best.above;
                if !self.points[range.clone()].iter().fold(false, |any, p| any | near(p)) {
                    return;
                }
                for k in range {
                    let p = self.points[k];
                    if best.is_beyond(q, p.into()) {
                        *best = Nearest::new(k, p, squared(q, p.into()));
                    }
                }
            },
        );
        Some(self.indices[best.place] as usize)
    }

    /// [`nearest`](Self::nearest) for each of the points.
    ///
    /// # Complexity
    /// As that of each.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// See [`KdTree`].
    #[must_use]
    pub fn nearest_batch(&self, points: &[Point<T>]) -> Vec<Option<usize>> {
        points.iter().map(|&q| self.nearest(q)).collect()
    }

    /// The indices of the `k` nearest points, or of all where there are fewer, the nearest
    /// first; of equally near ones the first given.
    ///
    /// # Complexity
    /// O(k log k + log n) expected.
    ///
    /// # Accuracy
    /// Exact for all points of every coordinate type.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{KdTree, Point};
    /// let ring = [(1, 0), (0, 1), (-1, 0), (0, -1), (2, 2)].map(Point::<i32>::from);
    /// assert_eq!(KdTree::new(&ring).k_nearest(Point::ORIGIN, 3), [0, 1, 2]);
    /// ```
    #[must_use]
    pub fn k_nearest(&self, q: Point<T>, k: usize) -> Vec<usize> {
        let count = k;
        if count == 0 {
            return Vec::new();
        }
        let mut found: BinaryHeap<Candidate<T>> = BinaryHeap::with_capacity(count.min(self.points.len()));
        self.search(
            q,
            &mut found,
            |found, foot| {
                let reaches = |worst: &Candidate<T>| {
                    squared(q, foot) <= beyond(worst.squared) && !compare_distance(q, point(foot), worst.point).is_gt()
                };
                found.len() < count || found.peek().is_some_and(reaches)
            },
            |found, range| {
                for k in range {
                    let point = self.points[k];
                    let candidate = Candidate { q, point, index: self.indices[k], squared: squared(q, point.into()) };
                    if found.len() < count {
                        found.push(candidate);
                    } else if let Some(mut worst) = found.peek_mut()
                        && candidate < *worst
                    {
                        *worst = candidate;
                    }
                }
            },
        );
        found.into_sorted_vec().into_iter().map(|candidate| candidate.index as usize).collect()
    }

    /// The indices of the points at most `radius` away from `q`, in order. None for a radius
    /// that is negative or NaN.
    ///
    /// # Complexity
    /// O(√n + k log k) for k answers.
    ///
    /// # Accuracy
    /// Exact for all points of every coordinate type.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{KdTree, Point};
    /// let points = [(3, 4), (0, 5), (4, 4), (0, 0)].map(Point::<i64>::from);
    /// assert_eq!(KdTree::new(&points).within(Point::ORIGIN, 5), [0, 1, 3]);
    /// ```
    #[must_use]
    pub fn within(&self, q: Point<T>, radius: T) -> Vec<usize> {
        let rounded = radius.to_f64();
        let above = beyond(rounded * rounded);
        let below = certainly_less(rounded * rounded);
        let near = |p: [T; 2]| {
            let squared = squared(q, p);
            squared < below || squared <= above && compare_length_with([q, point(p)], radius).is_le()
        };
        if rounded.is_nan() || rounded < 0.0 {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.search(
            q,
            &mut found,
            |_, foot| near(foot),
            |found, range| {
                let inside = range.filter(|&k| near(self.points[k].into()));
                found.extend(inside.map(|k| self.indices[k] as usize));
            },
        );
        found.sort_unstable();
        found
    }

    /// The indices of the points in a box or on its boundary, in order.
    ///
    /// # Complexity
    /// O(√n + k log k) for k answers.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, KdTree, Point};
    /// let points = [(3, 4), (0, 5), (4, 4), (0, 0)].map(Point::<i64>::from);
    /// let area = BoundingBox::between(Point::from((0, 4)), Point::from((3, 9)));
    /// assert_eq!(KdTree::new(&points).in_box(area), [0, 1]);
    /// ```
    #[must_use]
    pub fn in_box(&self, area: BoundingBox<T>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting = vec![1];
        while let Some(line) = waiting.pop() {
            let Some(&Line { axis, at }) = self.lines.get(line) else {
                let inside = self.range(line).filter(|&k| area.contains(self.points[k]));
                found.extend(inside.map(|k| self.indices[k] as usize));
                continue;
            };
            if on(axis, area.least()).compare(at).is_le() {
                waiting.push(2 * line);
            }
            if on(axis, area.greatest()).compare(at).is_ge() {
                waiting.push(2 * line + 1);
            }
        }
        found.sort_unstable();
        found
    }

    /// Visits the points of whatever range may hold an answer, that of `q` first, the others
    /// where `reaches` says of the point nearest to `q` that a range can hold that it is near
    /// enough.
    #[inline]
    fn search<S>(
        &self,
        q: Point<T>,
        state: &mut S,
        reaches: impl Fn(&S, [T; 2]) -> bool,
        mut visit: impl FnMut(&mut S, Range<usize>),
    ) {
        // Places in the tree, with the nearest point to q that there can be below; one a level.
        let mut waiting = [(0, [T::ZERO; 2]); 32];
        let (mut count, mut place, mut foot) = (0, 1, q.into());
        loop {
            while let Some(&Line { axis, at }) = self.lines.get(place) {
                let near = 2 * place + usize::from(!on(axis, q).compare(at).is_lt());
                waiting[count] = (near ^ 1, moved_to(axis, at, foot));
                count += 1;
                place = near;
            }
            visit(state, self.range(place));
            loop {
                if count == 0 {
                    return;
                }
                count -= 1;
                (place, foot) = waiting[count];
                if reaches(state, foot) {
                    break;
                }
            }
        }
    }

    /// The points below a place without a line.
    #[inline]
    fn range(&self, place: usize) -> Range<usize> {
        let k = place - self.lines.len();
        self.starts[k] as usize..self.starts[k + 1] as usize
    }
}

/// Along which axis the points are farther apart, up to rounding.
fn longer_side<T: Coordinate>(points: &[(Point<T>, u32)]) -> Axis {
    let Some(&(first, _)) = points.first() else { return Axis::X };
    let (mut least, mut greatest) = ([first.x(), first.y()], [first.x(), first.y()]);
    for &(p, _) in points {
        for (k, x) in [p.x(), p.y()].into_iter().enumerate() {
            least[k] = if x < least[k] { x } else { least[k] };
            greatest[k] = if x > greatest[k] { x } else { greatest[k] };
        }
    }
    let [width, height] = [0, 1].map(|k| greatest[k].rounded_difference(least[k]));
    if width >= height { Axis::X } else { Axis::Y }
}

#[inline]
fn on<T: Coordinate>(axis: Axis, p: Point<T>) -> T {
    match axis {
        Axis::X => p.x(),
        Axis::Y => p.y(),
    }
}

/// The point of a line across the axis that is nearest to another.
#[inline]
fn moved_to<T: Coordinate>(axis: Axis, at: T, [x, y]: [T; 2]) -> [T; 2] {
    match axis {
        Axis::X => [at, y],
        Axis::Y => [x, at],
    }
}
