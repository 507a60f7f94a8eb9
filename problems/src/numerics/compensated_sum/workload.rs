//! The right solutions, judged and timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{
    CompensatedSum, Terms, expansion::expansion, kata::Solution, naive::naive, neumaier::neumaier, ours::ours,
};

pub(super) fn references() -> Vec<Reference<CompensatedSum>> {
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
            "floats are integers of a small unit, and integers add up without rounding",
        ),
        reference(
            "neumaier",
            Role::Reference,
            include_str!("neumaier.rs"),
            neumaier,
            "what an addition loses is a float, and can be kept",
        ),
        reference(
            "expansion",
            Role::Reference,
            include_str!("expansion.rs"),
            expansion,
            "several floats that do not overlap are one number of any precision",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "eight sums do not wait for one another, so compensating costs nothing",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::compensated_sum::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Terms, f64>> {
    vec![Workload::of_kata::<CompensatedSum>(
        "the sum of a list of f64, as if with twice the digits",
        "number",
        &[1_000, 10_000, 100_000, 1_000_000],
        usize::MAX,
        |input| input.0.len(),
    )]
}
