use super::*;
use crate::half::{BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16, Format};

/// All kinds of values, of magnitudes around those of the type, and no order.
fn values(format: Format, n: usize) -> Vec<f64> {
    let mut random = RandomBits::seeded(n as u64);
    let ends = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e300, -1e-300];
    let scattered = (0..n).map(|i| match i % 8 {
        0 => ends[i / 8 % ends.len()],
        1 | 2 => f64::from_bits(random.next_bits()),
        _ => {
            let exponent = random.next_bits() % (2 * format.bias() as u64 + 12);
            let fraction = random.next_bits() >> 12;
            let sign = random.next_bits() & 1 << 63;
            f64::from_bits(sign | (exponent + 1018 - format.bias() as u64) << 52 | fraction)
        }
    });
    scattered.collect()
}

fn check<T: SmallFloat>() {
    let format = T::FORMAT;
    let single = |x: f64, how: Conversion| format.encode(x, how);
    for n in [0, 1, 7, 300, 1000] {
        let doubles = values(format, n);
        let floats: Vec<f32> = doubles.iter().map(|&x| x as f32).collect();
        let same = |got: &[T], expected: &dyn Fn(usize) -> u64, what: &str| {
            for (i, y) in got.iter().enumerate() {
                assert_eq!(y.pattern(), expected(i), "{what}, place {i} of {n}: {:e}", doubles[i]);
            }
        };
        let float = |i: usize, how: Conversion| Format::F32.convert(u64::from(floats[i].to_bits()), &format, how);
        let mut out = vec![T::from_pattern(1); n];
        narrow(&doubles, &mut out).unwrap();
        same(&out, &|i| single(doubles[i], Conversion::IEEE).0, "from f64");
        narrow(&floats, &mut out).unwrap();
        same(&out, &|i| float(i, Conversion::IEEE).0, "from f32");
        let mut back = vec![0.0f64; n];
        widen(&out, &mut back).unwrap();
        assert!(back.iter().zip(&out).all(|(x, y)| x.to_bits() == format.decode(y.pattern()).to_bits()));

        let mut rounded = floats.clone();
        round_to::<T, _>(&mut rounded);
        assert!(
            rounded.iter().zip(&back).all(|(x, y)| x.to_bits() == (*y as f32).to_bits() || x.is_nan() && y.is_nan())
        );
        let mut memory = floats.clone();
        let narrowed: &mut [T] = narrow_in_place(&mut memory);
        assert_eq!(narrowed.len(), n);
        same(narrowed, &|i| float(i, Conversion::IEEE).0, "in place");
        widen_in_place::<T>(&mut memory);
        assert!(memory.iter().zip(&rounded).all(|(x, y)| x.to_bits() == y.to_bits()), "in place and back");

        narrow_saturating(&doubles, &mut out).unwrap();
        same(&out, &|i| single(doubles[i], Conversion::SATURATING).0, "saturating from f64");
        narrow_saturating(&floats, &mut out).unwrap();
        same(&out, &|i| float(i, Conversion::SATURATING).0, "saturating from f32");
        for rounding in crate::half::Rounding::ALL {
            let how = Conversion::SATURATING.rounding(rounding);
            let flags = narrow_with(&floats, &mut out, how).unwrap();
            same(&out, &|i| float(i, how).0, "with");
            assert_eq!(flags, (0..n).fold(Flags::NONE, |all, i| all | float(i, how).1));
        }
        let (mut random, mut again) = (RandomBits::seeded(9), RandomBits::seeded(9));
        narrow_stochastic(&floats, &mut out, &mut random).unwrap();
        let draws: Vec<u64> = (0..n).map(|_| again.next_bits()).collect();
        let drawn = |i: usize| {
            Format::F32.convert_stochastic(u64::from(floats[i].to_bits()), &format, Conversion::IEEE, draws[i]).0
        };
        same(&out, &drawn, "drawn");
        assert_eq!(random, again, "one draw a value");
    }
}

#[test]
fn slices_are_single_conversions() {
    check::<F16>();
    check::<BF16>();
    check::<F8E4M3>();
    check::<F8E4M3Ieee>();
    check::<F8E5M2>();
}

#[test]
fn lengths_are_looked_at_before_anything_is_written() {
    let mut out = [BF16::ONE; 2];
    let error = LengthError { source: 3, target: 2 };
    let mut random = RandomBits::seeded(1);
    assert_eq!(narrow(&[0.0f32; 3], &mut out), Err(error));
    assert_eq!(narrow_saturating(&[0.0f64; 3], &mut out), Err(error));
    assert_eq!(narrow_with(&[0.0f32; 3], &mut out, Conversion::IEEE), Err(error));
    assert_eq!(narrow_stochastic(&[0.0f32; 3], &mut out, &mut random), Err(error));
    assert_eq!((out, random), ([BF16::ONE; 2], RandomBits::seeded(1)));
    assert_eq!(widen(&out, &mut [0.0f32]), Err(LengthError { source: 2, target: 1 }));
}

/// The mean of n draws of x is x to within 5 standard deviations √(p(1 − p)/n), and
/// the number of draws upwards is spread as that of n coins: over 64 shares p the
/// squared deviations add up to about 64.
#[test]
fn stochastic_rounding_has_the_value_as_its_mean() {
    fn check<T: SmallFloat>(base: f64, unit: f64) {
        const N: usize = 20_000;
        let mut random = RandomBits::seeded(2);
        let mut out = vec![T::from_pattern(0); N];
        let mut squares = 0.0;
        for share in 1..=64 {
            let p = f64::from(share) / 65.0;
            let x = base + unit * p;
            narrow_stochastic(&vec![x; N], &mut out, &mut random).unwrap();
            let values: Vec<f64> = out.iter().map(|y| T::FORMAT.decode(y.pattern())).collect();
            assert!(values.iter().all(|&y| y == base || y == base + unit));
            let up = values.iter().filter(|&&y| y != base).count() as f64;
            let deviation = (up - N as f64 * p) / (N as f64 * p * (1.0 - p)).sqrt();
            assert!(deviation.abs() < 5.0, "{x}: {up} of {N} upwards");
            squares += deviation * deviation;
        }
        // χ² with 64 degrees of freedom has mean 64 and standard deviation 11.3.
        assert!((20.0..120.0).contains(&squares), "{squares}");
    }
    check::<F16>(1.0, 2f64.powi(-10));
    check::<F16>(2f64.powi(-24) * 3.0, 2f64.powi(-24));
    check::<BF16>(-1.0, -2f64.powi(-7));
    check::<F8E4M3>(0.0, 2f64.powi(-9));
    check::<F8E5M2>(1024.0, 256.0);
}
