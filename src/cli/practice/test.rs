//! `kihon test`: the verdicts, without what cargo says around them.

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
    sync::atomic::AtomicBool,
};

use anstream::{stderr, stdout};
use serde::Serialize;

use super::{
    super::{Failure, output},
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
    status.phase("checking…");
    let run = Run { folder: &folder, only, stop: &AtomicBool::new(false) };
    let report = run.report(|news| match news {
        News::Building(line) => status.show(&format!("checking… {line}")),
        News::Verdict(verdict) => status.show(&format!("checking… {}", verdict.title)),
    });
    status.clear();
    match print(args, &report, told::remember(&folder, &report).err().as_deref()) {
        // Whoever has read enough (`| head`) relies on the exit code all the more.
        Ok(()) | Err(Failure::ClosedPipe) => Ok(told::exit_code(&report)),
        Err(failure) => Err(failure),
    }
}

fn print(args: &Args, report: &Report, not_remembered: Option<&str>) -> Result<(), Failure> {
    if args.json {
        return print_json(&Document { report, not_remembered });
    }
    write!(stdout(), "{}", told::page(report))?;
    if let Some(error) = not_remembered {
        writeln!(stderr(), "note: {error}")?;
    }
    Ok(())
}

/// A line on stderr about what is going on: replaced on a terminal; elsewhere
/// the phases alone are told.
pub(super) struct Status {
    terminal: bool,
}

impl Status {
    pub(super) fn new() -> Self {
        let moves = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self { terminal: moves && std::io::stderr().is_terminal() }
    }

    /// Something else begins.
    pub(super) fn phase(&self, text: &str) {
        if self.terminal {
            self.show(text);
        } else {
            // A status that cannot be shown is no reason to stop.
            let _ = writeln!(stderr(), "{text}");
        }
    }

    /// How far it is.
    pub(super) fn show(&self, text: &str) {
        if self.terminal {
            let width = output::width(80);
            let text: String = text.chars().take(width.saturating_sub(1)).collect();
            replace_line(&text);
        }
    }

    pub(super) fn clear(&self) {
        if self.terminal {
            replace_line("");
        }
    }
}

/// Past what takes colours away, for this is none.
fn replace_line(text: &str) {
    let mut terminal = std::io::stderr().lock();
    let _ = write!(terminal, "\r\x1b[2K{text}").and_then(|()| terminal.flush());
}
