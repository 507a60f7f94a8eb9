//! The obvious way: wrap a string around the points.
//!
//! ```text
//!        ·╲                 From a corner the string turns until it meets a point: the one
//!       ╱   ·  ╲            that has no other to the right of the line to it. Of several on that
//!      · ∘    ∘ ·           line it is the farthest.
//!       ╲·─────·
//! ```
//!
//! Time O(n · h) for n points and h corners: fine for few corners, n² when all points are. It is the oracle
//! of the others.
//!
//! Source: Chand, Kapur, "An algorithm for convex polytopes" (1970); Jarvis, "On the identification of
//! the convex hull of a finite set of points in the plane" (1973).

pub(super) fn naive(points: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let Some(&lowest) = points.iter().min_by_key(|&&(x, y)| (y, x)) else { return Vec::new() };
    let mut hull = vec![lowest];
    loop {
        let at = hull[hull.len() - 1];
        let next = points.iter().copied().filter(|&p| p != at).reduce(|best, p| {
            let turn = cross(at, best, p);
            if turn < 0 || turn == 0 && is_farther(at, p, best) { p } else { best }
        });
        match next {
            Some(next) if next != lowest => hull.push(next),
            _ => return hull,
        }
    }
}

/// Positive where the way from a over b to c turns left, 0 where it goes straight.
fn cross(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> i128 {
    let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
    product(b.0 - a.0, c.1 - a.1) - product(b.1 - a.1, c.0 - a.0)
}

/// Whether `p` is farther from `from` than `q`, both in one direction.
fn is_farther(from: (i64, i64), p: (i64, i64), q: (i64, i64)) -> bool {
    let steps = |to: (i64, i64)| (to.0 - from.0).unsigned_abs().max((to.1 - from.1).unsigned_abs());
    steps(p) > steps(q)
}
