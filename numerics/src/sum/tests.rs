//! One suite for every way of adding: against Shewchuk's expansions, which are
//! another method, and against laws that need no oracle.

use proptest::prelude::*;

use super::*;
use crate::{error_in_ulps, ulp_distance};

/// Exact and correctly rounded where nothing overflows: a sum held as an expansion
/// of non-overlapping numbers (Shewchuk 1997), rounded as Python's `fsum` does.
fn expansion_sum(values: &[f64]) -> f64 {
    let mut parts: Vec<f64> = Vec::new();
    for &value in values {
        let mut carried = value;
        let mut kept = 0;
        for index in 0..parts.len() {
            let (sum, error) = carried.two_sum(parts[index]);
            if error != 0.0 {
                parts[kept] = error;
                kept += 1;
            }
            carried = sum;
        }
        parts.truncate(kept);
        parts.push(carried);
    }
    let Some(mut high) = parts.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(part) = parts.pop() {
        (high, low) = high.two_sum(part);
        if low != 0.0 {
            break;
        }
    }
    // Half-way, and what follows decides otherwise than ties to even did.
    if let Some(&next) = parts.last()
        && (low < 0.0) == (next < 0.0)
        && (high + 2.0 * low) - high == 2.0 * low
    {
        high += 2.0 * low;
    }
    high
}

/// Numbers whose sums cancel, carry and tie: few significands, exponents far and near.
fn terms(size: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<f64>> {
    let term =
        (prop_oneof![-1060..960i32, -60..60i32, -3..3i32], -9i32..=9, prop::bool::ANY).prop_map(|(e, m, odd)| {
            let significand = f64::from(m) + if odd { f64::EPSILON } else { 0.0 };
            significand * 2f64.powi(e / 2) * 2f64.powi(e - e / 2)
        });
    let cancelling = prop::collection::vec((term, prop::bool::ANY), size);
    (cancelling, prop::num::u64::ANY).prop_map(|(pairs, order)| {
        let mut values: Vec<f64> =
            pairs.into_iter().flat_map(|(x, twice)| [Some(x), twice.then_some(-x)]).flatten().collect();
        shuffle(&mut values, order);
        values
    })
}

fn shuffle<T>(values: &mut [T], mut seed: u64) {
    for end in (1..values.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        values.swap(end, (seed >> 33) as usize % (end + 1));
    }
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
}

proptest! {
    #[test]
    fn exact_is_what_expansions_say(values in terms(0..40)) {
        let (got, expected) = (sum_exact(&values), expansion_sum(&values));
        prop_assert!(got == expected, "{got:e} instead of {expected:e}");
    }

    #[test]
    fn exact_does_not_depend_on_the_order(values in terms(0..40), seed: u64) {
        let mut other = values.clone();
        shuffle(&mut other, seed);
        prop_assert!(same(sum_exact(&values), sum_exact(&other)));
    }

    #[test]
    fn exact_splits_and_merges(values in terms(0..40), cut in 0.0..1.0) {
        let (left, right) = values.split_at((cut * values.len() as f64) as usize);
        let mut sum = ExactSum::from_iter(left.iter().copied());
        sum.merge(&ExactSum::from_iter(right.iter().copied()));
        prop_assert!(same(sum.rounded(), sum_exact(&values)));
    }

    /// A float holds every sum of two halves twice: scaling by two must not move a bit.
    #[test]
    fn exact_scales_by_powers_of_two(values in prop::collection::vec(-1e9..1e9f64, 0..40), k in -60..60i32) {
        let scaled: Vec<f64> = values.iter().map(|x| x * 2f64.powi(k)).collect();
        prop_assert!(same(sum_exact(&scaled), sum_exact(&values) * 2f64.powi(k)));
    }

    #[test]
    fn a_dot_product_with_powers_of_two_is_a_sum(values in terms(0..40)) {
        let (halves, twos) = (values.iter().map(|x| x * 0.5).collect::<Vec<_>>(), vec![2.0; values.len()]);
        let halved_exactly = values.iter().zip(&halves).all(|(x, h)| h * 2.0 == *x);
        prop_assume!(halved_exactly);
        prop_assert!(same(dot_exact(&halves, &twos).unwrap(), sum_exact(&values)) || values.is_empty());
    }

    /// (a + b)(a − b) written out: the products' errors alone decide.
    #[test]
    fn the_difference_of_squares(a in -1e100..1e100f64, steps in -4i64..=4) {
        let b = f64::from_bits((a.to_bits() as i64 + steps) as u64);
        let got = dot_exact(&[a, -b], &[a, b]).unwrap();
        // a − b is exact here, a + b is the sum of two; their product needs three parts.
        let (sum, error) = a.two_sum(b);
        let (high, low) = sum.two_product(a - b);
        prop_assert!(ulp_distance(got, high + (low + error * (a - b))).unwrap() <= 1);
        let compensated = dot_compensated(&[a, -b], &[a, b]).unwrap();
        prop_assert!((compensated - got).abs() <= f64::EPSILON * f64::EPSILON * a * a * 4.0 + f64::EPSILON * got.abs());
    }

    /// A narrower type makes every bound visible: the truth is the exact sum in `f64`.
    #[test]
    fn each_keeps_its_bound(values in prop::collection::vec(-1e6..1e6f32, 0..3000), scale in 0..40i32) {
        let values: Vec<f32> =
            values.iter().enumerate().map(|(i, x)| if i % 3 == 0 { *x } else { x * 2f32.powi(-scale) }).collect();
        let wide: Vec<f64> = values.iter().map(|&x| f64::from(x)).collect();
        let truth = sum_exact(&wide);
        let magnitudes: f64 = wide.iter().map(|x| x.abs()).sum();
        let (n, u) = (values.len() as f64, f64::from(f32::EPSILON) / 2.0);
        let error = |got: f32| (f64::from(got) - truth).abs();
        // The factor for the terms of higher order.
        let slack = 1.01;
        prop_assert!(error(sum_naive(&values)) <= slack * n * u * magnitudes);
        prop_assert!(error(sum_pairwise(&values)) <= slack * (20.0 + (1.0 + n / 128.0).log2()) * u * magnitudes);
        let compensated = slack * (u * truth.abs() + (n / 8.0 + 16.0).powi(2) * u * u * magnitudes);
        prop_assert!(error(sum_compensated(&values)) <= compensated);
        prop_assert!(error_in_ulps(sum_exact(&values), truth) <= 0.5 + 1e-9);
        let one_by_one: CompensatedSum<f32> = values.iter().copied().collect();
        prop_assert!(error(one_by_one.value()) <= slack * (u * truth.abs() + n * n * u * u * magnitudes));
    }

    #[test]
    fn dot_products_keep_their_bounds(pairs in prop::collection::vec((-1e4..1e4f32, -1e4..1e4f32), 0..400)) {
        let (a, b): (Vec<f32>, Vec<f32>) = pairs.into_iter().unzip();
        let products: Vec<f64> = a.iter().zip(&b).map(|(&x, &y)| f64::from(x) * f64::from(y)).collect();
        let (truth, magnitudes) = (sum_exact(&products), products.iter().map(|x| x.abs()).sum::<f64>());
        let (n, u) = (a.len() as f64, f64::from(f32::EPSILON) / 2.0);
        let error = |got: f32| (f64::from(got) - truth).abs();
        prop_assert!(error(dot_naive(&a, &b).unwrap()) <= 1.01 * n * u * magnitudes);
        let compensated = 1.01 * (u * truth.abs() + (n / 4.0 + 16.0).powi(2) * u * u * magnitudes) + 1e-40;
        prop_assert!(error(dot_compensated(&a, &b).unwrap()) <= compensated);
        prop_assert!(error_in_ulps(dot_exact(&a, &b).unwrap(), truth) <= 0.5 + 1e-9);
    }
}

/// What is lost adds up in a sum of its own, whose roundings all go the same way here. The
/// bound once promised grew with n; that of Ogita, Rump and Oishi grows with its square.
#[test]
fn regression_losses_add_up_to_more_than_n_times_the_square_of_u() {
    let u = f64::from(f32::EPSILON) / 2.0;
    for k in [512, 4096, 32768] {
        // Beside 1 the small ones are lost whole, in each of the eight lanes; then the ones cancel.
        let small = vec![0.7 * u as f32; 8 * k];
        let values = [&[1.0; 8][..], &small, &[-1.0; 8]].concat();
        let wide: Vec<f64> = values.iter().map(|&x| f64::from(x)).collect();
        let (truth, n) = (sum_exact(&wide), values.len() as f64);
        let magnitudes = 16.0 + truth;
        let error = (f64::from(sum_compensated(&values)) - truth).abs();
        assert!(error > 4.0 * (u * truth + n / 8.0 * u * u * magnitudes), "n = {n}: {error:e}");
        assert!(error <= 1.01 * (u * truth + (n / 8.0 + 16.0).powi(2) * u * u * magnitudes), "n = {n}: {error:e}");
        let one_by_one = CompensatedSum::from_iter(values.iter().copied()).value();
        let error = (f64::from(one_by_one) - truth).abs();
        assert!(error <= 1.01 * (u * truth + n * n * u * u * magnitudes), "n = {n}: {error:e}");
    }
}

type Sum = fn(&[f64]) -> f64;

const SUMS: [(&str, Sum); 4] =
    [("naive", sum_naive), ("pairwise", sum_pairwise), ("compensated", sum_compensated), ("exact", sum_exact)];

#[test]
fn small_integers_are_added_exactly_by_every_way_at_every_length() {
    for n in (0..300).chain([1023, 1024, 1025, 2047, 2048, 2049, 4096, 5000]) {
        let values: Vec<f64> = (0..n).map(|i| f64::from(i * 7 % 23 - 11)).collect();
        let truth: i64 = values.iter().map(|&x| x as i64).sum();
        for (name, sum) in SUMS {
            assert_eq!(sum(&values), truth as f64, "{name}, n = {n}");
        }
        let ones = vec![1.0; values.len()];
        for dot in [dot_naive, dot_compensated, dot_exact] {
            assert_eq!(dot(&values, &ones), Ok(truth as f64), "n = {n}");
        }
    }
}

#[test]
fn nothing_zeros_infinities_and_nan() {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    for n in [1, 7, 8, 9, 127, 128, 2048, 3000] {
        let at_ends = |first: f64, last: f64| {
            let mut values = vec![1.0; n + 2];
            (values[0], values[n + 1]) = (first, last);
            values
        };
        for (name, sum) in SUMS {
            assert!(same(sum(&[]), 0.0), "{name}");
            assert!(same(sum(&vec![-0.0; n]), -0.0), "{name}, n = {n}");
            assert!(same(sum(&vec![0.0; n]), 0.0), "{name}, n = {n}");
            assert_eq!(sum(&at_ends(inf, 1.0)), inf, "{name}, n = {n}");
            assert_eq!(sum(&at_ends(1.0, -inf)), -inf, "{name}, n = {n}");
            assert!(sum(&at_ends(inf, -inf)).is_nan(), "{name}, n = {n}");
            assert!(sum(&at_ends(nan, -inf)).is_nan(), "{name}, n = {n}");
        }
    }
    assert!(same(sum_exact(&[1.0, -1.0]), 0.0) && same(sum_compensated(&[1.0, -1.0]), 0.0));
    assert!(same(dot_exact(&[-0.0, 0.0], &[1.0, -1.0]).unwrap(), -0.0));
    assert!(same(dot_exact(&[-0.0, 0.0], &[1.0, 1.0]).unwrap(), 0.0));
    assert!(dot_exact(&[inf], &[0.0]).unwrap().is_nan());
    assert_eq!(dot_exact(&[inf, 1.0], &[-1.0, 1.0]), Ok(-inf));
}

#[test]
fn a_finite_sum_does_not_overflow_on_the_way() {
    let max = f64::MAX;
    for values in [vec![max, max, -max], vec![max; 3].into_iter().chain([-max; 3]).collect(), {
        let mut values = vec![max / 4.0; 3000];
        values.extend(vec![-max / 4.0; 2999]);
        values
    }] {
        let truth = if values.len() == 3 {
            max
        } else if values.len() == 6 {
            0.0
        } else {
            max / 4.0
        };
        assert_eq!(sum_exact(&values), truth);
        assert_eq!(sum_compensated(&values), truth);
    }
    assert_eq!(sum_exact(&[max, max / 2f64.powi(54)]), max);
    assert_eq!(sum_exact(&[max, max / 2f64.powi(53)]), f64::INFINITY);
    assert_eq!(dot_exact(&[max, -max, 3.0], &[max, max, 2.0]), Ok(6.0));
    assert_eq!(dot_compensated(&[max, -max, 3.0], &[max, max, 2.0]), Ok(6.0));
    assert_eq!(sum_exact(&[f32::MAX, f32::MAX, -f32::MAX]), f32::MAX);
}

#[test]
fn the_smallest_numbers_are_kept() {
    let tiny = f64::from_bits(1);
    for n in [1usize, 3, 2047, 2048, 5000] {
        assert_eq!(sum_exact(&vec![tiny; n]), f64::from_bits(n as u64));
    }
    // A product of 2⁻²¹⁴⁸ is nothing alone, and decides a tie.
    assert_eq!(dot_exact(&[tiny], &[tiny]), Ok(0.0));
    let half = 2f64.powi(-53);
    assert_eq!(dot_exact(&[1.0, half], &[1.0, 1.0]), Ok(1.0));
    assert_eq!(dot_exact(&[1.0, half, tiny], &[1.0, 1.0, tiny]), Ok(1.0 + f64::EPSILON));
    assert!(same(dot_exact(&[tiny], &[-tiny]).unwrap(), -0.0));
    // To f32 at once, not by way of f64: one rounding, not two.
    let just_above_half = [1.0, 2f64.powi(-24), 2f64.powi(-80)];
    assert_eq!(ExactSum::from_iter(just_above_half).rounded::<f32>(), 1.0 + f32::EPSILON);
    assert_eq!(sum_exact(&just_above_half) as f32, 1.0);
}

#[test]
fn carries_run_through_long_slices() {
    // 2¹⁷ terms of one exponent, then their opposites: every counter and limb fills and empties.
    let mut values: Vec<f64> = (0..1 << 17).map(|i| 1.0 + f64::from(i) * f64::EPSILON).collect();
    let opposites: Vec<f64> = values.iter().map(|x| -x).collect();
    let truth = (1u64 << 17) as f64 + ((1u64 << 17) * ((1 << 17) - 1) / 2) as f64 * f64::EPSILON;
    assert_eq!(sum_exact(&values), truth);
    assert_eq!(ExactSum::from_iter(values.iter().copied()).rounded::<f64>(), truth);
    values.extend(opposites);
    assert!(same(sum_exact(&values), 0.0));
    let mut sum = ExactSum::new();
    values.iter().for_each(|&x| sum.add_product(x, 1e300));
    assert!(same(sum.rounded(), 0.0));
}

#[test]
fn slices_of_two_lengths_are_refused() {
    let error = LengthMismatch { left: 3, right: 2 };
    for dot in [dot_naive::<f64>, dot_compensated, dot_exact] {
        assert_eq!(dot(&[1.0; 3], &[1.0; 2]), Err(error));
    }
}
