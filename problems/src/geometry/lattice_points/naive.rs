//! The obvious way: look at each lattice point of the box around the ring.
//!
//! A point is inside when a ray from it to the right crosses the boundary an odd number of times. Each side has
//! its lower end and not its upper one, so that a ray through a corner counts right.
//!
//! Time O(n · a) for n corners in a box of a points: for small polygons only. It is the oracle of the
//! others, where it can be.

pub(super) fn naive(ring: &[(i64, i64)]) -> i64 {
    let range = |along: fn(&(i64, i64)) -> i64| {
        let (least, greatest) = (ring.iter().map(along).min(), ring.iter().map(along).max());
        least.unwrap_or(0)..greatest.unwrap_or(0)
    };
    let mut inside = 0;
    for x in range(|p| p.0) {
        for y in range(|p| p.1) {
            inside += i64::from(is_inside(ring, (x, y)));
        }
    }
    inside
}

fn is_inside(ring: &[(i64, i64)], p: (i64, i64)) -> bool {
    let mut crossings = 0;
    for (i, &a) in ring.iter().enumerate() {
        let b = ring[(i + 1) % ring.len()];
        let turn = (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
        let (left, right) = (a.0.min(b.0), a.0.max(b.0));
        let (low, high) = (a.1.min(b.1), a.1.max(b.1));
        if turn == 0 && left <= p.0 && p.0 <= right && low <= p.1 && p.1 <= high {
            return false;
        }
        // Left of a side that leads up, right of one that leads down: the ray crosses it.
        if low <= p.1 && p.1 < high && (turn > 0) == (b.1 > a.1) {
            crossings += 1;
        }
    }
    crossings % 2 == 1
}
