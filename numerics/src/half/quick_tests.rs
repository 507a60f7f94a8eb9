use super::*;
use crate::half::{
    Conversion,
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
