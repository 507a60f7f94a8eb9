//! AVX-512: 16 lanes, masks of their own, and `vscalefps`, which makes 2ⁿ no matter.

use std::arch::x86_64::*;

use super::{
    Kernel, Simd,
    roots::{ROOTS, patterns},
};

/// Proof of AVX-512 F, BW, DQ and VL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx512(());

impl Avx512 {
    /// The proof, if the machine has the set.
    pub(crate) fn detect() -> Option<Self> {
        let found = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl");
        found.then_some(Self(()))
    }

    /// Runs a kernel in a function compiled for the set.
    #[inline]
    pub(crate) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
        fn start<K: Kernel>(token: Avx512, kernel: K) -> K::Output {
            kernel.run(token)
        }
        // SAFETY: `self` proves that the machine has the instructions.
        unsafe { start(self, kernel) }
    }
}

/// The first `count` lanes, at most 16.
#[inline(always)]
fn first(count: usize) -> __mmask16 {
    assert!(count <= 16, "more than the lanes");
    ((1_u32 << count) - 1) as __mmask16
}

impl Simd for Avx512 {
    type F32 = __m512;
    type Bits = __m512i;
    type Mask = __mmask16;

    const LANES: usize = 16;
    const FUSED: bool = true;
    const STEPS: u32 = 16;
    const SCALES_BY_ANY: bool = true;
    const REGISTERS: usize = 32;

    #[inline(always)]
    fn load(self, x: &[f32]) -> __m512 {
        let x = &x[..16];
        // SAFETY: 16 elements are there; the token proves the instruction.
        unsafe { _mm512_loadu_ps(x.as_ptr()) }
    }

    #[inline(always)]
    fn load_part(self, x: &[f32], fill: f32) -> __m512 {
        let (fill, mask) = (self.splat(fill), first(x.len()));
        // SAFETY: only the lanes of the mask are read, and so many elements are there.
        unsafe { _mm512_mask_loadu_ps(fill, mask, x.as_ptr()) }
    }

    #[inline(always)]
    fn store(self, v: __m512, out: &mut [f32]) {
        let out = &mut out[..16];
        // SAFETY: 16 elements are there; the token proves the instruction.
        unsafe { _mm512_storeu_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn stream(self, v: __m512, out: &mut [f32]) {
        let out = &mut out[..16];
        if !out.as_ptr().addr().is_multiple_of(64) {
            return self.store(v, out);
        }
        // SAFETY: 16 elements are there, aligned; the token proves the instruction.
        unsafe { _mm512_stream_ps(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn store_part(self, v: __m512, out: &mut [f32]) {
        let mask = first(out.len());
        // SAFETY: only the lanes of the mask are written, and so many elements are there.
        unsafe { _mm512_mask_storeu_ps(out.as_mut_ptr(), mask, v) }
    }

    #[inline(always)]
    fn load_u16(self, x: &[u16]) -> __m512i {
        let x = &x[..16];
        // SAFETY: 32 bytes are there.
        let halves = unsafe { _mm256_loadu_si256(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm512_cvtepu16_epi32(halves) }
    }

    #[inline(always)]
    fn store_u16(self, v: __m512i, out: &mut [u16]) {
        let out = &mut out[..16];
        // SAFETY: the token proves the instruction.
        let halves = unsafe { _mm512_cvtepi32_epi16(v) };
        // SAFETY: 32 bytes are there.
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn store_upper_u16(self, a: __m512i, b: __m512i, out: &mut [u16]) {
        let out = &mut out[..32];
        // SAFETY: the token proves the instructions.
        let halves = unsafe { upper_halves(a, b) };
        // SAFETY: 64 bytes are there.
        unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), halves) }
    }

    #[inline(always)]
    fn load_u8(self, x: &[u8]) -> __m512i {
        let x = &x[..16];
        // SAFETY: 16 bytes are there.
        let bytes = unsafe { _mm_loadu_si128(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm512_cvtepu8_epi32(bytes) }
    }

    #[inline(always)]
    fn store_u8(self, v: __m512i, out: &mut [u8]) {
        let out = &mut out[..16];
        // SAFETY: the token proves the instruction.
        let bytes = unsafe { _mm512_cvtepi32_epi8(v) };
        // SAFETY: 16 bytes are there.
        unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), bytes) }
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
    fn load_f16(self, x: &[u16]) -> __m512 {
        let x = &x[..16];
        // SAFETY: 32 bytes are there.
        let halves = unsafe { _mm256_loadu_si256(x.as_ptr().cast()) };
        // SAFETY: the token proves the instruction.
        unsafe { _mm512_cvtph_ps(halves) }
    }

    #[inline(always)]
    fn store_f16(self, v: __m512, out: &mut [u16]) {
        let out = &mut out[..16];
        // SAFETY: the token proves the instruction.
        let halves = unsafe { _mm512_cvtps_ph::<_MM_FROUND_TO_NEAREST_INT>(v) };
        // SAFETY: 32 bytes are there.
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), halves) }
    }

    operations! { "avx512f,avx512bw,avx512dq,avx512vl";
        fn splat(x: f32) -> __m512 { _mm512_set1_ps(x) }
        fn add(a: __m512, b: __m512) -> __m512 { _mm512_add_ps(a, b) }
        fn sub(a: __m512, b: __m512) -> __m512 { _mm512_sub_ps(a, b) }
        fn mul(a: __m512, b: __m512) -> __m512 { _mm512_mul_ps(a, b) }
        fn div(a: __m512, b: __m512) -> __m512 { _mm512_div_ps(a, b) }
        fn mul_add(a: __m512, b: __m512, c: __m512) -> __m512 { _mm512_fmadd_ps(a, b, c) }
        fn min(a: __m512, b: __m512) -> __m512 { _mm512_min_ps(a, b) }
        fn max(a: __m512, b: __m512) -> __m512 { _mm512_max_ps(a, b) }
        fn clamp(x: __m512, bound: __m512) -> __m512 {
            // The smaller magnitude, the first one's sign.
            _mm512_range_ps::<0b0010>(x, bound)
        }
        fn round(x: __m512) -> __m512 { _mm512_roundscale_ps::<_MM_FROUND_TO_NEAREST_INT>(x) }
        fn scale(x: __m512, n: __m512) -> __m512 { _mm512_scalef_ps(x, n) }
        fn scale_normal(x: __m512, n: __m512) -> __m512 { _mm512_scalef_ps(x, n) }
        fn root(j: __m512i) -> __m512 { _mm512_permutexvar_ps(j, sixteenths(&ROOTS)) }
        fn power_of_two(n: __m512i) -> __m512 {
            let roots = _mm512_permutexvar_epi32(n, sixteenth_patterns());
            _mm512_castsi512_ps(_mm512_add_epi32(roots, _mm512_slli_epi32::<19>(n)))
        }
        fn reduce_add(v: __m512) -> f32 { _mm512_reduce_add_ps(v) }
        fn reduce_add_f64(a: __m512, b: __m512) -> f64 {
            _mm512_reduce_add_pd(_mm512_add_pd(halves_in_f64(a), halves_in_f64(b)))
        }
        fn reduce_max(v: __m512) -> f32 { _mm512_reduce_max_ps(v) }

        fn lt(a: __m512, b: __m512) -> __mmask16 { _mm512_cmp_ps_mask::<_CMP_LT_OQ>(a, b) }
        fn le(a: __m512, b: __m512) -> __mmask16 { _mm512_cmp_ps_mask::<_CMP_LE_OQ>(a, b) }
        fn eq(a: __m512, b: __m512) -> __mmask16 { _mm512_cmp_ps_mask::<_CMP_EQ_OQ>(a, b) }
        fn bits_gt(a: __m512i, b: __m512i) -> __mmask16 { _mm512_cmpgt_epi32_mask(a, b) }
        fn mask_and(a: __mmask16, b: __mmask16) -> __mmask16 { a & b }
        fn bitmask(mask: __mmask16) -> u32 { u32::from(mask) }
        fn select(mask: __mmask16, a: __m512, b: __m512) -> __m512 { _mm512_mask_blend_ps(mask, b, a) }
        fn bits_select(mask: __mmask16, a: __m512i, b: __m512i) -> __m512i { _mm512_mask_blend_epi32(mask, b, a) }

        fn bits_splat(x: u32) -> __m512i { _mm512_set1_epi32(x.cast_signed()) }
        fn to_bits(x: __m512) -> __m512i { _mm512_castps_si512(x) }
        fn from_bits(x: __m512i) -> __m512 { _mm512_castsi512_ps(x) }
        fn int_to_f32(x: __m512i) -> __m512 { _mm512_cvtepi32_ps(x) }
        fn bits_and(a: __m512i, b: __m512i) -> __m512i { _mm512_and_si512(a, b) }
        fn bits_or(a: __m512i, b: __m512i) -> __m512i { _mm512_or_si512(a, b) }
        fn bits_add(a: __m512i, b: __m512i) -> __m512i { _mm512_add_epi32(a, b) }
        fn bits_sub(a: __m512i, b: __m512i) -> __m512i { _mm512_sub_epi32(a, b) }
        fn bits_shl(a: __m512i, n: u32) -> __m512i { _mm512_sll_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
        fn bits_shr(a: __m512i, n: u32) -> __m512i { _mm512_srl_epi32(a, _mm_cvtsi32_si128(n.cast_signed())) }
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn sixteenth_patterns() -> __m512i {
    const PATTERNS: [u32; 16] = patterns::<16>();
    // SAFETY: 16 elements are there.
    unsafe { _mm512_loadu_si512(PATTERNS.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn sixteenths(t: &[f32; 16]) -> __m512 {
    // SAFETY: 16 elements are there.
    unsafe { _mm512_loadu_ps(t.as_ptr()) }
}

/// The two halves of the lanes added up in `f64`.
#[inline]
#[target_feature(enable = "avx512f,avx512dq")]
fn halves_in_f64(v: __m512) -> __m512d {
    let upper = _mm512_extractf32x8_ps::<1>(v);
    _mm512_add_pd(_mm512_cvtps_pd(_mm512_castps512_ps256(v)), _mm512_cvtps_pd(upper))
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn upper_halves(a: __m512i, b: __m512i) -> __m512i {
    const ODD: [u16; 32] = {
        let mut odd = [0; 32];
        let mut i = 0;
        while i < 32 {
            odd[i] = 2 * i as u16 + 1;
            i += 1;
        }
        odd
    };
    // SAFETY: 64 bytes are there.
    let odd = unsafe { _mm512_loadu_si512(ODD.as_ptr().cast()) };
    _mm512_permutex2var_epi16(a, odd, b)
}
