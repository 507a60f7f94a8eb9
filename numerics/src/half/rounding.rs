//! How a value that does not fit is made to fit, and what that cost.

use std::ops::{BitOr, BitOrAssign};

/// Which of the two neighbours an inexact value becomes: the five directions of
/// IEEE 754-2019 §4.3.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, Conversion, Rounding};
/// let between = 1.0 + 2f64.powi(-8); // half way from 1 to 1 + 2⁻⁷
/// let to = |rounding| BF16::from_f64_with(between, Conversion::IEEE.rounding(rounding)).0.to_f64();
/// assert_eq!(to(Rounding::TiesToEven), 1.0);
/// assert_eq!(to(Rounding::TiesToAway), 1.0078125);
/// assert_eq!(to(Rounding::TowardZero), 1.0);
/// assert_eq!(to(Rounding::TowardPositive), 1.0078125);
/// assert_eq!(to(Rounding::TowardNegative), 1.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Rounding {
    /// The nearer one; half way, the one whose last bit is 0.
    #[default]
    TiesToEven,
    /// The nearer one; half way, the one of greater magnitude.
    TiesToAway,
    /// The one of smaller magnitude: the rest is cut off.
    TowardZero,
    /// The greater one.
    TowardPositive,
    /// The lesser one.
    TowardNegative,
}

impl Rounding {
    /// All five.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::Rounding;
    /// assert_eq!(Rounding::ALL.len(), 5);
    /// ```
    pub const ALL: [Self; 5] =
        [Self::TiesToEven, Self::TiesToAway, Self::TowardZero, Self::TowardPositive, Self::TowardNegative];
}

/// What becomes of a value beyond the greatest finite one.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{Conversion, F8E4M3, F8E5M2};
/// assert!(F8E4M3::from_f64(1e6).is_nan()); // it has no infinity
/// assert_eq!(F8E5M2::from_f64(1e6), F8E5M2::INFINITY);
/// assert_eq!(F8E4M3::from_f64_with(1e6, Conversion::SATURATING).0, F8E4M3::MAX);
/// assert_eq!(F8E5M2::from_f64_with(f64::INFINITY, Conversion::SATURATING).0, F8E5M2::MAX);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Overflow {
    /// Infinity where the rounding direction leads away from zero, the greatest
    /// finite value where it leads towards it (IEEE 754 §7.4). A format without
    /// infinities has NaN in their place.
    #[default]
    Infinity,
    /// The greatest finite value of that sign, also for an infinity.
    Saturate,
}

/// What becomes of a result below the smallest normal number.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{Conversion, F16, Subnormals};
/// let flushing = Conversion::IEEE.subnormals(Subnormals::Flush);
/// assert_eq!(F16::from_f64(1e-5).to_f64(), 1.0013580322265625e-5);
/// assert_eq!(F16::from_f64_with(-1e-5, flushing).0.to_bits(), 0x8000);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Subnormals {
    /// It is represented with fewer bits.
    #[default]
    Keep,
    /// Zero of the same sign, whatever the rounding direction. What rounds up to
    /// the smallest normal number is kept.
    Flush,
}

/// How to convert: direction, overflow, subnormals.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{Conversion, F16, Overflow, Rounding};
/// let how = Conversion::IEEE.rounding(Rounding::TowardZero).overflow(Overflow::Saturate);
/// let (value, flags) = F16::from_f64_with(0.1, how);
/// assert_eq!(value.to_f64(), 0.09997558593750);
/// assert!(flags.inexact && !flags.overflow);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Conversion {
    /// Which neighbour an inexact value becomes.
    pub rounding: Rounding,
    /// What becomes of a value too large.
    pub overflow: Overflow,
    /// What becomes of a value too small to be normal.
    pub subnormals: Subnormals,
}

impl Conversion {
    /// Ties to even, overflow to infinity, subnormals kept: the default everywhere.
    pub const IEEE: Self =
        Self { rounding: Rounding::TiesToEven, overflow: Overflow::Infinity, subnormals: Subnormals::Keep };

    /// Ties to even, overflow to the greatest finite value, subnormals kept: what
    /// training in eight bits uses.
    pub const SATURATING: Self = Self::IEEE.overflow(Overflow::Saturate);

    /// The same with another direction.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Rounding};
    /// assert_eq!(Conversion::IEEE.rounding(Rounding::TowardZero).rounding, Rounding::TowardZero);
    /// ```
    #[must_use]
    pub const fn rounding(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// The same with another treatment of overflow.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Overflow};
    /// assert_eq!(Conversion::IEEE.overflow(Overflow::Saturate), Conversion::SATURATING);
    /// ```
    #[must_use]
    pub const fn overflow(self, overflow: Overflow) -> Self {
        Self { overflow, ..self }
    }

    /// The same with another treatment of subnormal results.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Subnormals};
    /// assert_eq!(Conversion::IEEE.subnormals(Subnormals::Keep), Conversion::IEEE);
    /// ```
    #[must_use]
    pub const fn subnormals(self, subnormals: Subnormals) -> Self {
        Self { subnormals, ..self }
    }
}

/// What happened in a conversion, or in a whole slice of them (`|`).
///
/// # Examples
/// ```
/// use kihon_numerics::half::{Conversion, F16, Flags};
/// let flags = |x| F16::from_f64_with(x, Conversion::IEEE).1;
/// assert_eq!(flags(0.5), Flags::NONE);
/// assert_eq!(flags(0.1), Flags { inexact: true, ..Flags::NONE });
/// assert_eq!(flags(1e9), Flags { inexact: true, overflow: true, ..Flags::NONE });
/// assert_eq!(flags(1e-9), Flags { inexact: true, underflow: true, ..Flags::NONE });
/// assert_eq!(flags(2f64.powi(-24)), Flags::NONE); // subnormal, but exact
/// assert_eq!(flags(0.1) | flags(1e9), flags(1e9));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Flags {
    /// The result differs from the value.
    pub inexact: bool,
    /// The value lies below the smallest normal number (told before rounding, as
    /// IEEE 754 §7.5 allows) and the result is inexact.
    pub underflow: bool,
    /// Rounded as if exponents had no end, the value lies above the greatest finite one.
    pub overflow: bool,
    /// A signalling NaN was made quiet, or an infinity had to become something else.
    pub invalid: bool,
}

impl Flags {
    /// An exact conversion.
    pub const NONE: Self = Self { inexact: false, underflow: false, overflow: false, invalid: false };

    /// Only [`Flags::invalid`].
    pub(crate) const INVALID: Self = Self { invalid: true, ..Self::NONE };

    /// What either saw; `|` in constants.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::Flags;
    /// const INEXACT: Flags = Flags { inexact: true, ..Flags::NONE };
    /// const BOTH: Flags = INEXACT.union(Flags { overflow: true, ..Flags::NONE });
    /// assert!(BOTH.inexact && BOTH.overflow && !BOTH.underflow);
    /// ```
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            inexact: self.inexact | other.inexact,
            underflow: self.underflow | other.underflow,
            overflow: self.overflow | other.overflow,
            invalid: self.invalid | other.invalid,
        }
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}
