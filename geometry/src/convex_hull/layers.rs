//! The hull of two hulls, and hulls within hulls.
//!
//! ```text
//!     ·───────·
//!    ╱ ·─────· ╲        convex layers: take the corners of the hull away, then those of
//!   ·  │ · · │  ·       the hull of what is left, until nothing is
//!    ╲ ·─────· ╱
//!     ·───────·
//! ```

use super::{convex_hull, of_sorted};
use crate::{coordinate::Coordinate, orientation::Orientation, point::Point};

/// The corners of the hull of two convex polygons, each given by its corners as
/// [`convex_hull`] gives them.
///
/// The corners of a hull are two runs in order, from the least point and back to it, which a sort
/// merges in one pass.
///
/// # Complexity
/// O(n + m) for n and m corners in that order, O((n + m) log (n + m)) in any other.
///
/// # Accuracy
/// Exact for every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, convex_hull, convex_hull::merged_hulls};
/// let points = [(0, 0), (2, 0), (1, 1), (5, 5), (6, 5), (6, 6)].map(Point::<i64>::from);
/// let (first, second) = points.split_at(3);
/// assert_eq!(merged_hulls(&convex_hull(first), &convex_hull(second)), convex_hull(&points));
/// ```
#[must_use]
pub fn merged_hulls<T: Coordinate>(first: &[Point<T>], second: &[Point<T>]) -> Vec<Point<T>> {
    let mut corners = [first, second].concat();
    // Stable, because that sort finds runs.
    corners.sort();
    of_sorted(corners, |turn| turn == Orientation::CounterClockwise)
}

/// The corners of the convex hull, those of the hull of the points that are left, and so on
/// until none is left: each layer as [`convex_hull`] gives it.
///
/// Each point once, however often it is given. A point on a side of a layer and no corner of it is
/// left to the next one.
///
/// # Complexity
/// O(n·L) time for n points and L layers, after a sort: about n^(2/3) of them for points in a disk.
///
/// # Accuracy
/// Exact for every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, convex_hull::convex_layers};
/// let points = [(0, 0), (9, 0), (9, 9), (0, 9), (2, 2), (4, 3), (3, 4), (3, 3)].map(Point::<i32>::from);
/// let layers = convex_layers(&points);
/// assert_eq!(layers.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 1]);
/// assert_eq!(layers[2], [Point::from((3, 3))]);
/// ```
#[must_use]
pub fn convex_layers<T: Coordinate>(points: &[Point<T>]) -> Vec<Vec<Point<T>>> {
    let mut left = points.to_vec();
    left.sort_unstable();
    left.dedup();
    let mut layers = Vec::new();
    while !left.is_empty() {
        let layer = convex_hull(&left);
        let mut taken = layer.clone();
        taken.sort_unstable();
        let mut taken = taken.into_iter().peekable();
        left.retain(|p| taken.next_if_eq(p).is_none());
        layers.push(layer);
    }
    layers
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{
        orientation::orient2d,
        testing::{PATTERNS, Pattern, laws, patterns::rounded},
    };

    #[test]
    fn the_hull_of_two_hulls_is_that_of_all_points() {
        for Pattern { name, points, .. } in PATTERNS {
            for (n, m) in [(0, 0), (0, 5), (1, 1), (3, 40), (200, 200)] {
                let (first, second) = (points(n, 1), points(m, 2));
                let merged = merged_hulls(&convex_hull(&first), &convex_hull(&second));
                assert_eq!(merged, convex_hull(&[first, second].concat()), "{name}");
            }
        }
    }

    /// Each point is in one layer; each layer is its own hull and holds the next one.
    #[test]
    fn layers_hold_one_another_and_all_points() {
        fn check<T: Coordinate>(points: &[Point<T>], name: &str) {
            let layers = convex_layers(points);
            let all: Vec<Point<T>> = layers.concat();
            let distinct: HashSet<Point<T>> = points.iter().copied().collect();
            assert_eq!(all.len(), distinct.len(), "{name}: a point twice or never");
            assert_eq!(all.into_iter().collect::<HashSet<_>>(), distinct, "{name}");
            for layer in &layers {
                assert_eq!(&convex_hull(layer), layer, "{name}");
            }
            for pair in layers.windows(2) {
                let (outer, inner) = (&pair[0], &pair[1]);
                let side = |k: usize| (outer[k], outer[(k + 1) % outer.len()]);
                let outside =
                    |p: Point<T>| (0..outer.len()).any(|k| orient2d(side(k).0, side(k).1, p) == Orientation::Clockwise);
                assert!(inner.iter().all(|&p| !outside(p)), "{name}");
            }
        }
        for Pattern { name, points, .. } in PATTERNS {
            for n in [0, 1, 2, 3, 10, 150] {
                let points = points(n, 3);
                check(&points, name);
                check(&rounded(&points, 5.0), name);
                let mut reversed = points.clone();
                reversed.reverse();
                assert_eq!(convex_layers(&reversed), convex_layers(&points), "{name}");
                let swapped: usize = convex_layers(&laws::swapped(&points)).len();
                assert_eq!(swapped, convex_layers(&points).len(), "{name}: axes exchanged");
            }
        }
    }
}
