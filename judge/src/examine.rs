//! The examination of one solution, in the child process: examples, kept
//! failures, cases, patterns, random inputs, growth, largest sizes; and the
//! shrinking of what fails.

use std::{
    cell::Cell,
    hint::black_box,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    time::{Duration, Instant},
};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::{
    Fault, Kata, Pattern, Simplify,
    growth::{self, Heartbeat},
    journal::{Event, Writer},
    measure,
    verdict::{Failing, Growth, Origin, Outcome, Tally, VerdictKind},
};

/// Sizes at which every pattern is tried before anything costly.
const SMALL: [usize; 8] = [0, 1, 2, 3, 5, 8, 17, 64];
/// Sizes of random inputs, and how many of each.
const RANDOM: [usize; 8] = [1, 2, 3, 5, 8, 13, 21, 34];
const RANDOM_EACH: usize = 50;
/// Inputs above this size are neither shrunk step by step nor kept.
pub(crate) const LITERAL: u64 = 400;

/// What is wrong with one answer.
enum Blame<K: Kata> {
    Wrong { expected: K::Output, got: K::Output, fault: Fault },
    Panicked { expected: K::Output, message: String, place: String },
    OverLimit { counted: &'static str, used: u64, allowed: u64 },
}

impl<K: Kata> Blame<K> {
    fn kind(&self) -> VerdictKind {
        match self {
            Self::Wrong { .. } => VerdictKind::Wrong,
            Self::Panicked { .. } => VerdictKind::Panicked,
            Self::OverLimit { .. } => VerdictKind::OverLimit,
        }
    }

    fn outcome(&self, on: Failing) -> Outcome {
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
    pub(crate) tally: Tally,
}

/// The examination ends at the first failure.
type Step = Result<(), Box<Outcome>>;

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
        self.examples()?;
        for input in std::mem::take(&mut self.kept) {
            self.one(&Origin::Kept, &input, K::oracle(&input))?;
            self.tally.kept += 1;
        }
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
        self.random()?;
        for pattern in K::worst_cases() {
            self.growth(&pattern)?;
            self.tally.growth += 1;
        }
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
            if let Some(blame) = self.attempt(&origin, &example.input, example.output) {
                if matches!(&blame, Blame::Panicked { message, .. } if message.starts_with("not yet implemented")) {
                    return Err(Box::new(Outcome::NotStarted));
                }
                return Err(self.settle(&origin, example.input, blame));
            }
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
        let mut excesses = Vec::new();
        let mut told = None;
        // What one measurement tells, two more must confirm.
        for _ in 0..3 {
            let at = Cell::new(0);
            let mut heart = Heartbeat::new();
            let (solution, journal) = (self.solution, &mut self.journal);
            let measured = catch_unwind(AssertUnwindSafe(|| {
                growth::measure(
                    &sizes,
                    growth::BUDGET,
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
            if excess.min(exponent - K::EXPONENT) <= growth::TELLING {
                return Ok(());
            }
            excesses.push(excess);
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
    fn attempt(&mut self, origin: &Origin, input: &K::Input, expected: K::Output) -> Option<Blame<K>> {
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

    fn settle(&mut self, origin: &Origin, input: K::Input, blame: Blame<K>) -> Box<Outcome> {
        self.settle_from(origin, &input.clone(), input, blame)
    }

    /// Shrinks `input`, which `origin` led to by way of `first`, to the end.
    fn settle_from(&mut self, origin: &Origin, first: &K::Input, input: K::Input, blame: Blame<K>) -> Box<Outcome> {
        let mut best = (origin.clone(), input, blame);
        let outcome = |(origin, input, blame): &(Origin, K::Input, Blame<K>)| {
            Box::new(blame.outcome(failing::<K>(origin, input, Some(first))))
        };
        self.journal.write(&Event::Found(outcome(&best)));
        let deadline = Instant::now() + self.shrinking;
        if let Origin::Pattern { name, n } = origin
            && let Some(smaller) = self.smaller_pattern(name, *n, best.2.kind(), deadline)
        {
            best = smaller;
            self.journal.write(&Event::Found(outcome(&best)));
        }
        while let Some((input, blame)) = self.simpler(&best.0, &best.1, best.2.kind(), deadline) {
            best = (best.0, input, blame);
            self.journal.write(&Event::Found(outcome(&best)));
        }
        outcome(&best)
    }

    /// The smallest size at which the same pattern fails alike.
    fn smaller_pattern(
        &mut self,
        name: &str,
        n: usize,
        kind: VerdictKind,
        deadline: Instant,
    ) -> Option<(Origin, K::Input, Blame<K>)> {
        let pattern = find_pattern::<K>(name)?;
        for n in ladder(n) {
            if Instant::now() > deadline {
                break;
            }
            let input = (pattern.make)(n, self.seed);
            let origin = Origin::Pattern { name: name.to_owned(), n };
            let expected = self.expected(&input);
            if let Some(blame) = self.attempt(&origin, &input, expected).filter(|b| b.kind() == kind) {
                return Some((origin, input, blame));
            }
        }
        None
    }

    /// The first simpler input that fails alike.
    fn simpler(
        &mut self,
        origin: &Origin,
        input: &K::Input,
        kind: VerdictKind,
        deadline: Instant,
    ) -> Option<(K::Input, Blame<K>)> {
        for candidate in lighter::<K>(input) {
            if Instant::now() > deadline {
                break;
            }
            // The origin no longer names the input: journal it as a literal.
            let origin = if matches!(origin, Origin::Random(_)) { origin.clone() } else { Origin::Kept };
            let expected = self.expected(&candidate);
            if let Some(blame) = self.attempt(&origin, &candidate, expected).filter(|b| b.kind() == kind) {
                return Some((candidate, blame));
            }
        }
        None
    }

    /// proptest's own shrinking: good at leaping, not at ending the same way.
    fn shrink_tree(
        &mut self,
        origin: &Origin,
        input: K::Input,
        blame: Blame<K>,
        tree: &mut impl ValueTree<Value = K::Input>,
    ) -> (K::Input, Blame<K>) {
        let deadline = Instant::now() + self.shrinking / 2;
        let mut best = (input, blame);
        let kind = best.1.kind();
        let mut moved = tree.simplify();
        while moved && Instant::now() < deadline {
            let candidate = tree.current();
            let expected = self.expected(&candidate);
            let valid = K::validate(&candidate).is_ok();
            match self.attempt(origin, &candidate, expected).filter(|b| valid && b.kind() == kind) {
                Some(blame) => {
                    best = (candidate, blame);
                    moved = tree.simplify();
                }
                None => moved = tree.complicate(),
            }
        }
        best
    }

    fn expected(&self, input: &K::Input) -> K::Output {
        if input.size() <= 200 { K::oracle(input) } else { K::reference(input) }
    }
}

/// Sizes to look for a smaller failure of a pattern at, ascending, below `n`.
pub(crate) fn ladder(n: usize) -> Vec<usize> {
    let powers = (5..usize::BITS).map(|k| 1_usize << k);
    (0..=20).chain(powers).take_while(|&size| size < n).collect()
}

/// Valid candidates simpler than `input`, the boldest first.
pub(crate) fn lighter<K: Kata>(input: &K::Input) -> impl Iterator<Item = K::Input> {
    let weight = input.weight();
    let candidates = if weight.size <= LITERAL { input.simpler() } else { Vec::new() };
    candidates.into_iter().filter(move |c| c.weight() < weight && K::validate(c).is_ok())
}

pub(crate) fn find_pattern<K: Kata>(name: &str) -> Option<Pattern<K::Input>> {
    K::patterns().into_iter().chain(K::worst_cases()).find(|p| p.name == name)
}

pub(crate) fn literal<K: Kata>(input: &K::Input) -> Option<serde_json::Value> {
    (input.size() <= LITERAL).then(|| serde_json::to_value(input).ok()).flatten()
}

/// Describes a failing input; `first` is the one found first.
pub(crate) fn failing<K: Kata>(origin: &Origin, input: &K::Input, first: Option<&K::Input>) -> Failing {
    let size = input.size();
    Failing {
        input: K::show_input(input).into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        size,
        origin: origin.clone(),
        shrunk_from: first.filter(|&first| first != input).map(Simplify::size),
        literal: literal::<K>(input),
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
