//! `kihon init`: the crate it writes, and what it leaves alone.

use std::{fs, path::Path, process::Command};

use crate::{CHECKOUT, Place, SIX, warnings};

#[test]
fn it_tells_what_it_wrote_and_what_to_do_next() {
    let place = Place::empty();
    let told = place.run("", &[&["init", "katas", "--kihon-path", CHECKOUT], &SIX[..]].concat()).done();
    insta::assert_snapshot!(told);
    let written: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    let files = place.files("katas");
    for file in files.iter().filter(|file| !file.starts_with(".git/")) {
        assert!(written.contains(&file.as_str()), "{file} is not told");
    }
}

#[test]
fn the_package_is_named_after_the_folder_where_it_can_be() {
    let place = Place::empty();
    for (folder, name, why) in [
        ("katas", "katas", ", after the folder"),
        ("deep/My Katas", "my-katas", ", after the folder"),
        ("2026", "practice-2026", ", after the folder"),
        ("kihon", "practice", ": the folder's name cannot be a package's"),
        ("練習", "practice", ": the folder's name cannot be a package's"),
    ] {
        let told = place.run("", &["init", folder, "--no-git", "--kihon-path", CHECKOUT]).done();
        assert!(told.contains(&format!("\nIts package is named {name}{why}.\n")), "{told}");
        let manifest: toml::Table = place.read(&format!("{folder}/Cargo.toml")).parse().unwrap();
        assert_eq!(manifest["package"]["name"].as_str(), Some(name), "{folder}");
        // What cargo makes of it, without building.
        let mut metadata = place.program(env!("CARGO"), folder);
        metadata.args(["metadata", "--format-version=1", "--no-deps", "--offline"]);
        as_this_machine(&mut metadata);
        let output = metadata.output().expect("cargo starts");
        assert!(output.status.success(), "{folder}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // From inside, and where the folder is there already.
    fs::create_dir(place.path("inside")).unwrap();
    let told = place.run("inside", &["init", ".", "--no-git", "--kihon-path", CHECKOUT]).done();
    assert!(told.contains("\nIts package is named inside, after the folder.\n"), "{told}");
}

#[test]
fn the_files_are_as_a_newcomer_wants_them() {
    let place = Place::practice();
    let shown =
        |file: &str| format!("## {file}\n{}", place.read(&format!("katas/{file}")).replace(CHECKOUT, "[CHECKOUT]"));
    let files = ["Cargo.toml", "src/lib.rs", "src/lowest_common_ancestor.rs", ".kihon/progress.txt", ".gitignore"];
    insta::assert_snapshot!(files.map(shown).join("\n"));
}

/// Cargo in a practice crate.
pub(super) fn cargo(place: &Place, folder: &str, args: &[&str]) -> Command {
    let mut command = place.program(env!("CARGO"), folder);
    command.args(args).arg("--offline");
    as_this_machine(&mut command);
    command
}

/// What runs cargo: one target folder for all practice crates, so that their
/// dependencies are built once.
pub(super) fn as_this_machine(command: &mut Command) {
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("practice-target"));
    // The toolchain and the crates are this machine's.
    for (variable, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
        if std::env::var_os(variable).is_none()
            && let Some(home) = std::env::home_dir()
        {
            command.env(variable, home.join(folder));
        }
    }
    for (variable, _) in std::env::vars().filter(|(variable, _)| variable.starts_with("CARGO_PKG")) {
        command.env_remove(variable);
    }
    command.env_remove("CARGO_MANIFEST_DIR");
}

#[test]
fn plain_cargo_test_works_at_once_without_a_warning() {
    let place = Place::empty();
    place.run("", &["init", "fresh", "--no-git", "--kihon-path", CHECKOUT]).done();
    let told = place.told(cargo(&place, "fresh", &["test"]).output().expect("cargo starts"));
    assert_eq!(told.code, 0, "{}\n{}", told.stdout, told.stderr);
    let ignored: Vec<&str> = told.stdout.lines().filter(|line| line.ends_with("... ignored, not started")).collect();
    let katas = kihon::problems::katas().len();
    assert_eq!(ignored.len(), katas, "{}", told.stdout);
    assert!(told.stdout.contains(&format!("ok. 0 passed; 0 failed; {katas} ignored")), "{}", told.stdout);
    // What a person sees who runs clippy.
    for arguments in [["test", "--no-run"], ["clippy", "--all-targets"]] {
        let output = cargo(&place, "fresh", &arguments).arg("--message-format=json").output().expect("cargo starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(warnings::of_package(&place.path("fresh/Cargo.toml"), &output), [""; 0]);
    }
}

#[test]
fn everything_is_in_the_first_commit() {
    let place = Place::empty();
    place.run("", &["init", "katas", "--kihon-path", CHECKOUT]).done();
    let git =
        |args: &[&str]| place.told(place.program("git", "katas").args(args).output().expect("git is there")).done();
    assert_eq!(git(&["status", "--short"]), "");
    assert_eq!(
        git(&["log", "--format=%s"]),
        format!("{} katas to practise, not started\n", kihon::problems::katas().len())
    );
    let committed = git(&["ls-files"]);
    let committed: Vec<&str> = committed.lines().collect();
    let ignored = "Cargo.lock";
    let files = place.files("katas");
    let files: Vec<&str> =
        files.iter().map(String::as_str).filter(|f| !f.starts_with(".git/") && *f != ignored).collect();
    assert_eq!(committed, files);
}

#[test]
fn without_git_it_says_so() {
    let place = Place::empty();
    let mut command = place.kihon("", &["init", "katas", "--kihon-path", CHECKOUT]);
    let told = place.told(command.env("PATH", place.path("nothing")).output().unwrap()).done();
    assert!(told.contains("There is no git program, so nothing is committed"), "{told}");
    assert!(!place.path("katas/.git").exists());
}

#[test]
fn git_may_not_know_the_person() {
    let place = Place::empty();
    let mut command = place.kihon("", &["init", "katas", "--kihon-path", CHECKOUT]);
    for variable in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        command.env_remove(variable);
    }
    command
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "user.useConfigOnly")
        .env("GIT_CONFIG_VALUE_0", "true");
    let told = place.told(command.output().unwrap()).done();
    assert!(told.contains("Committed to git, in the name of kihon"), "{told}");
}

#[test]
fn a_repository_around_it_is_left_alone() {
    let place = Place::empty();
    let git = |args: &[&str]| place.program("git", "").args(args).output().expect("git is there");
    assert!(git(&["init", "--quiet"]).status.success());
    let told = place.run("", &["init", "katas", "--kihon-path", CHECKOUT]).done();
    assert!(told.contains("It lies in the git repository [HERE]: commit it there yourself."), "{told}");
    assert!(!git(&["log"]).status.success(), "nothing was committed");
}

#[test]
fn an_own_repository_that_is_there_gets_only_these_files() {
    let place = Place::empty();
    fs::create_dir(place.path("katas")).unwrap();
    place.write("katas/notes.md", "mine");
    place.write("katas/.gitignore", "/target\n");
    let git = |args: &[&str]| place.program("git", "katas").args(args).output().expect("git is there");
    assert!(git(&["init", "--quiet"]).status.success());
    let told = place.run("", &["init", "katas", "--kihon-path", CHECKOUT]).done();
    assert!(told.contains(".gitignore was there and stays as it is. kihon would have written:\n    /target"), "{told}");
    assert_eq!(place.read("katas/.gitignore"), "/target\n");
    let status = String::from_utf8(git(&["status", "--short"]).stdout).unwrap();
    assert_eq!(status, "?? .gitignore\n?? Cargo.lock\n?? notes.md\n");
    assert_eq!(place.read("katas/notes.md"), "mine");
}

#[test]
fn only_the_katas_asked_for() {
    let place = Place::empty();
    place.run("", &["init", "katas", "min_window", "--no-git"]).refused();
    place.run("", &["init", "katas", "minimum-window", "MinimumWindow", "stable_merge", "--no-git"]).done();
    assert_eq!(place.read("katas/src/lib.rs").matches("pub mod").count(), 2);
    place.katas(&["start", "longest-consecutive"]).done();
    let library = place.read("katas/src/lib.rs");
    let modules: Vec<&str> = library.lines().filter(|line| line.starts_with("pub mod")).collect();
    assert_eq!(modules, ["pub mod longest_consecutive;", "pub mod minimum_window;", "pub mod stable_merge;"]);
    assert_eq!(place.read("katas/.kihon/progress.txt").lines().count(), 3);
}

#[test]
fn kihon_comes_from_the_checkout_around_the_program_or_from_the_registry() {
    let place = Place::empty();
    // A program that lies anywhere else.
    let program = place.copy_program("kihon");
    place.told(place.program(&program, "").args(["init", "one", "--no-git"]).output().unwrap()).done();
    let version = format!("kihon = {{ version = \"{}\" }}", env!("CARGO_PKG_VERSION"));
    assert!(place.read("one/Cargo.toml").contains(&version), "{}", place.read("one/Cargo.toml"));
    assert!(!place.path("one/Cargo.lock").exists());
    // In a checkout, whatever program.
    fs::create_dir_all(place.path("checkout/target/debug")).unwrap();
    place.write("checkout/Cargo.toml", "[package]\nname = \"kihon\"\n");
    let root = place.path("checkout").canonicalize().unwrap();
    let by_path = format!("kihon = {{ path = \"{}\" }}", root.display());
    place.told(place.program(&program, "checkout").args(["init", "../three", "--no-git"]).output().unwrap()).done();
    assert!(place.read("three/Cargo.toml").contains(&by_path), "{}", place.read("three/Cargo.toml"));
    // One that was built in a checkout.
    let program = place.path("checkout/target/debug/kihon");
    fs::rename(place.path("kihon"), &program).unwrap();
    place.told(place.program(&program, "").args(["init", "two", "--no-git"]).output().unwrap()).done();
    assert!(place.read("two/Cargo.toml").contains(&by_path), "{}", place.read("two/Cargo.toml"));
}
