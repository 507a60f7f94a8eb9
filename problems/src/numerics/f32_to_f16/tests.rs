use kihon_judge::{Floats, Kata, Random};

use super::{
    F32ToF16,
    cases::{beside, tie},
    naive::value,
    workload::references,
};

/// All references agree with the naive one.
#[track_caller]
fn agree(values: &[f32]) {
    let [naive, others @ ..] = &references()[..] else { panic!("there are references") };
    let expected = (naive.solution)(values);
    for reference in others {
        let got = (reference.solution)(values);
        let differs = (0..values.len()).find(|&i| got[i] != expected[i]);
        assert_eq!(differs.map(|i| (reference.name, values[i], got[i], expected[i])), None);
    }
}

#[test]
fn every_half_is_its_own_nearest() {
    for reference in references() {
        for pattern in 0..=0x7c00 {
            let x = if pattern == 0x7c00 { f32::INFINITY } else { value(pattern) as f32 };
            assert_eq!((reference.solution)(&[x, -x]), [pattern, pattern | 0x8000], "{}", reference.name);
        }
    }
}

#[test]
fn every_tie_and_its_neighbours() {
    for reference in references() {
        for below in 0..0x7c00 {
            let x = tie(below);
            let expected = [below, below + below % 2, below + 1];
            let got = (reference.solution)(&[beside(x, -1), x, beside(x, 1)]);
            assert_eq!(got, expected, "{} around {x}", reference.name);
        }
    }
}

#[test]
fn every_upper_half_of_the_bits_and_some_lower_ones() {
    let mut random = Random::new(3);
    let lower = [0, 1, 0xfff, 0x1000, 0x1001, 0x8000, 0xffff];
    for upper in 0..=0xffff_u32 {
        let some = random.below(1 << 16) as u32;
        agree(&lower.map(|lower| f32::from_bits(upper << 16 | lower)));
        agree(&[f32::from_bits(upper << 16 | some)]);
    }
}

#[test]
fn largest_size() {
    for pattern in F32ToF16::patterns() {
        agree(&(pattern.make)(F32ToF16::LARGEST, 5));
    }
    let long = Floats(vec![0.0; F32ToF16::LARGEST + 1]);
    assert_eq!(F32ToF16::validate(&long), Err("values has 50001 numbers, more than 50000".to_owned()));
}

#[test]
fn a_list_of_another_length_is_refused() {
    let fault = F32ToF16::check(&Floats(vec![1.0]), &vec![0x3c00], &vec![]).unwrap_err();
    assert_eq!(fault.property, "1 numbers have as many halves, not 0");
}
