//! The obvious way: cut the ring into the triangles of its first corner and each side.
//!
//! ```text
//!        ·──────·            Each triangle counts with its sign. Where the ring turns back, a
//!       ╱  ╲  ·╱ ╲           triangle that sticks out is taken away again by one of the next,
//!      ·─────────·           which runs the other way.
//! ```
//!
//! Time O(n), space O(1) for n corners. It is the oracle of the others: its products are those of
//! differences, where theirs are those of coordinates.

pub(super) fn naive(ring: &[(i64, i64)]) -> i128 {
    let Some((&origin, others)) = ring.split_first() else { return 0 };
    let from_origin = |(x, y): (i64, i64)| (i128::from(x - origin.0), i128::from(y - origin.1));
    let mut sum = 0;
    for side in others.windows(2) {
        let (a, b) = (from_origin(side[0]), from_origin(side[1]));
        sum += a.0 * b.1 - b.0 * a.1;
    }
    sum
}
