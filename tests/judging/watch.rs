//! `kihon watch` on a terminal and without one.

#![cfg(target_os = "linux")]

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    time::Instant,
};

use rustix::process::{Pid, Signal, kill_process};

use crate::{
    practice::{Practice, processes_of, wait_for_the_judge, wait_until},
    terminal::Terminal,
};

const KATA: &str = "longest-consecutive";
const RIGHT: &str = "    kihon::problems::arrays::longest_consecutive::hash_set(nums).map_or(0, |run| run.length)";
const ENDLESS: &str = "    while nums.len() > 1 {}
    kihon::problems::arrays::longest_consecutive::hash_set(nums).map_or(0, |run| run.length)";

#[test]
fn a_save_is_judged_and_ends_an_endless_loop_and_keys_work() {
    let practice = Practice::new(&[KATA, "minimum-window"]);
    let mut terminal = Terminal::start(&practice, &["watch"]);
    terminal.wait_for("checking…");
    terminal.wait_for("not started");
    assert!(terminal.is_raw());

    practice.write(KATA, "    nums.len()");
    terminal.wait_for("wrong answer");
    let shown = terminal.shown();
    let shown: Vec<&str> = shown.lines().filter(|line| !line.trim_end().ends_with(" s")).collect();
    insta::assert_snapshot!("watch_wrong", shown.join("\n"));

    practice.write(KATA, ENDLESS);
    wait_for_the_judge(&practice.root());
    practice.write(KATA, RIGHT);
    let saved = Instant::now();
    terminal.wait_for("accepted");
    eprintln!("from save to verdict, an endless loop ended first: {:.2} s", saved.elapsed().as_secs_f64());
    assert_eq!(processes_of(&practice.root()), [""; 0]);
    for round in 0..3 {
        practice.write(KATA, &format!("    // {round}\n{RIGHT}"));
        let saved = Instant::now();
        terminal.wait_for("checking…");
        terminal.wait_for(": accepted");
        eprintln!("from save to verdict: {:.2} s", saved.elapsed().as_secs_f64());
    }

    terminal.press("l");
    terminal.wait_for("arrays");
    terminal.press("r");
    terminal.wait_for(": accepted");
    terminal.press("n");
    terminal.wait_for("src/minimum_window.rs");
    terminal.wait_for("not started");
    terminal.press("h");
    terminal.wait_for("int 1 of");
    practice.write(KATA, ENDLESS);
    wait_for_the_judge(&practice.root());
    assert!(terminal.is_beside_the_shells());
    terminal.press("q");
    assert!(terminal.child.wait().unwrap().success());
    terminal.wait_until_given_back();
    assert_eq!(processes_of(&practice.root()), [""; 0]);
}

#[test]
fn the_key_b_times_yours_and_says_what_it_does_meanwhile() {
    let practice = Practice::new(&[KATA]);
    practice.write(KATA, RIGHT);
    let mut terminal = Terminal::start(&practice, &["watch"]);
    terminal.wait_for(": accepted");
    terminal.press("b");
    terminal.wait_for("building with optimisation…");
    terminal.wait_for("timing for 8 s…");
    terminal.wait_for("longest-consecutive · yours · ");
    let shown = terminal.shown();
    for row in ["pattern", "× naive", "× standard", "uniform", "all-equal", "n^"] {
        assert!(shown.contains(row), "{row}:\n{shown}");
    }
    assert!(!shown.contains("\n  naive") && !shown.contains("building"), "yours alone:\n{shown}");
    assert!(practice.progress(KATA).contains(" ratio=0."), "{}", practice.progress(KATA));
    // A save goes on with judging.
    practice.write(KATA, "    nums.len()");
    terminal.wait_for("wrong answer");
}

#[test]
fn what_is_longer_than_the_screen_is_scrolled() {
    let practice = Practice::new(&[KATA]);
    let errors: Vec<String> = (10..30).map(|k| format!("    let _: String = {k};")).collect();
    practice.write(KATA, &errors.join("\n"));
    let mut terminal = Terminal::start(&practice, &["watch"]);
    terminal.wait_for("lines 1 to 26 of ");
    let first = terminal.shown();
    assert!(first.starts_with("Longest consecutive sequence  src/longest_consecutive.rs\n"), "{first}");
    assert!(first.contains("✗ It does not compile.") && first.contains("n next"), "{first}");
    for (key, lines) in [
        ("\x1b[B", "lines 2 to 27 of "),
        (" ", "lines 28 to 53 of "),
        ("\x1b[5~", "lines 2 to 27 of "),
        ("\x1b[A", "lines 1 to 26 of "),
        ("\x1b[A", "lines 1 to 26 of "),
    ] {
        terminal.press(key);
        terminal.wait_for(lines);
    }
    assert_eq!(terminal.shown(), first);
}

/// A panic of the program itself, which a build without debug assertions has no
/// key for.
#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_and_is_read() {
    let practice = Practice::new(&[KATA]);
    practice.write(KATA, ENDLESS);
    let mut terminal = Terminal::start_with(&practice, &["watch"], &[("KIHON_TEST_PANIC", "1")]);
    wait_for_the_judge(&practice.root());
    assert!(terminal.is_raw() && terminal.is_beside_the_shells());
    terminal.press("!");
    assert_eq!(terminal.child.wait().unwrap().code(), Some(101));
    terminal.wait_until_given_back();
    terminal.wait_for("panicked at src/cli/practice/watch/mod.rs");
    assert!(terminal.shown().contains("asked for"), "{}", terminal.shown());
    wait_until("no process is left", || processes_of(&practice.root()).is_empty());
}

#[test]
fn without_colours_the_screen_is_still_one() {
    let practice = Practice::new(&[KATA]);
    practice.write(KATA, "    nums.len()");
    let terminal = Terminal::start_with(&practice, &["watch"], &[("NO_COLOR", "1")]);
    terminal.wait_for("wrong answer");
    terminal.wait_for("n next");
    let shown = terminal.shown();
    assert!(shown.starts_with("Longest consecutive sequence  src/longest_consecutive.rs\n"), "{shown}");
    assert!(!shown.contains("checking") && terminal.is_beside_the_shells(), "{shown}");
    let written = terminal.written();
    for style in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m"] {
        assert!(!written.contains(style), "{written:?}");
    }
}

#[test]
fn signals_and_control_c_leave_a_terminal_as_it_was() {
    let practice = Practice::new(&[KATA]);
    practice.write(KATA, ENDLESS);
    for key in [true, false] {
        let mut terminal = Terminal::start(&practice, &["watch"]);
        wait_for_the_judge(&practice.root());
        if key {
            terminal.press("\x03");
        } else {
            kill_process(Pid::from_child(&terminal.child), Signal::TERM).unwrap();
        }
        let status = terminal.child.wait().unwrap();
        assert_eq!(status.code(), Some(if key { 0 } else { 130 }));
        terminal.wait_until_given_back();
        wait_until("no process is left", || processes_of(&practice.root()).is_empty());
    }
}

#[test]
fn without_a_terminal_plain_lines_tell_the_same() {
    let practice = Practice::new(&[KATA]);
    let mut child = practice.program().arg("watch").stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut find = |text: &str| {
        let found = lines.by_ref().find(|line| line.contains(text));
        assert!(found.is_some_and(|line| !line.contains('\u{1b}')), "{text}");
    };
    find("checking…");
    find("not started");
    practice.write(KATA, RIGHT);
    find("checking…");
    find(": accepted");
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
