//! Random numbers: the same for the same seed, for ever.
//!
//! `SplitMix64` (Steele, Lea, Flood, "Fast splittable pseudorandom number
//! generators", 2014): a counter, mixed. Good enough for tests; not for secrets.

/// A deterministic generator.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::Random;
/// let (mut first, mut second) = (Random::new(7), Random::new(7));
/// assert_eq!(first.bits(), second.bits());
/// assert!(first.below(10) < 10);
/// ```
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The generator of this seed.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// assert_ne!(Random::new(1).bits(), Random::new(2).bits());
    /// ```
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// let mut random = Random::new(0);
    /// assert_ne!(random.bits(), random.bits());
    /// ```
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not `end`.
    ///
    /// # Panics
    /// `end` is 0.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// let mut random = Random::new(3);
    /// assert!((0..100).all(|_| random.below(6) < 6));
    /// ```
    pub const fn below(&mut self, end: u64) -> u64 {
        assert!(end > 0, "no number is below 0");
        ((self.bits() as u128 * end as u128) >> 64) as u64
    }

    /// A number from `low` to `high`, both of them possible.
    ///
    /// # Panics
    /// `low` is above `high`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// let mut random = Random::new(3);
    /// assert!((0..100).all(|_| (-4..=4).contains(&random.within(-4, 4))));
    /// ```
    pub const fn within(&mut self, low: i32, high: i32) -> i32 {
        assert!(low <= high, "an empty range");
        (low as i64 + self.below((high as i64 - low as i64 + 1) as u64) as i64) as i32
    }

    /// A number in [0, 1), a multiple of 2⁻⁵³.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// assert!((0.0..1.0).contains(&Random::new(5).unit()));
    /// ```
    pub const fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (f64::EPSILON / 2.0)
    }

    /// A number in [−1, 1), a multiple of 2⁻⁵².
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// assert!(Random::new(5).signed_unit().abs() <= 1.0);
    /// ```
    pub const fn signed_unit(&mut self) -> f64 {
        2.0 * self.unit() - 1.0
    }

    /// Any finite number, each with the same chance: all exponents, subnormals too.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// assert!(Random::new(5).finite().is_finite());
    /// ```
    pub const fn finite(&mut self) -> f64 {
        loop {
            let x = f64::from_bits(self.bits());
            if x.is_finite() {
                return x;
            }
        }
    }

    /// Puts the items in a random order (Fisher and Yates).
    ///
    /// # Complexity
    /// O(n) for n items.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::Random;
    /// let mut items = [1, 2, 3, 4, 5];
    /// Random::new(1).shuffle(&mut items);
    /// items.sort();
    /// assert_eq!(items, [1, 2, 3, 4, 5]);
    /// ```
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs of the published generator for the seed 1234567.
    #[test]
    fn the_published_sequence() {
        let mut random = Random::new(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(expected.map(|_| random.bits()), expected);
    }

    #[test]
    fn every_value_of_a_range_and_every_order_comes() {
        let mut random = Random::new(1);
        let mut seen = [0; 9];
        (0..900).for_each(|_| seen[(random.within(-4, 4) + 4) as usize] += 1);
        assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
        assert_eq!(random.within(i32::MIN, i32::MIN), i32::MIN);
        let mut orders = std::collections::HashMap::new();
        for _ in 0..600 {
            let mut items = [0, 1, 2];
            random.shuffle(&mut items);
            *orders.entry(items).or_insert(0) += 1;
        }
        assert!(orders.len() == 6 && orders.values().all(|&count| count > 50), "{orders:?}");
    }
}
