//! The tests that the right solutions of every kata pass.

use kihon_judge::{Kata, Role};

/// Every right solution is accepted on `input`, beside the oracle; of large inputs, beside
/// the reference.
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
