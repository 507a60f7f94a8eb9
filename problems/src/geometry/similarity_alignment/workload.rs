//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Map, Matched, SimilarityAlignment, kata::Solution, naive, ours, two_passes, umeyama};

pub(super) fn references() -> Vec<Reference<SimilarityAlignment>> {
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
            "n time, whole numbers of 128 bits",
            "complex numbers make of least squares one division",
            naive,
        ),
        reference(
            "two_passes",
            Role::Reference,
            include_str!("two_passes.rs"),
            "n time, two passes in floats",
            "about the means there is nothing left to cancel",
            two_passes,
        ),
        reference(
            "umeyama",
            Role::Reference,
            include_str!("umeyama.rs"),
            "n time, two passes in floats",
            "singular values find the turn in any dimension, and a sign keeps it from mirroring",
            umeyama,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n time",
            "each number of the map is the nearest float to the true one",
            ours,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::similarity_alignment::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Matched, Option<Map>>> {
    vec![Workload::of_kata::<SimilarityAlignment>(
        "the turn, scale and move that bring points nearest to their partners",
        "pair",
        &[1_000, 10_000, 50_000],
        usize::MAX,
        |input| input.0.len(),
    )]
}
