//! Umeyama's way, which works in any dimension: singular values of the covariance.
//!
//! Let M = Σ w·zᵀ be the covariance of partners and points about their means, and
//! M = U·D·Vᵀ its singular value decomposition. The best turn is U·S·Vᵀ, where S is the
//! identity unless that would mirror: then its last entry is −1, which gives up the least
//! singular value. The scale is the trace of D·S over Σ |z|².
//!
//! In the plane the decomposition has closed forms. With E = (m₁₁ + m₂₂)/2, H = (m₂₁ − m₁₂)/2,
//! F = (m₁₁ − m₂₂)/2 and G = (m₂₁ + m₁₂)/2 the singular values are Q + R and |Q − R| for
//! Q = √(E² + H²) and R = √(F² + G²), and the determinant is negative where Q < R. Either way
//! the trace of D·S comes to 2·Q, and the turn to the direction of (E, H): the complex
//! formula again.
//!
//! O(n). Not needed in the plane; it is what there is in space.
//!
//! Source: Umeyama, "Least-squares estimation of transformation parameters between two point
//! patterns" (1991).

use super::{Pair, two_passes::means};

/// (a, b, tx, ty) of the best similarity; `None` if all points are one, or there are none.
///
/// # Complexity
/// O(n).
///
/// # Accuracy
/// Images of the points within 4·10⁻⁹·(n + 10)·max(1, s) for n pairs, a scale of s and
/// coordinates up to 10⁷: all roundings may go one way.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::umeyama;
/// let (a, b, tx, ty) = umeyama(&[((0, 0), (1, 2)), ((1, 0), (1, 5))]).expect("two points");
/// assert!(a.abs() < 1e-12 && (b - 3.0).abs() < 1e-12);
/// assert!((tx - 1.0).abs() < 1e-12 && (ty - 2.0).abs() < 1e-12);
/// ```
pub fn umeyama(pairs: &[Pair]) -> Option<(f64, f64, f64, f64)> {
    let first = pairs.first()?.0;
    if pairs.iter().all(|&(p, _)| p == first) {
        return None;
    }
    let [mean_x, mean_y, mean_u, mean_v] = means(pairs);
    let (mut m, mut squared) = ([[0.0; 2]; 2], 0.0);
    for &((x, y), (u, v)) in pairs {
        let (z, w) = ([x as f64 - mean_x, y as f64 - mean_y], [u as f64 - mean_u, v as f64 - mean_v]);
        squared += z[0] * z[0] + z[1] * z[1];
        for (row, w) in m.iter_mut().zip(w) {
            row[0] += w * z[0];
            row[1] += w * z[1];
        }
    }
    let Svd { left, values, right } = svd(m);
    // What of the second singular value is kept: its whole, or minus it where it mirrors.
    let sign = if values[1] < 0.0 { -1.0 } else { 1.0 };
    let scale = (values[0] + sign * values[1].abs()) / squared;
    let (sin, cos) = (left + right).sin_cos();
    let (a, b) = (scale * cos, scale * sin);
    Some((a, b, mean_u - (a * mean_x - b * mean_y), mean_v - (b * mean_x + a * mean_y)))
}

/// M = T(left) · diag(values) · T(right) for turns T by two angles; the second value is
/// negative where M mirrors.
pub(super) struct Svd {
    pub(super) left: f64,
    pub(super) values: [f64; 2],
    pub(super) right: f64,
}

pub(super) fn svd([[m11, m12], [m21, m22]]: [[f64; 2]; 2]) -> Svd {
    let (e, f) = ((m11 + m22) / 2.0, (m11 - m22) / 2.0);
    let (g, h) = ((m21 + m12) / 2.0, (m21 - m12) / 2.0);
    let (q, r) = (e.hypot(h), f.hypot(g));
    let (sum, difference) = (h.atan2(e), g.atan2(f));
    Svd { left: (sum + difference) / 2.0, values: [q + r, q - r], right: (sum - difference) / 2.0 }
}
