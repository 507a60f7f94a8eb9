//! Writing past the caches.
//!
//! An ordinary store first reads the line it writes to. Where the result is too large
//! to stay in a cache anyway, that reading is for nothing, and x86 has stores without
//! it, which collect a whole line and send it to memory. A kernel writes a block of a
//! few lines as it always does, into memory that stays in the first cache; [`copy`]
//! sends the block on. That costs a second pass in the first cache, which is little
//! beside a pass through memory, and no kernel needs a second form.
//!
//! Whether it pays is a matter of the machine. f32 → f16 of 16M elements in shares of
//! a memcpy of as many bytes: on Zen 4 0.75 so, 1.0 with ordinary stores, with or
//! without prefetching; on Cascade Lake it loses, and `prefetchw` gives 0.79. So AMD
//! streams and others do not.
//!
//! When not to use it: for what is read again soon, and below some 16 MiB.

/// Elements that are nothing but their bytes.
pub(crate) trait Plain: Copy + 'static {}

impl Plain for u8 {}
impl Plain for u16 {}
impl Plain for f32 {}

/// Elements of a block that a kernel writes before it is sent on: a few lines, so that
/// reading goes on while they are sent.
pub(crate) const BLOCK: usize = 128;

/// Such a block, at the beginning of a line: a vector that straddles two lines cannot be
/// read again at once, and everything takes three times as long.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Block<T>(pub(crate) [T; BLOCK]);

/// Bytes read and written from which on the caches hold too little of them.
pub(crate) const LARGE: usize = 16 << 20;

/// Whether a kernel that reads and writes so many bytes should write past the caches.
#[inline]
pub(crate) fn pays(bytes: usize) -> bool {
    bytes >= LARGE && machine_streams()
}

#[cfg(all(target_arch = "x86_64", not(miri)))]
fn machine_streams() -> bool {
    use std::{arch::x86_64::__cpuid, sync::OnceLock};
    static STREAMS: OnceLock<bool> = OnceLock::new();
    *STREAMS.get_or_init(|| {
        let vendor = __cpuid(0);
        let name = [vendor.ebx, vendor.edx, vendor.ecx].map(u32::to_le_bytes).concat();
        name == *b"AuthenticAMD" || name == *b"HygonGenuine"
    })
}

#[cfg(not(all(target_arch = "x86_64", not(miri))))]
fn machine_streams() -> bool {
    false
}

/// How many elements lie before the first that begins a line, or all.
#[inline]
pub(crate) fn before_a_line<T>(data: &[T]) -> usize {
    data.as_ptr().align_offset(64).min(data.len())
}

/// Copies a block, whole lines of it past the caches. After the last block of all,
/// [`finish`].
///
/// # Panics
/// If the lengths differ.
#[inline]
pub(crate) fn copy<T: Plain>(src: &[T], dst: &mut [T]) {
    assert_eq!(src.len(), dst.len(), "to read and to write");
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    {
        let before = before_a_line(dst);
        let lines = (dst.len() - before) * size_of::<T>() / 64;
        let after = before + lines * 64 / size_of::<T>();
        dst[..before].copy_from_slice(&src[..before]);
        lines_past_caches(&src[before..after], &mut dst[before..after]);
        dst[after..].copy_from_slice(&src[after..]);
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    dst.copy_from_slice(src);
}

/// Whole lines, the first of `dst` at the beginning of a line.
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[inline]
fn lines_past_caches<T: Plain>(src: &[T], dst: &mut [T]) {
    use std::arch::x86_64::{__m128i, _mm_loadu_si128, _mm_stream_si128};
    let pieces = size_of_val(dst) / 16;
    let (from, to) = (src.as_ptr().cast::<__m128i>(), dst.as_mut_ptr().cast::<__m128i>());
    for line in (0..pieces).step_by(4) {
        let bytes = [0, 1, 2, 3].map(|piece| {
            // SAFETY: both slices have the same length, of `pieces` times 16 bytes, which are
            // nothing but bytes, and `pieces` is a multiple of 4.
            unsafe { _mm_loadu_si128(from.wrapping_add(line + piece)) }
        });
        for (piece, bytes) in bytes.into_iter().enumerate() {
            // SAFETY: as above, and lines begin at multiples of 64, so this is one of 16.
            unsafe { _mm_stream_si128(to.wrapping_add(line + piece), bytes) }
        }
    }
}

/// Has all that [`copy`] wrote seen before whatever is written next.
#[inline]
pub(crate) fn finish() {
    // SAFETY: every x86-64 has the instruction.
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    unsafe {
        std::arch::x86_64::_mm_sfence();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simd::{Kernel, Level, Simd, dispatch};

    /// Three vectors stored past the caches at every offset into a line.
    struct Streamed<'a>(&'a mut [f32]);

    impl Kernel for Streamed<'_> {
        type Output = ();

        #[inline(always)]
        fn run<S: Simd>(self, s: S) {
            for (i, out) in self.0.chunks_exact_mut(S::LANES).take(3).enumerate() {
                s.stream(s.splat(i as f32 + 1.0), out);
            }
            finish();
        }
    }

    #[test]
    fn vectors_arrive_whole_at_every_offset_and_level() {
        for level in Level::available() {
            let lanes = level.lanes();
            for offset in 0..17 {
                let mut out = vec![0.0; 17 + 3 * lanes + 5];
                level.with(|| dispatch(Streamed(&mut out[offset..])));
                let expected = |i: usize| ((i < 3 * lanes) as usize * (i / lanes + 1)) as f32;
                assert!(out[..offset].iter().all(|&x| x == 0.0), "{level} {offset}");
                assert!(out[offset..].iter().enumerate().all(|(i, &x)| x == expected(i)), "{level} {offset}");
            }
        }
    }

    /// Every offset into a line and every length up to some lines, and nothing written
    /// beside them.
    #[test]
    fn blocks_arrive_whole_at_every_offset() {
        let src: Vec<u16> = (1..500).collect();
        for offset in 0..40 {
            for len in (0..100).chain([400]) {
                let mut dst = vec![0_u16; 500];
                copy(&src[7..][..len], &mut dst[offset..][..len]);
                finish();
                assert_eq!(dst[offset..][..len], src[7..][..len]);
                assert!(dst[..offset].iter().chain(&dst[offset + len..]).all(|&x| x == 0), "{offset} {len}");
            }
        }
        let src: Vec<f32> = (0..100).map(|x| x as f32).collect();
        let mut dst = vec![0.0; 100];
        copy(&src, &mut dst);
        finish();
        assert_eq!(src, dst);
    }

    #[test]
    #[should_panic = "to read and to write"]
    fn lengths_must_agree() {
        copy(&[1_u8, 2], &mut [0]);
    }
}
