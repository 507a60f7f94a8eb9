//! What cannot be done, told in one line, with nothing lost.

use std::{fs, process::Command};

use crate::{CHECKOUT, LONGEST, Place};

#[test]
fn outside_of_a_practice_crate() {
    let place = Place::empty();
    for args in
        [&["start", "minimum-window"][..], &["reset", "minimum-window"], &["hint", "minimum-window"], &["stats"]]
    {
        let told = place.run("", args).refused();
        assert!(told.starts_with("error: this is no practice crate"), "{args:?}: {told}");
        assert!(told.ends_with("`kihon init DIR` makes one"), "{args:?}: {told}");
    }
    assert_eq!(place.files(""), [""; 0]);
}

#[test]
fn a_mistyped_kata_gets_the_closest_names() {
    let place = Place::practice();
    for command in ["start", "reset", "show", "hint", "solution"] {
        let told = place.katas(&[command, "longest-consequtive"]).refused();
        assert_eq!(
            told,
            "error: there is no kata named \"longest-consequtive\"; did you mean longest-consecutive? (`kihon list` shows all)"
        );
    }
    for (name, meant) in [
        ("lca", "lowest-common-ancestor"),
        ("longset", "longest-consecutive"),
        ("merge", "merge-sorted-arrays or stable-merge or merge-attention"),
    ] {
        let told = place.katas(&["show", name]).refused();
        assert!(told.contains(&format!("named \"{name}\"; did you mean {meant}?")), "{told}");
    }
    let told = place.katas(&["solution", "longest-consecutive", "hashset"]).refused();
    assert_eq!(told, "error: there is no solution of longest-consecutive named \"hashset\"; did you mean hash_set?");
    let told = place.katas(&["hint", "longest-consecutive", "0"]).refused();
    assert_eq!(told, "error: longest-consecutive has the hints 1 to 4, no hint 0");
}

#[test]
fn init_overwrites_nothing() {
    let place = Place::empty();
    let init = || place.run("", &["init", "katas", "--kihon-path", CHECKOUT]);
    place.write("katas", "a file");
    assert_eq!(init().refused(), "error: katas is a file; nothing was written");
    fs::remove_file(place.path("katas")).unwrap();

    fs::create_dir_all(place.path("katas/src")).unwrap();
    place.write("katas/src/lib.rs", "mine");
    place.write("katas/Cargo.toml", "mine too");
    let told = init().refused();
    assert!(told.starts_with("error: katas has Cargo.toml, src/lib.rs already, and nothing is overwritten"), "{told}");
    assert_eq!(place.files("katas"), ["Cargo.toml", "src/lib.rs"]);
    assert_eq!(place.read("katas/src/lib.rs"), "mine");

    let practice = Place::practice();
    let told = practice.run("", &["init", "katas", "--kihon-path", CHECKOUT]).refused();
    assert!(told.starts_with("error: katas is a practice crate already"), "{told}");
}

#[test]
fn an_init_that_fails_half_way_leaves_nothing_behind() {
    let place = Place::empty();
    fs::create_dir(place.path("katas")).unwrap();
    place.write("katas/.vscode", "a file where a folder is due");
    let told = place.run("", &["init", "katas", "--kihon-path", CHECKOUT]).refused();
    assert!(told.contains("settings.json: ") && told.ends_with("nothing was left behind"), "{told}");
    assert_eq!(place.files(""), ["katas/.vscode"]);
    assert_eq!(fs::read_dir(place.path("katas")).unwrap().count(), 1, "nor an empty folder");
}

#[test]
fn a_wrong_checkout_is_told() {
    let place = Place::empty();
    let told = place.run("", &["init", "katas", "--kihon-path", "nowhere"]).refused();
    assert!(told.starts_with("error: --kihon-path nowhere: "), "{told}");
    let told = place.run("", &["init", "katas", "--kihon-path", "."]).refused();
    assert_eq!(told, "error: --kihon-path .: there is no Cargo.toml of the package kihon");
    assert_eq!(place.files(""), [""; 0]);
}

#[test]
fn start_never_overwrites_a_solution() {
    let place = Place::practice();
    place.write("katas/src/longest_consecutive.rs", LONGEST);
    let told = place.katas(&["start", "longest-consecutive"]).refused();
    assert_eq!(
        told,
        "error: src/longest_consecutive.rs is there already, and nothing is overwritten; \
         `kihon reset longest-consecutive` puts it away and starts anew"
    );
    // The same with the module's line gone: the line comes back, the file stays.
    let library = place.read("katas/src/lib.rs");
    place.write("katas/src/lib.rs", &library.replace("pub mod longest_consecutive;\n", ""));
    let told = place.katas(&["start", "longest-consecutive"]).done();
    assert!(told.starts_with("src/longest_consecutive.rs is there already, and stays as it is."), "{told}");
    assert_eq!(place.read("katas/src/lib.rs"), library);
    // And where the person took the library over.
    place.write("katas/src/lib.rs", "mod mine;\n");
    let told = place.katas(&["start", "longest-consecutive"]).done();
    assert!(told.contains("add the line `pub mod longest_consecutive;` yourself"), "{told}");
    assert_eq!(place.read("katas/src/lib.rs"), "mod mine;\n");
    assert_eq!(place.read("katas/src/longest_consecutive.rs"), LONGEST);
}

#[test]
fn a_deleted_file_is_missed_and_comes_back() {
    let place = Place::practice();
    let file = "katas/src/minimum_window.rs";
    let stub = place.read(file);
    for command in ["start", "reset"] {
        fs::remove_file(place.path(file)).unwrap();
        assert!(has_row(&place.katas(&["list"]).done(), "minimum-window no file"));
        let told = place.katas(&[command, "minimum-window"]).done();
        assert!(told.contains("src/minimum_window.rs"), "{told}");
        assert_eq!(place.read(file), stub, "{command}");
    }
}

#[test]
fn without_a_library_nothing_is_moved() {
    let place = Place::practice();
    place.write("katas/src/longest_consecutive.rs", LONGEST);
    fs::remove_file(place.path("katas/src/lib.rs")).unwrap();
    fs::remove_file(place.path("katas/src/stable_merge.rs")).unwrap();
    for args in [["reset", "longest-consecutive"], ["start", "stable-merge"]] {
        let told = place.katas(&args).refused();
        assert!(told.contains("src/lib.rs: ") && told.ends_with("may help"), "{told}");
    }
    assert_eq!(place.read("katas/src/longest_consecutive.rs"), LONGEST);
    assert!(!place.path("katas/src/stable_merge.rs").exists());
}

#[test]
fn reset_loses_nothing_even_where_it_cannot_write() {
    let place = Place::practice();
    place.write("katas/src/longest_consecutive.rs", LONGEST);
    place.write("katas/.kihon/trash", "a file where a folder is due");
    let told = place.katas(&["reset", "longest-consecutive"]).refused();
    assert!(told.contains("longest_consecutive.rs cannot be put away, and stays as it is: "), "{told}");
    assert_eq!(place.read("katas/src/longest_consecutive.rs"), LONGEST);
}

/// Runs the program as somebody who may not write; none where that cannot be
/// arranged (permissions do not bind the system's administrator).
#[cfg(unix)]
fn powerless(place: &Place, args: &[&str]) -> Option<crate::Told> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &str, mode| fs::set_permissions(place.path(path), fs::Permissions::from_mode(mode)).unwrap();
    mode("", 0o755);
    let program = place.copy_program("kihon");
    let folders = ["katas", "katas/src", "katas/.kihon"];
    folders.iter().for_each(|folder| mode(folder, 0o555));
    let binds = fs::write(place.path("katas/probe"), "").is_err();
    let mut command = if binds {
        place.program(&program, "katas")
    } else {
        let mut command = place.program("setpriv", "katas");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        command
    };
    let _ = fs::remove_file(place.path("katas/probe"));
    let usable = binds || Command::new("setpriv").arg("--version").output().is_ok();
    let told = usable.then(|| place.told(command.args(args).output().unwrap()));
    folders.iter().for_each(|folder| mode(folder, 0o755));
    told
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_and_stays_as_it_is() {
    let place = Place::practice();
    place.write("katas/src/longest_consecutive.rs", LONGEST);
    fs::remove_file(place.path("katas/src/stable_merge.rs")).unwrap();
    for args in [
        &["reset", "longest-consecutive"][..],
        &["hint", "longest-consecutive"],
        &["start", "stable-merge"],
        &["init", "deeper"],
    ] {
        let before = place.files("katas");
        let Some(told) = powerless(&place, args) else { return };
        let told = told.refused();
        assert!(told.to_lowercase().contains("permission denied"), "{args:?}: {told}");
        assert_eq!(place.files("katas"), before, "{args:?}");
        assert_eq!(place.read("katas/src/longest_consecutive.rs"), LONGEST, "{args:?}");
    }
    // What only reads works.
    let told = powerless(&place, &["list"]).expect("it went before").done();
    assert!(has_row(&told, "longest-consecutive not judged yet"), "{told}");
}

/// Whether a line of a table begins with these words, whatever stands between
/// the columns.
fn has_row(table: &str, words: &str) -> bool {
    table.lines().any(|line| line.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(words))
}
