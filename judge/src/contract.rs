//! Whether a kata keeps the contract that the judge relies on.
//!
//! For the tests of whoever writes a kata: a generator that gives invalid
//! inputs, an oracle that disagrees with the reference, or an example with a
//! wrong answer would make every verdict a lie.

use std::fmt::Debug;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::{Kata, Role, Simplify};

/// Everything in which `K` breaks the contract, in sentences; empty is good.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// let broken = kihon_judge::contract::violations::<Distinct>();
/// assert!(broken.is_empty(), "{broken:#?}");
/// ```
pub fn violations<K: Kata>() -> Vec<String> {
    let mut broken = Violations(Vec::new());
    about::<K>(&mut broken);
    for (k, example) in K::examples().iter().enumerate() {
        let name = format!("example {}", k + 1);
        input::<K>(&name, &example.input, &mut broken);
        broken.expect_ok(
            &format!("{name}, its answer against the oracle's"),
            K::check(&example.input, &K::oracle(&example.input), &example.output),
        );
    }
    for case in K::cases() {
        input::<K>(&format!("the case \"{}\"", case.name), &case.input, &mut broken);
    }
    for pattern in K::patterns().iter().chain(&K::worst_cases()) {
        for n in [0, 1, 2, 3, 5, 8, 17, 64] {
            let name = format!("pattern {} at n = {n}", pattern.name);
            let made = (pattern.make)(n, 1);
            broken.expect(made == (pattern.make)(n, 1), || format!("{name} is not the same each time"));
            input::<K>(&name, &made, &mut broken);
        }
    }
    let mut runner = TestRunner::deterministic();
    for size in [0, 1, 2, 5, 13, 34] {
        let strategy = K::strategy(size);
        for _ in 0..20 {
            match strategy.new_tree(&mut runner) {
                Ok(tree) => input::<K>(&format!("strategy of size {size}"), &tree.current(), &mut broken),
                Err(reason) => broken.0.push(format!("strategy of size {size}: {reason}")),
            }
        }
    }
    let more = broken.0.len().saturating_sub(TOLD);
    broken.0.truncate(TOLD);
    if more > 0 {
        broken.0.push(format!("and {more} more"));
    }
    broken.0
}

/// Inputs that break the contract in the same way, told one by one up to here.
const TOLD: usize = 12;

struct Violations(Vec<String>);

impl Violations {
    fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(what());
        }
    }

    fn expect_ok<E: Debug>(&mut self, what: &str, result: Result<(), E>) {
        if let Err(error) = result {
            self.0.push(format!("{what}: {error:?}"));
        }
    }
}

fn about<K: Kata>(broken: &mut Violations) {
    let about = K::ABOUT;
    let kebab = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    broken.expect(kebab(about.id), || format!("the id `{}` is not in kebab case", about.id));
    broken.expect(about.signature.starts_with("fn "), || "the signature is not a function's".to_owned());
    for heading in [&*format!("# {}\n", about.title), "\n## Constraints\n", "\n## Conventions\n", "\n## Examples\n"] {
        broken.expect(about.statement.contains(heading), || format!("the statement has no `{}`", heading.trim()));
    }
    let stub = K::stub();
    let opened = format!("pub {} {{\n    todo!(", about.signature);
    broken.expect(stub.contains(&opened), || format!("the stub does not have `{opened}`"));
    broken.expect(K::hints().len() >= 2 && K::hints().iter().all(|hint| !hint.trim().is_empty()), || {
        "there are not two hints with words in them".to_owned()
    });
    let patterns: Vec<&str> = K::patterns().iter().map(|p| p.name).collect();
    for (i, name) in patterns.iter().enumerate() {
        broken.expect(kebab(name), || format!("the pattern `{name}` is not in kebab case"));
        broken.expect(!patterns[..i].contains(name), || format!("two patterns are called `{name}`"));
    }
    broken.expect(!K::worst_cases().is_empty(), || "there is no worst case".to_owned());
    broken.expect(!K::examples().is_empty(), || "there is no example".to_owned());
    let references = K::references();
    broken.expect(references.first().is_some_and(|r| r.role == Role::Naive), || {
        "the first reference is not the naive one".to_owned()
    });
    for reference in &references {
        broken.expect(reference.source.contains("fn "), || format!("the source of {} has no function", reference.name));
    }
    broken.expect(K::mutants().len() >= 6, || format!("only {} mutants; at least 6 are asked for", K::mutants().len()));
    let mut names: Vec<&str> = references.iter().map(|r| r.name).chain(K::mutants().iter().map(|m| m.name)).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        broken.expect(pair[0] != pair[1], || format!("two solutions are called `{}`", pair[0]));
    }
}

fn input<K: Kata>(name: &str, input: &K::Input, broken: &mut Violations) {
    broken.expect_ok(&format!("{name} is not valid"), K::validate(input));
    let (oracle, reference) = (K::oracle(input), K::reference(input));
    broken.expect_ok(&format!("{name}, the oracle's own answer"), K::check(input, &oracle, &oracle));
    broken.expect_ok(&format!("{name}, the reference against the oracle"), K::check(input, &oracle, &reference));
    broken.expect_ok(&format!("{name}, the oracle against the reference"), K::check(input, &reference, &oracle));
    broken.expect(!K::show_input(input).is_empty(), || format!("{name} is not shown"));
    let read_back = serde_json::to_value(input).and_then(serde_json::from_value::<K::Input>);
    broken.expect(read_back.is_ok_and(|copy| copy == *input), || format!("{name} does not survive being kept"));
    if input.size() <= 20 {
        let weight = input.weight();
        let tie = input.simpler().into_iter().find(|c| c != input && c.weight() == weight && K::validate(c).is_ok());
        broken.expect(tie.is_none(), || format!("{name} weighs as much as {tie:?}, which is another input"));
    }
}
