use crate::half::{BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16};
use std::cmp::Ordering;

/// Against `f64`, which holds every value and has all of these questions itself.
macro_rules! against_f64 {
    ($($test:ident $name:ident($bits:ident);)+) => {$(
        #[test]
        fn $test() {
            let all = || (0..=$bits::MAX).map($name::from_bits);
            for x in all() {
                let y = x.to_f64();
                assert_eq!(x.is_nan(), y.is_nan(), "{x:?}");
                assert_eq!(x.is_infinite(), y.is_infinite(), "{x:?}");
                assert_eq!(x.is_finite(), y.is_finite(), "{x:?}");
                assert_eq!(x.is_sign_negative(), y.is_sign_negative(), "{x:?}");
                assert_ne!(x.is_sign_negative(), x.is_sign_positive(), "{x:?}");
                let least_normal = $name::MIN_POSITIVE.to_f64();
                assert_eq!(x.is_normal(), y.is_finite() && y.abs() >= least_normal, "{x:?}");
                assert_eq!(x.is_subnormal(), y != 0.0 && y.abs() < least_normal, "{x:?}");
                let kinds = [x.is_nan(), x.is_infinite(), x.is_normal(), x.is_subnormal(), y == 0.0];
                assert_eq!(kinds.iter().filter(|&&kind| kind).count(), 1, "{x:?}");
                use std::num::FpCategory::{Infinite, Nan, Normal, Subnormal, Zero};
                let kind = kinds.iter().position(|&kind| kind).unwrap();
                assert_eq!(x.classify(), [Nan, Infinite, Normal, Subnormal, Zero][kind], "{x:?}");
                assert_eq!((-x).to_bits(), x.to_bits() ^ $name::MIN.to_bits() ^ $name::MAX.to_bits());
                assert_eq!(x.abs().to_f64().to_bits(), y.abs().to_bits(), "{x:?}");
                assert_eq!(x.copysign($name::MIN).to_f64().to_bits(), y.copysign(-1.0).to_bits(), "{x:?}");
                assert_eq!(f64::from(x).to_bits(), y.to_bits());
                assert_eq!(f64::from(f32::from(x)).to_bits(), y.to_bits(), "{x:?}");
            }
            let mut line: Vec<_> = all().filter(|x| !x.is_nan()).collect();
            line.sort_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
            for pair in line.windows(2) {
                let [low, high] = [pair[0], pair[1]];
                assert_eq!(low.total_cmp(&high), Ordering::Less, "{low:?} {high:?}");
                assert_eq!(high.total_cmp(&low), Ordering::Greater);
                if low == high {
                    assert!(low.to_f64() == 0.0);
                    continue;
                }
                assert_eq!((low.next_up(), high.next_down()), (high, low));
            }
            let ends = [line[0], line[line.len() - 1]];
            assert_eq!([ends[0].next_down(), ends[1].next_up()], ends);
            assert_eq!($name::MAX.next_up() == $name::MAX, line[line.len() - 1] == $name::MAX);
            for nan in all().filter(|x| x.is_nan()) {
                assert_eq!([nan.next_up().to_bits(), nan.next_down().to_bits()], [nan.to_bits(); 2]);
                let side = if nan.is_sign_negative() { Ordering::Less } else { Ordering::Greater };
                assert!(line.iter().all(|x| nan.total_cmp(x) == side), "{:#x}", nan.to_bits());
            }
            for a in all().step_by(1 + usize::from($bits::MAX) / 600) {
                for b in all().step_by(1 + usize::from($bits::MAX) / 500).chain([a, -a, a.next_up()]) {
                    assert_eq!(a == b, a.to_f64() == b.to_f64(), "{a:?} {b:?}");
                    assert_eq!(a.partial_cmp(&b), a.to_f64().partial_cmp(&b.to_f64()), "{a:?} {b:?}");
                }
            }
        }
    )+};
}

against_f64! {
    halves_stand_where_f64_says F16(u16);
    bfloats_stand_where_f64_says BF16(u16);
    e4m3_stands_where_f64_says F8E4M3(u8);
    e4m3_with_infinities_stands_where_f64_says F8E4M3Ieee(u8);
    e5m2_stands_where_f64_says F8E5M2(u8);
}

#[test]
fn constants_are_those_of_the_standards() {
    assert_eq!((F16::MANTISSA_DIGITS, F16::MIN_EXP, F16::MAX_EXP), (11, -13, 16));
    assert_eq!((BF16::MANTISSA_DIGITS, BF16::MIN_EXP, BF16::MAX_EXP), (8, f32::MIN_EXP, f32::MAX_EXP));
    assert_eq!((F8E4M3::MANTISSA_DIGITS, F8E4M3::MIN_EXP, F8E4M3::MAX_EXP), (4, -5, 9));
    assert_eq!((F8E4M3Ieee::MANTISSA_DIGITS, F8E4M3Ieee::MIN_EXP, F8E4M3Ieee::MAX_EXP), (4, -5, 8));
    assert_eq!((F8E5M2::MANTISSA_DIGITS, F8E5M2::MIN_EXP, F8E5M2::MAX_EXP), (3, -13, 16));
    let least = [F16::MIN_POSITIVE.to_f64(), F16::MIN_POSITIVE_SUBNORMAL.to_f64()];
    assert_eq!(least, [2f64.powi(-14), 2f64.powi(-24)]);
    let least = [BF16::MIN_POSITIVE.to_f64(), BF16::MIN_POSITIVE_SUBNORMAL.to_f64()];
    assert_eq!(least, [f64::from(f32::MIN_POSITIVE), 2f64.powi(-133)]);
    let least = [F8E4M3::MIN_POSITIVE, F8E4M3::MIN_POSITIVE_SUBNORMAL].map(F8E4M3::to_f64);
    assert_eq!(least, [2f64.powi(-6), 2f64.powi(-9)]);
    let least = [F8E5M2::MIN_POSITIVE, F8E5M2::MIN_POSITIVE_SUBNORMAL].map(F8E5M2::to_f64);
    assert_eq!(least, [2f64.powi(-14), 2f64.powi(-16)]);
    assert_eq!([F16::MAX.to_f64(), BF16::MAX.to_f64()], [65504.0, 255.0 * 2f64.powi(120)]);
    assert_eq!([F8E4M3::MIN.to_f64(), F8E4M3Ieee::MIN.to_f64(), F8E5M2::MIN.to_f64()], [-448.0, -240.0, -57344.0]);
    assert_eq!([F16::INFINITY.to_bits(), BF16::INFINITY.to_bits()], [0x7c00, 0x7f80]);
    assert_eq!([F8E4M3Ieee::NEG_INFINITY.to_bits(), F8E5M2::NEG_INFINITY.to_bits()], [0xf8, 0xfc]);
    assert_eq!([F8E4M3::NAN.to_bits(), F8E4M3Ieee::NAN.to_bits(), F8E5M2::NAN.to_bits()], [0x7f, 0x7c, 0x7e]);
    const IN_A_CONSTANT: [u16; 2] = [F16::from_f64(0.1).to_bits(), BF16::from_f32(0.1).to_bits()];
    assert_eq!(IN_A_CONSTANT, [0x2e66, 0x3dcd]);
}
