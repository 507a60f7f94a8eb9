//! The task for the judge.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference};
use proptest::strategy::{BoxedStrategy, Strategy};

use super::{cases, floor_sums::floor_sums, hints, mutants, naive::naive, pick::pick, workload};
use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, simple_rings},
    show,
};

/// The type of a solution.
pub(super) type Solution = fn(&[Pair]) -> i64;

/// Interior lattice points: those strictly inside of a simple polygon.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::geometry::lattice_points::LatticePoints;
/// assert_eq!(LatticePoints::oracle(&vec![(0, 0), (4, 0), (4, 3), (0, 3)].into()), 6);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LatticePoints;

impl Kata for LatticePoints {
    type Input = Points;
    type Output = i64;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "lattice-points",
        title: "Interior lattice points",
        topic: "geometry",
        statement: include_str!("statement.md"),
        signature: "fn interior_lattice_points(ring: &[(i64, i64)]) -> i64",
        cost: "n log c",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, ring: &Points) -> i64 {
        solution(ring)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |ring: &[Pair], output| Example { input: Points(ring.to_vec()), output };
        vec![
            example(&[(0, 0), (4, 0), (4, 3), (0, 3)], 6),
            example(&[(0, 0), (1, 0), (0, 1)], 0),
            example(&[(0, 0), (0, 3), (4, 0)], 3),
            example(&[(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)], 4),
            example(&[(0, 0), (FAR, 0), (FAR, FAR), (0, FAR)], (FAR - 1) * (FAR - 1)),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Points> {
        simple_rings(size).prop_map(Points).boxed()
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
        show::simple_ring(ring, Self::LARGEST, FAR)
    }

    /// Point by point where there are few, and else by sums over columns: neither knows
    /// anything of areas.
    fn oracle(ring: &Points) -> i64 {
        const FEW: i128 = 1 << 20;
        let length = |along: fn(&Pair) -> i64| {
            let (least, greatest) = (ring.iter().map(along).min(), ring.iter().map(along).max());
            i128::from(greatest.unwrap_or(0)) - i128::from(least.unwrap_or(0))
        };
        if length(|p| p.0) * length(|p| p.1) <= FEW { naive(ring) } else { floor_sums(ring) }
    }

    fn reference(ring: &Points) -> i64 {
        pick(ring)
    }

    fn check(ring: &Points, expected: &i64, got: &i64) -> Result<(), Fault> {
        if got == expected {
            return Ok(());
        }
        if *got < 0 {
            return Err(Fault::new("a number of points is not negative"));
        }
        let boundary: i64 = (0..ring.len()).map(|i| steps(ring[i], ring[(i + 1) % ring.len()])).sum();
        Err(Fault::new(match got.abs_diff(*expected) {
            1 if got < expected => "one point inside is not counted".to_owned(),
            apart if got < expected => format!("{apart} points inside are not counted"),
            apart if apart == boundary.unsigned_abs() => {
                format!("that is {apart} too many, as many as there are on the boundary")
            }
            apart => format!("that is {apart} too many"),
        }))
    }

    fn show_input(ring: &Points) -> Vec<(&'static str, String)> {
        vec![("ring", show::points(ring, None))]
    }

    fn show_output(output: &i64, _at: Option<usize>) -> String {
        output.to_string()
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// Lattice points on a side, one end included.
pub(super) fn steps(a: Pair, b: Pair) -> i64 {
    let (mut p, mut q) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
    while q != 0 {
        (p, q) = (q, p % q);
    }
    p
}
