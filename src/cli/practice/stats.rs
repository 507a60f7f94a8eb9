//! `kihon stats`: what was practised so far, in numbers.

use std::{collections::BTreeMap, fmt::Write as _, io::Write};

use anstream::stdout;
use anstyle::Style;
use serde::Serialize;

use super::{
    super::Failure,
    folder::Folder,
    plural, print_json,
    state::{Standing, State, standings},
};

/// How to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// The numbers, of one topic or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Stats {
    katas: usize,
    accepted: usize,
    too_slow: usize,
    failing: usize,
    not_judged: usize,
    not_started: usize,
    attempts: u64,
    hints_read: usize,
    last_tried: Option<String>,
}

impl Stats {
    /// Counts one kata more.
    fn add(&mut self, standing: &Standing) {
        self.katas += 1;
        *match standing.state {
            State::Absent | State::NotStarted => &mut self.not_started,
            State::Started => &mut self.not_judged,
            State::Failing => &mut self.failing,
            State::Slow => &mut self.too_slow,
            State::Accepted => &mut self.accepted,
        } += 1;
        self.attempts += standing.entry.attempts;
        self.hints_read += standing.entry.hints;
        self.last_tried = self.last_tried.take().max(standing.entry.tried.clone());
    }
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    all: &'a Stats,
    topics: &'a BTreeMap<&'static str, Stats>,
}

/// Prints the numbers.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let standings = standings(Some(&Folder::here()?))?;
    let (mut all, mut topics) = (Stats::default(), BTreeMap::<&'static str, Stats>::new());
    for standing in &standings {
        all.add(standing);
        topics.entry(standing.kata.about().topic).or_default().add(standing);
    }
    if args.json {
        return print_json(&Document { all: &all, topics: &topics });
    }
    let bold = Style::new().bold();
    let mut out = format!("{bold}{} of {} accepted{bold:#}\n\n", all.accepted, plural(all.katas, "kata"));
    for (count, what) in [
        (all.too_slow, "right, but too slow"),
        (all.failing, "failing"),
        (all.not_judged, "not judged yet"),
        (all.not_started, "not started"),
    ] {
        if count > 0 {
            writeln!(out, "  {count:>3} {what}").expect("writing to a string");
        }
    }
    writeln!(out).expect("writing to a string");
    for (topic, of) in &topics {
        writeln!(out, "  {topic:<10} {} of {}", of.accepted, of.katas).expect("writing to a string");
    }
    let judged = plural(usize::try_from(all.attempts).unwrap_or(usize::MAX), "judgement");
    let last = all.last_tried.map_or(String::new(), |day| format!(", the last on {day}"));
    writeln!(out, "\n  {judged}{last}; {} read", plural(all.hints_read, "hint")).expect("writing to a string");
    write!(stdout(), "{out}")?;
    Ok(())
}
