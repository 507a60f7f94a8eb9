//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Floats, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{Training, cases, counter::counter, hints, mutants, naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f32], i32, usize, i32, i32) -> Vec<(i32, bool)>;

/// Dynamic loss scaling, over steps whose greatest gradients are known.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Kata};
/// use kihon_problems::numerics::loss_scaling::{LossScaling, Training};
/// let training = Training { peaks: Floats(vec![1.0, 1.0, 1e9]), start: 3, interval: 2, least: 0, greatest: 24 };
/// assert_eq!(LossScaling::oracle(&training), [(3, true), (3, true), (4, false)]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LossScaling;

impl Kata for LossScaling {
    type Input = Training;
    type Output = Vec<(i32, bool)>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "loss-scaling",
        title: "Dynamic loss scaling",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn loss_scales(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)>",
        cost: "n",
    };

    const LARGEST: usize = 20_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Training) -> Vec<(i32, bool)> {
        solution(&input.peaks, input.start, input.interval, input.least, input.greatest)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |peaks: &[f32], start, interval, least, greatest, output: &[(i32, bool)]| Example {
            input: Training { peaks: Floats(peaks.to_vec()), start, interval, least, greatest },
            output: output.to_vec(),
        };
        let (nan, inf) = (f32::NAN, f32::INFINITY);
        vec![
            example(&[1.0; 5], 3, 2, 0, 24, &[(3, true), (3, true), (4, true), (4, true), (5, true)]),
            example(
                &[1.0, 32768.0, 1.0, 1.0, 1.0],
                1,
                2,
                0,
                24,
                &[(1, true), (1, false), (0, true), (0, true), (1, true)],
            ),
            example(&[65519.0, 65520.0], 0, 9, -24, 24, &[(0, true), (0, false)]),
            example(&[nan, inf, 0.0], 1, 1, 0, 1, &[(1, false), (0, false), (0, true)]),
            example(&[], 0, 1, 0, 0, &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Training> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Training>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Training>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Training>> {
        cases::worst_cases()
    }

    fn validate(input: &Training) -> Result<(), String> {
        let Training { peaks, start, interval, least, greatest } = input;
        if peaks.len() > Self::LARGEST {
            return Err(format!("peaks has {} numbers, more than {}", peaks.len(), Self::LARGEST));
        }
        if let Some(i) = peaks.iter().position(|peak| peak.is_sign_negative()) {
            return Err(format!("peaks[{i}] is {}, and no magnitude", peaks[i]));
        }
        if !(-24 <= *least && least <= start && start <= greatest && *greatest <= 64) {
            return Err(format!("not -24 ≤ least = {least} ≤ start = {start} ≤ greatest = {greatest} ≤ 64"));
        }
        if !(1..=1_000_000).contains(interval) {
            return Err(format!("interval is {interval}, not from 1 to 1000000"));
        }
        Ok(())
    }

    fn oracle(input: &Training) -> Vec<(i32, bool)> {
        Self::call(naive::naive, input)
    }

    fn reference(input: &Training) -> Vec<(i32, bool)> {
        Self::call(counter, input)
    }

    fn check(input: &Training, expected: &Vec<(i32, bool)>, got: &Vec<(i32, bool)>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} steps, not {}", expected.len(), got.len())));
        }
        match (0..got.len()).find(|&i| got[i] != expected[i]) {
            Some(i) => Err(Fault::at(i, property(input, expected, got, i))),
            None => Ok(()),
        }
    }

    fn show_input(input: &Training) -> Vec<(&'static str, String)> {
        vec![
            ("peaks", show::list(&input.peaks, None)),
            ("start", input.start.to_string()),
            ("interval", input.interval.to_string()),
            ("least", input.least.to_string()),
            ("greatest", input.greatest.to_string()),
        ]
    }

    fn show_output(output: &Vec<(i32, bool)>, at: Option<usize>) -> String {
        show::list_with(output.len(), at, |i, out| out.push_str(&format!("{:?}", output[i])))
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// What is wrong with step `i`, the first that is.
fn property(input: &Training, expected: &[(i32, bool)], got: &[(i32, bool)], i: usize) -> String {
    let (k, applied) = expected[i];
    if got[i].0 == k {
        let peak = input.peaks[i];
        let product = f64::from(peak) * 2f64.powi(k);
        return match (product.is_finite(), applied) {
            (false, _) => format!("step {i} overflows: its greatest gradient is {peak}"),
            (true, false) => format!("step {i} overflows: {peak} times 2^{k} is {product}, infinite as a half"),
            (true, true) => format!("step {i} is fine: {peak} times 2^{k} is {product}, finite as a half"),
        };
    }
    let why = match i.checked_sub(1).map(|before| expected[before]) {
        None => "the first step uses start".to_owned(),
        Some((before, false)) if before == k => format!("step {} was skipped, but k is at its least", i - 1),
        Some((_, false)) => format!("step {} was skipped", i - 1),
        Some((before, true)) if k > before => format!("the row of {} applied with {before} is full", input.interval),
        Some((before, true)) => {
            let row = expected[..i].iter().rev().take_while(|step| **step == (before, true)).count();
            let more = format!("k stays after {row} of {} steps", input.interval);
            if before == input.greatest && row >= input.interval { "k is at its greatest".to_owned() } else { more }
        }
    };
    format!("step {i} uses k = {k}, not {}: {why}", got[i].0)
}

#[cfg(test)]
mod sentences {
    use super::*;

    #[test]
    fn tell_what_is_wrong() {
        let training = |peaks: &[f32], least, greatest| Training {
            peaks: Floats(peaks.to_vec()),
            start: 0,
            interval: 2,
            least,
            greatest,
        };
        let told = |training: &Training, step: usize, got: (i32, bool)| {
            let expected = LossScaling::oracle(training);
            let mut answer = expected.clone();
            answer[step] = got;
            LossScaling::check(training, &expected, &answer).expect_err("it is wrong").property
        };
        let calm = training(&[1.0; 4], 0, 1);
        assert_eq!(told(&calm, 0, (1, true)), "step 0 uses k = 0, not 1: the first step uses start");
        assert_eq!(told(&calm, 1, (1, true)), "step 1 uses k = 0, not 1: k stays after 1 of 2 steps");
        assert_eq!(told(&calm, 2, (0, true)), "step 2 uses k = 1, not 0: the row of 2 applied with 0 is full");
        assert_eq!(told(&calm, 3, (1, false)), "step 3 is fine: 1 times 2^1 is 2, finite as a half");
        assert_eq!(told(&training(&[1.0; 5], 0, 1), 4, (2, true)), "step 4 uses k = 1, not 2: k is at its greatest");
        let wild = training(&[65520.0, f32::NAN, 1.0], -1, 1);
        assert_eq!(told(&wild, 0, (0, true)), "step 0 overflows: 65520 times 2^0 is 65520, infinite as a half");
        assert_eq!(told(&wild, 1, (0, true)), "step 1 uses k = -1, not 0: step 0 was skipped");
        assert_eq!(told(&wild, 1, (-1, true)), "step 1 overflows: its greatest gradient is NaN");
        assert_eq!(told(&wild, 2, (-2, true)), "step 2 uses k = -1, not -2: step 1 was skipped, but k is at its least");
    }
}
