//! What is shown on a terminal, which `script` stands in for.

#![cfg(target_os = "linux")]

use std::{
    fs::OpenOptions,
    io::{Read, Write},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::{Solve, program};

/// Longer than the program waits before it shows anything.
const AT_MOST: Duration = Duration::from_secs(20);

/// All that a terminal shows of a run whose input stays open until `enough`
/// has been shown, and how long that took. `None` without the program `script`.
fn shown(enough: &'static str) -> Option<(String, Duration)> {
    let solve = Solve::new();
    let command = format!("cat fifo | '{}' solve longest-consecutive", program().display());
    assert!(Command::new("mkfifo").arg(solve.path("fifo")).status().is_ok_and(|status| status.success()));
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &command, "/dev/null"]).current_dir(solve.path(""));
    let start = Instant::now();
    let mut child = script.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().ok()?;
    let mut fifo = OpenOptions::new().write(true).open(solve.path("fifo")).unwrap();
    let (seen, wait) = mpsc::channel();
    let feeder = thread::spawn(move || {
        fifo.write_all(b"1 2\n").unwrap();
        let _ = wait.recv_timeout(AT_MOST);
        fifo.write_all(b"3\n").unwrap();
    });
    let (mut out, mut piece) = (String::new(), [0; 4096]);
    let mut terminal = child.stdout.take().unwrap();
    loop {
        if out.contains(enough) {
            let _ = seen.send(());
        }
        let read = terminal.read(&mut piece).unwrap();
        if read == 0 {
            break;
        }
        out.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    feeder.join().unwrap();
    assert!(child.wait().unwrap().success(), "{out:?}");
    Some((out, start.elapsed()))
}

#[test]
fn progress_appears_after_a_second_and_goes_away() {
    let (Some((quick, took)), Some((slow, _))) = (shown(""), shown("reading")) else {
        eprintln!("no `script` to stand in for a terminal");
        return;
    };
    // A machine under load may make slow work of it.
    if took < Duration::from_secs(1) {
        assert_eq!(quick, "1 to 3: 3 in a row\r\n");
    }
    assert!(slow.contains("reading"), "{slow:?}");
    // The line is cleared before the answer.
    assert!(slow.ends_with("\u{1b}[2K1 to 3: 3 in a row\r\n"), "{slow:?}");
}
