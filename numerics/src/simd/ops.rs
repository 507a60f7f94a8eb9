//! The operations that kernels are written in.
//!
//! A vector of `f32`, the same lanes as 32-bit patterns, and a mask of lanes.
//! What an operation gives is the same at every level, lane by lane and bit by
//! bit, except `mul_add`, which rounds once or twice as `FUSED` says, and sums
//! over lanes. Where x86 and IEEE 754 differ (`max` of NaN) all follow x86,
//! as it is one instruction there and two elsewhere.

/// An instruction set, by a token that proves it.
pub(crate) trait Simd: Copy + 'static {
    /// `LANES` numbers.
    type F32: Copy;
    /// `LANES` patterns of 32 bits.
    type Bits: Copy;
    /// A truth value for each lane.
    type Mask: Copy;

    /// How many numbers a vector holds, at most 32.
    const LANES: usize;
    /// Whether `mul_add` rounds once.
    const FUSED: bool;
    /// How many roots of 2 the set can look up at once, a power of two; 1 where none.
    const STEPS: u32;
    /// Whether `scale` takes any n, for which it gives 0, infinity or NaN as is right.
    const SCALES_BY_ANY: bool = false;
    /// How many vectors the machine holds in registers.
    const REGISTERS: usize;

    // -- memory; a slice too short for what is asked of it is a panic ---------

    /// The first `LANES` elements.
    fn load(self, x: &[f32]) -> Self::F32;
    /// At most `LANES` elements, and `fill` in the lanes that are left.
    fn load_part(self, x: &[f32], fill: f32) -> Self::F32;
    /// To the first `LANES` elements.
    fn store(self, v: Self::F32, out: &mut [f32]);
    /// As `store`, but past the caches (see `stream.rs`) where `out` begins at a multiple of
    /// the vector's bytes; after the last one of all, `stream::finish`.
    #[inline(always)]
    fn stream(self, v: Self::F32, out: &mut [f32]) {
        self.store(v, out);
    }
    /// As many lanes as `out`, of at most `LANES` elements, has room for.
    fn store_part(self, v: Self::F32, out: &mut [f32]);
    /// The first `LANES` halves, widened with zeros.
    fn load_u16(self, x: &[u16]) -> Self::Bits;
    /// The lower half of each lane, to the first `LANES` elements.
    fn store_u16(self, v: Self::Bits, out: &mut [u16]);
    /// The upper half of each lane of `a`, then of `b`, to the first 2 · `LANES` elements.
    #[inline(always)]
    fn store_upper_u16(self, a: Self::Bits, b: Self::Bits, out: &mut [u16]) {
        self.store_u16(self.bits_shr(a, 16), out);
        self.store_u16(self.bits_shr(b, 16), &mut out[Self::LANES..]);
    }
    /// The first `LANES` bytes, widened with zeros.
    fn load_u8(self, x: &[u8]) -> Self::Bits;
    /// The lowest byte of each lane, to the first `LANES` elements.
    fn store_u8(self, v: Self::Bits, out: &mut [u8]);
    /// Asks for the cache line at `address`, soon to be read. Any address will do.
    #[inline(always)]
    fn prefetch<T>(self, _address: *const T) {}
    /// Asks for the cache line at `address` for writing. Any address will do.
    #[inline(always)]
    fn prefetch_write<T>(self, _address: *const T) {}

    // -- numbers --------------------------------------------------------------

    /// `x` in every lane.
    fn splat(self, x: f32) -> Self::F32;
    /// a + b.
    fn add(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a − b.
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a · b.
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a / b.
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a · b + c, rounded once where `FUSED`.
    fn mul_add(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32;
    /// a where a < b, else b: also where one is NaN, and of zeros.
    fn min(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a where a > b, else b: also where one is NaN, and of zeros.
    fn max(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// x from −`bound` to `bound`, else the nearer of these; of NaN anything not less than `bound`.
    #[inline(always)]
    fn clamp(self, x: Self::F32, bound: Self::F32) -> Self::F32 {
        self.min(bound, self.max(self.sub(self.splat(0.0), bound), x))
    }
    /// The nearest integer, ties to even, for |x| ≤ 2²²; NaN stays. What is larger
    /// gives a number within 1 of it.
    fn round(self, x: Self::F32) -> Self::F32;
    /// x · 2^⌊n⌋, rounded once; for 2⁻²⁴ ≤ |x| ≤ 2²⁴, or x 0, infinite or NaN, and for n
    /// from −252 to 252, a multiple of 1 / `STEPS`.
    fn scale(self, x: Self::F32, n: Self::F32) -> Self::F32;
    /// x · 2^⌊n⌋ where both x and that are normal; n as for `scale`.
    fn scale_normal(self, x: Self::F32, n: Self::F32) -> Self::F32;
    /// 2^(j / `STEPS`) of the lowest bits j of each lane, times the factor of `roots.rs` if
    /// `STEPS` > 1, rounded.
    #[inline(always)]
    fn root(self, _j: Self::Bits) -> Self::F32 {
        self.splat(1.0)
    }
    /// 2^(n / `STEPS`), times that factor, rounded, of the integers n in the lowest bits of the
    /// lanes, where that is normal; what stands above them, from bit 9 + log₂ `STEPS` on, does
    /// not matter.
    #[inline(always)]
    fn power_of_two(self, n: Self::Bits) -> Self::F32 {
        self.from_bits(self.bits_add(self.bits_splat(0x3f80_0000), self.bits_shl(n, 23)))
    }
    /// All lanes added up, in an order of the level's own.
    fn reduce_add(self, v: Self::F32) -> f32;
    /// All lanes of both added up in `f64`: off by no more than its roundings.
    fn reduce_add_f64(self, a: Self::F32, b: Self::F32) -> f64;
    /// The greatest lane; any of them where one is NaN.
    fn reduce_max(self, v: Self::F32) -> f32;

    // -- masks ----------------------------------------------------------------

    /// a < b; false where one is NaN.
    fn lt(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// a ≤ b; false where one is NaN.
    fn le(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// a = b; false where one is NaN.
    fn eq(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// a > b as signed integers.
    fn bits_gt(self, a: Self::Bits, b: Self::Bits) -> Self::Mask;
    /// Both.
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask;
    /// Lane i as bit i.
    fn bitmask(self, mask: Self::Mask) -> u32;
    /// a where true, b elsewhere.
    fn select(self, mask: Self::Mask, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a where true, b elsewhere.
    fn bits_select(self, mask: Self::Mask, a: Self::Bits, b: Self::Bits) -> Self::Bits;

    // -- patterns -------------------------------------------------------------

    /// `x` in every lane.
    fn bits_splat(self, x: u32) -> Self::Bits;
    /// The patterns of the numbers.
    fn to_bits(self, x: Self::F32) -> Self::Bits;
    /// The numbers of the patterns.
    #[expect(clippy::wrong_self_convention, reason = "`self` is the token, as everywhere here")]
    fn from_bits(self, x: Self::Bits) -> Self::F32;
    /// The number nearest to each `i32`.
    fn int_to_f32(self, x: Self::Bits) -> Self::F32;
    /// a & b.
    fn bits_and(self, a: Self::Bits, b: Self::Bits) -> Self::Bits;
    /// a | b.
    fn bits_or(self, a: Self::Bits, b: Self::Bits) -> Self::Bits;
    /// a + b, wrapping.
    fn bits_add(self, a: Self::Bits, b: Self::Bits) -> Self::Bits;
    /// a − b, wrapping.
    fn bits_sub(self, a: Self::Bits, b: Self::Bits) -> Self::Bits;
    /// a shifted left by `n` < 32; cheapest where `n` is a constant.
    fn bits_shl(self, a: Self::Bits, n: u32) -> Self::Bits;
    /// a shifted right by `n` < 32, zeros coming in.
    fn bits_shr(self, a: Self::Bits, n: u32) -> Self::Bits;

    // -- half precision (IEEE binary16, as patterns) ------------------------

    /// The first `LANES` halves as numbers: exact, NaN made quiet.
    #[inline(always)]
    fn load_f16(self, x: &[u16]) -> Self::F32 {
        let h = self.load_u16(x);
        let magnitude = self.bits_shl(self.bits_and(h, self.bits_splat(0x7fff)), 13);
        let sign = self.bits_shl(self.bits_and(h, self.bits_splat(0x8000)), 16);
        // The exponent's bias grows by 112; a product also makes subnormals normal.
        let finite = self.to_bits(self.mul(self.from_bits(magnitude), self.splat(f32::from_bits((127 + 112) << 23))));
        let special = self.bits_gt(magnitude, self.bits_splat(0x0f7f_ffff));
        let nan = self.bits_gt(magnitude, self.bits_splat(0x0f80_0000));
        let magnitude = self.bits_select(special, self.bits_or(magnitude, self.bits_splat(0x7f80_0000)), finite);
        let magnitude = self.bits_select(nan, self.bits_or(magnitude, self.bits_splat(0x0040_0000)), magnitude);
        self.from_bits(self.bits_or(magnitude, sign))
    }

    /// Each number to the nearest half, ties to even, overflow to infinity; NaN
    /// keeps its sign and the upper bits of its payload, made quiet.
    #[inline(always)]
    fn store_f16(self, v: Self::F32, out: &mut [u16]) {
        let bits = self.to_bits(v);
        let magnitude = self.bits_and(bits, self.bits_splat(0x7fff_ffff));
        let sign = self.bits_shr(self.bits_and(bits, self.bits_splat(0x8000_0000)), 16);
        // Normal: half a unit less one, plus the bit that decides a tie, then cut.
        let odd = self.bits_and(self.bits_shr(magnitude, 13), self.bits_splat(1));
        let rebias = self.bits_splat((112_u32 << 23).wrapping_neg().wrapping_add(0xfff));
        let normal = self.bits_shr(self.bits_add(self.bits_add(magnitude, rebias), odd), 13);
        // Subnormal: the unit of ½ is 2⁻²⁴, as is that of the result; adding rounds.
        let half = self.splat(0.5);
        let tiny = self.to_bits(self.add(self.from_bits(magnitude), half));
        let tiny = self.bits_sub(tiny, self.to_bits(half));
        let result = self.bits_select(self.bits_gt(self.bits_splat(0x3880_0000), magnitude), tiny, normal);
        let large = self.bits_gt(magnitude, self.bits_splat(0x477f_efff));
        let result = self.bits_select(large, self.bits_splat(0x7c00), result);
        let payload = self.bits_and(self.bits_shr(magnitude, 13), self.bits_splat(0x3ff));
        let quiet = self.bits_or(payload, self.bits_splat(0x7e00));
        let nan = self.bits_gt(magnitude, self.bits_splat(0x7f80_0000));
        let result = self.bits_select(nan, quiet, result);
        self.store_u16(self.bits_or(result, sign), out);
    }
}
