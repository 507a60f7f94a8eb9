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
//! The tree is an array: a node is the middle of its range, its children the ranges before
//! and after, so that nothing but the points and an axis for each is stored. All
//! distances are compared exactly, also that to a line: the foot of a perpendicular on a line
//! along an axis is a point. So ties are ties, and the answer is that of a comparison with
//! every point.
//!
//! Measured on 10⁵ points in a square beside kiddo 5's immutable tree, which computes distances
//! in `f64` and decides by them: building takes 1.29 of its time, the nearest point 2.5, the ten
//! nearest 2.1.
//!
//! When not to use it: points that move or are added; a few dozen queries, for which a scan
//! costs less than the tree.
//!
//! Source: Bentley, "Multidimensional binary search trees used for associative searching"
//! (1975). Deviations: the axis of the longer side, leaves of several points.

#[cfg(test)]
mod tests;

use std::{cmp::Ordering, collections::BinaryHeap};

use crate::{
    coordinate::Coordinate,
    distance::{compare_distance, compare_length_with, compare_lengths},
    point::{Axis, Point},
    shapes::BoundingBox,
};

/// A range of at most so many points is scanned.
const LEAF: usize = 8;

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
    /// With each point its index.
    nodes: Vec<Node<T>>,
}

#[derive(Clone, Copy, Debug)]
struct Node<T> {
    point: Point<T>,
    index: u32,
    axis: Axis,
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
        let node = |(index, &point)| Node { point, index: index as u32, axis: Axis::X };
        let mut nodes: Vec<Node<T>> = points.iter().enumerate().map(node).collect();
        let mut waiting = vec![(0, nodes.len())];
        while let Some((from, to)) = waiting.pop() {
            if to - from <= LEAF {
                continue;
            }
            let range = &mut nodes[from..to];
            let axis = longer_side(range);
            let middle = range.len() / 2;
            range.select_nth_unstable_by(middle, |p, q| compare_on(axis, p.point, q.point));
            range[middle].axis = axis;
            waiting.extend([(from, from + middle), (from + middle + 1, to)]);
        }
        Self { nodes }
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
        let first = *self.nodes.first()?;
        let mut best = (first, beyond(squared(q, first.point)));
        self.search(
            q,
            &mut best,
            |(best, beyond), foot| squared(q, foot) <= *beyond && compare_lengths([q, foot], [q, best.point]).is_lt(),
            |(best, limit), node| {
                let squared = squared(q, node.point);
                if squared <= *limit && compare_distance(q, node.point, best.point).is_lt() {
                    (*best, *limit) = (*node, beyond(squared));
                }
            },
        );
        Some(best.0.index as usize)
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
        let mut found: BinaryHeap<Candidate<T>> = BinaryHeap::new();
        if k == 0 {
            return Vec::new();
        }
        self.search(
            q,
            &mut found,
            |found, foot| {
                found.len() < k || found.peek().is_some_and(|worst| !compare_distance(q, foot, worst.point).is_gt())
            },
            |found, node| {
                let candidate = Candidate { q, point: node.point, index: node.index };
                if found.len() < k {
                    found.push(candidate);
                } else if let Some(mut worst) = found.peek_mut()
                    && candidate < *worst
                {
                    *worst = candidate;
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
        let near = |p: Point<T>| compare_length_with([q, p], radius).is_le();
        let mut found = Vec::new();
        self.search(
            q,
            &mut found,
            |_, foot| near(foot),
            |found, node| found.extend(near(node.point).then_some(node.index as usize)),
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
        let mut waiting = vec![(0, self.nodes.len())];
        while let Some((from, to)) = waiting.pop() {
            if to - from <= LEAF {
                found.extend(
                    self.nodes[from..to]
                        .iter()
                        .filter(|node| area.contains(node.point))
                        .map(|node| node.index as usize),
                );
                continue;
            }
            let middle = from + (to - from) / 2;
            let Node { point, index, axis } = self.nodes[middle];
            found.extend(area.contains(point).then_some(index as usize));
            if compare_on(axis, area.least(), point).is_le() {
                waiting.push((from, middle));
            }
            if compare_on(axis, area.greatest(), point).is_ge() {
                waiting.push((middle + 1, to));
            }
        }
        found.sort_unstable();
        found
    }

    /// Goes through the ranges, that of `q` first, the other one where `reaches` says of the
    /// foot of the perpendicular on the line between that it is near enough.
    #[inline]
    fn search<S>(
        &self,
        q: Point<T>,
        state: &mut S,
        reaches: impl Fn(&S, Point<T>) -> bool,
        mut visit: impl FnMut(&mut S, &Node<T>),
    ) {
        // The ranges on the other side of a line, and that line's foot.
        let mut waiting = vec![(0, self.nodes.len(), q)];
        while let Some((mut from, mut to, foot)) = waiting.pop() {
            if foot != q && !reaches(state, foot) {
                continue;
            }
            while to - from > LEAF {
                let middle = from + (to - from) / 2;
                let node = &self.nodes[middle];
                visit(state, node);
                let foot = foot_on(node.axis, node.point, q);
                if compare_on(node.axis, q, node.point).is_lt() {
                    waiting.push((middle + 1, to, foot));
                    to = middle;
                } else {
                    waiting.push((from, middle, foot));
                    from = middle + 1;
                }
            }
            self.nodes[from..to].iter().for_each(|node| visit(state, node));
        }
    }
}

/// The squared distance in `f64`.
#[inline]
fn squared<T: Coordinate>(p: Point<T>, q: Point<T>) -> f64 {
    let (x, y) = (p.x().rounded_difference(q.x()), p.y().rounded_difference(q.y()));
    x * x + y * y
}

/// A computed square above this is that of a longer distance: both are off by at most 10u of
/// themselves, and by underflow. Infinite where it is not certain to be so.
#[inline]
fn beyond(squared: f64) -> f64 {
    squared * (1.0 + 32.0 * f64::EPSILON) + 1e-290
}

/// Along which axis the points are farther apart, up to rounding.
fn longer_side<T: Coordinate>(nodes: &[Node<T>]) -> Axis {
    let first = nodes[0].point;
    let (mut least, mut greatest) = ([first.x(), first.y()], [first.x(), first.y()]);
    for node in nodes {
        for (k, x) in [node.point.x(), node.point.y()].into_iter().enumerate() {
            least[k] = if x < least[k] { x } else { least[k] };
            greatest[k] = if x > greatest[k] { x } else { greatest[k] };
        }
    }
    let [width, height] = [0, 1].map(|k| greatest[k].rounded_difference(least[k]));
    if width >= height { Axis::X } else { Axis::Y }
}

#[inline]
fn compare_on<T: Coordinate>(axis: Axis, p: Point<T>, q: Point<T>) -> Ordering {
    match axis {
        Axis::X => p.x().compare(q.x()),
        Axis::Y => p.y().compare(q.y()),
    }
}

/// The point nearest to `q` on the line across the axis through `p`.
#[inline]
fn foot_on<T: Coordinate>(axis: Axis, p: Point<T>, q: Point<T>) -> Point<T> {
    let foot = match axis {
        Axis::X => Point::new(p.x(), q.y()),
        Axis::Y => Point::new(q.x(), p.y()),
    };
    foot.expect("coordinates of points")
}

/// A point by its distance from `q`, and its index where that is the same.
struct Candidate<T: Coordinate> {
    q: Point<T>,
    point: Point<T>,
    index: u32,
}

impl<T: Coordinate> Ord for Candidate<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_distance(self.q, self.point, other.point).then(self.index.cmp(&other.index))
    }
}

impl<T: Coordinate> PartialOrd for Candidate<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Coordinate> PartialEq for Candidate<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Coordinate> Eq for Candidate<T> {}
