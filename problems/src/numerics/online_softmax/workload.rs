//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{
    Floats, Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{OnlineSoftmax, blocks::blocks, cases, naive::naive, online::online, ours::ours};

pub(super) fn references() -> Vec<Reference<OnlineSoftmax>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "measured by the logit's own weight, a share needs no maximum",
            complexity: "n² time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "online",
            role: Role::Reference,
            teaches: "a sum taken from the old maximum is scaled to the new one",
            complexity: "n time, no extra space",
            source: include_str!("online.rs"),
            solution: online,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "blocks",
            role: Role::Reference,
            teaches: "maximum and sum make a value that merges: blocks need not wait for one another",
            complexity: "n time, n/256 space",
            source: include_str!("blocks.rs"),
            solution: blocks,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "the library has the state as a value, with its rules for −∞ and NaN",
            complexity: "n time, no extra space",
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
/// use kihon_problems::numerics::online_softmax::workload;
/// let workload = workload();
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workload() -> Workload<Floats<f32>, Vec<f32>> {
    let contenders = references().into_iter().map(|reference| {
        let contender = Contender::new(reference.name, reference.role, move |input: &Floats<f32>| {
            OnlineSoftmax::call(reference.solution, input)
        });
        if reference.role == Role::Naive { contender.up_to(1_000) } else { contender }
    });
    Workload {
        id: OnlineSoftmax::ABOUT.id,
        topic: OnlineSoftmax::ABOUT.topic,
        about: "of each logit its probability among those so far",
        unit: "logit",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: contenders.collect(),
        elements: |input| input.len(),
        same: |input, expected, got| OnlineSoftmax::check(input, expected, got).is_ok(),
    }
}
