//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{Draws, cases, compare::compare, hints, mutants, naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], &[u16]) -> Vec<u16>;

/// Stochastic rounding of `f32` to `bf16`, by random bits that are given.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::stochastic_rounding::{Draws, StochasticRounding};
/// let draws: Draws = [(257.0, 32767), (257.0, 32768)].into_iter().collect();
/// assert_eq!(StochasticRounding::oracle(&draws), [0x4381, 0x4380]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct StochasticRounding;

impl Kata for StochasticRounding {
    type Input = Draws;
    type Output = Vec<u16>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "stochastic-rounding",
        title: "Stochastic rounding",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn round_stochastically(values: &[f32], random: &[u16]) -> Vec<u16>",
        cost: "n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Draws) -> Vec<u16> {
        solution(&input.values, &input.random)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |pairs: &[(f32, u16)], output: &[u16]| Example {
            input: pairs.iter().copied().collect(),
            output: output.to_vec(),
        };
        vec![
            example(&[(257.0, 32767), (257.0, 32768)], &[0x4381, 0x4380]),
            example(&[(-257.0, 0), (1.5, 0)], &[0xc381, 0x3fc0]),
            example(&[(1.001, 8388), (1.001, 8389)], &[0x3f81, 0x3f80]),
            example(&[(f32::MAX, 65534)], &[0x7f80]),
            example(&[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Draws> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Draws>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Draws>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Draws>> {
        cases::worst_cases()
    }

    fn validate(input: &Draws) -> Result<(), String> {
        let (n, bits) = (input.values.len(), input.random.len());
        if n != bits {
            return Err(format!("{n} numbers with {bits} random ones"));
        }
        if n > Self::LARGEST {
            return Err(format!("values has {n} numbers, more than {}", Self::LARGEST));
        }
        Ok(())
    }

    fn oracle(input: &Draws) -> Vec<u16> {
        naive::naive(&input.values, &input.random)
    }

    fn reference(input: &Draws) -> Vec<u16> {
        compare(&input.values, &input.random)
    }

    fn check(input: &Draws, expected: &Vec<u16>, got: &Vec<u16>) -> Result<(), Fault> {
        let n = input.values.len();
        if got.len() != n {
            return Err(Fault::new(format!("{n} numbers are rounded to as many, not to {}", got.len())));
        }
        match (0..n).find(|&i| expected[i] != got[i]) {
            Some(i) => Err(Fault::at(i, property(input.values[i], input.random[i], expected[i], got[i]))),
            None => Ok(()),
        }
    }

    fn show_input(input: &Draws) -> Vec<(&'static str, String)> {
        let values = show::list_with(input.values.len(), None, |i, out| out.push_str(&number(input.values[i])));
        vec![("values", values), ("random", show::list(&input.random, None))]
    }

    fn show_output(output: &Vec<u16>, at: Option<usize>) -> String {
        show::list_with(output.len(), at, |i, out| out.push_str(&format!("{:#06x}", output[i])))
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// A number, a NaN with its bits.
fn number(x: f32) -> String {
    match x.abs() {
        nan if nan.is_nan() => format!("NaN({:#010x})", x.to_bits()),
        0.0 | 1e-3..1e7 | f32::INFINITY => x.to_string(),
        _ => format!("{x:e}"),
    }
}

/// What is wrong when `x` became `got` instead of `expected`.
fn property(x: f32, random: u16, expected: u16, got: u16) -> String {
    let named = number(x);
    if x.is_nan() {
        return format!("{named} stays the same NaN, made quiet: {expected:#06x} is due, not {got:#06x}");
    }
    if expected ^ got == 0x8000 {
        return format!("{named} keeps its sign: {expected:#06x} is due, not {got:#06x}");
    }
    let nearer = (x.to_bits() >> 16) as u16;
    let r = (naive::way(x) * 65536.0) as u32;
    if r == 0 {
        return format!("{named} is a bf16, {expected:#06x}, and never moves");
    }
    if got != nearer && got != nearer + 1 {
        return format!("{got:#06x} is not beside {named}, which lies between {nearer:#06x} and {:#06x}", nearer + 1);
    }
    let less = if expected == nearer { "not less than r" } else { "less than r" };
    format!("{named} has r = {r}, and {random} is {less}: {expected:#06x} is due, not {got:#06x}")
}

#[cfg(test)]
mod sentences {
    use super::property;

    #[test]
    fn tell_what_is_wrong() {
        for (x, random, expected, got, sentence) in [
            (257.0, 7, 0x4381, 0x4380, "257 has r = 32768, and 7 is less than r: 0x4381 is due, not 0x4380"),
            (
                -257.0,
                40000,
                0xc380,
                0xc381,
                "-257 has r = 32768, and 40000 is not less than r: 0xc380 is due, not 0xc381",
            ),
            (257.0, 7, 0x4381, 0x4300, "0x4300 is not beside 257, which lies between 0x4380 and 0x4381"),
            (1.0, 0, 0x3f80, 0x3f81, "1 is a bf16, 0x3f80, and never moves"),
            (-0.0, 0, 0x8000, 0, "-0 keeps its sign: 0x8000 is due, not 0x0000"),
            (f32::NAN, 0, 0x7fc0, 0, "NaN(0x7fc00000) stays the same NaN, made quiet: 0x7fc0 is due, not 0x0000"),
        ] {
            assert_eq!(property(x, random, expected, got), sentence);
        }
    }
}
