//! The right solutions, judged and timed side by side.

use kihon_judge::{
    Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{
    LossScaling, Training, cases, counter::counter, kata::Solution, naive::naive, ours::ours, restarts::restarts,
};

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
    let contenders = references().into_iter().map(|reference| {
        let solution = reference.solution;
        let run = move |input: &Training| LossScaling::call(solution, input);
        let contender = Contender::new(reference.name, reference.role, run);
        if reference.role == Role::Naive { contender.up_to(10_000) } else { contender }
    });
    vec![Workload {
        id: "loss-scaling",
        topic: "numerics",
        about: "the factor of each step of training, and whether it was applied",
        unit: "step",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: contenders.collect(),
        elements: |input| input.peaks.len(),
        same: |input, expected, got| LossScaling::check(input, expected, got).is_ok(),
    }]
}
