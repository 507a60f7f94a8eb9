//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Floats, Reference, Role, VerdictKind, workload::Workload};

use super::{OnlineSoftmax, blocks::blocks, naive::naive, online::online, ours::ours};

pub(super) fn references() -> Vec<Reference<OnlineSoftmax>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "measured by the logit's own weight, a share needs no maximum",
            complexity: "n² time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "online",
            role: Role::Reference,
            teaches: "a sum taken from the old maximum is scaled to the new one",
            complexity: "n time, no extra space",
            source: include_str!("online.rs"),
            solution: online,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "blocks",
            role: Role::Reference,
            teaches: "maximum and sum make a value that merges: blocks need not wait for one another",
            complexity: "n time, n/256 space",
            source: include_str!("blocks.rs"),
            solution: blocks,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "the library has the state as a value, with its rules for −∞ and NaN",
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
/// use kihon_problems::numerics::online_softmax::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Floats<f32>, Vec<f32>>> {
    vec![Workload::of_kata::<OnlineSoftmax>(
        "of each logit its probability among those so far",
        "logit",
        &[1_000, 10_000, 100_000],
        1_000,
        |input| input.len(),
    )]
}
