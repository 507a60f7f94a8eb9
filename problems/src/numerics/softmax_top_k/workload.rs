//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{Row, SoftmaxTopK, heap::heap, naive::naive, ours::ours, select::select};

pub(super) fn references() -> Vec<Reference<SoftmaxTopK>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "the first of the greatest that are left, k times",
            complexity: "n·k time, n space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "heap",
            role: Role::Reference,
            teaches: "the worst of the k best on top: nearly all others cost one comparison",
            complexity: "n log k time, k space",
            source: include_str!("heap.rs"),
            solution: heap,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "select",
            role: Role::Standard,
            teaches: "the standard library selects in linear time; the index makes every order strict",
            complexity: "n + k log k time, n space",
            source: include_str!("select.rs"),
            solution: select,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "blocks below the threshold are passed over, candidates collected before they are sifted",
            complexity: "n time for most orders, k space",
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
/// use kihon_problems::numerics::softmax_top_k::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Row, Vec<(usize, f32)>>> {
    vec![Workload::of_kata::<SoftmaxTopK>(
        "the greatest of a row, and their share of all powers",
        "logit",
        &[1_000, 10_000, 100_000],
        1_000,
        |input| input.logits.len(),
    )]
}
