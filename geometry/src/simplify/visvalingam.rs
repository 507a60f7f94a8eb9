//! Visvalingam and Whyatt's way: the corner that matters least goes first.
//!
//! Corners wait in a queue by their areas. The areas that go rise, but for a few: so only those
//! that are next wait in a heap, and the others by classes of area that are not sorted yet, as in
//! a radix sort. The heap stays small enough for a near cache.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    kernel::double::Double,
    orientation::{Orientation, orient2d},
    point::Point,
    shapes::BoundingBox,
};

/// As many times more corners than classes of area.
const CLASS: usize = 8;

/// The points that are left when, again and again, the one whose triangle with its
/// neighbours has the least area goes, while that is less than `area`.
///
/// The first and the last point stay. Of equal areas that of the earlier point goes first.
///
/// # Complexity
/// O(n log n) time and O(n) space for n points.
///
/// # Accuracy
/// An area counts as 0 exactly where the three points are on one line; else it is the true
/// one to within 1 ulp and 2⁻¹⁰⁰ of the product of two sides. Infinite where it overflows.
///
/// # Examples
/// ```
/// use kihon_geometry::{PointError, point::points_from, simplify::visvalingam_whyatt};
/// let way = points_from(&[(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 3.0), (4.0, 0.0)])?;
/// assert_eq!(visvalingam_whyatt(&way, 0.5), [way[0], way[2], way[3], way[4]]);
/// assert_eq!(visvalingam_whyatt(&way, 1e9), [way[0], way[4]]);
/// assert_eq!(visvalingam_whyatt(&way, 0.0), way);
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn visvalingam_whyatt(points: &[Point], area: f64) -> Vec<Point> {
    let goes = |twice: f64| twice < 2.0 * area;
    let mut corners: Vec<Corner> = (0..points.len())
        .map(|k| Corner { point: points[k], before: k.saturating_sub(1), after: k + 1, twice: Some(f64::INFINITY) })
        .collect();
    let mut queue = Queue::new(points);
    for k in 1..points.len().saturating_sub(1) {
        let twice = twice_area([points[k - 1], points[k], points[k + 1]]);
        corners[k].twice = Some(twice);
        if goes(twice) {
            queue.push(twice, k);
        }
    }
    while let Some(k) = queue.pop(|twice, k| corners[k].twice == Some(twice)) {
        let Corner { before, after, .. } = corners[k];
        corners[k].twice = None;
        (corners[before].after, corners[after].before) = (after, before);
        for k in [before, after].into_iter().filter(|&k| k != 0 && k != points.len() - 1) {
            let corner = corners[k];
            let twice = twice_area([corners[corner.before].point, corner.point, corners[corner.after].point]);
            corners[k].twice = Some(twice);
            if goes(twice) {
                queue.push(twice, k);
            }
        }
    }
    corners.into_iter().filter(|corner| corner.twice.is_some()).map(|corner| corner.point).collect()
}

#[derive(Clone, Copy)]
struct Corner {
    point: Point,
    /// Its neighbours among the corners that are left.
    before: usize,
    after: usize,
    /// Twice the area of the triangle with them; none once it is gone.
    twice: Option<f64>,
}

/// Areas and corners, the least first; of equal areas the earlier corner.
struct Queue {
    /// All up to the class that the last came from. Areas from +0 on are ordered as their bits are.
    next: BinaryHeap<Reverse<(u64, usize)>>,
    /// By their areas' bits; those before `class` are empty.
    classes: Vec<Vec<(u64, usize)>>,
    class: usize,
    /// Of what is in the first class, and how many bits one of them spans.
    low: u64,
    shift: u32,
}

impl Queue {
    fn new(points: &[Point]) -> Self {
        let count = points.len() / CLASS + 1;
        // No triangle has more than half the area of the box around it. Those on an even curve have
        // an n³-th of it, and few have less than a thousandth of that: they are one class.
        let area = |around: BoundingBox| {
            let (least, greatest) = (around.least(), around.greatest());
            ((greatest.x() - least.x()) * (greatest.y() - least.y())).min(f64::MAX)
        };
        let greatest = BoundingBox::around(points).map_or(0.0, area);
        let least = greatest * 1e-3 / (points.len().max(1) as f64).powi(3);
        let (low, high) = (least.to_bits(), greatest.to_bits());
        let shift = ((high - low) / count as u64 + 1).next_power_of_two().trailing_zeros();
        Self { next: BinaryHeap::new(), classes: vec![Vec::new(); count], class: 0, low, shift }
    }

    fn push(&mut self, twice: f64, corner: usize) {
        let bits = twice.to_bits();
        let class = ((bits.saturating_sub(self.low) >> self.shift) as usize).min(self.classes.len() - 1);
        if class <= self.class {
            self.next.push(Reverse((bits, corner)));
        } else {
            self.classes[class].push((bits, corner));
        }
    }

    /// The next corner of those whose area still holds.
    fn pop(&mut self, holds: impl Fn(f64, usize) -> bool) -> Option<usize> {
        let holds = |&(bits, corner): &(u64, usize)| holds(f64::from_bits(bits), corner);
        loop {
            while let Some(Reverse(entry)) = self.next.pop() {
                if holds(&entry) {
                    return Some(entry.1);
                }
            }
            self.class += 1;
            let class = std::mem::take(self.classes.get_mut(self.class)?);
            self.next = class.into_iter().filter(holds).map(Reverse).collect();
        }
    }
}

/// The area of the parallelogram on a triangle: not negative, not NaN.
pub(super) fn twice_area([a, b, c]: [Point; 3]) -> f64 {
    if orient2d(a, b, c) == Orientation::Collinear {
        return 0.0;
    }
    let from_b = |p: Point| [Double::sum(p.x(), -b.x()), Double::sum(p.y(), -b.y())];
    let ([ux, uy], [vx, vy]) = (from_b(a), from_b(c));
    let twice = (ux * vy - uy * vx).high.abs();
    // Twice the precision overflows early: splitting a factor, or in between.
    let plain = || (ux.high * vy.high - uy.high * vx.high).abs();
    let finite = |x: f64| x.is_finite().then_some(x);
    finite(twice).or_else(|| finite(plain())).unwrap_or(f64::INFINITY)
}
