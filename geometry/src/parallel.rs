//! Batch forms over all cores, with the feature `rayon`: the same answers, to the bit.
//!
//! The input is cut into pieces of some thousand points, enough to be worth a task. The
//! hull of many points is that of the hulls of the pieces, and exact on each level, so it
//! is the same hull.
//!
//! # Complexity
//! The work of the plain form, divided by the cores. The hull of hulls is little more where
//! few points are corners, and gains nothing where all are.
//!
//! Not for a few thousand points: there the plain form is done before the tasks are.

use rayon::prelude::*;

use crate::{
    convex_hull::convex_hull as plain_hull,
    convex_polygon::ConvexPolygon,
    coordinate::Coordinate,
    kd_tree::KdTree,
    location::Location,
    point::{Point, PointError},
    point_in_polygon::PreparedPolygon,
    shapes::BoundingBox,
    transform::Affine,
};

/// Points of a task.
const PIECE: usize = 1 << 14;

/// [`convex_hull`](crate::convex_hull()) of points.
///
/// # Examples
/// ```
/// use kihon_geometry::{convex_hull, parallel, testing::patterns::disk};
/// let points = disk(50_000, 1);
/// assert_eq!(parallel::convex_hull(&points), convex_hull(&points));
/// ```
#[must_use]
pub fn convex_hull<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    if points.len() <= PIECE {
        return plain_hull(points);
    }
    let corners: Vec<Point<T>> = points.par_chunks(PIECE).flat_map_iter(plain_hull).collect();
    plain_hull(&corners)
}

/// [`BoundingBox::around`] points.
///
/// # Examples
/// ```
/// use kihon_geometry::{BoundingBox, parallel, testing::patterns::disk};
/// let points = disk(50_000, 1);
/// assert_eq!(parallel::bounding_box(&points), BoundingBox::around(&points));
/// ```
#[must_use]
pub fn bounding_box<T: Coordinate>(points: &[Point<T>]) -> Option<BoundingBox<T>> {
    points.par_chunks(PIECE).filter_map(BoundingBox::around).reduce_with(BoundingBox::union)
}

/// [`ConvexPolygon::locate`] of each point.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Location, parallel, testing::patterns::disk};
/// let points = disk(50_000, 1);
/// let hull = ConvexPolygon::around(&points).unwrap();
/// let locations = parallel::locate(&hull, &points);
/// assert_eq!(locations.iter().filter(|&&l| l == Location::OnBoundary).count(), hull.corners().len());
/// ```
#[must_use]
pub fn locate<T: Coordinate>(polygon: &ConvexPolygon<T>, points: &[Point<T>]) -> Vec<Location> {
    points.par_iter().with_min_len(PIECE / 8).map(|&p| polygon.locate(p)).collect()
}

/// [`PreparedPolygon::locate_batch`] of points.
///
/// # Examples
/// ```
/// use kihon_geometry::{Polygon, PolygonError, PreparedPolygon, parallel, testing::patterns::{square, star}};
/// let polygon = PreparedPolygon::new(&Polygon::new(&star(1000, 0.5, [0.5, 0.5], 0.0, 1))?);
/// let points = square(50_000, 2);
/// assert_eq!(parallel::locate_batch(&polygon, &points), polygon.locate_batch(&points));
/// # Ok::<(), PolygonError>(())
/// ```
#[must_use]
pub fn locate_batch<T: Coordinate>(polygon: &PreparedPolygon<T>, points: &[Point<T>]) -> Vec<Location> {
    points.par_chunks(PIECE / 8).flat_map_iter(|piece| polygon.locate_batch(piece)).collect()
}

/// [`KdTree::nearest_batch`] to points.
///
/// # Examples
/// ```
/// use kihon_geometry::{KdTree, parallel, testing::patterns::{disk, square}};
/// let (tree, points) = (KdTree::new(&disk(1000, 1)), square(50_000, 2));
/// assert_eq!(parallel::nearest_batch(&tree, &points), tree.nearest_batch(&points));
/// ```
#[must_use]
pub fn nearest_batch<T: Coordinate>(tree: &KdTree<T>, points: &[Point<T>]) -> Vec<Option<usize>> {
    points.par_chunks(PIECE / 8).flat_map_iter(|piece| tree.nearest_batch(piece)).collect()
}

/// [`Affine::apply_all`] of points.
///
/// # Errors
/// As the plain form: the first point that leaves the range, with its index.
///
/// # Examples
/// ```
/// use kihon_geometry::{Affine, PointError, parallel, testing::patterns::disk};
/// let (map, points) = (Affine::scaling(2.0, 3.0).unwrap(), disk(50_000, 1));
/// assert_eq!(parallel::apply_all(map, &points)?, map.apply_all(&points)?);
/// # Ok::<(), PointError>(())
/// ```
pub fn apply_all(map: Affine, points: &[Point]) -> Result<Vec<Point>, PointError> {
    let images: Vec<Result<Point, PointError>> = points.par_iter().with_min_len(PIECE).map(|&p| map.apply(p)).collect();
    images.into_iter().enumerate().map(|(index, image)| image.map_err(|error| error.at(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Polygon,
        testing::{
            PATTERNS,
            patterns::{square, star},
        },
    };

    #[test]
    fn the_same_answers_as_the_plain_forms() {
        for pattern in PATTERNS {
            for count in [0, 1, 100, PIECE, 3 * PIECE + 5] {
                let points = (pattern.points)(count, 3);
                assert_eq!(convex_hull(&points), plain_hull(&points), "{} {count}", pattern.name);
                assert_eq!(bounding_box(&points), BoundingBox::around(&points), "{} {count}", pattern.name);
            }
        }
        let points = square(40_000, 4);
        let hull = ConvexPolygon::around(&points[..100]).unwrap();
        assert!(locate(&hull, &points).into_iter().eq(points.iter().map(|&p| hull.locate(p))));
        for count in [0, 1, 2049, points.len()] {
            let prepared = PreparedPolygon::new(&Polygon::new(&star(50, 0.5, [0.5; 2], 0.0, 5)).unwrap());
            let one_by_one = points[..count].iter().map(|&p| prepared.locate(p));
            assert!(locate_batch(&prepared, &points[..count]).into_iter().eq(one_by_one), "{count}");
            let tree = KdTree::new(&points[..100]);
            let one_by_one = points[..count].iter().map(|&p| tree.nearest(p));
            assert!(nearest_batch(&tree, &points[..count]).into_iter().eq(one_by_one), "{count}");
        }
        let map = Affine::scaling(f64::MAX, 2.0).unwrap().then(Affine::scaling(1.0, 1.0).unwrap()).unwrap();
        assert_eq!(apply_all(map, &points), map.apply_all(&points));
        let mut far = points;
        far[30_000] = Point::new(2.0, 0.0).unwrap();
        assert_eq!(apply_all(map, &far), map.apply_all(&far));
        assert!(apply_all(map, &far).is_err());
    }
}
