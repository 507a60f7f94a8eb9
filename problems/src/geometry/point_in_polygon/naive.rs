//! The obvious way: for each query, every side.
//!
//! ```text
//!      ·─────────·
//!      │  ·───·  │        a ray from the point to the right crosses the boundary an odd
//!      │  │ ∘─┼──┼──▸     number of times: inside
//!      ·──·   ·──·
//! ```
//!
//! A side has its lower end and not its upper one, so that a ray through a corner counts right, and a level side
//! counts not at all.
//!
//! Time O(n · q) for n corners and q queries, no space but for the answer. It is the oracle of the others. For one
//! query nothing is faster.
//!
//! Source: Shimrat, "Algorithm 112: position of point relative to polygon" (1962).

pub(super) fn naive(ring: &[(i64, i64)], queries: &[(i64, i64)]) -> Vec<i8> {
    queries.iter().map(|&query| locate(ring, query)).collect()
}

fn locate(ring: &[(i64, i64)], p: (i64, i64)) -> i8 {
    let mut inside = false;
    for (i, &a) in ring.iter().enumerate() {
        let b = ring[(i + 1) % ring.len()];
        let turn = (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
        let (left, right) = (a.0.min(b.0), a.0.max(b.0));
        let (low, high) = (a.1.min(b.1), a.1.max(b.1));
        if turn == 0 && left <= p.0 && p.0 <= right && low <= p.1 && p.1 <= high {
            return 0;
        }
        // Left of a side that leads up, right of one that leads down: the ray crosses it.
        if low <= p.1 && p.1 < high && (turn > 0) == (b.1 > a.1) {
            inside = !inside;
        }
    }
    if inside { 1 } else { -1 }
}
