//! What is done with the right solutions of a kata, whichever kata it is.

use kihon_judge::{
    Kata, Role,
    workload::{Contender, Workload},
};

/// The right solutions side by side, the naive one on no more than `few` elements.
pub(super) fn workload<K: Kata>(
    about: &'static str,
    unit: &'static str,
    sizes: &[usize],
    few: usize,
    elements: fn(&K::Input) -> usize,
) -> Workload<K::Input, K::Output> {
    let contenders = K::references().into_iter().map(|reference| {
        let solution = reference.solution;
        let contender = Contender::new(reference.name, reference.role, move |input| K::call(solution, input));
        if reference.role == Role::Naive { contender.up_to(few) } else { contender }
    });
    Workload {
        id: K::ABOUT.id,
        topic: K::ABOUT.topic,
        about,
        unit,
        patterns: K::patterns(),
        sizes: sizes.to_vec(),
        contenders: contenders.collect(),
        elements,
        same: |input, expected, got| K::check(input, expected, got).is_ok(),
    }
}

/// Every right solution is accepted on `input`, beside the oracle; of large inputs, beside
/// the reference.
#[cfg(test)]
#[track_caller]
pub(super) fn agree<K: Kata>(input: &(impl Clone + Into<K::Input>), small: bool) {
    let input = &input.clone().into();
    if let Err(refused) = K::validate(input) {
        panic!("{refused}");
    }
    let expected = if small { K::oracle(input) } else { K::reference(input) };
    for reference in K::references() {
        if small || reference.role != Role::Naive {
            let got = K::call(reference.solution, input);
            if let Err(fault) = K::check(input, &expected, &got) {
                panic!("{}: {}\n{:?}\ngot {got:?}", reference.name, fault.property, K::show_input(input));
            }
        }
    }
}
