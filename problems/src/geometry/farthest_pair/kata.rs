//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::{BoxedStrategy, Strategy};

use super::{
    calipers::{calipers, farthest_pair},
    cases, hints, mutants,
    naive::naive,
    workload,
};
use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, point_lists},
    show,
};

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> i64;

/// Farthest pair: the greatest squared distance of two points.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::farthest_pair::FarthestPair;
/// assert_eq!(FarthestPair::oracle(&vec![(0, 0), (3, 4), (1, 1)].into()), 25);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FarthestPair;

impl Kata for FarthestPair {
    type Input = Points;
    type Output = i64;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "farthest-pair",
        title: "Farthest pair",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn farthest_pair_squared(points: &[(i64, i64)]) -> i64",
        cost: "n log n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, points: &Points) -> i64 {
        solution(points)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |points: &[Pair], output| Example { input: Points(points.to_vec()), output };
        vec![
            example(&[(0, 0), (3, 4), (1, 1)], 25),
            example(&[(0, 0), (2, 0), (2, 2), (0, 2)], 8),
            example(&[(-3, 0), (1, 1), (4, 0), (0, -1)], 49),
            example(&[(5, 5), (5, 5)], 0),
            example(&[], 0),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Points> {
        point_lists(size, FAR).prop_map(Points).boxed()
    }

    fn cases() -> Vec<Case<Points>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Points>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Points>> {
        cases::worst_cases()
    }

    fn validate(points: &Points) -> Result<(), String> {
        show::within(points, "points", "points", Self::LARGEST, FAR)
    }

    fn oracle(points: &Points) -> i64 {
        naive(points)
    }

    fn reference(points: &Points) -> i64 {
        calipers(points)
    }

    fn check(points: &Points, expected: &i64, got: &i64) -> Result<(), Fault> {
        if got == expected {
            return Ok(());
        }
        if *got > 0 && got.checked_mul(*got) == Some(*expected) {
            return Err(Fault::new("that is the distance itself, and its square was asked for"));
        }
        Err(Fault::new(match farthest_pair(points) {
            _ if *got < 0 => "no square is negative".to_owned(),
            Some([p, q]) if got < expected => format!("{p:?} and {q:?} are farther apart"),
            _ => "no two points are that far apart".to_owned(),
        }))
    }

    fn show_input(points: &Points) -> Vec<(&'static str, String)> {
        vec![("points", show::points(points, None))]
    }

    fn show_output(output: &i64, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
