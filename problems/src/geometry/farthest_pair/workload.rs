//! The right solutions, and what is timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{FarthestPair, calipers::calipers, naive::naive, ours::filtered_calipers};
use crate::geometry::points::Points;

pub(super) fn references() -> Vec<Reference<FarthestPair>> {
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
            name: "calipers",
            role: Role::Reference,
            teaches: "the opposite corner only moves on when the side does",
            complexity: "n log n time, n space",
            source: include_str!("calipers.rs"),
            solution: calipers,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "filtered_calipers",
            role: Role::Ours,
            teaches: "the hull is what costs, so fewer points for it are what saves",
            complexity: "n + m log m time for m points near the hull, n space",
            source: include_str!("ours.rs"),
            solution: filtered_calipers,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::farthest_pair::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, i64>> {
    let about = "the greatest squared distance among points in i64";
    let sizes = [1_000, 10_000, 100_000, 1_000_000];
    vec![Workload::of_kata::<FarthestPair>(about, "point", &sizes, 10_000, |points| points.len())]
}
