//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Draw, GumbelTopK, bounded::bounded, heap::heap, naive::naive, select::select};

pub(super) fn references() -> Vec<Reference<GumbelTopK>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "a stable sort from the greatest down settles the ties",
            complexity: "n log n time, n space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "heap",
            role: Role::Reference,
            teaches: "the worst of the k best on top: one pass, k classes in memory",
            complexity: "n log k time, k space",
            source: include_str!("heap.rs"),
            solution: heap,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "select",
            role: Role::Standard,
            teaches: "the standard library selects in linear time, and only k are sorted",
            complexity: "n + k log k time, n space",
            source: include_str!("select.rs"),
            solution: select,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "bounded",
            role: Role::Ours,
            teaches: "the exponent of 1 − u bounds the noise: most classes need no logarithm",
            complexity: "n log k time, k space",
            source: include_str!("bounded.rs"),
            solution: bounded,
            expect: VerdictKind::Accepted,
        },
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::gumbel_top_k::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Draw, Vec<usize>>> {
    vec![Workload::of_kata::<GumbelTopK>(
        "k different classes drawn by softmax, from given random numbers",
        "class",
        &[1_000, 10_000, 100_000],
        usize::MAX,
        |input| input.logits.len(),
    )]
}
