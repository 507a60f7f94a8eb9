//! A piece of a matrix product that fits into the registers.
//!
//! R rows by V vectors of sums stay in registers while both factors go by: for each
//! step V vectors of the right factor are loaded, and each is multiplied by R numbers of
//! the left one, which any two strides may lead to. R·V sums hide the latency of a fused
//! multiply-add, and R + V loads feed R·V of them: with 32 registers 8 by 3, with 16 of
//! them 4 by 2. (4 by 3 would just fit, but the compiler spills one of the sums: half the
//! speed.)
//!
//! When not to use it: for factors that do not stay in the nearer caches; it has no
//! blocks of its own.
//!
//! Source: Goto and van de Geijn, "Anatomy of high-performance matrix multiplication"
//! (2008), the innermost loop.

use super::{Kernel, Simd, dispatch};

/// A computation by tiles of R rows and V vectors.
///
/// As with a [`Kernel`], `run` must be `#[inline(always)]`.
pub(crate) trait Tiles {
    /// Does the work with the instructions that `simd` proves.
    fn run<S: Simd, const R: usize, const V: usize>(self, simd: S);
}

/// Runs tiles that are `width` wide, 1 to [`widest`], in whole vectors. R is 8, or divides it.
#[inline]
pub(crate) fn dispatch_tiles<T: Tiles>(width: usize, tiles: T) {
    dispatch(Wide { width, tiles });
}

/// How many numbers the widest tile of the level in use has in a row.
#[inline]
pub(crate) fn widest() -> usize {
    dispatch(Widest)
}

struct Widest;

impl Kernel for Widest {
    type Output = usize;

    #[inline(always)]
    fn run<S: Simd>(self, _: S) -> usize {
        if S::REGISTERS >= 32 { 3 * S::LANES } else { 2 * S::LANES }
    }
}

struct Wide<T> {
    width: usize,
    tiles: T,
}

impl<T: Tiles> Kernel for Wide<T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let vectors = self.width / S::LANES;
        assert!(vectors * S::LANES == self.width, "whole vectors");
        match (vectors, S::REGISTERS >= 32) {
            (1, true) => self.tiles.run::<S, 8, 1>(s),
            (2, true) => self.tiles.run::<S, 8, 2>(s),
            (3, true) => self.tiles.run::<S, 8, 3>(s),
            (1, false) => self.tiles.run::<S, 4, 1>(s),
            (2, false) => self.tiles.run::<S, 4, 2>(s),
            _ => panic!("a tile of {vectors} vectors"),
        }
    }
}

/// The left factor: number (i, k) lies at i · `row` + k · `col`.
#[derive(Clone, Copy)]
pub(crate) struct Left<'a> {
    pub(crate) data: &'a [f32],
    pub(crate) row: usize,
    pub(crate) col: usize,
}

/// R rows by V vectors of the product of depth `depth`; the right factor has a row each
/// `stride`.
///
/// # Panics
/// If one of the factors is too small.
#[inline(always)]
pub(crate) fn product<S: Simd, const R: usize, const V: usize>(
    s: S,
    depth: usize,
    left: Left<'_>,
    right: &[f32],
    stride: usize,
) -> [[S::F32; V]; R] {
    let mut sums = [[s.splat(0.0); V]; R];
    let Some(last) = depth.checked_sub(1) else { return sums };
    assert!((R - 1) * left.row + last * left.col < left.data.len(), "the left factor");
    assert!(last * stride + V * S::LANES <= right.len(), "the right factor");
    for k in 0..depth {
        let mut row = [s.splat(0.0); V];
        for (v, row) in row.iter_mut().enumerate() {
            let start = k * stride + v * S::LANES;
            // SAFETY: k ≤ last and v < V, so this ends within what was asserted.
            *row = s.load(unsafe { right.get_unchecked(start..start + S::LANES) });
        }
        for (i, sums) in sums.iter_mut().enumerate() {
            // SAFETY: i < R and k ≤ last, so this is no further than what was asserted.
            let factor = s.splat(*unsafe { left.data.get_unchecked(i * left.row + k * left.col) });
            for (sum, &x) in sums.iter_mut().zip(&row) {
                *sum = s.mul_add(factor, x, *sum);
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simd::Level;

    struct Product<'a, const R: usize, const V: usize> {
        depth: usize,
        left: Left<'a>,
        right: &'a [f32],
        stride: usize,
    }

    impl<const R: usize, const V: usize> Kernel for Product<'_, R, V> {
        type Output = Vec<f32>;

        #[inline(always)]
        fn run<S: Simd>(self, s: S) -> Vec<f32> {
            let sums = product::<S, R, V>(s, self.depth, self.left, self.right, self.stride);
            let mut out = vec![0.0; R * V * S::LANES];
            for (sum, out) in sums.as_flattened().iter().zip(out.chunks_exact_mut(S::LANES)) {
                s.store(*sum, out);
            }
            out
        }
    }

    fn against_the_definition<const R: usize, const V: usize>() {
        // Small integers: every sum is exact.
        let data: Vec<f32> = (0..4000).map(|i| (i * 37 % 19) as f32 - 9.0).collect();
        for level in Level::available() {
            let width = V * level.lanes();
            for depth in [0, 1, 2, 7, 20] {
                for (row, col) in [(1, R), (depth, 1), (1, R + 3)] {
                    for stride in [width, width + 1] {
                        let needed = if depth == 0 { 0 } else { (R - 1) * row + (depth - 1) * col + 1 };
                        let end = if depth == 0 { 0 } else { (depth - 1) * stride + width };
                        let (left, right) = (Left { data: &data[..needed], row, col }, &data[5..][..end]);
                        let got = level.with(|| dispatch(Product::<R, V> { depth, left, right, stride }));
                        for (place, got) in got.iter().enumerate() {
                            let (i, j) = (place / width, place % width);
                            let terms = (0..depth).map(|k| left.data[i * row + k * col] * right[k * stride + j]);
                            assert_eq!(*got, terms.sum::<f32>(), "{level} {R}×{V} {depth} {place}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_tile_is_the_product() {
        against_the_definition::<8, 3>();
        against_the_definition::<8, 1>();
        against_the_definition::<4, 3>();
        against_the_definition::<4, 2>();
        against_the_definition::<1, 1>();
    }

    #[test]
    #[should_panic = "the left factor"]
    fn a_left_factor_that_is_too_small_is_refused() {
        let left = Left { data: &[1.0; 7], row: 1, col: 2 };
        dispatch(Product::<2, 1> { depth: 4, left, right: &[0.0; 64], stride: 16 });
    }

    #[test]
    #[should_panic = "the right factor"]
    fn a_right_factor_that_is_too_small_is_refused() {
        let left = Left { data: &[1.0; 8], row: 1, col: 2 };
        dispatch(Product::<2, 1> { depth: 4, left, right: &[0.0; 3], stride: 1 });
    }
}
