//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{Merged, Parts, cases, hints, mutants, naive::naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], &[f32], usize) -> (Vec<f32>, f32);

/// Merge of partial attention: the outputs of blocks of keys as that of all keys.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::merge_attention::{MergeAttention, Merged, Parts};
/// let parts = Parts { outputs: Floats(vec![f32::NAN, 6.0]), log_sums: Floats(vec![f32::NEG_INFINITY, 2.0]), d: 1 };
/// assert_eq!(MergeAttention::oracle(&parts), Merged { output: vec![6.0], log_sum: 2.0 });
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MergeAttention;

impl Kata for MergeAttention {
    type Input = Parts;
    type Output = Merged;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "merge-attention",
        title: "Merge of partial attention",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn merge(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32)",
        cost: "b · d",
    };

    const LARGEST: usize = 4_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Parts) -> Merged {
        let (output, log_sum) = solution(&input.outputs, &input.log_sums, input.d);
        Merged { output, log_sum }
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |outputs: &[f32], log_sums: &[f32], d, output: &[f32], log_sum| Example {
            input: Parts { outputs: Floats(outputs.to_vec()), log_sums: Floats(log_sums.to_vec()), d },
            output: Merged { output: output.to_vec(), log_sum },
        };
        let empty = f32::NEG_INFINITY;
        vec![
            example(&[3.0, 7.0], &[0.0, 0.0], 1, &[5.0], std::f32::consts::LN_2),
            example(&[4.0, 8.0], &[0.0, 1.0986123], 1, &[7.0], 1.3862944),
            example(&[1.0, 2.0, 3.0, 4.0], &[90.0, 95.0], 2, &[2.9866143, 3.9866143], 95.006714),
            example(&[f32::NAN, 6.0], &[empty, 2.0], 1, &[6.0], 2.0),
            example(&[], &[], 2, &[0.0, 0.0], empty),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Parts> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Parts>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Parts>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Parts>> {
        cases::worst_cases()
    }

    fn validate(input: &Parts) -> Result<(), String> {
        let Parts { outputs, log_sums, d } = input;
        if !(1..=16).contains(d) {
            return Err(format!("d is {d}, not from 1 to 16"));
        }
        if log_sums.len() > Self::LARGEST {
            return Err(format!("there are {} blocks, more than {}", log_sums.len(), Self::LARGEST));
        }
        if outputs.len() != log_sums.len() * d {
            return Err(format!("outputs has {} numbers, no {} rows of {d}", outputs.len(), log_sums.len()));
        }
        let in_range = |log_sum: f32| log_sum.abs() <= 100.0 || log_sum == f32::NEG_INFINITY;
        if let Some(i) = log_sums.iter().position(|&log_sum| !in_range(log_sum)) {
            return Err(format!("log_sums[{i}] is {}, neither from -100 to 100 nor -inf", log_sums[i]));
        }
        let counts = |i: usize| log_sums[i / d] != f32::NEG_INFINITY;
        let out_of_range = |&i: &usize| counts(i) && (outputs[i].is_nan() || outputs[i].abs() > 1000.0);
        match (0..outputs.len()).find(out_of_range) {
            Some(i) => Err(format!("outputs[{i}] is {}, not from -1000 to 1000", outputs[i])),
            None => Ok(()),
        }
    }

    fn oracle(input: &Parts) -> Merged {
        Self::call(naive, input)
    }

    /// The naive one has the asked cost, and the best precision.
    fn reference(input: &Parts) -> Merged {
        Self::call(naive, input)
    }

    fn check(input: &Parts, expected: &Merged, got: &Merged) -> Result<(), Fault> {
        let (rows, numbers) = (input.d, got.output.len());
        if numbers != rows {
            return Err(Fault::new(format!("the output has {rows} numbers, not {numbers}")));
        }
        if input.filled().next().is_none() {
            return if *got == *expected {
                Ok(())
            } else {
                Err(Fault::new("no block has keys, so the output is zeros and the log-sum-exp -inf"))
            };
        }
        let share = 1e-4 + 1e-6 * input.log_sums.len() as f64;
        let off = |expected: f32, got: f32| (f64::from(expected) - f64::from(got)).abs();
        let error = off(expected.log_sum, got.log_sum);
        // A NaN is not within any bound.
        let within = |error: f64, bound: f64| error <= bound;
        if !within(error, share) {
            return Err(Fault::new(log_sum_property(input, expected.log_sum, got.log_sum, share)));
        }
        let greatest = input.filled().flat_map(|(row, _)| row).fold(0.0_f32, |greatest, x| x.abs().max(greatest));
        let bound = share * f64::from(greatest);
        match (0..numbers).find(|&i| !within(off(expected.output[i], got.output[i]), bound)) {
            Some(i) => Err(Fault::at(i, output_property(input, i, expected.output[i], got.output[i], bound))),
            None => Ok(()),
        }
    }

    fn show_input(input: &Parts) -> Vec<(&'static str, String)> {
        let [outputs, log_sums] = [&input.outputs, &input.log_sums].map(|x| show::list(x, None));
        vec![("outputs", outputs), ("log_sums", log_sums), ("d", input.d.to_string())]
    }

    fn show_output(output: &Merged, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

fn log_sum_property(input: &Parts, expected: f32, got: f32, bound: f64) -> String {
    let greatest = input.filled().map(|(_, log_sum)| log_sum).fold(f32::NEG_INFINITY, f32::max);
    if got.is_nan() || got == f32::INFINITY {
        return format!("the log-sum-exp is {got}, of blocks that have numbers");
    }
    if f64::from(got) < f64::from(greatest) - bound {
        return format!("the log-sum-exp of all blocks is at least that of each: {greatest} of one, and {got} of all");
    }
    let error = (f64::from(expected) - f64::from(got)).abs();
    format!("the log-sum-exp {got} is off by {error:.2e} from {expected}, more than {bound:.2e}")
}

fn output_property(input: &Parts, column: usize, expected: f32, got: f32, bound: f64) -> String {
    if got.is_nan() {
        return format!("column {column} is NaN, of blocks that have numbers");
    }
    let values = input.filled().map(|(row, _)| row[column]);
    let (least, most) = values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    if f64::from(got) < f64::from(least) - bound || f64::from(got) > f64::from(most) + bound {
        return format!("column {column}: a mean of outputs from {least} to {most} is not {got}");
    }
    let error = (f64::from(expected) - f64::from(got)).abs();
    format!("column {column}: {got} is off by {error:.2e} from {expected}, more than {bound:.2e}")
}

#[cfg(test)]
mod sentences {
    use super::*;

    #[test]
    fn tell_what_is_wrong() {
        let told = |log_sums: &[f32], output: &[f32], log_sum| {
            let outputs = Floats(vec![100.0, 0.0]);
            let parts = Parts { outputs, log_sums: Floats(log_sums.to_vec()), d: 1 };
            let got = Merged { output: output.to_vec(), log_sum };
            MergeAttention::check(&parts, &MergeAttention::oracle(&parts), &got).expect_err("it is wrong").property
        };
        let (alike, half) = ([0.0, 0.0], std::f32::consts::LN_2);
        for (got, sentence) in [
            (told(&alike, &[], half), "the output has 1 numbers, not 0"),
            (told(&alike, &[50.0], f32::NAN), "the log-sum-exp is NaN, of blocks that have numbers"),
            (
                told(&alike, &[50.0], -1.0),
                "the log-sum-exp of all blocks is at least that of each: 0 of one, and -1 of all",
            ),
            (told(&alike, &[50.0], 1.0), "the log-sum-exp 1 is off by 3.07e-1 from 0.6931472, more than 1.02e-4"),
            (told(&alike, &[f32::NAN], half), "column 0 is NaN, of blocks that have numbers"),
            (told(&alike, &[101.0], half), "column 0: a mean of outputs from 0 to 100 is not 101"),
            (told(&alike, &[51.0], half), "column 0: 51 is off by 1.00e0 from 50, more than 1.02e-2"),
            (
                told(&[f32::NEG_INFINITY; 2], &[f32::NAN], f32::NEG_INFINITY),
                "no block has keys, so the output is zeros and the log-sum-exp -inf",
            ),
        ] {
            assert_eq!(got, sentence);
        }
    }
}
