//! `kihon watch` on a terminal and without one.

#![cfg(target_os = "linux")]

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Instant,
};

use rustix::{
    process::{Pid, Signal, kill_process},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize},
};

use crate::practice::{Practice, processes_of, wait_until};

const KATA: &str = "longest-consecutive";
const RIGHT: &str = "    kihon::problems::arrays::longest_consecutive::hash_set(nums).map_or(0, |run| run.length)";
const ENDLESS: &str = "    while nums.len() > 1 {}
    kihon::problems::arrays::longest_consecutive::hash_set(nums).map_or(0, |run| run.length)";

/// The program on a terminal of 100 columns and 30 lines.
struct Terminal {
    child: Child,
    keyboard: File,
    other_end: File,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Terminal {
    fn watch(practice: &Practice) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let open = || File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        tcsetwinsize(&ours, Winsize { ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let mut program = practice.program();
        program.arg("watch").env("TERM", "xterm-256color");
        let child = program.stdin(open()).stdout(open()).stderr(open()).spawn().unwrap();
        let keyboard = File::from(ours);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(30, 100, 0)));
        let (mut output, shown) = (keyboard.try_clone().unwrap(), Arc::clone(&screen));
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                shown.lock().unwrap().process(&buffer[..read]);
            }
        });
        Self { child, keyboard, other_end: open(), screen }
    }

    fn shown(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn wait_for(&self, text: &str) {
        let start = Instant::now();
        while !self.shown().contains(text) {
            assert!(start.elapsed().as_secs() < 300, "{text:?} never came:\n{}", self.shown());
            thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    fn press(&mut self, key: u8) {
        self.keyboard.write_all(&[key]).unwrap();
    }

    fn is_raw(&self) -> bool {
        !tcgetattr(&self.other_end).unwrap().local_modes.contains(LocalModes::ICANON)
    }
}

#[test]
fn a_save_is_judged_and_ends_an_endless_loop_and_keys_work() {
    let practice = Practice::new(&[KATA, "minimum-window"]);
    let mut terminal = Terminal::watch(&practice);
    terminal.wait_for("checking…");
    terminal.wait_for("not started");
    assert!(terminal.is_raw());

    practice.write(KATA, "    nums.len()");
    terminal.wait_for("wrong answer");
    let shown = terminal.shown();
    let shown: Vec<&str> = shown.lines().filter(|line| !line.trim_end().ends_with(" s")).collect();
    insta::assert_snapshot!("watch_wrong", shown.join("\n"));

    practice.write(KATA, ENDLESS);
    wait_until("the judge is at work", || processes_of(&practice.root()).len() >= 2);
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

    terminal.press(b'l');
    terminal.wait_for("arrays");
    terminal.press(b'r');
    terminal.wait_for(": accepted");
    terminal.press(b'n');
    terminal.wait_for("src/minimum_window.rs");
    terminal.wait_for("not started");
    terminal.press(b'h');
    terminal.wait_for("int 1 of");
    practice.write(KATA, ENDLESS);
    wait_until("the judge is at work", || processes_of(&practice.root()).len() >= 2);
    terminal.press(b'q');
    assert!(terminal.child.wait().unwrap().success());
    assert!(!terminal.is_raw(), "the terminal is as it was");
    assert_eq!(processes_of(&practice.root()), [""; 0]);
}

#[test]
fn signals_and_control_c_leave_a_terminal_as_it_was() {
    let practice = Practice::new(&[KATA]);
    practice.write(KATA, ENDLESS);
    for key in [true, false] {
        let mut terminal = Terminal::watch(&practice);
        wait_until("the judge is at work", || processes_of(&practice.root()).len() >= 2);
        if key {
            terminal.press(3);
        } else {
            kill_process(Pid::from_child(&terminal.child), Signal::TERM).unwrap();
        }
        let status = terminal.child.wait().unwrap();
        assert_eq!(status.code(), Some(if key { 0 } else { 130 }));
        assert!(!terminal.is_raw());
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
