//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Floats, Reference, Role, VerdictKind, workload::Workload};

use super::{LogSumExp, naive::naive, online::online, ours::ours, two_pass::two_pass};

pub(super) fn references() -> Vec<Reference<LogSumExp>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "in ascending order small terms add up before they meet the great ones",
            complexity: "n log n time, n space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "two_pass",
            role: Role::Reference,
            teaches: "the greatest term is 1 and need not be added: ln(1 + s) is taken from s",
            complexity: "n time, no extra space",
            source: include_str!("two_pass.rs"),
            solution: two_pass,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "online",
            role: Role::Reference,
            teaches: "a maximum that is passed becomes one of the others: one pass is enough",
            complexity: "n time, no extra space",
            source: include_str!("online.rs"),
            solution: online,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "powers that keep their exponents apart need no maximum, and go through vectors",
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
/// use kihon_problems::numerics::log_sum_exp::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Floats<f32>, f32>> {
    vec![Workload::of_kata::<LogSumExp>(
        "the logarithm of a sum of powers of e",
        "value",
        &[1_000, 10_000, 100_000, 1_000_000],
        usize::MAX,
        |input| input.len(),
    )]
}
