//! `.kihon/progress.txt`: how each kata stands, one line a kata, sorted by id.
//!
//! ```text
//! longest-consecutive slow tried=2026-11-21 attempts=3 ratio=0.52 growth=1.96 hints=1
//! ```
//!
//! The file is meant for git: lines that are not understood stay as they are
//! and where they are, and of two lines about one kata, as a union merge leaves
//! them, the later one counts.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Serialize;

use super::super::{Failure, output};

/// What a solution has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    /// The body is still `todo!()`, or nothing was judged yet.
    #[default]
    NotStarted,
    /// The last judgement found a fault.
    Failing,
    /// Right, but it costs more than the statement asks for.
    Slow,
    /// Accepted.
    Accepted,
}

impl Status {
    const ALL: [Self; 4] = [Self::NotStarted, Self::Failing, Self::Slow, Self::Accepted];

    /// As in the file.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Failing => "failing",
            Self::Slow => "slow",
            Self::Accepted => "accepted",
        }
    }
}

/// What is known about one kata.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Entry {
    /// Where it stands.
    pub(crate) status: Status,
    /// The day of the last judgement: `2026-11-21`.
    pub(crate) tried: Option<String>,
    /// Judgements so far.
    pub(crate) attempts: u64,
    /// The best ratio to the naive solution's time.
    pub(crate) ratio: Option<f64>,
    /// The exponent last measured.
    pub(crate) growth: Option<f64>,
    /// Hints read.
    pub(crate) hints: usize,
    /// What a later version wrote at the end of the line.
    #[serde(skip)]
    unknown: Vec<String>,
}

impl Entry {
    /// Of two lines about one kata the later one, with the best of both.
    fn merged(self, other: Self) -> Self {
        let latest = |entry: &Self| (entry.tried.clone(), entry.attempts, entry.hints);
        let (mut last, first) = if latest(&other) >= latest(&self) { (other, self) } else { (self, other) };
        last.attempts = last.attempts.max(first.attempts);
        last.hints = last.hints.max(first.hints);
        last.ratio = match (last.ratio, first.ratio) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        last.growth = last.growth.or(first.growth);
        last
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
        write!(
            f,
            "{} tried={} attempts={} ratio={} growth={} hints={}",
            self.status.word(),
            self.tried.as_deref().unwrap_or("-"),
            self.attempts,
            number(self.ratio),
            number(self.growth),
            self.hints
        )?;
        self.unknown.iter().try_for_each(|word| write!(f, " {word}"))
    }
}

impl Entry {
    /// What stands behind the id; none if it is something else.
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let status = words.next()?;
        let status = Status::ALL.into_iter().find(|known| known.word() == status)?;
        let mut entry = Self { status, ..Self::default() };
        for word in words {
            match word.split_once('=') {
                Some(("tried", day)) => entry.tried = known(day)?,
                Some(("attempts", count)) => entry.attempts = count.parse().ok()?,
                Some(("ratio", ratio)) => entry.ratio = known(ratio)?,
                Some(("growth", growth)) => entry.growth = known(growth)?,
                Some(("hints", count)) => entry.hints = count.parse().ok()?,
                _ => entry.unknown.push(word.to_owned()),
            }
        }
        Some(entry)
    }
}

/// `-` is nothing; none if `word` is no value at all.
fn known<T: FromStr>(word: &str) -> Option<Option<T>> {
    if word == "-" { Some(None) } else { word.parse().ok().map(Some) }
}

#[derive(Debug, Clone, PartialEq)]
enum Line {
    Kata(String, Entry),
    Other(String),
}

/// The file's lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Progress(Vec<Line>);

impl Progress {
    /// Where it is, in the practice crate at `root`.
    pub(crate) fn path(root: &Path) -> PathBuf {
        root.join(".kihon").join("progress.txt")
    }

    /// Reads the file; a missing one says nothing about any kata.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let path = Self::path(root);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Failure::Message(format!("{}: {error}", path.display()))),
        }
    }

    /// Reads the file, changes what it says about one kata, and writes it: a
    /// reader sees the old file or the new one.
    pub(crate) fn update(root: &Path, id: &str, change: impl FnOnce(&mut Entry)) -> Result<(), Failure> {
        let mut progress = Self::read(root)?;
        let mut entry = progress.get(id);
        change(&mut entry);
        progress.set(id, entry);
        output::write_atomically(&Self::path(root), &progress.to_string())
    }

    /// What is known about a kata.
    pub(crate) fn get(&self, id: &str) -> Entry {
        let of_kata = self.0.iter().find_map(|line| match line {
            Line::Kata(of, entry) if of == id => Some(entry.clone()),
            _ => None,
        });
        of_kata.unwrap_or_default()
    }

    /// Changes the kata's line, or adds one before the first of a greater id.
    pub(crate) fn set(&mut self, id: &str, entry: Entry) {
        let new = Line::Kata(id.to_owned(), entry);
        let is_kata =
            |test: fn(&str, &str) -> bool| move |line: &Line| matches!(line, Line::Kata(of, _) if test(of, id));
        if let Some(at) = self.0.iter().position(is_kata(|of, id| of == id)) {
            self.0[at] = new;
        } else {
            let at = self.0.iter().position(is_kata(|of, id| of > id)).unwrap_or(self.0.len());
            self.0.insert(at, new);
        }
    }

    fn parse(text: &str) -> Self {
        let mut progress = Self::default();
        for line in text.lines() {
            let entry = line.split_once(' ').and_then(|(id, rest)| Some((id, Entry::parse(rest)?)));
            let Some((id, entry)) = entry else {
                progress.0.push(Line::Other(line.to_owned()));
                continue;
            };
            let earlier = progress.0.iter_mut().find_map(|line| match line {
                Line::Kata(of, entry) if of == id => Some(entry),
                _ => None,
            });
            match earlier {
                Some(earlier) => *earlier = earlier.clone().merged(entry),
                None => progress.0.push(Line::Kata(id.to_owned(), entry)),
            }
        }
        progress
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| match line {
            Line::Kata(id, entry) => writeln!(f, "{id} {entry}"),
            Line::Other(text) => writeln!(f, "{text}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# mine
longest-consecutive slow tried=2026-11-21 attempts=3 ratio=0.520 growth=1.960 hints=1
a line of the future!
two-sum not-started tried=- attempts=0 ratio=- growth=- hints=0
";

    #[test]
    fn what_is_read_is_written() {
        let progress = Progress::parse(FILE);
        assert_eq!(progress.to_string(), FILE);
        let entry = progress.get("longest-consecutive");
        assert_eq!((entry.status, entry.attempts, entry.hints), (Status::Slow, 3, 1));
        assert_eq!((entry.ratio, entry.growth, entry.tried.as_deref()), (Some(0.52), Some(1.96), Some("2026-11-21")));
        assert_eq!(progress.get("unheard-of"), Entry::default());
    }

    #[test]
    fn a_new_kata_gets_its_place_and_nothing_else_moves() {
        let mut progress = Progress::parse(FILE);
        progress.set("minimum-window", Entry::default());
        progress.set("zebra", Entry { status: Status::Accepted, ..Entry::default() });
        let ids = progress.to_string();
        let words: Vec<&str> = ids.lines().map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(words, ["#", "longest-consecutive", "a", "minimum-window", "two-sum", "zebra"]);
        assert!(ids.contains("a line of the future!\n"));
    }

    #[test]
    fn the_end_of_a_line_may_be_of_a_later_version() {
        let line = "two-sum accepted tried=2027-01-02 attempts=1 ratio=- growth=- hints=0 streak=4 ★\n";
        let mut progress = Progress::parse(line);
        let mut entry = progress.get("two-sum");
        entry.hints = 2;
        progress.set("two-sum", entry);
        assert_eq!(progress.to_string(), line.replace("hints=0", "hints=2"));
    }

    #[test]
    fn lines_with_a_broken_value_are_kept() {
        for line in ["two-sum accepted attempts=many", "two-sum asleep tried=-", "two-sum", "", "<<<<<<< ours"] {
            let mut progress = Progress::parse(&format!("{line}\n"));
            assert_eq!(progress.get("two-sum"), Entry::default(), "{line}");
            progress.set("merge", Entry::default());
            assert!(progress.to_string().lines().any(|kept| kept == line), "{line}");
        }
    }

    #[test]
    fn of_two_lines_the_later_counts_with_the_best_of_both() {
        let early = "two-sum accepted tried=2026-11-20 attempts=5 ratio=0.100 growth=- hints=4";
        let late = "two-sum failing tried=2026-11-21 attempts=2 ratio=0.300 growth=1.000 hints=0";
        let both = "two-sum failing tried=2026-11-21 attempts=5 ratio=0.100 growth=1.000 hints=4\n";
        assert_eq!(Progress::parse(&format!("{early}\n{late}")).to_string(), both);
        assert_eq!(Progress::parse(&format!("{late}\n{early}")).to_string(), both);
    }

    #[test]
    fn an_update_reads_what_is_there_now() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".kihon")).unwrap();
        Progress::update(folder.path(), "two-sum", |entry| entry.attempts += 1).unwrap();
        Progress::update(folder.path(), "two-sum", |entry| entry.attempts += 1).unwrap();
        assert_eq!(Progress::read(folder.path()).unwrap().get("two-sum").attempts, 2);
        assert_eq!(fs::read_dir(folder.path().join(".kihon")).unwrap().count(), 1, "nothing beside the file");
    }
}
