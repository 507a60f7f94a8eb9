//! Graham's scan: sort by angle around the lowest point, then one round.
//!
//! ```text
//!         ·   ·             Seen from the lowest point all others lie above, in half a turn, so a
//!       ·  ╲ ╱   ·          cross product alone orders them by angle. In that order the points make a
//!         ╲ · ╱             star; the scan takes its dents away, as the chain does.
//! ```
//!
//! Time O(n log n) for n points: the sort, with a cross product a comparison where the monotone chain compares two
//! integers. Space O(n). Of points at the same angle only the farthest can be a corner; sorted by distance, the
//! nearer ones go straight ahead and are taken away by the rule for everything else.
//!
//! Source: Graham, "An efficient algorithm for determining the convex hull of a finite planar set" (1972).

use std::cmp::Ordering;

pub(super) fn graham(points: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let Some(&lowest) = points.iter().min_by_key(|&&(x, y)| (y, x)) else { return Vec::new() };
    let mut others: Vec<(i64, i64)> = points.iter().copied().filter(|&p| p != lowest).collect();
    others.sort_unstable_by(|&p, &q| match turn(lowest, p, q) {
        Ordering::Greater => Ordering::Less,
        Ordering::Less => Ordering::Greater,
        // Away from the lowest point y grows, or stays while x grows.
        Ordering::Equal => (p.1, p.0).cmp(&(q.1, q.0)),
    });
    let mut hull = vec![lowest];
    for p in others {
        while let [.., a, b] = hull[..]
            && turn(a, b, p).is_le()
        {
            hull.pop();
        }
        // A point that comes again has taken itself away: from b to b is no turn.
        hull.push(p);
    }
    hull
}

/// `Greater` where the way from a over b to c turns left, `Equal` where it goes straight.
fn turn(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> Ordering {
    let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
    product(b.0 - a.0, c.1 - a.1).cmp(&product(b.1 - a.1, c.0 - a.0))
}
