//! `kihon test`: the verdicts, without what cargo says around them.

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
    sync::atomic::AtomicBool,
};

use anstream::{stderr, stdout};
use serde::Serialize;

use super::{
    super::Failure,
    folder::Folder,
    judging::{News, Report, Run},
    print_json, shelf, told,
};

/// Arguments of `kihon test`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The kata to judge [default: all]
    #[arg(value_name = "KATA")]
    kata: Option<String>,
    /// Verdicts as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Why the progress file was not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_remembered: Option<&'a str>,
}

/// Judges; exit code 1 if something is not accepted, 2 if nothing could be
/// judged.
pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = Folder::here()?;
    let kata = args.kata.as_deref().map(shelf::find).transpose()?;
    let only = kata.as_ref().map(|kata| (shelf::module(kata.as_ref()), kata.about().id));
    let status = Status::new();
    status.show("checking…");
    let run = Run { folder: &folder, only, stop: &AtomicBool::new(false) };
    let report = run.report(|news| match news {
        News::Building(line) => status.show(&format!("checking… {line}")),
        News::Verdict(verdict) => status.show(&format!("checking… {}", verdict.title)),
    });
    status.clear();
    let remembered = told::remember(&folder, &report);
    if args.json {
        print_json(&Document { report: &report, not_remembered: remembered.as_ref().err().map(String::as_str) })?;
    } else {
        write!(stdout(), "{}", told::page(&report))?;
        if let Err(error) = &remembered {
            writeln!(stderr(), "note: {error}")?;
        }
    }
    Ok(told::exit_code(&report))
}

/// A line on stderr about what is going on: replaced on a terminal, said once
/// elsewhere.
pub(super) struct Status {
    terminal: bool,
    said: std::cell::Cell<bool>,
}

impl Status {
    pub(super) fn new() -> Self {
        Self { terminal: std::io::stderr().is_terminal(), said: std::cell::Cell::new(false) }
    }

    pub(super) fn show(&self, text: &str) {
        // A status that cannot be shown is no reason to stop.
        let _ = if self.terminal {
            let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
            let text: String = text.chars().take(width.saturating_sub(1)).collect();
            write!(stderr(), "\r\x1b[2K{text}").and_then(|()| stderr().flush())
        } else if self.said.replace(true) {
            Ok(())
        } else {
            writeln!(stderr(), "{text}")
        };
    }

    pub(super) fn clear(&self) {
        if self.terminal {
            let _ = write!(stderr(), "\r\x1b[2K").and_then(|()| stderr().flush());
        }
    }
}
