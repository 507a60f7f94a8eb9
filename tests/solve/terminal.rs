//! What is shown on a terminal, which `script` stands in for.

#![cfg(target_os = "linux")]

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::{Solve, program};

/// All that a terminal shows of a run whose input takes so long to come.
fn shown(pause: Duration) -> Option<String> {
    let solve = Solve::new();
    let command = format!("cat fifo | '{}' solve longest-consecutive", program().display());
    assert!(Command::new("mkfifo").arg(solve.path("fifo")).status().is_ok_and(|status| status.success()));
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &command, "/dev/null"]).current_dir(solve.path(""));
    let child = script.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().ok()?;
    let mut fifo = std::fs::OpenOptions::new().write(true).open(solve.path("fifo")).unwrap();
    fifo.write_all(b"1 2\n").unwrap();
    thread::sleep(pause);
    fifo.write_all(b"3\n").unwrap();
    drop(fifo);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn progress_appears_after_a_second_and_goes_away() {
    let (Some(quick), Some(slow)) = (shown(Duration::ZERO), shown(Duration::from_millis(1500))) else {
        eprintln!("no `script` to stand in for a terminal");
        return;
    };
    assert_eq!(quick.trim_end(), "1 to 3: 3 in a row");
    assert!(slow.contains("reading"), "{slow:?}");
    // The line is cleared before the answer.
    assert!(slow.ends_with("\u{1b}[2K1 to 3: 3 in a row\r\n"), "{slow:?}");
}
