//! Every kata keeps the contract, and every solution gets its verdict.

use std::process::ExitCode;

use kihon_judge::suite::Check;
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let checks = kihon_guild::katas().into_iter().flat_map(|kata| kata.checks());
    let trial = |check: Check| Trial::test(check.name().to_owned(), move || Ok(check.run().map(drop)?));
    libtest_mimic::run(&Arguments::from_args(), checks.map(trial).collect()).exit_code()
}
