//! The classic task for the judge.

use kihon_judge::{
    About, Case, Example, Fault, Kata, Limits, Mutant, Pattern, Reference, Role, VerdictKind, measure::metered, show,
};
use proptest::strategy::BoxedStrategy;

use super::{
    backward,
    cases::{self, Pair},
    hints, mutants, naive,
};

/// Bytes from the heap that the statement allows.
const ALLOWED: u64 = 1024;

/// The classic task: merge the second array into the first, which has room.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::arrays::merge_sorted_arrays::{cases::Pair, kata::MergeSortedArrays};
/// let input = Pair { a: vec![1, 3], b: vec![2] };
/// assert_eq!(MergeSortedArrays::oracle(&input), [1, 2, 3]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MergeSortedArrays;

impl Kata for MergeSortedArrays {
    type Input = Pair;
    type Output = Vec<i32>;
    type Solution = fn(&mut [i32], usize, &[i32]);

    const ABOUT: About = About {
        id: "merge-sorted-arrays",
        title: "Merge sorted arrays",
        topic: "arrays",
        statement: include_str!("statement.md"),
        signature: "fn merge(nums1: &mut [i32], m: usize, nums2: &[i32])",
        cost: "m + n",
    };

    const LARGEST: usize = 1_000_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::IN_PLACE
    }

    fn call(solution: Self::Solution, input: &Pair) -> Vec<i32> {
        let mut nums1 = vec![0; input.total()];
        nums1[..input.a.len()].copy_from_slice(&input.a);
        metered(|| solution(&mut nums1, input.a.len(), &input.b));
        nums1
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |a: &[i32], b: &[i32], output: &[i32]| Example {
            input: Pair { a: a.to_vec(), b: b.to_vec() },
            output: output.to_vec(),
        };
        vec![
            example(&[1, 2, 3], &[2, 5, 6], &[1, 2, 2, 3, 5, 6]),
            example(&[1], &[], &[1]),
            example(&[], &[1], &[1]),
            example(&[-1, 0, 4], &[-3, 4], &[-3, -1, 0, 4, 4]),
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

    fn oracle(input: &Pair) -> Vec<i32> {
        naive::merge(&input.a, &input.b)
    }

    fn reference(input: &Pair) -> Vec<i32> {
        Self::call(classic_backward, input)
    }

    fn check(_: &Pair, expected: &Vec<i32>, got: &Vec<i32>) -> Result<(), Fault> {
        for (i, (want, have)) in expected.iter().zip(got).enumerate() {
            if want == have {
                continue;
            }
            let copies = |values: &[i32]| values.iter().filter(|&value| value == want).count();
            let (given, kept) = (copies(expected), copies(got));
            return Err(Fault::at(
                i,
                if kept < given {
                    format!("{want} was given {given} times and is in the result {kept} times")
                } else {
                    format!("all values in ascending order have {want} at index {i}, not {have}")
                },
            ));
        }
        if expected.len() == got.len() {
            return Ok(());
        }
        Err(Fault::new(format!("nums1 has {} places and got {}", expected.len(), got.len())))
    }

    fn show_input(input: &Pair) -> Vec<(&'static str, String)> {
        let nums1 = show::list_with(input.total(), None, |i, out| {
            out.push_str(&input.a.get(i).unwrap_or(&0).to_string());
        });
        vec![("nums1", nums1), ("m", input.a.len().to_string()), ("nums2", show::list(&input.b, None))]
    }

    fn show_output(output: &Vec<i32>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn limits(_: &Pair) -> Limits {
        Limits { bytes: Some(ALLOWED), ..Limits::default() }
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "naive",
                role: Role::Naive,
                teaches: "Put each value where it belongs and move everything behind it up by one.",
                complexity: "O(m + n·m) time, no extra memory",
                source: include_str!("naive.rs"),
                solution: insert_each,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "backward",
                role: Role::Ours,
                teaches: "Merge from the back: the free places are always behind the last value unread.",
                complexity: "Θ(m + n) time, no extra memory",
                source: include_str!("backward.rs"),
                solution: classic_backward,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::in_place()
    }
}

/// [`naive::insert_each`] on the values of `nums2` put behind.
fn insert_each(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    nums1[m..].copy_from_slice(nums2);
    naive::insert_each(nums1, m);
}

/// [`backward::merge`] in the task's signature.
fn classic_backward(nums1: &mut [i32], m: usize, nums2: &[i32]) {
    backward::merge(nums1, m, nums2, nums2.len()).expect("nums1 has m + n places");
}
