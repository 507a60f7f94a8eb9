//! What goes wrong, and the word for it.

use std::fs;

use crate::practice::{Practice, Said};

const KATA: &str = "longest-consecutive";
const RIGHT: &str = "    kihon::problems::arrays::longest_consecutive::hash_set(nums).map_or(0, |run| run.length)";

fn practice() -> Practice {
    Practice::new(&[KATA])
}

fn told(practice: &Practice, body: &str) -> Said {
    practice.write(KATA, body);
    practice.kihon(&["test"])
}

#[test]
fn a_solution_that_never_ends_overflows_or_panics_gets_a_word_and_nothing_is_left() {
    let practice = practice();
    let bodies = [
        ("    while nums.len() > 1 {}\n    nums.len()", "no answer after 2 s"),
        (
            "    fn deep(n: usize) -> usize { if n == usize::MAX { 0 } else { std::hint::black_box(deep(n + 1)) + 1 } }\n    deep(nums.len())",
            "stack overflow",
        ),
        ("    nums[nums.len()] as usize", "panicked"),
    ];
    for (body, word) in bodies {
        let said = told(&practice, body);
        assert_eq!(said.code, Some(1), "{}", said.err);
        assert!(said.out.contains(&format!("✗ Longest consecutive sequence: {word}\n")), "{}{}", said.out, said.err);
        assert!(practice.progress(KATA).contains(" failing "), "{}", practice.progress(KATA));
        #[cfg(target_os = "linux")]
        assert_eq!(crate::practice::processes_of(&practice.root()), [""; 0]);
    }
}

#[test]
fn what_does_not_compile_is_told_as_rustc_does() {
    let practice = practice();
    let said = told(&practice, "    nums.len() as i64");
    assert_eq!(said.code, Some(2));
    assert!(said.out.starts_with("✗ It does not compile. Nothing was judged.\n\nerror[E0308]: mismatched types"));
    assert!(said.out.contains("--> src/longest_consecutive.rs:"), "{}", said.out);
    for noise in ["could not compile", "aborting", "Compiling", "For more information"] {
        assert!(!said.out.contains(noise), "{}", said.out);
    }
    assert!(practice.progress(KATA).contains(" not-started "), "a compile error is no attempt");
    let said = practice.kihon(&["test", "--json"]);
    assert_eq!(said.code, Some(2));
    let document: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let errors = document["errors"].as_str().unwrap();
    assert!(
        document["result"] == "compile-error" && errors.starts_with("error[E0308]: mismatched types\n"),
        "{errors}"
    );
    assert!(!errors.contains('\u{1b}'), "tools get no colours: {errors:?}");
}

#[test]
fn what_is_gone_is_named_with_the_way_back() {
    let practice = practice();
    assert_eq!(told(&practice, RIGHT).code, Some(0));
    let file = practice.file(KATA);
    let text = fs::read_to_string(&file).unwrap();

    fs::write(&file, text.replace("fn longest_consecutive", "fn longest")).unwrap();
    let said = practice.kihon(&["test"]);
    assert_eq!(said.code, Some(0), "a renamed function is judged all the same: {}", said.out);

    fs::write(&file, text.replace("#[kihon::kata(LongestConsecutive)]\n", "")).unwrap();
    let said = practice.kihon(&["test"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!("function_gone", said.out);

    fs::remove_file(&file).unwrap();
    let said = practice.kihon(&["test"]);
    assert_eq!(said.code, Some(2));
    assert!(said.out.contains("src/longest_consecutive.rs is not there"), "{}", said.out);
    assert!(said.out.contains("`kihon start longest-consecutive` writes it anew"), "{}", said.out);
}

#[test]
fn two_crates_that_share_a_target_folder_are_each_judged_by_their_own_tests() {
    let [one, two] = ["one", "two"].map(|name| Practice::named(name, &[KATA]));
    // Both before the first build: cargo tells files that changed by their times.
    one.write(KATA, "    nums.len()");
    two.write(KATA, RIGHT);
    let told = [&one, &two].map(|practice| practice.kihon(&["test"]).out);
    assert!(told[0].contains(": wrong answer\n") && told[1].contains(": accepted\n"), "{told:?}");
}

#[test]
fn outside_of_a_practice_crate_nothing_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = practice().program();
    let output = program.current_dir(folder.path()).arg("test").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("this is no practice crate"));
}

#[test]
fn without_cargo_the_reason_is_told() {
    let practice = practice();
    let output = practice.program().arg("test").env("PATH", "/nowhere").env_remove("CARGO").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("there is no `cargo` on the PATH"));
}

/// `/sys/kernel` takes no file, not even from root.
#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_the_verdict_stands() {
    let practice = practice();
    practice.write(KATA, RIGHT);
    let kept = practice.root().join(".kihon");
    fs::rename(&kept, practice.root().join("moved")).unwrap();
    std::os::unix::fs::symlink("/sys/kernel", &kept).unwrap();
    let said = practice.kihon(&["test"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains(": accepted\n"), "{}", said.out);
    assert!(said.err.contains("note: progress is not written down: "), "{}", said.err);
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_and_kill_in_the_middle_leave_no_process_and_lose_nothing() {
    use std::{os::unix::process::ExitStatusExt, process::Stdio};

    use rustix::process::{Pid, Signal, kill_process};

    use crate::practice::{processes_of, wait_for_the_judge, wait_until};

    let practice = practice();
    practice.write(KATA, "    while nums.len() > 1 {}\n    nums.len()");
    let text = fs::read_to_string(practice.file(KATA)).unwrap();
    let before = practice.progress(KATA);
    for signal in [Signal::INT, Signal::TERM, Signal::KILL] {
        let mut child = practice.program().arg("test").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The test binary, and the judge's child that hangs.
        wait_for_the_judge(&practice.root());
        kill_process(Pid::from_child(&child), signal).unwrap();
        let status = child.wait().unwrap();
        if signal == Signal::KILL {
            assert_eq!(status.signal(), Some(9));
        } else {
            assert_eq!(status.code(), Some(130));
        }
        wait_until("no process is left", || processes_of(&practice.root()).is_empty());
        assert_eq!(fs::read_to_string(practice.file(KATA)).unwrap(), text);
        assert_eq!(practice.progress(KATA), before);
    }
}

/// rustc keeps what it compiled before, and finds that broken if it was ended
/// while it optimised across the parts of a crate: every second save during a
/// build left a crate that could not be linked any more.
#[cfg(target_os = "linux")]
#[test]
fn regression_a_build_that_is_ended_leaves_a_crate_that_builds() {
    use std::{
        process::Stdio,
        thread::sleep,
        time::{Duration, Instant},
    };

    use rustix::process::{Pid, Signal, kill_process};

    let practice = practice();
    assert_eq!(told(&practice, RIGHT).code, Some(0));
    let start = Instant::now();
    assert_eq!(told(&practice, "    nums.len()").code, Some(1));
    let whole = start.elapsed();
    let others = [
        "    let mut sorted = nums.to_vec();\n    sorted.sort_unstable();\n    sorted.len()",
        "    let set: std::collections::BTreeSet<i32> = nums.iter().copied().collect();\n    set.len()",
        "    let set: std::collections::HashSet<i32> = nums.iter().copied().collect();\n    set.len()",
    ];
    for (k, share) in [[0.3, 0.65], [0.4, 0.7], [0.5, 0.8]].into_iter().enumerate() {
        for (share, body) in share.into_iter().zip(others.iter().cycle().skip(k)) {
            practice.write(KATA, body);
            let mut child = practice.program().arg("test").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
            // It may be over, on a machine that has more time now.
            let _ = kill_process(Pid::from_child(&child), Signal::INT);
            child.wait().unwrap();
        }
        let said = told(&practice, &format!("    // {k}\n{RIGHT}"));
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    }
}
