//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{
    CrossEntropyGradient, Labelled, from_the_loss::from_the_loss, naive::naive, ours::ours,
    rest_of_the_sum::rest_of_the_sum,
};

pub(super) fn references() -> Vec<Reference<CrossEntropyGradient>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "each class against every other: no maximum, and 1 − p is no difference",
            complexity: "n² time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "rest_of_the_sum",
            role: Role::Reference,
            teaches: "1 − p is what the others have of the sum",
            complexity: "n time, n space",
            source: include_str!("rest_of_the_sum.rs"),
            solution: rest_of_the_sum,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "from_the_loss",
            role: Role::Reference,
            teaches: "p − 1 is e^−loss − 1, and a loss near 0 is known to all its digits",
            complexity: "n time, no extra space",
            source: include_str!("from_the_loss.rs"),
            solution: from_the_loss,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "softmax in vectors; the target's number is computed apart",
            complexity: "n time, no extra space",
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
/// use kihon_problems::numerics::cross_entropy_gradient::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Labelled, Vec<f32>>> {
    vec![Workload::of_kata::<CrossEntropyGradient>(
        "softmax of a row less its target",
        "class",
        &[1_000, 10_000, 100_000],
        1_000,
        |input| input.logits.len(),
    )]
}
