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
    lattice::{fewer, moves, nearer},
    words::short,
};

/// A point and its partner.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::{Pair, naive};
/// let one: Pair = ((1, 2), (3, 4));
/// assert_eq!(naive(&[one]), None);
/// ```
pub type Pair = ((i64, i64), (i64, i64));

/// (a, b, tx, ty): (x, y) to (a·x − b·y + tx, b·x + a·y + ty).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::{Map, naive};
/// let same: Option<Map> = naive(&[((0, 0), (0, 0)), ((1, 2), (1, 2))]);
/// assert_eq!(same, Some((1.0, 0.0, 0.0, 0.0)));
/// ```
pub type Map = (f64, f64, f64, f64);

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> Option<Map>;

/// Coordinates are at most this.
pub(super) const MOST: i64 = 10_000_000;

/// How far the image of a point may be from the best, in units of the greater of 1 and
/// the scale.
const TOLERANCE: f64 = 1e-3;

/// Similarity alignment: the turn, scale and move that bring points nearest to others.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::similarity_alignment::SimilarityAlignment;
/// for example in SimilarityAlignment::examples() {
///     assert_eq!(SimilarityAlignment::oracle(&example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SimilarityAlignment;

/// The pairs of one input.
///
/// # Examples
/// ```
/// use kihon_judge::Simplify;
/// use kihon_problems::geometry::similarity_alignment::Matched;
/// let away = Matched(vec![((7, 7), (0, 0)), ((8, 9), (5, 5))]);
/// assert!(away.simpler().contains(&Matched(vec![((0, 0), (0, 0)), ((1, 2), (5, 5))])));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Matched(pub Vec<Pair>);

impl Simplify for Matched {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = fewer(&self.0);
        let (from, to): (Vec<_>, Vec<_>) = self.0.iter().copied().unzip();
        let zip = |from: &[(i64, i64)], to: &[(i64, i64)]| from.iter().copied().zip(to.iter().copied()).collect();
        // The same step for both lists, and for each of them by itself.
        candidates.extend(moves(&from).iter().zip(&moves(&to)).map(|(from, to)| zip(from, to)));
        candidates.extend(moves(&from).iter().map(|from| zip(from, &to)));
        candidates.extend(moves(&to).iter().map(|to| zip(&from, to)));
        candidates.extend(nearer(&from).iter().map(|from| zip(from, &to)));
        candidates.extend(nearer(&to).iter().map(|to| zip(&from, to)));
        candidates.into_iter().map(Self).collect()
    }
}

impl Kata for SimilarityAlignment {
    type Input = Matched;
    type Output = Option<Map>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "similarity-alignment",
        title: "Similarity alignment",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn align(pairs: &[(Point, Point)]) -> Option<(f64, f64, f64, f64)>",
        cost: "n",
    };

    const LARGEST: usize = 50_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Matched) -> Option<Map> {
        solution(&input.0)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |pairs: &[Pair], output| Example { input: Matched(pairs.to_vec()), output };
        vec![
            example(&[((0, 0), (1, 2)), ((1, 0), (1, 5))], Some((0.0, 3.0, 1.0, 2.0))),
            example(
                &[((0, 0), (1, 0)), ((2, 0), (3, 0)), ((0, 2), (0, 2)), ((2, 2), (2, 2))],
                Some((1.0, 0.25, 0.75, -0.25)),
            ),
            example(
                &[((1, 0), (1, 0)), ((-1, 0), (-1, 0)), ((0, 2), (0, -2)), ((0, -2), (0, 2))],
                Some((-0.6, 0.0, 0.0, 0.0)),
            ),
            example(&[((5, 5), (1, 1)), ((5, 5), (3, 3))], None),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Matched> {
        let list = |reach: i64| {
            let point = || (-reach..=reach, -reach..=reach);
            vec((point(), point()), 0..=size)
        };
        // A few close together, anywhere.
        let far = (list(3), -MOST + 3..=MOST - 3, -MOST + 3..=MOST - 3).prop_map(|(pairs, x, y)| {
            pairs.into_iter().map(|(p, q)| ((p.0 + x, p.1 + y), (q.0 + y, q.1 - x))).collect::<Vec<Pair>>()
        });
        prop_oneof![3 => list(1), 3 => list(5), 1 => list(1000), 2 => list(MOST), 2 => far].prop_map(Matched).boxed()
    }

    fn cases() -> Vec<Case<Matched>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Matched>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Matched>> {
        cases::worst_cases()
    }

    fn validate(input: &Matched) -> Result<(), String> {
        let n = input.0.len();
        if n > Self::LARGEST {
            return Err(format!("there are {n} pairs, more than {}", Self::LARGEST));
        }
        let beyond = |p: &(i64, i64)| p.0.unsigned_abs().max(p.1.unsigned_abs()) > MOST.unsigned_abs();
        let bad = input.0.iter().position(|(p, q)| beyond(p) || beyond(q));
        bad.map_or(Ok(()), |i| Err(format!("pair {i} is {:?}, beyond 10⁷", input.0[i])))
    }

    fn oracle(input: &Matched) -> Option<Map> {
        naive(&input.0)
    }

    fn reference(input: &Matched) -> Option<Map> {
        naive(&input.0)
    }

    fn check(input: &Matched, expected: &Option<Map>, got: &Option<Map>) -> Result<(), Fault> {
        let (Some(best), Some(map)) = (*expected, *got) else {
            return match (expected, got) {
                (Some(_), None) => Err(Fault::new("there are two different points, and so a best map")),
                (None, Some(_)) => Err(Fault::new("there are no two different points, and every turn is as good")),
                _ => Ok(()),
            };
        };
        if ![map.0, map.1, map.2, map.3].iter().all(|x| x.is_finite()) {
            return Err(Fault::new("a number of the map is not finite"));
        }
        let allowed = TOLERANCE * best.0.hypot(best.1).max(1.0);
        // The difference of the maps is a map: no digits are lost to the images' size.
        let difference = (map.0 - best.0, map.1 - best.1, map.2 - best.2, map.3 - best.3);
        let off = |p: (i64, i64)| {
            let (x, y) = image(difference, p);
            x.hypot(y)
        };
        let Some(i) = (0..input.0.len()).max_by(|&i, &j| off(input.0[i].0).total_cmp(&off(input.0[j].0))) else {
            return Ok(());
        };
        if off(input.0[i].0) <= allowed {
            return Ok(());
        }
        let [least, sum] = [best, map].map(|map| short(squares(&input.0, map)));
        if least != sum {
            return Err(Fault::new(format!("the squared distances add up to {sum}, and {least} is possible")));
        }
        let (away, p) = (off(input.0[i].0), input.0[i].0);
        Err(Fault::new(format!("the image of {p:?} is {away:.1e} from where the best map takes it")))
    }

    fn show_input(input: &Matched) -> Vec<(&'static str, String)> {
        let write = |i: usize, out: &mut String| out.push_str(&format!("{:?}", input.0[i]));
        vec![("pairs", show::list_with(input.0.len(), None, write))]
    }

    fn show_output(output: &Option<Map>, _at: Option<usize>) -> String {
        output.map_or_else(|| "None".to_owned(), |(a, b, tx, ty)| format!("({a:?}, {b:?}, {tx:?}, {ty:?})"))
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

fn image((a, b, tx, ty): Map, (x, y): (i64, i64)) -> (f64, f64) {
    let (x, y) = (x as f64, y as f64);
    (a * x - b * y + tx, b * x + a * y + ty)
}

/// The sum that is to be least.
fn squares(pairs: &[Pair], map: Map) -> f64 {
    let squared = |&(p, q): &Pair| {
        let (x, y) = image(map, p);
        (x - q.0 as f64).powi(2) + (y - q.1 as f64).powi(2)
    };
    pairs.iter().map(squared).sum()
}
