//! The right solutions, and what `kihon compare` times of them.

use kihon_judge::{
    Floats, Kata, Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{LogSumExp, cases, naive::naive, online::online, ours::ours, two_pass::two_pass};

pub(super) fn references() -> Vec<Reference<LogSumExp>> {
    vec![
        Reference {
            name: "naive",
            role: Role::Naive,
            teaches: "in ascending order small terms add up before they meet the great ones",
            complexity: "n log n time, n space",
            source: include_str!("naive.rs"),
            solution: naive,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "two_pass",
            role: Role::Reference,
            teaches: "the greatest term is 1 and need not be added: ln(1 + s) is taken from s",
            complexity: "n time, no extra space",
            source: include_str!("two_pass.rs"),
            solution: two_pass,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "online",
            role: Role::Reference,
            teaches: "a maximum that is passed becomes one of the others: one pass is enough",
            complexity: "n time, no extra space",
            source: include_str!("online.rs"),
            solution: online,
            expect: VerdictKind::Accepted,
        },
        Reference {
            name: "ours",
            role: Role::Ours,
            teaches: "powers that keep their exponents apart need no maximum, and go through vectors",
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
/// use kihon_problems::numerics::log_sum_exp::workload;
/// let workload = workload();
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workload() -> Workload<Floats<f32>, f32> {
    let contenders = references().into_iter().map(|reference| {
        Contender::new(reference.name, reference.role, move |input: &Floats<f32>| {
            LogSumExp::call(reference.solution, input)
        })
    });
    Workload {
        id: LogSumExp::ABOUT.id,
        topic: LogSumExp::ABOUT.topic,
        about: "the logarithm of a sum of powers of e",
        unit: "value",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: contenders.collect(),
        elements: |input| input.len(),
        same: |input, expected, got| LogSumExp::check(input, expected, got).is_ok(),
    }
}
