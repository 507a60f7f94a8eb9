use super::*;
use crate::{
    half::oracle::{self, NARROW},
    simd::Level,
};

/// The name of a type's format in [`NARROW`].
fn name<T: SmallFloat>() -> &'static str {
    NARROW.iter().find(|(_, format)| *format == T::FORMAT).unwrap().0
}

fn pattern_of<T: SmallFloat>(x: f32) -> u64 {
    u64::from(narrow_f32(x, T::FORMAT))
}

/// All at one level against single numbers, which other tests hold against the oracle.
fn check_narrow<T: Lanes>(level: Level, src: &[f32]) {
    let mut dst = vec![T::from_pattern(1); src.len()];
    level.with(|| narrow(src, &mut dst));
    for (i, (x, y)) in src.iter().zip(&dst).enumerate() {
        let (got, expected, name) = (y.pattern(), pattern_of::<T>(*x), name::<T>());
        assert_eq!(got, expected, "{level}, {name}, place {i}: {:#x} gives {got:#x}, not {expected:#x}", x.to_bits());
    }
}

fn check_widen<T: Lanes>(level: Level, src: &[T]) {
    let mut dst = vec![9.0; src.len()];
    level.with(|| widen(src, &mut dst));
    for (i, (x, y)) in src.iter().zip(&dst).enumerate() {
        let expected = widen_f32(x.pattern() as u32, T::FORMAT);
        assert_eq!(y.to_bits(), expected.to_bits(), "{level}, {}, place {i}: {:#x}", name::<T>(), x.pattern());
    }
}

/// Both ends of every run of `f32` that become the same number, NaN of all kinds, and
/// both signs; not in order, so that a vector holds all kinds.
fn floats_that_matter(format: Format) -> Vec<f32> {
    let ends = oracle::runs(format).into_iter().flat_map(|(first, last, _)| [first, last, first + (last - first) / 2]);
    let nans = (0..23).flat_map(|bit| [0x7f80_0000 | 1 << bit, 0x7fff_ffff ^ 1 << bit]);
    let mut all: Vec<u32> = ends.chain(nans).flat_map(|bits| [bits, bits | 1 << 31]).collect();
    let n = all.len();
    (0..n).for_each(|i| all.swap(i, i * 7919 % n));
    all.into_iter().map(f32::from_bits).collect()
}

fn check_all<T: Lanes>() {
    let floats = floats_that_matter(T::FORMAT);
    let numbers: Vec<T> = (0..1 << T::FORMAT.width()).map(T::from_pattern).collect();
    for level in Level::available() {
        check_narrow::<T>(level, &floats);
        check_widen(level, &numbers);
        // Every length, and beginnings at no multiple of anything.
        for len in 0..=4 * 4 * level.lanes() + 3 {
            let from = len % 13 + 1;
            check_narrow::<T>(level, &floats[from..][..len]);
            check_widen(level, &numbers[from..][..len.min(numbers.len() - from)]);
        }
    }
}

#[test]
fn halves_at_every_level() {
    check_all::<F16>();
}

#[test]
fn bfloats_at_every_level() {
    check_all::<BF16>();
}

#[test]
fn eight_bits_at_every_level() {
    check_all::<F8E4M3>();
    check_all::<F8E4M3Ieee>();
    check_all::<F8E5M2>();
}

/// Beyond the size from which on results may be written past the caches, and at an
/// offset.
#[test]
fn large_slices_come_out_as_small_ones() {
    let n = (16 << 20) / 6 + 1000;
    let src: Vec<f32> = (0..n as u32).map(|i| f32::from_bits(i.wrapping_mul(0x9e37_79b9))).collect();
    let mut whole = vec![F16::ZERO; n];
    narrow(&src, &mut whole);
    let mut pieces = vec![F16::ZERO; n];
    for (x, y) in src.chunks(1000).zip(pieces.chunks_mut(1000)) {
        narrow(x, y);
    }
    assert!(cast::patterns(&whole) == cast::patterns(&pieces));
    let mut back = vec![0.0; n - 1];
    widen(&whole[1..], &mut back);
    for (i, (x, y)) in whole[1..].iter().zip(&back).enumerate() {
        assert_eq!(x.to_f32().to_bits(), y.to_bits(), "place {i}");
    }
}

/// The loops begin where a line of what is written does, and write nothing beside it.
#[test]
fn what_is_written_may_begin_anywhere_in_a_line() {
    let src: Vec<f32> = (0..3000_u32).map(|i| f32::from_bits(i.wrapping_mul(0x9e37_79b9))).collect();
    for level in Level::available() {
        // More than the sixteen turns from which on it is looked for.
        let len = 64 * level.lanes() + 37;
        for offset in 0..40 {
            let about = format!("{level}, offset {offset}");
            let mut halves = vec![F16::ONE; offset + len + 40];
            level.with(|| narrow(&src[offset..][..len], &mut halves[offset..][..len]));
            let same = |(x, y): (&f32, &F16)| pattern_of::<F16>(*x) == y.pattern();
            assert!(src[offset..].iter().zip(&halves[offset..][..len]).all(same), "{about}");
            assert!(halves[..offset].iter().chain(&halves[offset + len..]).all(|y| *y == F16::ONE), "{about}");

            let mut floats = vec![9.0; offset + len + 40];
            level.with(|| widen(&halves[offset..][..len], &mut floats[offset..][..len]));
            let same = |(x, y): (&F16, &f32)| x.to_f32().to_bits() == y.to_bits();
            assert!(halves[offset..].iter().zip(&floats[offset..][..len]).all(same), "{about}");
            assert!(floats[..offset].iter().chain(&floats[offset + len..]).all(|y| *y == 9.0), "{about}");
        }
    }
}

#[test]
fn many_doubles_come_out_as_few() {
    let n = (16 << 20) / 10 + 1001;
    let src: Vec<f64> = (0..n as u64).map(|i| f64::from_bits(i.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    let mut whole = vec![F16::ZERO; n];
    narrow_doubles::<_, false>(&src[1..], &mut whole[1..]);
    for (i, (x, y)) in src.iter().zip(&whole).enumerate().skip(1) {
        assert_eq!(F16::from_f64(*x).to_bits(), y.to_bits(), "place {i}: {x:e}");
    }
}

/// Every `f32` at every level, against the runs that the table of values gives.
fn every_float<T: Lanes>() {
    let mut runs = oracle::runs(T::FORMAT);
    let (last, nan) = (runs.len() - 1, f32::INFINITY.to_bits() + 1);
    assert_eq!(runs[last].1, nan - 1);
    runs.push((nan, u32::MAX >> 1, 0));
    let halves = [0, runs.len() / 2, runs.len()];
    std::thread::scope(|scope| {
        for part in halves.windows(2) {
            let runs = &runs[part[0]..part[1]];
            scope.spawn(move || Level::available().for_each(|level| level.with(|| every_float_of::<T>(runs))));
        }
    });
}

fn every_float_of<T: Lanes>(runs: &[(u32, u32, u64)]) {
    let mut dst = [T::from_pattern(0); 1 << 14];
    for &(first, last, pattern) in runs {
        let is_nan = first > f32::INFINITY.to_bits();
        let mut start = u64::from(first);
        while start <= u64::from(last) {
            let end = (start + dst.len() as u64).min(u64::from(last) + 1);
            for sign in [0, 1 << 31] {
                let src: Vec<f32> = (start..end).map(|bits| f32::from_bits(bits as u32 | sign)).collect();
                let dst = &mut dst[..src.len()];
                narrow(&src, dst);
                for (x, y) in src.iter().zip(dst) {
                    let signed = if sign == 0 { pattern } else { pattern | T::FORMAT.sign() };
                    let expected = if is_nan { oracle::nan(T::FORMAT, x.to_bits()) } else { signed };
                    assert_eq!(y.pattern(), expected, "{:#x} to {}", x.to_bits(), name::<T>());
                }
            }
            start = end;
        }
    }
}

#[test]
#[ignore = "all 2³² floats to halves at every level: half a minute in release"]
fn every_float_to_f16() {
    every_float::<F16>();
}

#[test]
#[ignore = "all 2³² floats to bfloats at every level: half a minute in release"]
fn every_float_to_bf16() {
    every_float::<BF16>();
}

#[test]
#[ignore = "all 2³² floats to eight bits at every level: a minute in release"]
fn every_float_to_eight_bits() {
    every_float::<F8E4M3>();
    every_float::<F8E4M3Ieee>();
    every_float::<F8E5M2>();
}
