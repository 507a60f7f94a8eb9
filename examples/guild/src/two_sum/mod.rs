//! Two sum: two places in a list whose values add up to a target.
//!
//! | function | time | use it |
//! |---|---|---|
//! | [`hash_map`] | n expected | always, unless the values are sorted already |
//! | [`two_pointers`] | n log n | on sorted values, or where hashing is unwelcome |
//! | [`naive`] | n² | as the oracle |

mod cases;
mod hash_map;
mod hints;
mod mutants;
mod naive;
mod two_pointers;

pub use hash_map::hash_map;
use kihon_judge::{
    About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Role, Simplify, VerdictKind, Weight, show,
};
pub use naive::naive;
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};
pub use two_pointers::two_pointers;

/// The type of a solution.
pub type Solution = fn(&[i32], i32) -> Option<(usize, usize)>;

/// The kata; practised with `#[kihon::kata(kihon_guild::TwoSum)]`.
#[derive(Debug, Clone, Copy)]
pub struct TwoSum;

/// One input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The list.
    pub nums: Vec<i32>,
    /// What two of its values shall add up to.
    pub target: i32,
}

impl Simplify for Sum {
    fn weight(&self) -> Weight {
        self.nums.weight().and(self.target.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates: Vec<Self> =
            self.nums.simpler().into_iter().map(|nums| Self { nums, target: self.target }).collect();
        candidates.extend(self.target.simpler().into_iter().map(|target| Self { nums: self.nums.clone(), target }));
        // One value and the target move together: the same pairs add up.
        for (i, x) in self.nums.iter().enumerate() {
            for simpler in x.simpler() {
                let mut nums = self.nums.clone();
                nums[i] = simpler;
                let target = i64::from(self.target) + i64::from(simpler) - i64::from(*x);
                candidates.extend(i32::try_from(target).ok().map(|target| Self { nums, target }));
            }
        }
        candidates
    }
}

impl Kata for TwoSum {
    type Input = Sum;
    type Output = Option<(usize, usize)>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "two-sum",
        title: "Two sum",
        topic: "arrays",
        statement: include_str!("statement.md"),
        signature: "fn two_sum(nums: &[i32], target: i32) -> Option<(usize, usize)>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Sum) -> Self::Output {
        solution(&input.nums, input.target)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |nums: &[i32], target, output| Example { input: Sum { nums: nums.to_vec(), target }, output };
        vec![example(&[2, 7, 11, 15], 9, Some((0, 1))), example(&[3, 3], 6, Some((0, 1))), example(&[3, 4], 6, None)]
    }

    fn strategy(size: usize) -> BoxedStrategy<Sum> {
        // Few values, so that many pairs add up; extremes, so that sums do not fit.
        let small = -5..=5_i32;
        let value = prop_oneof![6 => small.clone(), 1 => Just(i32::MIN), 1 => Just(i32::MAX), 1 => any::<i32>()];
        let target = prop_oneof![4 => small, 1 => any::<i32>()];
        (vec(value, 0..=size), target).prop_map(|(nums, target)| Sum { nums, target }).boxed()
    }

    fn cases() -> Vec<Case<Sum>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Sum>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Sum>> {
        cases::worst_cases()
    }

    fn validate(input: &Sum) -> Result<(), String> {
        let n = input.nums.len();
        if n > Self::LARGEST { Err(format!("nums has {n} values, more than {}", Self::LARGEST)) } else { Ok(()) }
    }

    fn oracle(input: &Sum) -> Self::Output {
        naive(&input.nums, input.target)
    }

    fn reference(input: &Sum) -> Self::Output {
        hash_map(&input.nums, input.target)
    }

    fn check(input: &Sum, expected: &Self::Output, got: &Self::Output) -> Result<(), Fault> {
        let Some((i, j)) = *got else {
            let fault = || Fault::new(format!("there is a pair that adds up to {}", input.target));
            return if expected.is_none() { Ok(()) } else { Err(fault()) };
        };
        if i == j {
            return Err(Fault::new("a value is not added to itself"));
        }
        let (Some(&x), Some(&y)) = (input.nums.get(i), input.nums.get(j)) else {
            return Err(Fault::new(format!("the list has places 0 to {}", input.nums.len().saturating_sub(1))));
        };
        let sum = i64::from(x) + i64::from(y);
        if sum == i64::from(input.target) { Ok(()) } else { Err(Fault::new(format!("{x} and {y} add up to {sum}"))) }
    }

    fn show_input(input: &Sum) -> Vec<(&'static str, String)> {
        vec![("nums", show::list(&input.nums, None)), ("target", input.target.to_string())]
    }

    fn show_output(output: &Self::Output, _at: Option<usize>) -> String {
        format!("{output:?}")
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "naive",
                role: Role::Naive,
                teaches: "every pair is looked at once",
                complexity: "n² time, no extra space",
                source: include_str!("naive.rs"),
                solution: naive,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "two_pointers",
                role: Role::Reference,
                teaches: "on sorted values each look at two ends rules one of them out",
                complexity: "n log n time, n space",
                source: include_str!("two_pointers.rs"),
                solution: two_pointers,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "hash_map",
                role: Role::Ours,
                teaches: "what has been seen can be asked in one step",
                complexity: "n expected time, n space",
                source: include_str!("hash_map.rs"),
                solution: hash_map,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
