//! The conversions of `quick.rs` for vectors of `f32`, and the loops over slices.
//!
//! A loop takes four vectors at a time, each written to the beginning of a line, and asks
//! for the lines of the next four. What is left over at either end is converted with some
//! numbers of the loop once more; what is less than four vectors, number by number by
//! `quick`. Results that no cache will hold are written in blocks past the caches, where
//! that pays ([`stream`]).
//!
//! [`Simd`] has `binary16` itself, since x86 has instructions for it. `bfloat16` is the
//! upper half of an `f32`: no other exponent, no subnormals of its own. The eight-bit
//! formats go the general way.
//!
//! # Complexity
//! O(n), and for 16 bits the time to read and write the memory.

use std::ops::Range;

use super::{
    BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16, Format, SmallFloat, Specials, cast,
    quick::{narrow_f32, to_odd, to_odd_if_normal, widen_f32},
};
use crate::simd::{
    Kernel, Simd, dispatch,
    stream::{self, Plain},
};

/// The number nearest to each, ties to even.
///
/// # Panics
/// If the lengths differ.
pub(super) fn narrow<T: Lanes>(src: &[f32], dst: &mut [T]) {
    dispatch(Narrow::<T, false> { src, dst });
}

/// The same, what is beyond the greatest number becoming that number.
///
/// # Panics
/// If the lengths differ.
pub(super) fn narrow_saturating<T: Lanes>(src: &[f32], dst: &mut [T]) {
    dispatch(Narrow::<T, true> { src, dst });
}

/// The same from `f64`, in one rounding.
///
/// # Panics
/// If the lengths differ.
pub(super) fn narrow_doubles<T: Lanes, const SATURATE: bool>(src: &[f64], dst: &mut [T]) {
    dispatch(NarrowDoubles::<T, SATURATE> { src, dst });
}

/// Each number, exactly.
///
/// # Panics
/// If the lengths differ.
pub(super) fn widen<T: Lanes>(src: &[T], dst: &mut [f32]) {
    dispatch(Widen::<T, false> { src, dst, factor: 1.0 });
}

/// The same times a factor, rounded; whether all products are finite.
///
/// # Panics
/// If the lengths differ.
pub(super) fn widen_scaled<T: Lanes>(src: &[T], factor: f32, dst: &mut [f32]) -> bool {
    dispatch(Widen::<T, true> { src, dst, factor })
}

/// Bytes from which on they come from beyond the second cache. Within it, asking for
/// lines early costs widening 2 %, since it writes more than it reads; narrowing gains
/// 3 %. At 6 MiB both gain a quarter.
const FAR: usize = 1 << 20;

/// Numbers between those being converted and those asked for: none where a cache has
/// them, and what memory takes to answer where it has not.
fn ahead(bytes: usize) -> usize {
    if bytes < stream::LARGE { 0 } else { 512 }
}

struct Narrow<'a, T, const SATURATE: bool> {
    src: &'a [f32],
    dst: &'a mut [T],
}

impl<T: Lanes, const SATURATE: bool> Kernel for Narrow<'_, T, SATURATE> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let Self { src, dst } = self;
        assert_eq!(src.len(), dst.len(), "to read and to write");
        let bytes = size_of_val(src) + size_of_val(dst);
        if !stream::pays(bytes) {
            return narrow_by_vectors::<_, _, SATURATE>(s, src, dst, Some(ahead(bytes)));
        }
        let mut block = stream::Block([T::from_pattern(0); stream::BLOCK]);
        for (x, y) in src.chunks(stream::BLOCK).zip(dst.chunks_mut(stream::BLOCK)) {
            narrow_by_vectors::<_, _, SATURATE>(s, x, &mut block.0[..x.len()], None);
            stream::copy(&block.0[..y.len()], y);
        }
        stream::finish();
    }
}

struct NarrowDoubles<'a, T, const SATURATE: bool> {
    src: &'a [f64],
    dst: &'a mut [T],
}

impl<T: Lanes, const SATURATE: bool> Kernel for NarrowDoubles<'_, T, SATURATE> {
    type Output = ();

    /// By way of `f32` after all, but rounded to odd, which a second rounding does not
    /// mistake for a tie. The compiler makes vectors of that loop. What is to come is not
    /// asked for: doing so for a block at once made it a fifth slower.
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        assert_eq!(self.src.len(), self.dst.len(), "to read and to write");
        let past = stream::pays(size_of_val(self.src) + size_of_val(self.dst));
        let mut block = stream::Block([0.0; stream::BLOCK]);
        let mut numbers = stream::Block([T::from_pattern(0); stream::BLOCK]);
        for (src, dst) in self.src.chunks(stream::BLOCK).zip(self.dst.chunks_mut(stream::BLOCK)) {
            let block = &mut block.0[..src.len()];
            rounded_to_odd::<T>(src, block);
            if past {
                let numbers = &mut numbers.0[..src.len()];
                narrow_by_vectors::<_, _, SATURATE>(s, block, numbers, None);
                stream::copy(numbers, dst);
            } else {
                narrow_by_vectors::<_, _, SATURATE>(s, block, dst, None);
            }
        }
        if past {
            stream::finish();
        }
    }
}

/// Each value as an `f32` that rounds to the same number of `T`.
#[inline(always)]
fn rounded_to_odd<T: SmallFloat>(src: &[f64], block: &mut [f32]) {
    // What is below the normal numbers of f32 then becomes 0.
    let normal_suffices = T::FORMAT.least_exponent() - T::FORMAT.fraction_bits() as i32 > -125;
    let mut any_nan = false;
    if normal_suffices {
        for (x, y) in src.iter().zip(&mut *block) {
            any_nan |= x.is_nan();
            *y = to_odd_if_normal(*x);
        }
    }
    if !normal_suffices || any_nan {
        for (x, y) in src.iter().zip(block) {
            *y = to_odd(*x);
        }
    }
}

struct Widen<'a, T, const SCALE: bool> {
    src: &'a [T],
    dst: &'a mut [f32],
    factor: f32,
}

impl<T: Lanes, const SCALE: bool> Kernel for Widen<'_, T, SCALE> {
    type Output = bool;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> bool {
        let Self { src, dst, factor } = self;
        assert_eq!(src.len(), dst.len(), "to read and to write");
        let mut scale = Scale::<_, SCALE>::by(s, factor);
        let bytes = size_of_val(src) + size_of_val(dst);
        if stream::pays(bytes) {
            widen_past_caches(&mut scale, src, dst);
        } else {
            widen_by_vectors(&mut scale, src, dst, (bytes >= FAR).then_some(ahead(bytes)));
        }
        scale.finite()
    }
}

/// What is done to numbers once they are wide: nothing, or a product, with a look at
/// whether it is finite. A product y is not exactly if y · 0 is not 0, so sums of y · 0
/// are kept, one for each vector of a turn.
struct Scale<S: Simd, const SCALE: bool> {
    s: S,
    factor: f32,
    sums: [S::F32; 4],
}

impl<S: Simd, const SCALE: bool> Scale<S, SCALE> {
    #[inline(always)]
    fn by(s: S, factor: f32) -> Self {
        Self { s, factor, sums: [s.splat(0.0); 4] }
    }

    /// A vector, the one of that place in its turn.
    #[inline(always)]
    fn of(&mut self, x: S::F32, place: usize) -> S::F32 {
        if !SCALE {
            return x;
        }
        let s = self.s;
        let y = s.mul(x, s.splat(self.factor));
        self.sums[place] = s.mul_add(y, s.splat(0.0), self.sums[place]);
        y
    }

    /// A single number.
    #[inline(always)]
    fn of_one(&mut self, x: f32) -> f32 {
        if !SCALE {
            return x;
        }
        let (s, y) = (self.s, x * self.factor);
        self.sums[0] = s.add(self.sums[0], s.splat(y * 0.0));
        y
    }

    #[inline(always)]
    fn finite(&self) -> bool {
        let (s, [a, b, c, d]) = (self.s, self.sums);
        let sum = s.add(s.add(a, b), s.add(c, d));
        s.bitmask(s.eq(sum, s.splat(0.0))).count_ones() == S::LANES as u32
    }
}

#[inline(always)]
fn narrow_by_vectors<S: Simd, T: Lanes, const SATURATE: bool>(s: S, src: &[f32], dst: &mut [T], ahead: Option<usize>) {
    let greatest = widen_f32(T::FORMAT.greatest() as u32, T::FORMAT);
    let (least_lanes, greatest_lanes) = (s.splat(-greatest), s.splat(greatest));
    // NaN stays: where nothing is less or greater, both give their second argument.
    let load = |x: &[f32]| match SATURATE {
        true => s.max(least_lanes, s.min(greatest_lanes, s.load(x))),
        false => s.load(x),
    };
    if src.len() < turn::<S>() {
        for (x, y) in src.iter().zip(dst) {
            let x = if SATURATE { x.clamp(-greatest, greatest) } else { *x };
            *y = T::from_pattern(u64::from(narrow_f32(x, T::FORMAT)));
        }
        return;
    }
    for part in parts::<S, _>(dst) {
        let (src, dst) = (&src[part.clone()], &mut dst[part]);
        for (x, y) in src.chunks_exact(turn::<S>()).zip(dst.chunks_exact_mut(turn::<S>())) {
            if let Some(ahead) = ahead {
                ask_for_next(s, x, y, ahead);
            }
            let y = cast::patterns_mut(y);
            for i in [0, 2 * S::LANES] {
                T::put_two(s, load(&x[i..]), load(&x[i + S::LANES..]), &mut y[i..]);
            }
        }
    }
}

/// Numbers of a turn.
const fn turn<S: Simd>() -> usize {
    4 * S::LANES
}

/// From where to where turns go through at least a turn of numbers: once to where the turns
/// that follow begin lines of what is written, if that is not much of it all; those; and a
/// last one that ends where all ends. The first and the last write some numbers again that
/// another turn writes as well, and which are the same.
#[inline(always)]
fn parts<S: Simd, T>(dst: &[T]) -> [Range<usize>; 3] {
    let (turn, len) = (turn::<S>(), dst.len());
    let start = if len >= 16 * turn { stream::before_a_line(dst) % turn } else { 0 };
    let end = len - (len - start) % turn;
    let first = if start > 0 { 0..turn } else { 0..0 };
    let last = if end < len { len - turn..len } else { 0..0 };
    [first, start..end, last]
}

#[inline(always)]
fn widen_by_vectors<S: Simd, T: Lanes, const SCALE: bool>(
    scale: &mut Scale<S, SCALE>,
    src: &[T],
    dst: &mut [f32],
    ahead: Option<usize>,
) {
    let s = scale.s;
    if src.len() < turn::<S>() {
        for (x, y) in src.iter().zip(dst) {
            *y = scale.of_one(widen_f32(x.pattern() as u32, T::FORMAT));
        }
        return;
    }
    for part in parts::<S, _>(dst) {
        let (src, dst) = (&src[part.clone()], &mut dst[part]);
        for (x, y) in src.chunks_exact(turn::<S>()).zip(dst.chunks_exact_mut(turn::<S>())) {
            if let Some(ahead) = ahead {
                ask_for_next(s, x, y, ahead);
            }
            let x = cast::patterns(x);
            for place in [0, 1, 2, 3] {
                let at = place * S::LANES;
                s.store(scale.of(T::get(s, &x[at..]), place), &mut y[at..]);
            }
        }
    }
}

/// From the first place that begins a line to the last vector by stores past the caches.
#[inline(always)]
fn widen_past_caches<S: Simd, T: Lanes, const SCALE: bool>(scale: &mut Scale<S, SCALE>, src: &[T], dst: &mut [f32]) {
    let s = scale.s;
    let before = stream::before_a_line(dst);
    let (x, src) = src.split_at(before);
    let (y, dst) = dst.split_at_mut(before);
    widen_by_vectors(scale, x, y, None);
    let (mut src, mut dst) = (src.chunks_exact(S::LANES), dst.chunks_exact_mut(S::LANES));
    for (x, y) in (&mut src).zip(&mut dst) {
        s.prefetch(x.as_ptr().wrapping_add(512));
        s.stream(scale.of(T::get(s, cast::patterns(x)), 0), y);
    }
    widen_by_vectors(scale, src.remainder(), dst.into_remainder(), None);
    stream::finish();
}

/// Prefetches what follows `x` and `y` after so many elements, as much as they are.
#[inline(always)]
fn ask_for_next<S: Simd, A, B>(s: S, x: &[A], y: &[B], ahead: usize) {
    let (from, to) = (x.as_ptr_range().end.wrapping_add(ahead), y.as_ptr_range().end.wrapping_add(ahead));
    for line in 0..size_of_val(x).div_ceil(64) {
        s.prefetch(from.cast::<u8>().wrapping_add(64 * line));
    }
    for line in 0..size_of_val(y).div_ceil(64) {
        s.prefetch_write(to.cast::<u8>().wrapping_add(64 * line));
    }
}

/// A type that is transparent over `Bits`, a vector at a time.
pub(super) trait Lanes: SmallFloat + Plain {
    type Bits: Copy;

    /// Each lane of `a`, then of `b`, as the nearest number, to the first elements of `out`.
    fn put_two<S: Simd>(s: S, a: S::F32, b: S::F32, out: &mut [Self::Bits]);

    /// The first numbers of `x`, one a lane.
    fn get<S: Simd>(s: S, x: &[Self::Bits]) -> S::F32;
}

impl Lanes for F16 {
    type Bits = u16;

    #[inline(always)]
    fn put_two<S: Simd>(s: S, a: S::F32, b: S::F32, out: &mut [u16]) {
        s.store_f16(a, out);
        s.store_f16(b, &mut out[S::LANES..]);
    }

    #[inline(always)]
    fn get<S: Simd>(s: S, x: &[u16]) -> S::F32 {
        s.load_f16(x)
    }
}

impl Lanes for BF16 {
    type Bits = u16;

    #[inline(always)]
    fn put_two<S: Simd>(s: S, a: S::F32, b: S::F32, out: &mut [u16]) {
        s.store_upper_u16(round_upper_half(s, a), round_upper_half(s, b), out);
    }

    #[inline(always)]
    fn get<S: Simd>(s: S, x: &[u16]) -> S::F32 {
        let bits = s.bits_shl(s.load_u16(x), 16);
        let number = s.from_bits(bits);
        let quiet = s.from_bits(s.bits_or(bits, s.bits_splat(0x40_0000)));
        s.select(s.eq(number, number), number, quiet)
    }
}

/// The pattern of each lane, its upper half rounded: what remains when the lower is cut off.
#[inline(always)]
fn round_upper_half<S: Simd>(s: S, x: S::F32) -> S::Bits {
    let bits = s.to_bits(x);
    let odd = s.bits_and(s.bits_shr(bits, 16), s.bits_splat(1));
    let rounded = s.bits_add(s.bits_add(bits, s.bits_splat(0x7fff)), odd);
    let quiet = s.bits_or(bits, s.bits_splat(0x40_0000));
    s.bits_select(s.eq(x, x), rounded, quiet)
}

/// [`narrow_f32`] of each lane.
#[inline(always)]
fn narrow_lanes<S: Simd>(s: S, x: S::F32, to: Format) -> S::Bits {
    const WIDE: Format = Format::F32;
    let cut = WIDE.fraction_bits() - to.fraction_bits();
    let rebias = ((WIDE.bias() - to.bias()) as u32) << WIDE.fraction_bits();
    let least_normal = ((WIDE.bias() + to.least_exponent()) as u32) << WIDE.fraction_bits();
    let beyond = ((to.greatest() as u32) << cut) + rebias + (1 << (cut - 1));
    let bits = s.to_bits(x);
    let magnitude = s.bits_and(bits, s.bits_splat(0x7fff_ffff));

    let odd = s.bits_and(s.bits_shr(magnitude, cut), s.bits_splat(1));
    let up = s.bits_splat(((1 << (cut - 1)) - 1_u32).wrapping_sub(rebias));
    let normal = s.bits_shr(s.bits_add(s.bits_add(magnitude, up), odd), cut);
    let exponent = WIDE.bias() + to.least_exponent() - to.fraction_bits() as i32 + WIDE.fraction_bits() as i32;
    let even = s.bits_splat((exponent as u32) << WIDE.fraction_bits());
    let tiny = s.bits_sub(s.to_bits(s.add(s.from_bits(magnitude), s.from_bits(even))), even);

    let result = s.bits_select(s.bits_gt(s.bits_splat(least_normal), magnitude), tiny, normal);
    let result = s.bits_select(s.bits_gt(magnitude, s.bits_splat(beyond)), s.bits_splat(to.infinity() as u32), result);
    let result = match to.specials() {
        // Infinity is NaN.
        Specials::NanOnly | Specials::NanIsNegativeZero => result,
        Specials::Ieee => {
            let payload = s.bits_and(s.bits_shr(magnitude, cut), s.bits_splat((1 << to.fraction_bits()) - 1));
            let nan = s.bits_gt(magnitude, s.bits_splat(WIDE.infinity() as u32));
            s.bits_select(nan, s.bits_or(payload, s.bits_splat(to.nan() as u32)), result)
        }
    };
    let sign = s.bits_and(s.bits_shr(bits, 32 - to.width()), s.bits_splat(to.sign() as u32));
    s.bits_or(result, sign)
}

/// [`widen_f32`] of each lane.
#[inline(always)]
fn widen_lanes<S: Simd>(s: S, pattern: S::Bits, from: Format) -> S::F32 {
    const WIDE: Format = Format::F32;
    let shift = WIDE.fraction_bits() - from.fraction_bits();
    let rebias = ((WIDE.bias() - from.bias()) as u32) << WIDE.fraction_bits();
    let least_normal = s.bits_splat(((WIDE.bias() + from.least_exponent()) as u32) << WIDE.fraction_bits());
    let magnitude = s.bits_and(pattern, s.bits_splat(from.sign() as u32 - 1));
    let shifted = s.bits_shl(magnitude, shift);

    let normal = s.bits_add(shifted, s.bits_splat(rebias));
    let tiny = s.to_bits(s.sub(s.from_bits(s.bits_or(least_normal, shifted)), s.from_bits(least_normal)));
    let subnormal = s.bits_gt(s.bits_splat(1 << from.fraction_bits()), magnitude);
    let result = s.bits_select(subnormal, tiny, normal);
    let special = s.bits_gt(magnitude, s.bits_splat(from.greatest() as u32));
    let special_bits = match from.specials() {
        Specials::NanOnly | Specials::NanIsNegativeZero => s.bits_splat(WIDE.nan() as u32),
        Specials::Ieee => {
            let kept = s.bits_or(shifted, s.bits_splat(WIDE.infinity() as u32));
            let nan = s.bits_gt(magnitude, s.bits_splat(from.infinity() as u32));
            s.bits_select(nan, s.bits_or(kept, s.bits_splat(WIDE.nan() as u32)), kept)
        }
    };
    let result = s.bits_select(special, special_bits, result);
    let sign = s.bits_shl(s.bits_and(pattern, s.bits_splat(from.sign() as u32)), 32 - from.width());
    s.from_bits(s.bits_or(result, sign))
}

macro_rules! eight_bits {
    ($($name:ident)+) => {$(
        impl Lanes for $name {
            type Bits = u8;

            #[inline(always)]
            fn put_two<S: Simd>(s: S, a: S::F32, b: S::F32, out: &mut [u8]) {
                s.store_u8(narrow_lanes(s, a, Self::FORMAT), out);
                s.store_u8(narrow_lanes(s, b, Self::FORMAT), &mut out[S::LANES..]);
            }

            #[inline(always)]
            fn get<S: Simd>(s: S, x: &[u8]) -> S::F32 {
                widen_lanes(s, s.load_u8(x), Self::FORMAT)
            }
        }
    )+};
}

eight_bits!(F8E4M3 F8E4M3Ieee F8E5M2);

macro_rules! plain {
    ($($name:ident)+) => { $(impl Plain for $name {})+ };
}

plain!(F16 BF16 F8E4M3 F8E4M3Ieee F8E5M2);

#[cfg(test)]
#[path = "lanes_tests.rs"]
mod tests;
