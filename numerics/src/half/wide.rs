//! `f32` and `f64`, the types that are converted from and to.

use super::{
    Conversion, Format, SmallFloat,
    quick::{narrow_f32_stochastic, widen_f64},
};

/// `f32` or `f64`.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, LengthError, Wide, narrow};
/// fn first<S: Wide>(x: &[S]) -> Result<BF16, LengthError> {
///     let mut out = [BF16::ZERO];
///     narrow(x, &mut out).map(|()| out[0])
/// }
/// assert_eq!(first(&[1.5f32]), first(&[1.5f64]));
/// ```
pub trait Wide: sealed::Sealed {}

impl Wide for f32 {}
impl Wide for f64 {}

mod sealed {
    use super::{Format, SmallFloat};

    pub trait Sealed: Copy + 'static {
        const FORMAT: Format;

        fn pattern(self) -> u64;

        fn narrow<T: SmallFloat>(src: &[Self], dst: &mut [T]);

        fn narrow_saturating<T: SmallFloat>(src: &[Self], dst: &mut [T]);

        fn narrow_stochastic(self, to: Format, draw: u64) -> u64;

        fn widen<T: SmallFloat>(src: &[T], dst: &mut [Self]);
    }
}

impl sealed::Sealed for f32 {
    const FORMAT: Format = Format::F32;

    #[inline]
    fn pattern(self) -> u64 {
        u64::from(self.to_bits())
    }

    fn narrow<T: SmallFloat>(src: &[f32], dst: &mut [T]) {
        T::narrow_slice(src, dst);
    }

    fn narrow_saturating<T: SmallFloat>(src: &[f32], dst: &mut [T]) {
        T::narrow_slice_saturating(src, dst);
    }

    #[inline(always)]
    fn narrow_stochastic(self, to: Format, draw: u64) -> u64 {
        u64::from(narrow_f32_stochastic(self, to, draw))
    }

    fn widen<T: SmallFloat>(src: &[T], dst: &mut [f32]) {
        T::widen_slice(src, dst);
    }
}

impl sealed::Sealed for f64 {
    const FORMAT: Format = Format::F64;

    #[inline]
    fn pattern(self) -> u64 {
        self.to_bits()
    }

    fn narrow<T: SmallFloat>(src: &[f64], dst: &mut [T]) {
        T::narrow_doubles::<false>(src, dst);
    }

    fn narrow_saturating<T: SmallFloat>(src: &[f64], dst: &mut [T]) {
        T::narrow_doubles::<true>(src, dst);
    }

    fn narrow_stochastic(self, to: Format, draw: u64) -> u64 {
        Format::F64.convert_stochastic(self.to_bits(), &to, Conversion::IEEE, draw).0
    }

    fn widen<T: SmallFloat>(src: &[T], dst: &mut [f64]) {
        for (x, y) in src.iter().zip(dst) {
            *y = widen_f64(x.pattern(), T::FORMAT);
        }
    }
}
