//! The right solutions, and what is timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{ConvexHull, graham::graham, monotone_chain::monotone_chain, naive::naive, ours::filtered_chain};
use crate::geometry::{points::Points, samples::Pair};

pub(super) fn references() -> Vec<Reference<ConvexHull>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "a side is a line with no point to its right: wrap a string around",
            complexity: "n · h time for h corners, h space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "monotone_chain",
            role: Role::Standard,
            teaches: "in sorted order only the last corners can be wrong",
            complexity: "n log n time, n space",
            source: include_str!("monotone_chain.rs"),
            solution: monotone_chain,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "graham",
            role: Role::Reference,
            teaches: "a cross product orders by angle, without an angle",
            complexity: "n log n time, n space",
            source: include_str!("graham.rs"),
            solution: graham,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "filtered_chain",
            role: Role::Ours,
            teaches: "what lies inside of a few extreme points need not be sorted",
            complexity: "n + m log m time for m points near the hull, n space",
            source: include_str!("ours.rs"),
            solution: filtered_chain,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::convex_hull::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, Vec<Pair>>> {
    let about = "the corners of the convex hull of points in i64";
    let sizes = [1_000, 10_000, 100_000, 1_000_000];
    vec![Workload::of_kata::<ConvexHull>(about, "point", &sizes, 1_000, |points| points.len())]
}
