//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Simplify, Weight, show};
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    strategy::{BoxedStrategy, Strategy},
};
use serde::{Deserialize, Serialize};

use super::{cases, hints, mutants, naive, workload};
use crate::geometry::lattice::{fewer, lesser, moves, nearer};

/// Three points (a, b, c): a line from `a` towards `b`, and a point.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::{Triple, naive};
/// let left: Triple = ((0, 0), (4, 0), (2, 3));
/// assert_eq!(naive(&[left], 2), [1]);
/// ```
pub type Triple = ((i64, i64), (i64, i64), (i64, i64));

/// The type of a solution.
pub(super) type Solution = fn(&[Triple], i64) -> Vec<i8>;

/// Coordinates and `eps` are at most this.
pub(super) const MOST: i64 = 1_000_000_000;

/// Orientation under a tolerance: left of a line, right of it, or within a distance.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::orientation_eps::OrientationEps;
/// for example in OrientationEps::examples() {
///     assert_eq!(OrientationEps::oracle(&example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OrientationEps;

/// What one call needs.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::orientation_eps::Triples;
/// let away = Triples { triples: vec![((7, 7), (8, 7), (7, 9))], eps: 1 };
/// assert!(away.simpler().contains(&Triples { triples: vec![((0, 0), (1, 0), (0, 2))], eps: 1 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triples {
    /// The lines and points.
    pub triples: Vec<Triple>,
    /// The distance up to which a point is on a line.
    pub eps: i64,
}

impl Simplify for Triples {
    fn weight(&self) -> Weight {
        self.triples.weight().and(self.eps.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let with = |triples| Self { triples, eps: self.eps };
        let mut candidates: Vec<Self> = fewer(&self.triples).into_iter().map(with).collect();
        candidates.extend(lesser(self.eps).into_iter().map(|eps| Self { triples: self.triples.clone(), eps }));
        for (i, &(a, b, c)) in self.triples.iter().enumerate() {
            let with = |points: &[(i64, i64)]| {
                let mut triples = self.triples.clone();
                triples[i] = (points[0], points[1], points[2]);
                triples
            };
            candidates.extend(nearer(&[a, b, c]).iter().map(|points| Self { triples: with(points), eps: self.eps }));
            for moved in moves(&[a, b, c]) {
                let triples = with(&moved);
                // A smaller triangle goes with a smaller distance.
                candidates.extend([1, 2, 1000].map(|by| Self { triples: triples.clone(), eps: self.eps / by }));
            }
        }
        candidates
    }
}

impl Kata for OrientationEps {
    type Input = Triples;
    type Output = Vec<i8>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "orientation-eps",
        title: "Orientation under a tolerance",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn sides(triples: &[(Point, Point, Point)], eps: i64) -> Vec<i8>",
        cost: "n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Triples) -> Vec<i8> {
        solution(&input.triples, input.eps)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |triples: &[Triple], eps, output: &[i8]| Example {
            input: Triples { triples: triples.to_vec(), eps },
            output: output.to_vec(),
        };
        vec![
            example(&[((0, 0), (4, 0), (2, 3))], 2, &[1]),
            example(&[((0, 0), (4, 0), (2, 2)), ((4, 0), (0, 0), (2, 3))], 2, &[0, -1]),
            example(&[((0, 0), (1, 0), (1000, 2)), ((0, 0), (3, 4), (-2, 9))], 5, &[0, 1]),
            example(&[((7, 7), (7, 7), (9, 9))], 0, &[0]),
            example(&[], 1, &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Triples> {
        let list = |reach: i64| {
            let point = || (-reach..=reach, -reach..=reach);
            vec((point(), point(), point()), 0..=size)
        };
        let eps = |most: i64| prop_oneof![1 => Just(0), 3 => 0..=most];
        // Lines in the direction (3, 4), where whole distances are reached.
        let whole = (-9..=9i64, -9..=9i64, -9..=9i64).prop_map(|(k, t, d)| {
            let at = |k: i64, d: i64| (3 * k - 4 * d, 4 * k + 3 * d);
            ((0, 0), at(k, 0), at(t, d))
        });
        prop_oneof![
            3 => (list(3), eps(3)),
            3 => (list(20), eps(12)),
            2 => (list(MOST), eps(MOST)),
            2 => (vec(whole, 0..=size), (0..=9i64).prop_map(|d| 5 * d)),
            1 => (list(MOST), any::<bool>().prop_map(i64::from)),
        ]
        .prop_map(|(triples, eps)| Triples { triples, eps })
        .boxed()
    }

    fn cases() -> Vec<Case<Triples>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Triples>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Triples>> {
        cases::worst_cases()
    }

    fn validate(input: &Triples) -> Result<(), String> {
        let n = input.triples.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} triples, more than {}", Self::LARGEST));
        }
        if !(0..=MOST).contains(&input.eps) {
            return Err(format!("eps is {}, not in 0 … 10⁹", input.eps));
        }
        let beyond = |x: i64| x.unsigned_abs() > MOST.unsigned_abs();
        let bad = input.triples.iter().position(|(a, b, c)| [a, b, c].iter().any(|p| beyond(p.0) || beyond(p.1)));
        bad.map_or(Ok(()), |i| Err(format!("triple {i} is {:?}, beyond 10⁹", input.triples[i])))
    }

    fn oracle(input: &Triples) -> Vec<i8> {
        naive(&input.triples, input.eps)
    }

    fn reference(input: &Triples) -> Vec<i8> {
        naive(&input.triples, input.eps)
    }

    fn check(input: &Triples, expected: &Vec<i8>, got: &Vec<i8>) -> Result<(), Fault> {
        if got.len() != expected.len() {
            return Err(Fault::new(format!("there are {} triples, and {} answers", expected.len(), got.len())));
        }
        let Some(i) = (0..got.len()).find(|&i| got[i] != expected[i]) else { return Ok(()) };
        if !(-1..=1).contains(&got[i]) {
            return Err(Fault::at(i, format!("answer {i} is {}, none of 1, 0 and -1", got[i])));
        }
        Err(Fault::at(i, format!("triple {i}: {}", truth(input.triples[i], expected[i]))))
    }

    fn show_input(input: &Triples) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.triples[i]));
        let triples = show::list_with(input.triples.len(), None, write);
        vec![("triples", triples), ("eps", input.eps.to_string())]
    }

    fn show_output(output: &Vec<i8>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// What is so, in words; the distance as a fraction.
fn truth((a, b, c): Triple, side: i8) -> String {
    if a == b {
        return "a and b are one point, so that there is no line to be beside of".to_owned();
    }
    let (ux, uy) = (b.0 - a.0, b.1 - a.1);
    let area = (ux * (c.1 - a.1) - uy * (c.0 - a.0)).unsigned_abs();
    let squared = (ux * ux + uy * uy).unsigned_abs();
    let root = squared.isqrt();
    let distance = match area {
        area if root * root == squared && area % root == 0 => (area / root).to_string(),
        area if root * root == squared => format!("{area}/{root}"),
        area => format!("{area}/√{squared}"),
    };
    match side {
        0 if area == 0 => "c lies on the line".to_owned(),
        0 => format!("c is {distance} away from the line, which is not more than eps"),
        1 => format!("c is on the left of the line, {distance} away from it, which is more than eps"),
        _ => format!("c is on the right of the line, {distance} away from it, which is more than eps"),
    }
}
