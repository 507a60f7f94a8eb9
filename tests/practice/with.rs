//! `kihon init --with`: katas of a crate that this program does not know.

use std::{fs, path::Path};

use crate::{CHECKOUT, Place, init};

const RIGHT: &str = "
#[kihon::kata(kihon_guild::TwoSum)]
pub fn two_sum(nums: &[i32], target: i32) -> Option<(usize, usize)> {
    let mut places = std::collections::HashMap::new();
    for (j, &y) in nums.iter().enumerate() {
        if let Some(&i) = target.checked_sub(y).and_then(|x: i32| places.get(&x)) {
            return Some((i, j));
        }
        places.insert(y, j);
    }
    None
}
";

#[test]
fn katas_by_others_are_practised_like_ones_own() {
    let place = Place::empty();
    let guild = format!("kihon-guild={CHECKOUT}/examples/guild");
    let mut command = place.kihon("", &["init", "katas", "--no-git", "--kihon-path", CHECKOUT, "--with", &guild]);
    init::as_this_machine(&mut command);
    let told = place.told(command.env("CARGO_NET_OFFLINE", "true").output().expect("the program starts"));
    assert_eq!(told.code, 0, "{}\n{}", told.stdout, told.stderr);
    assert!(told.stderr.starts_with("Asking kihon-guild for katas"), "{}", told.stderr);
    for file in ["Cargo.toml", "src/two_sum.rs", ".kihon/katas.json", "Cargo.lock"] {
        assert!(told.stdout.contains(&format!("\n  {file}\n")), "{file} is not told: {}", told.stdout);
    }
    assert!(place.read("katas/Cargo.toml").contains("\nkihon-guild = { path = "), "{}", place.read("katas/Cargo.toml"));
    let file = place.read("katas/src/two_sum.rs");
    assert!(file.starts_with("//! # Two sum\n") && file.contains("\n#[kihon::kata(kihon_guild::TwoSum)]\n"), "{file}");
    assert!(!place.path("katas/src/longest_consecutive.rs").exists(), "only the crate's katas were asked for");

    // Every command knows it, beside kihon's own.
    assert!(place.katas(&["show", "two-sum"]).done().contains("# Two sum"));
    assert!(place.katas(&["hint", "two-sum"]).done().contains("Hint 1 of 3"));
    assert!(place.katas(&["solution", "two-sum"]).done().contains("hash_map"));
    let list = place.katas(&["list"]).done();
    assert!(list.contains("two-sum") && list.contains("longest-consecutive"), "{list}");
    place.katas(&["start", "longest-consecutive"]).done();
    place.katas(&["book", "--seconds", "0"]).done();
    assert!(place.read("katas/book/two-sum.html").contains("<h1>Two sum</h1>"));

    // Not started, wrong, accepted.
    let test =
        |place: &Place| place.told(init::cargo(place, "katas", &["test", "two_sum"]).output().expect("cargo starts"));
    let told = test(&place);
    assert_eq!(told.code, 0, "{}\n{}", told.stdout, told.stderr);
    assert!(told.stdout.contains("two_sum::two_sum::not_started ... ignored"), "{}", told.stdout);
    let solution = place.path("katas/src/two_sum.rs");
    fs::write(&solution, RIGHT.replace("checked_sub(y)", "checked_sub(y + 1)")).unwrap();
    let told = test(&place);
    assert_eq!(told.code, 101, "{}", told.stdout);
    assert!(told.stdout.contains("✗ Two sum: wrong answer"), "{}", told.stdout);
    fs::write(&solution, RIGHT).unwrap();
    let told = test(&place);
    assert_eq!(told.code, 0, "{}", told.stdout);
    assert!(told.stdout.contains("two_sum::two_sum::growth ... ok"), "{}", told.stdout);
}

/// As if kihon and the crate were published: cargo takes what `[patch]` names
/// for the registry's.
fn published(place: &Place) {
    let members = ["", "geometry", "judge", "macros", "numerics", "problems"];
    let line = |name: String, folder: &str| format!("{name} = {{ path = \"{CHECKOUT}/{folder}\" }}\n");
    let own = members.map(|folder| line(["kihon", folder].join("-").trim_end_matches('-').to_owned(), folder));
    let guild = line("kihon-guild".to_owned(), "examples/guild");
    fs::create_dir(place.path(".cargo")).unwrap();
    place.write(".cargo/config.toml", &format!("[patch.crates-io]\n{}{guild}", own.concat()));
}

#[test]
fn katas_of_the_registry_come_in_the_version_asked_for_or_the_newest() {
    let place = Place::empty();
    published(&place);
    // A program in no checkout, so that kihon is the registry's too.
    let program = place.copy_program("kihon");
    let init = |folder: &str, with: &str| {
        let mut command = place.program(&program, "");
        command.args(["init", folder, "--no-git", "--with", with]);
        init::as_this_machine(&mut command);
        place.told(command.env("CARGO_NET_OFFLINE", "true").output().expect("the program starts"))
    };
    let version = env!("CARGO_PKG_VERSION");
    for (folder, with, line) in [
        ("newest", "kihon-guild", format!("kihon-guild = \"{version}\"")),
        ("minor", "kihon-guild@0.1", "kihon-guild = \"0.1\"".to_owned()),
        ("exact", "kihon-guild@=0.1.0", "kihon-guild = \"=0.1.0\"".to_owned()),
    ] {
        let told = init(folder, with);
        assert_eq!(told.code, 0, "{}\n{}", told.stdout, told.stderr);
        let manifest = place.read(&format!("{folder}/Cargo.toml"));
        assert!(manifest.contains(&format!("\nkihon = {{ version = \"{version}\" }}\n{line}\n")), "{manifest}");
        let list = place.run(folder, &["list"]).done();
        assert!(list.contains("two-sum"), "{list}");
    }
    let told =
        init::cargo(&place, "newest", &["test"]).output().map(|output| place.told(output)).expect("cargo starts");
    assert!(told.code == 0 && told.stdout.contains("two_sum::two_sum::not_started ... ignored"), "{}", told.stderr);

    let told = init("later", "kihon-guild@9");
    assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{}", told.stderr);
    assert!(told.stderr.contains("kihon-guild = \"^9\""), "cargo's reason: {}", told.stderr);
    assert!(told.stderr.contains("kihon-guild could not be asked for katas"), "{}", told.stderr);
    assert!(!place.path("later").exists());
}

#[test]
fn what_cannot_be_asked_is_told_and_nothing_is_left() {
    let place = Place::empty();
    let none = place.path("nothing");
    fs::create_dir_all(none.join("src")).unwrap();
    fs::write(none.join("Cargo.toml"), "[package]\nname = \"nothing\"\nedition = \"2024\"\n[workspace]\n").unwrap();
    fs::write(none.join("src/lib.rs"), "").unwrap();
    let with = |crates: &str| {
        let mut command = place.kihon("", &["init", "katas", "--kihon-path", CHECKOUT, "--with", crates]);
        init::as_this_machine(&mut command);
        place.told(command.env("CARGO_NET_OFFLINE", "true").output().expect("the program starts"))
    };
    let told = with("nothing=nothing");
    assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{}", told.stderr);
    assert!(told.stderr.contains("cannot find function `katas` in crate `nothing`"), "cargo's reason: {}", told.stderr);
    assert!(told.stderr.contains("nothing could not be asked for katas (cargo says why, above); nothing was written"));
    for (crates, expected) in [("no crate", "is no name of a crate"), ("x=no/where", "no/where: ")] {
        let told = with(crates);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""));
        assert!(told.stderr.contains(expected), "{}", told.stderr);
    }
    assert!(!place.path("katas").exists());
    assert!(Path::new(&none).exists());
}
