//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, show};
use proptest::{
    collection::vec,
    prelude::prop_oneof,
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{cases, hints, incremental, mutants, naive, workload};
use crate::geometry::{
    lattice::{fewer, moves, nearer},
    words::short,
};

/// Centre and radius; `None` of no points.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::{Answer, naive};
/// let answer: Answer = naive(&[(0, 0), (0, 2)]);
/// assert_eq!(answer, Some(((0.0, 1.0), 1.0)));
/// ```
pub type Answer = Option<((f64, f64), f64)>;

/// The type of a solution.
pub(super) type Solution = fn(&[(i64, i64)]) -> Answer;

/// Coordinates are at most this.
pub(super) const MOST: i64 = 10_000;

/// How far a point may be outside, and how much greater the radius may be.
const TOLERANCE: f64 = 1e-6;

/// Smallest enclosing circle: centre and radius of the one circle of least radius around
/// all points.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::smallest_enclosing_circle::SmallestEnclosingCircle;
/// for example in SmallestEnclosingCircle::examples() {
///     let got = SmallestEnclosingCircle::oracle(&example.input);
///     assert_eq!(SmallestEnclosingCircle::check(&example.input, &example.output, &got), Ok(()));
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SmallestEnclosingCircle;

/// The points of one input.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::smallest_enclosing_circle::Points;
/// assert!(Points(vec![(7, 9), (8, 7)]).simpler().contains(&Points(vec![(0, 2), (1, 0)])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub Vec<(i64, i64)>);

impl Simplify for Points {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = fewer(&self.0);
        candidates.extend(moves(&self.0));
        candidates.extend(nearer(&self.0));
        candidates.into_iter().map(Self).collect()
    }
}

impl Kata for SmallestEnclosingCircle {
    type Input = Points;
    type Output = Answer;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "smallest-enclosing-circle",
        title: "Smallest enclosing circle",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn enclosing_circle(points: &[(i64, i64)]) -> Option<((f64, f64), f64)>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Points) -> Answer {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |points: &[(i64, i64)], output| Example { input: Points(points.to_vec()), output };
        vec![
            example(&[(0, 0), (8, 0), (4, 1)], Some(((4.0, 0.0), 4.0))),
            example(&[(0, 0), (4, 0), (3, 3)], Some(((2.0, 1.0), 5f64.sqrt()))),
            example(&[(-3, 4), (4, 3), (0, -5), (0, 0)], Some(((0.0, 0.0), 5.0))),
            example(&[(7, 7), (7, 7)], Some(((7.0, 7.0), 0.0))),
            example(&[], None),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Points> {
        let list = |x: i64, y: i64| vec((-x..=x, -y..=y), 0..=size);
        // On the circle of radius 5 or √65 around the origin, where many lattice points are.
        let circle = |points: Vec<(i64, i64)>| {
            let squared = |p: &(i64, i64)| p.0 * p.0 + p.1 * p.1;
            points.into_iter().filter(|p| [25, 65].contains(&squared(p))).collect::<Vec<_>>()
        };
        let few = vec((-8..=8i64, -8..=8i64), 0..=20 * size).prop_map(circle);
        prop_oneof![3 => list(2, 2), 3 => list(9, 9), 1 => list(MOST, 1), 2 => list(MOST, MOST), 1 => few]
            .prop_map(Points)
            .boxed()
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

    fn validate(input: &Points) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} points, more than {}", Self::LARGEST));
        }
        let beyond = |p: &(i64, i64)| p.0.unsigned_abs().max(p.1.unsigned_abs()) > MOST.unsigned_abs();
        let bad = input.0.iter().position(beyond);
        bad.map_or(Ok(()), |i| Err(format!("point {i} is {:?}, beyond 10⁴", input.0[i])))
    }

    fn oracle(input: &Points) -> Answer {
        naive(&input.0)
    }

    fn reference(input: &Points) -> Answer {
        incremental(&input.0)
    }

    fn check(input: &Points, expected: &Answer, got: &Answer) -> Result<(), Fault> {
        let (Some((_, least)), Some(((x, y), radius))) = (*expected, *got) else {
            return match (expected, got) {
                (Some(_), None) => Err(Fault::new("there are points, and they have a circle")),
                (None, Some(_)) => Err(Fault::new("there is no point, and so no circle")),
                _ => Ok(()),
            };
        };
        if ![x, y, radius].iter().all(|x| x.is_finite()) || radius < 0.0 {
            return Err(Fault::new(format!("({x}, {y}) and {radius} are no centre and radius")));
        }
        let distance = |p: (i64, i64)| (p.0 as f64 - x).hypot(p.1 as f64 - y);
        if let Some(&p) = input.0.iter().rev().max_by(|p, q| distance(**p).total_cmp(&distance(**q)))
            && distance(p) > radius + TOLERANCE
        {
            return Err(Fault::new(format!("the point {p:?} is outside, {} from the centre", short(distance(p)))));
        }
        if radius > least + TOLERANCE {
            return Err(Fault::new(format!("a circle of radius {} contains all points", short(least))));
        }
        Ok(())
    }

    fn show_input(input: &Points) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.0[i]));
        vec![("points", show::list_with(input.0.len(), None, write))]
    }

    fn show_output(output: &Answer, _at: Option<usize>) -> String {
        output.map_or_else(|| "None".to_owned(), |((x, y), radius)| format!("(({x}, {y}), {radius})"))
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}
