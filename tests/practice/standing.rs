//! Progress: what is kept, and what is told about it.

use std::fs;

use crate::{LONGEST, Place, SIX};

const PROGRESS: &str = "\
# kept as it is
longest-consecutive accepted tried=2026-11-20 attempts=4 ratio=0.021 growth=1.020 hints=2
lowest-common-ancestor failing tried=2026-11-19 attempts=1 ratio=- growth=- hints=0
lowest-common-ancestor-boxed not-started tried=- attempts=0 ratio=- growth=- hints=0
merge-sorted-arrays slow tried=2026-11-21 attempts=7 ratio=1.100 growth=1.960 hints=4
minimum-window not-started tried=- attempts=0 ratio=- growth=- hints=0
stable-merge not-started tried=- attempts=0 ratio=- growth=- hints=1
";

/// A practice crate in the middle: one accepted, one too slow, one failing, one
/// begun, two not.
fn in_the_middle() -> Place {
    let place = Place::practice();
    place.write("katas/.kihon/progress.txt", PROGRESS);
    for file in ["longest_consecutive", "merge_sorted_arrays", "lowest_common_ancestor", "minimum_window"] {
        // What is written there does not matter: it is no stub.
        place.write(&format!("katas/src/{file}.rs"), LONGEST);
    }
    place
}

#[test]
fn where_you_stand() {
    let place = in_the_middle();
    let screens = ["", "list", "stats"].map(|command| {
        let args: Vec<&str> = command.split_whitespace().collect();
        format!("$ kihon {command}\n{}", place.katas(&args).done())
    });
    insta::assert_snapshot!(screens.join("\n"));
}

#[test]
fn the_same_for_tools() {
    let place = in_the_middle();
    let json = |args: &[&str]| -> serde_json::Value { serde_json::from_str(&place.katas(args).done()).unwrap() };
    let list = json(&["list", "--json"]);
    assert_eq!(
        list[0],
        serde_json::json!({
            "id": "longest-consecutive",
            "title": "Longest consecutive sequence",
            "topic": "arrays",
            "cost": "n",
            "file": "src/longest_consecutive.rs",
            "state": "accepted",
            "status": "accepted",
            "tried": "2026-11-20",
            "attempts": 4,
            "ratio": 0.021,
            "growth": 1.02,
            "hints": 2,
        })
    );
    let here = json(&["--json"]);
    assert_eq!((&here["accepted"], &here["katas"]), (&1.into(), &kihon::problems::katas().len().into()));
    assert_eq!((&here["next"]["kata"], &here["next"]["state"]), (&"merge-sorted-arrays".into(), &"slow".into()));
    let stats = json(&["stats", "--json"]);
    assert_eq!((&stats["attempts"], &stats["topics"]["arrays"]["accepted"]), (&12.into(), &1.into()));
    let hint = json(&["hint", "stable-merge", "--json"]);
    assert_eq!((&hint["number"], &hint["of"]), (&2.into(), &4.into()));
    let show = json(&["show", "stable-merge", "--json"]);
    assert_eq!(show["signature"], "fn merge<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T>");
    let solutions = json(&["solution", "stable-merge", "--json"]);
    assert!(solutions[0]["source"].as_str().unwrap().contains("fn merge"), "{solutions}");
    assert_eq!((&solutions[0]["accepted"], &solutions[1]["accepted"]), (&false.into(), &true.into()));
}

#[test]
fn from_a_folder_below_paths_are_whole() {
    let place = in_the_middle();
    let told = place.run("katas/src", &[]).done();
    assert!(told.contains("[HERE]/katas/src/merge_sorted_arrays.rs"), "{told}");
}

#[test]
fn next_is_what_was_tried_last_then_what_is_begun_then_what_is_not() {
    let place = in_the_middle();
    let next = || {
        let told: serde_json::Value = serde_json::from_str(&place.katas(&["--json"]).done()).unwrap();
        told["next"]["kata"].as_str().map(str::to_owned)
    };
    let mut progress = PROGRESS.to_owned();
    let mut accept = |id: &str| {
        let before = progress.lines().find(|line| line.starts_with(&format!("{id} ")));
        let others = progress.lines().filter(|&line| Some(line) != before).map(|line| format!("{line}\n"));
        progress = others.chain([format!("{id} accepted tried=2026-11-22 attempts=1\n")]).collect();
        place.write("katas/.kihon/progress.txt", &progress);
        place.write(&format!("katas/src/{}.rs", id.replace('-', "_")), LONGEST);
    };
    for kata in kihon::problems::katas().iter().filter(|kata| !SIX.contains(&kata.about().id)) {
        accept(kata.about().id);
    }
    let order = [
        "merge-sorted-arrays",
        "lowest-common-ancestor",
        "minimum-window",
        "stable-merge",
        "lowest-common-ancestor-boxed",
    ];
    for id in order {
        assert_eq!(next().as_deref(), Some(id));
        accept(id);
    }
    assert_eq!(next(), None);
    assert!(place.katas(&[]).done().contains("Everything is accepted."));
}

#[test]
fn hints_come_one_by_one_and_stay_at_the_last() {
    let place = in_the_middle();
    let first = |told: &str| told.lines().next().unwrap_or_default().to_owned();
    let headings: Vec<String> = (0..5).map(|_| first(&place.katas(&["hint", "stable-merge"]).done())).collect();
    let expected = [2, 3, 4, 4, 4].map(|number| format!("## Hint {number} of 4"));
    assert_eq!(headings, expected);
    let again = place.katas(&["hint", "stable-merge", "1"]).done();
    assert_eq!(first(&again), "## Hint 1 of 4");
    let progress = place.read("katas/.kihon/progress.txt");
    assert_eq!(progress, PROGRESS.replace("hints=1", "hints=4"), "and nothing else changed");
    assert!(place.katas(&["hint", "stable-merge"]).done().contains("Whole solutions: kihon solution stable-merge"));
}

#[test]
fn reset_is_undone_as_it_says() {
    let place = in_the_middle();
    let file = "katas/src/longest_consecutive.rs";
    let output = place.kihon("katas", &["reset", "longest-consecutive"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(place.read(file).contains("todo!"), "the stub is there");
    assert!(
        place.read("katas/.kihon/progress.txt").contains("longest-consecutive not-started tried=2026-11-20 attempts=4")
    );
    let undo = told.lines().find_map(|line| line.strip_prefix("  ")).expect("a command");
    let undone = place.program("sh", "katas").args(["-c", undo]).status().unwrap();
    assert!(undone.success(), "{undo}");
    assert_eq!(place.read(file), LONGEST);
    // Twice in one second, and from a folder whose name a shell would split.
    fs::rename(place.path("katas"), place.path("my katas")).unwrap();
    let reset = || place.kihon("my katas/src", &["reset", "longest-consecutive"]).output().unwrap().stdout;
    reset();
    place.write("my katas/src/longest_consecutive.rs", "second");
    let told = String::from_utf8(reset()).unwrap();
    let undo = told.lines().find_map(|line| line.strip_prefix("  ")).expect("a command");
    assert!(place.program("sh", "").args(["-c", undo]).status().unwrap().success(), "{undo}");
    assert_eq!(place.read("my katas/src/longest_consecutive.rs"), "second");
    let kept = place.files("my katas/.kihon/trash");
    assert_eq!(kept.len(), 1, "the first one is still there: {kept:?}");
}

#[test]
fn two_branches_merge_without_a_conflict() {
    let place = Place::empty();
    place.run("", &["init", "katas", "--kihon-path", crate::CHECKOUT]).done();
    let git = |args: &[&str]| {
        let output = place.program("git", "katas").args(args).output().expect("git is there");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["branch", "laptop"]);
    place.katas(&["hint", "longest-consecutive"]).done();
    place.katas(&["hint", "minimum-window"]).done();
    git(&["commit", "-qam", "at home"]);
    git(&["checkout", "-q", "laptop"]);
    for _ in 0..3 {
        place.katas(&["hint", "longest-consecutive"]).done();
    }
    place.katas(&["hint", "lowest-common-ancestor"]).done();
    git(&["commit", "-qam", "on the way"]);
    git(&["merge", "-q", "--no-edit", "-"]);
    let list: serde_json::Value = serde_json::from_str(&place.katas(&["list", "--json"]).done()).unwrap();
    let read = list.as_array().unwrap().iter().filter(|kata| kata["hints"] != 0);
    let hints: Vec<_> = read.map(|kata| (kata["id"].as_str().unwrap(), kata["hints"].as_u64().unwrap())).collect();
    assert_eq!(hints, [("longest-consecutive", 3), ("minimum-window", 1), ("lowest-common-ancestor", 1)]);
    place.katas(&["hint", "stable-merge"]).done();
    assert_eq!(
        place.read("katas/.kihon/progress.txt").lines().count(),
        kihon::problems::katas().len(),
        "one line a kata again"
    );
}
