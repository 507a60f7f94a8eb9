//! The shoelace formula: the triangles of the origin and each side.
//!
//! ```text
//!     x₀ ╲╱ y₀
//!     x₁ ╱╲ y₁       each x times the next y, less each y times the next x,
//!     x₂ ╱╲ y₂       laced from the first corner to the last and back to the first
//!     x₀ ╱╲ y₀
//! ```
//!
//! Time O(n), space O(1) for n corners. Terms are products of whole coordinates: of a small ring far from the origin
//! they are large and nearly all of them cancels, which integers do exactly and floats do not.
//!
//! Source: Meister, "Generalia de genesi figurarum planarum" (1769).

pub(super) fn shoelace(ring: &[(i64, i64)]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(&a, &b)| i128::from(a.0) * i128::from(b.1) - i128::from(b.0) * i128::from(a.1)).sum()
}
