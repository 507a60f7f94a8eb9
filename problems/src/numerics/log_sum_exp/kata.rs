//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Mutant, Pattern, Reference};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, cases, hints, mutants, naive::naive, two_pass::two_pass, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32]) -> f32;

/// How many steps from the right `f32` an answer may be.
const ALLOWED: u64 = 4;

/// How far besides, where the greatest value is negative.
const CANCELLED: f64 = 1e-9;

/// Log-sum-exp: ln Σ eˣ.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::log_sum_exp::LogSumExp;
/// assert_eq!(LogSumExp::oracle(&Floats(vec![1000.0; 8])), 1000.0 + 8f32.ln());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LogSumExp;

impl Kata for LogSumExp {
    type Input = Floats<f32>;
    type Output = f32;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "log-sum-exp",
        title: "Log-sum-exp",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn log_sum_exp(x: &[f32]) -> f32",
        cost: "n log n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Floats<f32>) -> f32 {
        solution(input)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |x: &[f32], output| Example { input: Floats(x.to_vec()), output };
        vec![
            example(&[0.0, 0.0], std::f32::consts::LN_2),
            example(&[1000.0; 3], 1001.0986),
            example(&[0.0, -20.0, -20.0], 4.122_307_4e-9),
            example(&[f32::NEG_INFINITY, 3.0], 3.0),
            example(&[], f32::NEG_INFINITY),
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
        match input.len() {
            n if n > Self::LARGEST => Err(format!("x has {n} values, more than {}", Self::LARGEST)),
            _ => Ok(()),
        }
    }

    fn oracle(input: &Floats<f32>) -> f32 {
        naive(input)
    }

    fn reference(input: &Floats<f32>) -> f32 {
        two_pass(input)
    }

    fn check(input: &Floats<f32>, expected: &f32, got: &f32) -> Result<(), Fault> {
        let Err(how) = floats::near(*got, *expected, ALLOWED) else { return Ok(()) };
        let greatest = input.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let finite = expected.is_finite() && got.is_finite();
        if finite && greatest < 0.0 && (f64::from(*got) - f64::from(*expected)).abs() <= CANCELLED {
            return Ok(());
        }
        let besides = if finite && greatest < 0.0 { ", and more than 1e-9" } else { "" };
        Err(Fault::new(match input.iter().position(|x| x.is_nan()) {
            Some(at) => format!("value {at} is NaN, so the answer is NaN"),
            None if finite && *got < greatest => format!("the answer is below the greatest value, {greatest:?}"),
            None => format!("the answer {how}{besides}"),
        }))
    }

    fn show_input(input: &Floats<f32>) -> Vec<(&'static str, String)> {
        vec![("x", floats::list(input, None))]
    }

    fn show_output(output: &f32, _at: Option<usize>) -> String {
        format!("{output:?}")
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
