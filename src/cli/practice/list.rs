//! `kihon list`: every kata and where it stands.

use std::{fmt::Write as _, io::Write};

use anstream::stdout;
use anstyle::Style;
use serde::Serialize;

use super::{
    super::Failure,
    folder::Folder,
    print_json,
    state::{Standing, State, standings},
};

/// How to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// One kata in JSON.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    cost: &'a str,
    file: String,
    state: State,
    #[serde(flatten)]
    entry: &'a super::progress::Entry,
}

/// Prints the katas by topic; outside of a practice crate without standings.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let folder = Folder::find()?;
    let standings = standings(folder.as_ref())?;
    if args.json {
        let rows: Vec<Row<'_>> = standings.iter().map(row).collect();
        return print_json(&rows);
    }
    write!(stdout(), "{}", table(&standings, folder.is_some()))?;
    Ok(())
}

fn row(standing: &Standing) -> Row<'_> {
    let about = standing.kata.about();
    Row {
        id: about.id,
        title: about.title,
        topic: about.topic,
        cost: about.cost,
        file: Folder::file(standing.kata.as_ref()).display().to_string(),
        state: standing.state,
        entry: &standing.entry,
    }
}

fn table(standings: &[Standing], inside: bool) -> String {
    let (bold, faint) = (Style::new().bold(), Style::new().dimmed());
    let width = standings.iter().map(|s| s.kata.about().id.len()).max().unwrap_or(0);
    let mut out = String::new();
    if inside {
        let head = format!("  {:width$}  {:<14}  {:>6}  {:>6}  {:<10}  hints", "", "", "ratio", "growth", "tried");
        writeln!(out, "{faint}{head}{faint:#}").expect("writing to a string");
    }
    let mut topic = "";
    for Standing { kata, state, entry } in standings {
        let about = kata.about();
        if about.topic != topic {
            topic = about.topic;
            writeln!(out, "{bold}{topic}{bold:#}").expect("writing to a string");
        }
        let line = if inside {
            let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
            let growth = entry.growth.map_or_else(|| "-".to_owned(), |growth| format!("n^{growth:.1}"));
            let style = state.style();
            format!(
                "  {:width$}  {style}{:<14}{style:#}  {:>6}  {growth:>6}  {:<10}  {}/{}",
                about.id,
                state.words(),
                number(entry.ratio),
                entry.tried.as_deref().unwrap_or("-"),
                entry.hints.min(kata.hints().len()),
                kata.hints().len()
            )
        } else {
            format!("  {:width$}  {}, asked for in {}", about.id, about.title, about.cost)
        };
        writeln!(out, "{line}").expect("writing to a string");
    }
    let note = if inside {
        "ratio: your time to the naive one's, the best so far. growth: the cost over n, the last measured."
    } else {
        "No practice crate here: `kihon init DIR` makes one, `kihon show KATA` shows a statement."
    };
    writeln!(out, "\n{faint}{note}{faint:#}").expect("writing to a string");
    out
}
