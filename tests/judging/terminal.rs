//! The program on a terminal.

use std::{
    fs::File,
    io::{Read, Write},
    process::Child,
    sync::{Arc, Mutex},
    thread,
    time::Instant,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize},
};

use crate::practice::{Practice, wait_until};

/// The program on a terminal of 100 columns and 30 lines.
pub(crate) struct Terminal {
    pub(crate) child: Child,
    keyboard: File,
    other_end: File,
    screen: Arc<Mutex<Screen>>,
}

/// What is shown, and all that was written to get there. As on a terminal that
/// knows synchronised updates, a page appears whole or not at all.
struct Screen {
    parser: vt100::Parser,
    written: Vec<u8>,
    shown: usize,
}

impl Screen {
    fn new() -> Self {
        Self { parser: vt100::Parser::new(30, 100, 0), written: Vec::new(), shown: 0 }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        let last = |mark: &[u8]| self.written.windows(mark.len()).rposition(|bytes| bytes == mark);
        let (begin, end) = (last(b"\x1b[?2026h"), last(b"\x1b[?2026l"));
        let whole = if begin > end { begin.unwrap_or(0).max(self.shown) } else { self.written.len() };
        self.parser.process(&self.written[self.shown..whole]);
        self.shown = whole;
    }
}

impl Terminal {
    /// Starts the program in the practice crate.
    pub(crate) fn start(practice: &Practice, arguments: &[&str]) -> Self {
        Self::start_with(practice, arguments, &[])
    }

    /// The same with more environment variables.
    pub(crate) fn start_with(practice: &Practice, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let open = || File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        tcsetwinsize(&ours, Winsize { ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let mut program = practice.program();
        program.args(arguments).env("TERM", "xterm-256color").env_remove("NO_COLOR");
        program.envs(variables.iter().copied());
        let child = program.stdin(open()).stdout(open()).stderr(open()).spawn().unwrap();
        let keyboard = File::from(ours);
        let screen = Arc::new(Mutex::new(Screen::new()));
        let (mut output, shown) = (keyboard.try_clone().unwrap(), Arc::clone(&screen));
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                shown.lock().unwrap().write(&buffer[..read]);
            }
        });
        Self { child, keyboard, other_end: open(), screen }
    }

    /// What a person sees now.
    pub(crate) fn shown(&self) -> String {
        self.screen.lock().unwrap().parser.screen().contents()
    }

    /// All that was ever written.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap().written).into_owned()
    }

    /// Whether that is beside the screen of the shell.
    pub(crate) fn is_beside_the_shells(&self) -> bool {
        self.screen.lock().unwrap().parser.screen().alternate_screen()
    }

    /// Waits until this is shown, for minutes: the machine may be busy.
    pub(crate) fn wait_for(&self, text: &str) {
        let start = Instant::now();
        while !self.shown().contains(text) {
            assert!(start.elapsed().as_secs() < 300, "{text:?} never came:\n{}", self.shown());
            thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// Presses a key, or what a terminal sends for it.
    pub(crate) fn press(&mut self, key: &str) {
        self.keyboard.write_all(key.as_bytes()).unwrap();
    }

    /// Waits until the terminal is as the shell left it: the program is over,
    /// but what it wrote last may still be on the way.
    pub(crate) fn wait_until_given_back(&self) {
        wait_until("the terminal is as it was", || !self.is_raw() && !self.is_beside_the_shells());
    }

    /// Whether keys arrive one by one.
    pub(crate) fn is_raw(&self) -> bool {
        !tcgetattr(&self.other_end).unwrap().local_modes.contains(LocalModes::ICANON)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves it running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
