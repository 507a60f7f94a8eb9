//! NEON, which every aarch64 has: 4 lanes, fused multiply-add, no masked memory.

use std::arch::aarch64::*;

use super::Simd;

/// Proof of NEON: the target itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Neon(());

impl Neon {
    /// The proof.
    pub(crate) fn new() -> Self {
        Self(())
    }
}

impl Simd for Neon {
    type F32 = float32x4_t;
    type Bits = uint32x4_t;
    type Mask = uint32x4_t;

    const LANES: usize = 4;
    const FUSED: bool = true;
    const STEPS: u32 = 1;
    const REGISTERS: usize = 32;

    #[inline(always)]
    fn load(self, x: &[f32]) -> float32x4_t {
        let x = &x[..4];
        // SAFETY: 4 elements are there.
        unsafe { vld1q_f32(x.as_ptr()) }
    }

    #[inline(always)]
    fn load_part(self, x: &[f32], fill: f32) -> float32x4_t {
        let mut lanes = [fill; 4];
        lanes[..x.len()].copy_from_slice(x);
        self.load(&lanes)
    }

    #[inline(always)]
    fn store(self, v: float32x4_t, out: &mut [f32]) {
        let out = &mut out[..4];
        // SAFETY: 4 elements are there.
        unsafe { vst1q_f32(out.as_mut_ptr(), v) }
    }

    #[inline(always)]
    fn store_part(self, v: float32x4_t, out: &mut [f32]) {
        let mut lanes = [0.0; 4];
        self.store(v, &mut lanes);
        out.copy_from_slice(&lanes[..out.len()]);
    }

    #[inline(always)]
    fn load_u16(self, x: &[u16]) -> uint32x4_t {
        let x = &x[..4];
        // SAFETY: 4 elements are there.
        let halves = unsafe { vld1_u16(x.as_ptr()) };
        // SAFETY: the token proves the instruction.
        unsafe { vmovl_u16(halves) }
    }

    #[inline(always)]
    fn store_u16(self, v: uint32x4_t, out: &mut [u16]) {
        let out = &mut out[..4];
        // SAFETY: the token proves the instruction.
        let halves = unsafe { vmovn_u32(v) };
        // SAFETY: 4 elements are there.
        unsafe { vst1_u16(out.as_mut_ptr(), halves) }
    }

    #[inline(always)]
    fn load_u8(self, x: &[u8]) -> uint32x4_t {
        let x = &x[..4];
        // SAFETY: the token proves the instructions.
        unsafe { widened_bytes(u32::from_le_bytes([x[0], x[1], x[2], x[3]])) }
    }

    #[inline(always)]
    fn store_u8(self, v: uint32x4_t, out: &mut [u8]) {
        // SAFETY: the token proves the instructions.
        let four = unsafe { lowest_bytes(v) };
        out[..4].copy_from_slice(&four.to_le_bytes());
    }

    operations! { "neon";
        fn splat(x: f32) -> float32x4_t { vdupq_n_f32(x) }
        fn add(a: float32x4_t, b: float32x4_t) -> float32x4_t { vaddq_f32(a, b) }
        fn sub(a: float32x4_t, b: float32x4_t) -> float32x4_t { vsubq_f32(a, b) }
        fn mul(a: float32x4_t, b: float32x4_t) -> float32x4_t { vmulq_f32(a, b) }
        fn div(a: float32x4_t, b: float32x4_t) -> float32x4_t { vdivq_f32(a, b) }
        fn mul_add(a: float32x4_t, b: float32x4_t, c: float32x4_t) -> float32x4_t { vfmaq_f32(c, a, b) }
        // Not `vminq` and `vmaxq`, which give NaN where one is.
        fn min(a: float32x4_t, b: float32x4_t) -> float32x4_t { vbslq_f32(vcltq_f32(a, b), a, b) }
        fn max(a: float32x4_t, b: float32x4_t) -> float32x4_t { vbslq_f32(vcgtq_f32(a, b), a, b) }
        fn round(x: float32x4_t) -> float32x4_t { vrndnq_f32(x) }
        // Two steps, since 2ⁿ alone may be no normal number. The first is exact.
        fn scale(x: float32x4_t, n: float32x4_t) -> float32x4_t {
            let n = vcvtnq_s32_f32(n);
            let first = vshrq_n_s32::<1>(n);
            let bias = vdupq_n_s32(127);
            let power = |n| vreinterpretq_f32_s32(vshlq_n_s32::<23>(vaddq_s32(n, bias)));
            vmulq_f32(vmulq_f32(x, power(first)), power(vsubq_s32(n, first)))
        }
        fn scale_normal(x: float32x4_t, n: float32x4_t) -> float32x4_t {
            let n = vshlq_n_s32::<23>(vcvtnq_s32_f32(n));
            vreinterpretq_f32_s32(vaddq_s32(vreinterpretq_s32_f32(x), n))
        }
        fn reduce_add(v: float32x4_t) -> f32 { vaddvq_f32(v) }
        fn reduce_add_f64(a: float32x4_t, b: float32x4_t) -> f64 {
            let halves = |v| vaddq_f64(vcvt_f64_f32(vget_low_f32(v)), vcvt_high_f64_f32(v));
            vaddvq_f64(vaddq_f64(halves(a), halves(b)))
        }
        fn reduce_max(v: float32x4_t) -> f32 { vmaxvq_f32(v) }

        fn lt(a: float32x4_t, b: float32x4_t) -> uint32x4_t { vcltq_f32(a, b) }
        fn le(a: float32x4_t, b: float32x4_t) -> uint32x4_t { vcleq_f32(a, b) }
        fn eq(a: float32x4_t, b: float32x4_t) -> uint32x4_t { vceqq_f32(a, b) }
        fn bits_gt(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t {
            vcgtq_s32(vreinterpretq_s32_u32(a), vreinterpretq_s32_u32(b))
        }
        fn mask_and(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vandq_u32(a, b) }
        fn bitmask(mask: uint32x4_t) -> u32 {
            let [a, b, c, d] = [
                vgetq_lane_u32::<0>(mask),
                vgetq_lane_u32::<1>(mask),
                vgetq_lane_u32::<2>(mask),
                vgetq_lane_u32::<3>(mask),
            ];
            a & 1 | b & 2 | c & 4 | d & 8
        }
        fn select(mask: uint32x4_t, a: float32x4_t, b: float32x4_t) -> float32x4_t { vbslq_f32(mask, a, b) }
        fn bits_select(mask: uint32x4_t, a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vbslq_u32(mask, a, b) }

        fn bits_splat(x: u32) -> uint32x4_t { vdupq_n_u32(x) }
        fn to_bits(x: float32x4_t) -> uint32x4_t { vreinterpretq_u32_f32(x) }
        fn from_bits(x: uint32x4_t) -> float32x4_t { vreinterpretq_f32_u32(x) }
        fn int_to_f32(x: uint32x4_t) -> float32x4_t { vcvtq_f32_s32(vreinterpretq_s32_u32(x)) }
        fn bits_and(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vandq_u32(a, b) }
        fn bits_or(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vorrq_u32(a, b) }
        fn bits_add(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vaddq_u32(a, b) }
        fn bits_sub(a: uint32x4_t, b: uint32x4_t) -> uint32x4_t { vsubq_u32(a, b) }
        fn bits_shl(a: uint32x4_t, n: u32) -> uint32x4_t { vshlq_u32(a, vdupq_n_s32(n.cast_signed())) }
        fn bits_shr(a: uint32x4_t, n: u32) -> uint32x4_t { vshlq_u32(a, vdupq_n_s32(-n.cast_signed())) }
    }
}

#[inline]
#[target_feature(enable = "neon")]
fn widened_bytes(four: u32) -> uint32x4_t {
    let bytes = vreinterpret_u8_u32(vdup_n_u32(four));
    vmovl_u16(vget_low_u16(vmovl_u8(bytes)))
}

#[inline]
#[target_feature(enable = "neon")]
fn lowest_bytes(v: uint32x4_t) -> u32 {
    let halves = vmovn_u32(v);
    let bytes = vmovn_u16(vcombine_u16(halves, halves));
    vget_lane_u32::<0>(vreinterpret_u32_u8(bytes))
}
