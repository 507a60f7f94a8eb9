//! What is read: help, statements, hints, solutions; on terminals and in pipes.

use std::process::Stdio;

use crate::Place;

#[test]
fn help_tells_the_commands_and_exit_codes() {
    let help = Place::empty().run("", &["--help"]).done();
    for command in ["init", "start", "list", "show", "hint", "solution", "reset", "stats", "completions", "man"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{command} "))), "{command}: {help}");
    }
    assert!(help.contains("Exit codes: 0 done; 1 bad news") && help.contains("NO_COLOR"), "{help}");
}

#[test]
fn with_nothing_around_it_says_how_to_begin() {
    let place = Place::empty();
    let screens = [&[][..], &["list"]].map(|args| place.run("", args).done());
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn into_a_pipe_a_statement_is_markdown() {
    let told = Place::empty().run("", &["show", "minimum-window"]).done();
    assert!(told.starts_with("# Minimum window\n") && told.contains("\n## Examples\n"), "{told}");
    for kata in ["longest-consecutive", "lowest-common-ancestor", "merge-sorted-arrays", "stable-merge"] {
        assert!(Place::empty().run("", &["show", kata]).done().starts_with("# "), "{kata} has a title");
    }
}

/// What a terminal of 60 columns shows; none without the program `script`.
#[cfg(target_os = "linux")]
fn on_a_terminal(args: &str, no_color: bool) -> Option<String> {
    let place = Place::empty();
    let line = format!("stty rows 24 cols 60; '{}' {args}", env!("CARGO_BIN_EXE_kihon"));
    let mut script = place.program("script", "");
    script.args(["-q", "-e", "-c", &line, "/dev/null"]);
    if no_color {
        script.env("NO_COLOR", "1");
    }
    let output = script.output().ok()?;
    assert!(output.status.success(), "{args}");
    Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_statement_is_rendered() {
    let Some(plain) = on_a_terminal("show merge-sorted-arrays", true) else { return };
    assert!(!plain.contains('\u{1b}'), "NO_COLOR: {plain:?}");
    insta::assert_snapshot!(plain);
    let coloured = on_a_terminal("show merge-sorted-arrays", false).expect("it went before");
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn the_last_hint_is_the_idea() {
    let place = Place::empty();
    for (kata, last) in [
        ("longest-consecutive", "4"),
        ("lowest-common-ancestor", "5"),
        ("lowest-common-ancestor-boxed", "5"),
        ("merge-sorted-arrays", "4"),
        ("minimum-window", "5"),
        ("stable-merge", "4"),
    ] {
        let told = place.run("", &["hint", kata, last]).done();
        assert!(told.contains("**The idea.**") && told.contains("That is the last one."), "{told}");
    }
}

#[test]
fn solutions_tell_what_they_teach_and_show_their_source() {
    let place = Place::empty();
    insta::assert_snapshot!(place.run("", &["solution", "longest-consecutive"]).done());
    let source = place.run("", &["solution", "longest-consecutive", "hash_set"]).done();
    assert!(source.starts_with("//!") && source.contains("pub fn hash_set"), "{source}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = Place::empty();
    let mut child = place
        .kihon("", &["solution", "longest-consecutive", "longest_consecutive"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &[][..]));
}

#[test]
fn completions_know_the_commands() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = place.run("", &["completions", shell]).done();
        for command in ["init", "start", "hint", "compare"] {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
    // The shell itself takes it, where there is one.
    let script = place.run("", &["completions", "bash"]).done();
    place.write("completions.bash", &script);
    let asked =
        "source completions.bash; COMP_WORDS=(kihon so); COMP_CWORD=1; _kihon kihon so kihon; echo ${COMPREPLY[@]}";
    if let Ok(output) = place.program("bash", "").args(["-c", asked]).output() {
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "solution solve");
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let place = Place::empty();
    let page = place.run("", &["man"]).done();
    assert!(page.contains(".TH kihon 1") && page.contains("Exit codes"), "{page}");
    place.run("", &["man", "pages"]).done();
    let pages = place.files("pages");
    for page in ["kihon.1", "kihon-init.1", "kihon-reset.1", "kihon-compare.1"] {
        assert!(pages.iter().any(|known| known == page), "{pages:?}");
    }
}
