//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{cases, hints, mutants, naive, shifts::shifts, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32]) -> Vec<u16>;

/// `f32` to `f16`: the nearest half of each number, as its bits.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::f32_to_f16::F32ToF16;
/// assert_eq!(F32ToF16::oracle(&Floats(vec![1.0, 2051.0, 1e9])), [0x3c00, 0x6802, 0x7c00]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct F32ToF16;

impl Kata for F32ToF16 {
    type Input = Floats<f32>;
    type Output = Vec<u16>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "f32-to-f16",
        title: "f32 to f16",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn f32_to_f16(values: &[f32]) -> Vec<u16>",
        cost: "n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Floats<f32>) -> Vec<u16> {
        solution(input)
    }

    fn examples() -> Vec<Example<Self>> {
        let example =
            |values: &[f32], output: &[u16]| Example { input: Floats(values.to_vec()), output: output.to_vec() };
        vec![
            example(&[1.0, -2.0, 0.1], &[0x3c00, 0xc000, 0x2e66]),
            example(&[2049.0, 2051.0], &[0x6800, 0x6802]),
            example(&[65519.0, 65520.0, f32::NEG_INFINITY], &[0x7bff, 0x7c00, 0xfc00]),
            example(&[0.000_06, -1e-9], &[0x03ef, 0x8000]),
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
        match input.len() {
            n if n > Self::LARGEST => Err(format!("values has {n} numbers, more than {}", Self::LARGEST)),
            _ => Ok(()),
        }
    }

    fn oracle(input: &Floats<f32>) -> Vec<u16> {
        naive::naive(input)
    }

    fn reference(input: &Floats<f32>) -> Vec<u16> {
        shifts(input)
    }

    fn check(input: &Floats<f32>, expected: &Vec<u16>, got: &Vec<u16>) -> Result<(), Fault> {
        if got.len() != input.len() {
            return Err(Fault::new(format!("{} numbers have as many halves, not {}", input.len(), got.len())));
        }
        match (0..got.len()).find(|&i| expected[i] != got[i]) {
            Some(i) => Err(Fault::at(i, property(input[i], expected[i], got[i]))),
            None => Ok(()),
        }
    }

    fn show_input(input: &Floats<f32>) -> Vec<(&'static str, String)> {
        vec![("values", show::list_with(input.len(), None, |i, out| out.push_str(&number(input[i]))))]
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
fn property(x: f32, expected: u16, got: u16) -> String {
    let named = number(x);
    let half = |pattern: u16| {
        let sign = if pattern >> 15 == 1 { "-" } else { "" };
        match pattern & 0x7fff {
            0x7c00 => format!("{sign}infinity ({pattern:#06x})"),
            size @ (0 | 0x1000..0x7c00) => format!("{sign}{} ({pattern:#06x})", naive::value(size)),
            size @ ..0x1000 => format!("{sign}{:e} ({pattern:#06x})", naive::value(size)),
            _ => format!("NaN ({pattern:#06x})"),
        }
    };
    if x.is_nan() {
        let lost =
            if got & 0x7fff <= 0x7c00 { "stays one" } else { "keeps its sign and the upper bits of its payload" };
        return format!("{named} {lost}: {expected:#06x} is due, not {}", half(got));
    }
    if (expected ^ got) == 0x8000 {
        return format!("{named} keeps its sign: {expected:#06x} is due, not {got:#06x}");
    }
    let size = f64::from(x.abs());
    let [due, answer] = [expected, got].map(|pattern| naive::value(pattern & 0x7fff));
    let half_way = expected.abs_diff(got) == 1 && size == f64::midpoint(due, answer);
    match (expected & 0x7fff, got & 0x7fff) {
        (_, 0x7c01..) => format!("{named} is a number, and {got:#06x} is NaN"),
        _ if half_way => {
            format!("{named} is half way from {} to {}: the even pattern is due", half(expected), half(got))
        }
        (0x7c00, _) => format!("{named} is infinite as a half: {expected:#06x} is due, not {}", half(got)),
        _ if due == size => format!("{named} is a half: {expected:#06x} is due, not {}", half(got)),
        _ => format!("{} is nearer to {named} than {}", half(expected), half(got)),
    }
}

#[cfg(test)]
mod sentences {
    use super::property;

    #[test]
    fn tell_what_is_wrong() {
        for (x, expected, got, sentence) in [
            (2051.0, 0x6802, 0x6801, "2051 is half way from 2052 (0x6802) to 2050 (0x6801): the even pattern is due"),
            (
                65520.0,
                0x7c00,
                0x7bff,
                "65520 is half way from infinity (0x7c00) to 65504 (0x7bff): the even pattern is due",
            ),
            (f32::INFINITY, 0x7c00, 0x7bff, "inf is infinite as a half: 0x7c00 is due, not 65504 (0x7bff)"),
            (f32::MAX, 0x7c00, 0x7bff, "3.4028235e38 is infinite as a half: 0x7c00 is due, not 65504 (0x7bff)"),
            (65536.0, 0x7c00, 0x7bff, "65536 is infinite as a half: 0x7c00 is due, not 65504 (0x7bff)"),
            (1e9, 0x7c00, 0x7bff, "1e9 is infinite as a half: 0x7c00 is due, not 65504 (0x7bff)"),
            (65510.0, 0x7bff, 0x7c00, "65504 (0x7bff) is nearer to 65510 than infinity (0x7c00)"),
            (-0.0, 0x8000, 0, "-0 keeps its sign: 0x8000 is due, not 0x0000"),
            (f32::NAN, 0x7e00, 0x7c00, "NaN(0x7fc00000) stays one: 0x7e00 is due, not infinity (0x7c00)"),
            (
                f32::NAN,
                0x7e00,
                0x7fff,
                "NaN(0x7fc00000) keeps its sign and the upper bits of its payload: 0x7e00 is due, not NaN (0x7fff)",
            ),
            (-1.5, 0xbe00, 0xbc00, "-1.5 is a half: 0xbe00 is due, not -1 (0xbc00)"),
            (1e-6, 0x0011, 0, "1.0132789611816406e-6 (0x0011) is nearer to 1e-6 than 0 (0x0000)"),
            (f32::INFINITY, 0x7c00, 0x7e00, "inf is a number, and 0x7e00 is NaN"),
        ] {
            assert_eq!(property(x, expected, got), sentence);
        }
    }
}
