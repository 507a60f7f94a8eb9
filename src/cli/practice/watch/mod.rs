//! `kihon watch`: judges the changed kata after each save.
//!
//! One thread waits for events: a file changed, a key pressed, the run at hand
//! has news. A change, or a key, puts an end to that run first, whatever it is
//! doing: an endless loop holds nothing up.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use kihon_judge::AnyKata;

use super::{
    super::{Failure, output},
    folder::Folder,
    group::{self, Line},
    here,
    judging::{News, Report, Run},
    shelf,
    state::standings,
    told,
};
use changes::Changes;
use screen::{Screen, Scroll};

mod changes;
mod keys;
mod lines;
mod screen;

pub(super) use screen::restore;

/// A save writes a file in several steps; what comes within this time is one.
const SETTLE: Duration = Duration::from_millis(25);

/// Nobody waits for long between two saves.
const BENCH_SECONDS: &str = "8";

/// Arguments of `kihon watch`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The kata to begin with [default: the next one to do]
    #[arg(value_name = "KATA")]
    kata: Option<String>,
}

/// What the watch waits for.
enum Event {
    /// Something under `src/` changed.
    Changed(PathBuf),
    /// A key, in lower case.
    Key(char),
    /// Another part of what is shown is asked for.
    Scroll(Scroll),
    /// The run of this number has something to show.
    News(usize, News),
    /// It is over.
    Report(usize, Report, Duration),
    /// Another command is busy with this.
    Doing(usize, String),
    /// Another command is over: what it printed.
    Printed(usize, String),
    /// The terminal has another size.
    Resized,
}

/// Watches until `q`, Ctrl-C or the end of the terminal.
pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = Folder::here()?;
    let kata = match &args.kata {
        Some(name) => Some(shelf::find(name)?),
        None => next_id(&folder, None)?.map(|id| shelf::find(&id)).transpose()?,
    };
    let (sender, events) = mpsc::channel();
    group::end_on_signals();
    let changes = Changes::watch(folder.root(), sender.clone())?;
    let screen = Screen::open();
    if screen.is_interactive() {
        keys::read(sender.clone());
    }
    let mut watch = Watch { folder, kata, screen, sender, number: 0, running: None, changes };
    watch.judge();
    watch.work(&events)
}

/// The id of the next kata to do after `after`, in the shelf's order.
fn next_id(folder: &Folder, after: Option<&str>) -> Result<Option<String>, Failure> {
    let standings = standings(Some(folder))?;
    let Some(after) = after else {
        return Ok(here::next(&standings).map(|standing| standing.kata.about().id.to_owned()));
    };
    let at = standings.iter().position(|s| s.kata.about().id == after).map_or(0, |at| at + 1);
    let (before, behind) = standings.split_at(at.min(standings.len()));
    let ids = behind.iter().chain(before).filter(|s| here::is_open(s)).map(|s| s.kata.about().id);
    Ok(ids.into_iter().find(|id| *id != after).map(str::to_owned))
}

struct Watch {
    folder: Folder,
    /// The one that keys are about; none judges all.
    kata: Option<Box<dyn AnyKata>>,
    screen: Screen,
    sender: Sender<Event>,
    /// Of the last run begun; events of older ones are late.
    number: usize,
    running: Option<Running>,
    changes: Changes,
}

/// A thread at work, and how to stop it.
struct Running {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // Its panic was shown by the panic hook.
            let _ = thread.join();
        }
    }
}

impl Watch {
    fn work(&mut self, events: &Receiver<Event>) -> Result<ExitCode, Failure> {
        loop {
            let Ok(event) = events.recv() else { return Ok(ExitCode::SUCCESS) };
            match event {
                Event::Changed(path) => {
                    let mut paths = vec![path];
                    let mut others = Vec::new();
                    let end = Instant::now() + SETTLE;
                    loop {
                        match events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                            Ok(Event::Changed(path)) => paths.push(path),
                            Ok(other) => others.push(other),
                            Err(RecvTimeoutError::Timeout) => break,
                            Err(RecvTimeoutError::Disconnected) => return Ok(ExitCode::SUCCESS),
                        }
                    }
                    self.changed(&paths);
                    for event in others {
                        if self.is_end(event)? {
                            return Ok(ExitCode::SUCCESS);
                        }
                    }
                }
                event => {
                    if self.is_end(event)? {
                        return Ok(ExitCode::SUCCESS);
                    }
                }
            }
        }
    }

    /// Deals with anything but a change; `true` ends the watch.
    fn is_end(&mut self, event: Event) -> Result<bool, Failure> {
        match event {
            Event::Changed(path) => self.changed(&[path]),
            Event::Key('q') => return Ok(true),
            Event::Key('r') => self.judge(),
            Event::Key('n') => {
                let current = self.kata.as_ref().map(|kata| kata.about().id);
                match next_id(&self.folder, current)? {
                    Some(id) => {
                        self.kata = Some(shelf::find(&id)?);
                        self.judge();
                    }
                    None => self.screen.body("There is no other kata to do: `kihon start KATA` adds one.\n"),
                }
            }
            Event::Key('l') => self.print(&["list"]),
            Event::Key(key @ ('h' | 'b')) => match self.kata.as_ref().map(|kata| kata.about().id) {
                Some(id) if key == 'h' => self.print(&["hint", id]),
                Some(id) => self.print(&["bench", id, "--seconds", BENCH_SECONDS]),
                None => self.screen.body("n chooses a kata first.\n"),
            },
            // For the test that sees what becomes of the terminal.
            #[cfg(debug_assertions)]
            Event::Key('!') if env::var_os("KIHON_TEST_PANIC").is_some() => self.begin(|_, _, _| panic!("asked for")),
            Event::Key(_) => {}
            Event::Scroll(to) => self.screen.scroll(to),
            Event::News(number, news) if number == self.number => match news {
                News::Building(line) => self.screen.status(&format!("checking… {line}")),
                News::Verdict(verdict) => self.screen.status(&format!("checking… {}", verdict.title)),
            },
            Event::Report(number, report, took) if number == self.number => self.show(&report, took),
            Event::Doing(number, text) if number == self.number => self.screen.status(&text),
            Event::Printed(number, text) if number == self.number => {
                self.running = None;
                self.screen.body(&text);
            }
            Event::Resized => self.screen.redraw(),
            Event::News(..) | Event::Report(..) | Event::Doing(..) | Event::Printed(..) => {}
        }
        Ok(false)
    }

    fn changed(&mut self, paths: &[PathBuf]) {
        if !self.changes.are_real(paths) {
            return;
        }
        let katas = shelf::all();
        let is_of = |kata: &dyn AnyKata| {
            let file = self.folder.path(kata);
            paths.iter().any(|path| same_file(path, &file))
        };
        if let Some(kata) = katas.into_iter().find(|kata| is_of(kata.as_ref())) {
            self.kata = Some(kata);
        }
        self.judge();
    }

    /// Begins to judge; what runs is ended first.
    fn judge(&mut self) {
        let title = self.kata.as_ref().map_or("All katas", |kata| kata.about().title).to_owned();
        let file = self.kata.as_ref().map(|kata| self.folder.shown(&self.folder.path(kata.as_ref())));
        self.screen.begin(&title, file.as_deref().unwrap_or_default());
        let only = self.kata.as_ref().map(|kata| (shelf::module(kata.as_ref()), kata.about().id));
        let folder = self.folder.clone();
        self.begin(move |number, stop, sender| {
            let start = Instant::now();
            let run = Run { folder: &folder, only, stop };
            let report = run.report(|news| {
                let _ = sender.send(Event::News(number, news));
            });
            // The receiver is gone only with the whole watch.
            let _ = sender.send(Event::Report(number, report, start.elapsed()));
        });
    }

    /// Runs another command of this program and shows what it prints.
    fn print(&mut self, arguments: &[&str]) {
        self.screen.status(&format!("kihon {}…", arguments.join(" ")));
        let program = env::current_exe().unwrap_or_else(|_| "kihon".into());
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.folder.root());
        command.env("COLUMNS", output::width(100).to_string());
        if self.screen.has_colours() {
            command.env("CLICOLOR_FORCE", "1");
        }
        self.begin(move |number, stop, sender| {
            let mut text = String::new();
            let ended = group::run(&mut command, stop, |line| {
                match line {
                    // A phase: see `Status`.
                    Some(Line::Err(line)) if line.ends_with('…') => {
                        let _ = sender.send(Event::Doing(number, line));
                    }
                    Some(Line::Out(line) | Line::Err(line)) => {
                        text.push_str(&line);
                        text.push('\n');
                    }
                    None => {}
                }
            });
            if let Err(error) = ended {
                text = format!("{error}\n");
            }
            let _ = sender.send(Event::Printed(number, text));
        });
    }

    fn begin(&mut self, work: impl FnOnce(usize, &AtomicBool, &Sender<Event>) + Send + 'static) {
        // Dropped first: two cargos would wait for one another.
        self.running = None;
        self.number += 1;
        let (number, sender) = (self.number, self.sender.clone());
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = thread::spawn(move || work(number, &told, &sender));
        self.running = Some(Running { stop, thread: Some(thread) });
    }

    fn show(&mut self, report: &Report, took: Duration) {
        self.running = None;
        if matches!(report, Report::Stopped) {
            return;
        }
        let mut page = told::page(report);
        if let Err(error) = told::remember(&self.folder, report) {
            page.push_str(&format!("note: {error}\n"));
        }
        page.push_str(&format!("\n\x1b[2m{:.2} s\x1b[0m\n", took.as_secs_f64()));
        self.screen.body(&page);
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b
        || (a.file_name() == b.file_name()
            && a.parent().map(Path::canonicalize).and_then(Result::ok)
                == b.parent().map(Path::canonicalize).and_then(Result::ok))
}
