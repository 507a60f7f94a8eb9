//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, show};
use proptest::{
    collection::vec,
    prelude::prop_oneof,
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{cases, hints, mutants, naive, workload};
use crate::geometry::{
    lattice::{fewer, lesser, moves, nearer},
    words::short,
};

/// Two different points of a line.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::{Line, naive};
/// let level: Line = ((0, 5), (1, 5));
/// assert_eq!(naive(&[(level, ((0, 0), 6))])[0].len(), 2);
/// ```
pub type Line = ((i64, i64), (i64, i64));

/// Centre and radius.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::{Circle, naive};
/// let unit: Circle = ((0, 0), 1);
/// assert_eq!(naive(&[(((0, 1), (1, 1)), unit)]), [[(0.0, 1.0)]]);
/// ```
pub type Circle = ((i64, i64), i64);

/// A line and a circle.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::{Query, naive};
/// let missing: Query = (((0, 6), (1, 6)), ((0, 0), 5));
/// assert!(naive(&[missing])[0].is_empty());
/// ```
pub type Query = (Line, Circle);

/// The type of a solution.
pub(super) type Solution = fn(&[Query]) -> Vec<Vec<(f64, f64)>>;

/// Coordinates and radii are at most this.
pub(super) const MOST: i64 = 1_000_000;

/// How far a point may be from the true one.
const TOLERANCE: f64 = 1e-6;

/// Line and circle: the points in common, their number exactly.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::line_circle::LineCircle;
/// for example in LineCircle::examples() {
///     let got = LineCircle::oracle(&example.input);
///     assert_eq!(LineCircle::check(&example.input, &example.output, &got), Ok(()));
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LineCircle;

/// The queries of one input.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::line_circle::Queries;
/// let away = Queries(vec![(((7, 8), (8, 8)), ((7, 7), 1))]);
/// assert!(away.simpler().contains(&Queries(vec![(((0, 1), (1, 1)), ((0, 0), 1))])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Queries(pub Vec<Query>);

impl Simplify for Queries {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = fewer(&self.0);
        for (i, &((a, b), (c, r))) in self.0.iter().enumerate() {
            let moved = moves(&[a, b, c]);
            // A smaller picture has a smaller circle.
            let resized = moved.iter().flat_map(|p| [r, r / 2, r / 1000].map(|r| ((p[0], p[1]), (p[2], r))));
            let shorter = (a.0 + (b.0 - a.0) / 2, a.1 + (b.1 - a.1) / 2);
            let smaller = lesser(r).into_iter().map(|r| ((a, b), (c, r)));
            let nearer = nearer(&[a, b, c]).into_iter().map(|p| ((p[0], p[1]), (p[2], r)));
            let others = [((b, a), (c, r)), ((a, shorter), (c, r))];
            for query in resized.chain(others).chain(smaller).chain(nearer) {
                let mut queries = self.0.clone();
                queries[i] = query;
                candidates.push(queries);
            }
        }
        candidates.into_iter().map(Self).collect()
    }
}

impl Kata for LineCircle {
    type Input = Queries;
    type Output = Vec<Vec<(f64, f64)>>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "line-circle",
        title: "Line and circle",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn common_points(queries: &[(Line, Circle)]) -> Vec<Vec<(f64, f64)>>",
        cost: "n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Queries) -> Vec<Vec<(f64, f64)>> {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |queries: &[Query], output: &[&[(f64, f64)]]| Example {
            input: Queries(queries.to_vec()),
            output: output.iter().map(|points| points.to_vec()).collect(),
        };
        let five = ((0, 0), 5);
        vec![
            example(&[(((-9, 3), (9, 3)), five)], &[&[(-4.0, 3.0), (4.0, 3.0)]]),
            example(&[(((0, 5), (1, 5)), five), (((0, 6), (1, 6)), five)], &[&[(0.0, 5.0)], &[]]),
            example(&[(((3, 0), (0, 3)), ((1, 1), 1))], &[&[(2.0, 1.0), (1.0, 2.0)]]),
            example(&[(((0, 0), (2, 2)), ((7, 7), 0)), (((0, 0), (2, 2)), ((7, 8), 0))], &[&[(7.0, 7.0)], &[]]),
            example(&[], &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Queries> {
        let queries = |reach: i64, largest: i64| {
            let point = || (-reach..=reach, -reach..=reach);
            let line = (point(), point()).prop_filter("two points", |(a, b)| a != b);
            vec((line, (point(), 0..=largest)), 0..=size).boxed()
        };
        let scaled = (queries(4, 5), 1..=MOST / 5).prop_map(|(queries, by)| {
            let point = |(x, y): (i64, i64)| (x * by, y * by);
            queries.into_iter().map(|((a, b), (c, r))| ((point(a), point(b)), (point(c), r * by))).collect()
        });
        prop_oneof![3 => queries(2, 2), 3 => queries(9, 9), 2 => queries(MOST, MOST), 2 => scaled]
            .prop_map(Queries)
            .boxed()
    }

    fn cases() -> Vec<Case<Queries>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Queries>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Queries>> {
        cases::worst_cases()
    }

    fn validate(input: &Queries) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} queries, more than {}", Self::LARGEST));
        }
        for (i, ((a, b), (c, r))) in input.0.iter().enumerate() {
            if [a, b, c].iter().any(|p| p.0.unsigned_abs().max(p.1.unsigned_abs()) > MOST.unsigned_abs()) {
                return Err(format!("query {i} has a coordinate beyond 10⁶: {:?}", input.0[i]));
            }
            if !(0..=MOST).contains(r) {
                return Err(format!("the radius of query {i} is {r}, not in 0 … 10⁶"));
            }
            if a == b {
                return Err(format!("the line of query {i} is given by one point, {a:?}"));
            }
        }
        Ok(())
    }

    fn oracle(input: &Queries) -> Vec<Vec<(f64, f64)>> {
        naive(&input.0)
    }

    fn reference(input: &Queries) -> Vec<Vec<(f64, f64)>> {
        naive(&input.0)
    }

    fn check(input: &Queries, expected: &Vec<Vec<(f64, f64)>>, got: &Vec<Vec<(f64, f64)>>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} queries, and {} answers", expected.len(), got.len())));
        }
        for (i, (expected, got)) in expected.iter().zip(got).enumerate() {
            check_one(input.0[i], expected, got).map_err(|what| Fault::at(i, format!("query {i}: {what}")))?;
        }
        Ok(())
    }

    fn show_input(input: &Queries) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.0[i]));
        vec![("queries", show::list_with(input.0.len(), None, write))]
    }

    fn show_output(output: &Vec<Vec<(f64, f64)>>, at: Option<usize>) -> String {
        show::list_with(output.len(), at, |i, out| {
            let point = |p: usize, out: &mut String| {
                let (x, y) = output[i][p];
                out.push_str(&format!("({x}, {y})"));
            };
            out.push_str(&show::list_with(output[i].len(), None, point));
        })
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// Whether the points of one query are right; what is wrong, in words.
fn check_one(((a, b), (c, r)): Query, expected: &[(f64, f64)], got: &[(f64, f64)]) -> Result<(), String> {
    if got.len() != expected.len() {
        let truth = match expected.len() {
            0 => "the line misses the circle",
            1 => "the line touches the circle, in one point",
            _ => "the line cuts the circle, in two points",
        };
        return Err(truth.to_owned());
    }
    // A distance that is NaN is not near.
    let near = |p: (f64, f64), q: (f64, f64)| (p.0 - q.0).hypot(p.1 - q.1) <= TOLERANCE;
    let right = match (expected, got) {
        ([p, q], [s, t]) => near(*p, *s) && near(*q, *t) || near(*p, *t) && near(*q, *s),
        _ => expected.iter().zip(got).all(|(p, q)| near(*p, *q)),
    };
    if right {
        return Ok(());
    }
    let wrong = got.iter().find(|q| !expected.iter().any(|p| near(*p, **q)));
    let Some(&(x, y)) = wrong else { return Err("one of the two points is given twice".to_owned()) };
    if !(x.is_finite() && y.is_finite()) {
        return Err(format!("({x}, {y}) is no point"));
    }
    let from_center = (x - c.0 as f64).hypot(y - c.1 as f64);
    let (ux, uy) = ((b.0 - a.0) as f64, (b.1 - a.1) as f64);
    let from_line = (ux * (y - a.1 as f64) - uy * (x - a.0 as f64)).abs() / ux.hypot(uy);
    Err(if (from_center - r as f64).abs() > TOLERANCE {
        format!("({x}, {y}) is not on the circle, but {} from its centre", short(from_center))
    } else if from_line > TOLERANCE {
        format!("({x}, {y}) is not on the line, but {} from it", short(from_line))
    } else {
        format!("({x}, {y}) is more than 10⁻⁶ from where they meet")
    })
}
