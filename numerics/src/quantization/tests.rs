use super::*;
use crate::half::{Conversion, F8E4M3Ieee, RandomBits};

/// Values of many magnitudes, with all that is special.
fn values(seed: u64, n: usize, exponents: std::ops::Range<i32>) -> Vec<f32> {
    let mut random = RandomBits::seeded(seed);
    let span = (exponents.end - exponents.start) as u64;
    let mut values: Vec<f32> = (0..n)
        .map(|_| {
            let draw = random.next_bits();
            let exponent = exponents.start + ((draw >> 40) % span) as i32;
            let significand = 1.0 + (draw as u32 >> 9) as f64 / 2f64.powi(23);
            let magnitude = (significand * 2f64.powi(exponent)) as f32;
            if draw & 1 == 0 { magnitude } else { -magnitude }
        })
        .collect();
    values.extend([0.0, -0.0, f32::INFINITY, f32::NAN, f32::NEG_INFINITY]);
    values
}

/// The same by one conversion after another, with flags, and a sort.
fn slow_loss<T: SmallFloat>(values: &[f32], scale: i32) -> Loss {
    let format = T::FORMAT;
    let least_normal = 2f64.powi(1 - format.bias());
    let mut errors = Vec::new();
    let (mut overflow, mut to_zero, mut subnormal, mut exact) = (0, 0, 0, 0);
    for x in values.iter().filter(|x| x.is_finite() && **x != 0.0) {
        let x = f64::from(*x) * 2f64.powi(scale);
        let (pattern, flags) = format.encode(x, Conversion::IEEE);
        let y = format.decode(pattern);
        overflow += usize::from(flags.overflow);
        to_zero += usize::from(y == 0.0);
        subnormal += usize::from(y != 0.0 && y.abs() < least_normal);
        exact += usize::from(!flags.inexact);
        errors.push(if flags.overflow { f32::INFINITY } else { ((y - x).abs() / x.abs()) as f32 });
    }
    errors.sort_by(f32::total_cmp);
    let n = errors.len();
    let at = |share: f64| f64::from(errors[((n as f64 * share).ceil() as usize).max(1) - 1]);
    let relative_error =
        (n > 0).then(|| RelativeErrors { median: at(0.5), p90: at(0.9), p99: at(0.99), largest: at(1.0) });
    Loss { values: n, overflow, to_zero, subnormal, exact, relative_error }
}

/// The best of all scales, by trying each.
fn slow_best_scale<T: SmallFloat>(values: &[f32]) -> i32 {
    let worth = |k: i32| {
        let lost = slow_loss::<T>(values, k);
        (lost.overflow, lost.to_zero, lost.subnormal, if lost.subnormal == 0 { k.abs() } else { -k })
    };
    // Fewer zeros never cost subnormals or normals, so the order of these two is no matter.
    (-300..=300).min_by_key(|&k| worth(k)).unwrap()
}

fn check<T: SmallFloat>(seed: u64) {
    let narrow_range = T::FORMAT.bias() < 100;
    for (n, exponents) in
        [(0, 0..1), (1, 3..4), (40, -3..4), (60, -30..10), (60, -149..128), (30, -149..-100), (30, 60..128)]
    {
        let values = values(seed, n, exponents);
        for scale in [0, 7, -20] {
            assert_eq!(loss::<T>(&values, scale), slow_loss::<T>(&values, scale), "{n} 2^{scale}");
        }
        if narrow_range || n < 50 {
            assert_eq!(best_scale::<T>(&values), slow_best_scale::<T>(&values), "{values:?}");
        }
    }
}

#[test]
fn losses_and_scales_are_those_found_one_by_one() {
    for seed in 1..4 {
        check::<F16>(seed);
        check::<BF16>(seed);
        check::<F8E4M3>(seed);
        check::<F8E4M3Ieee>(seed);
        check::<F8E5M2>(seed);
    }
}

/// More than a block, a few among them that do not count, many errors equal.
#[test]
fn losses_of_many_values_are_those_found_one_by_one() {
    for exponents in [-3..4, -40..10, -60..-50] {
        let mut values = values(9, 3000, exponents);
        values.rotate_right(700);
        assert_eq!(loss::<F16>(&values, 0), slow_loss::<F16>(&values, 0));
        assert_eq!(loss::<F8E4M3>(&values, 2), slow_loss::<F8E4M3>(&values, 2));
    }
}

/// Values at which a scale just does or just does not do.
#[test]
fn the_ends_of_the_range_decide_the_scale() {
    // 448 and 464, the tie above it that still goes down, may stay; 465 may not.
    assert_eq!(best_scale::<F8E4M3>(&[448.0, 464.0]), 0);
    assert_eq!(best_scale::<F8E4M3>(&[465.0]), -1);
    assert_eq!(best_scale::<F16>(&[65519.0]), 0);
    assert_eq!(best_scale::<F16>(&[65520.0]), -1);
    // What rounds up to the smallest normal number is normal.
    let least = 2f32.powi(-14);
    assert_eq!(best_scale::<F16>(&[least.next_down()]), 0);
    assert_eq!(best_scale::<F16>(&[least * 0.9]), 1);
    // The greatest forbids what the least would need.
    assert_eq!(best_scale::<F16>(&[1e-12, 2000.0]), 0);
    assert_eq!(best_scale::<F16>(&[1e-9, 2000.0]), 5);
    assert_eq!(best_scale::<F16>(&[]), 0);
    assert_eq!(best_scale::<F16>(&[0.0, f32::NAN, f32::INFINITY]), 0);
    for x in [f32::MAX, f32::MIN_POSITIVE, f32::from_bits(1)] {
        assert_eq!(best_scale::<F8E5M2>(&[x]), slow_best_scale::<F8E5M2>(&[x]), "{x}");
        assert_eq!(best_scale::<BF16>(&[x]), slow_best_scale::<BF16>(&[x]), "{x}");
    }
}

#[test]
fn a_power_of_two_changes_no_error_of_what_stays_normal() {
    let values = values(7, 500, -6..6);
    let losses: Vec<Loss> = [-5, 0, 5].map(|k| loss::<F16>(&values, k)).into();
    assert_eq!(losses[0], losses[1]);
    assert_eq!(losses[1], losses[2]);
    assert!(losses[0].relative_error.unwrap().largest <= 2f64.powi(-11));
}

#[test]
#[should_panic = "a scale of 2^501"]
fn no_scale_beyond_all_use() {
    loss::<F16>(&[1.0], 501);
}

#[test]
fn every_value_is_counted_once() {
    let values = values(3, 1000, -149..128);
    let histogram = ExponentHistogram::of(&values);
    let total: usize = (-149..=127).map(|e| histogram.count(e)).sum();
    assert_eq!((total, histogram.total()), (1000, 1000));
    assert_eq!((histogram.zeros, histogram.infinities, histogram.nans), (2, 2, 1));
    for exponent in -149..=127 {
        let (low, high) = (2f64.powi(exponent), 2f64.powi(exponent + 1));
        let there = values.iter().map(|&x| f64::from(x).abs()).filter(|&x| low <= x && x < high).count();
        assert_eq!(histogram.count(exponent), there, "2^{exponent}");
    }
    assert_eq!([i32::MIN, -150, 128, i32::MAX].map(|e| histogram.count(e)), [0; 4]);
}

#[test]
fn lines_are_put_together_where_there_are_too_many() {
    let histogram = ExponentHistogram::of(&values(4, 300, -100..100));
    for rows in [1, 7, 50, 1000] {
        let text = histogram.to_text(rows, 20);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() <= rows + 1 && lines.iter().all(|line| line.len() <= 20 + 24), "{text}");
        let counts = lines.iter().map(|line| {
            let words: Vec<&str> = line.split_whitespace().filter(|word| !word.contains(['^', '#'])).collect();
            words.last().unwrap().parse::<usize>().unwrap()
        });
        assert_eq!(counts.sum::<usize>(), 300, "{text}");
    }
    assert_eq!(ExponentHistogram::of(&[0.0]).to_text(10, 10), "");
}

#[test]
fn the_table_says_what_is_lost() {
    let values: Vec<f32> = (0..1000).map(|i| 2f32.powi(-(i / 40)) * (1.0 + (i % 40) as f32 / 40.0)).collect();
    let text = quantization_report(&values).to_string();
    let expected = "\
1000 values: 0 zeros, 0 infinite, 0 NaN; magnitudes from 5.9604645e-8 to 1.975

format    scale  overflow   to zero subnormal     exact     median     90 %     99 %  largest
";
    assert!(text.starts_with(expected), "{text}");
    let rows: Vec<Vec<&str>> = text.lines().skip(3).take(7).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0][..3], ["F16", "1", "0"], "{text}");
    assert_eq!(rows[1][..2], ["2^10", "0"], "{text}");
    assert!(text.contains("2^-24  40 ####"), "{text}");
    let nothing = quantization_report(&[f32::NAN, 0.0]).to_string();
    assert_eq!(nothing, "2 values: 1 zero, 0 infinite, 1 NaN; nothing to convert\n");
    assert_eq!(text::percent(0, 5), "0");
    assert_eq!(
        [(5, 5), (1, 100_000), (99_999, 100_000), (1, 3)].map(|(n, all)| text::percent(n, all)),
        ["100 %", "<0.01 %", ">99.99 %", "33.33 %"]
    );
}

/// Every element is closed, and there is a bar for every exponent that occurs.
#[test]
fn the_drawing_is_well_formed() {
    for values in [vec![], vec![1.0], values(5, 2000, -60..20), values(6, 500, -149..128)] {
        let report = quantization_report(&values);
        let svg = report.to_svg();
        let mut open: Vec<&str> = vec![];
        for tag in svg.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').expect("closed");
            assert!(!text.contains(['&', '>']) && tag.matches('"').count() % 2 == 0, "{tag}");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap());
            }
        }
        assert!(open.is_empty() && !svg.contains("NaN") && !svg.contains("inf"), "{open:?}");
        let bars = svg.matches(" of 2^").count();
        assert_eq!(bars, (-149..=127).filter(|&e| report.histogram.count(e) > 0).count());
    }
}
