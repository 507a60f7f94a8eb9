//! The library's [`segment_intersection`], which also says where, and takes floats too.

use kihon_geometry::{Point, SegmentIntersection, segment_intersection};

use super::Pair;

/// For each pair how many points the segments have in common: 0, 1, or 2 for more.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::ours;
/// assert_eq!(ours(&[(((0, 0), (4, 4)), ((0, 4), (4, 0)))]), [1]);
/// ```
pub fn ours(pairs: &[Pair]) -> Vec<u8> {
    let point = |p: (i64, i64)| Point::<i64>::from(p);
    let common = |&((a, b), (c, d)): &Pair| match segment_intersection(point(a), point(b), point(c), point(d)) {
        SegmentIntersection::Disjoint => 0,
        SegmentIntersection::Touching(_) | SegmentIntersection::Crossing(_) => 1,
        SegmentIntersection::Overlapping(..) => 2,
    };
    pairs.iter().map(common).collect()
}
