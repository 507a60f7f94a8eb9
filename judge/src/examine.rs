//! The examination of one solution, in the child process: examples, kept
//! failures, cases, patterns, random inputs, growth, largest sizes; and the
//! shrinking of what fails.

use std::{
    cell::Cell,
    hint::black_box,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    time::Duration,
};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use serde::{Deserialize, Serialize};

use crate::{
    Fault, Kata, Pattern, Simplify,
    growth::{self, Heartbeat},
    journal::{Event, Writer},
    measure,
    shrink::literal,
    verdict::{Failing, Growth, Origin, Outcome, Tally, VerdictKind},
};

/// Sizes at which every pattern is tried before anything costly.
const SMALL: [usize; 8] = [0, 1, 2, 3, 5, 8, 17, 64];
/// Sizes of random inputs, and how many of each.
const RANDOM: [usize; 8] = [1, 2, 3, 5, 8, 13, 21, 34];
const RANDOM_EACH: usize = 50;

/// A part of a judgement.
///
/// # Examples
/// `Distinct` and `looking_back`, which is quadratic, are those of
/// [`Kata`]'s example.
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{Judge, Stage, VerdictKind};
///
/// let verdict = |stages: &[Stage]| {
///     Judge::<Distinct>::new().test("distinct").keep_in(None).stages(stages).run(looking_back).kind()
/// };
/// assert_eq!(verdict(&[Stage::Examples, Stage::Properties]), VerdictKind::Accepted);
/// assert_eq!(verdict(&[Stage::Growth]), VerdictKind::TooSlow);
/// assert_eq!(verdict(&Stage::ALL), VerdictKind::TooSlow);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// The statement's examples.
    Examples,
    /// Kept failures and random inputs, shrunk.
    Properties,
    /// Named cases, patterns, and the largest sizes of the worst ones.
    Adversarial,
    /// How the cost grows.
    Growth,
}

impl Stage {
    /// All of them, in the order of a judgement.
    pub const ALL: [Self; 4] = [Self::Examples, Self::Properties, Self::Adversarial, Self::Growth];
}

/// What is wrong with one answer.
pub(crate) enum Blame<K: Kata> {
    Wrong { expected: K::Output, got: K::Output, fault: Fault },
    Panicked { expected: K::Output, message: String, place: String },
    OverLimit { counted: &'static str, used: u64, allowed: u64 },
}

impl<K: Kata> Blame<K> {
    pub(crate) fn kind(&self) -> VerdictKind {
        match self {
            Self::Wrong { .. } => VerdictKind::Wrong,
            Self::Panicked { .. } => VerdictKind::Panicked,
            Self::OverLimit { .. } => VerdictKind::OverLimit,
        }
    }

    /// Whether the solution is not written yet.
    pub(crate) fn is_todo(&self) -> bool {
        matches!(self, Self::Panicked { message, .. } if message.starts_with("not yet implemented"))
    }

    pub(crate) fn outcome(&self, on: Failing) -> Outcome {
        match self {
            Self::Wrong { expected, got, fault } => Outcome::Wrong {
                on,
                expected: K::show_output(expected, fault.at),
                got: K::show_output(got, fault.at),
                property: fault.property.clone(),
            },
            Self::Panicked { expected, message, place } => Outcome::Panicked {
                on,
                expected: K::show_output(expected, None),
                message: message.clone(),
                place: place.clone(),
            },
            Self::OverLimit { counted, used, allowed } => {
                Outcome::OverLimit { on, counted: (*counted).to_owned(), used: *used, allowed: *allowed }
            }
        }
    }
}

/// Judges one solution, writing down each step.
pub(crate) struct Examiner<K: Kata> {
    pub(crate) solution: K::Solution,
    pub(crate) seed: u64,
    pub(crate) journal: Writer,
    pub(crate) kept: Vec<K::Input>,
    /// Wall-clock time that shrinking may take.
    pub(crate) shrinking: Duration,
    pub(crate) stages: Vec<Stage>,
    pub(crate) tally: Tally,
}

/// The examination ends at the first failure.
pub(crate) type Step = Result<(), Box<Outcome>>;

impl<K: Kata> Examiner<K> {
    pub(crate) fn examine(mut self) {
        listen_to_panics();
        let outcome = match self.stages() {
            Ok(()) => Outcome::Accepted(self.tally),
            Err(outcome) => *outcome,
        };
        self.journal.write(&Event::Done(Box::new(outcome)));
    }

    fn stages(&mut self) -> Step {
        let asked = |stage| self.stages.contains(&stage);
        let (examples, properties) = (asked(Stage::Examples), asked(Stage::Properties));
        let (adversarial, growth) = (asked(Stage::Adversarial), asked(Stage::Growth));
        if examples {
            self.examples()?;
        }
        if properties {
            self.kept()?;
        }
        if adversarial {
            self.cases()?;
        }
        if properties {
            self.random()?;
        }
        if growth {
            for pattern in K::worst_cases() {
                self.growth(&pattern)?;
                self.tally.growth += 1;
            }
        }
        if adversarial {
            self.largest()?;
        }
        Ok(())
    }

    fn kept(&mut self) -> Step {
        for input in std::mem::take(&mut self.kept) {
            self.one(&Origin::Kept, &input, K::oracle(&input))?;
            self.tally.kept += 1;
        }
        Ok(())
    }

    fn cases(&mut self) -> Step {
        for case in K::cases() {
            self.one(&Origin::Case(case.name.to_owned()), &case.input, K::oracle(&case.input))?;
            self.tally.cases += 1;
        }
        for pattern in K::patterns() {
            for n in SMALL {
                let input = (pattern.make)(n, self.seed);
                self.one(&Origin::Pattern { name: pattern.name.to_owned(), n }, &input, K::oracle(&input))?;
                self.tally.patterns += 1;
            }
        }
        Ok(())
    }

    fn largest(&mut self) -> Step {
        self.tally.largest_size = K::LARGEST;
        for pattern in K::worst_cases() {
            self.journal.write(&Event::Thinking);
            let input = (pattern.make)(K::LARGEST, self.seed);
            let expected = K::reference(&input);
            self.one(&Origin::Pattern { name: pattern.name.to_owned(), n: K::LARGEST }, &input, expected)?;
            self.tally.largest += 1;
        }
        Ok(())
    }

    fn examples(&mut self) -> Step {
        for (index, example) in K::examples().into_iter().enumerate() {
            let origin = Origin::Example(index + 1);
            self.one(&origin, &example.input, example.output)?;
            self.tally.examples += 1;
        }
        Ok(())
    }

    fn random(&mut self) -> Step {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
        for size in RANDOM {
            let strategy = K::strategy(size);
            for _ in 0..RANDOM_EACH {
                // A strategy that rejects too often gives fewer inputs.
                let Ok(mut tree) = strategy.new_tree(&mut runner) else { continue };
                let input = tree.current();
                let origin = Origin::Random(self.tally.random + 1);
                if let Some(blame) = self.attempt(&origin, &input, K::oracle(&input)) {
                    let (smaller, blame) = self.shrink_tree(&origin, input.clone(), blame, &mut tree);
                    return Err(self.settle_from(&origin, &input, smaller, blame));
                }
                self.tally.random += 1;
            }
        }
        Ok(())
    }

    fn growth(&mut self, pattern: &Pattern<K::Input>) -> Step {
        self.journal.write(&Event::Thinking);
        let sizes: Vec<usize> = growth::SIZES.iter().copied().filter(|&n| n <= K::LARGEST).collect();
        let inputs: Vec<K::Input> = sizes.iter().map(|&n| (pattern.make)(n, self.seed)).collect();
        let origin = |index: usize| Origin::Pattern { name: pattern.name.to_owned(), n: sizes[index] };
        let mut told = None;
        // A glance that saw every size, then a measurement; what that tells,
        // two more must confirm.
        for budget in [growth::GLANCE, growth::BUDGET, growth::BUDGET, growth::BUDGET] {
            let glance = budget == growth::GLANCE;
            let at = Cell::new(0);
            let mut heart = Heartbeat::new();
            let (solution, journal) = (self.solution, &mut self.journal);
            let measured = catch_unwind(AssertUnwindSafe(|| {
                growth::measure(
                    &sizes,
                    budget,
                    |index| {
                        at.set(index);
                        heart.beat(index, || journal.write(&Event::Try { origin: origin(index), literal: None }));
                    },
                    |index| drop(black_box(K::call(solution, &inputs[index]))),
                    |index| drop(black_box(K::reference(&inputs[index]))),
                )
            }));
            let Ok(samples) = measured else {
                let (message, place) = last_panic();
                let expected = K::reference(&inputs[at.get()]);
                let blame = Blame::Panicked { expected, message, place };
                return Err(self.settle(&origin(at.get()), inputs[at.get()].clone(), blame));
            };
            let (exponent, excess) = growth::exponents(&samples);
            let over = excess.min(exponent - K::EXPONENT);
            if glance {
                if over <= growth::SUSPICIOUS && samples.len() == sizes.len() {
                    return Ok(());
                }
                continue;
            }
            if over <= growth::TELLING {
                return Ok(());
            }
            told = Some(Growth {
                pattern: pattern.name.to_owned(),
                about: pattern.about.to_owned(),
                exponent,
                reference: exponent - excess,
                samples,
            });
        }
        let growth = told.expect("three measurements were made");
        Err(Box::new(Outcome::TooSlow { tally: self.tally, growth }))
    }

    /// One input; a failure is shrunk.
    fn one(&mut self, origin: &Origin, input: &K::Input, expected: K::Output) -> Step {
        match self.attempt(origin, input, expected) {
            None => Ok(()),
            Some(blame) => Err(self.settle(origin, input.clone(), blame)),
        }
    }

    /// Calls the solution once and checks its answer.
    pub(crate) fn attempt(&mut self, origin: &Origin, input: &K::Input, expected: K::Output) -> Option<Blame<K>> {
        let known = matches!(origin, Origin::Pattern { .. } | Origin::Example(_) | Origin::Case(_));
        let literal = if known { None } else { literal::<K>(input) };
        self.journal.write(&Event::Try { origin: origin.clone(), literal });
        let (result, usage) =
            measure::usage(|| catch_unwind(AssertUnwindSafe(|| K::call(self.solution, black_box(input)))));
        self.journal.write(&Event::Thinking);
        let Ok(got) = result else {
            let (message, place) = last_panic();
            return Some(Blame::Panicked { expected, message, place });
        };
        if let Err(fault) = K::check(input, &expected, &got) {
            return Some(Blame::Wrong { expected, got, fault });
        }
        let limits = K::limits(input);
        let over = |used: Option<u64>, allowed: Option<u64>| used.zip(allowed).filter(|(used, allowed)| used > allowed);
        if let Some((used, allowed)) = over(Some(usage.comparisons), limits.comparisons) {
            return Some(Blame::OverLimit { counted: "comparisons", used, allowed });
        }
        if let Some((used, allowed)) = over(usage.bytes, limits.bytes) {
            return Some(Blame::OverLimit { counted: "bytes of extra memory", used, allowed });
        }
        None
    }

    pub(crate) fn expected(&self, input: &K::Input) -> K::Output {
        if input.size() <= 200 { K::oracle(input) } else { K::reference(input) }
    }
}

static LAST_PANIC: Mutex<Option<(String, String)>> = Mutex::new(None);

/// Keeps panics quiet and remembers them: this process does nothing else.
pub(crate) fn listen_to_panics() {
    panic::set_hook(Box::new(|info| {
        let message = info.payload_as_str().unwrap_or("a panic without a message").to_owned();
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = Some((message, place));
        }
    }));
}

fn last_panic() -> (String, String) {
    LAST_PANIC.lock().ok().and_then(|mut last| last.take()).unwrap_or_default()
}
