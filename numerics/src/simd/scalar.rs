//! One lane, in plain Rust: on every machine, under miri, and what the other levels
//! are tested against.

use super::Simd;

/// One lane. `ONE_ROUNDING` is how `mul_add` rounds; with one rounding it calls the
/// system's `fma` where the machine has no instruction, so that is for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OneLane<const ONE_ROUNDING: bool>;

/// The portable level.
pub(crate) type Scalar = OneLane<false>;

impl<const ONE_ROUNDING: bool> Simd for OneLane<ONE_ROUNDING> {
    type F32 = f32;
    type Bits = u32;
    type Mask = bool;

    const LANES: usize = 1;
    const FUSED: bool = ONE_ROUNDING;
    const STEPS: u32 = 1;
    const REGISTERS: usize = 16;

    #[inline(always)]
    fn load(self, x: &[f32]) -> f32 {
        x[0]
    }

    #[inline(always)]
    fn load_part(self, x: &[f32], fill: f32) -> f32 {
        assert!(x.len() <= 1, "more than the lanes");
        x.first().copied().unwrap_or(fill)
    }

    #[inline(always)]
    fn store(self, v: f32, out: &mut [f32]) {
        out[0] = v;
    }

    #[inline(always)]
    fn store_part(self, v: f32, out: &mut [f32]) {
        assert!(out.len() <= 1, "more than the lanes");
        out.fill(v);
    }

    #[inline(always)]
    fn load_u16(self, x: &[u16]) -> u32 {
        u32::from(x[0])
    }

    #[inline(always)]
    fn store_u16(self, v: u32, out: &mut [u16]) {
        out[0] = v as u16;
    }

    #[inline(always)]
    fn load_u8(self, x: &[u8]) -> u32 {
        u32::from(x[0])
    }

    #[inline(always)]
    fn store_u8(self, v: u32, out: &mut [u8]) {
        out[0] = v as u8;
    }

    #[inline(always)]
    fn splat(self, x: f32) -> f32 {
        x
    }

    #[inline(always)]
    fn add(self, a: f32, b: f32) -> f32 {
        a + b
    }

    #[inline(always)]
    fn sub(self, a: f32, b: f32) -> f32 {
        a - b
    }

    #[inline(always)]
    fn mul(self, a: f32, b: f32) -> f32 {
        a * b
    }

    #[inline(always)]
    fn div(self, a: f32, b: f32) -> f32 {
        a / b
    }

    #[inline(always)]
    fn mul_add(self, a: f32, b: f32, c: f32) -> f32 {
        if ONE_ROUNDING { a.mul_add(b, c) } else { a * b + c }
    }

    #[inline(always)]
    fn min(self, a: f32, b: f32) -> f32 {
        if a < b { a } else { b }
    }

    #[inline(always)]
    fn max(self, a: f32, b: f32) -> f32 {
        if a > b { a } else { b }
    }

    #[inline(always)]
    fn round(self, x: f32) -> f32 {
        // Between 2²³ and 2²⁴ the unit is 1, so adding 1.5 · 2²³ rounds; the library's
        // function is a call on machines without an instruction for it.
        const MAGIC: f32 = 12_582_912.0;
        if x.abs() <= 4_194_304.0 { ((x + MAGIC) - MAGIC).copysign(x) } else { x }
    }

    #[inline(always)]
    fn scale(self, x: f32, n: f32) -> f32 {
        // Two steps, since 2ⁿ alone may be no normal number. The first is exact.
        let n = n as i32;
        let first = n >> 1;
        x * power_of_two(first) * power_of_two(n - first)
    }

    #[inline(always)]
    fn scale_normal(self, x: f32, n: f32) -> f32 {
        f32::from_bits(x.to_bits().wrapping_add(((n as i32) << 23).cast_unsigned()))
    }

    #[inline(always)]
    fn reduce_add(self, v: f32) -> f32 {
        v
    }

    #[inline(always)]
    fn reduce_add_f64(self, a: f32, b: f32) -> f64 {
        f64::from(a) + f64::from(b)
    }

    #[inline(always)]
    fn reduce_max(self, v: f32) -> f32 {
        v
    }

    #[inline(always)]
    fn lt(self, a: f32, b: f32) -> bool {
        a < b
    }

    #[inline(always)]
    fn le(self, a: f32, b: f32) -> bool {
        a <= b
    }

    #[inline(always)]
    fn eq(self, a: f32, b: f32) -> bool {
        a == b
    }

    #[inline(always)]
    fn bits_gt(self, a: u32, b: u32) -> bool {
        a.cast_signed() > b.cast_signed()
    }

    #[inline(always)]
    fn mask_and(self, a: bool, b: bool) -> bool {
        a & b
    }

    #[inline(always)]
    fn bitmask(self, mask: bool) -> u32 {
        u32::from(mask)
    }

    #[inline(always)]
    fn select(self, mask: bool, a: f32, b: f32) -> f32 {
        if mask { a } else { b }
    }

    #[inline(always)]
    fn bits_select(self, mask: bool, a: u32, b: u32) -> u32 {
        if mask { a } else { b }
    }

    #[inline(always)]
    fn bits_splat(self, x: u32) -> u32 {
        x
    }

    #[inline(always)]
    fn to_bits(self, x: f32) -> u32 {
        x.to_bits()
    }

    #[inline(always)]
    fn from_bits(self, x: u32) -> f32 {
        f32::from_bits(x)
    }

    #[inline(always)]
    fn int_to_f32(self, x: u32) -> f32 {
        x.cast_signed() as f32
    }

    #[inline(always)]
    fn bits_and(self, a: u32, b: u32) -> u32 {
        a & b
    }

    #[inline(always)]
    fn bits_or(self, a: u32, b: u32) -> u32 {
        a | b
    }

    #[inline(always)]
    fn bits_add(self, a: u32, b: u32) -> u32 {
        a.wrapping_add(b)
    }

    #[inline(always)]
    fn bits_sub(self, a: u32, b: u32) -> u32 {
        a.wrapping_sub(b)
    }

    #[inline(always)]
    fn bits_shl(self, a: u32, n: u32) -> u32 {
        a << n
    }

    #[inline(always)]
    fn bits_shr(self, a: u32, n: u32) -> u32 {
        a >> n
    }
}

/// 2ⁿ for −126 ≤ n ≤ 127.
#[inline(always)]
fn power_of_two(n: i32) -> f32 {
    f32::from_bits(((n + 127) as u32) << 23)
}
