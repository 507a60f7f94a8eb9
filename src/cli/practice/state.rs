//! How a kata stands: what was judged, and what the file says since.

use anstyle::{AnsiColor, Style};
use kihon_judge::AnyKata;
use serde::Serialize;

use super::{
    super::Failure,
    folder::Folder,
    progress::{Entry, Progress, Status},
    shelf,
};

/// Where a kata stands in a practice crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// There is no file of it.
    Absent,
    /// Its function is the stub.
    NotStarted,
    /// There is something to judge.
    Started,
    /// See [`Status::Failing`].
    Failing,
    /// See [`Status::Slow`].
    Slow,
    /// See [`Status::Accepted`].
    Accepted,
}

impl State {
    /// Of a solution's text, and what was judged last.
    pub(super) fn of(kata: &dyn AnyKata, solution: Option<&str>, status: Status) -> Self {
        let Some(text) = solution else { return Self::Absent };
        let todo = kata.stub().lines().find(|line| line.trim_start().starts_with("todo!"));
        // In a comment it may stay.
        if todo.is_some_and(|todo| text.lines().any(|line| line.trim() == todo.trim())) {
            return Self::NotStarted;
        }
        match status {
            Status::NotStarted => Self::Started,
            Status::Failing => Self::Failing,
            Status::Slow => Self::Slow,
            Status::Accepted => Self::Accepted,
        }
    }

    /// For people.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Absent => "no file",
            Self::NotStarted => "not started",
            Self::Started => "not judged yet",
            Self::Failing => "failing",
            Self::Slow => "too slow",
            Self::Accepted => "accepted",
        }
    }

    /// Green is good, red is bad.
    pub(super) fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Absent | Self::NotStarted => Style::new().dimmed(),
            Self::Started => Style::new(),
            Self::Failing => colour(AnsiColor::Red),
            Self::Slow => colour(AnsiColor::Yellow),
            Self::Accepted => colour(AnsiColor::Green),
        }
    }
}

/// A kata and all that is known about it.
pub(super) struct Standing {
    pub(super) kata: Box<dyn AnyKata>,
    pub(super) state: State,
    pub(super) entry: Entry,
}

/// Every kata's standing; outside of a practice crate nothing is known.
pub(super) fn standings(folder: Option<&Folder>) -> Result<Vec<Standing>, Failure> {
    let progress = folder.map_or_else(|| Ok(Progress::default()), Folder::progress)?;
    let standing = |kata: Box<dyn AnyKata>| {
        let entry = progress.get(kata.about().id);
        let solution = folder.map_or(Ok(None), |folder| folder.solution(kata.as_ref()))?;
        let state = State::of(kata.as_ref(), solution.as_deref(), entry.status);
        Ok(Standing { kata, state, entry })
    };
    shelf::all().into_iter().map(standing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_is_not_started_whatever_was_judged() {
        for kata in shelf::all() {
            let (kata, stub) = (kata.as_ref(), kata.stub());
            assert_eq!(State::of(kata, None, Status::Accepted), State::Absent);
            assert_eq!(State::of(kata, Some(stub), Status::Accepted), State::NotStarted);
            let commented = stub.replace("    todo!", "    // todo!");
            assert_eq!(State::of(kata, Some(&commented), Status::NotStarted), State::Started);
            assert_eq!(State::of(kata, Some(&commented), Status::Slow), State::Slow);
        }
    }
}
