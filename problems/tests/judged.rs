//! Every kata keeps the contract, every reference is accepted, and every mutant
//! gets the verdict that it states. One test for each, so that a single one can
//! be run: `cargo test -p kihon-problems --test judged -- forgets_duplicates`.

use std::{process::ExitCode, time::Duration};

use kihon_judge::{Judge, Kata, VerdictKind, contract};
use kihon_problems::{Visitor, visit};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let mut trials = Trials(Vec::new());
    visit(&mut trials);
    libtest_mimic::run(&Arguments::from_args(), trials.0).exit_code()
}

struct Trials(Vec<Trial>);

impl Visitor for Trials {
    fn kata<K: Kata>(&mut self) {
        self.0.push(Trial::test(format!("{}::contract", K::ABOUT.id), || {
            let broken = contract::violations::<K>();
            if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
        }));
        for reference in K::references() {
            self.0.push(judged::<K>("reference", reference.name, reference.solution, reference.expect));
        }
        for mutant in K::mutants() {
            self.0.push(judged::<K>("mutant", mutant.name, mutant.solution, mutant.expect));
        }
    }
}

fn judged<K: Kata>(kind: &str, name: &str, solution: K::Solution, expect: VerdictKind) -> Trial {
    let test = format!("{}::{kind}::{name}", K::ABOUT.id);
    Trial::test(test.clone(), move || {
        // A long budget: where the machine is busy, shrinking still ends at the
        // smallest input and not at the end of its time.
        let verdict = Judge::<K>::new().test(&*test).keep_in(None).shrinking(Duration::from_secs(20)).run(solution);
        if verdict.kind() != expect {
            return Err(Failed::from(format!("must be {expect:?}, but:\n{verdict}")));
        }
        if verdict.kind() == VerdictKind::Wrong {
            insta::with_settings!({ snapshot_path => "verdicts", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(test.replace("::", "."), verdict);
            });
        }
        Ok(())
    })
}
