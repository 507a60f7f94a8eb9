//! `kihon book`: the katas as a web site, to be read from disk.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anstream::{eprintln, stdout};
use kihon::problems;

use super::{Failure, compare::plural, practice};
use measured::Measured;
use site::Place;

mod markdown;
mod measured;
mod pages;
mod site;

/// Arguments of `kihon book`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The book is plain files: open DIR/index.html from disk, or put the folder on any server. It needs \
                        no script and nothing from the network."
)]
pub(super) struct Args {
    /// The folder: a new one, or one that holds a book
    #[arg(value_name = "DIR", default_value = "book")]
    dir: PathBuf,
    /// Time to take for the comparisons, all together; 0 leaves them out
    #[arg(short, long, value_name = "S", default_value_t = 30.0, value_parser = seconds)]
    seconds: f64,
    /// Take the comparisons from a file that `kihon compare --json=FILE` has written
    #[arg(long, value_name = "FILE", conflicts_with_all = ["seconds", "seed"])]
    compared: Option<PathBuf>,
    /// Seed of the inputs compared on
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(s) if (0.0..=86_400.0).contains(&s) => Ok(s),
        _ => Err("expected a number of seconds, 0 to a day".to_owned()),
    }
}

/// Writes the book, and says what was written.
pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let katas = practice::katas();
    let place = Place::of(&args.dir)?;
    // Before a minute of work: whether there is room for all pages.
    place.check(&args.dir, pages::files(&katas, None).into_iter().map(|(name, _)| name))?;
    let measured = measured(args)?;
    let files = pages::files(&katas, measured.as_ref());
    let gone = place.write(&args.dir, &files)?;
    tell(&args.dir, files.iter().map(|(name, _)| name.as_str()), &gone)?;
    Ok(ExitCode::SUCCESS)
}

fn measured(args: &Args) -> Result<Option<Measured>, Failure> {
    let workloads = problems::workloads();
    if let Some(path) = &args.compared {
        return measured::from_file(path, &workloads).map(Some);
    }
    if args.seconds == 0.0 {
        return Ok(None);
    }
    if cfg!(debug_assertions) {
        eprintln!("This is a debug build, whose times say little: use `cargo run --release -- book`.");
    }
    measured::now(&workloads, args.seconds, args.seed).map(Some)
}

fn tell<'a>(dir: &Path, names: impl Iterator<Item = &'a str>, gone: &[String]) -> Result<(), Failure> {
    let mut out = stdout();
    let names: Vec<&str> = names.collect();
    writeln!(out, "Wrote {} {} to {}:\n", names.len(), plural("file", names.len()), dir.display())?;
    for name in &names {
        writeln!(out, "  {name}")?;
    }
    if !gone.is_empty() {
        writeln!(out, "\nRemoved, for the book has no such page any more: {}", gone.join(", "))?;
    }
    writeln!(out, "\nOpen {} in a browser.", dir.join("index.html").display())?;
    Ok(())
}
