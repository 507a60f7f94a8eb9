//! What the watch shows: a title, a body, a line of keys on a terminal; plain
//! lines elsewhere.

use std::{
    env,
    io::{IsTerminal, Write, stdin, stdout},
    panic, process,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use crossterm::terminal;

use super::{super::group, lines::wrapped};

/// The single keys.
const KEYS: &str = "n next  h hint  l list  b bench  r again  q quit";
/// The screen beside the one that the shell writes to.
const ENTER: &str = "\x1b[?1049h";
const LEAVE: &str = "\x1b[?1049l";
/// From the upper left corner, with nothing on the screen.
const CLEAR: &str = "\x1b[H\x1b[2J";
/// Between the two a terminal that knows them shows nothing, then all at once;
/// another passes over them.
const BEGIN_UPDATE: &str = "\x1b[?2026h";
const END_UPDATE: &str = "\x1b[?2026l";
const BOLD: &str = "\x1b[1m";
const FAINT: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";
/// The exit code after a panic, as Rust has it.
const PANICKED: i32 = 101;

/// Whether the terminal is in the watch's hands.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, or what stands in for it. Dropped, the terminal is as it was.
pub(super) struct Screen {
    interactive: bool,
    colours: bool,
    title: String,
    file: String,
    body: String,
    status: String,
    /// Lines of the body that are scrolled out above.
    above: usize,
}

/// A way to the rest of a body that is longer than the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scroll {
    Up,
    Down,
    PageUp,
    PageDown,
}

impl Screen {
    pub(super) fn open() -> Self {
        let both = stdin().is_terminal() && stdout().is_terminal();
        let moves = env::var_os("TERM").is_none_or(|term| term != "dumb");
        let interactive = both && moves && terminal::enable_raw_mode().is_ok();
        let colours = AutoStream::choice(&stdout()) != ColorChoice::Never;
        if interactive {
            restore_on_panic();
            TAKEN.store(true, Ordering::Relaxed);
            print(ENTER);
        }
        let nothing = String::new;
        Self { interactive, colours, title: nothing(), file: nothing(), body: nothing(), status: nothing(), above: 0 }
    }

    /// Whether what is shown may have colours.
    pub(super) fn has_colours(&self) -> bool {
        self.colours
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
        self.body = if self.colours { text.to_owned() } else { strip_str(text).to_string() };
        self.status.clear();
        self.above = 0;
        if self.interactive {
            self.redraw();
        } else {
            print(&self.body);
        }
    }

    /// Shows another part of the body.
    pub(super) fn scroll(&mut self, to: Scroll) {
        let (width, height) = size();
        let (lines, room) = (wrapped(&self.body, width).len(), self.room(height));
        self.above = match to {
            Scroll::Up => self.above.saturating_sub(1),
            Scroll::Down => self.above + 1,
            Scroll::PageUp => self.above.saturating_sub(room),
            Scroll::PageDown => self.above + room,
        };
        self.above = self.above.min(lines.saturating_sub(room));
        self.redraw();
    }

    /// Lines for the body: above it stand a title and an empty line, below it
    /// a status if there is one, an empty line, the keys.
    fn room(&self, height: usize) -> usize {
        height.saturating_sub(4 + usize::from(!self.status.is_empty())).max(1)
    }

    /// Everything once more.
    pub(super) fn redraw(&self) {
        if !self.interactive {
            return;
        }
        let Self { title, file, body, status, above, .. } = self;
        let (width, height) = size();
        let cut = |text: &str| text.chars().take(width.saturating_sub(1)).collect::<String>();
        let [bold, faint, plain] = if self.colours { [BOLD, FAINT, PLAIN] } else { [""; 3] };
        let mut page = format!("{BEGIN_UPDATE}{CLEAR}{bold}{title}{plain}  {faint}{file}{plain}\n\n");
        let lines = wrapped(body, width);
        let room = self.room(height);
        for line in lines.iter().skip(*above).take(room) {
            page.push_str(&format!("{line}\n"));
        }
        page.push_str(plain);
        if !status.is_empty() {
            page.push_str(&format!("{faint}{}{plain}\n", cut(status)));
        }
        if lines.len() > room {
            let last = (above + room).min(lines.len());
            let told = format!("lines {} to {last} of {}: ↑ ↓ and space show the others", above + 1, lines.len());
            page.push_str(&format!("{faint}{}{plain}", cut(&told)));
        }
        page.push_str(&format!("\n{faint}{}{plain}{END_UPDATE}", cut(KEYS)));
        print(&page.replace('\n', "\r\n"));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, if the watch has it: the shell's screen, and lines
/// that are read as lines.
pub(crate) fn restore() {
    if TAKEN.swap(false, Ordering::Relaxed) {
        print(LEAVE);
        // What cannot be restored was no terminal.
        let _ = terminal::disable_raw_mode();
    }
}

/// Columns and lines.
fn size() -> (usize, usize) {
    let (width, height) = terminal::size().unwrap_or((80, 24));
    (usize::from(width.max(1)), usize::from(height.max(1)))
}

/// A terminal that cannot be written to is seen by its keys, which end too.
fn print(text: &str) {
    let mut out = stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// A panic is read on the shell's screen, and ends the program whatever thread
/// it comes from: the watch would wait for that thread for ever.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
            group::end_all();
            process::exit(PANICKED);
        }));
    });
}
