//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Limits, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{Tokens, cases, hints, mutants, naive::naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], &[f32], &[f32], usize, bool) -> Vec<f32>;

/// Tiled attention: without the matrix of scores.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::tiled_attention::{TiledAttention, Tokens};
/// let [q, k, v] = [vec![0.0, 0.0], vec![1.0, 2.0], vec![10.0, 20.0]].map(Floats);
/// assert_eq!(TiledAttention::oracle(&Tokens { q, k, v, d: 1, causal: true }), [10.0, 15.0]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct TiledAttention;

impl Kata for TiledAttention {
    type Input = Tokens;
    type Output = Vec<f32>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "tiled-attention",
        title: "Tiled attention",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn attention(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32>",
        cost: "n · m · d",
    };

    /// Both n and m grow.
    const EXPONENT: f64 = 2.0;

    const LARGEST: usize = 320;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Tokens) -> Vec<f32> {
        solution(&input.q, &input.k, &input.v, input.d, input.causal)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |[q, k, v]: [&[f32]; 3], d, causal, output: &[f32]| {
            let [q, k, v] = [q, k, v].map(|x| Floats(x.to_vec()));
            Example { input: Tokens { q, k, v, d, causal }, output: output.to_vec() }
        };
        let nan = f32::NAN;
        vec![
            example([&[0.0, 0.0], &[1.0, 2.0], &[10.0, 20.0]], 1, false, &[15.0, 15.0]),
            example([&[0.0, 0.0], &[1.0, 2.0], &[10.0, 20.0]], 1, true, &[10.0, 15.0]),
            example([&[1.0], &[0.0, 3f32.ln()], &[4.0, 8.0]], 1, true, &[7.0]),
            example([&[0.0, 0.0], &[1.0], &[5.0]], 1, true, &[0.0, 5.0]),
            example([&[0.0, 0.0], &[1.0, nan], &[10.0, nan]], 1, true, &[10.0, nan]),
            example([&[], &[], &[]], 4, false, &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Tokens> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Tokens>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Tokens>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Tokens>> {
        cases::worst_cases()
    }

    fn validate(input: &Tokens) -> Result<(), String> {
        let Tokens { q, k, v, d, .. } = input;
        if !(1..=16).contains(d) {
            return Err(format!("d is {d}, not from 1 to 16"));
        }
        for (name, x, most, may_be_nan) in [("q", q, 10.0, false), ("k", k, 10.0, true), ("v", v, 1000.0, true)] {
            if x.len() % d != 0 || x.len() > Self::LARGEST * d {
                return Err(format!("{name} has {} numbers, no rows of {d}, at most {}", x.len(), Self::LARGEST));
            }
            let fits = |x: f32| x.abs() <= most || may_be_nan && x.is_nan();
            if let Some(i) = x.iter().position(|&x| !fits(x)) {
                return Err(format!("{name}[{i}] is {}, not from -{most} to {most}", x[i]));
            }
        }
        if k.len() != v.len() {
            return Err(format!("k has {} numbers, v {}", k.len(), v.len()));
        }
        Ok(())
    }

    fn oracle(input: &Tokens) -> Vec<f32> {
        Self::call(naive, input)
    }

    /// The naive one has the asked cost, though not the asked memory, and the best precision.
    fn reference(input: &Tokens) -> Vec<f32> {
        Self::call(naive, input)
    }

    fn check(input: &Tokens, expected: &Vec<f32>, got: &Vec<f32>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            let (n, d) = (input.queries(), input.d);
            return Err(Fault::new(format!("{n} queries have {n} rows of {d} numbers, not {} numbers", got.len())));
        }
        let tolerance = f64::from(greatest(&input.v)) / 256.0;
        let near = |&i: &usize| {
            let (e, g) = (f64::from(expected[i]), f64::from(got[i]));
            if e.is_nan() { g.is_nan() } else { (e - g).abs() <= tolerance }
        };
        match (0..got.len()).find(|i| !near(i)) {
            Some(i) => Err(Fault::at(i, property(input, i, expected[i], got[i], tolerance))),
            None => Ok(()),
        }
    }

    fn show_input(input: &Tokens) -> Vec<(&'static str, String)> {
        let [q, k, v] = [&input.q, &input.k, &input.v].map(|x| show::list(x, None));
        vec![("q", q), ("k", k), ("v", v), ("d", input.d.to_string()), ("causal", input.causal.to_string())]
    }

    fn show_output(output: &Vec<f32>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn limits(input: &Tokens) -> Limits {
        let rows = input.queries() + input.keys();
        Limits { bytes: Some((16 * rows * input.d + (32 << 10)) as u64), ..Limits::default() }
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// The greatest magnitude of those that are numbers, 0 if there is none.
fn greatest(x: &[f32]) -> f32 {
    x.iter().fold(0.0, |greatest, x| x.abs().max(greatest))
}

/// What is wrong with a number of the answer.
fn property(input: &Tokens, i: usize, expected: f32, got: f32, tolerance: f64) -> String {
    let (query, column) = (i / input.d, i % input.d);
    let seen = input.seen(query);
    let values = || input.v.chunks_exact(input.d).take(seen).map(|row| row[column]);
    let named = format!("query {query}, column {column}");
    if seen == 0 {
        return format!("{named}: the query sees no key, so its outputs are 0, not {got}");
    }
    if expected.is_nan() {
        return format!("{named}: the query sees a NaN, and the output is {got}");
    }
    if got.is_nan() {
        return format!("{named}: what the query sees is all numbers, and the output is NaN");
    }
    let (least, most) = values().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    if f64::from(got) < f64::from(least) - tolerance || f64::from(got) > f64::from(most) + tolerance {
        return format!("{named}: a mean of values from {least} to {most} is not {got}");
    }
    let error = (f64::from(expected) - f64::from(got)).abs();
    format!("{named}: {got} is off by {error:.2e} from {expected}, more than {tolerance:.2e}")
}

#[cfg(test)]
mod sentences {
    use super::*;

    #[test]
    fn tell_what_is_wrong() {
        let told = |[q, k, v]: [&[f32]; 3], got: &[f32]| {
            let [q, k, v] = [q, k, v].map(|x| Floats(x.to_vec()));
            let tokens = Tokens { q, k, v, d: 1, causal: true };
            let expected = TiledAttention::oracle(&tokens);
            TiledAttention::check(&tokens, &expected, &got.to_vec()).expect_err("it is wrong").property
        };
        let (two, nan) = ([0.0, 0.0], [0.0, f32::NAN]);
        let values = [256.0, 0.0];
        assert_eq!(told([&two, &two, &values], &[256.0]), "2 queries have 2 rows of 1 numbers, not 1 numbers");
        assert_eq!(
            told([&two, &two, &values], &[256.0, 130.0]),
            "query 1, column 0: 130 is off by 2.00e0 from 128, more than 1.00e0"
        );
        assert_eq!(
            told([&two, &two, &values], &[256.0, 300.0]),
            "query 1, column 0: a mean of values from 0 to 256 is not 300"
        );
        assert_eq!(
            told([&two, &[0.0], &[5.0]], &[f32::NAN, 5.0]),
            "query 0, column 0: the query sees no key, so its outputs are 0, not NaN"
        );
        assert_eq!(
            told([&two, &nan, &values], &[f32::NAN; 2]),
            "query 0, column 0: what the query sees is all numbers, and the output is NaN"
        );
        assert_eq!(
            told([&two, &nan, &values], &[256.0, 0.0]),
            "query 1, column 0: the query sees a NaN, and the output is 0"
        );
    }
}
