//! Pick's theorem: the area tells.
//!
//! ```text
//!   · · · · · ·
//!   ·╱‾‾‾‾╲ · ·      area = inside + boundary / 2 − 1
//!   │· · · ╲· ·
//!   · ╲_____╲ ·      so 2 · inside = 2 · area − boundary + 2
//! ```
//!
//! Twice the area is the sum of the shoelace formula. A side has as many lattice points as the greatest common
//! divisor of its two differences, when one of its ends is counted and not the other; over all sides
//! every corner is counted once.
//!
//! Time O(n log c) for n corners with coordinates up to c, the divisors; space O(1). The terms of the area are
//! at most 2 · 10¹⁸; of a ring that winds around the origin their sum grows far beyond `i64` before it comes back.
//!
//! Source: Pick, "Geometrisches zur Zahlenlehre" (1899); Euclid, "Elements", book VII.

pub(super) fn pick(ring: &[(i64, i64)]) -> i64 {
    let (mut doubled_area, mut boundary) = (0i128, 0i128);
    let next = ring.iter().cycle().skip(1);
    for (&(ax, ay), &(bx, by)) in ring.iter().zip(next) {
        doubled_area += i128::from(ax * by - bx * ay);
        boundary += i128::from(greatest_common_divisor(ax.abs_diff(bx), ay.abs_diff(by)));
    }
    ((doubled_area.abs() - boundary + 2) / 2) as i64
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
