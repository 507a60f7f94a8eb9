//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{OrientationEps, Triples, filtered, kata::Solution, naive, ours, root};

pub(super) fn references() -> Vec<Reference<OrientationEps>> {
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
            "n time: products of 128 bits",
            "an inequality of roots is one of squares, which integers decide",
            naive,
        ),
        reference(
            "root",
            Role::Reference,
            include_str!("root.rs"),
            "n time: an integer root each",
            "a whole number is at most x if it is at most the floor of x",
            root,
        ),
        reference(
            "filtered",
            Role::Reference,
            include_str!("filtered.rs"),
            "n time: floats for nearly all",
            "floats that know their error decide nearly everything, and know when they cannot",
            filtered,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n time: floats for nearly all",
            "a predicate may be exact for every f64, not only for small integers",
            ours,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Triples, Vec<i8>>> {
    vec![Workload::of_kata::<OrientationEps>(
        "the side of a point by a line, or on it within a distance, exactly",
        "triple",
        &[1_000, 10_000, 100_000],
        usize::MAX,
        |input| input.triples.len(),
    )]
}
