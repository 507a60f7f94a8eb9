use super::*;
use crate::half::RandomBits;

/// n / d · 2^e, exactly; n and d below 2^62.
#[derive(Clone, Copy, Debug)]
struct Exact {
    n: u128,
    d: u128,
    e: i32,
}

/// Whether a · 2^x ≤ b · 2^y; one below 2^126, the other too.
fn at_most(a: u128, x: i32, b: u128, y: i32) -> bool {
    if a == 0 || b == 0 {
        return a == 0;
    }
    let ends = |n: u128, e: i32| 128 - n.leading_zeros() as i32 + e;
    match ends(a, x).cmp(&ends(b, y)) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        // Equally long: the shift brings the shorter integer to the longer one's length.
        std::cmp::Ordering::Equal if x >= y => a << (x - y) <= b,
        std::cmp::Ordering::Equal => a <= b << (y - x),
    }
}

/// Integer and exponent of a magnitude's pattern; those past the greatest go on.
fn scaled<T: SmallFloat>(magnitude: u64) -> (u128, i32) {
    let m = T::FORMAT.fraction_bits();
    let (field, fraction) = (magnitude >> m, u128::from(magnitude & ((1 << m) - 1)));
    let lowest = 1 - T::FORMAT.bias() - m as i32;
    if field == 0 { (fraction, lowest) } else { (fraction | 1 << m, lowest + field as i32 - 1) }
}

/// The magnitude nearest to a target, ties to even, by a search over all of them;
/// `at_most(n, e)` tells whether n · 2^e ≤ target, `below` whether it is less.
fn nearest<T: SmallFloat>(at_most: impl Fn(u128, i32) -> bool, below: impl Fn(u128, i32) -> bool) -> u64 {
    let (mut low, mut high) = (0, T::FORMAT.greatest() + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let (n, e) = scaled::<T>(middle);
        if at_most(n, e) { low = middle } else { high = middle }
    }
    let (n, e) = scaled::<T>(low);
    // Half way from it to the next one.
    let half = (2 * n + 1, e - 1);
    let up = below(half.0, half.1) || at_most(half.0, half.1) && low % 2 == 1;
    let place = low + u64::from(up);
    if place > T::FORMAT.greatest() { T::FORMAT.infinity() } else { place }
}

fn round<T: SmallFloat>(target: Exact) -> u64 {
    let Exact { n, d, e } = target;
    nearest::<T>(|c, x| at_most(c * d, x, n, e), |c, x| !at_most(n, e, c * d, x))
}

/// Sign, integer, exponent.
fn parts<T: SmallFloat>(x: T) -> (bool, u128, i32) {
    let sign = 1 << (T::FORMAT.width() - 1);
    let (n, e) = scaled::<T>(x.pattern() & (sign - 1));
    (x.pattern() & sign != 0, n, e)
}

/// ±n · 2^e + ±m · 2^f, and whether it is negative. What lies more than 60 bits below
/// the rest decides nothing but on which side of it the sum is.
fn sum((s, n, e): (bool, u128, i32), (t, m, f): (bool, u128, i32)) -> (bool, Exact) {
    let ((s, n, e), (t, m, f)) =
        if n != 0 && (m == 0 || e >= f) { ((s, n, e), (t, m, f)) } else { ((t, m, f), (s, n, e)) };
    let (gap, m) = if m != 0 && e - f > 60 { (60, 1) } else { (if m == 0 { 0 } else { e - f }, m) };
    let (a, b) = ((n << gap) as i128, m as i128);
    let total = if s { -a } else { a } + if t { -b } else { b };
    (total < 0, Exact { n: total.unsigned_abs(), d: 1, e: e - gap })
}

/// Every operation on finite operands against the exact result.
fn check<T>(a: T, b: T)
where
    T: SmallFloat + std::fmt::Debug + Add<Output = T> + Sub<Output = T> + Mul<Output = T> + Div<Output = T>,
{
    let sign = 1u64 << (T::FORMAT.width() - 1);
    let (x, y) = (parts(a), parts(b));
    let same = |what: &str, got: T, negative: bool, magnitude: u64| {
        let expected = if negative { sign | magnitude } else { magnitude };
        assert_eq!(got.pattern(), expected, "{a:?} {what} {b:?}: got {got:?}, not {:?}", T::from_pattern(expected));
    };
    for (what, got, other) in [("+", a + b, y), ("−", a - b, (!y.0, y.1, y.2))] {
        let (negative, total) = sum(x, other);
        let zero_sign = x.0 && other.0;
        same(what, got, if total.n == 0 { zero_sign } else { negative }, round::<T>(total));
    }
    let negative = x.0 != y.0;
    same("×", a * b, negative, round::<T>(Exact { n: x.1 * y.1, d: 1, e: x.2 + y.2 }));
    if y.1 != 0 {
        same("÷", a / b, negative, round::<T>(Exact { n: x.1, d: y.1, e: x.2 - y.2 }));
    }
}

fn finite<T: SmallFloat>(patterns: impl Iterator<Item = u64>) -> Vec<T> {
    patterns.map(T::from_pattern).filter(|&x| T::FORMAT.decode(x.pattern()).is_finite()).collect()
}

macro_rules! exhaustive_pairs {
    ($($test:ident $name:ident;)+) => {$(
        #[test]
        fn $test() {
            let all = finite::<$name>(0..256);
            for &a in &all {
                for &b in &all {
                    check(a, b);
                    check_rem(a, b);
                }
            }
            for &a in &all {
                for &b in all.iter().step_by(3) {
                    for &c in &all {
                        check_fused(a, b, c);
                    }
                }
            }
        }
    )+};
}

exhaustive_pairs! {
    every_pair_of_e4m3 F8E4M3;
    every_pair_of_e4m3_with_infinities F8E4M3Ieee;
    every_pair_of_e5m2 F8E5M2;
}

fn check_fused<T>(a: T, b: T, c: T)
where
    T: SmallFloat + std::fmt::Debug + MulAdd,
{
    let (x, y, z) = (parts(a), parts(b), parts(c));
    let product = (x.0 != y.0, x.1 * y.1, x.2 + y.2);
    let (negative, total) = sum(product, z);
    let negative = if total.n == 0 { product.0 && z.0 } else { negative };
    let expected = round::<T>(total) | u64::from(negative) << (T::FORMAT.width() - 1);
    assert_eq!(a.fused(b, c).pattern(), expected, "{a:?} · {b:?} + {c:?}");
}

/// Patterns scattered over all, those of nearly equal exponents more often, and
/// significands of few ones and few zeros, which make ties.
fn scattered<T: SmallFloat>(random: &mut RandomBits) -> [T; 3] {
    let (m, width) = (T::FORMAT.fraction_bits(), T::FORMAT.width());
    let base = random.next_bits();
    [0, 1, 2].map(|i| {
        let draw = random.next_bits();
        let near = base.wrapping_add(((draw >> 32) % (3 * i + 1)) << m);
        let fraction = match draw % 4 {
            0 => 0,
            1 => (1 << m) - 1,
            2 => 1 << ((draw >> 8) % u64::from(m)),
            _ => draw >> 8,
        };
        let pattern = if draw & 16 == 0 { near } else { draw >> 20 };
        let pattern = pattern >> m << m | fraction & ((1 << m) - 1);
        T::from_pattern(pattern & ((1 << width) - 1))
    })
}

fn random_operands<T>(seed: u64)
where
    T: SmallFloat + std::fmt::Debug + MulAdd + Add<Output = T> + Sub<Output = T> + Mul<Output = T> + Div<Output = T>,
{
    let mut random = RandomBits::seeded(seed);
    for _ in 0..150_000 {
        let some = scattered::<T>(&mut random);
        if let [a, b, c] = finite::<T>(some.iter().map(|x| x.pattern()))[..] {
            check(a, b);
            check_fused(a, b, c);
        }
    }
}

#[test]
fn halves_at_random() {
    random_operands::<F16>(1);
}

#[test]
fn bfloats_at_random() {
    random_operands::<BF16>(2);
}

/// A tie that a tiny addend breaks: f64 cannot hold both. Halves have too small a
/// range for it, bfloats have not.
#[test]
fn regression_fused_multiply_add_is_rounded_once() {
    let x = BF16::from_f64(1.0 + 2f64.powi(-4));
    let tie = 1.0 + 2f64.powi(-3) + 2f64.powi(-8);
    assert_eq!(x.to_f64() * x.to_f64(), tie);
    let least = BF16::MIN_POSITIVE_SUBNORMAL;
    for (addend, above) in [(BF16::ZERO, 0), (least, 1), (-least, 0), (BF16::from_f64(2f64.powi(-60)), 1)] {
        let below = BF16::from_f64(1.125).to_bits();
        assert_eq!(x.mul_add(x, addend).to_bits(), below + above, "{addend:?}");
        assert_eq!((-x).mul_add(x, -addend).to_bits(), (below + above) | 0x8000, "{addend:?}");
        check_fused(x, x, addend);
    }
}

fn check_rem<T: SmallFloat + std::fmt::Debug + Rem<Output = T>>(a: T, b: T) {
    let ((s, n, e), (_, m, f)) = (parts(a), parts(b));
    if m == 0 {
        return;
    }
    // On one grid; eight-bit types span less than 2^40.
    let lowest = e.min(f);
    let rest = (n << (e - lowest)) % (m << (f - lowest));
    let expected = round::<T>(Exact { n: rest, d: 1, e: lowest }) | u64::from(s) << (T::FORMAT.width() - 1);
    assert_eq!((a % b).pattern(), expected, "{a:?} % {b:?}");
}

#[test]
fn every_root() {
    fn check<T: SmallFloat + std::fmt::Debug>(sqrt: fn(T) -> T) {
        for x in finite::<T>(0..T::FORMAT.greatest() + 1) {
            let (_, n, e) = parts(x);
            // c · 2^f ≤ √(n · 2^e) exactly when c² · 2^2f ≤ n · 2^e.
            let got = nearest::<T>(|c, f| at_most(c * c, 2 * f, n, e), |c, f| !at_most(n, e, c * c, 2 * f));
            assert_eq!(sqrt(x).pattern(), got, "√{x:?}");
        }
    }
    check(F16::sqrt);
    check(BF16::sqrt);
    check(F8E4M3::sqrt);
    check(F8E4M3Ieee::sqrt);
    check(F8E5M2::sqrt);
    assert_eq!((-F16::ZERO).sqrt().to_bits(), 0x8000);
    assert_eq!(F16::NEG_INFINITY.sqrt().to_bits(), 0x7e00);
    assert_eq!(BF16::INFINITY.sqrt(), BF16::INFINITY);
}

#[test]
fn nan_infinity_and_zero() {
    let (inf, one, zero, nan) = (F16::INFINITY, F16::ONE, F16::ZERO, F16::NAN);
    for invalid in [inf - inf, zero * inf, zero / zero, inf / inf, one % zero, inf % one, zero.mul_add(inf, one)] {
        assert_eq!(invalid.to_bits(), 0x7e00, "the positive NaN, whatever the machine makes");
    }
    let (signalling, other) = (F16::from_bits(0xfd23), F16::from_bits(0x7e55));
    assert_eq!((signalling + other).to_bits(), 0xff23, "the first, made quiet");
    assert_eq!((other * signalling).to_bits(), 0x7e55);
    assert_eq!((one - signalling).to_bits(), 0xff23);
    assert_eq!(one.mul_add(one, other).to_bits(), 0x7e55);
    assert_eq!((one / -zero, one / zero, -one % inf), (-inf, inf, -one));
    assert_eq!([zero - zero, -zero + -zero, -zero - zero, one - one].map(F16::to_bits), [0, 0x8000, 0x8000, 0]);
    assert!((nan + one).is_nan() && (F16::MAX + F16::MAX).is_infinite());
    // Without infinities they are all NaN.
    assert!((F8E4M3::MAX + F8E4M3::MAX).is_nan() && (F8E4M3::ONE / F8E4M3::ZERO).is_nan());
    let mut x = BF16::ONE;
    x += BF16::ONE;
    x *= BF16::from_f32(3.0);
    x -= BF16::ONE;
    x /= BF16::from_f32(2.0);
    x %= BF16::from_f32(2.0);
    assert_eq!(x.to_f32(), 0.5);
}

/// One name for the method of all types.
trait MulAdd {
    fn fused(self, factor: Self, addend: Self) -> Self;
}

macro_rules! mul_add {
    ($($name:ident)+) => {$(
        impl MulAdd for $name {
            fn fused(self, factor: Self, addend: Self) -> Self {
                self.mul_add(factor, addend)
            }
        }
    )+};
}

mul_add!(F16 BF16 F8E4M3 F8E4M3Ieee F8E5M2);
