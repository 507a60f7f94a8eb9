//! The right solutions, judged and timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{
    MergeAttention, Merged, Parts, kata::Solution, naive::naive, online::online, ours::ours, two_passes::two_passes,
};

pub(super) fn references() -> Vec<Reference<MergeAttention>> {
    let reference = |name, role, source, solution: Solution, teaches| Reference {
        name,
        role,
        teaches,
        complexity: "b · d time",
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
            "a block counts for the exponential of its log-sum-exp",
        ),
        reference(
            "two_passes",
            Role::Reference,
            include_str!("two_passes.rs"),
            two_passes,
            "weights are relative, so the greatest may be 1 whatever it was",
        ),
        reference(
            "online",
            Role::Reference,
            include_str!("online.rs"),
            online,
            "sums can be rescaled, so blocks may be merged as they come in",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "merging is associative, so it can be done in a tree, for many rows at once",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::merge_attention::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(20, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Parts, Merged>> {
    vec![Workload::of_kata::<MergeAttention>(
        "one query's outputs from blocks of keys, of 4 numbers each, merged into one",
        "block",
        &[64, 1_000, 16_000],
        usize::MAX,
        |input| input.log_sums.len(),
    )]
}
