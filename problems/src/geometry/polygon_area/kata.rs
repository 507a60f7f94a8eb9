//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::{
    prop_oneof,
    strategy::{BoxedStrategy, Strategy},
};

use super::{cases, hints, mutants, naive::naive, shoelace::shoelace, workload};
use crate::geometry::{
    points::Points,
    samples::{Pair, point_lists, simple_rings},
    show,
};

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> i128;

/// Polygon area: twice the signed area of a ring of integers, exactly.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::polygon_area::PolygonArea;
/// assert_eq!(PolygonArea::oracle(&vec![(0, 0), (4, 0), (4, 3), (0, 3)].into()), 24);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PolygonArea;

impl Kata for PolygonArea {
    type Input = Points;
    type Output = i128;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "polygon-area",
        title: "Polygon area",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn polygon_area_twice(ring: &[(i64, i64)]) -> i128",
        cost: "n",
    };

    const LARGEST: usize = 200_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, ring: &Points) -> i128 {
        solution(ring)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |ring: &[Pair], output| Example { input: Points(ring.to_vec()), output };
        vec![
            example(&[(0, 0), (4, 0), (4, 3), (0, 3)], 24),
            example(&[(0, 0), (0, 1), (1, 0)], -1),
            example(&[(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)], 20),
            example(&[(0, 0), (2, 2), (2, 0), (0, 2)], 0),
            example(&[(1, 1), (5, 5)], 0),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Points> {
        prop_oneof![3 => point_lists(size, cases::REACH), 1 => simple_rings(size)].prop_map(Points).boxed()
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

    fn validate(ring: &Points) -> Result<(), String> {
        show::within(ring, "ring", "corners", Self::LARGEST, cases::REACH)
    }

    fn oracle(ring: &Points) -> i128 {
        naive(ring)
    }

    fn reference(ring: &Points) -> i128 {
        shoelace(ring)
    }

    fn check(ring: &Points, expected: &i128, got: &i128) -> Result<(), Fault> {
        if got == expected {
            return Ok(());
        }
        let closing = match (ring.first(), ring.last()) {
            (Some(&(ax, ay)), Some(&(bx, by))) => i128::from(bx) * i128::from(ay) - i128::from(ax) * i128::from(by),
            _ => 0,
        };
        Err(Fault::new(if *got == -expected {
            "the sign is the other one: counter-clockwise is positive"
        } else if *got == expected - closing {
            "it is as if the side from the last corner to the first were missing"
        } else if got.checked_mul(2) == Some(*expected) {
            "it is half of what was asked for, as the area itself is"
        } else if got > expected {
            "twice the signed area is less"
        } else {
            "twice the signed area is more"
        }))
    }

    fn show_input(ring: &Points) -> Vec<(&'static str, String)> {
        vec![("ring", show::points(ring, None))]
    }

    fn show_output(output: &i128, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
