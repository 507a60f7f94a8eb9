//! `kihon` alone: where you stand, and what to do next.

use std::{fmt::Write as _, io::Write};

use anstream::stdout;
use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::{
    super::Failure,
    folder::Folder,
    plural, print_json,
    state::{Standing, State, standings},
};

/// No practice crate around: how to get one.
const WELCOME: &str = "\
Practise, reuse and compare algorithms.

  kihon init katas     writes a crate to practise in, judged by plain `cargo test`
  kihon list           the katas
  kihon compare        every implementation of a kata, side by side
  kihon --help         everything else
";

#[derive(Serialize)]
struct Document<'a> {
    practice_crate: Option<String>,
    accepted: usize,
    katas: usize,
    next: Option<Next<'a>>,
}

/// What to do.
#[derive(Serialize)]
struct Next<'a> {
    kata: &'a str,
    state: State,
    file: String,
    commands: Vec<String>,
}

/// Prints it; outside of a practice crate how to get one.
pub(crate) fn run(json: bool) -> Result<(), Failure> {
    let folder = Folder::find()?;
    let standings = standings(folder.as_ref())?;
    let accepted = standings.iter().filter(|s| s.state == State::Accepted).count();
    let next = folder.as_ref().and_then(|_| next(&standings));
    if json {
        return print_json(&Document {
            practice_crate: folder.map(|folder| folder.root().display().to_string()),
            accepted,
            katas: standings.len(),
            next: next.map(tell),
        });
    }
    let mut out = stdout();
    let Some(folder) = folder else { return Ok(write!(out, "{WELCOME}")?) };
    let bold = Style::new().bold();
    let bar = bar(&standings);
    let mut page = format!("{bar}  {bold}{accepted} of {}{bold:#} accepted\n\n", plural(standings.len(), "kata"));
    match next {
        None => page.push_str("Everything is accepted. `kihon solution KATA` shows what else there is to learn.\n"),
        Some(next) => {
            let about = next.kata.about();
            let style = next.state.style();
            let state = next.state.words();
            writeln!(page, "Next: {bold}{}{bold:#} ({}), {style}{state}{style:#}", about.title, about.topic)
                .expect("writing to a string");
            if next.state != State::Absent {
                writeln!(page, "      {}", folder.shown(&folder.path(next.kata.as_ref())))
                    .expect("writing to a string");
            }
            page.push('\n');
            let commands = tell(next).commands;
            let width = commands.iter().map(String::len).max().unwrap_or(0);
            let faint = Style::new().dimmed();
            for command in commands {
                let meaning = meaning(&command);
                writeln!(page, "  {command:width$}  {faint}{meaning}{faint:#}").expect("writing to a string");
            }
        }
    }
    write!(out, "{page}")?;
    Ok(())
}

/// What was tried last and is not done, then what is begun, then what is not.
pub(super) fn next(standings: &[Standing]) -> Option<&Standing> {
    let rank = |standing: &Standing| match standing.state {
        State::Failing | State::Slow => 0,
        State::Started => 1,
        State::NotStarted => 2,
        State::Absent => 3,
        State::Accepted => 4,
    };
    let open = standings.iter().filter(|standing| standing.state != State::Accepted);
    // Of equals the first in the list, but of those tried the last one tried.
    open.min_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| b.entry.tried.cmp(&a.entry.tried)))
}

/// Whether there is something to do about it.
pub(super) fn is_open(standing: &Standing) -> bool {
    !matches!(standing.state, State::Accepted | State::Absent)
}

fn tell(standing: &Standing) -> Next<'_> {
    let id = standing.kata.about().id;
    let commands = match standing.state {
        State::Absent => vec![format!("kihon start {id}")],
        State::NotStarted => vec![format!("kihon show {id}"), format!("kihon watch {id}"), format!("kihon hint {id}")],
        State::Started | State::Failing => {
            vec![format!("kihon test {id}"), format!("kihon watch {id}"), format!("kihon hint {id}")]
        }
        State::Slow => vec![format!("kihon hint {id}"), format!("kihon bench {id}")],
        State::Accepted => vec![format!("kihon solution {id}")],
    };
    let file = Folder::file(standing.kata.as_ref()).display().to_string();
    Next { kata: id, state: standing.state, file, commands }
}

/// What a command of [`tell`] is good for.
fn meaning(command: &str) -> &'static str {
    match command.split(' ').nth(1).unwrap_or_default() {
        "start" => "writes its file",
        "show" => "the statement",
        "test" => "a verdict",
        "watch" => "a verdict at every save",
        "hint" => "one hint more each time",
        "bench" => "your times beside the others'",
        _ => "what else there is to learn",
    }
}

/// One mark a kata.
fn bar(standings: &[Standing]) -> String {
    let green = Style::new().fg_color(Some(AnsiColor::Green.into()));
    let faint = Style::new().dimmed();
    let mark = |standing: &Standing| match standing.state {
        State::Accepted => format!("{green}●{green:#}"),
        State::Absent | State::NotStarted => format!("{faint}○{faint:#}"),
        _ => format!("{}◐{:#}", standing.state.style(), standing.state.style()),
    };
    standings.iter().map(mark).collect()
}
