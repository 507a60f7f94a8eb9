use kihon_judge::{Floats, Kata};

use super::{LossScaling, Training, workload::references};

/// All references agree with the naive one.
#[track_caller]
fn agree(training: &Training) {
    let expected = LossScaling::oracle(training);
    for reference in references() {
        assert_eq!(LossScaling::call(reference.solution, training), expected, "{} on {training:?}", reference.name);
    }
}

#[test]
fn every_short_training_of_few_peaks() {
    let alphabet = [1.0, 65519.0, 65520.0, f32::NAN];
    for len in 0..=5 {
        for code in 0..4usize.pow(len) {
            let peaks: Vec<f32> = (0..len).map(|i| alphabet[code / 4usize.pow(i) % 4]).collect();
            for (start, interval, least, greatest) in [(0, 1, 0, 0), (0, 1, -1, 1), (0, 2, -1, 2), (1, 3, 0, 2)] {
                agree(&Training { peaks: Floats(peaks.clone()), start, interval, least, greatest });
            }
        }
    }
}

#[test]
fn a_peak_overflows_from_65520_on_at_every_scale() {
    for k in -24..=64 {
        let limit = (65520.0 * 2f64.powi(-k)) as f32;
        let peaks = [limit.next_down(), limit];
        let training = Training { peaks: Floats(peaks.to_vec()), start: k, interval: 9, least: -24, greatest: 64 };
        assert_eq!(LossScaling::oracle(&training), [(k, true), (k, false)]);
        agree(&training);
    }
}

#[test]
fn largest_size() {
    for pattern in LossScaling::patterns() {
        let training = (pattern.make)(LossScaling::LARGEST, 5);
        assert_eq!(LossScaling::validate(&training), Ok(()));
        let expected = LossScaling::reference(&training);
        for reference in references().iter().skip(1) {
            assert_eq!(LossScaling::call(reference.solution, &training), expected, "{}", reference.name);
        }
    }
}

#[test]
fn what_the_constraints_exclude_is_named() {
    let fine = Training { peaks: Floats(vec![1.0]), start: 0, interval: 1, least: 0, greatest: 0 };
    for (training, told) in [
        (Training { interval: 0, ..fine.clone() }, "interval is 0, not from 1 to 1000000"),
        (Training { start: 1, ..fine.clone() }, "not -24 ≤ least = 0 ≤ start = 1 ≤ greatest = 0 ≤ 64"),
        (Training { peaks: Floats(vec![1.0, -2.0]), ..fine.clone() }, "peaks[1] is -2, and no magnitude"),
        (Training { peaks: Floats(vec![1.0; 20_001]), ..fine }, "peaks has 20001 numbers, more than 20000"),
    ] {
        assert_eq!(LossScaling::validate(&training), Err(told.to_owned()));
    }
}
