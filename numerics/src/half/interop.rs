//! The types of the crate `half`, pattern by pattern, with the feature of that name.
//!
//! For whole slices there is no need to copy: both sides view their numbers as `u16`.
//!
//! ```
//! use half::{f16, slice::HalfFloatSliceExt};
//! use kihon_numerics::half::{F16, narrow};
//!
//! let mut theirs = [f16::ZERO; 2];
//! narrow(&[1.5f32, -0.25], F16::slice_from_bits_mut(theirs.reinterpret_cast_mut())).unwrap();
//! assert_eq!(theirs, [1.5, -0.25].map(f16::from_f32));
//! ```

use super::{BF16, F16};

macro_rules! same_pattern {
    ($($ours:ident $theirs:ident)+) => {$(
        impl From<half::$theirs> for $ours {
            #[doc = concat!("The same pattern, of a `half::", stringify!($theirs), "`.")]
            fn from(theirs: half::$theirs) -> Self {
                Self::from_bits(theirs.to_bits())
            }
        }

        impl From<$ours> for half::$theirs {
            #[doc = concat!("The same pattern, of a [`", stringify!($ours), "`].")]
            fn from(ours: $ours) -> Self {
                Self::from_bits(ours.to_bits())
            }
        }
    )+};
}

same_pattern!(F16 f16 BF16 bf16);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_kept_both_ways() {
        for bits in 0..=u16::MAX {
            assert_eq!(F16::from(half::f16::from_bits(bits)).to_bits(), bits);
            assert_eq!(BF16::from(half::bf16::from_bits(bits)).to_bits(), bits);
            assert_eq!(half::f16::from(F16::from_bits(bits)).to_bits(), bits);
            assert_eq!(half::bf16::from(BF16::from_bits(bits)).to_bits(), bits);
        }
    }
}
