//! The rules that every member of the workspace keeps, read from the manifests
//! and, for what a user of a crate gets, asked of cargo.

use std::{collections::BTreeSet, path::PathBuf, process::Command};

use toml::{Table, Value};

/// The member that holds the peers: other people's crates for the same tasks.
const BENCHES: &str = "benches";

/// Peers that have been measured, and the bench harness: in `benches/` or nowhere.
const PEERS: [&str; 21] = [
    "candle-core",
    "criterion",
    "delaunator",
    "earcut",
    "float8",
    "foldhash",
    "geo",
    "geometry-predicates",
    "glidesort",
    "i_overlay",
    "i_triangle",
    "itertools",
    "kurbo",
    "parry2d-f64",
    "petgraph",
    "rdst",
    "robust",
    "rstar",
    "rten-vecmath",
    "rustc-hash",
    "spade",
];

/// What a user of the algorithms does not need: the judge's and the program's.
const HEAVY: [&str; 15] = [
    "anstream",
    "clap",
    "clap_builder",
    "clap_complete",
    "clap_mangen",
    "indicatif",
    "insta",
    "jiff",
    "kihon-judge",
    "proptest",
    "serde",
    "serde_core",
    "serde_json",
    "tempfile",
    "termimad",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn manifest(folder: &str) -> Table {
    let path = root().join(folder).join("Cargo.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Every member's folder, the root's as ".".
fn members() -> BTreeSet<String> {
    let mut members = texts(&manifest(".")["workspace"]["members"]);
    members.insert(".".to_owned());
    members
}

/// `table[key].workspace = true`.
fn inherits(table: &Table, key: &str) -> bool {
    table.get(key).and_then(|value| value.get("workspace")).and_then(Value::as_bool) == Some(true)
}

/// Every dependency of a manifest, whatever section it stands in.
fn dependencies(manifest: &Table) -> Vec<(String, Value)> {
    let for_targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let places = std::iter::once(manifest).chain(for_targets.filter_map(|(_, place)| place.as_table()));
    places
        .flat_map(|place| ["dependencies", "dev-dependencies", "build-dependencies"].map(|kind| place.get(kind)))
        .flatten()
        .filter_map(Value::as_table)
        .flat_map(|section| section.iter().map(|(name, value)| (name.clone(), value.clone())))
        .collect()
}

/// The package that a dependency entry asks for, renamed or not.
fn package_of(name: &str, entry: &Value) -> String {
    entry.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()
}

#[test]
fn every_crate_of_the_checkout_is_a_member() {
    let crates_in = |folder: &str| {
        let entries: Vec<_> = std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap()).collect();
        let crates = entries.into_iter().filter(|entry| entry.path().join("Cargo.toml").is_file());
        crates.map(|entry| format!("{folder}{}", entry.file_name().into_string().unwrap())).collect::<Vec<_>>()
    };
    let folders = [crates_in(""), crates_in("examples/"), vec![".".to_owned()]].concat();
    assert_eq!(members(), folders.into_iter().collect());
}

#[test]
fn every_member_inherits_the_lints() {
    let lints = manifest(".")["workspace"]["lints"].as_table().unwrap().clone();
    for tool in ["rust", "clippy", "rustdoc"] {
        assert!(!lints[tool].as_table().unwrap().is_empty(), "no lint of {tool} to inherit");
    }
    for member in members() {
        assert!(inherits(&manifest(&member), "lints"), "{member}: [lints] workspace = true is missing");
    }
}

#[test]
fn every_member_inherits_edition_rust_version_and_licence() {
    for member in members() {
        let package = manifest(&member)["package"].as_table().unwrap().clone();
        for key in ["edition", "rust-version", "license", "repository", "version"] {
            assert!(inherits(&package, key), "{member}: {key}.workspace = true is missing");
        }
    }
    let shared = manifest(".")["workspace"]["package"].as_table().unwrap().clone();
    assert_eq!(shared["edition"].as_str(), Some("2024"));
    assert_eq!(shared["license"].as_str(), Some("MIT OR Apache-2.0"));
}

#[test]
fn a_version_is_written_once() {
    for member in members().iter().filter(|&member| member != BENCHES) {
        for (name, entry) in dependencies(&manifest(member)) {
            // A crate may ask for itself by path, to turn a feature on in its tests.
            let itself = entry.get("path").and_then(Value::as_str) == Some(".");
            let shared = entry.get("workspace").and_then(Value::as_bool) == Some(true);
            assert!(shared || itself, "{member}: {name} belongs in [workspace.dependencies]");
        }
    }
}

#[test]
fn only_the_benches_depend_on_a_peer() {
    let root = manifest(".");
    let shared = root["workspace"]["dependencies"].as_table().unwrap();
    // What the benches alone ask for by version is a peer, or serves to time peers.
    let benches = dependencies(&manifest(BENCHES));
    let own = benches.iter().filter(|(_, entry)| entry.get("workspace").is_none());
    let peers: BTreeSet<String> =
        own.map(|(name, entry)| package_of(name, entry)).chain(PEERS.map(str::to_owned)).collect();
    for (name, entry) in shared {
        let package = package_of(name, entry);
        assert!(!peers.contains(&package), "[workspace.dependencies] offers the peer {package} to every member");
    }
    for member in members().iter().filter(|&member| member != BENCHES) {
        for (name, entry) in dependencies(&manifest(member)) {
            let package = package_of(&name, &entry);
            assert!(!peers.contains(&package), "{member} depends on the peer {package}");
        }
    }
}

/// It stands for a crate that is not in the checkout: what it needs is public.
#[test]
fn the_example_of_katas_by_others_needs_the_judge_alone() {
    let manifest = manifest("examples/guild");
    let ours: Vec<String> =
        dependencies(&manifest).into_iter().map(|(name, _)| name).filter(|name| name.starts_with("kihon")).collect();
    assert_eq!(ours, ["kihon-judge"]);
    assert_eq!(manifest["package"]["publish"].as_bool(), Some(false));
}

#[test]
fn plain_cargo_test_runs_everything_but_the_benches() {
    let default = texts(&manifest(".")["workspace"]["default-members"]);
    let mut expected = members();
    assert!(expected.remove(BENCHES));
    assert_eq!(default, expected);
}

#[test]
fn geometry_numerics_and_judge_know_nothing_of_one_another() {
    for member in ["geometry", "numerics", "judge"] {
        for (name, _) in dependencies(&manifest(member)) {
            assert!(!name.starts_with("kihon") || name == format!("kihon-{member}"), "{member} depends on {name}");
        }
    }
}

/// The crates that a dependent on `package` with these features builds, by cargo's own account.
///
/// Plain `cargo test` has fetched all that this needs. `cargo test -p kihon` on a
/// fresh machine has not: then, and only then, cargo may ask the registry.
fn run_time_crates(package: &str, features: &[&str]) -> BTreeSet<String> {
    let tree = cargo_tree(package, features, true).or_else(|_| cargo_tree(package, features, false));
    let tree = tree.unwrap_or_else(|error| panic!("cargo tree: {error}"));
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn cargo_tree(package: &str, features: &[&str], offline: bool) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root()).args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    command.args(["--package", package, "--no-default-features", "--features", &features.join(",")]);
    command.args(offline.then_some("--offline"));
    let output = command.output().map_err(|error| error.to_string())?;
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
}

#[test]
fn a_user_of_the_algorithms_gets_nothing_heavy() {
    for package in ["kihon", "kihon-geometry", "kihon-numerics", "kihon-problems"] {
        let crates = run_time_crates(package, &[]);
        assert!(crates.contains(package), "{crates:?}");
        for heavy in HEAVY {
            assert!(!crates.contains(heavy), "{package} without features brings {heavy}");
        }
    }
}

/// The other way round: were the trees above read wrongly, they could never name anything.
#[test]
fn the_features_bring_what_they_are_for() {
    let program = run_time_crates("kihon", &["cli"]);
    for expected in ["clap", "kihon-judge", "kihon-problems", "proptest", "serde"] {
        assert!(program.contains(expected), "the program lacks {expected}: {program:?}");
    }
    let judged = run_time_crates("kihon-problems", &["judge"]);
    assert!(judged.contains("proptest") && !judged.contains("clap"), "{judged:?}");
}
