//! The library's [`fit_similarity`]: any `f64`, each of the four numbers rounded once.

use kihon_geometry::{Affine, Point, transform::fit_similarity};

use super::Pair;

/// (a, b, tx, ty) of the best similarity; `None` if all points are one, or there are none.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::ours;
/// assert_eq!(ours(&[((0, 0), (1, 2)), ((1, 0), (1, 5))]), Some((0.0, 3.0, 1.0, 2.0)));
/// ```
pub fn ours(pairs: &[Pair]) -> Option<(f64, f64, f64, f64)> {
    let point = |p: (i64, i64)| Point::<i64>::from(p).to_f64();
    let (from, to): (Vec<Point>, Vec<Point>) = pairs.iter().map(|&(p, q)| (point(p), point(q))).unzip();
    let map = fit_similarity(&from, &to).ok()?.transform;
    let ([[a, _], [b, _]], offset) = (Affine::from(map).matrix(), map.offset());
    Some((a, b, offset.x, offset.y))
}
