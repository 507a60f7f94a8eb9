//! What the author of a kata runs: the contract, each reference, each mutant,
//! as tests of their own. `cargo run -p kihon-judge --example distinct`

/// The kata.
pub mod kata;

use std::process::ExitCode;

use kihon_judge::suite::{Check, checks};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let trial = |check: Check| Trial::test(check.name().to_owned(), move || Ok(check.run().map(drop)?));
    let trials = checks::<kata::Distinct>().into_iter().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
