//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{
    Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{Row, SoftmaxTopK, cases, heap::heap, naive::naive, ours::ours, select::select};

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
/// use kihon_problems::numerics::softmax_top_k::workload;
/// let workload = workload();
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workload() -> Workload<Row, Vec<(usize, f32)>> {
    let contenders = references().into_iter().map(|reference| {
        let contender = Contender::new(reference.name, reference.role, move |input: &Row| {
            SoftmaxTopK::call(reference.solution, input)
        });
        if reference.role == Role::Naive { contender.up_to(1_000) } else { contender }
    });
    Workload {
        id: SoftmaxTopK::ABOUT.id,
        topic: SoftmaxTopK::ABOUT.topic,
        about: "the greatest of a row, and their share of all powers",
        unit: "logit",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: contenders.collect(),
        elements: |input| input.logits.len(),
        same: |input, expected, got| SoftmaxTopK::check(input, expected, got).is_ok(),
    }
}
