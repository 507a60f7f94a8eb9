//! Every kata keeps the contract, every reference is accepted, and every mutant
//! gets the verdict that it states. One test for each, so that a single one can
//! be run: `cargo test -p kihon-problems --test judged -- forgets_duplicates`.

use std::process::ExitCode;

use kihon_judge::{VerdictKind, suite::Check};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let checks = kihon_problems::katas().into_iter().flat_map(|kata| kata.checks());
    let trials = checks.map(|check| Trial::test(check.name().to_owned(), move || run(&check))).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// What a person reads about a wrong answer is kept beside the tests.
fn run(check: &Check) -> Result<(), Failed> {
    if let Some(verdict) = check.run()?
        && verdict.kind() == VerdictKind::Wrong
    {
        insta::with_settings!({ snapshot_path => "verdicts", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(check.name().replace("::", "."), verdict);
        });
    }
    Ok(())
}
