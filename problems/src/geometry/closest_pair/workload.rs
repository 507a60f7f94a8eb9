//! The right solutions, and what is timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{ClosestPair, halves::halves, kata::Answer, naive::naive, ours::sieve, sweep::sweep};
use crate::geometry::points::Points;

pub(super) fn references() -> Vec<Reference<ClosestPair>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "squares compare as distances do, without a root",
            complexity: "n² time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "sweep",
            role: Role::Standard,
            teaches: "points that are apart leave room for few in a box",
            complexity: "n log n time, n space",
            source: include_str!("sweep.rs"),
            solution: sweep,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "halves",
            role: Role::Reference,
            teaches: "what is known of both halves bounds the work across; merging keeps a second order for free",
            complexity: "n log n time, n space",
            source: include_str!("halves.rs"),
            solution: halves,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "sieve",
            role: Role::Ours,
            teaches: "a sample tells a distance that is nearly the least, and a grid of it drops most points",
            complexity: "n expected time, n log n always; n space",
            source: include_str!("ours.rs"),
            solution: sieve,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::closest_pair::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, Answer>> {
    let about = "the positions of the two nearest of points in i64";
    let sizes = [1_000, 10_000, 100_000, 1_000_000];
    vec![Workload::of_kata::<ClosestPair>(about, "point", &sizes, 10_000, |points| points.len())]
}
