//! The right solutions, and what is timed side by side.

use kihon_judge::{
    Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{Places, PointInPolygon, naive::naive, ours::prepared, sweep::sweep};

pub(super) fn references() -> Vec<Reference<PointInPolygon>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "half-open sides make a ray through a corner count right",
            complexity: "n · q time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "sweep",
            role: Role::Reference,
            teaches: "sides that do not cross have an order, and the one just below a point knows the answer",
            complexity: "(n + q) log n time, n + q space",
            source: include_str!("sweep.rs"),
            solution: sweep,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::point_in_polygon::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Places, Vec<i8>>> {
    let about = "where as many points as a ring has corners lie, preparation included";
    let sizes = [100, 1_000, 10_000, 100_000];
    let mut workload = Workload::of_kata::<PointInPolygon>(about, "query", &sizes, 10_000, |input| input.queries.len());
    // Timed but not judged: on tall teeth a cell is passed by about √n sides, above the asked cost.
    workload
        .contenders
        .push(Contender::new("prepared", Role::Ours, |input: &Places| prepared(&input.ring, &input.queries)));
    vec![workload]
}
