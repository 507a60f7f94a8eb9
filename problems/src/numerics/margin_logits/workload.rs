//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Angles, MarginLogits, folded::folded, naive::naive, ours::ours, sum_of_angles::sum_of_angles};

pub(super) fn references() -> Vec<Reference<MarginLogits>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "each half-turn takes 2, what is left takes 1 − cos",
            complexity: "n time",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "folded",
            role: Role::Reference,
            teaches: "every other half-turn upside down, each 2 below the one before: the pieces meet",
            complexity: "n time",
            source: include_str!("folded.rs"),
            solution: folded,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "sum_of_angles",
            role: Role::Reference,
            teaches: "the cosine of a sum needs no angle, and 1 − c² as (1 − c)·(1 + c) does not cancel",
            complexity: "n time",
            source: include_str!("sum_of_angles.rs"),
            solution: sum_of_angles,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "a margin is a value, checked once, that has a slope too",
            complexity: "n time",
            source: include_str!("ours.rs"),
            solution: ours,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::margin_logits::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Angles, Vec<f32>>> {
    vec![Workload::of_kata::<MarginLogits>(
        "a row of cosines made logits, the target's with a margin",
        "class",
        &[100, 1_000, 10_000, 100_000],
        usize::MAX,
        |input| input.cosines.len(),
    )]
}
