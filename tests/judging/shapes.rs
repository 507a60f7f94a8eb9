//! Solutions of any shape, and what is said of those that cannot be judged.

use std::{
    fs,
    process::{Command, Output},
};

use serde_json::Value;

use crate::{
    practice::{Practice, target},
    warnings,
};

/// A practice crate with this text as its module `shapes`.
fn with(shapes: &str) -> Practice {
    let practice = Practice::new(&["lowest-common-ancestor-boxed"]);
    let library = practice.root().join("src/lib.rs");
    let text = fs::read_to_string(&library).unwrap();
    fs::write(library, text + "pub mod shapes;\n").unwrap();
    fs::write(practice.root().join("src/shapes.rs"), shapes).unwrap();
    practice
}

/// Plain cargo there.
fn cargo(practice: &Practice, arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(practice.root()).args(arguments).env("CARGO_TARGET_DIR", target());
    for variable in ["CARGO_MANIFEST_DIR", "RUSTFLAGS", "KIHON_SEED"] {
        cargo.env_remove(variable);
    }
    cargo.env("CARGO_NET_OFFLINE", "true").output().unwrap()
}

/// Standard output and error.
fn texts(output: &Output) -> [String; 2] {
    [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned())
}

/// What a person is warned of who runs this.
fn warnings_of(practice: &Practice, arguments: &[&str]) -> Vec<String> {
    let output = cargo(practice, &[arguments, &["--message-format=json"]].concat());
    warnings::of_package(&practice.root().join("Cargo.toml"), &output)
}

/// The tests that end so, by `libtest`'s own lines.
fn tests<'a>(out: &'a str, end: &str) -> Vec<&'a str> {
    out.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(end)).collect()
}

#[test]
fn functions_generic_ones_methods_and_pointer_trees_are_judged() {
    let practice = with(include_str!("shapes/right.txt"));
    let filters = ["examples", "own", "not_started", "of_any_node", "recursive"];
    assert_eq!(warnings_of(&practice, &["test", "--no-run"]), [""; 0]);
    let [out, err] = texts(&cargo(&practice, &[&["test", "--", "--nocapture"][..], &filters].concat()));
    assert_eq!(tests(&out, " ... FAILED"), ["shapes::recursive::adversarial"], "{out}{err}");
    let ignored =
        ["lowest_common_ancestor_boxed::lowest_common_ancestor::not_started", "shapes::not_started::not_started"];
    assert_eq!(tests(&out, " ... ignored, not started"), ignored, "{out}");
    // Twelve functions, the other six tests of the two on pointer trees, four own tests.
    assert_eq!(tests(&out, " ... ok").len(), 12 + 5 + 4, "{out}");
    // A recursion on a path overflows at some depth; the iterative one does not.
    let told = err.split("stack overflow").nth(1).unwrap_or_else(|| panic!("{err}"));
    assert!(told.contains("\n  From n = ") && told.contains(" recurses too deep for 8 MiB of stack."), "{told}");

    let warnings = warnings_of(&practice, &["build"]);
    let others: Vec<&String> = warnings.iter().filter(|w| !w.contains("associated function `solve")).collect();
    assert_eq!(others, [""; 0]);
}

/// The errors of a crate that does not compile: the text that each points at, and
/// the whole of it.
fn errors(practice: &Practice) -> Vec<(String, String)> {
    let [out, _] = texts(&cargo(practice, &["test", "--no-run", "--message-format=json"]));
    let messages = out.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = messages.filter(|m| m["message"]["level"] == "error" && !m["message"]["spans"][0].is_null());
    let told = |message: Value| {
        let message = &message["message"];
        let span = message["spans"].as_array().unwrap().iter().find(|span| span["is_primary"] == true).unwrap();
        let line = span["text"][0]["text"].as_str().unwrap();
        let column = |at: &str| span[at].as_u64().unwrap() as usize - 1;
        let pointed = line.chars().skip(column("column_start")).take(column("column_end") - column("column_start"));
        (pointed.collect(), message["rendered"].as_str().unwrap().to_owned())
    };
    errors.map(told).collect()
}

#[test]
fn a_wrong_signature_is_one_error_on_the_name_with_the_type_asked_for() {
    let mut errors = errors(&with(include_str!("shapes/wrong.txt")));
    errors.sort();
    let names: Vec<&str> = errors.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "by_node",
            "generic_in_the_wrong_place",
            "gives_a_future",
            "gives_another_type",
            "in_the_arena",
            "method",
            "not_started",
            "of_a_type",
            "takes_a_vector",
            "takes_nothing"
        ]
    );
    let asked = [
        ("gives_another_type", "fn(&'a _) -> usize`"),
        ("in_the_arena", "fn(Option<&'a Node>, i32, i32) -> Option<i32>`"),
        ("of_a_type", "fn(&'a [i32]) -> usize`"),
        ("takes_a_vector", "fn(&'a [i32]) -> _`"),
    ];
    for (name, kind) in asked {
        let (_, text) = errors.iter().find(|error| error.0 == name).unwrap();
        assert!(text.contains(&format!("expected fn pointer `for<'a> {kind}")), "{text}");
    }
}

#[test]
fn a_misused_attribute_says_what_it_judges() {
    let errors = errors(&with(include_str!("shapes/misused.txt")));
    let told: Vec<(&str, &str)> =
        errors.iter().map(|(at, text)| (at.as_str(), text.lines().next().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("#[kihon::kata]", "error: name the kata: #[kihon::kata(LongestConsecutive)]"),
            ("pub", "error: #[kihon::kata] judges a function, or the first function of an impl block"),
            ("impl", "error: there is no function to judge in this block"),
            ("self", "error: the attribute belongs on the impl block: it judges the first function in it"),
        ]
    );
}

/// nextest runs every test in a process of its own, and names it by its arguments.
#[test]
#[ignore = "needs cargo-nextest"]
fn nextest_runs_the_same_tests() {
    let practice = with(include_str!("shapes/right.txt"));
    let [out, err] = texts(&cargo(&practice, &["nextest", "run", "--no-fail-fast"]));
    assert!(out.is_empty() && err.contains(" tests run: "), "{out}{err}");
    assert!(err.contains(", 1 failed, 2 skipped\n"), "{err}");
    assert!(err.contains("shapes::recursive::adversarial") && err.contains("\n      From n = "), "{err}");
}
