//! Each line cut by all the others: what is left of it is a side.
//!
//! The points of a line are a + t·u. Another half-plane asks for t from some fraction on, or
//! up to some fraction, or, where the lines are parallel, for all t or none. If the greatest
//! lower end is less than the least upper one, a piece of the line is in all half-planes, and
//! is a side. A region with an area has a side on some line, unless it is the whole plane.
//!
//! Fractions are compared by multiplying across, in `i128`. Time O(n²), space O(n). It is
//! the oracle of everything else here.

use super::{
    Line,
    lines::{by_angle, cross, direction, to_the_left},
};

/// Whether the common region is bounded, and its sides; `None` if it has no area.
///
/// # Complexity
/// O(n²) time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::naive;
/// let triangle = [((0, 0), (3, 0)), ((0, 3), (0, 0)), ((3, 0), (0, 3))];
/// assert_eq!(naive(&triangle), Some((true, vec![0, 2, 1])));
/// ```
pub fn naive(lines: &[Line]) -> Option<(bool, Vec<usize>)> {
    let mut sides: Vec<usize> = (0..lines.len()).filter(|&k| has_side(lines, k)).collect();
    if sides.is_empty() {
        return lines.is_empty().then_some((false, sides));
    }
    let along = |k: usize| direction(lines[k]);
    sides.sort_by(|&i, &j| by_angle(along(i), along(j)));
    // Where the boundary does not turn left by less than half a turn, it goes to infinity.
    let end = (0..sides.len()).find(|&k| cross(along(sides[k]), along(sides[(k + 1) % sides.len()])) <= 0);
    if let Some(end) = end {
        let count = sides.len();
        sides.rotate_left((end + 1) % count);
    }
    Some((end.is_none(), sides))
}

/// Whether more than a point of line k is in all half-planes.
fn has_side(lines: &[Line], k: usize) -> bool {
    let u = direction(lines[k]);
    // The ends of what is left, t = numerator / denominator with a positive denominator.
    let (mut from, mut to): (Option<[i128; 2]>, Option<[i128; 2]>) = (None, None);
    let less = |s: [i128; 2], t: [i128; 2]| s[0] * t[1] < t[0] * s[1];
    for (j, &other) in lines.iter().enumerate().filter(|&(j, _)| j != k) {
        // a + t·u is left of the other line if height + t·rise ≥ 0.
        let (height, rise) = (to_the_left(other, lines[k].0), cross(direction(other), u));
        if rise == 0 {
            // Of lines that are equal the first one counts; facing each other they leave no area.
            let same_way = by_angle(u, direction(other)).is_eq();
            if height < 0 || height == 0 && !(same_way && k < j) {
                return false;
            }
        } else if rise > 0 {
            let t = [-height, rise];
            from = Some(from.filter(|&f| !less(f, t)).unwrap_or(t));
        } else {
            let t = [height, -rise];
            to = Some(to.filter(|&f| !less(t, f)).unwrap_or(t));
        }
    }
    from.zip(to).is_none_or(|(from, to)| less(from, to))
}
