//! The library's [`Circle::meet`]: exact for floats too, each coordinate rounded once.

use kihon_geometry::{Circle, Line, Point, circles::CircleMeeting};

use super::Query;

/// For each query the points that line and circle have in common, along the line.
///
/// # Complexity
/// O(n).
///
/// # Panics
/// If a line's points are one, or a radius is negative.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::ours;
/// assert_eq!(ours(&[(((-9, 3), (9, 3)), ((0, 0), 5))]), [[(-4.0, 3.0), (4.0, 3.0)]]);
/// ```
pub fn ours(queries: &[Query]) -> Vec<Vec<(f64, f64)>> {
    let point = |p: (i64, i64)| Point::<i64>::from(p);
    let common = |&((a, b), (c, r)): &Query| {
        let line = Line::through(point(a), point(b)).expect("two points");
        let meeting: CircleMeeting<i64> = Circle::new(point(c), r).expect("a radius from 0 on").meet(line);
        let finite = |p: Option<Point>| p.expect("no farther than the centre and the radius");
        meeting.points().map(finite).map(|p| (p.x(), p.y())).collect()
    };
    queries.iter().map(common).collect()
}
