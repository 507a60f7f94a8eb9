//! The equations, solved: where on each segment would the common point be?
//!
//! The segments are p + t·u and q + s·v for t and s from 0 to 1. With w = q − p, Cramer's
//! rule gives t = (w × v) / (u × v) and s = (w × u) / (u × v), and both are compared with
//! 0 and 1 as fractions. Where u × v is 0 the segments are parallel, or one is a point:
//! off one another's line they have nothing in common, on it they are intervals of the
//! dot product with the line's direction.
//!
//! O(1) a pair, in `i128`. It is the oracle of everything else here.

use super::Pair;

/// For each pair how many points the segments have in common: 0, 1, or 2 for more.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::naive;
/// assert_eq!(naive(&[(((0, 0), (4, 4)), ((0, 4), (4, 0)))]), [1]);
/// ```
pub fn naive(pairs: &[Pair]) -> Vec<u8> {
    pairs.iter().map(|&((a, b), (c, d))| common(vector(a, b), vector(c, d), vector(a, c))).collect()
}

type Vector = (i128, i128);

fn vector(p: (i64, i64), q: (i64, i64)) -> Vector {
    (i128::from(q.0) - i128::from(p.0), i128::from(q.1) - i128::from(p.1))
}

fn cross(u: Vector, v: Vector) -> i128 {
    u.0 * v.1 - u.1 * v.0
}

fn dot(u: Vector, v: Vector) -> i128 {
    u.0 * v.0 + u.1 * v.1
}

/// For segments along `u` and `v`, the second beginning at `w` from the first's beginning.
fn common(u: Vector, v: Vector, w: Vector) -> u8 {
    let whole = cross(u, v);
    if whole != 0 {
        let within = |part: i128| (0..=whole.abs()).contains(&(part * whole.signum()));
        return u8::from(within(cross(w, v)) && within(cross(w, u)));
    }
    if cross(w, u) != 0 || cross(w, v) != 0 {
        return 0;
    }
    // On one line, or both are points: then w is the only direction there is.
    let along = [u, v, w].into_iter().find(|&d| d != (0, 0)).unwrap_or((1, 0));
    let (first, second) = ([0, dot(u, along)], [dot(w, along), dot(w, along) + dot(v, along)]);
    let from = first[0].min(first[1]).max(second[0].min(second[1]));
    let to = first[0].max(first[1]).min(second[0].max(second[1]));
    match from.cmp(&to) {
        std::cmp::Ordering::Less => 2,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 0,
    }
}
