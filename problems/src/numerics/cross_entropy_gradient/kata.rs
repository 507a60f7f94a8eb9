//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, Labelled, cases, hints, mutants, naive::naive, rest_of_the_sum::rest_of_the_sum, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], usize, f32) -> Vec<f32>;

/// How far off a number may be, of the greater of the two whose difference it is.
const ALLOWED: f64 = 1.0 / (1 << 21) as f64;

/// And besides, for what is smaller than any `f32` is exact.
const SMALLEST: f64 = 1e-44;

/// Cross entropy gradient: softmax less the target.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::cross_entropy_gradient::{CrossEntropyGradient, Labelled};
/// let row = Labelled::new(&[0.0, 0.0], 0, 0.5);
/// assert_eq!(CrossEntropyGradient::oracle(&row), [-0.25, 0.25]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CrossEntropyGradient;

impl Kata for CrossEntropyGradient {
    type Input = Labelled;
    type Output = Vec<f32>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "cross-entropy-gradient",
        title: "Cross entropy gradient",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn cross_entropy_gradient(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Labelled) -> Vec<f32> {
        solution(&input.logits, input.target, input.smoothing)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |logits: &[f32], target, smoothing, output: &[f32]| Example {
            input: Labelled::new(logits, target, smoothing),
            output: output.to_vec(),
        };
        vec![
            example(&[1.0; 4], 2, 0.0, &[0.25, 0.25, -0.75, 0.25]),
            example(&[1.0; 4], 2, 1.0, &[0.0; 4]),
            example(&[0.0; 2], 0, 0.5, &[-0.25, 0.25]),
            example(&[40.0, 0.0], 0, 0.0, &[-4.248_354e-18, 4.248_354e-18]),
            example(&[5.0, f32::NEG_INFINITY], 1, 0.0, &[1.0, -1.0]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Labelled> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Labelled>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Labelled>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Labelled>> {
        cases::worst_cases()
    }

    fn validate(input: &Labelled) -> Result<(), String> {
        let Labelled { logits, target, smoothing } = input;
        if logits.len() > Self::LARGEST {
            return Err(format!("logits has {} values, more than {}", logits.len(), Self::LARGEST));
        }
        if let Some(i) = logits.iter().position(|x| x.is_nan() || *x == f32::INFINITY) {
            return Err(format!("logits[{i}] is {}", logits[i]));
        }
        if logits.iter().all(|x| x.is_infinite()) {
            return Err("no logit is finite".into());
        }
        if *target >= logits.len() {
            return Err(format!("target is {target}, and there are {} classes", logits.len()));
        }
        if !(0.0..=1.0).contains(smoothing) {
            return Err(format!("smoothing is {smoothing}, not from 0 to 1"));
        }
        Ok(())
    }

    fn oracle(input: &Labelled) -> Vec<f32> {
        Self::call(naive, input)
    }

    fn reference(input: &Labelled) -> Vec<f32> {
        Self::call(rest_of_the_sum, input)
    }

    fn check(input: &Labelled, expected: &Vec<f32>, got: &Vec<f32>) -> Result<(), Fault> {
        let n = expected.len();
        if got.len() != n {
            return Err(Fault::new(format!("there are {n} logits and {} numbers", got.len())));
        }
        let smoothing = f64::from(input.smoothing);
        for (i, (&want, &have)) in expected.iter().zip(got).enumerate() {
            let (want, have) = (f64::from(want), f64::from(have));
            // The two sides of the difference, from it and the one that is known: q, or 1 − q.
            let known = if i == input.target { smoothing - smoothing / n as f64 } else { smoothing / n as f64 };
            let other = if i == input.target { known - want } else { known + want };
            let allowed = ALLOWED * known.max(other) + SMALLEST;
            let off = (have - want).abs();
            if off <= allowed {
                continue;
            }
            let which = if i == input.target { format!("class {i}, the target,") } else { format!("class {i}") };
            if have.is_nan() {
                return Err(Fault::at(i, format!("the number of {which} is NaN")));
            }
            let sum: f64 = got.iter().copied().map(f64::from).sum();
            let besides =
                if sum.abs() > 1e-3 { format!("; all together are {sum:.3}, and must be 0") } else { String::new() };
            let (off, allowed) = (floats::size(off), floats::size(allowed));
            return Err(Fault::at(
                i,
                format!("the number of {which} is off by {off}, where {allowed} is allowed{besides}"),
            ));
        }
        Ok(())
    }

    fn show_input(input: &Labelled) -> Vec<(&'static str, String)> {
        vec![
            ("logits", floats::list(&input.logits, None)),
            ("target", input.target.to_string()),
            ("smoothing", format!("{:?}", input.smoothing)),
        ]
    }

    fn show_output(output: &Vec<f32>, at: Option<usize>) -> String {
        floats::list(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
