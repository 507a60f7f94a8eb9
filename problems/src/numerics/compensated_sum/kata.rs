//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{Terms, cases, hints, mutants, naive::naive, neumaier::neumaier, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f64]) -> f64;

/// Compensated sum: as if computed with twice the digits.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::compensated_sum::{CompensatedSum, Terms};
/// assert_eq!(CompensatedSum::oracle(&Terms(vec![1.0, 1e100, 1.0, -1e100])), 2.0);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CompensatedSum;

impl Kata for CompensatedSum {
    type Input = Terms;
    type Output = f64;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "compensated-sum",
        title: "Compensated sum",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn sum(values: &[f64]) -> f64",
        cost: "n",
    };

    const LARGEST: usize = 20_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Terms) -> f64 {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |values: &[f64], output| Example { input: Terms(values.to_vec()), output };
        vec![
            example(&[1.0, 1e100, 1.0, -1e100], 2.0),
            example(&[1e16, 1.0, -1e16], 1.0),
            example(&[0.1, -0.3, 0.2], 2.7755575615628914e-17),
            example(&[3.0], 3.0),
            example(&[], 0.0),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Terms> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Terms>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Terms>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Terms>> {
        cases::worst_cases()
    }

    fn validate(input: &Terms) -> Result<(), String> {
        if input.0.len() > Self::LARGEST {
            return Err(format!("values has {} numbers, more than {}", input.0.len(), Self::LARGEST));
        }
        match input.0.iter().position(|x| x.is_nan() || x.abs() > 1e300) {
            Some(i) => Err(format!("values[{i}] is {:?}, not from -1e300 to 1e300", input.0[i])),
            None => Ok(()),
        }
    }

    fn oracle(input: &Terms) -> f64 {
        naive(&input.0)
    }

    fn reference(input: &Terms) -> f64 {
        neumaier(&input.0)
    }

    /// By the exact error, not by the difference from an answer that is rounded too.
    fn check(input: &Terms, _: &f64, got: &f64) -> Result<(), Fault> {
        if !got.is_finite() {
            return Err(Fault::new(format!("a sum of finite numbers that does not overflow is not {got}")));
        }
        let exact = naive(&input.0);
        let error = naive(&[&input.0[..], &[-got]].concat()).abs();
        let allowed = allowed(&input.0, exact);
        if error <= allowed {
            return Ok(());
        }
        Err(Fault::new(format!("the sum is {exact:?}, and {got:?} is off by {error:.2e}, more than {allowed:.2e}")))
    }

    fn show_input(input: &Terms) -> Vec<(&'static str, String)> {
        vec![("values", show::list_with(input.0.len(), None, |i, out| out.push_str(&format!("{:?}", input.0[i]))))]
    }

    fn show_output(output: &f64, _at: Option<usize>) -> String {
        format!("{output:?}")
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// The statement's bound.
pub(super) fn allowed(values: &[f64], exact: f64) -> f64 {
    let magnitudes: f64 = values.iter().map(|x| x.abs()).sum();
    let n = values.len() as f64;
    f64::EPSILON * exact.abs() + n * n * 2f64.powi(-105) * magnitudes
}
