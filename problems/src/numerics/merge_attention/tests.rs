use kihon_judge::{Floats, Kata, Random};

use super::{MergeAttention, Parts, workload::references};

/// All references are near the naive one.
#[track_caller]
fn agree(parts: &Parts) {
    let expected = MergeAttention::oracle(parts);
    for reference in references() {
        let got = MergeAttention::call(reference.solution, parts);
        let checked = MergeAttention::check(parts, &expected, &got);
        assert_eq!(checked, Ok(()), "{} on {parts:?}", reference.name);
    }
}

#[test]
fn every_few_blocks_of_few_log_sums() {
    let alphabet = [f32::NEG_INFINITY, 0.0, 1.0, 100.0, -100.0];
    for len in 0..=4 {
        for code in 0..5usize.pow(len) {
            let log_sums: Vec<f32> = (0..len).map(|i| alphabet[code / 5usize.pow(i) % 5]).collect();
            let output = |i: usize| if log_sums[i] == f32::NEG_INFINITY { f32::NAN } else { i as f32 - 1.5 };
            let outputs = Floats((0..log_sums.len()).map(output).collect());
            agree(&Parts { outputs, log_sums: Floats(log_sums), d: 1 });
        }
    }
}

/// Keys split in any way give what all of them give together.
#[test]
fn blocks_of_known_scores() {
    let mut random = Random::new(3);
    for round in 0..200 {
        let keys: Vec<(f64, f64)> =
            (0..40).map(|_| (random.below(41) as f64 / 4.0 - 5.0, random.below(100) as f64)).collect();
        let attend = |keys: &[(f64, f64)]| {
            let sum: f64 = keys.iter().map(|(score, _)| score.exp()).sum();
            let weighted: f64 = keys.iter().map(|(score, value)| score.exp() * value).sum();
            if keys.is_empty() { (f32::NAN, f32::NEG_INFINITY) } else { ((weighted / sum) as f32, sum.ln() as f32) }
        };
        let whole = attend(&keys);
        let mut cuts: Vec<usize> = (0..round % 7).map(|_| random.below(41)).collect();
        cuts.extend([0, 40]);
        cuts.sort_unstable();
        let (outputs, log_sums) = cuts.windows(2).map(|cut| attend(&keys[cut[0]..cut[1]])).unzip();
        let parts = Parts { outputs: Floats(outputs), log_sums: Floats(log_sums), d: 1 };
        for reference in references() {
            let (output, log_sum) = (reference.solution)(&parts.outputs, &parts.log_sums, 1);
            let near = (output[0] - whole.0).abs() < 1e-3 && (log_sum - whole.1).abs() < 1e-5;
            assert!(near, "{}: {output:?} and {log_sum}, not {whole:?}", reference.name);
        }
    }
}

#[test]
fn largest_size() {
    for pattern in MergeAttention::patterns() {
        let parts = (pattern.make)(MergeAttention::LARGEST, 5);
        assert_eq!(MergeAttention::validate(&parts), Ok(()), "{}", pattern.name);
        agree(&parts);
    }
}

#[test]
fn what_the_constraints_exclude_is_named() {
    let told = |outputs: &[f32], log_sums: &[f32], d| {
        let parts = Parts { outputs: Floats(outputs.to_vec()), log_sums: Floats(log_sums.to_vec()), d };
        MergeAttention::validate(&parts).unwrap_err()
    };
    assert_eq!(told(&[], &[], 0), "d is 0, not from 1 to 16");
    assert_eq!(told(&[1.0], &[1.0], 2), "outputs has 1 numbers, no 1 rows of 2");
    assert_eq!(told(&[1.0], &[f32::NAN], 1), "log_sums[0] is NaN, neither from -100 to 100 nor -inf");
    assert_eq!(told(&[f32::NAN, f32::NAN], &[f32::NEG_INFINITY, 0.0], 1), "outputs[1] is NaN, not from -1000 to 1000");
    assert_eq!(told(&[0.0; 4001], &[0.0; 4001], 1), "there are 4001 blocks, more than 4000");
}
