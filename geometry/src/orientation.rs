//! On which side of a line a point lies, without ever being wrong.
//!
//! The sign of (a − c) × (b − c) says whether a, b, c turn left. Computed in
//! `f64` it is wrong for points near a common line, and meaningless where a
//! product overflows or underflows. So [`orient2d`] works in stages and stops at
//! the first that is certain. The filter computes the determinant as usual
//! together with a bound on its error. Past it, coordinates that span at most 62
//! bits an axis (integers, neighbouring points, anything of one scale) are taken
//! as integers in a common unit, where an `i128` holds both products; a lattice
//! within `i32` is spared the search for the unit. Where they span more, the
//! signs of the four differences, which comparisons give exactly, often settle the
//! sign. At last the determinant is written as six products of coordinates, each
//! an integer of 106 bits times a power of two, and these are summed in a
//! fixed-point number wide enough for all of `f64`: four words where the
//! magnitudes are alike, 66 in the worst case. Nothing can overflow or underflow
//! there.
//!
//! # Complexity
//! O(1); the last stage touches up to 66 words.
//!
//! Sources: Shewchuk, "Adaptive precision floating-point arithmetic and fast
//! robust geometric predicates" (1997), for the filter; Ozaki, Bünger, Ogita,
//! Oishi, Rump, "Simple floating-point filters for the two-dimensional orientation
//! problem" (2016), for |l + r| in the bound instead of |l| + |r|. Deviations: no expansions, whose products leave the range of
//! `f64` at 2⁻⁵²⁰ and 2⁵¹⁵; integers instead, which have no such ends. The filter's
//! constants are derived below and cover underflow.

use std::cmp::Ordering;

use crate::point::Point;

/// How three points turn; ordered as the sign of the determinant.
///
/// # Examples
/// ```
/// use kihon_geometry::Orientation;
/// assert!(Orientation::Clockwise < Orientation::Collinear);
/// assert_eq!(Orientation::Clockwise.reversed(), Orientation::CounterClockwise);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i8)]
pub enum Orientation {
    /// To the right: the third point is right of the line from the first to the second.
    Clockwise = -1,
    /// All on one line, or two of them equal.
    Collinear = 0,
    /// To the left: the third point is left of the line from the first to the second.
    CounterClockwise = 1,
}

impl Orientation {
    /// The orientation of the points in the opposite order.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Orientation;
    /// assert_eq!(Orientation::Collinear.reversed(), Orientation::Collinear);
    /// ```
    #[inline]
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Clockwise => Self::CounterClockwise,
            Self::Collinear => Self::Collinear,
            Self::CounterClockwise => Self::Clockwise,
        }
    }
}

impl From<Ordering> for Orientation {
    /// The orientation whose determinant compares with 0 like this.
    #[inline]
    fn from(sign: Ordering) -> Self {
        match sign {
            Ordering::Less => Self::Clockwise,
            Ordering::Equal => Self::Collinear,
            Ordering::Greater => Self::CounterClockwise,
        }
    }
}

// The filter's bound, with u = 2⁻⁵³ and N = 2⁻¹⁰²²: a computed product of computed
// differences is off by at most (3u + 3u² + u³)|l| + 1.01uN, the last term when
// it underflows. So l − r has the sign of the determinant where
//     |l − r| > (3u + 3u² + u³)(|l| + |r|) + 2.02uN.
// For l and r of opposite signs that is just |l − r| > 2.03uN; else |l| + |r| is
// |l + r|. The test |det| > ERROR·(|l + r| + FLOOR) implies it: four roundings cost
// a factor (1 − u)⁴ and an underflow of the product at most uN, and
//     (3u + 16u²)(1 − u)⁴ > 3u + 3u² + u³,   ERROR·FLOOR − uN > 10uN.
// A difference, product or sum that overflows makes the bound infinite or NaN,
// and the test fails.
const HALF_EPSILON: f64 = f64::EPSILON / 2.0;
const ERROR: f64 = (3.0 + 16.0 * HALF_EPSILON) * HALF_EPSILON;
const FLOOR: f64 = 4.0 * f64::MIN_POSITIVE;

/// How the path from `a` over `b` to `c` turns: the sign of
///
/// ```text
/// | a.x − c.x   a.y − c.y |            c
/// | b.x − c.x   b.y − c.y |           ·        counter-clockwise: positive
///                              a ───── b
/// ```
///
/// # Accuracy
/// Exact for all points, from the smallest subnormal to `f64::MAX`: the answer is
/// that of real numbers.
///
/// # Examples
/// ```
/// use kihon_geometry::{Orientation, Point, orient2d};
/// let [a, b, left, right] = [(0.0, 0.0), (4.0, 0.0), (5.0, 1.0), (5.0, -5e-324)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(orient2d(a, b, left), Orientation::CounterClockwise);
/// assert_eq!(orient2d(a, b, right), Orientation::Clockwise);
/// assert_eq!(orient2d(a, b, b), Orientation::Collinear);
/// ```
#[inline]
#[must_use]
pub fn orient2d(a: Point, b: Point, c: Point) -> Orientation {
    let left = (a.x() - c.x()) * (b.y() - c.y());
    let right = (a.y() - c.y()) * (b.x() - c.x());
    let determinant = left - right;
    let bound = ERROR * ((left + right).abs() + FLOOR);
    if determinant.abs() > bound {
        // One predictable branch; which of the two is a coin toss and must not be another.
        if determinant > 0.0 { Orientation::CounterClockwise } else { Orientation::Clockwise }
    } else {
        decide(a, b, c)
    }
}

/// The stages behind the filter; right on their own for all points.
#[cold]
#[inline(never)]
fn decide(a: Point, b: Point, c: Point) -> Orientation {
    let (x, y) = ([a.x(), b.x(), c.x()], [a.y(), b.y(), c.y()]);
    if let Some((x, y)) = small_integers(x).zip(small_integers(y)) {
        return compare_products(x, y).into();
    }
    if let Some((x, y)) = common_integers(x).zip(common_integers(y)) {
        return compare_products(x, y).into();
    }
    let left = sign_of_product(a.x(), c.x(), b.y(), c.y());
    let right = sign_of_product(a.y(), c.y(), b.x(), c.x());
    if left != right || left == 0 {
        return left.cmp(&right).into();
    }
    sum_of_products(a, b, c).into()
}

/// The sign of the determinant of points with integer coordinates of at most 62 bits.
#[inline]
fn compare_products([ax, bx, cx]: [i64; 3], [ay, by, cy]: [i64; 3]) -> Ordering {
    // Differences below 2⁶³, products below 2¹²⁶.
    let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
    product(ax - cx, by - cy).cmp(&product(ay - cy, bx - cx))
}

/// Three coordinates that are integers and fit an `i32`: the quick way for lattices.
#[inline]
fn small_integers(coordinates: [f64; 3]) -> Option<[i64; 3]> {
    let integers = coordinates.map(|x| x as i32);
    (integers.map(f64::from) == coordinates).then(|| integers.map(i64::from))
}

/// The sign of (p − q)(r − s).
#[inline]
fn sign_of_product(p: f64, q: f64, r: f64, s: f64) -> i32 {
    let sign = |p: f64, q: f64| i32::from(p > q) - i32::from(p < q);
    sign(p, q) * sign(r, s)
}

/// Three coordinates as integers of at most 62 bits in a common unit, a power of two;
/// `None` where they span more.
///
/// Free of branches on the data, which would be coin tosses here.
#[inline]
fn common_integers(coordinates: [f64; 3]) -> Option<[i64; 3]> {
    let parts = coordinates.map(decompose);
    let span = |(mantissa, exponent): (u64, i32)| match mantissa {
        0 => (i32::MAX, i32::MIN),
        _ => (exponent + mantissa.trailing_zeros() as i32, exponent + 64 - mantissa.leading_zeros() as i32),
    };
    let [(low_a, high_a), (low_b, high_b), (low_c, high_c)] = parts.map(span);
    let low = low_a.min(low_b).min(low_c);
    let high = high_a.max(high_b).max(high_c);
    if high.wrapping_sub(low) > 62 {
        return None;
    }
    let integer = |i: usize| {
        let (mantissa, exponent) = parts[i];
        // From the top of the word down to the common unit, by 2 to 63 bits; a
        // mantissa of 0 may be shifted by anything.
        let magnitude = (mantissa << 11).wrapping_shr((low.wrapping_sub(exponent) + 11) as u32) as i64;
        let sign = coordinates[i].to_bits().cast_signed() >> 63;
        (magnitude ^ sign) - sign
    };
    Some([integer(0), integer(1), integer(2)])
}

/// |x| as (m, e), standing for m·2ᵉ with m < 2⁵³ and −1074 ≤ e ≤ 971.
#[inline]
fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let hidden = u64::from(biased != 0) << 52;
    (fraction | hidden, biased.max(1) - 1075)
}

/// One product of two coordinates: ±m·2ᵉ.
#[derive(Clone, Copy)]
struct Term {
    negative: bool,
    mantissa: u128,
    exponent: i32,
}

impl Term {
    #[inline]
    fn new(p: f64, q: f64, subtracted: bool) -> Self {
        let ((p_mantissa, p_exponent), (q_mantissa, q_exponent)) = (decompose(p), decompose(q));
        Self {
            negative: (p.is_sign_negative() != q.is_sign_negative()) != subtracted,
            mantissa: u128::from(p_mantissa) * u128::from(q_mantissa),
            exponent: p_exponent + q_exponent,
        }
    }
}

/// The bits of a product of two mantissas, and two more for the sum of three products.
const TERM_BITS: i32 = 108;

/// The sign of the determinant, multiplied out so that nothing is rounded:
/// a.x·b.y − a.x·c.y − a.y·b.x + a.y·c.x + b.x·c.y − b.y·c.x.
fn sum_of_products(a: Point, b: Point, c: Point) -> Ordering {
    let terms = [
        Term::new(a.x(), b.y(), false),
        Term::new(a.x(), c.y(), true),
        Term::new(a.y(), b.x(), true),
        Term::new(a.y(), c.x(), false),
        Term::new(b.x(), c.y(), false),
        Term::new(b.y(), c.x(), true),
    ];
    // A term that is 0 must not widen the range.
    let exponents = || terms.iter().filter(|term| term.mantissa != 0).map(|term| term.exponent);
    let (Some(least), Some(greatest)) = (exponents().min(), exponents().max()) else {
        return Ordering::Equal;
    };
    if greatest - least + TERM_BITS <= 4 * 64 {
        fixed_point_sign::<4>(&terms, least)
    } else {
        // Exponents of products span −2148..=1942: 4090 + 108 bits at most.
        fixed_point_sign::<66>(&terms, least)
    }
}

/// The sign of the sum of the terms, in fixed point with `WORDS` words and the
/// lowest bit worth 2^`least`.
fn fixed_point_sign<const WORDS: usize>(terms: &[Term; 6], least: i32) -> Ordering {
    let (mut positive, mut negative) = ([0u64; WORDS], [0u64; WORDS]);
    for term in terms.iter().filter(|term| term.mantissa != 0) {
        let sum = if term.negative { &mut negative } else { &mut positive };
        add_shifted(sum, term.mantissa, (term.exponent - least) as usize);
    }
    positive.iter().rev().cmp(negative.iter().rev())
}

/// `sum += mantissa << shift`, little-endian; there is room.
#[inline]
fn add_shifted(sum: &mut [u64], mantissa: u128, shift: usize) {
    let (word, bit) = (shift / 64, shift % 64);
    let low = mantissa << bit;
    // In two steps, because a shift by all 128 bits is not one.
    let high = mantissa >> 1 >> (127 - bit);
    let mut carry = false;
    let words = [low as u64, (low >> 64) as u64, high as u64];
    for (slot, word) in sum[word..].iter_mut().zip(words.into_iter().chain(std::iter::repeat(0))) {
        (*slot, carry) = slot.carrying_add(word, carry);
    }
    debug_assert!(!carry, "the sum of three products fits");
}

#[cfg(test)]
#[path = "orientation_tests.rs"]
mod tests;
