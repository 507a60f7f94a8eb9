//! The shoelace formula with its terms put together by corners: one product each.
//!
//! A corner's x meets the next y with a plus and the y before with a minus, so that
//! twice the area is Σ xᵢ · (yᵢ₊₁ − yᵢ₋₁). It is the sum of the strips that the ring cuts off upright
//! lines, too, which is why nothing of it changes when the ring is moved along y.
//!
//! Time O(n), space O(1) for n corners; half the products of the formula by sides.
//!
//! Source: Bourke, "Calculating the area and centroid of a polygon" (1988).

pub(super) fn one_product(ring: &[(i64, i64)]) -> i128 {
    let ([first, second, ..], [.., before, last]) = (ring, ring) else { return 0 };
    let term =
        |before: &(i64, i64), at: &(i64, i64), after: &(i64, i64)| i128::from(at.0) * i128::from(after.1 - before.1);
    let between: i128 = ring.array_windows().map(|[before, at, after]| term(before, at, after)).sum();
    term(last, first, second) + between + term(before, last, first)
}
