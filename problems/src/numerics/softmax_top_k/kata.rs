//! The task for the judge.

use std::fmt::Write;

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, Row, cases, heap::heap, hints, mutants, naive::naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], usize) -> Vec<(usize, f32)>;

/// How many steps from the right `f32` a probability may be.
const ALLOWED: u64 = 8;

/// Softmax and top-k: the most probable of a row.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::softmax_top_k::{Row, SoftmaxTopK};
/// assert_eq!(SoftmaxTopK::oracle(&Row::new(&[0.0, 7.0, 7.0], 1))[0].0, 1);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SoftmaxTopK;

impl Kata for SoftmaxTopK {
    type Input = Row;
    type Output = Vec<(usize, f32)>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "softmax-top-k",
        title: "Softmax and top-k",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn softmax_top_k(logits: &[f32], k: usize) -> Vec<(usize, f32)>",
        cost: "n log k",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Row) -> Self::Output {
        solution(&input.logits, input.k)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |logits: &[f32], k, output: &[(usize, f32)]| Example {
            input: Row::new(logits, k),
            output: output.to_vec(),
        };
        vec![
            example(&[1.0, 3.0, 2.0], 2, &[(1, 0.665_240_94), (2, 0.244_728_48)]),
            example(&[5.0; 4], 2, &[(0, 0.25), (1, 0.25)]),
            example(&[0.0, -300.0, -200.0], 3, &[(0, 1.0), (2, 0.0), (1, 0.0)]),
            example(&[1000.0, f32::NEG_INFINITY], 5, &[(0, 1.0), (1, 0.0)]),
            example(&[7.0], 0, &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Row> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Row>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Row>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Row>> {
        cases::worst_cases()
    }

    fn validate(input: &Row) -> Result<(), String> {
        let Row { logits, k } = input;
        if logits.len() > Self::LARGEST || *k > Self::LARGEST {
            return Err(format!("{k} of {} logits; at most {} are allowed", logits.len(), Self::LARGEST));
        }
        if let Some(i) = logits.iter().position(|x| x.is_nan() || *x == f32::INFINITY) {
            return Err(format!("logits[{i}] is {}", logits[i]));
        }
        if !logits.is_empty() && logits.iter().all(|x| x.is_infinite()) {
            return Err("no logit is finite".into());
        }
        Ok(())
    }

    fn oracle(input: &Row) -> Self::Output {
        Self::call(naive, input)
    }

    fn reference(input: &Row) -> Self::Output {
        Self::call(heap, input)
    }

    fn check(input: &Row, expected: &Self::Output, got: &Self::Output) -> Result<(), Fault> {
        let logits = &input.logits;
        for (place, (&(want, p), &(index, q))) in expected.iter().zip(got).enumerate() {
            if index != want {
                return Err(Fault::at(place, misplaced(logits, &got[..place], index, want)));
            }
            if let Err(how) = floats::near(q, p, ALLOWED) {
                return Err(Fault::at(place, format!("the probability of index {index} {how}")));
            }
        }
        if got.len() != expected.len() {
            let (n, k) = (logits.len(), input.k);
            return Err(Fault::new(format!(
                "{k} of {n} {} asked for, and {} told",
                if k == 1 { "is" } else { "are" },
                match got.len() {
                    1 => "1 is".to_owned(),
                    told => format!("{told} are"),
                }
            )));
        }
        Ok(())
    }

    fn show_input(input: &Row) -> Vec<(&'static str, String)> {
        vec![("logits", floats::list(&input.logits, None)), ("k", input.k.to_string())]
    }

    fn show_output(output: &Self::Output, at: Option<usize>) -> String {
        show::list_with(output.len(), at, |i, out| write!(out, "{:?}", output[i]).expect("writing to a string"))
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// Why `index` does not stand behind `before`, where `want` does.
fn misplaced(logits: &[f32], before: &[(usize, f32)], index: usize, want: usize) -> String {
    let Some(&logit) = logits.get(index) else {
        return format!("there is no index {index} among {} logits", logits.len());
    };
    if before.iter().any(|&(earlier, _)| earlier == index) {
        return format!("index {index} is told twice");
    }
    if logit == logits[want] {
        return format!("the logits at {index} and {want} are equal: the lower index comes first");
    }
    format!("the logit at {index} is {logit:?}, and that at {want} is greater: {:?}", logits[want])
}
