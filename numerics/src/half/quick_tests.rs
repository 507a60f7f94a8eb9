use super::*;
use crate::half::{
    RandomBits,
    oracle::{NARROW, Table, nan, runs, value},
};

/// The sign put on a magnitude, where the format has one to put.
fn signed(format: Format, magnitude: u64) -> u64 {
    match format.specials() {
        Specials::NanIsNegativeZero if magnitude == 0 || magnitude == format.sign() => magnitude,
        _ => magnitude | format.sign(),
    }
}

fn check_f32(name: &str, format: Format, bits: u32, expected: u64) {
    let got = u64::from(narrow_f32(f32::from_bits(bits), format));
    assert_eq!(got, expected, "{:e} ({bits:#x}) to {name}: got {got:#x}, expected {expected:#x}", f32::from_bits(bits));
}

#[test]
fn every_pattern_widens_to_its_value() {
    for (name, format) in NARROW {
        for pattern in 0..1u64 << format.width() {
            let expected = value(&format, pattern);
            let (single, double) = (widen_f32(pattern as u32, format), widen_f64(pattern, format));
            let generally = |to: Format| format.convert(pattern, &to, Conversion::IEEE).0;
            assert_eq!(u64::from(single.to_bits()), generally(Format::F32), "{name} {pattern:#x}");
            assert_eq!(double.to_bits(), generally(Format::F64), "{name} {pattern:#x}");
            if !expected.is_nan() {
                assert_eq!((f64::from(single).to_bits(), double.to_bits()), (expected.to_bits(), expected.to_bits()));
            }
        }
    }
}

/// Both ends of every run of `f32` that become the same number, and some inside.
#[test]
fn every_step_from_f32() {
    for (name, format) in NARROW {
        for (first, last, pattern) in runs(format) {
            assert!(first <= last, "{name}: nothing becomes {pattern:#x}");
            let inside = first + (last - first) / 3;
            for bits in [first, first + (last - first).min(1), inside, last - (last - first).min(1), last] {
                check_f32(name, format, bits, pattern);
                check_f32(name, format, bits | 1 << 31, signed(format, pattern));
            }
        }
        for upper in 0..=u16::MAX {
            for lower in [0, 1, 0x5555, 0xffff] {
                let bits = u32::from(upper) << 16 | lower;
                if f32::from_bits(bits).is_nan() {
                    check_f32(name, format, bits, nan(format, bits));
                }
            }
        }
    }
}

#[test]
fn every_step_from_f64() {
    for (name, format) in NARROW {
        let table = Table::of(format);
        let mut places = table.values().to_vec();
        places.push(table.beyond());
        let check = |x: f64| {
            let (got, (expected, _)) = (narrow_f64(x, format), table.encode(x, Conversion::IEEE));
            assert_eq!(got, expected, "{x:e} to {name}: got {got:#x}, expected {expected:#x}");
        };
        for pair in places.windows(2) {
            let middle = pair[0] / 2.0 + pair[1] / 2.0;
            for point in [pair[0], middle, pair[1]] {
                for x in [point.next_down().abs(), point, point.next_up()] {
                    check(x);
                    check(-x);
                }
            }
        }
        for exponent in -1074..1024 {
            let power = 2f64.powi(exponent / 2) * 2f64.powi(exponent - exponent / 2);
            [power, 1.5 * power, power.next_up()].into_iter().for_each(check);
        }
        [f64::MAX, f64::INFINITY, f64::NEG_INFINITY].into_iter().for_each(check);
        for bits in [0x7ff8_0000_0000_0000, 0x7ff0_0000_0000_0001, 0xffff_ffff_ffff_ffff, 0xfff4_1234_5678_9abc] {
            let expected = Format::F64.convert(bits, &format, Conversion::IEEE).0;
            assert_eq!(narrow_f64(f64::from_bits(bits), format), expected, "{name} {bits:#x}");
        }
    }
}

#[test]
fn every_step_drawn_as_the_general_way_draws() {
    let mut random = RandomBits::seeded(5);
    for (name, format) in NARROW {
        let ends = runs(format).into_iter().flat_map(|(first, last, _)| [first, first + (last - first) / 3, last]);
        for bits in ends.chain([0x7f80_0001, 0x7fff_ffff, 0x7f7f_ffff]) {
            for draw in [0, 1 << 63, u64::MAX, random.next_bits(), random.next_bits()] {
                for bits in [bits, bits | 1 << 31] {
                    let got = u64::from(narrow_f32_stochastic(f32::from_bits(bits), format, draw));
                    let expected = Format::F32.convert_stochastic(u64::from(bits), &format, Conversion::IEEE, draw).0;
                    assert_eq!(got, expected, "{bits:#x} to {name}, {draw:#x}");
                }
            }
        }
    }
}

/// Between two neighbours of `f32`, the odd one; the same number otherwise.
#[test]
fn to_odd_is_exact_or_odd() {
    let mut random = RandomBits::seeded(11);
    let ends = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, 3.5e38, 1e-46];
    let scattered = (0..200_000).map(|i| {
        let wild = random.next_bits();
        let near = u64::from(random.next_bits() as u32) << 29 | 0x3800_0000_0000_0000;
        f64::from_bits(if i % 2 == 0 { wild } else { near.wrapping_add_signed((wild % 5) as i64 - 2) })
    });
    for x in ends.into_iter().chain(scattered) {
        let y = to_odd(x);
        if x.is_nan() {
            let expected = Format::F64.convert(x.to_bits(), &Format::F32, Conversion::IEEE).0;
            assert_eq!(u64::from(y.to_bits()), expected);
        } else if f64::from(y) != x {
            assert_eq!(y.to_bits() & 1, 1, "{x:e}");
            let (below, above) = (f64::from(y.next_down()), f64::from(y.next_up()));
            assert!(below < x && x < above && y.is_sign_negative() == x.is_sign_negative(), "{x:e}");
        } else {
            assert_eq!(f64::from(y).to_bits(), x.to_bits());
        }
        if (2f64.powi(-126)..2f64.powi(128)).contains(&x.abs()) {
            assert_eq!(to_odd_if_normal(x).to_bits(), y.to_bits(), "{x:e}");
        } else if !x.is_nan() {
            // Too small or too large for all that is narrower, and of the same sign.
            let z = to_odd_if_normal(x);
            assert_eq!(z.is_sign_negative(), x.is_sign_negative());
            assert!(z.abs() <= 2f32.powi(-126) && x.abs() < 1.0 || z.is_infinite() && x.abs() > 1.0, "{x:e}");
        }
    }
}
