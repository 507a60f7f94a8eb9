//! Andrew's monotone chain: sort, then one way up and one way down.
//!
//! ```text
//!            · highest          up: the right-hand side, every turn to the left;
//!          ╱   ╲                a point that makes the last corner turn right or
//!         ·  ∘  ·  ▴ up         straight takes it away
//!       ▾  ╲   ╱                down: the left-hand side by the same rule
//!            · lowest
//! ```
//!
//! In the order by y, then x, the next point is never inside of the hull of those before, so
//! only the end of the chain can change. A corner taken away lies in the triangle of its
//! neighbours, or between them, and is no corner of anything larger.
//!
//! Time O(n log n) for n points, the sort; the chains are O(n), because each point is pushed and taken
//! away at most once by each. Space O(n). Points that come sorted cost O(n).
//!
//! Source: Andrew, "Another efficient algorithm for convex hulls in two dimensions" (1979). Deviation: sorted by
//! y first, so that the answer starts at the lowest point.

pub(super) fn monotone_chain(points: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut sorted = points.to_vec();
    sorted.sort_unstable_by_key(|&(x, y)| (y, x));
    sorted.dedup();
    if sorted.len() < 2 {
        return sorted;
    }
    let mut hull = chain(sorted.iter().copied());
    hull.extend(chain(sorted.iter().rev().copied()));
    hull
}

/// The corners from the first point to the last, without the last: the other way starts there.
fn chain(points: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut chain: Vec<(i64, i64)> = Vec::new();
    for p in points {
        while let [.., a, b] = chain[..]
            && !turns_left(a, b, p)
        {
            chain.pop();
        }
        chain.push(p);
    }
    chain.pop();
    chain
}

fn turns_left(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> bool {
    let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
    product(b.0 - a.0, c.1 - a.1) > product(b.1 - a.1, c.0 - a.0)
}
