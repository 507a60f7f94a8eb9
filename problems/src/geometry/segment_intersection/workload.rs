//! What is timed side by side, and the list of right solutions that it shares with
//! the judge.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Pairs, SegmentIntersection, kata::Solution, naive, orientations, ours, quick_reject};

pub(super) fn references() -> Vec<Reference<SegmentIntersection>> {
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
            "n time: three or four products of 128 bits",
            "fractions need no division: compare numerators with the denominator",
            naive,
        ),
        reference(
            "orientations",
            Role::Reference,
            include_str!("orientations.rs"),
            "n time: four orientations",
            "signs alone decide, and only one special case is left",
            orientations,
        ),
        reference(
            "quick_reject",
            Role::Reference,
            include_str!("quick_reject.rs"),
            "n time: comparisons for what is far apart",
            "ask first what is cheap and settles most",
            quick_reject,
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            "n time: two to four orientations",
            "the same signs for floats, each decided exactly",
            ours,
        ),
    ]
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::segment_intersection::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Pairs, Vec<u8>>> {
    vec![Workload::of_kata::<SegmentIntersection>(
        "how many points two segments have in common, exactly",
        "pair",
        &[1_000, 10_000, 100_000],
        usize::MAX,
        |input| input.0.len(),
    )]
}
