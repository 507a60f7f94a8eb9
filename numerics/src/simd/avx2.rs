//! AVX2 with FMA and F16C: 8 lanes, masks as vectors of all ones or zeros.

use std::arch::x86_64::*;

use super::{
    Kernel, Simd,
    roots::{ROOTS, patterns},
};

/// Proof of AVX2, FMA and F16C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx2(());

impl Avx2 {
    /// The proof, if the machine has the set.
    pub(crate) fn detect() -> Option<Self> {
        let found =
            is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") && is_x86_feature_detected!("f16c");
        found.then_some(Self(()))
    }

    /// Runs a kernel in a function compiled for the set.
    #[inline]
    pub(crate) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[target_feature(enable = "avx2,fma,f16c")]
        fn start<K: Kernel>(token: Avx2, kernel: K) -> K::Output {
            kernel.run(token)
        }
        // SAFETY: `self` proves that the machine has the instructions.
        unsafe { start(self, kernel) }
    }

    /// All ones in the first `count` lanes, at most 8.
    #[inline(always)]
    fn first(self, count: usize) -> __m256i {
        static ONES_THEN_ZEROS: [i32; 16] = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];
        assert!(count <= 8, "more than the lanes");
        let lanes = &ONES_THEN_ZEROS[8 - count..][..8];
        // SAFETY: 8 elements are there; the token proves the instruction.
        unsafe { _mm256_loadu_si256(lanes.as_ptr().cast()) }
    }
}

impl Simd for Avx2 {
    type F32 = __m256;
    type Bits = __m256i;
    type Mask = __m256;

    const LANES: usize = 8;
    const FUSED: bool = true;
    const STEPS: u32 = 8;
    const REGISTERS: usize = 16;

    #[inline(always)]
    fn load(self, x: &[f32]) -> __m256 {
        let x = &x[..8];
        // SAFETY: 8 elements are there; the token proves the instruction.
        unsafe { _mm256_loadu_ps(x.as_ptr()) }
    }

    #[inline(always)]
    fn load_part(self, x: &[f32], fill: f32) -> __m256 {
        let mask = self.first(x.len());
        // SAFETY: only the lanes of the mask are read, and so many elements are there.
        let there = unsafe { _mm256_maskload_ps(x.as_ptr(), mask) };
        self.select(self.from_bits(mask), there, self.splat(fill))
    }

    #[inline(always)]
    fn store(self, v: __m256, out: &mut [f32]) {
        let out = &mut out[..8];
        // SAFETY: 8 elements are there; the token proves the instruction.
        unsafe { _mm256_storeu_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn stream(self, v: __m256, out: &mut [f32]) {
        let out = &mut out[..8];
        if !out.as_ptr().addr().is_multiple_of(32) {
            return self.store(v, out);
        }
        // SAFETY: 8 elements are there, aligned; the token proves the instruction.
        unsafe { _mm256_stream_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn store_part(self, v: __m256, out: &mut [f32]) {
        let mask = self.first(out.len());
        // SAFETY: only the lanes of the mask are written, and so many elements are there.
        unsafe { _mm256_maskstore_ps(out.as_mut_ptr(), mask, v) }
    }

    #[inline(always)]
    fn load_u16(self, x: &[u16]) -> __m256i {
        let x = &x[..8];
        // SAFETY: 16 bytes are there.
        let halves = unsafe { _mm_loadu_si128(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm256_cvtepu16_epi32(halves) }
    }

    #[inline(always)]
    fn store_u16(self, v: __m256i, out: &mut [u16]) {
        let out = &mut out[..8];
        // SAFETY: the token proves the instructions.
        let halves = unsafe { lower_halves(v) };
        // SAFETY: 16 bytes are there.
        unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn store_upper_u16(self, a: __m256i, b: __m256i, out: &mut [u16]) {
        let out = &mut out[..16];
        // SAFETY: the token proves the instructions.
        let halves = unsafe { upper_halves(a, b) };
        // SAFETY: 32 bytes are there.
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn load_u8(self, x: &[u8]) -> __m256i {
        let x = &x[..8];
        // SAFETY: 8 bytes are there.
        let bytes = unsafe { _mm_loadl_epi64(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm256_cvtepu8_epi32(bytes) }
    }

    #[inline(always)]
    fn store_u8(self, v: __m256i, out: &mut [u8]) {
        let out = &mut out[..8];
        // SAFETY: the token proves the instructions.
        let bytes = unsafe { lowest_bytes(v) };
        // SAFETY: 8 bytes are there.
        unsafe { _mm_storel_epi64(out.as_mut_ptr().cast(), bytes) }
    }

    #[inline(always)]
    fn prefetch<T>(self, address: *const T) {
        // SAFETY: a prefetch never faults, whatever the address.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(address.cast()) }
    }

    #[inline(always)]
    fn prefetch_write<T>(self, address: *const T) {
        super::prefetch_write(address);
    }

    #[inline(always)]
    fn load_f16(self, x: &[u16]) -> __m256 {
        let x = &x[..8];
        // SAFETY: 16 bytes are there.
        let halves = unsafe { _mm_loadu_si128(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm256_cvtph_ps(halves) }
    }

    #[inline(always)]
    fn store_f16(self, v: __m256, out: &mut [u16]) {
        let out = &mut out[..8];
        // SAFETY: the token proves the instruction.
        let halves = unsafe { _mm256_cvtps_ph::<_MM_FROUND_TO_NEAREST_INT>(v) };
        // SAFETY: 16 bytes are there.
        unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), halves) }
    }

    operations! { "avx2,fma,f16c";
        fn splat(x: f32) -> __m256 { _mm256_set1_ps(x) }
        fn add(a: __m256, b: __m256) -> __m256 { _mm256_add_ps(a, b) }
        fn sub(a: __m256, b: __m256) -> __m256 { _mm256_sub_ps(a, b) }
        fn mul(a: __m256, b: __m256) -> __m256 { _mm256_mul_ps(a, b) }
        fn div(a: __m256, b: __m256) -> __m256 { _mm256_div_ps(a, b) }
        fn mul_add(a: __m256, b: __m256, c: __m256) -> __m256 { _mm256_fmadd_ps(a, b, c) }
        fn min(a: __m256, b: __m256) -> __m256 { _mm256_min_ps(a, b) }
        fn max(a: __m256, b: __m256) -> __m256 { _mm256_max_ps(a, b) }
        fn round(x: __m256) -> __m256 { _mm256_round_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(x) }
        // Two steps, since 2ⁿ alone may be no normal number. The first is exact.
        fn scale(x: __m256, n: __m256) -> __m256 {
            let n = _mm256_cvtps_epi32(_mm256_floor_ps(n));
            let first = _mm256_srai_epi32::<1>(n);
            let bias = _mm256_set1_epi32(127);
            let power = |n| _mm256_castsi256_ps(_mm256_slli_epi32::<23>(_mm256_add_epi32(n, bias)));
            _mm256_mul_ps(_mm256_mul_ps(x, power(first)), power(_mm256_sub_epi32(n, first)))
        }
        fn scale_normal(x: __m256, n: __m256) -> __m256 {
            let n = _mm256_slli_epi32::<23>(_mm256_cvtps_epi32(_mm256_floor_ps(n)));
            _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(x), n))
        }
        fn root(j: __m256i) -> __m256 { _mm256_permutevar8x32_ps(eighths(&ROOTS), j) }
        fn power_of_two(n: __m256i) -> __m256 {
            let roots = _mm256_permutevar8x32_epi32(eighth_patterns(), n);
            _mm256_castsi256_ps(_mm256_add_epi32(roots, _mm256_slli_epi32::<20>(n)))
        }
        fn reduce_add(v: __m256) -> f32 {
            let v = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps::<1>(v));
            let v = _mm_add_ps(v, _mm_movehl_ps(v, v));
            _mm_cvtss_f32(_mm_add_ss(v, _mm_movehdup_ps(v)))
        }
        fn reduce_add_f64(a: __m256, b: __m256) -> f64 {
            let sum = _mm256_add_pd(halves_in_f64(a), halves_in_f64(b));
            let sum = _mm_add_pd(_mm256_castpd256_pd128(sum), _mm256_extractf128_pd::<1>(sum));
            _mm_cvtsd_f64(_mm_add_sd(sum, _mm_unpackhi_pd(sum, sum)))
        }
        fn reduce_max(v: __m256) -> f32 {
            let v = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps::<1>(v));
            let v = _mm_max_ps(v, _mm_movehl_ps(v, v));
            _mm_cvtss_f32(_mm_max_ss(v, _mm_movehdup_ps(v)))
        }

        fn lt(a: __m256, b: __m256) -> __m256 { _mm256_cmp_ps::<_CMP_LT_OQ>(a, b) }
        fn le(a: __m256, b: __m256) -> __m256 { _mm256_cmp_ps::<_CMP_LE_OQ>(a, b) }
        fn eq(a: __m256, b: __m256) -> __m256 { _mm256_cmp_ps::<_CMP_EQ_OQ>(a, b) }
        fn bits_gt(a: __m256i, b: __m256i) -> __m256 { _mm256_castsi256_ps(_mm256_cmpgt_epi32(a, b)) }
        fn mask_and(a: __m256, b: __m256) -> __m256 { _mm256_and_ps(a, b) }
        fn bitmask(mask: __m256) -> u32 { _mm256_movemask_ps(mask).cast_unsigned() }
        fn select(mask: __m256, a: __m256, b: __m256) -> __m256 { _mm256_blendv_ps(b, a, mask) }
        fn bits_select(mask: __m256, a: __m256i, b: __m256i) -> __m256i {
            _mm256_blendv_epi8(b, a, _mm256_castps_si256(mask))
        }

        fn bits_splat(x: u32) -> __m256i { _mm256_set1_epi32(x.cast_signed()) }
        fn to_bits(x: __m256) -> __m256i { _mm256_castps_si256(x) }
        fn from_bits(x: __m256i) -> __m256 { _mm256_castsi256_ps(x) }
        fn int_to_f32(x: __m256i) -> __m256 { _mm256_cvtepi32_ps(x) }
        fn bits_and(a: __m256i, b: __m256i) -> __m256i { _mm256_and_si256(a, b) }
        fn bits_or(a: __m256i, b: __m256i) -> __m256i { _mm256_or_si256(a, b) }
        fn bits_add(a: __m256i, b: __m256i) -> __m256i { _mm256_add_epi32(a, b) }
        fn bits_sub(a: __m256i, b: __m256i) -> __m256i { _mm256_sub_epi32(a, b) }
        fn bits_shl(a: __m256i, n: u32) -> __m256i { _mm256_sll_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
        fn bits_shr(a: __m256i, n: u32) -> __m256i { _mm256_srl_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
    }
}

/// Every second sixteenth.
#[inline]
#[target_feature(enable = "avx2")]
fn eighth_patterns() -> __m256i {
    const PATTERNS: [u32; 8] = patterns::<8>();
    // SAFETY: 8 elements are there.
    unsafe { _mm256_loadu_si256(PATTERNS.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn eighths(t: &[f32; 16]) -> __m256 {
    _mm256_setr_ps(t[0], t[2], t[4], t[6], t[8], t[10], t[12], t[14])
}

/// The two halves of the lanes added up in `f64`.
#[inline]
#[target_feature(enable = "avx2")]
fn halves_in_f64(v: __m256) -> __m256d {
    let upper = _mm256_extractf128_ps::<1>(v);
    _mm256_add_pd(_mm256_cvtps_pd(_mm256_castps256_ps128(v)), _mm256_cvtps_pd(upper))
}

#[inline]
#[target_feature(enable = "avx2")]
fn lower_halves(v: __m256i) -> __m128i {
    let v = _mm256_and_si256(v, _mm256_set1_epi32(0xffff));
    _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256::<1>(v))
}

/// Packing works within 128 bits: the quarters come out as a, b, a, b.
#[inline]
#[target_feature(enable = "avx2")]
fn upper_halves(a: __m256i, b: __m256i) -> __m256i {
    let packed = _mm256_packus_epi32(_mm256_srli_epi32::<16>(a), _mm256_srli_epi32::<16>(b));
    _mm256_permute4x64_epi64::<0b11_01_10_00>(packed)
}

#[inline]
#[target_feature(enable = "avx2")]
fn lowest_bytes(v: __m256i) -> __m128i {
    let halves = lower_halves(_mm256_and_si256(v, _mm256_set1_epi32(0xff)));
    _mm_packus_epi16(halves, halves)
}
