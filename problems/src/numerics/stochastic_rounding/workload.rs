//! The right solutions, judged and timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Draws, StochasticRounding, add::add, compare::compare, kata::Solution, naive::naive, ours::ours};

pub(super) fn references() -> Vec<Reference<StochasticRounding>> {
    let reference = |name, role, source, solution: Solution, teaches| Reference {
        name,
        role,
        teaches,
        complexity: "n time",
        source,
        solution,
        expect: VerdictKind::Accepted,
    };
    vec![
        reference(
            "naive",
            Role::Naive,
            include_str!("naive.rs"),
            naive,
            "the probability is how far the number has come from one neighbour to the other",
        ),
        reference(
            "compare",
            Role::Reference,
            include_str!("compare.rs"),
            compare,
            "patterns count the numbers, so the bits that go are the distance, at any exponent",
        ),
        reference(
            "add",
            Role::Reference,
            include_str!("add.rs"),
            add,
            "a carry is a comparison, and goes where it belongs by itself",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "one routine rounds from any format to any, with 64 random bits",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::stochastic_rounding::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// assert!(workload.contenders.iter().all(|contender| contender.run(&input).answer == naive));
/// ```
pub fn workloads() -> Vec<Workload<Draws, Vec<u16>>> {
    vec![Workload::of_kata::<StochasticRounding>(
        "each number as one of the two bf16 beside it, by given random bits",
        "number",
        &[1_000, 10_000, 100_000, 1_000_000],
        usize::MAX,
        |input| input.values.len(),
    )]
}
