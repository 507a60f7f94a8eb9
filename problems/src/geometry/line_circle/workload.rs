//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{LineCircle, Queries, kata::Solution, naive, ours, parameter};

pub(super) fn references() -> Vec<Reference<LineCircle>> {
    let reference = |name, role, source, complexity, teaches, solution: Solution| Reference {
        name,
        role,
        teaches,
        complexity,
        source,
        solution,
        expect: VerdictKind::Accepted,
    };
    vec![
        reference(
            "naive",
            Role::Naive,
            include_str!("naive.rs"),
            "n time",
            "an exact integer under the root keeps all digits of the root",
            naive,
        ),
        reference(
            "parameter",
            Role::Reference,
            include_str!("parameter.rs"),
            "n time",
            "one quadratic equation along the line, whatever its slope",
            parameter,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n time",
            "coordinates of any size, and each point the nearest pair of floats",
            ours,
        ),
    ]
}

/// For each query its points.
type Points = Vec<Vec<(f64, f64)>>;

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Queries, Points>> {
    vec![Workload::of_kata::<LineCircle>(
        "the points of a line on a circle, their number exactly",
        "query",
        &[1_000, 10_000, 50_000],
        usize::MAX,
        |input| input.0.len(),
    )]
}
