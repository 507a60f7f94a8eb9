//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Answer, HalfPlanes, Lines, deque, kata::Solution, naive, ours};

pub(super) fn references() -> Vec<Reference<HalfPlanes>> {
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
            concat!(include_str!("naive.rs"), "\n// lines.rs\n\n", include_str!("lines.rs")),
            "n² time, n space",
            "a side is what all other half-planes leave of a line",
            naive,
        ),
        reference(
            "deque",
            Role::Reference,
            concat!(include_str!("deque.rs"), "\n// lines.rs\n\n", include_str!("lines.rs")),
            "n log n time, n space",
            "in order of direction a line can only cut off what is at the ends of the chain",
            deque,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n log n time, n space",
            "the same for coordinates of any size, integers and floats",
            ours,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Lines, Answer>> {
    vec![Workload::of_kata::<HalfPlanes>(
        "what half-planes have in common: its sides",
        "line",
        &[1_000, 10_000, 50_000],
        1_000,
        |input| input.0.len(),
    )]
}
