//! Every operation at every level of the machine, lane by lane against plain Rust,
//! and the memory operations at every length and offset.

use super::{roots::FACTOR, scalar::OneLane, *};

/// Numbers where things happen, and a few hundred of no distinction.
fn numbers() -> Vec<f32> {
    let mut all = vec![0.0, 1.0, 0.5, 1.5, 2.5, 3.5, 0.49999997, 8_388_607.5, 4_194_304.0, 4_194_303.5, 16_777_216.0];
    all.extend([f32::MIN_POSITIVE, f32::from_bits(1), f32::from_bits(0x7f_ffff), f32::MAX, f32::INFINITY, f32::NAN]);
    let mut state = 1_u32;
    while all.len() < 400 {
        state = state.wrapping_mul(0x915f_77f5).wrapping_add(12_345);
        all.push(f32::from_bits(state & 0x7fff_ffff));
        all.push((state >> 8) as f32 / 1000.0);
    }
    let negative: Vec<f32> = all.iter().map(|x| -x).collect();
    all.extend(negative);
    all.truncate(all.len() / 16 * 16);
    all
}

/// `numbers` in three orders, so that every kind meets every other.
fn operands() -> [Vec<f32>; 3] {
    let base = numbers();
    let turned = |by: usize| base[by..].iter().chain(&base[..by]).copied().collect::<Vec<f32>>();
    let mut all = [vec![], vec![], vec![]];
    for by in [0, 1, 7, 16, 31, 100, 398, 401] {
        for (i, list) in all.iter_mut().enumerate() {
            list.extend(turned(by * i % base.len()));
        }
    }
    all
}

/// What every operation gives, as patterns, by name.
struct Everything<'a>([&'a [f32]; 3]);

type Results = Vec<(&'static str, Vec<u32>)>;

impl Kernel for Everything<'_> {
    type Output = Results;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Results {
        let mut results: Results = vec![];
        let n = self.0[0].len();
        macro_rules! each {
            ($name:literal, $a:ident $b:ident $c:ident, $value:expr) => {
                let mut out = vec![0.0; n];
                for i in (0..n).step_by(S::LANES) {
                    let [$a, $b, $c] = self.0.map(|list| s.load(&list[i..]));
                    s.store($value, &mut out[i..]);
                }
                results.push(($name, out.into_iter().map(f32::to_bits).collect()));
            };
        }
        let truth = |mask| s.select(mask, s.splat(1.0), s.splat(0.0));
        each!("add", a b _c, s.add(a, b));
        each!("sub", a b _c, s.sub(a, b));
        each!("mul", a b _c, s.mul(a, b));
        each!("div", a b _c, s.div(a, b));
        each!("mul_add", a b c, s.mul_add(a, b, c));
        each!("min", a b _c, s.min(a, b));
        each!("max", a b _c, s.max(a, b));
        each!("lt", a b _c, truth(s.lt(a, b)));
        each!("le", a b _c, truth(s.le(a, b)));
        each!("eq", a b _c, truth(s.eq(a, b)));
        each!("eq itself", a _b _c, truth(s.eq(a, a)));
        each!("bits_gt", a b _c, truth(s.bits_gt(s.to_bits(a), s.to_bits(b))));
        each!("mask_and", a b c, truth(s.mask_and(s.lt(a, b), s.le(b, c))));
        each!("bits_select", a b c, s.from_bits(s.bits_select(s.lt(a, b), s.to_bits(b), s.to_bits(c))));
        each!("bits_and", a b _c, s.from_bits(s.bits_and(s.to_bits(a), s.to_bits(b))));
        each!("bits_or", a b _c, s.from_bits(s.bits_or(s.to_bits(a), s.to_bits(b))));
        each!("bits_add", a b _c, s.from_bits(s.bits_add(s.to_bits(a), s.to_bits(b))));
        each!("bits_sub", a b _c, s.from_bits(s.bits_sub(s.to_bits(a), s.to_bits(b))));
        each!("int_to_f32", a _b _c, s.int_to_f32(s.to_bits(a)));
        each!("bits_splat", _a _b _c, s.from_bits(s.bits_splat(0x8000_0001)));
        for shift in [0, 1, 13, 31] {
            each!("bits_shl", a _b _c, s.from_bits(s.bits_shl(s.to_bits(a), shift)));
            each!("bits_shr", a _b _c, s.from_bits(s.bits_shr(s.to_bits(a), shift)));
        }
        results
    }
}

/// Those that are only defined for some numbers: `round`, `scale`.
struct Rounded<'a>(&'a [f32]);

impl Kernel for Rounded<'_> {
    type Output = Results;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Results {
        let n = self.0.len();
        let mut round = vec![0.0; n];
        for i in (0..n).step_by(S::LANES) {
            let x = s.load(&self.0[i..]);
            s.store(s.round(x), &mut round[i..]);
        }
        let mut clamp = vec![0.0; n];
        for i in (0..n).step_by(S::LANES) {
            s.store(s.clamp(s.load(&self.0[i..]), s.splat(69.0)), &mut clamp[i..]);
        }
        vec![
            ("round", round.into_iter().map(f32::to_bits).collect()),
            ("clamp", clamp.into_iter().map(f32::to_bits).collect()),
        ]
    }
}

/// By what kind of scaling, and 2 to which power.
struct Scaled<'a>(&'a [f32], f32, bool);

impl Kernel for Scaled<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Vec<f32> {
        let mut out = vec![0.0; self.0.len()];
        for i in (0..out.len()).step_by(S::LANES) {
            let (x, n) = (s.load(&self.0[i..]), s.splat(self.1));
            s.store(if self.2 { s.scale_normal(x, n) } else { s.scale(x, n) }, &mut out[i..]);
        }
        out
    }
}

/// Patterns are equal, or both NaN: which NaN comes out of a sum is the machine's choice.
fn same(a: u32, b: u32) -> bool {
    a == b || f32::from_bits(a).is_nan() && f32::from_bits(b).is_nan()
}

fn assert_same(level: Level, got: &Results, expected: &Results, operands: [&[f32]; 3]) {
    assert_eq!(got.len(), expected.len());
    for ((name, got), (_, expected)) in got.iter().zip(expected) {
        for (i, (&got, &expected)) in got.iter().zip(expected).enumerate() {
            let about = operands.map(|list| list[i]);
            assert!(same(got, expected), "{name} at {level} of {about:?}: {got:#x}, expected {expected:#x}");
        }
    }
}

#[test]
fn every_operation_gives_the_same_at_every_level() {
    let operands = operands();
    let operands = [&operands[0][..], &operands[1], &operands[2]];
    let expected = [Everything(operands).run(OneLane::<false>), Everything(operands).run(OneLane::<true>)];
    for level in Level::available() {
        let got = level.with(|| dispatch(Everything(operands)));
        assert_same(level, &got, &expected[usize::from(level.fused())], operands);
    }
}

#[test]
fn rounding_is_to_even_and_keeps_the_sign_of_zero() {
    let range: Vec<f32> = numbers().into_iter().filter(|x| x.abs() <= 4_194_304.0).collect();
    let range = &range[..range.len() / 16 * 16];
    let expected = Rounded(range).run(OneLane::<false>);
    for level in Level::available() {
        assert_same(level, &level.with(|| dispatch(Rounded(range))), &expected, [range; 3]);
        let special = [f32::NAN, -0.0, 1e30, f32::NEG_INFINITY].repeat(4);
        let got = &level.with(|| dispatch(Rounded(&special)))[0].1;
        assert!(f32::from_bits(got[0]).is_nan(), "{level}");
        assert_eq!(got[1..4], [-0.0, 1e30, f32::NEG_INFINITY].map(f32::to_bits), "{level}");
    }
}

#[test]
fn scaling_rounds_once_into_the_subnormals() {
    let mut xs: Vec<f32> = (0..200).map(|i| (1.0 + i as f32 / 200.0) * [1.0, -1.0, 2e-7, 8e6][i % 4]).collect();
    xs.extend([0.0, -0.0, f32::INFINITY, f32::NEG_INFINITY, f32::NAN, 0.7, std::f32::consts::SQRT_2, f32::EPSILON]);
    for level in Level::available() {
        for n in -252..=252 {
            let got = level.with(|| dispatch(Scaled(&xs, n as f32, false)));
            let normal = level.with(|| dispatch(Scaled(&xs, n as f32, true)));
            for ((&x, got), normal) in xs.iter().zip(&got).zip(normal) {
                assert!(!x.is_normal() || !got.is_normal() || *got == normal, "{x:e} · 2^{n} at {level}: {normal:e}");
            }
            for (&x, &got) in xs.iter().zip(&got) {
                let expected = (f64::from(x) * 2f64.powi(n)) as f32;
                assert!(same(got.to_bits(), expected.to_bits()), "{x:e} · 2^{n} at {level}: {got:e}, not {expected:e}");
            }
        }
    }
}

/// 2^(j/STEPS), times 2⁸, by number, and powers of two in steps.
struct Roots;

impl Kernel for Roots {
    type Output = (u32, Vec<f32>, Vec<f32>);

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Self::Output {
        let [mut roots, mut powers] = [0.0f32; 2].map(|x| vec![x; 4096]);
        for i in 0..4096 / S::LANES {
            let place = i * S::LANES;
            let number: Vec<f32> = (place..place + S::LANES).map(|j| j as f32).collect();
            let number = s.load(&number);
            // ⌊n⌋ takes away what the root stands for.
            let n = s.mul(number, s.splat(1.0 / S::STEPS as f32));
            // 1.5 · 2²³ + j has the bits of j lowest.
            let j = s.to_bits(s.add(number, s.splat(12_582_912.0)));
            let n = s.sub(n, s.splat(128.0));
            s.store(s.scale(s.root(j), n), &mut roots[place..]);
            // The same of integers in steps, from 2⁻¹²⁶ on.
            let whole = s.bits_sub(j, s.bits_splat(126 * S::STEPS));
            s.store(s.power_of_two(whole), &mut powers[place..]);
        }
        (S::STEPS, roots, powers)
    }
}

#[test]
fn roots_are_powers_of_two_in_steps() {
    for level in Level::available() {
        let (steps, roots, powers) = level.with(|| dispatch(Roots));
        let factor = if steps > 1 { FACTOR } else { 1.0 };
        for (n, &power) in powers.iter().enumerate().take(254 * steps as usize) {
            let exact = (n as f64 / f64::from(steps) - 126.0).exp2() * factor;
            assert_eq!(power, exact as f32, "{n} of {steps} at {level}");
        }
        // ⌊n⌋ takes away what the root stands for; the first 2 of 2⁸ are not normal.
        for (j, &root) in roots.iter().enumerate().take(255 * steps as usize).skip(2 * steps as usize) {
            let exact = (j as f64 / f64::from(steps) - 128.0).exp2() * factor;
            assert_eq!(root, exact as f32, "{j} of {steps} at {level}");
        }
    }
}

/// Every way to memory and back, from `from` on: `len` lanes of a part.
struct Memory<'a> {
    floats: &'a [f32],
    halves: &'a [u16],
    bytes: &'a [u8],
    from: usize,
    len: usize,
}

impl Kernel for Memory<'_> {
    type Output = ();

    fn run<S: Simd>(self, s: S) {
        let (from, lanes) = (self.from, S::LANES);
        let floats = &self.floats[from..];
        let mut out = vec![9.0; lanes + 3];
        s.store(s.load(floats), &mut out[1..]);
        assert_eq!(out[0], 9.0);
        assert_eq!(out[1..=lanes], floats[..lanes]);
        assert_eq!(out[lanes + 1..], [9.0; 2]);

        let part = &floats[..self.len.min(lanes)];
        s.store(s.load_part(part, -5.0), &mut out[1..]);
        assert_eq!(out[1..=part.len()], *part);
        assert!(out[1 + part.len()..=lanes].iter().all(|&x| x == -5.0));

        let mut out = vec![9.0; lanes + 3];
        s.store_part(s.load(floats), &mut out[1..=part.len()]);
        assert_eq!(out[1..=part.len()], *part);
        assert!(out[1 + part.len()..].iter().all(|&x| x == 9.0));

        let all = |v: S::F32| s.bitmask(s.eq(v, s.splat(7.0)));
        assert_eq!(all(s.load_part(&vec![7.0; part.len()], 0.0)), ((1_u64 << part.len()) - 1) as u32);

        let mut out = vec![0; lanes + 1];
        let widened = s.load_u16(&self.halves[from..]);
        let mixed = s.bits_or(widened, s.bits_splat(0xabcd_0000));
        s.store_u16(mixed, &mut out[1..]);
        assert_eq!(out[1..], self.halves[from..][..lanes]);
        let mut wide = vec![0.0; lanes];
        s.store(s.int_to_f32(widened), &mut wide);
        assert!(wide.iter().zip(&self.halves[from..]).all(|(&x, &h)| x == f32::from(h)));

        let mut out = vec![0; lanes + 1];
        let widened = s.load_u8(&self.bytes[from..]);
        s.store_u8(s.bits_or(widened, s.bits_splat(0xabcd_ef00)), &mut out[1..]);
        assert_eq!(out[1..], self.bytes[from..][..lanes]);
        s.store(s.int_to_f32(widened), &mut wide);
        assert!(wide.iter().zip(&self.bytes[from..]).all(|(&x, &b)| x == f32::from(b)));

        // Any address, and nothing happens.
        s.prefetch(floats.as_ptr().wrapping_add(1 << 40));
        s.prefetch_write(std::ptr::null::<f32>());

        let sum = s.reduce_add(s.load(floats));
        assert_eq!(sum, floats[..lanes].iter().sum::<f32>(), "small integers");
        let tiny: Vec<f32> = (0..lanes).map(|i| if i == 1 { 1e9 } else { 0.125 }).collect();
        let sum = s.reduce_add_f64(s.load(&tiny), s.load(floats));
        let both = tiny.iter().chain(&floats[..lanes]).copied().map(f64::from);
        assert_eq!(sum, both.sum::<f64>(), "lost in `f32`");
        let max = s.reduce_max(s.load(floats));
        assert_eq!(max, floats[..lanes].iter().copied().fold(f32::MIN, f32::max));
    }
}

#[test]
fn memory_at_every_length_and_offset() {
    let floats: Vec<f32> = (0..100).map(|i| (i * 37 % 101) as f32 - 50.0).collect();
    let halves: Vec<u16> = (0..100_u16).map(|i| i.wrapping_mul(0x9e37) ^ 0x8000).collect();
    let bytes: Vec<u8> = halves.iter().map(|h| (h >> 3) as u8).collect();
    for level in Level::available() {
        for from in 0..=20 {
            for len in 0..=16 {
                level.with(|| dispatch(Memory { floats: &floats, halves: &halves, bytes: &bytes, from, len }));
            }
        }
    }
}

struct Widen<'a>(&'a [u16]);

impl Kernel for Widen<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Vec<f32> {
        let mut out = vec![0.0; self.0.len()];
        for i in (0..out.len()).step_by(S::LANES) {
            s.store(s.load_f16(&self.0[i..]), &mut out[i..]);
        }
        out
    }
}

struct Narrow<'a>(&'a [f32]);

impl Kernel for Narrow<'_> {
    type Output = Vec<u16>;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> Vec<u16> {
        let mut out = vec![0; self.0.len()];
        for i in (0..out.len()).step_by(S::LANES) {
            s.store_f16(s.load(&self.0[i..]), &mut out[i..]);
        }
        out
    }
}

/// The value of a half by the definition of the format.
fn half_value(half: u16) -> f64 {
    let (exponent, fraction) = (i32::from(half >> 10 & 31), f64::from(half & 0x3ff));
    let magnitude = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        e => (1.0 + fraction / 1024.0) * 2f64.powi(e - 15),
    };
    if half & 0x8000 == 0 { magnitude } else { -magnitude }
}

#[test]
fn all_halves_widen_exactly_and_narrow_back() {
    let halves: Vec<u16> = (0..=u16::MAX).collect();
    for level in Level::available() {
        let wide = level.with(|| dispatch(Widen(&halves)));
        for (&half, &x) in halves.iter().zip(&wide) {
            let expected = half_value(half);
            if expected.is_nan() {
                // The sign and the payload go over, quiet.
                let pattern = u32::from(half & 0x8000) << 16 | 0x7fc0_0000 | u32::from(half & 0x3ff) << 13;
                assert_eq!(x.to_bits(), pattern, "{half:#x} at {level}");
            } else {
                assert_eq!(f64::from(x).to_bits(), expected.to_bits(), "{half:#x} at {level}");
            }
        }
        let back = level.with(|| dispatch(Narrow(&wide)));
        for (&half, &back) in halves.iter().zip(&back) {
            let quiet = if half_value(half).is_nan() { half | 0x200 } else { half };
            assert_eq!(back, quiet, "at {level}");
        }
    }
}

#[test]
fn narrowing_takes_the_nearest_half_and_the_even_one_of_two() {
    // The middle of each neighbouring pair with the floats around it, from 0 to past the largest.
    let (mut xs, mut expected) = (vec![], vec![]);
    for half in 0..0x7c00_u16 {
        let above = if half == 0x7bff { 65536.0 } else { half_value(half + 1) };
        let middle = ((half_value(half) + above) / 2.0) as f32;
        let even = half + (half & 1);
        for sign in [0, 0x8000] {
            let signed = |x: f32| if sign == 0 { x } else { -x };
            xs.extend([middle.next_down(), middle, middle.next_up()].map(signed));
            expected.extend([half, even, half + 1].map(|h| h | sign));
        }
    }
    for (x, half) in [(f32::MAX, 0x7c00), (f32::INFINITY, 0x7c00), (f32::from_bits(1), 0), (-f32::from_bits(9), 0x8000)]
    {
        xs.push(x);
        expected.push(half);
    }
    xs.resize(xs.len().next_multiple_of(16), 0.0);
    expected.resize(xs.len(), 0);
    for level in Level::available() {
        let got = level.with(|| dispatch(Narrow(&xs)));
        for ((x, got), expected) in xs.iter().zip(got).zip(&expected) {
            assert_eq!(got, *expected, "{x:e} at {level}");
        }
    }
}

#[test]
fn a_forced_level_ends_with_its_scope_even_by_a_panic() {
    let before = Level::current();
    for level in Level::available() {
        level.with(|| {
            assert_eq!(Level::current(), level);
            Level::named("scalar").unwrap().with(|| assert_eq!(Level::current().name(), "scalar"));
            assert_eq!(Level::current(), level);
        });
        let panicked = std::panic::catch_unwind(|| level.with(|| panic!("on purpose")));
        assert!(panicked.is_err());
        assert_eq!(Level::current(), before);
        assert_eq!(Level::named(level.name()), Some(level));
    }
}

/// `KIHON_SIMD` is read once a process, so each value gets one of its own.
#[test]
#[cfg(not(miri))]
fn the_environment_chooses_the_level() {
    if let Ok(expected) = std::env::var("KIHON_SIMD_EXPECTED") {
        assert_eq!(Level::current().name(), expected);
        return;
    }
    let best = Level::available().last().unwrap().name();
    let names = Level::available().map(Level::name).chain(["no such level"]);
    for name in names {
        let expected = if Level::named(name).is_some() { name } else { best };
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "simd::tests::the_environment_chooses_the_level"])
            .env("KIHON_SIMD", name)
            .env("KIHON_SIMD_EXPECTED", expected)
            .output();
        assert!(child.unwrap().status.success(), "{name}");
    }
}
