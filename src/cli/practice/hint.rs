//! `kihon hint`: one hint more each time.

use std::io::Write;

use anstream::stdout;
use serde::Serialize;

use super::{super::Failure, folder::Folder, markdown, print_json, progress::Progress, shelf};

/// Which kata, and which hint.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, as in `kihon list`
    kata: String,
    /// This hint, counted from 1, instead of the next one
    #[arg(value_name = "NUMBER")]
    number: Option<usize>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    number: usize,
    of: usize,
    hint: &'a str,
}

/// Prints a hint and remembers that it was read.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let kata = shelf::find(&args.kata)?;
    let (id, hints) = (kata.about().id, kata.hints());
    // A hint asked for by its number can be read anywhere.
    let folder = match args.number {
        Some(_) => Folder::find()?,
        None => Some(Folder::here()?),
    };
    let read = folder.as_ref().map_or(Ok(0), |folder| folder.progress().map(|progress| progress.get(id).hints))?;
    let of = hints.len();
    let number = args.number.unwrap_or((read + 1).min(of));
    let Some(hint) = number.checked_sub(1).and_then(|at| hints.get(at)) else {
        return Err(Failure::Message(format!("{id} has the hints 1 to {of}, no hint {number}")));
    };
    if let Some(folder) = folder
        && number > read
    {
        Progress::update(folder.root(), id, |entry| entry.hints = number)?;
    }
    if args.json {
        return print_json(&Document { id, number, of, hint });
    }
    markdown::print(&format!("## Hint {number} of {of}\n\n{hint}"))?;
    let mut out = stdout();
    if number < of {
        writeln!(out, "\nThe next one: kihon hint {id}")?;
    } else {
        writeln!(out, "\nThat is the last one. Whole solutions: kihon solution {id}")?;
    }
    Ok(())
}
