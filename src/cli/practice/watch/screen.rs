//! What the watch shows: a title, a body, a line of keys on a terminal; plain
//! lines elsewhere.

use std::{
    io::{IsTerminal, Write, stdin},
    panic,
    sync::Once,
};

use anstream::stdout;
use crossterm::terminal;

/// The single keys.
const KEYS: &str = "n next  h hint  l list  b bench  r again  q quit";
/// From the upper left corner, with nothing on the screen.
const CLEAR: &str = "\x1b[H\x1b[2J\x1b[3J";
const BOLD: &str = "\x1b[1m";
const FAINT: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// The terminal, or what stands in for it. Dropped, the terminal is as it was.
pub(super) struct Screen {
    interactive: bool,
    title: String,
    file: String,
    body: String,
    status: String,
}

impl Screen {
    pub(super) fn open() -> Self {
        let both = stdin().is_terminal() && std::io::stdout().is_terminal();
        let interactive = both && terminal::enable_raw_mode().is_ok();
        if interactive {
            restore_on_panic();
        }
        Self { interactive, title: String::new(), file: String::new(), body: String::new(), status: String::new() }
    }

    /// Whether single keys work.
    pub(super) fn is_interactive(&self) -> bool {
        self.interactive
    }

    /// A run begins: what was there before says nothing any more.
    pub(super) fn begin(&mut self, title: &str, file: &str) {
        (self.title, self.file) = (title.to_owned(), file.to_owned());
        self.body.clear();
        "checking…".clone_into(&mut self.status);
        if self.interactive {
            self.redraw();
        } else {
            print(&format!("\n{title}  {file}\nchecking…\n"));
        }
    }

    /// What is going on.
    pub(super) fn status(&mut self, text: &str) {
        text.clone_into(&mut self.status);
        if self.interactive {
            self.redraw();
        }
    }

    /// What came of it.
    pub(super) fn body(&mut self, text: &str) {
        text.clone_into(&mut self.body);
        self.status.clear();
        if self.interactive {
            self.redraw();
        } else {
            print(text);
        }
    }

    /// Everything once more.
    pub(super) fn redraw(&self) {
        if !self.interactive {
            return;
        }
        let Self { title, file, body, status, .. } = self;
        let width = terminal::size().map_or(80, |(width, _)| usize::from(width));
        let status: String = status.chars().take(width.saturating_sub(1)).collect();
        let mut page = format!("{CLEAR}{BOLD}{title}{PLAIN}  {FAINT}{file}{PLAIN}\n\n{body}");
        if !status.is_empty() {
            page.push_str(&format!("{FAINT}{status}{PLAIN}\n"));
        }
        page.push_str(&format!("\n{FAINT}{KEYS}{PLAIN}"));
        print(&page.replace('\n', "\r\n"));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.interactive {
            // What cannot be restored was no terminal.
            let _ = terminal::disable_raw_mode();
            print("\n");
        }
    }
}

/// A terminal that cannot be written to is seen by its keys, which end too.
fn print(text: &str) {
    let mut out = stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let _ = terminal::disable_raw_mode();
            before(info);
        }));
    });
}
