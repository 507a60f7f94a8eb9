//! Conversions to 16 and 8 bits and back: half and float8 beside ours, ours also at
//! lower instruction sets, and a copy that moves as many bytes as the floor, which has no
//! answer to show.
//!
//! A block of 65,536 numbers, gone through as often as makes n elements, stays in cache;
//! the other patterns go through n numbers once. The judge of all rounds in doubles,
//! number by number. Any NaN is as good as another: every library has its own. float8
//! saturates, so what saturates of ours is compared with it.

use std::{hint::black_box, mem::take};

use half::{
    bf16, f16,
    slice::{HalfBitsSliceExt, HalfFloatSliceExt},
};
use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};
use kihon_numerics::{
    half::{BF16, F8E4M3, F16, narrow, narrow_saturating, widen},
    mixed_precision::LossScaler,
    simd::Level,
};

/// Numbers, and how often they are gone through.
#[derive(Debug)]
pub struct Numbers<S> {
    x: Vec<S>,
    times: usize,
}

/// Patterns or values, or nothing of what has none to show.
type Answer<T> = Option<Vec<T>>;

/// Numbers of a block.
const BLOCK: usize = 1 << 16;
const SIZES: [usize; 2] = [1 << 20, 1 << 24];

/// The workloads by the types that they read and write.
#[derive(Debug)]
pub struct Workloads {
    /// `f32-to-f16` and `f32-to-bf16`.
    pub to_16: [Workload<Numbers<f32>, Answer<u16>>; 2],
    /// `f64-to-f16`.
    pub doubles_to_16: Workload<Numbers<f64>, Answer<u16>>,
    /// `f32-to-e4m3`.
    pub to_8: Workload<Numbers<f32>, Answer<u8>>,
    /// `f16-to-f32`, `bf16-to-f32` and `unscale-f16`.
    pub from_16: [Workload<Numbers<u16>, Answer<f32>>; 3],
    /// `e4m3-to-f32`.
    pub from_8: Workload<Numbers<u8>, Answer<f32>>,
}

/// All of them.
///
/// # Examples
/// ```
/// use kihon_benches::peers::numerics_half::workloads;
/// assert!(workloads().to_16[0].contenders.iter().any(|c| c.name == "half"));
/// ```
pub fn workloads() -> Workloads {
    Workloads {
        to_16: [f32_to_f16(), f32_to_bf16()],
        doubles_to_16: f64_to_f16(),
        to_8: f32_to_e4m3(),
        from_16: [f16_to_f32(), bf16_to_f32(), unscale_f16()],
        from_8: e4m3_to_f32(),
    }
}

/// A format by the numbers that its textbook form needs: bits of the fraction, the least
/// exponent, the greatest finite pattern, what lies beyond it, NaN, the sign.
#[derive(Clone, Copy)]
struct Form {
    fraction: i32,
    least: i32,
    greatest: u32,
    beyond: u32,
    nan: u32,
    sign: u32,
}

const HALF: Form = Form { fraction: 10, least: -14, greatest: 0x7bff, beyond: 0x7c00, nan: 0x7e00, sign: 0x8000 };
const BFLOAT: Form = Form { fraction: 7, least: -126, greatest: 0x7f7f, beyond: 0x7f80, nan: 0x7fc0, sign: 0x8000 };
/// Saturating.
const E4M3: Form = Form { fraction: 3, least: -6, greatest: 0x7e, beyond: 0x7e, nan: 0x7f, sign: 0x80 };

impl Form {
    /// So many units of the value's binade, to the nearest whole number, ties to even.
    fn nearest(self, x: f64) -> u32 {
        if x.is_nan() {
            return self.nan;
        }
        let exponent = ((x.to_bits() >> 52 & 0x7ff) as i32 - 1023).clamp(self.least, 200);
        let steps = (x.abs() / 2f64.powi(exponent - self.fraction)).round_ties_even();
        let pattern = steps as u64 + ((exponent - self.least) as u64) * (1 << self.fraction);
        let magnitude = if pattern > u64::from(self.greatest) { self.beyond } else { pattern as u32 };
        if x.is_sign_negative() { magnitude | self.sign } else { magnitude }
    }

    fn value(self, pattern: u32) -> f64 {
        let magnitude = pattern & (self.sign - 1);
        let (exponent, fraction) = (magnitude >> self.fraction, magnitude & ((1 << self.fraction) - 1));
        let hidden = u32::from(exponent > 0) << self.fraction;
        let unit = 2f64.powi(self.least - self.fraction + (exponent.max(1) - 1) as i32);
        let value = match magnitude {
            _ if magnitude <= self.greatest => f64::from(hidden | fraction) * unit,
            _ if magnitude == self.beyond => f64::INFINITY,
            _ => f64::NAN,
        };
        if pattern & self.sign == 0 { value } else { -value }
    }

    /// The same pattern, or both NaN.
    fn same(self, a: u32, b: u32) -> bool {
        let is_nan = |pattern: u32| pattern & (self.sign - 1) > self.beyond;
        a == b || is_nan(a) && is_nan(b)
    }
}

fn f32_to_f16() -> Workload<Numbers<f32>, Answer<u16>> {
    fn ours(x: &[f32], y: &mut [u16]) {
        narrow(x, F16::slice_from_bits_mut(y)).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &f32| HALF.nearest(f64::from(*x)) as u16),
        slices("narrow", Role::Ours, ours),
        slices("half", Role::Peer, |x: &[f32], y: &mut [u16]| {
            y.reinterpret_cast_mut::<f16>().convert_from_f32_slice(x);
        }),
        copying(),
    ];
    contenders.extend(lower("narrow_avx2", "narrow_sse2", ours));
    Workload {
        id: "f32-to-f16",
        topic: "numerics",
        about: "each of n floats as the nearest half",
        unit: "element",
        patterns: floats(),
        sizes: SIZES.to_vec(),
        contenders,
        elements,
        same: |_, expected, got| all(expected, got, |a, b| HALF.same(u32::from(*a), u32::from(*b))),
    }
}

fn f32_to_bf16() -> Workload<Numbers<f32>, Answer<u16>> {
    fn ours(x: &[f32], y: &mut [u16]) {
        narrow(x, BF16::slice_from_bits_mut(y)).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &f32| BFLOAT.nearest(f64::from(*x)) as u16),
        slices("narrow", Role::Ours, ours),
        slices("half", Role::Peer, |x: &[f32], y: &mut [u16]| {
            y.reinterpret_cast_mut::<bf16>().convert_from_f32_slice(x);
        }),
        copying(),
    ];
    contenders.extend(lower("narrow_avx2", "narrow_sse2", ours));
    Workload {
        id: "f32-to-bf16",
        topic: "numerics",
        about: "each of n floats as the nearest bfloat",
        unit: "element",
        patterns: floats(),
        sizes: SIZES.to_vec(),
        contenders,
        elements,
        same: |_, expected, got| all(expected, got, |a, b| BFLOAT.same(u32::from(*a), u32::from(*b))),
    }
}

fn f64_to_f16() -> Workload<Numbers<f64>, Answer<u16>> {
    fn ours(x: &[f64], y: &mut [u16]) {
        narrow(x, F16::slice_from_bits_mut(y)).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &f64| HALF.nearest(*x) as u16),
        slices("narrow", Role::Ours, ours),
        slices("half", Role::Peer, |x: &[f64], y: &mut [u16]| {
            y.reinterpret_cast_mut::<f16>().convert_from_f64_slice(x);
        }),
        copying(),
    ];
    contenders.extend(lower("narrow_avx2", "narrow_sse2", ours));
    Workload {
        id: "f64-to-f16",
        topic: "numerics",
        about: "each of n doubles as the nearest half, rounded once",
        unit: "element",
        patterns: vec![
            Pattern { name: "block", about: NORMAL, make: |n, seed| block(n, seed, |r| f64::from(normal(r))) },
            Pattern { name: "through", about: NORMAL, make: |n, seed| through(n, seed, |r| f64::from(normal(r))) },
            Pattern {
                name: "near-ties",
                about: "beside the middle between two halves, nearer than a float can tell",
                make: |n, seed| {
                    through(n, seed, |random| {
                        let place = random.below(0x7bff) as u32;
                        let middle = (HALF.value(place) + HALF.value(place + 1)) / 2.0;
                        if random.below(2) == 0 { middle.next_up() } else { middle.next_down() }
                    })
                },
            },
        ],
        sizes: SIZES.to_vec(),
        contenders,
        elements,
        same: |_, expected, got| all(expected, got, |a, b| HALF.same(u32::from(*a), u32::from(*b))),
    }
}

fn f32_to_e4m3() -> Workload<Numbers<f32>, Answer<u8>> {
    fn ours(x: &[f32], y: &mut [u8]) {
        narrow_saturating(x, F8E4M3::slice_from_bits_mut(y)).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &f32| E4M3.nearest(f64::from(*x)) as u8),
        slices("narrow_saturating", Role::Ours, ours),
        over("float8", Role::Peer, |x: &f32| float8::F8E4M3::from_f32(*x).to_bits()),
        copying(),
    ];
    contenders.extend(lower("narrow_saturating_avx2", "narrow_saturating_sse2", ours));
    Workload {
        id: "f32-to-e4m3",
        topic: "numerics",
        about: "each of n floats as the nearest number of 8 bits, saturating",
        unit: "element",
        patterns: floats(),
        sizes: SIZES.to_vec(),
        contenders,
        elements,
        same: |_, expected, got| all(expected, got, |a, b| E4M3.same(u32::from(*a), u32::from(*b))),
    }
}

fn f16_to_f32() -> Workload<Numbers<u16>, Answer<f32>> {
    fn ours(x: &[u16], y: &mut [f32]) {
        widen(F16::slice_from_bits(x), y).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &u16| HALF.value(u32::from(*x)) as f32),
        slices("widen", Role::Ours, ours),
        slices("half", Role::Peer, |x: &[u16], y: &mut [f32]| x.reinterpret_cast::<f16>().convert_to_f32_slice(y)),
        copying(),
    ];
    contenders.extend(lower("widen_avx2", "widen_sse2", ours));
    widening("f16-to-f32", "each of n halves as a float", halves(), contenders)
}

fn bf16_to_f32() -> Workload<Numbers<u16>, Answer<f32>> {
    fn ours(x: &[u16], y: &mut [f32]) {
        widen(BF16::slice_from_bits(x), y).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &u16| BFLOAT.value(u32::from(*x)) as f32),
        slices("widen", Role::Ours, ours),
        slices("half", Role::Peer, |x: &[u16], y: &mut [f32]| x.reinterpret_cast::<bf16>().convert_to_f32_slice(y)),
        copying(),
    ];
    contenders.extend(lower("widen_avx2", "widen_sse2", ours));
    widening("bf16-to-f32", "each of n bfloats as a float", halves(), contenders)
}

fn unscale_f16() -> Workload<Numbers<u16>, Answer<f32>> {
    const FACTOR: f32 = 1.0 / 65536.0;
    fn ours(x: &[u16], y: &mut [f32]) {
        let found = LossScaler::default().unscale_from(F16::slice_from_bits(x), y).expect("as many");
        black_box(found);
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &u16| HALF.value(u32::from(*x)) as f32 * FACTOR),
        slices("unscale_from", Role::Ours, ours),
        slices("half_and_loop", Role::Peer, |x: &[u16], y: &mut [f32]| {
            x.reinterpret_cast::<f16>().convert_to_f32_slice(y);
            let mut finite = true;
            for y in y {
                *y *= FACTOR;
                finite &= y.is_finite();
            }
            black_box(finite);
        }),
        copying(),
    ];
    contenders.extend(lower("unscale_from_avx2", "unscale_from_sse2", ours));
    let about = "each of n halves as a float over 65536, and whether all are finite";
    widening("unscale-f16", about, halves(), contenders)
}

fn e4m3_to_f32() -> Workload<Numbers<u8>, Answer<f32>> {
    fn ours(x: &[u8], y: &mut [f32]) {
        widen(F8E4M3::slice_from_bits(x), y).expect("as many");
    }
    let mut contenders = vec![
        over("in_doubles", Role::Naive, |x: &u8| E4M3.value(u32::from(*x)) as f32),
        slices("widen", Role::Ours, ours),
        over("float8", Role::Peer, |x: &u8| float8::F8E4M3::from_bits(*x).to_f32()),
        copying(),
    ];
    contenders.extend(lower("widen_avx2", "widen_sse2", ours));
    let patterns = vec![
        Pattern { name: "block", about: FINITE, make: |n, seed| block(n, seed, byte) },
        Pattern { name: "through", about: FINITE, make: |n, seed| through(n, seed, byte) },
        Pattern { name: "any", about: ANY, make: |n, seed| through(n, seed, |random| random.below(1 << 8) as u8) },
    ];
    widening("e4m3-to-f32", "each of n numbers of 8 bits as a float", patterns, contenders)
}

fn widening<S: 'static>(
    id: &'static str,
    about: &'static str,
    patterns: Vec<Pattern<Numbers<S>>>,
    contenders: Vec<Contender<Numbers<S>, Answer<f32>>>,
) -> Workload<Numbers<S>, Answer<f32>> {
    Workload {
        id,
        topic: "numerics",
        about,
        unit: "element",
        patterns,
        sizes: SIZES.to_vec(),
        contenders,
        elements,
        same: |_, expected, got| all(expected, got, |a, b| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()),
    }
}

const NORMAL: &str = "about normal with a spread of 3";
const FINITE: &str = "finite numbers";
const ANY: &str = "any pattern: NaN, infinite, subnormal, out of range";

fn floats() -> Vec<Pattern<Numbers<f32>>> {
    vec![
        Pattern { name: "block", about: NORMAL, make: |n, seed| block(n, seed, normal) },
        Pattern { name: "through", about: NORMAL, make: |n, seed| through(n, seed, normal) },
        Pattern {
            name: "any",
            about: ANY,
            make: |n, seed| through(n, seed, |random| f32::from_bits(random.next_u64() as u32)),
        },
    ]
}

fn halves() -> Vec<Pattern<Numbers<u16>>> {
    vec![
        Pattern { name: "block", about: FINITE, make: |n, seed| block(n, seed, half_pattern) },
        Pattern { name: "through", about: FINITE, make: |n, seed| through(n, seed, half_pattern) },
        Pattern { name: "any", about: ANY, make: |n, seed| through(n, seed, |random| random.below(1 << 16) as u16) },
    ]
}

fn normal(random: &mut Random) -> f32 {
    let mut uniform = || random.below(1 << 24) as f32 / (1 << 24) as f32 - 0.5;
    (uniform() + uniform() + uniform() + uniform()) * 5.2
}

/// Finite in both formats of 16 bits.
fn half_pattern(random: &mut Random) -> u16 {
    HALF.nearest(f64::from(normal(random))) as u16
}

fn byte(random: &mut Random) -> u8 {
    E4M3.nearest(f64::from(normal(random))) as u8
}

fn block<S>(n: usize, seed: u64, one: impl FnMut(&mut Random) -> S) -> Numbers<S> {
    Numbers { times: (n / BLOCK).max(1), ..through(n.min(BLOCK), seed, one) }
}

fn through<S>(n: usize, seed: u64, mut one: impl FnMut(&mut Random) -> S) -> Numbers<S> {
    let mut random = Random::new(seed);
    Numbers { x: (0..n).map(|_| one(&mut random)).collect(), times: 1 }
}

fn elements<S>(numbers: &Numbers<S>) -> usize {
    numbers.x.len() * numbers.times
}

fn all<T>(expected: &Answer<T>, got: &Answer<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    let (Some(expected), Some(got)) = (expected, got) else { return true };
    expected.len() == got.len() && expected.iter().zip(got).all(|(a, b)| same(a, b))
}

/// Where answers go, its pages there before the clock starts.
fn buffer<S, T: Clone + From<u8>>(numbers: &Numbers<S>) -> Vec<T> {
    vec![T::from(1); numbers.x.len()]
}

/// A conversion of slices.
fn slices<S: 'static, T: Clone + From<u8> + 'static>(
    name: &'static str,
    role: Role,
    convert: impl Fn(&[S], &mut [T]) + Send + Sync + 'static,
) -> Contender<Numbers<S>, Answer<T>> {
    Contender::with_setup(name, role, buffer, move |numbers, out: &mut Vec<T>| {
        for _ in 0..numbers.times {
            convert(black_box(&numbers.x), black_box(out));
        }
        Some(take(out))
    })
}

/// A conversion of one number after another.
fn over<S: 'static, T: Clone + From<u8> + 'static>(
    name: &'static str,
    role: Role,
    one: impl Fn(&S) -> T + Send + Sync + 'static,
) -> Contender<Numbers<S>, Answer<T>> {
    slices(name, role, move |x: &[S], y: &mut [T]| {
        for (x, y) in x.iter().zip(y) {
            *y = one(x);
        }
    })
}

/// Ours at the lower instruction sets of the machine.
fn lower<S: 'static, T: Clone + From<u8> + 'static>(
    avx2: &'static str,
    sse2: &'static str,
    ours: fn(&[S], &mut [T]),
) -> impl Iterator<Item = Contender<Numbers<S>, Answer<T>>> {
    [("avx2", avx2), ("sse2", sse2)].into_iter().filter_map(move |(level, name)| {
        let level = Level::named(level)?;
        Some(slices(name, Role::Ours, move |x: &[S], y: &mut [T]| level.with(|| ours(x, y))))
    })
}

/// A copy that reads and writes as many bytes as a conversion from `S` to `T` does.
fn copying<S: 'static, T: Send + 'static>() -> Contender<Numbers<S>, Answer<T>> {
    let room = |numbers: &Numbers<S>| {
        let bytes = numbers.x.len() * (size_of::<S>() + size_of::<T>()) / 2;
        (vec![1_u8; bytes], vec![2_u8; bytes])
    };
    Contender::with_setup("memcpy", Role::Standard, room, |numbers, (from, to): &mut (Vec<u8>, Vec<u8>)| {
        for _ in 0..numbers.times {
            black_box(&mut *to).copy_from_slice(black_box(from));
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of the contenders whose answers on a pattern are not the naive one's.
    fn wrong<S, T>(workload: &Workload<Numbers<S>, Answer<T>>, pattern: &str) -> Vec<&'static str> {
        let pattern = workload.patterns.iter().find(|p| p.name == pattern).unwrap();
        let input = (pattern.make)(20_000, 1);
        let [naive, others @ ..] = &workload.contenders[..] else { unreachable!("a naive one comes first") };
        let expected = naive.run(&input).answer;
        let differs = |c: &&Contender<_, _>| !(workload.same)(&input, &expected, &c.run(&input).answer);
        others.iter().filter(differs).map(|c| c.name).collect()
    }

    fn nobody<S, T>(workload: &Workload<Numbers<S>, Answer<T>>) {
        for pattern in &workload.patterns {
            assert_eq!(wrong(workload, pattern.name), [""; 0], "{} on {}", workload.id, pattern.name);
        }
    }

    /// The judge is right, ours agree with it on all patterns, and a peer's fault stays
    /// what the pattern is there to show.
    #[test]
    fn a_double_rounded_twice_is_wrong_and_nothing_else() {
        let all = workloads();
        all.to_16.iter().for_each(nobody);
        all.from_16.iter().for_each(nobody);
        nobody(&all.from_8);
        nobody(&all.to_8);
        assert_eq!(wrong(&all.doubles_to_16, "block"), [""; 0]);
        assert_eq!(wrong(&all.doubles_to_16, "near-ties"), ["half"]);
    }

    #[test]
    fn the_judge_knows_ties_and_ends() {
        for (x, half, bfloat, e4m3) in [
            (1.0, 0x3c00, 0x3f80, 0x38),
            (1.0 + 2f64.powi(-11), 0x3c00, 0x3f80, 0x38),
            (1.0 + 3.0 * 2f64.powi(-11), 0x3c02, 0x3f80, 0x38),
            (-2.0 + 2f64.powi(-12), 0xc000, 0xc000, 0xc0),
            (65519.9, 0x7bff, 0x4780, 0x7e),
            (65520.0, 0x7c00, 0x4780, 0x7e),
            (f64::INFINITY, 0x7c00, 0x7f80, 0x7e),
            (2f64.powi(-25), 0, 0x3300, 0),
            (2f64.powi(-25).next_up(), 1, 0x3300, 0),
            (1e300, 0x7c00, 0x7f80, 0x7e),
        ] {
            assert_eq!([HALF, BFLOAT, E4M3].map(|form| form.nearest(x)), [half, bfloat, e4m3], "{x:e}");
        }
        for (form, last) in [(HALF, 0x7c00), (BFLOAT, 0x7f80), (E4M3, 0x7e)] {
            for pattern in 0..=last {
                assert_eq!(form.nearest(form.value(pattern)), pattern, "{pattern:#x}");
            }
        }
    }
}
