//! The task for the judge.

use kihon_judge::{
    About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, expect_equal, show,
};
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{cases, hash_set, hints, mutants, naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[i32]) -> usize;

/// Longest consecutive sequence: how many values the longest run of
/// consecutive integers has.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::arrays::longest_consecutive::LongestConsecutive;
/// for example in LongestConsecutive::examples() {
///     assert_eq!(LongestConsecutive::oracle(&example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LongestConsecutive;

/// The numbers of one input.
///
/// What matters about them is how they lie to one another. So they are also
/// made simpler by moving them all at once, and by closing gaps: a fault that
/// needs a repeated value inside a run then always shows `[0, 1, 1, 2]`, where
/// a plain list would keep `[41, 42, 42, 43]` or `[-1, 0, 0, 1]`.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::arrays::longest_consecutive::Numbers;
/// let simpler = Numbers(vec![41, 42, 42, 43]).simpler();
/// assert!(simpler.contains(&Numbers(vec![0, 1, 1, 2])));
/// assert!(Numbers(vec![0, 1, 1, 2]).weight() < Numbers(vec![-1, 0, 0, 1]).weight());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers(pub Vec<i32>);

impl Simplify for Numbers {
    fn weight(&self) -> Weight {
        // One negative number weighs more than all that are not.
        let negatives = self.0.iter().filter(|&&x| x < 0).count() as u128;
        let mut weight = self.0.weight();
        weight.magnitude = weight.magnitude.saturating_add(negatives << 64);
        weight
    }

    fn simpler(&self) -> Vec<Self> {
        let moved = |from: i32, by: i32| -> Vec<i32> {
            self.0.iter().map(|&x| if x >= from { x.saturating_sub(by) } else { x }).collect()
        };
        let mut candidates = self.0.simpler();
        let mut values = self.0.clone();
        values.sort_unstable();
        values.dedup();
        if let (Some(&min), Some(&max)) = (values.first(), values.last()) {
            candidates.extend([moved(i32::MIN, min), moved(i32::MIN, max)]);
            candidates.extend([moved(i32::MIN, 1), moved(i32::MIN, -1)]);
        }
        for pair in values.windows(2) {
            // What is above a gap comes down to leave a gap of one, or none.
            let gap = pair[1].saturating_sub(pair[0]);
            candidates.extend([gap.saturating_sub(2), gap - 1].map(|by| moved(pair[1], by)));
        }
        candidates.into_iter().map(Self).collect()
    }
}

impl Kata for LongestConsecutive {
    type Input = Numbers;
    type Output = usize;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "longest-consecutive",
        title: "Longest consecutive sequence",
        topic: "arrays",
        statement: include_str!("statement.md"),
        signature: "fn longest_consecutive(nums: &[i32]) -> usize",
        cost: "n",
    };

    const LARGEST: usize = 200_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Numbers) -> usize {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |nums: &[i32], output| Example { input: Numbers(nums.to_vec()), output };
        vec![
            example(&[100, 4, 200, 1, 3, 2], 4),
            example(&[0, 3, 7, 2, 5, 8, 4, 6, 0, 1], 9),
            example(&[1, 0, 1, 2], 3),
            example(&[-1, 1], 1),
            example(&[], 0),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Numbers> {
        let reach = size as i32;
        let near = move |to: i32| (-reach..=reach).prop_map(move |d| to.saturating_add(d)).boxed();
        let list = move |value: BoxedStrategy<i32>| vec(value, 0..=size).boxed();
        let anchor = prop_oneof![4 => Just(0), 1 => Just(i32::MIN), 1 => Just(i32::MAX), 1 => any::<i32>()];
        prop_oneof![
            // Dense, with many repeats.
            3 => list((0..=reach / 2).boxed()),
            // Around zero, around an extreme, or around any value.
            3 => anchor.prop_flat_map(move |a| list(near(a))),
            // Several places at once.
            1 => list(prop_oneof![near(0), near(i32::MIN), near(i32::MAX)].boxed()),
            1 => list(any::<i32>().boxed()),
        ]
        .prop_map(Numbers)
        .boxed()
    }

    fn cases() -> Vec<Case<Numbers>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Numbers>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Numbers>> {
        cases::worst_cases()
    }

    fn validate(input: &Numbers) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("nums has {n} values, more than {}", Self::LARGEST));
        }
        Ok(())
    }

    fn oracle(input: &Numbers) -> usize {
        naive(&input.0).map_or(0, |run| run.length)
    }

    /// The hash set: its cost is a straight line from the smallest size on,
    /// where methods that set up tables first look better than linear.
    fn reference(input: &Numbers) -> usize {
        hash_set(&input.0).map_or(0, |run| run.length)
    }

    fn check(input: &Numbers, expected: &usize, got: &usize) -> Result<(), Fault> {
        let n = input.0.len();
        if *got > n {
            return Err(Fault::new(format!("a run among {n} values cannot have {got}")));
        }
        let relation = if got > expected { "there is no run that long" } else { "there is a longer run" };
        expect_equal(expected, got, relation)
    }

    fn show_input(input: &Numbers) -> Vec<(&'static str, String)> {
        vec![("nums", show::list(&input.0, None))]
    }

    fn show_output(output: &usize, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
