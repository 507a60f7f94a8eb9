//! A bar on stderr for work that lasts longer than a second, and only when a
//! person is there to see it.
//!
//! The bar counts from the start but draws nothing; a thread that sleeps a
//! second lets it draw. So quick work writes nothing at all, and a step that
//! reads nothing (building an index) is seen as well.

use std::{
    io::{self, IsTerminal},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// Bytes read so far, out of a total where that is known.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// `quiet` when the answer itself goes to the terminal while work goes on.
    pub(super) fn new(total: Option<u64>, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = match total {
            Some(_) => "{msg:12} {wide_bar} {bytes}/{total_bytes} {eta}",
            None => "{msg:12} {spinner} {bytes} in {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message("reading");
        if quiet || !io::stderr().is_terminal() {
            return Self { bar, waiting: None };
        }
        let (stop, stopped) = mpsc::channel();
        let shown = bar.clone();
        let waiting = thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Self { bar, waiting: Some((stop, waiting)) }
    }

    /// So many more bytes have been read.
    pub(super) fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// What is being done now.
    pub(super) fn phase(&self, what: &'static str) {
        self.bar.set_message(what);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, waiting)) = self.waiting.take() {
            let _ = stop.send(());
            let _ = waiting.join();
            self.bar.finish_and_clear();
        }
    }
}
