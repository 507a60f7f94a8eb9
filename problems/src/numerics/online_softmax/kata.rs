//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Mutant, Pattern, Reference};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, cases, hints, mutants, naive::naive, online::online, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32]) -> Vec<f32>;

/// How many steps from the right `f32` an answer may be.
pub(super) const ALLOWED: u64 = 8;

/// Online softmax: of each logit its probability among those so far.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::online_softmax::OnlineSoftmax;
/// let equal = Floats(vec![1000.0; 4]);
/// assert_eq!(OnlineSoftmax::oracle(&equal), [1.0, 0.5, 1.0 / 3.0, 0.25]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OnlineSoftmax;

impl Kata for OnlineSoftmax {
    type Input = Floats<f32>;
    type Output = Vec<f32>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "online-softmax",
        title: "Online softmax",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn online_softmax(logits: &[f32]) -> Vec<f32>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Floats<f32>) -> Vec<f32> {
        solution(input)
    }

    fn examples() -> Vec<Example<Self>> {
        let example =
            |logits: &[f32], output: &[f32]| Example { input: Floats(logits.to_vec()), output: output.to_vec() };
        vec![
            example(&[0.0; 3], &[1.0, 0.5, 0.333_333_34]),
            example(&[1000.0, 999.0, 1001.0], &[1.0, 0.268_941_43, 0.665_240_94]),
            example(&[f32::NEG_INFINITY, 5.0, f32::NEG_INFINITY], &[0.0, 1.0, 0.0]),
            example(&[1.0, f32::NAN, 1.0], &[1.0, f32::NAN, f32::NAN]),
            example(&[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Floats<f32>> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Floats<f32>>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Floats<f32>>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Floats<f32>>> {
        cases::worst_cases()
    }

    fn validate(input: &Floats<f32>) -> Result<(), String> {
        if input.len() > Self::LARGEST {
            return Err(format!("logits has {} values, more than {}", input.len(), Self::LARGEST));
        }
        match input.iter().position(|&x| x == f32::INFINITY) {
            Some(i) => Err(format!("logits[{i}] is +inf")),
            None => Ok(()),
        }
    }

    fn oracle(input: &Floats<f32>) -> Vec<f32> {
        naive(input)
    }

    fn reference(input: &Floats<f32>) -> Vec<f32> {
        online(input)
    }

    fn check(input: &Floats<f32>, expected: &Vec<f32>, got: &Vec<f32>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} logits and {} answers", expected.len(), got.len())));
        }
        for (i, (&want, &have)) in expected.iter().zip(got).enumerate() {
            let Err(how) = floats::near(have, want, ALLOWED) else { continue };
            let spoiled = input[..=i].iter().position(|x| x.is_nan());
            let why = match (spoiled, input[i]) {
                (Some(at), _) => format!("NaN has arrived at index {at}, so answer {i} is NaN"),
                (None, f32::NEG_INFINITY) => format!("answer {i} {how}: a logit of -inf has no share"),
                _ if have > 1.0 => format!("answer {i} is {have:?}, more than all there is"),
                _ => format!("answer {i} {how}"),
            };
            return Err(Fault::at(i, why));
        }
        Ok(())
    }

    fn show_input(input: &Floats<f32>) -> Vec<(&'static str, String)> {
        vec![("logits", floats::list(input, None))]
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
