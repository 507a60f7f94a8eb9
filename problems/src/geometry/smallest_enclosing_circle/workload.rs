//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Answer, Points, SmallestEnclosingCircle, farthest_first, incremental, kata::Solution, naive, ours};

pub(super) fn references() -> Vec<Reference<SmallestEnclosingCircle>> {
    let reference = |name, role, source, complexity, teaches, solution: Solution| Reference {
        name,
        role,
        teaches,
        complexity,
        source,
        solution,
        expect: if role == Role::Naive { VerdictKind::TooSlow } else { VerdictKind::Accepted },
    };
    vec![
        reference(
            "naive",
            Role::Naive,
            concat!(include_str!("naive.rs"), "\n// circle.rs\n\n", include_str!("circle.rs")),
            "n⁴ time, no extra space",
            "two points or three determine the circle, so trying them all finds it",
            naive,
        ),
        reference(
            "incremental",
            Role::Reference,
            concat!(include_str!("incremental.rs"), "\n// circle.rs\n\n", include_str!("circle.rs")),
            "n expected time, n space",
            "what happens with probability 3/i may cost i steps",
            incremental,
        ),
        reference(
            "farthest_first",
            Role::Reference,
            concat!(include_str!("farthest_first.rs"), "\n// circle.rs\n\n", include_str!("circle.rs")),
            "n time for each of some ten circles",
            "the point that is farthest outside tells most about the circle",
            farthest_first,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n expected time, n space",
            "a cheap bound for whole blocks of points settles nearly all of them",
            ours,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Points, Answer>> {
    // On random points few triples are tried for long; on a circle they are.
    vec![Workload::of_kata::<SmallestEnclosingCircle>(
        "the smallest circle around all points",
        "point",
        &[100, 1_000, 10_000, 100_000],
        100,
        |input| input.0.len(),
    )]
}
