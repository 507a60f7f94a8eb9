//! The stages of [`orient2d`](super::orient2d) in integers, for what floating
//! point cannot tell.
//!
//! The signs of the four differences, which comparisons give exactly, settle
//! whatever has a product of 0 or two of different signs. Else coordinates that
//! span at most 62 bits an axis are taken as integers in a common unit, where an
//! `i128` holds both products. At last the determinant is written as six products
//! of coordinates, each an integer of 106 bits times a power of two, and these are
//! summed in a fixed-point number wide enough for all of `f64`: four words where
//! the magnitudes are alike, 66 in the worst case. Nothing can overflow or
//! underflow there.
//!
//! # Complexity
//! O(1): up to 66 words, twice.

use std::cmp::Ordering;

use super::Orientation;
use crate::kernel::common_unit::{common_integers, decompose};

/// How the points turn whose six coordinates, all finite, are given.
#[cold]
#[inline(never)]
pub(super) fn orient2d(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> Orientation {
    let left = sign_of_product(ax, cx, by, cy);
    let right = sign_of_product(ay, cy, bx, cx);
    if left != right || left == 0 {
        return left.cmp(&right).into();
    }
    if let Some((x, y)) = common_integers::<62, 3>([ax, bx, cx]).zip(common_integers::<62, 3>([ay, by, cy])) {
        return compare_products(x, y).into();
    }
    sum_of_products(ax, ay, bx, by, cx, cy).into()
}

/// The sign of the determinant of points with integer coordinates of at most 62 bits.
#[inline]
fn compare_products([ax, bx, cx]: [i64; 3], [ay, by, cy]: [i64; 3]) -> Ordering {
    // Differences below 2⁶³, products below 2¹²⁶.
    let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
    product(ax - cx, by - cy).cmp(&product(ay - cy, bx - cx))
}

/// The sign of (p − q)(r − s).
#[inline]
fn sign_of_product(p: f64, q: f64, r: f64, s: f64) -> i32 {
    let sign = |p: f64, q: f64| i32::from(p > q) - i32::from(p < q);
    sign(p, q) * sign(r, s)
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
pub(super) fn sum_of_products(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> Ordering {
    let terms = [
        Term::new(ax, by, false),
        Term::new(ax, cy, true),
        Term::new(ay, bx, true),
        Term::new(ay, cx, false),
        Term::new(bx, cy, false),
        Term::new(by, cx, true),
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
    let words = [low as u64, (low >> 64) as u64, high as u64];
    let mut carry = false;
    for (i, slot) in sum[word..].iter_mut().enumerate() {
        if i >= words.len() && !carry {
            return;
        }
        (*slot, carry) = slot.carrying_add(words.get(i).copied().unwrap_or(0), carry);
    }
    debug_assert!(!carry, "the sum of three products fits");
}
