//! The right solutions, judged and timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{LossScaling, Training, counter::counter, kata::Solution, naive::naive, ours::ours, restarts::restarts};

pub(super) fn references() -> Vec<Reference<LossScaling>> {
    let reference = |name, role, source, solution: Solution, teaches| Reference {
        name,
        role,
        teaches,
        complexity: if role == Role::Naive { "n · interval time" } else { "n time" },
        source,
        solution,
        expect: if role == Role::Naive { VerdictKind::TooSlow } else { VerdictKind::Accepted },
    };
    vec![
        reference(
            "naive",
            Role::Naive,
            include_str!("naive.rs"),
            naive,
            "the rule needs no state: what the last steps did says all",
        ),
        reference(
            "counter",
            Role::Reference,
            include_str!("counter.rs"),
            counter,
            "of all the past two numbers matter",
        ),
        reference(
            "restarts",
            Role::Reference,
            include_str!("restarts.rs"),
            restarts,
            "a place to count from needs no counting, and exponents can be compared as integers",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "a state that can be saved lets training go on where it was",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::loss_scaling::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// assert!(workload.contenders.iter().all(|contender| contender.run(&input).answer == naive));
/// ```
pub fn workloads() -> Vec<Workload<Training, Vec<(i32, bool)>>> {
    vec![Workload::of_kata::<LossScaling>(
        "the factor of each step of training, and whether it was applied",
        "step",
        &[1_000, 10_000, 100_000],
        10_000,
        |input| input.peaks.len(),
    )]
}
