//! The stages of [`orient2d`](super::orient2d) in floating point.
//!
//! A filter answers for points in general position: the determinant in five
//! operations, its error bounded by two more. It is inlined; where it is not
//! certain, the refined stage takes the same determinant with every rounding
//! that matters made good: the rests of the four differences and of the two
//! products, each a number that `f64` holds exactly. What remains unknown is below
//! 2⁻¹⁰⁰ of a product, so next to a line only exact zeros and rare neighbours of
//! them go on to the integers of `exact.rs`. Where no difference was rounded, as
//! with coordinates that are integers, the two products and their rests are the
//! whole truth, and equal ones prove collinearity.
//!
//! # Complexity
//! About 10 operations for the filter and 75 for the refined stage, without
//! branches on the data but those that decide.
//!
//! Sources: Dekker, "A floating-point technique for extending the available
//! precision" (1971), for the rest of a product; Knuth, "The Art of Computer
//! Programming" 2, section 4.2.2, for that of a difference; Shewchuk (1997) and
//! Ozaki et al. (2016) as named in `orientation.rs`. No operation is fused: a
//! fused product would make the two of a filter differ for points that are
//! collinear, and rustc never fuses by itself.

use super::{Orientation, exact};

// The filter's bound, with u = 2⁻⁵³ and N = 2⁻¹⁰²²: a computed product of computed
// differences is off by at most (3u + 3u² + u³)|l| + 1.01uN, the last term when
// it underflows. So l − r has the sign of the determinant where
//     |l − r| > (3u + 3u² + u³)(|l| + |r|) + 2.02uN.
// For l and r of opposite signs that is just |l − r| > 2.03uN; else |l| + |r| is
// |l + r|. The test |det| > ERROR·(|l + r| + FLOOR) implies it: four roundings cost
// a factor (1 − u)⁴, and
//     (3u + 16u²)(1 − u)⁴ > 3u + 3u² + u³,   ERROR·FLOOR > 3N.
// FLOOR could be less, but for points on an axis-parallel line the bound is
// ERROR·FLOOR, and a subnormal product costs more than all the rest. A difference, product or sum that overflows makes the bound infinite or NaN,
// and the test fails.
const U: f64 = f64::EPSILON / 2.0;
pub(crate) const ERROR: f64 = (3.0 + 16.0 * U) * U;
pub(crate) const FLOOR: f64 = f64::MIN_POSITIVE / U;

/// How the points turn whose six coordinates, all finite, are given.
#[inline]
pub(crate) fn orient2d_f64(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> Orientation {
    let (determinant, bound) = filter(ax, ay, bx, by, cx, cy);
    if determinant.abs() > bound { side(determinant) } else { refined(ax, ay, bx, by, cx, cy) }
}

/// The determinant as computed, and what it must exceed in magnitude for its sign to be certain.
#[inline]
pub(super) fn filter(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> (f64, f64) {
    let left = (ax - cx) * (by - cy);
    let right = (ay - cy) * (bx - cx);
    (left - right, ERROR * ((left + right).abs() + FLOOR))
}

/// The side that a determinant other than 0 tells: no branch, which would be a coin toss.
#[inline]
pub(super) fn side(determinant: f64) -> Orientation {
    if determinant > 0.0 { Orientation::CounterClockwise } else { Orientation::Clockwise }
}

// The refined bound. The differences A + α (rounded, rest) are exact and
// |α| ≤ u|A|; with L + λ and R + ρ the products and their rests, M the greater of
// |L| and |R|, and terms in u³M left out, the determinant is
//     (L − R) + (λ − ρ) + (A·δ + α·D − B·γ − β·C)   and αδ − βγ, at most 2u²M.
// L − R is exact where the filter failed. The four products are at most uM each
// and off by u²M, their sums by (2 + 2 + 4)u²M; λ − ρ by 2u²M, the sum with it by
// 6u²M. Together 22u²M; and where L and R differ by more than the filter's bound,
// L − R alone, rounded or not, decides the sign. 32u² leaves room for what was left
// out, for the rounding of the bound, and for underflow: with |L| above TINY the
// rests of the products are exact, and four underflows below 2⁻¹⁰⁷⁴ are nothing.
// What overflows ends in NaN, through the splitting of a factor or through L − R,
// and NaN passes no test.
const REFINED_ERROR: f64 = 32.0 * U * U;
/// 2⁻⁹⁰⁰.
const TINY: f64 = f64::from_bits((1023 - 900) << 52);

/// What the filter leaves; right on its own for all points.
#[cold]
#[inline(never)]
pub(super) fn refined(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> Orientation {
    let (acx, bcy, acy, bcx) = (ax - cx, by - cy, ay - cy, bx - cx);
    let (left, right) = (acx * bcy, acy * bcx);
    if left.abs() <= TINY {
        // Nothing but a factor of 0 proves a product of 0.
        let no_left = acx == 0.0 || bcy == 0.0;
        let no_right = acy == 0.0 || bcx == 0.0;
        return if no_left && no_right { Orientation::Collinear } else { exact::orient2d(ax, ay, bx, by, cx, cy) };
    }
    let (acx_rest, bcy_rest) = (rest_of_difference(ax, cx, acx), rest_of_difference(by, cy, bcy));
    let (acy_rest, bcx_rest) = (rest_of_difference(ay, cy, acy), rest_of_difference(bx, cx, bcx));
    let (left_rest, right_rest) = (rest_of_product(acx, bcy, left), rest_of_product(acy, bcx, right));
    let crossed = (acx * bcy_rest + acx_rest * bcy) - (acy * bcx_rest + acy_rest * bcx);
    let (high, low) = (left - right, left_rest - right_rest);
    let determinant = high + (low + crossed);
    if determinant.abs() > REFINED_ERROR * left.abs() {
        return side(determinant);
    }
    let rests = (acx_rest.abs() + bcy_rest.abs()) + (acy_rest.abs() + bcx_rest.abs());
    if rests == 0.0 && high == 0.0 && low == 0.0 {
        return Orientation::Collinear;
    }
    exact::orient2d(ax, ay, bx, by, cx, cy)
}

/// p − q − `difference`, exactly, `difference` being the rounded p − q.
#[inline]
fn rest_of_difference(p: f64, q: f64, difference: f64) -> f64 {
    let q_used = p - difference;
    let p_used = difference + q_used;
    (p - p_used) + (q_used - q)
}

/// p·q − `product`, exactly, `product` being the rounded p·q above 2⁻⁹⁶⁰ in
/// magnitude; NaN where a factor reaches 2⁹⁹⁷ or so.
#[inline]
pub(crate) fn rest_of_product(p: f64, q: f64, product: f64) -> f64 {
    let ((p_high, p_low), (q_high, q_low)) = (split(p), split(q));
    p_low * q_low - (((product - p_high * q_high) - p_low * q_high) - p_high * q_low)
}

/// x as a sum of two numbers of at most 26 bits.
#[inline]
fn split(x: f64) -> (f64, f64) {
    let scaled = x * 134_217_729.0; // 2²⁷ + 1
    let high = scaled - (scaled - x);
    (high, x - high)
}
