//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, show};
use proptest::{
    collection::vec,
    prelude::prop_oneof,
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{cases, hints, mutants, naive, workload};
use crate::geometry::lattice::{fewer, moves, nearer};

/// The two ends.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::{Segment, naive};
/// let diagonal: Segment = ((0, 0), (4, 4));
/// assert_eq!(naive(&[(diagonal, diagonal)]), [2]);
/// ```
pub type Segment = ((i64, i64), (i64, i64));

/// Two segments.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::{Pair, naive};
/// let touching: Pair = (((0, 0), (4, 0)), ((2, 0), (2, 3)));
/// assert_eq!(naive(&[touching]), [1]);
/// ```
pub type Pair = (Segment, Segment);

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> Vec<u8>;

/// Coordinates are at most this.
pub(super) const MOST: i64 = 1_000_000_000_000_000_000;

/// Segment intersection: no point in common, one, or more.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::segment_intersection::SegmentIntersection;
/// for example in SegmentIntersection::examples() {
///     assert_eq!(SegmentIntersection::oracle(&example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SegmentIntersection;

/// The pairs of one input.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::segment_intersection::Pairs;
/// let away = Pairs(vec![(((7, 7), (8, 7)), ((7, 9), (8, 9)))]);
/// assert!(away.simpler().contains(&Pairs(vec![(((0, 0), (1, 0)), ((0, 2), (1, 2)))])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pairs(pub Vec<Pair>);

impl Simplify for Pairs {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = fewer(&self.0);
        for (i, &((a, b), (c, d))) in self.0.iter().enumerate() {
            let points = [a, b, c, d];
            let moved = moves(&points).into_iter().chain(nearer(&points)).map(|p| ((p[0], p[1]), (p[2], p[3])));
            for pair in moved.chain([((b, a), (c, d)), ((a, b), (d, c)), ((c, d), (a, b))]) {
                let mut pairs = self.0.clone();
                pairs[i] = pair;
                candidates.push(pairs);
            }
        }
        candidates.into_iter().map(Self).collect()
    }
}

impl Kata for SegmentIntersection {
    type Input = Pairs;
    type Output = Vec<u8>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "segment-intersection",
        title: "Segment intersection",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn common_points(pairs: &[(Segment, Segment)]) -> Vec<u8>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Pairs) -> Vec<u8> {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |pairs: &[Pair], output: &[u8]| Example { input: Pairs(pairs.to_vec()), output: output.to_vec() };
        vec![
            example(&[(((0, 0), (4, 4)), ((0, 4), (4, 0)))], &[1]),
            example(&[(((0, 0), (4, 0)), ((2, 0), (9, 0))), (((0, 0), (4, 0)), ((4, 0), (9, 0)))], &[2, 1]),
            example(&[(((0, 0), (2, 1)), ((4, 2), (6, 3))), (((0, 0), (4, 0)), ((0, 1), (4, 1)))], &[0, 0]),
            example(&[(((1, 1), (1, 1)), ((0, 0), (5, 5))), (((1, 1), (1, 1)), ((0, 0), (5, 4)))], &[1, 0]),
            example(&[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Pairs> {
        let pairs = |reach: i64| {
            let point = || (-reach..=reach, -reach..=reach);
            vec(((point(), point()), (point(), point())), 0..=size).boxed()
        };
        let scaled = (pairs(2), 1..=MOST / 2).prop_map(|(pairs, by)| {
            let point = |(x, y): (i64, i64)| (x * by, y * by);
            pairs.into_iter().map(|((a, b), (c, d))| ((point(a), point(b)), (point(c), point(d)))).collect()
        });
        prop_oneof![3 => pairs(1), 3 => pairs(3), 2 => pairs(9), 2 => pairs(MOST), 2 => scaled].prop_map(Pairs).boxed()
    }

    fn cases() -> Vec<Case<Pairs>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Pairs>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Pairs>> {
        cases::worst_cases()
    }

    fn validate(input: &Pairs) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} pairs, more than {}", Self::LARGEST));
        }
        let beyond = |p: &(i64, i64)| p.0.unsigned_abs().max(p.1.unsigned_abs()) > MOST.unsigned_abs();
        let bad = input.0.iter().position(|((a, b), (c, d))| [a, b, c, d].into_iter().any(beyond));
        bad.map_or(Ok(()), |i| Err(format!("pair {i} is {:?}, beyond 10¹⁸", input.0[i])))
    }

    fn oracle(input: &Pairs) -> Vec<u8> {
        naive(&input.0)
    }

    fn reference(input: &Pairs) -> Vec<u8> {
        naive(&input.0)
    }

    fn check(input: &Pairs, expected: &Vec<u8>, got: &Vec<u8>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} pairs, and {} answers", expected.len(), got.len())));
        }
        let Some(i) = (0..got.len()).find(|&i| got[i] != expected[i]) else { return Ok(()) };
        if got[i] > 2 {
            return Err(Fault::at(i, format!("answer {i} is {}, none of 0, 1 and 2", got[i])));
        }
        Err(Fault::at(i, format!("pair {i}: {}", truth(input.0[i], expected[i]))))
    }

    fn show_input(input: &Pairs) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.0[i]));
        vec![("pairs", show::list_with(input.0.len(), None, write))]
    }

    fn show_output(output: &Vec<u8>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// What is so, in words.
fn truth(((a, b), (c, d)): Pair, common: u8) -> String {
    // Of those that have one point in common: an end of one on the other?
    let on = |p, (q, r)| naive(&[((p, p), (q, r))]) == [1];
    let end = [a, b].into_iter().find(|&p| on(p, (c, d))).or_else(|| [c, d].into_iter().find(|&p| on(p, (a, b))));
    match (common, end) {
        (0, _) => "the segments have no point in common".to_owned(),
        (1, Some(p)) => format!("the segments have exactly one point in common, {p:?}"),
        (1, None) => "the segments cross in one point, between the ends of both".to_owned(),
        _ => "the segments have a whole segment in common".to_owned(),
    }
}
