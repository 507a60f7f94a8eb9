//! The right solutions, judged and timed side by side.

use kihon_judge::{Floats, Reference, Role, VerdictKind, workload::Workload};

use super::{F32ToF16, kata::Solution, magic::magic, naive::naive, ours::ours, shifts::shifts};

pub(super) fn references() -> Vec<Reference<F32ToF16>> {
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
            "halves are in the order of their patterns, infinity among them as 65536",
        ),
        reference(
            "shifts",
            Role::Reference,
            include_str!("shifts.rs"),
            shifts,
            "exponent and fraction are one integer, so a carry goes where it belongs",
        ),
        reference(
            "magic",
            Role::Reference,
            include_str!("magic.rs"),
            magic,
            "the machine rounds at any place, if one adds the number whose last place that is",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "one instruction converts sixteen numbers, and memory is what limits it",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::f32_to_f16::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// assert!(workload.contenders.iter().all(|contender| contender.run(&input).answer == naive));
/// ```
pub fn workloads() -> Vec<Workload<Floats<f32>, Vec<u16>>> {
    vec![Workload::of_kata::<F32ToF16>(
        "the nearest half of each number",
        "number",
        &[1_000, 10_000, 100_000, 1_000_000],
        usize::MAX,
        |input| input.len(),
    )]
}
