//! The right solutions, and what is timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{
    PolygonArea, kata::Solution, naive::naive, one_product::one_product, ours::doubled_area, shoelace::shoelace,
};
use crate::geometry::points::Points;

pub(super) fn references() -> Vec<Reference<PolygonArea>> {
    let accepted = |name, role, teaches, complexity, source, solution: Solution| Reference {
        name,
        role,
        teaches,
        complexity,
        source,
        solution,
        expect: VerdictKind::Accepted,
    };
    vec![
        accepted(
            "naive",
            Role::Naive,
            "signed triangles may overlap: what is too much is taken away again",
            "n time, no extra space",
            include_str!("naive.rs"),
            naive,
        ),
        accepted(
            "shoelace",
            Role::Reference,
            "seen from the origin a triangle is two products, and no corner is special",
            "n time, no extra space",
            include_str!("shoelace.rs"),
            shoelace,
        ),
        accepted(
            "one_product",
            Role::Reference,
            "put together by corners instead of sides, half of the products go",
            "n time, no extra space",
            include_str!("one_product.rs"),
            one_product,
        ),
        accepted(
            "doubled_area",
            Role::Ours,
            "a carry beside the sum makes it exact for every i64",
            "n time, n space",
            include_str!("ours.rs"),
            doubled_area,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::polygon_area::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, i128>> {
    let about = "twice the signed area of a ring with corners in i64";
    let sizes = [100, 1_000, 10_000, 100_000];
    vec![Workload::of_kata::<PolygonArea>(about, "corner", &sizes, usize::MAX, |points| points.len())]
}
