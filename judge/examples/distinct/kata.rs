use std::collections::HashSet;

use kihon_judge::{
    About, Case, Example, Fault, Kata, Limits, Mutant, Pattern, Random, Reference, Role, VerdictKind, expect_equal,
    measure::metered, show,
};
use proptest::{collection::vec, strategy::BoxedStrategy, strategy::Strategy};

/// How many different values a list has.
#[derive(Debug, Clone, Copy)]
pub struct Distinct;

impl Kata for Distinct {
    type Input = Vec<i32>;
    type Output = usize;
    type Solution = fn(&[i32]) -> usize;

    const ABOUT: About = About {
        id: "distinct",
        title: "Distinct values",
        topic: "arrays",
        // Longer ones have a file: `include_str!("statement.md")`.
        statement: concat!(
            "# Distinct values\n\nHow many different values does `nums` have?\n\n",
            "## Constraints\n\nAt most 100,000 values.\n\n",
            "## Conventions\n\nAn empty list has none.\n\n",
            "## Examples\n\n`[3, 1, 3]` has 2.\n",
        ),
        signature: "fn distinct(nums: &[i32]) -> usize",
        cost: "n log n",
    };
    const LARGEST: usize = 100_000;

    // What a person reads and starts from.
    fn stub() -> &'static str {
        "pub fn distinct(nums: &[i32]) -> usize {\n    todo!(\"how many of {nums:?}\")\n}\n"
    }

    fn hints() -> &'static [&'static str] {
        &["When is a value the first of its kind?", "Sort: equal values then stand together."]
    }

    // Whatever stands around `metered` is not the solution's cost.
    fn call(solution: Self::Solution, input: &Vec<i32>) -> usize {
        metered(|| solution(input))
    }

    // Inputs: literal ones, random ones, and named distributions of any size.
    fn examples() -> Vec<Example<Self>> {
        vec![Example { input: vec![3, 1, 3], output: 2 }, Example { input: vec![], output: 0 }]
    }

    fn strategy(size: usize) -> BoxedStrategy<Vec<i32>> {
        vec(-20..20, 0..=size).boxed()
    }

    fn cases() -> Vec<Case<Vec<i32>>> {
        vec![Case { name: "both ends of the range", input: vec![i32::MIN, i32::MAX] }]
    }

    fn patterns() -> Vec<Pattern<Vec<i32>>> {
        Self::worst_cases()
    }

    fn worst_cases() -> Vec<Pattern<Vec<i32>>> {
        vec![Pattern {
            name: "shuffled",
            about: "0 to n − 1 in random order",
            make: |n, seed| {
                let mut values: Vec<i32> = (0..n as i32).collect();
                Random::new(seed).shuffle(&mut values);
                values
            },
        }]
    }

    fn validate(input: &Vec<i32>) -> Result<(), String> {
        let n = input.len();
        if n > Self::LARGEST { Err(format!("nums has {n} values, more than {}", Self::LARGEST)) } else { Ok(()) }
    }

    // Answers: the obvious one, a fast one, and what is wrong with another.
    fn oracle(input: &Vec<i32>) -> usize {
        looking_back(input)
    }

    fn reference(input: &Vec<i32>) -> usize {
        sorting(input)
    }

    fn check(_: &Vec<i32>, expected: &usize, got: &usize) -> Result<(), Fault> {
        expect_equal(expected, got, "the number of different values is another one")
    }

    fn show_input(input: &Vec<i32>) -> Vec<(&'static str, String)> {
        vec![("nums", show::list(input, None))]
    }

    fn show_output(output: &usize, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn limits(input: &Vec<i32>) -> Limits {
        Limits { comparisons: None, bytes: Some(64 * input.len() as u64 + 256) }
    }

    // Solutions, each with the verdict that it must get.
    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "looking_back",
                role: Role::Naive,
                teaches: "a value counts where it stands first",
                complexity: "n² time, no extra space",
                source: SOURCE,
                solution: looking_back,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "sorting",
                role: Role::Ours,
                teaches: "equal values stand together after sorting",
                complexity: "n log n time, n space",
                source: SOURCE,
                solution: sorting,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        let mutant = |name, fault, solution: fn(&[i32]) -> usize, expect| Mutant { name, fault, solution, expect };
        vec![
            mutant("length", "counts repeats", <[i32]>::len, VerdictKind::Wrong),
            mutant("without_zero", "leaves 0 out", without_zero, VerdictKind::Wrong),
            mutant("sizes", "takes −1 and 1 for the same", sizes, VerdictKind::Wrong),
            mutant("neighbours", "looks back at one value only", neighbours, VerdictKind::Wrong),
            mutant("first", "takes a first value for granted", first, VerdictKind::Panicked),
            mutant("list_of_seen", "looks through a list for each value", list_of_seen, VerdictKind::TooSlow),
        ]
    }
}

/// The text to learn from: this file, where each solution has none of its own.
const SOURCE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs"));

/// The obvious way.
pub fn looking_back(nums: &[i32]) -> usize {
    (0..nums.len()).filter(|&i| !nums[..i].contains(&nums[i])).count()
}

/// The way that is asked for.
pub fn sorting(nums: &[i32]) -> usize {
    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len()
}

fn without_zero(nums: &[i32]) -> usize {
    sorting(nums) - usize::from(nums.contains(&0))
}

fn sizes(nums: &[i32]) -> usize {
    nums.iter().map(|x| x.unsigned_abs()).collect::<HashSet<_>>().len()
}

fn neighbours(nums: &[i32]) -> usize {
    (0..nums.len()).filter(|&i| i == 0 || nums[i] != nums[i - 1]).count()
}

fn first(nums: &[i32]) -> usize {
    let (first, rest) = nums.split_first().unwrap();
    HashSet::from([first]).union(&rest.iter().collect()).count()
}

fn list_of_seen(nums: &[i32]) -> usize {
    let mut seen = Vec::new();
    for x in nums {
        if !seen.contains(x) {
            seen.push(*x);
        }
    }
    seen.len()
}
