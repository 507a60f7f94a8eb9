use kihon_judge::{Kata, Random};
use kihon_numerics::sum::sum_exact;

use super::{CompensatedSum, Terms, kata::allowed, naive::naive, workload::references};

/// All references keep the bound.
#[track_caller]
fn agree(values: &[f64]) {
    let terms = Terms(values.to_vec());
    for reference in references() {
        let got = (reference.solution)(values);
        assert_eq!(CompensatedSum::check(&terms, &0.0, &got), Ok(()), "{} on {values:?}", reference.name);
    }
}

#[test]
fn every_short_list_of_few_numbers() {
    let big = 2f64.powi(54);
    let alphabet = [0.0, 1.0, -1.0, big, -big, 2f64.powi(-60)];
    for len in 0..=4 {
        for code in 0..6usize.pow(len) {
            let values: Vec<f64> = (0..len).map(|i| alphabet[code / 6usize.pow(i) % 6]).collect();
            agree(&values);
        }
    }
}

#[test]
fn the_naive_sum_is_correctly_rounded() {
    let mut random = Random::new(2);
    for round in 0..20_000 {
        // Of all exponents that 20 numbers may have, or of a few beside each other, so that ties occur.
        let number = |random: &mut Random| {
            let bits = random.next_u64();
            match round % 3 {
                0 => f64::from_bits(bits & !(1 << 62)),
                1 => f64::from_bits(bits & 0x8070_0000_0000_0001 | 0x3f00_0000_0000_0000),
                _ => f64::from_bits(bits & 0x807f_ffff_ffff_ffff),
            }
        };
        let values: Vec<f64> = (0..random.below(20)).map(|_| number(&mut random)).collect();
        assert_eq!(naive(&values), sum_exact(&values), "{values:?}");
    }
}

#[test]
fn turning_and_scaling_change_nothing_else() {
    let mut random = Random::new(4);
    for pattern in CompensatedSum::patterns() {
        let Terms(values) = (pattern.make)(100, random.next_u64());
        let minus: Vec<f64> = values.iter().map(|x| -x).collect();
        let reversed: Vec<f64> = values.iter().rev().copied().collect();
        assert_eq!(naive(&minus), -naive(&values), "{}", pattern.name);
        assert_eq!(naive(&reversed), naive(&values), "{}", pattern.name);
        agree(&minus);
        agree(&reversed);
    }
}

#[test]
fn largest_size() {
    for pattern in CompensatedSum::patterns() {
        let terms = (pattern.make)(CompensatedSum::LARGEST, 5);
        assert_eq!(CompensatedSum::validate(&terms), Ok(()));
        agree(&terms.0);
    }
}

#[test]
fn the_bound_is_kept_and_no_more() {
    let terms = Terms(vec![1.0, 1e6, -1e6]);
    assert!((2.2e-16..2.3e-16).contains(&allowed(&terms.0, 1.0)));
    let told = |got| CompensatedSum::check(&terms, &1.0, &got).map_err(|fault| fault.property);
    assert_eq!(told(1.0), Ok(()));
    assert_eq!(told(1.0 + f64::EPSILON), Ok(()));
    let sentence = "the sum is 1.0, and 1.0000000000000004 is off by 4.44e-16, more than 2.22e-16";
    assert_eq!(told(1.0 + 2.0 * f64::EPSILON), Err(sentence.to_owned()));
    assert_eq!(told(0.0), Err("the sum is 1.0, and 0.0 is off by 1.00e0, more than 2.22e-16".to_owned()));
    let sentence = "a sum of finite numbers that does not overflow is not NaN";
    assert_eq!(told(f64::NAN), Err(sentence.to_owned()));
}

#[test]
fn what_the_constraints_exclude_is_named() {
    let told = |values: &[f64]| CompensatedSum::validate(&Terms(values.to_vec()));
    assert_eq!(told(&[1.0, f64::NAN]), Err("values[1] is NaN, not from -1e300 to 1e300".to_owned()));
    assert_eq!(told(&[-1e301]), Err("values[0] is -1e301, not from -1e300 to 1e300".to_owned()));
    assert_eq!(told(&[0.0; 20_001]), Err("values has 20001 numbers, more than 20000".to_owned()));
}
