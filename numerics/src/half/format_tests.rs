use proptest::prelude::*;

use super::*;
use crate::half::{
    Overflow, Rounding, Subnormals,
    oracle::{NARROW, Table, value},
};

/// Directions with overflow and subnormals treated in all ways.
fn every_way() -> impl Iterator<Item = Conversion> {
    Rounding::ALL.into_iter().flat_map(|rounding| {
        [Overflow::Infinity, Overflow::Saturate].into_iter().flat_map(move |overflow| {
            [Subnormals::Keep, Subnormals::Flush].map(|s| Conversion { rounding, overflow, subnormals: s })
        })
    })
}

fn check(name: &str, table: &Table, format: &Format, x: f64, how: Conversion) {
    let (got, expected) = (format.encode(x, how), table.encode(x, how));
    assert_eq!(got, expected, "{x:e} to {name}, {how:?}: got {:#x}, expected {:#x}", got.0, expected.0);
}

#[test]
fn every_narrow_pattern_has_the_value_that_its_fields_say() {
    for (name, format) in NARROW {
        for bits in 0..1u64 << format.width() {
            let (got, expected) = (format.decode(bits), value(&format, bits));
            assert_eq!(got.is_nan(), expected.is_nan(), "{name} {bits:#x}");
            assert!(got.is_nan() || got.to_bits() == expected.to_bits(), "{name} {bits:#x}");
            // There and back it is itself, made quiet if it signals.
            let (again, flags) = format.encode(got, Conversion::IEEE);
            let (itself, signalled) = format.convert(bits, &format, Conversion::IEEE);
            assert_eq!(again, itself, "{name} {bits:#x}");
            assert_eq!(flags, Flags::NONE, "{name} {bits:#x}");
            assert!(itself == bits || signalled == Flags { invalid: true, ..Flags::NONE }, "{name} {bits:#x}");
        }
    }
}

/// Each value, each middle between two, and the `f64` next to them on both sides:
/// everything at which a rounding changes, and what is closest to it.
#[test]
fn every_step_of_every_rounding() {
    for (name, format) in NARROW {
        let table = Table::of(format);
        let wide = format.width() > 8;
        let mut places = table.values().to_vec();
        places.push(table.beyond());
        for pair in places.windows(2) {
            let middle = pair[0] + (pair[1] - pair[0]) / 2.0;
            for point in [pair[0], middle, pair[1]] {
                for x in [point.next_down().abs(), point, point.next_up()] {
                    for how in every_way() {
                        // Of the 16-bit formats all directions, of their variants the ends.
                        let usual = how == Conversion::IEEE.rounding(how.rounding);
                        let end = x < 4.0 * table.least_normal() || x > table.beyond() / 2.0;
                        if usual || !wide || end && point == middle {
                            check(name, &table, &format, x, how);
                            check(name, &table, &format, -x, how);
                        }
                    }
                }
            }
        }
    }
}

/// Significands of at most two bits, and their complements, at every exponent that matters:
/// the kind of operands by which TestFloat's second level finds sticky bits that are
/// dropped, in all five directions, with the flags.
#[test]
fn few_bits_set_or_clear_at_every_exponent() {
    let pairs = (0..=52u32).flat_map(|i| (0..=i).map(move |j| (1u64 << i | 1 << j) & ((1 << 52) - 1)));
    let fractions: Vec<u64> = pairs.flat_map(|bits| [bits, !bits & ((1 << 52) - 1)]).chain([0]).collect();
    let ways = Rounding::ALL.map(|rounding| Conversion::IEEE.rounding(rounding));
    for (name, format, exponents) in [
        ("F16", Format::F16, (-27..=17).collect::<Vec<i32>>()),
        ("BF16", Format::BF16, (-136..=-124).chain([-1, 0, 1]).chain(126..=129).collect()),
        ("F8E4M3", Format::F8E4M3, (-12..=10).collect()),
    ] {
        let table = Table::of(format);
        for exponent in exponents {
            for fraction in &fractions {
                let x = f64::from_bits(((exponent + 1023) as u64) << 52 | fraction);
                for how in ways {
                    check(name, &table, &format, x, how);
                    check(name, &table, &format, -x, how);
                }
            }
        }
    }
}

#[test]
fn far_beyond_both_ends() {
    for (name, format) in NARROW {
        let table = Table::of(format);
        let powers = (-1074..1024).map(|e| 2f64.powi(e / 2) * 2f64.powi(e - e / 2));
        let far = powers.flat_map(|p| [p, p * 1.5, p.next_up()]).chain([0.0, f64::MAX, f64::INFINITY]);
        for x in far {
            for how in every_way() {
                check(name, &table, &format, x, how);
                check(name, &table, &format, -x, how);
            }
        }
    }
}

#[test]
fn regression_double_rounding_and_dropped_low_bits() {
    let to = |format: Format, x: f64| format.encode(x, Conversion::IEEE).0;
    // Through f32 these end on a tie, and the tie goes down.
    assert_eq!(to(Format::F16, 1.0 + 2f64.powi(-11) + 2f64.powi(-30)), 0x3c01);
    assert_eq!(to(Format::BF16, 1.0 + 2f64.powi(-8) + 2f64.powi(-40)), 0x3f81);
    // Through f32 these end on a tie, and the tie goes up.
    assert_eq!(to(Format::F16, 1.0 + 3.0 * 2f64.powi(-11) - 2f64.powi(-40)), 0x3c01);
    assert_eq!(to(Format::BF16, 1.0 + 3.0 * 2f64.powi(-8) - 2f64.powi(-40)), 0x3f81);
    // Reading only the upper 32 bits of the f64 loses what decides.
    assert_eq!(to(Format::F16, 1.0 + 2f64.powi(-11) + 2f64.powi(-52)), 0x3c01);
    assert_eq!(to(Format::BF16, 1.0 + 2f64.powi(-8) + 2f64.powi(-52)), 0x3f81);
    // The same at a subnormal, at the smallest one, and at the overflow.
    let least = 2f64.powi(-24);
    assert_eq!(to(Format::F16, least / 2.0), 0);
    assert_eq!(to(Format::F16, (least / 2.0).next_up()), 1);
    assert_eq!(to(Format::F16, (2.5 * least).next_up()), 3);
    assert_eq!(to(Format::BF16, 2f64.powi(-134).next_up()), 1);
    assert_eq!(to(Format::F16, 65520f64.next_down()), 0x7bff);
    assert_eq!(to(Format::F16, 65520.0), 0x7c00);
    assert_eq!(to(Format::F8E4M3, 464.0), 0x7e);
    assert_eq!(to(Format::F8E4M3, 464f64.next_up()), 0x7f);
}

#[test]
fn nan_keeps_sign_and_top_of_payload_and_becomes_quiet() {
    let quiet = |bits: u64, from: Format, to: Format| from.convert(bits, &to, Conversion::IEEE);
    let (none, invalid) = (Flags::NONE, Flags { invalid: true, ..Flags::NONE });
    for (from, bits, to, expected, flags) in [
        (Format::F32, 0x7fc0_0000, Format::F16, 0x7e00, none),
        (Format::F32, 0xffc0_2000, Format::F16, 0xfe01, none),
        (Format::F32, 0x7f80_0001, Format::F16, 0x7e00, invalid),
        (Format::F32, 0x7fff_ffff, Format::BF16, 0x7fff, none),
        (Format::F32, 0xff81_0000, Format::BF16, 0xffc1, invalid),
        (Format::F64, 0x7ff0_0000_0000_0001, Format::F16, 0x7e00, invalid),
        (Format::F64, 0xfff8_0000_0000_0000, Format::BF16, 0xffc0, none),
        (Format::F64, 0x7ff8_0000_0000_0001, Format::F32, 0x7fc0_0000, none),
        (Format::F16, 0x7c01, Format::F32, 0x7fc0_2000, invalid),
        (Format::F16, 0xfe01, Format::F64, 0xfff8_0400_0000_0000, none),
        (Format::F16, 0xfd00, Format::F8E5M2, 0xff, invalid),
        (Format::F16, 0xfe00, Format::F8E4M3, 0xff, none),
        (Format::F16, 0xfe00, Format::F8E4M3_FNUZ, 0x80, none),
        (Format::F8E4M3, 0x7f, Format::F16, 0x7e00, none),
        (Format::F8E4M3_FNUZ, 0x80, Format::F16, 0x7e00, none),
        (Format::F8E5M2, 0x7d, Format::F8E5M2, 0x7f, invalid),
    ] {
        assert_eq!(quiet(bits, from, to), (expected, flags), "{bits:#x} of {from:?} to {to:?}");
    }
}

#[test]
fn stochastic_goes_up_for_exactly_its_share_of_all_draws() {
    let to = |x: f64, draw| Format::F64.convert_stochastic(x.to_bits(), &Format::F16, Conversion::IEEE, draw).0;
    for numerator in 1..64u64 {
        for (base, unit, bits) in [(1.0, 2f64.powi(-10), 0x3c00), (0.0, 2f64.powi(-24), 0)] {
            let x = base + unit * numerator as f64 / 64.0;
            let limit = numerator << 58;
            for (draw, up) in [(0, 1), (limit - 1, 1), (limit, 0), (u64::MAX, 0)] {
                assert_eq!(to(x, draw), bits + up, "{x:e} {draw:#x}");
                assert_eq!(to(-x, draw), 0x8000 + bits + up, "{x:e} {draw:#x}");
            }
        }
    }
    // What is representable stays, overflow goes its way.
    assert_eq!((to(65528.0, (3 << 62) - 1), to(65528.0, 3 << 62)), (0x7c00, 0x7bff));
    for draw in [0, 1, 1 << 63, u64::MAX] {
        assert_eq!(to(0.25, draw), 0x3400);
        assert_eq!(to(-0.0, draw), 0x8000);
        assert_eq!(to(1e300, draw), 0x7c00);
        assert_eq!(to(f64::INFINITY, draw), 0x7c00);
        assert_eq!(to(1e-300, draw), u64::from(draw == 0));
    }
}

#[test]
fn formats_of_ones_own_are_those_that_f64_holds() {
    assert_eq!(Format::new(8, 23, 127, Specials::Ieee), Some(Format::F32));
    assert_eq!(Format::new(4, 3, 7, Specials::NanOnly), Some(Format::F8E4M3));
    assert_eq!(Format::new(4, 3, 8, Specials::NanIsNegativeZero), Some(Format::F8E4M3_FNUZ));
    for (e, m, bias) in [(1, 3, 0), (12, 3, 1023), (5, 0, 15), (5, 53, 15), (11, 52, 1022), (11, 52, 1024)] {
        assert_eq!(Format::new(e, m, bias, Specials::Ieee), None, "{e} {m} {bias}");
    }
    for (bias, specials) in [(i32::MAX, Specials::NanOnly), (i32::MIN, Specials::Ieee), (1075, Specials::Ieee)] {
        assert_eq!(Format::new(2, 1, bias, specials), None, "{bias}");
    }
    // One exponent more without infinities.
    assert_eq!(Format::new(11, 10, 1023, Specials::NanOnly), None);
    assert!(Format::new(11, 10, 1024, Specials::NanOnly).is_some());
    // The ends of f64 themselves.
    let low = Format::new(2, 1, 1074, Specials::Ieee).unwrap();
    assert_eq!(low.decode(1), f64::from_bits(1));
    let high = Format::new(2, 1, -1021, Specials::Ieee).unwrap();
    assert_eq!(high.decode(high.greatest()), 1.5 * 2f64.powi(1023));
}

fn near_f32() -> impl Strategy<Value = f64> {
    let middle = any::<u32>().prop_map(f32::from_bits).prop_map(|x| {
        let (a, b) = (f64::from(x), f64::from(x.next_up()));
        if b.is_finite() { a / 2.0 + b / 2.0 } else { a }
    });
    let off = prop_oneof![Just(0i64), -3i64..=3, -(1i64 << 29)..=1 << 29];
    (prop_oneof![middle, any::<f64>()], off).prop_map(|(x, off)| f64::from_bits(x.to_bits().wrapping_add_signed(off)))
}

proptest! {
    /// The hardware rounds f64 to f32 to even; the directed results follow from
    /// which side it ended on.
    #[test]
    fn f64_to_f32_as_the_hardware(x in near_f32()) {
        prop_assume!(!x.is_nan());
        let nearest = x as f32;
        let to = |rounding| Format::F64.convert(x.to_bits(), &Format::F32, Conversion::IEEE.rounding(rounding));
        prop_assert_eq!(to(Rounding::TiesToEven).0, u64::from(nearest.to_bits()));
        let back = f64::from(nearest);
        let (below, above) = if back == x {
            (nearest, nearest)
        } else if back < x {
            (nearest, nearest.next_up())
        } else {
            (nearest.next_down(), nearest)
        };
        // Around zero the neighbours have no sign of their own.
        let signed = |y: f32| u64::from(if y == 0.0 { y.copysign(x as f32) } else { y }.to_bits());
        prop_assert_eq!(to(Rounding::TowardNegative).0, signed(below));
        prop_assert_eq!(to(Rounding::TowardPositive).0, signed(above));
        prop_assert_eq!(to(Rounding::TowardZero).0, signed(if x < 0.0 { above } else { below }));
        prop_assert_eq!(to(Rounding::TiesToEven).1.inexact, back != x);
    }

    #[test]
    fn f64_is_itself(bits in any::<u64>()) {
        let (same, flags) = Format::F64.convert(bits, &Format::F64, Conversion::IEEE);
        if f64::from_bits(bits).is_nan() {
            prop_assert_eq!(same, bits | 1 << 51);
        } else {
            prop_assert_eq!((same, flags), (bits, Flags::NONE));
        }
    }

    #[test]
    fn any_f64_to_every_narrow_format(bits in any::<u64>(), scale in -40i32..40) {
        let wild = f64::from_bits(bits);
        let mild = f64::from_bits(bits >> 12 | 1023 << 52) * 2f64.powi(scale);
        for x in [wild, mild] {
            prop_assume!(!x.is_nan());
            TABLES.with(|tables| {
                for ((name, format), table) in NARROW.iter().zip(tables) {
                    every_way().for_each(|how| check(name, table, format, x, how));
                }
            });
        }
    }
}

thread_local! {
    static TABLES: Vec<Table> = NARROW.iter().map(|&(_, format)| Table::of(format)).collect();
}
