//! `kihon bench`: figures of one's own solution.

use crate::practice::Practice;
#[cfg(target_os = "linux")]
use crate::practice::{processes_of, wait_until};

#[test]
fn yours_is_timed_beside_the_others_and_the_best_ratio_remembered() {
    let practice = Practice::new(&["longest-consecutive"]);
    let arguments = ["bench", "longest-consecutive", "--pattern", "uniform", "--seconds", "0.5"];
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(2));
    assert_eq!(said.err, "error: longest-consecutive is not started: there is nothing to time yet\n");

    practice.write(
        "longest-consecutive",
        "    kihon::problems::arrays::longest_consecutive::longest_consecutive(nums).map_or(0, |run| run.length)",
    );
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for row in ["longest-consecutive · uniform", "▸ yours", "naive", "hash_set", "standard", "Yours: "] {
        assert!(said.out.contains(row), "{row}:\n{}", said.out);
    }
    let line = practice.progress("longest-consecutive");
    assert!(line.contains(" ratio=0.") && !line.contains("growth=-"), "{line}");

    let said = practice.kihon(&["bench", "longest-consecutive", "--seconds", "0.5"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("longest-consecutive · yours · "), "{}", said.out);
    for row in
        ["  pattern ", "\n  uniform ", "\n  real-code-points ", "× standard", "Yours: ", "--tables, or --pattern NAME"]
    {
        assert!(said.out.contains(row), "{row}:\n{}", said.out);
    }
    let line = practice.progress("longest-consecutive");

    practice.write("longest-consecutive", "    nums.len()");
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("WRONG answer"), "{}", said.out);
    assert!(said.err.contains("`kihon test longest-consecutive` shows on what"), "{}", said.err);
    assert_eq!(practice.progress("longest-consecutive"), line, "a wrong run leaves no figure");

    let said = practice.kihon(&["bench", "longest-consecutive", "--pattern", "unifrom"]);
    assert!(said.err.contains("did you mean uniform?"), "{}", said.err);
}

#[test]
fn a_solution_that_never_ends_is_ended_and_so_is_one_that_is_interrupted() {
    let practice = Practice::new(&["longest-consecutive"]);
    practice.write("longest-consecutive", "    while nums.len() > 1 {}\n    nums.len()");
    let arguments = ["bench", "longest-consecutive", "--pattern", "uniform", "--seconds", "0.1"];
    #[cfg(target_os = "linux")]
    {
        use std::{
            io::{BufRead, BufReader},
            process::Stdio,
        };

        use rustix::process::{Pid, Signal, kill_process};

        let mut child =
            practice.program().args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line == "timing for 0.1 s…"));
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        wait_until("no process is left", || processes_of(&practice.root()).is_empty());
    }
    let said = practice.kihon(&arguments);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    let told =
        "error: no end after 10.4 s, for 0.1 s of timing: `kihon test longest-consecutive` shows on what input\n";
    assert!(said.err.ends_with(told), "{}", said.err);
    #[cfg(target_os = "linux")]
    assert_eq!(processes_of(&practice.root()), [""; 0]);
}

#[test]
fn a_panic_and_a_missing_file_are_told() {
    let practice = Practice::new(&["longest-consecutive"]);
    practice.write("longest-consecutive", "    nums[nums.len()] as usize");
    let said = practice.kihon(&["bench", "longest-consecutive"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("panicked at src/longest_consecutive.rs:"), "{}", said.err);
    assert!(said.err.ends_with("`kihon test longest-consecutive` shows on what input\n"), "{}", said.err);
    std::fs::remove_file(practice.file("longest-consecutive")).unwrap();
    let said = practice.kihon(&["bench", "longest-consecutive"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("error: src/longest_consecutive.rs is not there; to get on: "), "{}", said.err);
}
