//! The task for the judge.

use std::collections::HashMap;

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, show};
use proptest::{
    collection::vec,
    prelude::prop_oneof,
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{
    cases, deque, hints,
    lines::{cross, direction},
    mutants, naive, workload,
};
use crate::geometry::lattice::{fewer, moves, nearer};

/// A line from its first point towards its second: the half-plane on its left.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::{Line, naive};
/// let up: Line = ((0, 0), (1, 0));
/// assert_eq!(naive(&[up]), Some((false, vec![0])));
/// ```
pub type Line = ((i64, i64), (i64, i64));

/// Whether the region is bounded, and the lines of its sides; `None` if it has no area.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::{Answer, naive};
/// let answer: Answer = naive(&[((0, 0), (3, 0)), ((3, 0), (0, 0))]);
/// assert_eq!(answer, None);
/// ```
pub type Answer = Option<(bool, Vec<usize>)>;

/// The type of a solution.
pub(super) type Solution = fn(&[Line]) -> Answer;

/// Coordinates are at most this.
pub(super) const MOST: i64 = 1_000_000_000;

/// Half-plane intersection: bounded, unbounded or without area, and the sides.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::half_planes::HalfPlanes;
/// for example in HalfPlanes::examples() {
///     let got = HalfPlanes::oracle(&example.input);
///     assert_eq!(HalfPlanes::check(&example.input, &example.output, &got), Ok(()));
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HalfPlanes;

/// The lines of one input.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::half_planes::Lines;
/// assert!(Lines(vec![((7, 7), (8, 9))]).simpler().contains(&Lines(vec![((0, 0), (1, 2))])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lines(pub Vec<Line>);

impl Simplify for Lines {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let lines = &self.0;
        let mut candidates = fewer(lines);
        let points: Vec<(i64, i64)> = lines.iter().flat_map(|&(a, b)| [a, b]).collect();
        let paired = |points: Vec<(i64, i64)>| points.chunks_exact(2).map(|p| (p[0], p[1])).collect();
        candidates.extend(moves(&points).into_iter().chain(nearer(&points)).map(paired));
        for (i, &(a, b)) in lines.iter().enumerate() {
            let u = (b.0 - a.0, b.1 - a.1);
            let gcd = greatest_common_divisor(u.0, u.1).max(1);
            let step = (u.0 / gcd, u.1 / gcd);
            // The same line by its points nearest to the origin, or another slope.
            let along = -(wide(a.0) * wide(step.0) + wide(a.1) * wide(step.1));
            let count = along.div_euclid((wide(step.0) * wide(step.0) + wide(step.1) * wide(step.1)).max(1)) as i64;
            let near = |count: i64| (a.0 + count * step.0, a.1 + count * step.1);
            let from = |a: (i64, i64), u: (i64, i64)| (a, (a.0 + u.0, a.1 + u.1));
            for line in
                [from(near(count), step), from(near(count + 1), step), from(a, step), from(a, (u.0 / 2, u.1 / 2))]
            {
                let mut simpler = lines.clone();
                simpler[i] = line;
                candidates.push(simpler);
            }
        }
        candidates.into_iter().map(Self).collect()
    }
}

fn wide(x: i64) -> i128 {
    i128::from(x)
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { greatest_common_divisor(b, a % b) }
}

impl Kata for HalfPlanes {
    type Input = Lines;
    type Output = Answer;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "half-planes",
        title: "Half-plane intersection",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn half_planes(lines: &[Line]) -> Option<(bool, Vec<usize>)>",
        cost: "n log n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Lines) -> Answer {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |lines: &[Line], output| Example { input: Lines(lines.to_vec()), output };
        let (up, right) = (((0, 0), (3, 0)), ((0, 3), (0, 0)));
        vec![
            example(&[up, right, ((3, 0), (0, 3))], Some((true, vec![0, 2, 1]))),
            example(&[up, right], Some((false, vec![1, 0]))),
            example(&[up, ((3, 0), (0, 0))], None),
            example(&[up, right, ((1, -1), (-1, 1))], None),
            example(&[up, right, ((-1, 1), (1, -1))], Some((false, vec![1, 0]))),
            example(&[], Some((false, vec![]))),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Lines> {
        let lines = |reach: i64| {
            let point = || (-reach..=reach, -reach..=reach);
            vec((point(), point()).prop_filter("two points", |(a, b)| a != b), 0..=size)
        };
        // Turned so that the origin is not on the right: else hardly anything is in common.
        let around = |lines: Vec<Line>| -> Vec<Line> {
            lines.into_iter().map(|(a, b)| if cross(a, b) < 0 { (b, a) } else { (a, b) }).collect()
        };
        prop_oneof![
            2 => lines(2),
            3 => lines(2).prop_map(around),
            3 => lines(9).prop_map(around),
            1 => lines(MOST),
            2 => lines(MOST).prop_map(around),
        ]
        .prop_map(Lines)
        .boxed()
    }

    fn cases() -> Vec<Case<Lines>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Lines>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Lines>> {
        cases::worst_cases()
    }

    fn validate(input: &Lines) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} lines, more than {}", Self::LARGEST));
        }
        for (i, (a, b)) in input.0.iter().enumerate() {
            if [a, b].iter().any(|p| p.0.unsigned_abs().max(p.1.unsigned_abs()) > MOST.unsigned_abs()) {
                return Err(format!("line {i} is {:?}, beyond 10⁹", input.0[i]));
            }
            if a == b {
                return Err(format!("line {i} is given by one point, {a:?}"));
            }
        }
        Ok(())
    }

    fn oracle(input: &Lines) -> Answer {
        naive(&input.0)
    }

    fn reference(input: &Lines) -> Answer {
        deque(&input.0)
    }

    fn check(input: &Lines, expected: &Answer, got: &Answer) -> Result<(), Fault> {
        match (expected, got) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(Fault::new("what is in common has no area")),
            (Some((true, sides)), None) => {
                Err(Fault::new(format!("what is in common is a polygon of {} sides", sides.len())))
            }
            (Some((true, _)), Some((false, _))) => Err(Fault::new("what is in common is bounded")),
            (Some((false, _)), None | Some((true, _))) => Err(Fault::new("what is in common reaches to infinity")),
            (Some((bounded, sides)), Some((_, got))) => check_sides(&input.0, *bounded, sides, got),
        }
    }

    fn show_input(input: &Lines) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.0[i]));
        vec![("lines", show::list_with(input.0.len(), None, write))]
    }

    fn show_output(output: &Answer, at: Option<usize>) -> String {
        match output {
            None => "None".to_owned(),
            Some((bounded, sides)) => format!("Some(({bounded}, {}))", show::list(sides, at)),
        }
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// Whether the sides are those expected, up to what the statement leaves open.
fn check_sides(lines: &[Line], bounded: bool, expected: &[usize], got: &[usize]) -> Result<(), Fault> {
    if let Some(at) = got.iter().position(|&k| k >= lines.len()) {
        return Err(Fault::at(at, format!("there are {} lines, and none with the index {}", lines.len(), got[at])));
    }
    let same = same_half_planes(lines);
    let place: HashMap<usize, usize> = expected.iter().enumerate().map(|(at, &k)| (same[k], at)).collect();
    let mut seen = vec![false; expected.len()];
    let mut places = Vec::with_capacity(got.len());
    for (at, &k) in got.iter().enumerate() {
        let Some(&side) = place.get(&same[k]) else {
            return Err(Fault::at(at, format!("line {k} has no side of what is in common")));
        };
        if std::mem::replace(&mut seen[side], true) {
            return Err(Fault::at(at, format!("the side of line {k} is named twice")));
        }
        places.push(side);
    }
    if let Some(side) = seen.iter().position(|seen| !seen) {
        return Err(Fault::new(format!("line {} has a side of what is in common, and is missing", expected[side])));
    }
    // Parallel sides may come in either order, the sides of a polygon begin anywhere.
    let is_strip = expected.len() == 2 && cross(direction(lines[expected[0]]), direction(lines[expected[1]])) == 0;
    let start = if bounded || is_strip { places.first().copied().unwrap_or(0) } else { 0 };
    match (0..places.len()).find(|&at| places[at] != (start + at) % places.len()) {
        None => Ok(()),
        Some(0) => Err(Fault::at(0, format!("the boundary comes in from infinity along line {}", expected[0]))),
        Some(at) => {
            let next = expected[(start + at) % places.len()];
            Err(Fault::at(at, format!("along the boundary line {next} comes after line {}", got[at - 1])))
        }
    }
}

/// For each line the first one that gives the same half-plane.
fn same_half_planes(lines: &[Line]) -> Vec<usize> {
    let mut first = HashMap::new();
    let mut same = Vec::with_capacity(lines.len());
    for (k, &(a, b)) in lines.iter().enumerate() {
        let (x, y) = (b.0 - a.0, b.1 - a.1);
        let gcd = greatest_common_divisor(x, y);
        let direction = (x / gcd, y / gcd);
        same.push(*first.entry((direction, cross(direction, a))).or_insert(k));
    }
    same
}
