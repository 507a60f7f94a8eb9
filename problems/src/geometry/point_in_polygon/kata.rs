//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, show::list};
use proptest::{collection::vec, prelude::*};

use super::{Places, cases, hints, mutants, naive::naive, sweep::sweep, workload};
use crate::geometry::{
    samples::{FAR, Pair, simple_rings},
    show,
};

/// The type of a solution.
pub(super) type Solution = fn(&[Pair], &[Pair]) -> Vec<i8>;

/// Point in polygon: inside, on the boundary, or outside, for many points.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::point_in_polygon::{Places, PointInPolygon};
/// let places = Places { ring: vec![(0, 0), (4, 0), (4, 3), (0, 3)], queries: vec![(1, 1), (4, 2), (5, 1)] };
/// assert_eq!(PointInPolygon::oracle(&places), [1, 0, -1]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PointInPolygon;

impl Kata for PointInPolygon {
    type Input = Places;
    type Output = Vec<i8>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "point-in-polygon",
        title: "Point in polygon",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn locate_points(ring: &[(i64, i64)], queries: &[(i64, i64)]) -> Vec<i8>",
        cost: "n log n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Places) -> Vec<i8> {
        solution(&input.ring, &input.queries)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |ring: &[Pair], queries: &[Pair], output: &[i8]| Example {
            input: Places { ring: ring.to_vec(), queries: queries.to_vec() },
            output: output.to_vec(),
        };
        vec![
            example(&[(0, 0), (4, 0), (4, 3), (0, 3)], &[(1, 1), (4, 2), (5, 1)], &[1, 0, -1]),
            example(&[(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)], &[(2, 2), (2, 1), (1, 2), (3, 4)], &[-1, 0, 1, -1]),
            example(&[(0, 0), (0, 2), (2, 4), (4, 2), (4, 0)], &[(-1, 2), (1, 2), (3, 3), (5, 0)], &[-1, 1, 0, -1]),
            example(&[(0, 0), (1, 0), (0, 1)], &[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Places> {
        let reach = 7 + size as i64;
        let any_place = (-7..=reach, -7..=reach);
        let queries = vec((0..4u8, any::<prop::sample::Index>(), any_place), 0..=size);
        (simple_rings(size), queries)
            .prop_map(|(ring, queries)| {
                let query = |(kind, side, place): (u8, prop::sample::Index, Pair)| {
                    let side = side.index(ring.len());
                    let (a, b) = (ring[side], ring[(side + 1) % ring.len()]);
                    match kind {
                        0 => a,
                        1 => (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1)),
                        _ => place,
                    }
                };
                let queries = queries.into_iter().map(query).collect();
                Places { ring, queries }
            })
            .boxed()
    }

    fn cases() -> Vec<Case<Places>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Places>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Places>> {
        cases::worst_cases()
    }

    fn validate(input: &Places) -> Result<(), String> {
        show::simple_ring(&input.ring, Self::LARGEST, FAR)?;
        show::within(&input.queries, "queries", "points", Self::LARGEST, FAR)
    }

    fn oracle(input: &Places) -> Vec<i8> {
        naive(&input.ring, &input.queries)
    }

    fn reference(input: &Places) -> Vec<i8> {
        sweep(&input.ring, &input.queries)
    }

    fn check(input: &Places, expected: &Vec<i8>, got: &Vec<i8>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} answers to {} queries", got.len(), expected.len())));
        }
        let Some(i) = (0..got.len()).find(|&i| got[i] != expected[i]) else { return Ok(()) };
        let query = input.queries[i];
        let place = |number: i8| match number {
            1 => Some("inside"),
            0 => Some("on the boundary"),
            -1 => Some("outside"),
            _ => None,
        };
        let right = place(expected[i]).unwrap_or("nowhere");
        Err(Fault::at(
            i,
            match place(got[i]) {
                Some(wrong) => format!("{query:?} is {right}, not {wrong}"),
                None => format!("{} is not an answer: {query:?} is {right}, {}", got[i], expected[i]),
            },
        ))
    }

    fn show_input(input: &Places) -> Vec<(&'static str, String)> {
        vec![("ring", show::points(&input.ring, None)), ("queries", show::points(&input.queries, None))]
    }

    fn show_output(output: &Vec<i8>, at: Option<usize>) -> String {
        list(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
