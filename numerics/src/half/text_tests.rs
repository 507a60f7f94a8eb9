use super::*;

/// Every pattern that is a number, as text and back; the text is at most `longest` digits.
fn there_and_back<T: SmallFloat + fmt::Display + fmt::Debug + FromStr>(longest: usize) {
    for pattern in 0..1u64 << T::FORMAT.width() {
        let x = T::from_pattern(pattern);
        let exact = T::FORMAT.decode(pattern);
        if exact.is_nan() {
            assert_eq!(x.to_string(), "NaN");
            continue;
        }
        for text in [format!("{x}"), format!("{x:?}")] {
            assert_eq!(read::<T>(&text).unwrap().pattern(), pattern, "{text}");
        }
        // The exact digits read back as well, and one digit less does not.
        assert_eq!(read::<T>(&format!("{exact:.200e}")).unwrap().pattern(), pattern);
        let digits = format!("{:e}", shortest(x)).bytes().take_while(|&b| b != b'e').filter(u8::is_ascii_digit).count();
        assert!(exact.is_infinite() || digits <= longest, "{x} has {digits} digits");
        if digits > 1 {
            let shorter = format!("{exact:.*e}", digits - 2);
            assert_ne!(read::<T>(&shorter).unwrap().pattern(), pattern, "{x} is {shorter}");
        }
    }
}

#[test]
fn every_half_is_written_and_read() {
    there_and_back::<F16>(5);
}

#[test]
fn every_bfloat_is_written_and_read() {
    there_and_back::<BF16>(4);
}

#[test]
fn every_eight_bit_number_is_written_and_read() {
    there_and_back::<F8E4M3>(3);
    there_and_back::<F8E4M3Ieee>(3);
    there_and_back::<F8E5M2>(2);
}

#[test]
fn a_tenth_is_a_tenth_and_a_precision_shows_what_is_there() {
    let tenth = F16::from_f64(0.1);
    assert_eq!(tenth.to_string(), "0.1");
    assert_eq!(format!("{tenth:?} {tenth:e} {tenth:E} {tenth:>6} {tenth:+}"), "0.1 1e-1 1E-1    0.1 +0.1");
    assert_eq!(format!("{tenth:.6} {tenth:.3e}"), "0.099976 9.998e-2");
    assert_eq!(format!("{:?} {} {:?}", F16::ONE, F16::MAX, F16::MIN_POSITIVE_SUBNORMAL), "1.0 65500 6e-8");
    assert_eq!(format!("{} {:?} {}", -F16::ZERO, F16::NEG_INFINITY, F16::NAN), "-0 -inf NaN");
    assert_eq!(F8E5M2::from_f64(0.3).to_string(), "0.3");
}

/// Decimals next to ties: the nearest f64 is the tie itself, whose own rounding
/// says nothing about the decimal.
#[test]
fn regression_a_decimal_beside_a_tie_is_not_the_tie() {
    let middle = 1.0 + 2f64.powi(-11);
    let digits = format!("{middle:.60}");
    let (above, below) =
        (format!("{digits}1"), digits.trim_end_matches('0').replace("8125", "812499999999999999999999999"));
    assert_eq!([above.parse::<f64>().unwrap(), below.parse::<f64>().unwrap()], [middle; 2]);
    assert_eq!(digits.parse::<F16>().unwrap().to_bits(), 0x3c00);
    assert_eq!(above.parse::<F16>().unwrap().to_bits(), 0x3c01);
    assert_eq!(below.parse::<F16>().unwrap().to_bits(), 0x3c00);
    assert_eq!(format!("-{above}e0").parse::<F16>().unwrap().to_bits(), 0xbc01);
    assert_eq!(format!("+000{above}e+00").parse::<F16>().unwrap().to_bits(), 0x3c01);
    // The tie above an odd pattern goes up, and a decimal below it must not.
    let odd = 1.0 + 3.0 * 2f64.powi(-11);
    let below = format!("{odd:.40}").trim_end_matches('0').replace("4375", "43749999999999999999999999999999");
    assert_eq!((below.parse::<f64>().unwrap(), odd.to_string().parse::<F16>().unwrap().to_bits()), (odd, 0x3c02));
    assert_eq!(below.parse::<F16>().unwrap().to_bits(), 0x3c01);
    // The same without a point, with an exponent, at the overflow and at the least number.
    let beyond = |text: &str| text.parse::<F16>().unwrap();
    assert_eq!(
        [beyond("65520"), beyond("6552e1"), beyond("65519.99999999999999999999999")].map(F16::to_bits),
        [0x7c00, 0x7c00, 0x7bff]
    );
    let least = format!("{:.60e}", 2f64.powi(-25));
    assert_eq!(least.parse::<F16>().unwrap().to_bits(), 0);
    assert_eq!(least.replace('e', "0001e").parse::<F16>().unwrap().to_bits(), 1);
    assert_eq!(
        format!("0.0000{}", least.replace(['.'], "").replace("e-8", "001e-3")).parse::<F16>().unwrap().to_bits(),
        1
    );
}

#[test]
fn what_is_no_number_is_refused_and_the_ends_are_ends() {
    for text in ["", "-", "1e", "0x1", "1.2.3", "one", " 1"] {
        assert!(text.parse::<F16>().is_err(), "{text:?}");
    }
    assert_eq!("inf".parse::<F16>(), Ok(F16::INFINITY));
    assert_eq!("-infinity".parse::<BF16>(), Ok(BF16::NEG_INFINITY));
    assert!("nan".parse::<F8E4M3>().unwrap().is_nan());
    assert!("1e9".parse::<F8E4M3>().unwrap().is_nan());
    assert_eq!("1e99999999999999999999".parse::<F16>(), Ok(F16::INFINITY));
    assert_eq!("-1e-99999999999999999999".parse::<F16>().unwrap().to_bits(), 0x8000);
    assert_eq!("-0".parse::<F16>().unwrap().to_bits(), 0x8000);
}
