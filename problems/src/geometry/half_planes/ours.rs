//! The library's [`half_plane_intersection`], for floats and for integers of any size.

use kihon_geometry::{HalfPlaneIntersection, Point, half_plane_intersection};

use super::Line;

/// Whether the common region is bounded, and its sides; `None` if it has no area.
///
/// # Complexity
/// O(n log n) time, O(n) space.
///
/// # Panics
/// If the two points of a line are one.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::ours;
/// assert_eq!(ours(&[((0, 0), (3, 0)), ((3, 0), (0, 0))]), None);
/// ```
pub fn ours(lines: &[Line]) -> Option<(bool, Vec<usize>)> {
    let point = |p: (i64, i64)| Point::<i64>::from(p);
    let line = |&(a, b): &Line| kihon_geometry::Line::through(point(a), point(b)).expect("two points");
    let lines: Vec<_> = lines.iter().map(line).collect();
    match half_plane_intersection(&lines) {
        HalfPlaneIntersection::Empty => None,
        HalfPlaneIntersection::Bounded { sides } => Some((true, sides)),
        HalfPlaneIntersection::Unbounded { sides } => Some((false, sides)),
    }
}
