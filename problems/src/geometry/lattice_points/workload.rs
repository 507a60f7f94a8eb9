//! The right solutions, and what is timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{LatticePoints, floor_sums::floor_sums, naive::naive, ours::lattice_points, pick::pick};
use crate::geometry::points::Points;

pub(super) fn references() -> Vec<Reference<LatticePoints>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "what inside means, point by point",
            complexity: "n · a time in a box of a points, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            // The first case with coordinates of 10⁹ never ends.
            expect: VerdictKind::TimedOut,
        },
        Reference {
            name: "pick",
            role: Role::Reference,
            teaches: "the area and the boundary know how many points are inside",
            complexity: "n log c time, no extra space",
            source: include_str!("pick.rs"),
            solution: pick,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "floor_sums",
            role: Role::Reference,
            teaches: "all columns under a side at once, in the way of Euclid's algorithm",
            complexity: "n log c time, n space",
            source: include_str!("floor_sums.rs"),
            solution: floor_sums,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "lattice_points",
            role: Role::Ours,
            teaches: "the same theorem serves every i64, where sums are checked",
            complexity: "n log c time, n space",
            source: include_str!("ours.rs"),
            solution: lattice_points,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::lattice_points::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(20, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, i64>> {
    let about = "how many lattice points are strictly inside of a ring";
    let sizes = [100, 1_000, 10_000, 100_000];
    let mut workload = Workload::of_kata::<LatticePoints>(about, "corner", &sizes, 100, |points| points.len());
    // In the others the naive one would look at 10¹⁸ points.
    workload.patterns.retain(|pattern| pattern.name != "convex" && !pattern.name.starts_with("wide"));
    vec![workload]
}
