//! A practice crate judged: its tests built by cargo, then run, and the verdicts
//! that the judge writes down read while it does.
//!
//! Of each kata one test runs, and judges by all stages: one after the other
//! costs less than all at once where the first one fails, and an endless loop is
//! waited for once. Test binaries are started here and not by cargo, so that
//! their time is known and their input can be closed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::AtomicBool,
};

use kihon_judge::{
    Verdict, VerdictKind,
    record::{self, Recorded},
};
use serde::{Serialize, Serializer};

use super::{
    build::{self, Built, Profile},
    folder::Folder,
    group::{self, Line},
    missing::{self, Missing},
    shelf,
};

/// What to judge, and how to hear of it.
pub(super) struct Run<'a> {
    pub(super) folder: &'a Folder,
    /// The module and the id of one kata; none stands for all.
    pub(super) only: Option<(String, &'static str)>,
    pub(super) stop: &'a AtomicBool,
}

/// Something to show while a run goes on.
#[derive(Debug, Clone)]
pub(super) enum News {
    /// cargo says so: a first build takes its time.
    Building(String),
    /// One verdict is there.
    Verdict(Box<Verdict>),
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "result", rename_all = "kebab-case")]
pub(super) enum Report {
    /// The tests ran.
    Judged(Judged),
    /// It does not compile.
    CompileError {
        /// As rustc prints it, with colours; for tools without.
        #[serde(serialize_with = "without_colours")]
        errors: String,
        /// Files that are named in `src/lib.rs` and are not there.
        missing: Vec<Missing>,
    },
    /// cargo or a test binary could not do its work.
    Trouble { message: String },
    /// A newer run, or a key, put an end to it.
    Stopped,
}

fn without_colours<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&anstream::adapter::strip_str(text))
}

/// Verdicts, and what has none.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Judged {
    /// One for each kata, in the order of the catalogue.
    pub(super) verdicts: Vec<Verdict>,
    /// Katas with a file but nothing to judge in it.
    pub(super) missing: Vec<Missing>,
    /// Failed tests that judge nothing: the person's own.
    pub(super) failed_tests: Vec<String>,
}

impl Run<'_> {
    /// Builds and judges.
    pub(super) fn report(&self, mut news: impl FnMut(News)) -> Report {
        let root = self.folder.root();
        let built = build::build(root, Profile::Dev, self.stop, &mut |line| news(News::Building(line)));
        let binaries = match built {
            Ok(Built::Ready(binaries)) => binaries,
            Ok(Built::Errors(errors)) => {
                return Report::CompileError { errors, missing: missing::files(self.folder) };
            }
            Ok(Built::Trouble(message)) => return Report::Trouble { message },
            Ok(Built::Stopped) => return Report::Stopped,
            Err(error) => return Report::Trouble { message: build::no_cargo(&error) },
        };
        match self.judge(&binaries, &mut news) {
            Ok(Some(judged)) => Report::Judged(judged),
            Ok(None) => Report::Stopped,
            Err(error) => Report::Trouble { message: format!("the tests cannot be run: {error}") },
        }
    }

    fn judge(&self, binaries: &[PathBuf], news: &mut dyn FnMut(News)) -> io::Result<Option<Judged>> {
        let mut all: Vec<(PathBuf, Vec<String>)> = Vec::new();
        for binary in binaries {
            all.push((binary.clone(), tests(binary, self.folder.root())?));
        }
        let names: Vec<&str> = all.iter().flat_map(|(_, tests)| tests).map(String::as_str).collect();
        let missing = missing::functions(self.folder, &names, self.only.as_ref().map(|only| only.1));
        // A kata whose tests stand elsewhere is looked for everywhere.
        let module = self.only.as_ref().map(|only| format!("{}::", only.0));
        let module = module.filter(|module| names.iter().any(|name| name.starts_with(module)));
        let mut found = Found::default();
        for (binary, tests) in &all {
            let chosen: Vec<&str> = chosen(tests, module.as_deref());
            if !chosen.is_empty() && !self.run_tests(binary, &chosen, &mut found, news)? {
                return Ok(None);
            }
        }
        let mut verdicts = combined(found.recorded);
        // Tests end in any order; the catalogue's is always the same.
        let katas = shelf::all();
        verdicts.sort_by_key(|verdict| katas.iter().position(|kata| kata.about().id == verdict.kata));
        if let Some((_, id)) = &self.only {
            verdicts.retain(|verdict| verdict.kata == *id);
        }
        Ok(Some(Judged { verdicts, missing, failed_tests: found.failed }))
    }

    /// `false` if the run was stopped.
    fn run_tests(
        &self,
        binary: &Path,
        tests: &[&str],
        found: &mut Found,
        news: &mut dyn FnMut(News),
    ) -> io::Result<bool> {
        let folder = tempfile::Builder::new().prefix("kihon-verdicts-").tempdir()?;
        let file = folder.path().join("verdicts");
        let mut command = command(binary, self.folder.root());
        command.args(["--exact", "--include-ignored", "--color=never"]).args(tests);
        command.env(record::FILE, &file).env(record::WHOLE, "1");
        let before = found.recorded.len();
        let mut failed = Vec::new();
        let mut output = Vec::new();
        let look = |found: &mut Found, news: &mut dyn FnMut(News)| {
            let text = fs::read_to_string(&file).unwrap_or_default();
            for recorded in record::read(&text).into_iter().skip(found.recorded.len() - before) {
                news(News::Verdict(Box::new(recorded.verdict.clone())));
                found.recorded.push(recorded);
            }
        };
        let status = group::run(&mut command, self.stop, |line| {
            look(found, news);
            match line {
                Some(Line::Out(line)) => {
                    let test = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"));
                    failed.extend(test.map(str::to_owned));
                    output.push(line);
                }
                Some(Line::Err(line)) => output.push(line),
                None => {}
            }
        })?;
        look(found, news);
        let Some(status) = status else { return Ok(false) };
        let recorded = &found.recorded[before..];
        failed.retain(|test| !recorded.iter().any(|r| r.test == *test));
        // Code 101 is a failed test; anything else is the end of the binary.
        if !status.success() && status.code() != Some(101) {
            let last = output.iter().rev().find(|line| !line.trim().is_empty()).cloned().unwrap_or_default();
            return Err(io::Error::other(format!("the test binary ended with {status}: {last}")));
        }
        found.failed.extend(failed);
        Ok(true)
    }
}

#[derive(Default)]
struct Found {
    recorded: Vec<Recorded>,
    failed: Vec<String>,
}

/// A test binary as cargo would start it, tied to this program's life.
pub(super) fn command(binary: &Path, root: &Path) -> Command {
    let mut command = Command::new(binary);
    command
        .current_dir(root)
        .env("CARGO_MANIFEST_DIR", root)
        .env("RUST_BACKTRACE", "0")
        .env(record::END_WITH_STDIN, "1");
    command
}

/// The tests of a binary.
pub(super) fn tests(binary: &Path, root: &Path) -> io::Result<Vec<String>> {
    let output = command(binary, root).args(["--list", "--format=terse"]).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// The stages that a kata's attribute makes tests of; the first one judges all.
const STAGES: [&str; 4] = ["examples", "properties", "adversarial", "growth"];

/// Of each kata the one test that judges it whole, and all tests of other
/// kinds.
fn chosen<'a>(tests: &'a [String], module: Option<&str>) -> Vec<&'a str> {
    let exists = |parent: &str, stage: &str| tests.iter().any(|test| *test == format!("{parent}::{stage}"));
    let left_out = |test: &str| {
        test.rsplit_once("::").is_some_and(|(parent, name)| {
            STAGES[1..].contains(&name) && STAGES.iter().all(|stage| exists(parent, stage))
        })
    };
    let of_module = |test: &&str| module.is_none_or(|module| test.starts_with(module));
    tests.iter().map(String::as_str).filter(of_module).filter(|test| !left_out(test)).collect()
}

/// One verdict for each kata: the worst.
fn combined(recorded: Vec<Recorded>) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Vec::new();
    for Recorded { verdict, .. } in recorded {
        match verdicts.iter_mut().find(|known| known.kata == verdict.kata) {
            Some(known) if badness(known.kind()) < badness(verdict.kind()) => *known = verdict,
            Some(_) => {}
            None => verdicts.push(verdict),
        }
    }
    verdicts
}

fn badness(kind: VerdictKind) -> u8 {
    match kind {
        VerdictKind::Accepted => 0,
        VerdictKind::NotStarted => 1,
        VerdictKind::TooSlow => 2,
        VerdictKind::OverLimit => 3,
        VerdictKind::StackOverflowed => 4,
        VerdictKind::TimedOut => 5,
        VerdictKind::Panicked => 6,
        VerdictKind::Wrong => 7,
    }
}

#[cfg(test)]
mod tests_of_judging {
    use super::*;
    use kihon_judge::{
        Stage,
        verdict::{Outcome, Tally},
    };

    #[test]
    fn one_test_of_each_kata_runs_and_every_other_test() {
        let names = ["a::f::examples", "a::f::properties", "a::f::adversarial", "a::f::growth"];
        let others = ["b::g::not_started", "b::mine", "b::growth"];
        let tests: Vec<String> = names.iter().chain(&others).map(|&name| name.to_owned()).collect();
        assert_eq!(chosen(&tests, None), ["a::f::examples", "b::g::not_started", "b::mine", "b::growth"]);
        assert_eq!(chosen(&tests, Some("a::")), ["a::f::examples"]);
    }

    #[test]
    fn the_worst_verdict_of_a_kata_stands() {
        let recorded = |kata: &str, outcome| Recorded {
            test: String::new(),
            stages: vec![Stage::Examples],
            verdict: Verdict { kata: kata.to_owned(), title: String::new(), cost: String::new(), seed: 0, outcome },
        };
        let accepted = Outcome::Accepted(Tally::default());
        let all = combined(vec![
            recorded("a", accepted.clone()),
            recorded("b", accepted.clone()),
            recorded("a", Outcome::NotStarted),
            recorded("a", accepted),
        ]);
        let kinds: Vec<(&str, VerdictKind)> = all.iter().map(|v| (v.kata.as_str(), v.kind())).collect();
        assert_eq!(kinds, [("a", VerdictKind::NotStarted), ("b", VerdictKind::Accepted)]);
    }
}
