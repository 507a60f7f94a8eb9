//! The reusable form for the judge: stability and the number of comparisons.

use std::{cmp::Ordering, fmt};

use kihon_judge::{
    About, Case, Example, Fault, Kata, Limits, Mutant, Pattern, Reference, Role, VerdictKind, measure::Counted, show,
};
use proptest::strategy::BoxedStrategy;

use super::{
    adaptive,
    cases::{self, Pair},
    forward, hints, naive, stable_mutants,
};

/// Which input an [`Item`] came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The first.
    A,
    /// The second.
    B,
}

/// An element that is compared by its key alone, each comparison counted, and
/// remembers where it came from.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, comparisons};
/// use kihon_problems::arrays::merge_sorted_arrays::stable_kata::{Item, Origin};
/// let a = Item { key: Counted(3), origin: Origin::A, index: 0 };
/// let b = Item { key: Counted(3), origin: Origin::B, index: 7 };
/// assert_eq!(comparisons(|| a == b), (true, 1));
/// assert_eq!(b.to_string(), "3b7");
/// ```
#[derive(Debug, Clone)]
pub struct Item {
    /// The key.
    pub key: Counted<i32>,
    /// The input it came from.
    pub origin: Origin,
    /// Its index there.
    pub index: usize,
}

impl Item {
    /// Everything, to be compared without counting.
    fn identity(&self) -> (i32, bool, usize) {
        (self.key.0, self.origin == Origin::B, self.index)
    }
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Item {}

impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Item {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = match self.origin {
            Origin::A => 'a',
            Origin::B => 'b',
        };
        write!(f, "{}{origin}{}", self.key, self.index)
    }
}

/// The items of one input.
fn items(keys: &[i32], origin: Origin) -> Vec<Item> {
    keys.iter().enumerate().map(|(index, &key)| Item { key: Counted(key), origin, index }).collect()
}

/// The reusable task: a stable merge into new storage, with few comparisons.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::arrays::merge_sorted_arrays::{cases::Pair, stable_kata::StableMerge};
/// let input = Pair { a: vec![1, 3], b: vec![1] };
/// assert_eq!(StableMerge::show_output(&StableMerge::oracle(&input), None), "[1a0, 1b0, 3a1]");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct StableMerge;

impl Kata for StableMerge {
    type Input = Pair;
    type Output = Vec<Item>;
    type Solution = fn(&[Item], &[Item]) -> Vec<Item>;

    const ABOUT: About = About {
        id: "stable-merge",
        title: "Stable merge",
        topic: "arrays",
        statement: include_str!("stable.md"),
        signature: "fn merge<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T>",
        cost: "m + n",
    };

    const LARGEST: usize = 500_000;

    fn stub() -> &'static str {
        include_str!("stable_stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::STABLE
    }

    fn call(solution: Self::Solution, input: &Pair) -> Vec<Item> {
        solution(&items(&input.a, Origin::A), &items(&input.b, Origin::B))
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |a: &[i32], b: &[i32], output: &[(i32, Origin, usize)]| Example {
            input: Pair { a: a.to_vec(), b: b.to_vec() },
            output: output.iter().map(|&(key, origin, index)| Item { key: Counted(key), origin, index }).collect(),
        };
        use Origin::{A, B};
        vec![
            example(&[1, 3], &[2], &[(1, A, 0), (2, B, 0), (3, A, 1)]),
            example(&[1, 1], &[1, 2], &[(1, A, 0), (1, A, 1), (1, B, 0), (2, B, 1)]),
            example(&[], &[5], &[(5, B, 0)]),
            example(&[], &[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Pair> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Pair>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Pair>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Pair>> {
        cases::worst_cases()
    }

    fn validate(input: &Pair) -> Result<(), String> {
        input.validate()
    }

    fn oracle(input: &Pair) -> Vec<Item> {
        naive::merge(&items(&input.a, Origin::A), &items(&input.b, Origin::B))
    }

    fn reference(input: &Pair) -> Vec<Item> {
        Self::call(forward::merge, input)
    }

    fn check(_: &Pair, expected: &Vec<Item>, got: &Vec<Item>) -> Result<(), Fault> {
        for (i, (want, have)) in expected.iter().zip(got).enumerate() {
            if want.identity() != have.identity() {
                return Err(Fault::at(i, property(want, have)));
            }
        }
        if expected.len() == got.len() {
            return Ok(());
        }
        Err(Fault::at(
            expected.len().min(got.len()),
            format!("the inputs have {} elements, the result {}", expected.len(), got.len()),
        ))
    }

    fn show_input(input: &Pair) -> Vec<(&'static str, String)> {
        let shown = |keys: &[i32], origin: char| {
            show::list_with(keys.len(), None, |i, out| out.push_str(&format!("{}{origin}{i}", keys[i])))
        };
        vec![("a", shown(&input.a, 'a')), ("b", shown(&input.b, 'b'))]
    }

    fn show_output(output: &Vec<Item>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn limits(input: &Pair) -> Limits {
        let comparisons = match (input.a.len(), input.b.len()) {
            (0, _) | (_, 0) => 0,
            (m, n) => m + n - 1,
        };
        Limits { comparisons: Some(comparisons as u64), ..Limits::default() }
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "naive",
                role: Role::Naive,
                teaches: "Put each element of b where it belongs and move everything behind it up by one.",
                complexity: "O(m + n·m) time",
                source: include_str!("naive.rs"),
                solution: naive::merge,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "forward",
                role: Role::Reference,
                teaches: "Two pointers: append the smaller of two, and of equals the one from a.",
                complexity: "Θ(m + n) time",
                source: include_str!("forward.rs"),
                solution: forward::merge,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "merge_cloned",
                role: Role::Ours,
                teaches: "Two pointers, and exponential search where one input is eight times as long.",
                complexity: "O(m + n) time, O(n·log(m/n)) comparisons for m ≥ 8·n",
                source: include_str!("adaptive.rs"),
                solution: adaptive::merge_cloned,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        stable_mutants::stable()
    }
}

/// What is wrong when `have` stands where `want` belongs.
fn property(want: &Item, have: &Item) -> String {
    if want.key.0 != have.key.0 {
        return format!("all elements in ascending order have {want} here, not {have}");
    }
    if want.origin == have.origin {
        return format!("equal elements keep the order they had: {want} is due, not {have}");
    }
    format!("of equal elements those of a come first: {want} is due, not {have}")
}
