//! The task for the judge.

use std::collections::HashSet;

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::{BoxedStrategy, Strategy};

use super::{cases, hints, monotone_chain::monotone_chain, mutants, naive::naive, workload};
use crate::geometry::{
    points::Points,
    samples::{Pair, cross, point_lists},
    show,
};

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> Vec<Pair>;

/// Convex hull: the corners, counter-clockwise from the lowest on.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::convex_hull::ConvexHull;
/// assert_eq!(ConvexHull::oracle(&vec![(0, 0), (1, 0), (2, 0), (1, 2)].into()), [(0, 0), (2, 0), (1, 2)]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ConvexHull;

impl Kata for ConvexHull {
    type Input = Points;
    type Output = Vec<Pair>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "convex-hull",
        title: "Convex hull",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn convex_hull(points: &[(i64, i64)]) -> Vec<(i64, i64)>",
        cost: "n log n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, points: &Points) -> Vec<Pair> {
        solution(points)
    }

    fn examples() -> Vec<Example<Self>> {
        let example =
            |points: &[Pair], output: &[Pair]| Example { input: Points(points.to_vec()), output: output.to_vec() };
        vec![
            example(&[(2, 2), (0, 0), (4, 0), (2, 1), (4, 3), (0, 3)], &[(0, 0), (4, 0), (4, 3), (0, 3)]),
            example(&[(0, 0), (1, 0), (2, 0), (1, 2)], &[(0, 0), (2, 0), (1, 2)]),
            example(&[(0, 2), (3, 0), (3, 3)], &[(3, 0), (3, 3), (0, 2)]),
            example(&[(3, 3), (1, 1), (2, 2)], &[(1, 1), (3, 3)]),
            example(&[(5, 5), (5, 5)], &[(5, 5)]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Points> {
        point_lists(size, cases::REACH).prop_map(Points).boxed()
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
        show::within(points, "points", "points", Self::LARGEST, cases::REACH)
    }

    fn oracle(points: &Points) -> Vec<Pair> {
        naive(points)
    }

    fn reference(points: &Points) -> Vec<Pair> {
        monotone_chain(points)
    }

    fn check(points: &Points, expected: &Vec<Pair>, got: &Vec<Pair>) -> Result<(), Fault> {
        if got == expected { Ok(()) } else { Err(difference(points, expected, got)) }
    }

    fn show_input(points: &Points) -> Vec<(&'static str, String)> {
        vec![("points", show::points(points, None))]
    }

    fn show_output(output: &Vec<Pair>, at: Option<usize>) -> String {
        show::points(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// What is wrong with a list that is not the corners `expected`.
fn difference(points: &[Pair], expected: &[Pair], got: &[Pair]) -> Fault {
    let (given, corners): (HashSet<&Pair>, HashSet<&Pair>) = (points.iter().collect(), expected.iter().collect());
    let mut seen = HashSet::new();
    for (i, p) in got.iter().enumerate() {
        if !given.contains(p) {
            return Fault::at(i, format!("{p:?} is none of the points"));
        }
        if !seen.insert(p) {
            return Fault::at(i, format!("{p:?} is there twice"));
        }
        if !corners.contains(p) {
            let on_a_side =
                (0..expected.len()).any(|k| cross(expected[k], expected[(k + 1) % expected.len()], *p) == 0);
            let place = if on_a_side { "lies on a side, between two corners" } else { "lies inside of the hull" };
            return Fault::at(i, format!("{p:?} {place}"));
        }
    }
    if let Some(missing) = expected.iter().find(|corner| !seen.contains(corner)) {
        return Fault::new(format!("the corner {missing:?} is missing"));
    }
    let start = got.iter().position(|p| *p == expected[0]).unwrap_or(0);
    let from_lowest = |step: usize| (0..got.len()).map(move |i| got[(start + i * step) % got.len()]);
    if from_lowest(1).eq(expected.iter().copied()) {
        Fault::at(0, format!("the first corner must be the lowest one, {:?}", expected[0]))
    } else if from_lowest(got.len() - 1).eq(expected.iter().copied()) {
        Fault::new("the corners run clockwise")
    } else {
        let place = (0..got.len()).find(|&i| got[(start + i) % got.len()] != expected[i]).unwrap_or(0);
        Fault::at((start + place) % got.len(), "the corners do not follow one another around the hull")
    }
}
