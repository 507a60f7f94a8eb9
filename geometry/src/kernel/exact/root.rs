//! The square root of an exact number, to more bits than anyone asks for.

use super::{Exact, compare, difference, trim};

/// Words of the root beyond those that its square has: 512 bits.
const MORE: usize = 8;

impl Exact {
    /// The square root of a number from 0 on: exact where it has no more than half the words
    /// of the number, else cut off after more than 500 significant bits.
    ///
    /// # Complexity
    /// O(n²) for n words.
    pub(in crate::kernel) fn root(&self) -> Self {
        debug_assert!(!self.negative || self.words.is_empty(), "no root of less than 0");
        // An even exponent has half of it.
        let odd = self.exponent.rem_euclid(2) as usize;
        let exponent = self.exponent - odd as i32;
        let words: Vec<u64> = std::iter::repeat_n(0, odd).chain(self.words.iter().copied()).collect();
        let (root, rest) = integer_root(&words);
        if rest.is_empty() {
            return Self { negative: false, words: root, exponent: exponent / 2 };
        }
        let extended: Vec<u64> = std::iter::repeat_n(0, 2 * MORE).chain(words).collect();
        let (root, _) = integer_root(&extended);
        Self { negative: false, words: root, exponent: exponent / 2 - MORE as i32 }
    }
}

/// The greatest integer whose square is at most this one, and what is left: two bits of
/// the square make one of the root, as two digits do by hand.
fn integer_root(square: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let (mut root, mut rest) = (Vec::new(), Vec::new());
    for word in square.iter().rev() {
        for pair in (0..32).rev() {
            append(&mut rest, 2, word >> (2 * pair) & 3);
            let mut step = root.clone();
            append(&mut step, 2, 1);
            let fits = compare(&rest, &step).is_ge();
            if fits {
                rest = difference(rest, &step);
            }
            append(&mut root, 1, u64::from(fits));
        }
    }
    (root, rest)
}

/// Shifted up by 1 or 2 bits, with others below.
fn append(words: &mut Vec<u64>, bits: u32, mut below: u64) {
    words.push(0);
    for word in words.iter_mut() {
        (*word, below) = (*word << bits | below, *word >> (64 - bits));
    }
    trim(words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Random;

    #[test]
    fn squares_have_exact_roots() {
        let mut random = Random::new(1);
        for _ in 0..100 {
            let x = Exact::from(random.finite().abs());
            let y = &x + &Exact::from(random.unit());
            for value in [x, y] {
                let root = (&value * &value).root();
                assert!((&root - &value).sign().is_eq());
            }
        }
        assert!(Exact::from(0.0).root().sign().is_eq());
    }

    /// The root's square is below the number, that of the root and a 2⁵⁰⁰th of it above.
    #[test]
    fn other_roots_are_cut_off_late() {
        let mut random = Random::new(2);
        for _ in 0..50 {
            let value = Exact::from(random.finite().abs());
            let root = value.root();
            let mut more = Exact::from(1.0);
            more.exponent -= 8;
            let above = &root + &(&root * &(&more * &Exact::from(4096.0)));
            assert!((&value - &(&root * &root)).sign().is_ge());
            assert!((&(&above * &above) - &value).sign().is_gt());
        }
    }
}
