//! Random bits for stochastic rounding.
//!
//! `SplitMix64`: a counter and a mixing function, 64 fresh bits for three
//! multiplications and some shifts, the same for a seed for ever. Not for secrets.
//!
//! Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
//! (2014).

/// A seeded source of random bits.
///
/// # Examples
/// ```
/// use kihon_numerics::half::RandomBits;
/// let (mut a, mut b) = (RandomBits::seeded(7), RandomBits::seeded(7));
/// assert_eq!(a.next_bits(), b.next_bits());
/// assert_ne!(a.next_bits(), RandomBits::seeded(8).next_bits());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RandomBits {
    state: u64,
}

impl RandomBits {
    /// The stream of a seed.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::RandomBits;
    /// assert_eq!(RandomBits::seeded(0).next_bits(), 0xe220_a839_7b1d_cdaf);
    /// ```
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// 64 uniform bits.
    ///
    /// # Complexity
    /// O(1).
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::RandomBits;
    /// let mut random = RandomBits::seeded(1);
    /// let ones: u32 = (0..1000).map(|_| random.next_bits().count_ones()).sum();
    /// assert!((31_000..33_000).contains(&ones));
    /// ```
    #[inline]
    pub const fn next_bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = self.state;
        let z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }
}
