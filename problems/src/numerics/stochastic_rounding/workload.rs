//! The right solutions, judged and timed side by side.

use kihon_judge::{
    Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{Draws, StochasticRounding, add::add, cases, compare::compare, kata::Solution, naive::naive, ours::ours};

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
    let contenders = references().into_iter().map(|reference| {
        let solution = reference.solution;
        Contender::new(reference.name, reference.role, move |input: &Draws| solution(&input.values, &input.random))
    });
    vec![Workload {
        id: "stochastic-rounding",
        topic: "numerics",
        about: "each number as one of the two bf16 beside it, by given random bits",
        unit: "number",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: contenders.collect(),
        elements: |input| input.values.len(),
        same: |input, expected, got| StochasticRounding::check(input, expected, got).is_ok(),
    }]
}
