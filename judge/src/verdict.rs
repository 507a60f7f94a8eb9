//! What the judge says.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The judgement of one solution, ready to be shown or stored.
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

/// An input on which a solution failed.
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
    pub fn inputs(&self) -> usize {
        self.examples + self.kept + self.cases + self.patterns + self.random + self.largest
    }
}

/// How a cost grew beside the reference's.
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
    pub fn kind(&self) -> VerdictKind {
        self.outcome.kind()
    }

    /// Passes an accepted or not started solution; fails the running test on
    /// any other verdict, showing it without a panic header or backtrace.
    ///
    /// # Panics
    /// With an empty message and no output of its own, for the test harness to
    /// catch.
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
