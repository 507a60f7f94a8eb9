//! SSE2, which every x86-64 has: 4 lanes, no fused multiply-add, no rounding
//! instruction, no masked memory.

use std::arch::x86_64::*;

use super::Simd;

/// Proof of SSE2: the target itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sse2(());

impl Sse2 {
    /// The proof.
    pub(crate) fn new() -> Self {
        Self(())
    }
}

impl Simd for Sse2 {
    type F32 = __m128;
    type Bits = __m128i;
    type Mask = __m128;

    const LANES: usize = 4;
    const FUSED: bool = false;
    const STEPS: u32 = 1;
    const REGISTERS: usize = 16;

    #[inline(always)]
    fn load(self, x: &[f32]) -> __m128 {
        let x = &x[..4];
        // SAFETY: 4 elements are there.
        unsafe { _mm_loadu_ps(x.as_ptr()) }
    }

    #[inline(always)]
    fn load_part(self, x: &[f32], fill: f32) -> __m128 {
        let mut lanes = [fill; 4];
        lanes[..x.len()].copy_from_slice(x);
        self.load(&lanes)
    }

    #[inline(always)]
    fn store(self, v: __m128, out: &mut [f32]) {
        let out = &mut out[..4];
        // SAFETY: 4 elements are there.
        unsafe { _mm_storeu_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn stream(self, v: __m128, out: &mut [f32]) {
        let out = &mut out[..4];
        if !out.as_ptr().addr().is_multiple_of(16) {
            return self.store(v, out);
        }
        // SAFETY: 4 elements are there, aligned; the token proves the instruction.
        unsafe { _mm_stream_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn store_part(self, v: __m128, out: &mut [f32]) {
        let mut lanes = [0.0; 4];
        self.store(v, &mut lanes);
        out.copy_from_slice(&lanes[..out.len()]);
    }

    #[inline(always)]
    fn load_u16(self, x: &[u16]) -> __m128i {
        let x = &x[..4];
        // SAFETY: 8 bytes are there.
        let halves = unsafe { _mm_loadl_epi64(x.as_ptr().cast()) };
        // SAFETY: the token proves the instructions.
        unsafe { widened_halves(halves) }
    }

    #[inline(always)]
    fn store_u16(self, v: __m128i, out: &mut [u16]) {
        let out = &mut out[..4];
        // SAFETY: the token proves the instructions.
        let halves = unsafe { lower_halves(v) };
        // SAFETY: 8 bytes are there.
        unsafe { _mm_storel_epi64(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn store_upper_u16(self, a: __m128i, b: __m128i, out: &mut [u16]) {
        let out = &mut out[..8];
        // SAFETY: the token proves the instructions.
        let halves = unsafe { upper_halves(a, b) };
        // SAFETY: 16 bytes are there.
        unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn load_u8(self, x: &[u8]) -> __m128i {
        let x = &x[..4];
        // SAFETY: the token proves the instructions.
        unsafe { widened_bytes(i32::from_le_bytes([x[0], x[1], x[2], x[3]])) }
    }

    #[inline(always)]
    fn store_u8(self, v: __m128i, out: &mut [u8]) {
        // SAFETY: the token proves the instructions.
        let four = unsafe { lowest_bytes(v) };
        out[..4].copy_from_slice(&four.to_le_bytes());
    }

    #[inline(always)]
    fn prefetch<T>(self, address: *const T) {
        // SAFETY: a prefetch never faults, whatever the address.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(address.cast()) }
    }

    operations! { "sse2";
        fn splat(x: f32) -> __m128 { _mm_set1_ps(x) }
        fn add(a: __m128, b: __m128) -> __m128 { _mm_add_ps(a, b) }
        fn sub(a: __m128, b: __m128) -> __m128 { _mm_sub_ps(a, b) }
        fn mul(a: __m128, b: __m128) -> __m128 { _mm_mul_ps(a, b) }
        fn div(a: __m128, b: __m128) -> __m128 { _mm_div_ps(a, b) }
        fn mul_add(a: __m128, b: __m128, c: __m128) -> __m128 { _mm_add_ps(_mm_mul_ps(a, b), c) }
        fn min(a: __m128, b: __m128) -> __m128 { _mm_min_ps(a, b) }
        fn max(a: __m128, b: __m128) -> __m128 { _mm_max_ps(a, b) }
        // Between 2²³ and 2²⁴ the unit is 1, so adding 1.5 · 2²³ rounds.
        fn round(x: __m128) -> __m128 {
            let magic = _mm_set1_ps(12_582_912.0);
            let small = _mm_sub_ps(_mm_add_ps(x, magic), magic);
            let sign = _mm_set1_ps(-0.0);
            let small = _mm_or_ps(_mm_andnot_ps(sign, small), _mm_and_ps(sign, x));
            blend(_mm_cmple_ps(_mm_andnot_ps(sign, x), _mm_set1_ps(4_194_304.0)), small, x)
        }
        // Two steps, since 2ⁿ alone may be no normal number. The first is exact.
        fn scale(x: __m128, n: __m128) -> __m128 {
            let n = _mm_cvtps_epi32(n);
            let first = _mm_srai_epi32::<1>(n);
            let bias = _mm_set1_epi32(127);
            let power = |n| _mm_castsi128_ps(_mm_slli_epi32::<23>(_mm_add_epi32(n, bias)));
            _mm_mul_ps(_mm_mul_ps(x, power(first)), power(_mm_sub_epi32(n, first)))
        }
        fn scale_normal(x: __m128, n: __m128) -> __m128 {
            let n = _mm_slli_epi32::<23>(_mm_cvtps_epi32(n));
            _mm_castsi128_ps(_mm_add_epi32(_mm_castps_si128(x), n))
        }
        fn reduce_add(v: __m128) -> f32 {
            let v = _mm_add_ps(v, _mm_movehl_ps(v, v));
            _mm_cvtss_f32(_mm_add_ss(v, _mm_shuffle_ps::<1>(v, v)))
        }
        fn reduce_add_f64(a: __m128, b: __m128) -> f64 {
            let halves = |v| _mm_add_pd(_mm_cvtps_pd(v), _mm_cvtps_pd(_mm_movehl_ps(v, v)));
            let sum = _mm_add_pd(halves(a), halves(b));
            _mm_cvtsd_f64(_mm_add_sd(sum, _mm_unpackhi_pd(sum, sum)))
        }
        fn reduce_max(v: __m128) -> f32 {
            let v = _mm_max_ps(v, _mm_movehl_ps(v, v));
            _mm_cvtss_f32(_mm_max_ss(v, _mm_shuffle_ps::<1>(v, v)))
        }

        fn lt(a: __m128, b: __m128) -> __m128 { _mm_cmplt_ps(a, b) }
        fn le(a: __m128, b: __m128) -> __m128 { _mm_cmple_ps(a, b) }
        fn eq(a: __m128, b: __m128) -> __m128 { _mm_cmpeq_ps(a, b) }
        fn bits_gt(a: __m128i, b: __m128i) -> __m128 { _mm_castsi128_ps(_mm_cmpgt_epi32(a, b)) }
        fn mask_and(a: __m128, b: __m128) -> __m128 { _mm_and_ps(a, b) }
        fn bitmask(mask: __m128) -> u32 { _mm_movemask_ps(mask).cast_unsigned() }
        fn select(mask: __m128, a: __m128, b: __m128) -> __m128 { blend(mask, a, b) }
        fn bits_select(mask: __m128, a: __m128i, b: __m128i) -> __m128i {
            _mm_castps_si128(blend(mask, _mm_castsi128_ps(a), _mm_castsi128_ps(b)))
        }

        fn bits_splat(x: u32) -> __m128i { _mm_set1_epi32(x.cast_signed()) }
        fn to_bits(x: __m128) -> __m128i { _mm_castps_si128(x) }
        fn from_bits(x: __m128i) -> __m128 { _mm_castsi128_ps(x) }
        fn int_to_f32(x: __m128i) -> __m128 { _mm_cvtepi32_ps(x) }
        fn bits_and(a: __m128i, b: __m128i) -> __m128i { _mm_and_si128(a, b) }
        fn bits_or(a: __m128i, b: __m128i) -> __m128i { _mm_or_si128(a, b) }
        fn bits_add(a: __m128i, b: __m128i) -> __m128i { _mm_add_epi32(a, b) }
        fn bits_sub(a: __m128i, b: __m128i) -> __m128i { _mm_sub_epi32(a, b) }
        fn bits_shl(a: __m128i, n: u32) -> __m128i { _mm_sll_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
        fn bits_shr(a: __m128i, n: u32) -> __m128i { _mm_srl_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
    }
}

/// a where the mask is all ones, b where it is all zeros.
#[inline]
#[target_feature(enable = "sse2")]
fn blend(mask: __m128, a: __m128, b: __m128) -> __m128 {
    _mm_or_ps(_mm_and_ps(mask, a), _mm_andnot_ps(mask, b))
}

#[inline]
#[target_feature(enable = "sse2")]
fn widened_halves(halves: __m128i) -> __m128i {
    _mm_unpacklo_epi16(halves, _mm_setzero_si128())
}

/// There is only a signed pack; the lower half, sign and all, passes it.
#[inline]
#[target_feature(enable = "sse2")]
fn lower_halves(v: __m128i) -> __m128i {
    let signed = _mm_srai_epi32::<16>(_mm_slli_epi32::<16>(v));
    _mm_packs_epi32(signed, signed)
}

#[inline]
#[target_feature(enable = "sse2")]
fn upper_halves(a: __m128i, b: __m128i) -> __m128i {
    _mm_packs_epi32(_mm_srai_epi32::<16>(a), _mm_srai_epi32::<16>(b))
}

#[inline]
#[target_feature(enable = "sse2")]
fn widened_bytes(four: i32) -> __m128i {
    let zero = _mm_setzero_si128();
    _mm_unpacklo_epi16(_mm_unpacklo_epi8(_mm_cvtsi32_si128(four), zero), zero)
}

#[inline]
#[target_feature(enable = "sse2")]
fn lowest_bytes(v: __m128i) -> i32 {
    let low = _mm_and_si128(v, _mm_set1_epi32(0xff));
    let halves = _mm_packs_epi32(low, low);
    _mm_cvtsi128_si32(_mm_packus_epi16(halves, halves))
}
