//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{
    Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{
    CrossEntropyGradient, Labelled, cases, from_the_loss::from_the_loss, naive::naive, ours::ours,
    rest_of_the_sum::rest_of_the_sum,
};

pub(super) fn references() -> Vec<Reference<CrossEntropyGradient>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "each class against every other: no maximum, and 1 − p is no difference",
            complexity: "n² time, no extra space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::TooSlow,
        },
        Reference {
            name: "rest_of_the_sum",
            role: Role::Reference,
            teaches: "1 − p is what the others have of the sum",
            complexity: "n time, n space",
            source: include_str!("rest_of_the_sum.rs"),
            solution: rest_of_the_sum,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "from_the_loss",
            role: Role::Reference,
            teaches: "p − 1 is e^−loss − 1, and a loss near 0 is known to all its digits",
            complexity: "n time, no extra space",
            source: include_str!("from_the_loss.rs"),
            solution: from_the_loss,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "softmax in vectors; the target's number is computed apart",
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
/// use kihon_problems::numerics::cross_entropy_gradient::workload;
/// let workload = workload();
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workload() -> Workload<Labelled, Vec<f32>> {
    let contenders = references().into_iter().map(|reference| {
        let contender = Contender::new(reference.name, reference.role, move |input: &Labelled| {
            CrossEntropyGradient::call(reference.solution, input)
        });
        if reference.role == Role::Naive { contender.up_to(1_000) } else { contender }
    });
    Workload {
        id: CrossEntropyGradient::ABOUT.id,
        topic: CrossEntropyGradient::ABOUT.topic,
        about: "softmax of a row less its target",
        unit: "class",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: contenders.collect(),
        elements: |input| input.logits.len(),
        same: |input, expected, got| CrossEntropyGradient::check(input, expected, got).is_ok(),
    }
}
