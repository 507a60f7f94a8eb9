//! Work that several implementations do side by side: what `kihon compare`
//! and the benches time.
//!
//! ```
//! use kihon_judge::workload::{Contender, Workload};
//! use kihon_judge::{Pattern, Random, Role};
//!
//! let sums = Workload {
//!     id: "sum",
//!     topic: "arrays",
//!     about: "the sum of all values",
//!     unit: "element",
//!     patterns: vec![Pattern {
//!         name: "uniform",
//!         about: "values below 1000",
//!         make: |n, seed| {
//!             let mut random = Random::new(seed);
//!             (0..n).map(|_| random.below(1000) as u64).collect::<Vec<u64>>()
//!         },
//!     }],
//!     sizes: vec![1000],
//!     contenders: vec![
//!         Contender::new("loop", Role::Naive, |v: &Vec<u64>| {
//!             let mut sum = 0;
//!             for x in v {
//!                 sum += x;
//!             }
//!             sum
//!         }),
//!         Contender::new("iterator", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
//!     ],
//!     elements: Vec::len,
//!     same: |_, expected, got| expected == got,
//! };
//! let input = (sums.patterns[0].make)(1000, 1);
//! let [a, b] = [0, 1].map(|i| sums.contenders[i].run(&input).answer);
//! assert!((sums.same)(&input, &a, &b));
//! ```

use std::{fmt, hint::black_box, time::Duration};

use crate::{
    Kata, Pattern, Role, VerdictKind,
    contest::{Clock, SystemClock},
    measure,
};

/// Inputs `I`, and the implementations that turn each into an answer `A`.
#[derive(Debug)]
pub struct Workload<I, A> {
    /// The kata's id, or `kata-id/variant` where a kata has several.
    pub id: &'static str,
    /// Shelf in the catalogue.
    pub topic: &'static str,
    /// The work in one sentence: what is built, what is asked, how often.
    pub about: &'static str,
    /// What [`Workload::elements`] counts: `element`, `node`, `byte`, …
    pub unit: &'static str,
    /// The inputs to try.
    pub patterns: Vec<Pattern<I>>,
    /// Sizes to make each pattern at, ascending; the last is the headline.
    pub sizes: Vec<usize>,
    /// The implementations, the naive one first.
    pub contenders: Vec<Contender<I, A>>,
    /// The number that a time is divided by.
    pub elements: fn(&I) -> usize,
    /// Whether `got` is as right as `expected`: `(input, expected, got)`.
    pub same: fn(&I, &A, &A) -> bool,
}

impl<I, A> Workload<I, A> {
    /// The right solutions of a kata side by side, on its patterns, timed as they
    /// are judged. Those that are not accepted, being too slow, get inputs of at
    /// most `slow_up_to` elements. An answer is as right as another if the kata's
    /// checker accepts it.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::{Kata, workload::Workload};
    /// let workload = Workload::of_kata::<Distinct>("different values", "value", &[100, 1_000], 100, |nums| nums.len());
    /// assert_eq!((workload.id, workload.patterns.len()), ("distinct", Distinct::patterns().len()));
    /// let input = (workload.patterns[0].make)(100, 1);
    /// let answers: Vec<usize> = workload.contenders.iter().map(|c| c.run(&input).answer).collect();
    /// assert!(answers.iter().all(|got| (workload.same)(&input, &answers[0], got)));
    /// assert_eq!(workload.contenders[0].largest, 100, "the naive one is quadratic");
    /// ```
    pub fn of_kata<K: Kata<Input = I, Output = A>>(
        about: &'static str,
        unit: &'static str,
        sizes: &[usize],
        slow_up_to: usize,
        elements: fn(&I) -> usize,
    ) -> Self {
        let contenders = K::references().into_iter().map(|reference| {
            let contender = Contender::solution::<K>(reference.name, reference.role, reference.solution);
            if reference.expect == VerdictKind::Accepted { contender } else { contender.up_to(slow_up_to) }
        });
        Self {
            id: K::ABOUT.id,
            topic: K::ABOUT.topic,
            about,
            unit,
            patterns: K::patterns(),
            sizes: sizes.to_vec(),
            contenders: contenders.collect(),
            elements,
            same: |input, expected, got| K::check(input, expected, got).is_ok(),
        }
    }
}

/// One implementation.
pub struct Contender<I, A> {
    /// Name in snake case, the same in tables, reports and bench ids.
    pub name: &'static str,
    /// What it is to the comparison.
    pub role: Role,
    /// Inputs with more elements than this are not given to it: a quadratic
    /// one would take the whole minute.
    pub largest: usize,
    run: Box<Run<I, A>>,
}

type Run<I, A> = dyn Fn(&I, usize, &dyn Clock) -> Timed<A> + Send + Sync;

/// An answer and the thread CPU time that it, or a batch of them, took.
///
/// # Examples
/// ```
/// use kihon_judge::{Role, contest::SystemClock, workload::{Contender, Timed}};
/// let sum = Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>());
/// let Timed { answer, time } = sum.time(&(0..10_000).collect(), 100, &SystemClock::new());
/// assert_eq!(answer, 49_995_000);
/// assert!(!time.is_zero());
/// ```
#[derive(Debug, Clone)]
pub struct Timed<A> {
    /// The answer; it is dropped outside the timed stretch.
    pub answer: A,
    /// CPU time of this thread, set-up excluded.
    pub time: Duration,
}

impl<I, A> Contender<I, A> {
    /// An implementation that reads its input and returns an answer.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Role, workload::Contender};
    /// let length = Contender::new("len", Role::Standard, Vec::<u8>::len);
    /// assert_eq!(length.run(&vec![1, 2]).answer, 2);
    /// ```
    pub fn new(name: &'static str, role: Role, run: impl Fn(&I) -> A + Send + Sync + 'static) -> Self {
        Self::with_setup(name, role, |_| (), move |input, ()| run(input))
    }

    /// An implementation that works on something made from the input, such as
    /// a copy to be merged in place; only `run` is timed, and what `setup`
    /// made is dropped after the clock has stopped.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Role, workload::Contender};
    /// let sorted = |_: &Vec<u8>, copy: &mut Vec<u8>| {
    ///     copy.sort_unstable();
    ///     std::mem::take(copy)
    /// };
    /// let sort = Contender::with_setup("sort", Role::Standard, Vec::clone, sorted);
    /// assert_eq!(sort.run(&vec![2, 1]).answer, [1, 2]);
    /// ```
    pub fn with_setup<S>(
        name: &'static str,
        role: Role,
        setup: impl Fn(&I) -> S + Send + Sync + 'static,
        run: impl Fn(&I, &mut S) -> A + Send + Sync + 'static,
    ) -> Self {
        let run = move |input: &I, calls: usize, clock: &dyn Clock| {
            let mut states: Vec<S> = (0..calls).map(|_| setup(input)).collect();
            let mut answers = Vec::with_capacity(calls);
            let start = clock.thread();
            for state in &mut states {
                answers.push(black_box(run(black_box(input), state)));
            }
            let time = clock.thread().saturating_sub(start);
            Timed { answer: answers.pop().expect("at least one call"), time }
        };
        Self { name, role, largest: usize::MAX, run: Box::new(run) }
    }

    /// A solution of a kata, timed as it is judged: what its
    /// [`Kata::call`] does around [`measure::metered`] does not count.
    pub(crate) fn solution<K: Kata<Input = I, Output = A>>(
        name: &'static str,
        role: Role,
        solution: K::Solution,
    ) -> Self {
        let run = move |input: &I, calls: usize, _: &dyn Clock| {
            let mut answers = Vec::with_capacity(calls);
            let ((), time) = measure::time(|| {
                for _ in 0..calls {
                    answers.push(black_box(K::call(black_box(solution), black_box(input))));
                }
            });
            Timed { answer: answers.pop().expect("at least one call"), time }
        };
        Self { name, role, largest: usize::MAX, run: Box::new(run) }
    }

    /// The same, but never given more than `elements`.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Role, workload::Contender};
    /// let slow = Contender::new("quadratic", Role::Naive, Vec::<u8>::len).up_to(1000);
    /// assert_eq!(slow.largest, 1000);
    /// ```
    #[must_use]
    pub fn up_to(mut self, elements: usize) -> Self {
        self.largest = elements;
        self
    }

    /// Runs once on `input`, by the clock of the operating system.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Role, workload::Contender};
    /// let sum = Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>());
    /// let timed = sum.run(&(0..1000).collect());
    /// assert_eq!(timed.answer, 499_500);
    /// ```
    pub fn run(&self, input: &I) -> Timed<A> {
        self.time(input, 1, &SystemClock::new())
    }

    /// Runs `calls` times on `input`, set-ups made before the first and
    /// answers dropped after the last, and tells the time of all calls
    /// together with the last answer.
    ///
    /// # Panics
    /// If `calls` is 0.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Role, contest::SystemClock, workload::Contender};
    /// let sort = |_: &Vec<u32>, copy: &mut Vec<u32>| {
    ///     copy.sort_unstable();
    ///     copy[0]
    /// };
    /// let least = Contender::with_setup("sort", Role::Naive, Vec::clone, sort);
    /// assert_eq!(least.time(&vec![3, 1, 2], 10, &SystemClock::new()).answer, 1);
    /// ```
    pub fn time(&self, input: &I, calls: usize, clock: &dyn Clock) -> Timed<A> {
        assert!(calls > 0, "no call has no answer");
        (self.run)(input, calls, clock)
    }
}

impl<I, A> fmt::Debug for Contender<I, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contender").field("name", &self.name).field("role", &self.role).finish_non_exhaustive()
    }
}
