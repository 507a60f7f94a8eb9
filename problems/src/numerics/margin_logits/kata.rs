//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, Angles, cases, folded::folded, hints, mutants, naive::naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], i32, f32, f32, f32, f32) -> Vec<f32>;

/// How far off the target's logit may be, in s·(m₁ + m₃).
const ALLOWED: f64 = 4e-6;

/// How many steps from the right `f32` any other logit may be.
const ALLOWED_OTHERS: u64 = 4;

/// Margin logits: cosines, the target's with a margin.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::margin_logits::{Angles, MarginLogits};
/// let cos_face = Angles::new(&[0.75, 0.5], 0, 4.0, [1.0, 0.0, 0.25]);
/// assert_eq!(MarginLogits::oracle(&cos_face), [2.0, 2.0]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MarginLogits;

impl Kata for MarginLogits {
    type Input = Angles;
    type Output = Vec<f32>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "margin-logits",
        title: "Margin logits",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn margin_logits(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Angles) -> Vec<f32> {
        let [m1, m2, m3] = input.margins;
        solution(&input.cosines, input.label, input.scale, m1, m2, m3)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |cosines: &[f32], label, scale, margins, output: &[f32]| Example {
            input: Angles::new(cosines, label, scale, margins),
            output: output.to_vec(),
        };
        vec![
            example(&[0.5, 0.25], 0, 8.0, [1.0, 0.0, 0.25], &[2.0, 2.0]),
            example(&[0.5, 0.25], 0, 8.0, [2.0, 0.0, 0.0], &[-4.0, 2.0]),
            example(&[0.5, 0.25], 0, 8.0, [1.0, 0.5, 0.0], &[0.188_772_68, 2.0]),
            example(&[-1.0], 0, 1.0, [1.0, 0.5, 0.0], &[-1.122_417_4]),
            example(&[-1.0], 0, 1.0, [4.0, 0.0, 0.0], &[-7.0]),
            example(&[1.0005], -1, 2.0, [1.0, 0.5, 0.0], &[2.001]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Angles> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Angles>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Angles>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Angles>> {
        cases::worst_cases()
    }

    fn validate(input: &Angles) -> Result<(), String> {
        let Angles { cosines, label, scale, margins } = input;
        if cosines.len() > Self::LARGEST {
            return Err(format!("cosines has {} values, more than {}", cosines.len(), Self::LARGEST));
        }
        if let Some(i) = cosines.iter().position(|x| !(-1.001..=1.001).contains(x)) {
            return Err(format!("cosines[{i}] is {}", cosines[i]));
        }
        if *label != -1 && input.target().is_none() {
            return Err(format!("label is {label}, and there are {} classes", cosines.len()));
        }
        let ranges = [("scale", scale, 0.01, 1000.0), ("m1", &margins[0], 1.0, 8.0), ("m2", &margins[1], 0.0, 3.0)];
        for (name, value, least, most) in ranges.into_iter().chain([("m3", &margins[2], 0.0, 2.0)]) {
            if !(least..=most).contains(value) {
                return Err(format!("{name} is {value}, not from {least} to {most}"));
            }
        }
        Ok(())
    }

    fn oracle(input: &Angles) -> Vec<f32> {
        Self::call(naive, input)
    }

    fn reference(input: &Angles) -> Vec<f32> {
        Self::call(folded, input)
    }

    fn check(input: &Angles, expected: &Vec<f32>, got: &Vec<f32>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} cosines and {} logits", expected.len(), got.len())));
        }
        let [m1, _, m3] = input.margins.map(f64::from);
        let allowed = ALLOWED * f64::from(input.scale) * (m1 + m3);
        for (i, (&want, &have)) in expected.iter().zip(got).enumerate() {
            if input.target() != Some(i) {
                floats::near(have, want, ALLOWED_OTHERS)
                    .map_err(|how| Fault::at(i, format!("the logit of class {i}, not the target, {how}")))?;
                continue;
            }
            let off = (f64::from(have) - f64::from(want)).abs();
            if have.is_nan() || off > allowed {
                let (off, allowed) = (floats::size(off), floats::size(allowed));
                let how =
                    if have.is_nan() { "NaN".to_owned() } else { format!("{off} off, where {allowed} is allowed") };
                return Err(Fault::at(i, format!("the logit of the target is {how}")));
            }
        }
        Ok(())
    }

    fn show_input(input: &Angles) -> Vec<(&'static str, String)> {
        let [m1, m2, m3] = input.margins.map(|margin| format!("{margin:?}"));
        vec![
            ("cosines", floats::list(&input.cosines, input.target())),
            ("label", input.label.to_string()),
            ("scale", format!("{:?}", input.scale)),
            ("m1", m1),
            ("m2", m2),
            ("m3", m3),
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
