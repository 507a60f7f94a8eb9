//! Rotating calipers around the convex hull.
//!
//! ```text
//!      ───·──────────     Two parallel lines around the hull, one of them along a side, turn
//!       ╱   ╲             from side to side. The ends of the farthest pair are held by such lines: those
//!      ·     ·            upright on the pair have all points between them, or it would not
//!       ╲   ╱             be the farthest. So it is enough to measure the corners that the lines touch.
//!      ──·─·─────────
//! ```
//!
//! The corner opposite to a side is the one with the largest triangle over it. When the side turns on
//! counter-clockwise, so does the opposite corner: both go around once. Where two sides are
//! parallel, the second end of the opposite one is left out until the next side: a pair across with it is
//! never longer than both diagonals.
//!
//! Time O(n log n) for n points, for the hull; the calipers take O(h) for h corners. Space O(n). Products of
//! two differences of at most 2 · 10⁹ are at most 4 · 10¹⁸, and so `i64` holds the difference of two.
//!
//! Source: Shamos, "Computational Geometry" (1978); Toussaint, "Solving geometric problems with the rotating
//! calipers" (1983); for the hull, Andrew, "Another efficient algorithm for convex hulls in two dimensions" (1979).

type Point = (i64, i64);

pub(super) fn calipers(points: &[Point]) -> i64 {
    farthest_pair(points).map_or(0, |[p, q]| squared(p, q))
}

/// Two points that are as far apart as any; `None` of no points.
pub(super) fn farthest_pair(points: &[Point]) -> Option<[Point; 2]> {
    let hull = hull(points);
    let mut best = [*hull.first()?, *hull.last()?];
    // Two corners have no side to turn around, and are the answer.
    if hull.len() > 2 {
        let mut opposite = 1;
        for (i, &p) in hull.iter().enumerate() {
            let q = hull[(i + 1) % hull.len()];
            while cross(p, q, hull[(opposite + 1) % hull.len()]) > cross(p, q, hull[opposite]) {
                opposite = (opposite + 1) % hull.len();
            }
            for end in [p, q] {
                if squared(end, hull[opposite]) > squared(best[0], best[1]) {
                    best = [end, hull[opposite]];
                }
            }
        }
    }
    Some(best)
}

/// The corners of the convex hull, counter-clockwise.
pub(super) fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() < 2 {
        return sorted;
    }
    let mut hull = chain(sorted.iter().copied());
    hull.extend(chain(sorted.iter().rev().copied()));
    hull
}

/// The corners from the first point to the last, without the last.
fn chain(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for p in points {
        while let [.., a, b] = chain[..]
            && cross(a, b, p) <= 0
        {
            chain.pop();
        }
        chain.push(p);
    }
    chain.pop();
    chain
}

/// Twice the area of the triangle, positive where it turns to the left.
fn cross(a: Point, b: Point, c: Point) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn squared(p: Point, q: Point) -> i64 {
    let (dx, dy) = (p.0 - q.0, p.1 - q.1);
    dx * dx + dy * dy
}
