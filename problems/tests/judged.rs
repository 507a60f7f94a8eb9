//! Every kata keeps the contract, every reference is accepted, and every mutant
//! gets the verdict that it states. One test for each, so that a single one can
//! be run: `cargo test -p kihon-problems --test judged -- forgets_duplicates`.

use std::{process::ExitCode, time::Duration};

use kihon_judge::{Judge, Kata, VerdictKind, contract};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let mut trials = Vec::new();
    kata::<kihon_problems::arrays::longest_consecutive::LongestConsecutive>(&mut trials);
    kata::<kihon_problems::strings::minimum_window::MinimumWindow>(&mut trials);
    kata::<kihon_problems::trees::lowest_common_ancestor::LowestCommonAncestor>(&mut trials);
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn kata<K: Kata>(trials: &mut Vec<Trial>) {
    let id = K::ABOUT.id;
    trials.push(Trial::test(format!("{id}::contract"), || {
        let broken = contract::violations::<K>();
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
    }));
    for reference in K::references() {
        trials.push(judged::<K>("reference", reference.name, reference.solution, reference.expect));
    }
    for mutant in K::mutants() {
        trials.push(judged::<K>("mutant", mutant.name, mutant.solution, mutant.expect));
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
