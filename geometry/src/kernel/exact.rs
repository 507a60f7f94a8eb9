//! Numbers of any size and precision for the last stage of the predicates.
//!
//! An [`Exact`] is an integer times a power of 2⁶⁴, so that every `f64` and `i64`
//! is one and sums and products are never rounded. It allocates; only inputs that
//! no quicker stage could settle come here.
//!
//! # Complexity
//! Sums in O(n), products in O(n²) for n words: 35 for a difference of the most
//! distant `f64`.

mod quotient;
mod root;

use std::{
    cmp::Ordering,
    ops::{Add, Mul, Sub},
};

use crate::{coordinate::Coordinate, point::Point};

/// ±words·2^(64·exponent), the lowest word first; no word at all is 0.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    negative: bool,
    words: Vec<u64>,
    exponent: i32,
}

impl From<f64> for Exact {
    fn from(x: f64) -> Self {
        let biased = (x.to_bits() >> 52 & 0x7ff) as i32;
        let fraction = x.to_bits() & ((1 << 52) - 1);
        let mantissa = fraction | u64::from(biased != 0) << 52;
        let exponent = biased.max(1) - 1075;
        let shifted = u128::from(mantissa) << exponent.rem_euclid(64);
        Self::new(x < 0.0, shifted, exponent.div_euclid(64))
    }
}

impl From<i64> for Exact {
    fn from(x: i64) -> Self {
        Self::new(x < 0, x.unsigned_abs().into(), 0)
    }
}

impl Exact {
    fn new(negative: bool, magnitude: u128, exponent: i32) -> Self {
        let mut words = vec![magnitude as u64, (magnitude >> 64) as u64];
        trim(&mut words);
        Self { negative, words, exponent }
    }

    /// How it compares with 0.
    pub(super) fn sign(&self) -> Ordering {
        match (self.words.is_empty(), self.negative) {
            (true, _) => Ordering::Equal,
            (false, true) => Ordering::Less,
            (false, false) => Ordering::Greater,
        }
    }

    /// The sum with `other`, or the difference.
    fn combined(&self, other: &Self, subtract: bool) -> Self {
        let exponent = self.exponent.min(other.exponent);
        let (mine, others) = (self.words_from(exponent), other.words_from(exponent));
        let negative = other.negative != subtract;
        if self.negative == negative {
            return Self { negative, words: sum(mine, &others), exponent };
        }
        match compare(&mine, &others) {
            Ordering::Less => Self { negative, words: difference(others, &mine), exponent },
            _ => Self { negative: self.negative, words: difference(mine, &others), exponent },
        }
    }

    /// The words in a lower unit.
    fn words_from(&self, exponent: i32) -> Vec<u64> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let zeros = std::iter::repeat_n(0, (self.exponent - exponent) as usize);
        zeros.chain(self.words.iter().copied()).collect()
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        self.combined(other, false)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        self.combined(other, true)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        let mut words = vec![0u64; self.words.len() + other.words.len()];
        // Numbers far apart leave words of 0 between them.
        for (i, &a) in self.words.iter().enumerate().filter(|&(_, &a)| a != 0) {
            let mut carry = 0;
            for (j, &b) in other.words.iter().enumerate() {
                (words[i + j], carry) = a.carrying_mul_add(b, words[i + j], carry);
            }
            words[i + other.words.len()] = carry;
        }
        trim(&mut words);
        Exact { negative: self.negative != other.negative, words, exponent: self.exponent + other.exponent }
    }
}

/// The order of magnitudes, which is that of the words read from the top.
fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn trim(words: &mut Vec<u64>) {
    while words.last() == Some(&0) {
        words.pop();
    }
}

fn sum(mut augend: Vec<u64>, addend: &[u64]) -> Vec<u64> {
    augend.resize(augend.len().max(addend.len()) + 1, 0);
    let mut carry = false;
    for (word, added) in augend.iter_mut().zip(addend.iter().copied().chain(std::iter::repeat(0))) {
        (*word, carry) = word.carrying_add(added, carry);
    }
    trim(&mut augend);
    augend
}

/// The difference of magnitudes, the first not the smaller.
fn difference(mut minuend: Vec<u64>, subtrahend: &[u64]) -> Vec<u64> {
    let mut borrow = false;
    for (word, subtracted) in minuend.iter_mut().zip(subtrahend.iter().copied().chain(std::iter::repeat(0))) {
        (*word, borrow) = word.borrowing_sub(subtracted, borrow);
    }
    trim(&mut minuend);
    minuend
}

/// The components of b − a.
pub(super) fn vector<T: Coordinate + Into<Exact>>([a, b]: [Point<T>; 2]) -> [Exact; 2] {
    let difference = |p: T, q: T| &p.into() - &q.into();
    [difference(b.x(), a.x()), difference(b.y(), a.y())]
}

pub(super) fn cross([x, y]: &[Exact; 2], [u, v]: &[Exact; 2]) -> Exact {
    &(x * v) - &(y * u)
}

fn dot([x, y]: &[Exact; 2], [u, v]: &[Exact; 2]) -> Exact {
    &(x * u) + &(y * v)
}

/// The sign of (b − a) × (d − c).
pub(super) fn cross_sign<T: Coordinate + Into<Exact>>(ab: [Point<T>; 2], cd: [Point<T>; 2]) -> Ordering {
    cross(&vector(ab), &vector(cd)).sign()
}

/// The sign of (b − a) · (d − c).
pub(super) fn dot_sign<T: Coordinate + Into<Exact>>(ab: [Point<T>; 2], cd: [Point<T>; 2]) -> Ordering {
    dot(&vector(ab), &vector(cd)).sign()
}

/// How |b − a| compares with |d − c|.
pub(super) fn compare_lengths<T: Coordinate + Into<Exact>>(ab: [Point<T>; 2], cd: [Point<T>; 2]) -> Ordering {
    let (u, v) = (vector(ab), vector(cd));
    (&dot(&u, &u) - &dot(&v, &v)).sign()
}

/// The sign of the in-circle determinant.
pub(super) fn in_circle<T: Coordinate + Into<Exact>>(a: Point<T>, b: Point<T>, c: Point<T>, d: Point<T>) -> Ordering {
    let [a, b, c] = [a, b, c].map(|p| vector([d, p]));
    let term = |u, v, w| &dot(u, u) * &cross(v, w);
    (&(&term(&a, &b, &c) + &term(&b, &c, &a)) + &term(&c, &a, &b)).sign()
}

/// How the distance of `c` from the line through a and b, two points, compares with `length`.
pub(super) fn compare_distance_to_line([a, b]: [Point; 2], c: Point, length: f64) -> Ordering {
    let (along, to_c) = (vector([a, b]), vector([a, c]));
    let (area, length) = (cross(&along, &to_c), Exact::from(length));
    (&(&area * &area) - &(&dot(&along, &along) * &(&length * &length))).sign()
}
