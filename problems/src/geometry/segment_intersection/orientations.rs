//! Four signs: each segment has its ends on both sides of the other, or on it.
//!
//! ```text
//!       d              b            d           four signs, of c and d by the line ab,
//!       │              │            │           and of a and b by the line cd
//!   a───┼───b     c────┴───d    a───│──b
//!       │              a            │
//!       c                           c
//! ```
//!
//! If the signs of c and d differ, the line ab meets the segment cd, in one point; if those
//! of a and b differ too, that point is on ab. A sign of 0 differs from nothing but counts as
//! both sides: an end on the line. Only where all four are 0 is everything on one line, and
//! there the order of points by x, then by y is the order along the line.
//!
//! A segment that is a point has two signs of 0 by its own "line" and two equal ones by the
//! other: it needs no case of its own.
//!
//! O(1) a pair: four orientations in `i128`.
//!
//! Source: Cormen, Leiserson, Rivest, Stein, "Introduction to Algorithms", section 33.1.
//! Deviation: overlaps are told from touching.

use super::Pair;

type Point = (i64, i64);

/// For each pair how many points the segments have in common: 0, 1, or 2 for more.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::orientations;
/// assert_eq!(orientations(&[(((0, 0), (4, 0)), ((2, 0), (9, 0)))]), [2]);
/// ```
pub fn orientations(pairs: &[Pair]) -> Vec<u8> {
    let common = |&((a, b), (c, d)): &Pair| {
        let (of_c, of_d) = (orientation(a, b, c), orientation(a, b, d));
        let (of_a, of_b) = (orientation(c, d, a), orientation(c, d, b));
        match [of_a, of_b, of_c, of_d] {
            [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
            _ => u8::from(of_c * of_d <= 0 && of_a * of_b <= 0),
        }
    };
    pairs.iter().map(common).collect()
}

/// The sign of (b − a) × (c − a): 1 where c is left of the line from a to b.
pub(super) fn orientation(a: Point, b: Point, c: Point) -> i128 {
    let wide = |p: i64, q: i64| i128::from(q) - i128::from(p);
    (wide(a.0, b.0) * wide(a.1, c.1) - wide(a.1, b.1) * wide(a.0, c.0)).signum()
}

/// Of intervals on one line, or of two points.
pub(super) fn common_on_a_line((a, b): (Point, Point), (c, d): (Point, Point)) -> u8 {
    let from = a.min(b).max(c.min(d));
    let to = a.max(b).min(c.max(d));
    match from.cmp(&to) {
        std::cmp::Ordering::Less => 2,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 0,
    }
}
