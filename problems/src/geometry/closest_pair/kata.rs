//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::{BoxedStrategy, Strategy};

use super::{cases, halves::halves, hints, mutants, naive::naive, workload};
use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, point_lists},
    show,
};

/// The answer: two positions, or that there is no pair.
pub(super) type Answer = Option<(usize, usize)>;

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> Answer;

/// Closest pair: the positions of two points that are nearest to each other.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::closest_pair::ClosestPair;
/// let points = vec![(7, 7), (1, 2), (7, 7)].into();
/// assert_eq!(ClosestPair::oracle(&points), Some((0, 2)));
/// assert!(ClosestPair::check(&points, &Some((0, 2)), &Some((2, 0))).is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ClosestPair;

impl Kata for ClosestPair {
    type Input = Points;
    type Output = Answer;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "closest-pair",
        title: "Closest pair",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn closest_pair(points: &[(i64, i64)]) -> Option<(usize, usize)>",
        cost: "n log n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, points: &Points) -> Answer {
        solution(points)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |points: &[Pair], output| Example { input: Points(points.to_vec()), output };
        vec![
            example(&[(0, 0), (9, 1), (4, 4), (5, 5), (9, 9)], Some((2, 3))),
            example(&[(0, 0), (5, 0), (9, 0), (12, 0)], Some((2, 3))),
            example(&[(7, 7), (1, 2), (7, 7)], Some((0, 2))),
            example(&[(1, 1)], None),
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

    fn oracle(points: &Points) -> Answer {
        naive(points)
    }

    fn reference(points: &Points) -> Answer {
        halves(points)
    }

    fn check(points: &Points, expected: &Answer, got: &Answer) -> Result<(), Fault> {
        let (&Some((i, j)), &Some((p, q))) = (got, expected) else {
            return match (got, expected) {
                (None, None) => Ok(()),
                (None, Some(_)) => Err(Fault::new(format!("there are {} points, so there is a pair", points.len()))),
                _ => Err(Fault::new("there are no two points, so the answer is None")),
            };
        };
        if let Some(beyond) = [i, j].into_iter().find(|&k| k >= points.len()) {
            return Err(Fault::new(format!("there is no position {beyond} in a list of {} points", points.len())));
        }
        if i == j {
            return Err(Fault::new(format!("{i} is one point, not a pair")));
        }
        let (found, least) = (squared(points[i], points[j]), squared(points[p], points[q]));
        if found > least {
            return Err(Fault::new(format!("the square of their distance is {found}, and {p} and {q} are at {least}")));
        }
        Ok(())
    }

    fn show_input(points: &Points) -> Vec<(&'static str, String)> {
        vec![("points", show::points(points, None))]
    }

    fn show_output(output: &Answer, _at: Option<usize>) -> String {
        format!("{output:?}")
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// The square of a distance.
pub(super) fn squared(p: Pair, q: Pair) -> i64 {
    (p.0 - q.0).pow(2) + (p.1 - q.1).pow(2)
}
