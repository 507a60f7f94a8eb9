//! The smallest circle around a set of points.
//!
//! ```text
//!        .─·─.            It passes through two points that are a diameter of it, or
//!      ╱  ∘ ∘ ╲           through three that make an acute triangle: its support. The
//!     │ ∘    ∘ │          others (∘) are inside of it or on it. Such a circle is the
//!     │   ∘    │          smallest, for every circle around a diameter's ends or an
//!      ·  ∘   ·           acute triangle's corners is at least as large.
//!        `───'
//! ```
//!
#![doc = include_str!("../../pictures/enclosing-circle.svg")]
//!
//! | function | cost |
//! |---|---|
//! | [`smallest_enclosing_circle`] | O(n) expected; about two looks at each point |
//! | [`welzl`] | O(n) expected; the textbook's three loops |
//! | [`naive`] | O(n⁴): every pair, every triple |
//!
//! The recommended way goes around the points in blocks. Where points of a block are
//! outside of the circle so far, the farthest of them joins the support, which gives
//! the next larger circle by trying the few pairs and triples of at most four points;
//! it is done when a whole round has found no point outside. Each circle is larger than
//! the one before, so it ends, and after a few dozen circles for any input we know; should
//! it take very many, [`welzl`] takes over, which is linear for every input.
//!
//! Whether a point is outside is decided exactly: by the angle at which it sees the
//! diameter from a support point (Thales), first in `f64` for a whole block at once, then
//! in twice the precision, at last by [`in_circle`](crate::in_circle()) or
//! [`in_diametral_circle`](crate::in_diametral_circle()). So the circle contains every point
//! by exact arithmetic, where a computed centre and radius leave some of them outside.
//! The answer is the support; its centre and radius are rounded from it.
//!
//! Measured beside Welzl's loops in plain `f64` with an ε: 0.06 of their time for 10⁶ points in a
//! square and 0.3 for 10³. On a circle each point is near enough to be asked in twice the precision:
//! 0.5 for 10⁶ points, but 1.2 for 10⁵ and up to 5 for 10³, where the ε takes the first circle for
//! the last. When not to use it: coordinates whose squares leave the range of `f64` cost
//! microseconds a point.
//!
//! Source: Welzl, "Smallest enclosing disks (balls and ellipsoids)" (1991), for the
//! three loops; Gärtner, "Fast and robust smallest enclosing balls" (1999), for taking
//! the farthest point first. Deviations: exact predicates, blocks.

mod circle;
mod filter;
#[cfg(test)]
mod tests;
mod textbook;

use crate::{coordinate::Coordinate, in_circle::CircleSide, point::Point};

pub use circle::EnclosingCircle;
pub use textbook::{naive, welzl};

use filter::{Filter, Look};

/// Points looked at together: so many stay in the nearest cache.
const BLOCK: usize = 512;

/// Circles before the textbook's way takes over.
const PATIENCE: usize = 10_000;

/// The smallest circle that contains all points; `None` of no points.
///
/// The circle is unique; of several supports that give it, it is one.
///
/// # Complexity
/// O(n) expected, whatever the input; O(1) space, O(n) where more than 10,000 circles
/// were tried.
///
/// # Accuracy
/// Exact for every coordinate type: the circle through the support contains every point.
/// [`EnclosingCircle::center`] and [`EnclosingCircle::radius`] are rounded.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, smallest_enclosing_circle};
/// let points = [(0, 0), (8, 0), (4, 1), (5, 3), (4, -4)].map(Point::<i64>::from);
/// let circle = smallest_enclosing_circle(&points).unwrap();
/// assert_eq!(circle.support(), [(0, 0), (8, 0)].map(Point::from));
/// assert_eq!((circle.center(), circle.radius()), (Point::new(4.0, 0.0)?, 4.0));
/// assert!(smallest_enclosing_circle::<f64>(&[]).is_none());
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn smallest_enclosing_circle<T: Coordinate>(points: &[Point<T>]) -> Option<EnclosingCircle<T>> {
    search(points, PATIENCE)
}

/// The same, with so many circles before the textbook's way takes over.
fn search<T: Coordinate>(points: &[Point<T>], patience: usize) -> Option<EnclosingCircle<T>> {
    let mut circle = EnclosingCircle::point(*points.first()?);
    let mut filter = Filter::new(&circle);
    let (mut clean, mut circles) = (0, 0);
    for block in points.chunks(BLOCK).cycle() {
        while let Some(p) = outside(block, &circle, &filter) {
            if circles == patience {
                return welzl(points);
            }
            circles += 1;
            circle = circle.with(p);
            filter = Filter::new(&circle);
            clean = 0;
        }
        clean += block.len();
        if clean >= points.len() {
            break;
        }
    }
    Some(circle.in_order())
}

/// A point of the block outside of the circle: as far outside as any, up to rounding.
fn outside<T: Coordinate>(block: &[Point<T>], circle: &EnclosingCircle<T>, filter: &Filter<T>) -> Option<Point<T>> {
    let is_outside = |p: Point<T>| circle.side(p) == CircleSide::Outside;
    let mut few;
    let block = match filter.look(block) {
        Look::AllInside => return None,
        Look::SomeOutside => {
            // Of squares beyond the range of `f64` it is any.
            let farthest = filter.farthest(block).filter(|&p| is_outside(p));
            return farthest.or_else(|| block.iter().copied().find(|&p| is_outside(p)));
        }
        Look::Near(count) if count < block.len() / 2 => {
            few = [block[0]; BLOCK];
            filter.compact(block, &mut few)
        }
        Look::Near(_) => block,
    };
    let mut excess = [0.0; BLOCK];
    let excess = &mut excess[..block.len()];
    filter.excess(block, excess);
    if excess.iter().fold(true, |all, &excess| all & filter.is_inside(excess)) {
        return None;
    }
    let farthest = (0..block.len()).max_by(|&i, &j| excess[i].total_cmp(&excess[j]))?;
    if !filter.is_inside(excess[farthest]) && is_outside(block[farthest]) {
        return Some(block[farthest]);
    }
    // Nearly as far as the circle, all of them.
    let unsure = (0..block.len()).filter(|&i| !filter.is_inside(excess[i]));
    unsure.map(|i| block[i]).find(|&p| is_outside(p))
}
