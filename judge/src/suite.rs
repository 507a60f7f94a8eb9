//! What the tests of a crate of katas run: for every kata that it keeps the
//! contract, that each reference is judged as it states, and each mutant too.
//!
//! A test file without a harness of its own is enough for all katas of a
//! crate, `tests/judged.rs` with `harness = false`:
//!
//! ```no_run
//! # mod my_katas { pub fn katas() -> Vec<Box<dyn kihon_judge::AnyKata>> { vec![] } }
//! use libtest_mimic::{Arguments, Trial};
//!
//! fn main() -> std::process::ExitCode {
//!     let checks = my_katas::katas().into_iter().flat_map(|kata| kata.checks());
//!     let trial = |check: kihon_judge::suite::Check| Trial::test(check.name().to_owned(), move || Ok(check.run().map(drop)?));
//!     libtest_mimic::run(&Arguments::from_args(), checks.map(trial).collect()).exit_code()
//! }
//! ```
//!
//! Each check is a test of its own there, so that a single one can be run:
//! `cargo test --test judged -- two-sum::mutant`.

use std::{fmt, time::Duration};

use crate::{Judge, Kata, Verdict, VerdictKind, contract};

/// One thing that must hold of a kata, to be run as a test of its name.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{VerdictKind, suite::{Check, checks}};
/// let length: Option<Check> = checks::<Distinct>().into_iter().find(|check| check.name() == "distinct::mutant::length");
/// let verdict = length.expect("one of the six mutants").run()?;
/// assert_eq!(verdict.map(|verdict| verdict.kind()), Some(VerdictKind::Wrong));
/// # Ok::<(), String>(())
/// ```
pub struct Check {
    name: String,
    run: Box<Run>,
}

/// Takes the name of the running test.
type Run = dyn Fn(&str) -> Result<Option<Verdict>, String> + Send + Sync;

impl Check {
    /// `KATA::contract`, `KATA::reference::NAME` or `KATA::mutant::NAME`: the
    /// test must have this name, for the judge starts it again by it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it holds, with the verdict where something was judged.
    ///
    /// # Errors
    /// What does not hold, for a person.
    pub fn run(&self) -> Result<Option<Verdict>, String> {
        (self.run)(&self.name)
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All checks of a kata.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// let checks = kihon_judge::suite::checks::<Distinct>();
/// assert_eq!(checks[0].name(), "distinct::contract");
/// assert_eq!(checks[0].run(), Ok(None), "nothing is judged for it");
/// assert_eq!(checks[1].name(), "distinct::reference::looking_back");
/// ```
pub fn checks<K: Kata>() -> Vec<Check> {
    let contract = || {
        let broken = contract::violations::<K>();
        if broken.is_empty() { Ok(None) } else { Err(broken.join("\n")) }
    };
    let mut all = vec![Check { name: format!("{}::contract", K::ABOUT.id), run: Box::new(move |_| contract()) }];
    all.extend(K::references().into_iter().map(|r| judged::<K>("reference", r.name, r.solution, r.expect)));
    all.extend(K::mutants().into_iter().map(|m| judged::<K>("mutant", m.name, m.solution, m.expect)));
    all
}

fn judged<K: Kata>(kind: &str, name: &str, solution: K::Solution, expect: VerdictKind) -> Check {
    let run = move |test: &str| {
        // A long budget: where the machine is busy, shrinking still ends at the
        // smallest input and not at the end of its time.
        let verdict = Judge::<K>::new().test(test).keep_in(None).shrinking(Duration::from_secs(20)).run(solution);
        if verdict.kind() == expect { Ok(Some(verdict)) } else { Err(format!("must be {expect:?}, but:\n{verdict}")) }
    };
    Check { name: format!("{}::{kind}::{name}", K::ABOUT.id), run: Box::new(run) }
}
