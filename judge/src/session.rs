//! One judgement from the parent's side: start a child, watch its journal, end
//! it when it hangs, and make small what it hung or overflowed on.

use std::{
    collections::HashMap,
    fs, io,
    io::Read,
    marker::PhantomData,
    path::{Path, PathBuf},
    process::{Child, ExitStatus},
    sync::{Mutex, OnceLock},
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::{
    Kata, Simplify,
    examine::Stage,
    host,
    journal::{Event, Reader},
    shrink::{failing, find_pattern, ladder, lighter},
    verdict::{Origin, Outcome, Verdict},
};

/// What a child is told, in a file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Instructions {
    /// Verdicts of earlier judgements in the same test: a test that judges
    /// several solutions runs from its start in the child too, and must take
    /// the same way through them.
    pub(crate) replay: Vec<Verdict>,
    pub(crate) journal: PathBuf,
    pub(crate) seed: u64,
    pub(crate) stack: usize,
    pub(crate) shrinking: Duration,
    pub(crate) task: Task,
}

/// What a child does.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    /// The whole examination, with inputs kept from earlier failures.
    Examine { kept: Vec<serde_json::Value>, stages: Vec<Stage> },
    /// The solution is called on each candidate in turn, answers unchecked.
    Try(Vec<Candidate>),
}

/// An input for [`Task::Try`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Candidate {
    Literal(serde_json::Value),
    Pattern { name: String, n: usize },
}

/// How a child ended.
#[derive(Debug)]
enum Ending {
    Exited,
    Hung,
    Overflowed,
    Died(String),
}

/// What a child left behind.
#[derive(Debug)]
struct Report {
    ending: Ending,
    last: Option<Event>,
    found: Option<Outcome>,
    done: Option<Outcome>,
}

pub(crate) struct Session<'a, K: Kata> {
    pub(crate) test: &'a str,
    pub(crate) seed: u64,
    pub(crate) stack: usize,
    pub(crate) limit: Duration,
    pub(crate) shrinking: Duration,
    pub(crate) kata: PhantomData<K>,
}

/// A hang is called one after this long while candidates are tried.
const CANDIDATE_LIMIT: Duration = Duration::from_millis(150);
/// How often a child is looked at.
const POLL: Duration = Duration::from_millis(2);
/// The judge's own work on one input (an oracle, an input of the largest size)
/// may take this long; beyond it the kata itself is at fault.
const THINKING_LIMIT: Duration = Duration::from_secs(120);

/// Verdicts so far, by test.
static HISTORY: Mutex<Option<HashMap<String, Vec<Verdict>>>> = Mutex::new(None);

impl<K: Kata> Session<'_, K> {
    pub(crate) fn outcome(&self, kept: Vec<serde_json::Value>, stages: Vec<Stage>) -> io::Result<Outcome> {
        let report = self.run_child(Task::Examine { kept, stages }, self.limit)?;
        if let Some(outcome) = report.done {
            return Ok(outcome);
        }
        // A hang or a crash while shrinking: what was being shrunk stands.
        if let Some(outcome) = report.found {
            return Ok(outcome);
        }
        let Some(Event::Try { origin, literal }) = report.last else {
            return Err(io::Error::other(match report.ending {
                Ending::Exited => format!("the child process never came to this judgement (test `{}`)", self.test),
                ending => format!("the child process ended before the first input: {ending:?}"),
            }));
        };
        let Some((origin, input)) = self.materialise(origin, literal) else {
            return Err(io::Error::other("the child process ended on an input that cannot be made again"));
        };
        match report.ending {
            Ending::Hung => {
                let first = input.size();
                let on = self.shrink(&origin, input, &|ending| matches!(ending, Ending::Hung));
                let smaller = (on.size != first || on.shrunk_from.is_some()).then_some(CANDIDATE_LIMIT);
                Ok(Outcome::TimedOut { on, limit: self.limit, smaller })
            }
            Ending::Overflowed => {
                let on = self.shrink(&origin, input, &|ending| matches!(ending, Ending::Overflowed));
                Ok(Outcome::StackOverflowed { on, stack: self.stack })
            }
            Ending::Died(message) => {
                let expected = K::show_output(&K::reference(&input), None);
                let on = self.shrink(&origin, input, &|ending| matches!(ending, Ending::Died(_)));
                Ok(Outcome::Panicked { on, expected, message, place: String::new() })
            }
            Ending::Exited => {
                let expected = K::show_output(&K::reference(&input), None);
                let on = failing::<K>(&origin, &input, None);
                let message = "the solution ended the process".to_owned();
                Ok(Outcome::Panicked { on, expected, message, place: String::new() })
            }
        }
    }

    /// The input that an event names.
    fn materialise(&self, origin: Origin, literal: Option<serde_json::Value>) -> Option<(Origin, K::Input)> {
        let input = match &origin {
            Origin::Example(k) => K::examples().into_iter().nth(k - 1).map(|e| e.input),
            Origin::Case(name) => K::cases().into_iter().find(|c| c.name == name).map(|c| c.input),
            Origin::Pattern { name, n } => find_pattern::<K>(name).map(|p| (p.make)(*n, self.seed)),
            Origin::Kept | Origin::Random(_) => literal.and_then(|l| serde_json::from_value(l).ok()),
        }?;
        Some((origin, input))
    }

    /// Makes an input on which the child ends as `alike` says smaller, in
    /// children that each try a list of candidates until one ends so.
    fn shrink(&self, origin: &Origin, input: K::Input, alike: &dyn Fn(&Ending) -> bool) -> crate::verdict::Failing {
        let deadline = Instant::now() + self.shrinking;
        let (mut origin, mut input) = (origin.clone(), input);
        if let Origin::Pattern { name, n } = &origin
            && let Some(n) = self.smallest_pattern(name, *n, alike, deadline)
        {
            let pattern = find_pattern::<K>(name).expect("the child found it");
            input = (pattern.make)(n, self.seed);
            origin = Origin::Pattern { name: name.clone(), n };
        }
        let first = input.clone();
        while Instant::now() < deadline {
            let candidates: Vec<K::Input> = lighter::<K>(&input).collect();
            let literals =
                candidates.iter().filter_map(|c| serde_json::to_value(c).ok()).map(Candidate::Literal).collect();
            match self.first_alike(literals, alike) {
                Some(index) => input = candidates.into_iter().nth(index).expect("an index into the list"),
                None => break,
            }
        }
        failing::<K>(&origin, &input, Some(&first))
    }

    /// The smallest size of a pattern that ends alike: by the ladder of sizes first,
    /// then by eighths of what is left.
    fn smallest_pattern(
        &self,
        name: &str,
        n: usize,
        alike: &dyn Fn(&Ending) -> bool,
        deadline: Instant,
    ) -> Option<usize> {
        let sizes = |list: &[usize]| list.iter().map(|&n| Candidate::Pattern { name: name.to_owned(), n }).collect();
        let mut ladder = ladder(n);
        ladder.push(n);
        let index = self.first_alike(sizes(&ladder), alike)?;
        let (mut low, mut high) = (if index == 0 { 0 } else { ladder[index - 1] }, ladder[index]);
        while high - low > 1 && high - low > high / 100 && Instant::now() < deadline {
            let step = ((high - low) / 8).max(1);
            let mut steps: Vec<usize> = (low..high).step_by(step).skip(1).collect();
            steps.push(high);
            let index = self.first_alike(sizes(&steps), alike)?;
            low = if index == 0 { low } else { steps[index - 1] };
            high = steps[index];
        }
        Some(high)
    }

    /// The index of the first candidate on which a child ends alike.
    fn first_alike(&self, candidates: Vec<Candidate>, alike: &dyn Fn(&Ending) -> bool) -> Option<usize> {
        if candidates.is_empty() {
            return None;
        }
        let report = self.run_child(Task::Try(candidates), CANDIDATE_LIMIT).ok()?;
        match report.last {
            Some(Event::Candidate(index)) if alike(&report.ending) => Some(index),
            _ => None,
        }
    }

    fn run_child(&self, task: Task, limit: Duration) -> io::Result<Report> {
        let folder = TempDir::with_prefix("kihon-judge-")?;
        let journal = folder.path().join("journal");
        let mut reader = Reader::create(&journal)?;
        let instructions = Instructions {
            replay: history(self.test),
            journal,
            seed: self.seed,
            stack: self.stack,
            shrinking: self.shrinking,
            task,
        };
        let told = folder.path().join("instructions");
        fs::write(&told, serde_json::to_vec(&instructions)?)?;
        let mut child = Guard(host::spawn(self.test, &told)?);
        let stderr = drain(child.0.stderr.take());
        let mut report = Report { ending: Ending::Exited, last: None, found: None, done: None };
        let mut watch = Watch::new(child.0.id());
        let status = loop {
            let ended = child.0.try_wait()?;
            for event in reader.read_new()? {
                watch.restart();
                report.note(event);
            }
            if let Some(status) = ended {
                break Some(status);
            }
            let limit = if matches!(report.last, Some(Event::Thinking) | None) { THINKING_LIMIT } else { limit };
            if watch.expired(limit) {
                break None;
            }
            thread::sleep(POLL);
        };
        drop(child);
        report.ending = match status {
            None => Ending::Hung,
            Some(status) => ending(status, &stderr.join().unwrap_or_default()),
        };
        Ok(report)
    }
}

impl Report {
    fn note(&mut self, event: Event) {
        match event {
            Event::Done(outcome) => self.done = Some(*outcome),
            Event::Found(outcome) => self.found = Some(*outcome),
            event => self.last = Some(event),
        }
    }
}

/// Time since the child last wrote, in its own CPU time where that is known: on
/// a busy machine a child that waits for its turn has not hung.
struct Watch {
    pid: u32,
    since: Instant,
    cpu: Option<f64>,
}

impl Watch {
    fn new(pid: u32) -> Self {
        Self { pid, since: Instant::now(), cpu: host::cpu_seconds(pid) }
    }

    fn restart(&mut self) {
        *self = Self::new(self.pid);
    }

    fn expired(&self, limit: Duration) -> bool {
        let wall = self.since.elapsed();
        if wall < limit {
            return false;
        }
        match self.cpu.zip(host::cpu_seconds(self.pid)) {
            // A solution that sleeps or waits for ever uses no time at all.
            Some((then, now)) => now - then >= limit.as_secs_f64() * 0.9 || wall > limit * 5,
            None => true,
        }
    }
}

/// Ends the child when the parent is done with it, whatever way that comes.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // Both fail only if the child is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads the child's standard error to its end, so that it never waits for it,
/// and keeps the last few kilobytes.
fn drain(stderr: Option<std::process::ChildStderr>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut kept = Vec::new();
        let mut buffer = [0; 4096];
        if let Some(mut stderr) = stderr {
            while let Ok(read @ 1..) = stderr.read(&mut buffer) {
                kept.extend_from_slice(&buffer[..read]);
                let excess = kept.len().saturating_sub(1 << 16);
                kept.drain(..excess);
            }
        }
        String::from_utf8_lossy(&kept).into_owned()
    })
}

fn ending(status: ExitStatus, stderr: &str) -> Ending {
    if status.success() {
        return Ending::Exited;
    }
    if stderr.contains("has overflowed its stack") {
        return Ending::Overflowed;
    }
    // A signal the solution did not raise itself: say what the system says.
    let word = stderr.lines().find(|line| line.starts_with("memory allocation of"));
    Ending::Died(word.map_or_else(|| format!("the process ended with {status}"), str::to_owned))
}

/// Verdicts given so far in a test.
pub(crate) fn history(test: &str) -> Vec<Verdict> {
    let history = HISTORY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    history.as_ref().and_then(|h| h.get(test)).cloned().unwrap_or_default()
}

/// Adds a verdict to a test's history.
pub(crate) fn remember(test: &str, verdict: Verdict) {
    let mut history = HISTORY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    history.get_or_insert_default().entry(test.to_owned()).or_default().push(verdict);
}

/// The instructions of this process, if it is a child.
pub(crate) fn instructions() -> Option<&'static Instructions> {
    static INSTRUCTIONS: OnceLock<Option<Instructions>> = OnceLock::new();
    INSTRUCTIONS
        .get_or_init(|| {
            let path = std::env::var_os(host::CHILD)?;
            read(Path::new(&path)).ok()
        })
        .as_ref()
}

fn read(path: &Path) -> io::Result<Instructions> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}
