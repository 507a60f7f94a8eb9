//! What the judge says: plain data, for a person, a file or another program.
//!
//! [`Outcome`] has an example with a verdict in full.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The judgement of one solution, ready to be shown or stored.
///
/// # Examples
/// `Distinct` and `sorting` are those of [`Kata`](crate::Kata)'s example.
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{Judge, Stage, Verdict};
/// let verdict: Verdict = Judge::<Distinct>::new().test("distinct").stages(&[Stage::Examples]).seed(7).run(sorting);
/// assert_eq!((verdict.kata.as_str(), verdict.cost.as_str()), ("distinct", "n log n"));
/// assert_eq!(verdict.to_string(), "✓ Distinct values: accepted\n  2 examples; seed 7");
/// ```
#[must_use = "a verdict that nobody reads judges nothing; see `Verdict::assert_accepted`"]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The kata's id.
    pub kata: String,
    /// The kata's title.
    pub title: String,
    /// The cost that its statement asks for.
    pub cost: String,
    /// The seed of the random inputs.
    pub seed: u64,
    /// What happened.
    pub outcome: Outcome,
}

/// What happened.
///
/// # Examples
/// A solution that counts repeats too, by the kata of [`Kata`](crate::Kata)'s
/// example:
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{Judge, verdict::{Failing, Origin, Outcome}};
/// let verdict = Judge::<Distinct>::new().test("distinct").keep_in(None).run(<[i32]>::len);
/// let Outcome::Wrong { on, expected, got, property } = &verdict.outcome else { panic!("{verdict}") };
/// assert_eq!((expected.as_str(), got.as_str()), ("1", "2"));
/// assert_eq!(property, "the number of different values is another one");
///
/// let Failing { input, size, origin, shrunk_from, .. } = on;
/// assert_eq!(input[0], ("nums".to_owned(), "[0, 0]".to_owned()));
/// assert_eq!((origin, *shrunk_from, *size), (&Origin::Example(1), Some(3), 2));
///
/// assert_eq!(verdict.to_string(), "\
/// ✗ Distinct values: wrong answer
///
///     nums   =  [0, 0]
///     expected  1
///     got       2
///
///   The number of different values is another one.
///   The smallest input found that fails so; shrunk from example 1 (3 elements).");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Right on every input tried, and growing no faster than asked.
    Accepted(Tally),
    /// A wrong answer.
    Wrong {
        /// The smallest input that shows it.
        on: Failing,
        /// A right answer.
        expected: String,
        /// The answer given.
        got: String,
        /// The violated property in one sentence.
        property: String,
    },
    /// A panic, or a process that ended itself.
    Panicked {
        /// The smallest input that shows it.
        on: Failing,
        /// A right answer.
        expected: String,
        /// The panic's message.
        message: String,
        /// `file:line:column` of the panic.
        place: String,
    },
    /// No answer within the limit.
    TimedOut {
        /// The smallest input found on which it happens.
        on: Failing,
        /// The time allowed for one input.
        limit: Duration,
        /// If the input shown is a smaller one than was first seen: the time
        /// that was given to it. Shrinking cannot wait out the limit each time.
        smaller: Option<Duration>,
    },
    /// The stack overflowed.
    StackOverflowed {
        /// The smallest input found on which it happens.
        on: Failing,
        /// Bytes of stack that the solution had.
        stack: usize,
    },
    /// Right so far, but its cost grows faster than the statement asks.
    TooSlow {
        /// Inputs answered rightly before.
        tally: Tally,
        /// The measurement.
        growth: Growth,
    },
    /// Right so far, but over an exact bound of the statement.
    OverLimit {
        /// The smallest input that shows it.
        on: Failing,
        /// What is counted: `comparisons`, `bytes of extra memory`.
        counted: String,
        /// What one call used.
        used: u64,
        /// What the statement allows.
        allowed: u64,
    },
    /// The body is still `todo!()`.
    NotStarted,
}

/// An input on which a solution failed; [`Outcome`] has an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failing {
    /// The arguments in the statement's notation.
    pub input: Vec<(String, String)>,
    /// Elements in the input.
    pub size: u64,
    /// Where the failing input came from.
    pub origin: Origin,
    /// Elements in the input that failed first, if it was shrunk.
    pub shrunk_from: Option<u64>,
    /// The input as a JSON literal, where it is small enough to keep.
    pub literal: Option<serde_json::Value>,
}

/// Where an input came from.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{Judge, Stage, verdict::Origin};
/// let judge = Judge::<Distinct>::new().test("distinct").keep_in(None).stages(&[Stage::Adversarial]);
/// let origin = |solution| judge.run(solution).outcome.failing().map(|on| on.origin.clone());
/// assert_eq!(origin(|nums| sorting(nums) % 2), Some(Origin::Case("both ends of the range".to_owned())));
/// assert_eq!(origin(|nums| sorting(nums).min(10)), Some(Origin::Pattern { name: "shuffled".to_owned(), n: 11 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An example of the statement, counted from 1.
    Example(usize),
    /// An input that failed in an earlier judgement.
    Kept,
    /// A named case.
    Case(String),
    /// A named pattern at a size.
    Pattern {
        /// Its name.
        name: String,
        /// The size it was made at.
        n: usize,
    },
    /// A random input, counted from 1.
    Random(usize),
}

/// How many inputs were answered rightly, by origin.
///
/// # Examples
/// ```
/// use kihon_judge::verdict::Tally;
/// let tally = Tally { examples: 3, random: 400, growth: 2, ..Tally::default() };
/// assert_eq!(tally.inputs(), 403, "growth is not counted in inputs");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Examples of the statement.
    pub examples: usize,
    /// Inputs kept from earlier failures.
    pub kept: usize,
    /// Named cases.
    pub cases: usize,
    /// Named patterns at small sizes.
    pub patterns: usize,
    /// Random inputs.
    pub random: usize,
    /// Patterns on which growth was measured.
    pub growth: usize,
    /// Patterns at the largest size.
    pub largest: usize,
    /// That size.
    pub largest_size: usize,
}

impl Tally {
    /// Inputs in all, growth excluded.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::verdict::Tally;
    /// let tally = Tally { cases: 12, largest: 2, largest_size: 100_000, ..Tally::default() };
    /// assert_eq!(tally.inputs(), 14);
    /// ```
    pub fn inputs(&self) -> usize {
        self.examples + self.kept + self.cases + self.patterns + self.random + self.largest
    }
}

/// How a cost grew beside the reference's.
///
/// # Examples
/// ```
/// use kihon_judge::verdict::{Growth, Outcome, Sample, Tally, Verdict};
/// let samples = [64, 512, 4096].map(|n| Sample { n, yours: 1e-9 * (n * n) as f64, reference: 5e-9 * n as f64 });
/// let growth = Growth {
///     pattern: "shuffled".to_owned(),
///     about: "0 to n − 1 in random order".to_owned(),
///     exponent: 1.98,
///     reference: 1.02,
///     samples: samples.into(),
/// };
/// let verdict = Verdict {
///     kata: "distinct".to_owned(),
///     title: "Distinct values".to_owned(),
///     cost: "n".to_owned(),
///     seed: 7,
///     outcome: Outcome::TooSlow { tally: Tally { random: 400, ..Tally::default() }, growth },
/// };
/// assert_eq!(verdict.to_string(), "\
/// ✗ Distinct values: too slow
///
///   The cost grows about like n²·⁰; the statement asks for n.
///   Seen on shuffled: 0 to n − 1 in random order
///
///     n                 64        512      4,096
///     yours        4.10 µs     262 µs    16.8 ms
///     asked for     320 ns    2.56 µs    20.5 µs
///
///   The answers are right: 400 random inputs.");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// The pattern measured.
    pub pattern: String,
    /// What it looks like.
    pub about: String,
    /// Slope of log time over log n: 2.0 is quadratic.
    pub exponent: f64,
    /// The same for the reference.
    pub reference: f64,
    /// The measurements, by ascending size.
    pub samples: Vec<Sample>,
}

/// The cost of one call at one size, in thread CPU time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Size of the input.
    pub n: usize,
    /// Seconds of the solution judged.
    pub yours: f64,
    /// Seconds of the reference.
    pub reference: f64,
}

/// The verdict without its particulars.
///
/// # Examples
/// ```
/// use kihon_judge::{VerdictKind, verdict::{Outcome, Tally}};
/// assert_eq!(Outcome::NotStarted.kind(), VerdictKind::NotStarted);
/// assert_eq!(Outcome::Accepted(Tally::default()).kind(), VerdictKind::Accepted);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictKind {
    /// Right on every input tried, and growing no faster than asked.
    Accepted,
    /// A wrong answer.
    Wrong,
    /// A panic other than `todo!()`.
    Panicked,
    /// No answer within the limit.
    TimedOut,
    /// The stack overflowed.
    StackOverflowed,
    /// Right, but its cost grows faster than the statement asks.
    TooSlow,
    /// Right, but over an exact bound: comparisons or bytes.
    OverLimit,
    /// The body is still `todo!()`.
    NotStarted,
}

impl Verdict {
    /// The verdict without its particulars.
    ///
    /// # Examples
    /// `Distinct` and `looking_back`, which is quadratic, are those of
    /// [`Kata`](crate::Kata)'s example.
    ///
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::{Judge, VerdictKind};
    /// let judge = Judge::<Distinct>::new().test("distinct");
    /// assert_eq!(judge.run(looking_back).kind(), VerdictKind::TooSlow);
    /// ```
    pub fn kind(&self) -> VerdictKind {
        self.outcome.kind()
    }

    /// Passes an accepted or not started solution; fails the running test on
    /// any other verdict, showing it without a panic header or backtrace.
    ///
    /// # Panics
    /// With an empty message and no output of its own, for the test harness to
    /// catch.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use std::panic::catch_unwind;
    /// use kihon_judge::Judge;
    /// let judge = Judge::<Distinct>::new().test("distinct").keep_in(None);
    /// judge.run(|nums| todo!("count {nums:?}")).assert_accepted();
    /// judge.run(sorting).assert_accepted();
    ///
    /// let wrong = judge.run(<[i32]>::len);
    /// assert!(catch_unwind(|| wrong.assert_accepted()).is_err(), "the test fails");
    /// ```
    pub fn assert_accepted(&self) {
        eprintln!("{}", self.render(crate::render::colour_choice()));
        if !matches!(self.kind(), VerdictKind::Accepted | VerdictKind::NotStarted) {
            std::panic::resume_unwind(Box::new("not accepted"));
        }
    }
}

impl Outcome {
    /// The outcome without its particulars.
    pub fn kind(&self) -> VerdictKind {
        match self {
            Self::Accepted(_) => VerdictKind::Accepted,
            Self::Wrong { .. } => VerdictKind::Wrong,
            Self::Panicked { .. } => VerdictKind::Panicked,
            Self::TimedOut { .. } => VerdictKind::TimedOut,
            Self::StackOverflowed { .. } => VerdictKind::StackOverflowed,
            Self::TooSlow { .. } => VerdictKind::TooSlow,
            Self::OverLimit { .. } => VerdictKind::OverLimit,
            Self::NotStarted => VerdictKind::NotStarted,
        }
    }

    /// The failing input, where there is one.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::Judge;
    /// let judge = Judge::<Distinct>::new().test("distinct").keep_in(None);
    /// let literal = |solution| judge.run(solution).outcome.failing().and_then(|on| on.literal.clone());
    /// assert_eq!(literal(|nums| usize::from(!nums.is_empty())), Some(serde_json::json!([0, 1])));
    /// assert_eq!(literal(sorting), None, "accepted");
    /// ```
    pub fn failing(&self) -> Option<&Failing> {
        match self {
            Self::Wrong { on, .. }
            | Self::Panicked { on, .. }
            | Self::TimedOut { on, .. }
            | Self::StackOverflowed { on, .. }
            | Self::OverLimit { on, .. } => Some(on),
            Self::Accepted(_) | Self::TooSlow { .. } | Self::NotStarted => None,
        }
    }
}
