//! The contract between a task and the judge.
//!
//! A complete kata is the example of [`Kata`]; it stands in `examples/distinct/`.

use std::fmt::Debug;

use proptest::strategy::BoxedStrategy;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Pattern, Simplify, VerdictKind};

/// What a person reads about a task before solving it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Stable name in kebab case, used on the command line and in file names.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// Shelf in the catalogue: `trees`, `arrays`, `strings`, …
    pub topic: &'static str,
    /// The statement in Markdown: task, constraints, conventions, examples.
    pub statement: &'static str,
    /// The function to write, as Rust source without a body.
    pub signature: &'static str,
    /// The cost that the statement asks for, in its own symbols: `n`, `n log n`.
    pub cost: &'static str,
}

/// One example of the statement.
#[derive(Debug, Clone)]
pub struct Example<K: Kata> {
    /// The input shown in the statement.
    pub input: K::Input,
    /// The answer shown in the statement.
    pub output: K::Output,
}

/// A literal input with the reason for trying it.
#[derive(Debug, Clone)]
pub struct Case<I> {
    /// A few words, shown in verdicts: `both ends of the range`.
    pub name: &'static str,
    /// The input.
    pub input: I,
}

/// Why an answer is not accepted.
///
/// # Examples
/// ```
/// use kihon_judge::Fault;
///
/// /// A checker's part: is the answer in order?
/// fn in_order(got: &[i32]) -> Result<(), Fault> {
///     match (1..got.len()).find(|&i| got[i - 1] > got[i]) {
///         Some(i) => Err(Fault::at(i, format!("{} stands before {}", got[i - 1], got[i]))),
///         None => Ok(()),
///     }
/// }
///
/// let fault = in_order(&[1, 3, 2]).unwrap_err();
/// assert_eq!((fault.at, fault.property.as_str()), (Some(2), "3 stands before 2"));
/// assert_eq!(Fault::new("there is a longer run").at, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The violated property in one sentence, without a full stop at its end.
    pub property: String,
    /// Index in the answer where it first goes wrong; long values are shown
    /// around it.
    pub at: Option<usize>,
}

impl Fault {
    /// A fault of the answer as a whole.
    pub fn new(property: impl Into<String>) -> Self {
        Self { property: property.into(), at: None }
    }

    /// A fault at one index of the answer.
    pub fn at(index: usize, property: impl Into<String>) -> Self {
        Self { property: property.into(), at: Some(index) }
    }
}

/// Exact bounds that a statement sets beside its growth; `None` sets none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Comparisons counted by [`crate::measure::Counted`] during one call.
    pub comparisons: Option<u64>,
    /// Bytes that one call may hold from the heap at its highest point,
    /// beyond what it held at the start.
    pub bytes: Option<u64>,
}

/// What an implementation is to the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The obvious one: the oracle, and the base line of every ratio.
    Naive,
    /// What one would write with the standard library.
    Standard,
    /// A known algorithm, written here.
    Reference,
    /// The implementation that this crate recommends.
    Ours,
    /// Somebody else's crate (only in `benches/`).
    Peer,
}

/// A right solution, and what reading it teaches.
#[derive(Debug, Clone)]
pub struct Reference<K: Kata> {
    /// Name as in its file.
    pub name: &'static str,
    /// What it is to the comparison.
    pub role: Role,
    /// The idea in one sentence.
    pub teaches: &'static str,
    /// Time and space in the statement's symbols.
    pub complexity: &'static str,
    /// The text of its file, to be read: `include_str!("naive.rs")`.
    pub source: &'static str,
    /// The function.
    pub solution: K::Solution,
    /// `Accepted`, or `TooSlow` for a naive one above the asked cost.
    pub expect: VerdictKind,
}

/// A wrong or slow solution that the judge must tell from a right one.
#[derive(Debug, Clone)]
pub struct Mutant<K: Kata> {
    /// Name in snake case.
    pub name: &'static str,
    /// What is wrong with it, in a few words.
    pub fault: &'static str,
    /// The function.
    pub solution: K::Solution,
    /// The verdict it must get. `Accepted` marks a right but unusual answer.
    pub expect: VerdictKind,
}

/// A task that the judge can judge.
///
/// Implemented on a unit struct named after the task. Every list that a method
/// returns is the same on every call.
///
/// # Examples
/// How many different values has a list?
///
/// ```
#[doc = include_str!("../examples/distinct/kata.rs")]
///
/// // In a `#[test]`, `kihon_judge::judge::<Distinct>(sorting)` does the same.
/// let judge = kihon_judge::Judge::<Distinct>::new().test("distinct").keep_in(None);
/// assert_eq!(judge.run(sorting).kind(), VerdictKind::Accepted);
/// let verdict = judge.run(neighbours);
/// let on = verdict.outcome.failing().expect("it must look further back");
/// assert_eq!(on.input, [("nums".to_owned(), "[0, 1, 0]".to_owned())]);
/// ```
pub trait Kata: Sized + 'static {
    /// Everything one call needs, owned.
    type Input: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Simplify + Send + 'static;
    /// The answer, owned.
    type Output: Clone + Debug + Send + 'static;
    /// The type of the function that a person writes, such as
    /// `fn(&[i32]) -> usize`.
    type Solution: Copy + Send + Sync + 'static;

    /// What a person reads first.
    const ABOUT: About;

    /// The cost that the statement asks for as a power of `n`, logarithms left
    /// out: 1 for `n` and for `n log n`.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::Kata;
    /// assert_eq!((Distinct::ABOUT.cost, Distinct::EXPONENT), ("n log n", 1.0));
    /// ```
    const EXPONENT: f64 = 1.0;

    /// Size of the largest inputs judged, in the statement's `n`.
    const LARGEST: usize;

    /// What a person starts from: the `use` lines that the signature needs, if
    /// any, and the function as `pub fn` with the body `todo!(…)`, which
    /// mentions every argument so that nothing is unused.
    fn stub() -> &'static str;

    /// What helps, a little more each time, in Markdown; the last one is the
    /// idea in words.
    fn hints() -> &'static [&'static str];

    /// Calls `solution` on `input`.
    fn call(solution: Self::Solution, input: &Self::Input) -> Self::Output;

    /// The examples of the statement, in its order.
    fn examples() -> Vec<Example<Self>>;

    /// Random valid inputs of about `size` elements, small alphabets and
    /// values preferred: they find faults that uniform values never hit.
    fn strategy(size: usize) -> BoxedStrategy<Self::Input>;

    /// Small literal inputs made to break a plausible mistake.
    fn cases() -> Vec<Case<Self::Input>>;

    /// The named input distributions, shared by tests and benches. Each must
    /// give a valid input for every `n`, 0 included unless the statement
    /// excludes it.
    fn patterns() -> Vec<Pattern<Self::Input>>;

    /// The patterns on which a plausible solution costs most: growth is
    /// measured on them, and each is judged once at [`Kata::LARGEST`].
    fn worst_cases() -> Vec<Pattern<Self::Input>>;

    /// Whether `input` meets the statement's constraints; the error names the
    /// offending value and place.
    ///
    /// # Errors
    /// A sentence for a person.
    fn validate(input: &Self::Input) -> Result<(), String>;

    /// The answer by the obvious method, independent of every reference.
    fn oracle(input: &Self::Input) -> Self::Output;

    /// The answer by a method of the asked cost: the oracle of large inputs,
    /// and the measure of growth.
    fn reference(input: &Self::Input) -> Self::Output;

    /// Accepts every right answer. `expected` is one of them.
    ///
    /// # Errors
    /// The violated property.
    fn check(input: &Self::Input, expected: &Self::Output, got: &Self::Output) -> Result<(), Fault>;

    /// The arguments in the statement's notation, each with its name; long
    /// ones elided with [`crate::show`].
    fn show_input(input: &Self::Input) -> Vec<(&'static str, String)>;

    /// The answer in the statement's notation, elided around index `at`.
    fn show_output(output: &Self::Output, at: Option<usize>) -> String;

    /// Exact bounds for one call.
    fn limits(_input: &Self::Input) -> Limits {
        Limits::default()
    }

    /// Right solutions, the naive one first.
    fn references() -> Vec<Reference<Self>>;

    /// Wrong and slow solutions, at least six.
    fn mutants() -> Vec<Mutant<Self>>;
}

/// The checker of a task with one right answer.
///
/// # Errors
/// `property`, when the two differ.
///
/// # Examples
/// ```
/// use kihon_judge::{Fault, expect_equal};
/// assert_eq!(expect_equal(&3, &3, "the sum is another one"), Ok(()));
/// assert_eq!(expect_equal(&3, &4, "the sum is another one"), Err(Fault::new("the sum is another one")));
/// ```
pub fn expect_equal<T: PartialEq>(expected: &T, got: &T, property: &str) -> Result<(), Fault> {
    if expected == got { Ok(()) } else { Err(Fault::new(property)) }
}
