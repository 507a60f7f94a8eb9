//! Boxes first: most pairs of a drawing are far from one another.
//!
//! Two segments whose bounding boxes are apart have nothing in common, and four
//! comparisons tell. Of the others, the ends of the second that lie strictly on one side of
//! the first settle it with two orientations. What remains is as in
//! [`orientations`](super::orientations).
//!
//! O(1) a pair: on short segments hardly ever a product.

use super::{
    Pair,
    orientations::{common_on_a_line, orientation},
};

/// For each pair how many points the segments have in common: 0, 1, or 2 for more.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::quick_reject;
/// assert_eq!(quick_reject(&[(((0, 0), (1, 1)), ((2, 0), (3, 1)))]), [0]);
/// ```
pub fn quick_reject(pairs: &[Pair]) -> Vec<u8> {
    let common = |&((a, b), (c, d)): &Pair| {
        let apart = |a: i64, b: i64, c: i64, d: i64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
        if apart(a.0, b.0, c.0, d.0) || apart(a.1, b.1, c.1, d.1) {
            return 0;
        }
        let (of_c, of_d) = (orientation(a, b, c), orientation(a, b, d));
        if of_c * of_d > 0 {
            return 0;
        }
        let (of_a, of_b) = (orientation(c, d, a), orientation(c, d, b));
        match [of_a, of_b, of_c, of_d] {
            [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
            _ => u8::from(of_a * of_b <= 0),
        }
    };
    pairs.iter().map(common).collect()
}
