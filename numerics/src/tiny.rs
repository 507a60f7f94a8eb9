//! An eight-bit float for the tests: small enough to try every pair of values.
//!
//! Sign, three bits of exponent (bias 3), four of fraction: subnormals below ¼,
//! greatest finite value 15.5, infinity at 0x70, NaN above.

use std::fmt;

use crate::float::{Float, NarrowFloat, sealed::Sealed};

#[derive(Clone, Copy)]
pub(crate) struct Tiny(pub(crate) u8);

impl Tiny {
    pub(crate) fn all() -> impl Iterator<Item = Self> + Clone {
        (0..=u8::MAX).map(Tiny)
    }
}

impl Sealed for Tiny {}

impl Float for Tiny {
    fn rank(self) -> Option<i64> {
        let magnitude = i64::from(self.0 & 0x7f);
        (magnitude <= 0x70).then_some(if self.0 & 0x80 == 0 { magnitude } else { -magnitude })
    }

    fn from_rank(rank: i64) -> Option<Self> {
        (rank.abs() <= 0x70).then(|| Tiny(rank.unsigned_abs() as u8 | if rank < 0 { 0x80 } else { 0 }))
    }

    fn spacing(self) -> Self {
        // 2^(e − 4), itself a subnormal (1, 2, 4, 8 units of 2⁻⁶) up to 2⁻³.
        match self.0 & 0x7f {
            magnitude @ 0x70.. => Tiny(magnitude),
            magnitude => match (magnitude >> 4).max(1) {
                e @ 1..=4 => Tiny(1 << (e - 1)),
                e => Tiny((e - 4) << 4),
            },
        }
    }
}

impl NarrowFloat for Tiny {
    const PRECISION: i32 = 5;
    const MIN_EXPONENT: i32 = -2;
    const MAX_EXPONENT: i32 = 3;

    fn to_f64(self) -> f64 {
        let (exponent, fraction) = (i32::from(self.0 >> 4 & 7), f64::from(self.0 & 15));
        let magnitude = match exponent {
            0 => fraction / 64.0,
            7 if fraction == 0.0 => f64::INFINITY,
            7 => f64::NAN,
            e => (1.0 + fraction / 16.0) * 2f64.powi(e - 3),
        };
        if self.0 & 0x80 == 0 { magnitude } else { -magnitude }
    }
}

impl PartialEq for Tiny {
    fn eq(&self, other: &Self) -> bool {
        self.to_f64() == other.to_f64()
    }
}

impl PartialOrd for Tiny {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.to_f64().partial_cmp(&other.to_f64())
    }
}

impl fmt::Debug for Tiny {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_f64(), f)
    }
}

impl fmt::Display for Tiny {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_f64(), f)
    }
}
