//! A program and all that it starts, ended together.
//!
//! cargo starts rustc, a test binary starts the judge's child: each program
//! here leads a process group of its own, which is killed as a whole when
//! nobody waits for it any more, whatever way that comes: a dropped [`Group`],
//! Ctrl-C, a closed terminal. Only SIGKILL of this program cannot be caught;
//! test binaries then end because their standard input closes.

use std::{
    io::{self, BufRead, BufReader, Read},
    process::{self, Child, Command, ExitStatus, Stdio},
    sync::{
        Mutex, Once, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use super::watch;

/// The leaders of the groups that run.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A signal came: what ended, ended because of it.
static ENDING: AtomicBool = AtomicBool::new(false);

/// How often a run looks whether it is to stop.
const POLL: Duration = Duration::from_millis(10);

/// The exit code after Ctrl-C, as shells have it.
const INTERRUPTED: i32 = 130;

/// A running process group.
#[derive(Debug)]
struct Group(Child);

/// A line that a program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Out(String),
    Err(String),
}

/// Ends all groups, then this program, on Ctrl-C, SIGTERM and SIGHUP.
pub(super) fn end_on_signals() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without a handler the programs started still end with their input.
        let _ = ctrlc::set_handler(|| {
            ENDING.store(true, Ordering::Relaxed);
            end_all();
            watch::restore();
            process::exit(INTERRUPTED);
        });
    });
}

/// Ends all groups.
pub(super) fn end_all() {
    for leader in running().drain(..) {
        kill(leader);
    }
}

fn running() -> std::sync::MutexGuard<'static, Vec<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs `command` to its end, each line as it comes to `tell` with `None` while
/// there is none; `Ok(None)` if it was stopped.
pub(super) fn run(
    command: &mut Command,
    stop: &AtomicBool,
    mut tell: impl FnMut(Option<Line>),
) -> io::Result<Option<ExitStatus>> {
    end_on_signals();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut group = Group::start(command)?;
    let (sender, lines) = mpsc::channel();
    read_lines(group.0.stdout.take(), sender.clone(), Line::Out);
    read_lines(group.0.stderr.take(), sender, Line::Err);
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        match lines.recv_timeout(POLL) {
            Ok(line) => tell(Some(line)),
            Err(RecvTimeoutError::Timeout) => tell(None),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    // Both ends of output are closed: the program is over, or as good as.
    loop {
        if let Some(status) = group.0.try_wait()? {
            group.forget();
            while ENDING.load(Ordering::Relaxed) {
                // The handler ends this program with the right exit code.
                thread::park();
            }
            return Ok(Some(status));
        }
        if stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        tell(None);
        thread::sleep(POLL);
    }
}

fn read_lines(pipe: Option<impl Read + Send + 'static>, sender: mpsc::Sender<Line>, line: fn(String) -> Line) {
    let Some(pipe) = pipe else { return };
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while let Ok(1..) = reader.read_until(b'\n', &mut bytes) {
            let text = String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
            if sender.send(line(text)).is_err() {
                break;
            }
            bytes.clear();
        }
    });
}

impl Group {
    fn start(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        // The lock is held over the start: a signal in between would miss it.
        let mut running = running();
        let child = command.spawn()?;
        running.push(child.id());
        Ok(Self(child))
    }

    /// The leader is gone and waited for: its number may be another's soon.
    fn forget(&self) {
        running().retain(|&leader| leader != self.0.id());
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            kill(self.0.id());
            // Both fail only if it is gone already.
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
        self.forget();
    }
}

#[cfg(unix)]
fn kill(leader: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(leader).ok().and_then(Pid::from_raw) {
        // It fails only if the group is gone already.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(not(unix))]
fn kill(_leader: u32) {
    // The leader is killed as a child; what it started ends with its input.
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::Instant;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn lines_of_both_kinds_arrive() {
        let mut lines = Vec::new();
        let status = run(&mut shell("echo a; echo b >&2; printf c; exit 3"), &AtomicBool::new(false), |line| {
            lines.extend(line);
        });
        assert_eq!(status.unwrap().and_then(|status| status.code()), Some(3));
        lines.sort_by_key(|line| format!("{line:?}"));
        assert_eq!(lines, [Line::Err("b".into()), Line::Out("a".into()), Line::Out("c".into())]);
    }

    #[test]
    fn a_stop_ends_the_program_and_what_it_started() {
        let stop = AtomicBool::new(false);
        let start = Instant::now();
        let mut grandchild = None;
        let status = run(&mut shell("sleep 60 & echo $!; wait"), &stop, |line| {
            if let Some(Line::Out(pid)) = line {
                grandchild = Some(pid);
                stop.store(true, Ordering::Relaxed);
            }
        });
        assert!(status.unwrap().is_none());
        assert!(start.elapsed() < Duration::from_secs(30));
        let alive = || std::path::Path::new("/proc").join(grandchild.as_deref().unwrap()).join("stat");
        // A zombie may wait for its new parent for a moment.
        let gone = || std::fs::read_to_string(alive()).map_or(true, |stat| stat.contains(") Z "));
        assert!((0..200).any(|_| gone() || {
            thread::sleep(POLL);
            false
        }));
    }
}
