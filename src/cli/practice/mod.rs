//! Practising: a crate of one's own in which plain `cargo test` judges.

use std::process::ExitCode;

use clap::Subcommand;

use super::Failure;

mod bench;
mod build;
mod clock;
mod folder;
mod git;
mod group;
mod here;
mod hint;
mod init;
mod judging;
mod list;
mod markdown;
mod missing;
mod package;
mod progress;
mod reset;
mod scaffold;
mod shelf;
mod show;
mod solution;
mod start;
mod state;
mod stats;
mod test;
mod told;
mod watch;
mod with;

pub(super) use here::run as here;
pub(super) use shelf::all as katas;

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a crate to practise in, where plain `cargo test` judges
    Init(init::Args),
    /// Add a kata's file to the practice crate
    Start(start::Args),
    /// Show where every kata stands, by topic
    List(list::Args),
    /// Show a kata's statement
    Show(show::Args),
    /// Show the next hint for a kata; the last one is the idea in words
    Hint(hint::Args),
    /// Show the right solutions of a kata, what each teaches, and their source
    Solution(solution::Args),
    /// Judge the katas of the practice crate, or one
    Test(test::Args),
    /// Judge the changed kata after every save
    Watch(watch::Args),
    /// Time your solution beside the naive one, the references and the standard library's way
    Bench(bench::Args),
    /// Put a solution away and start anew; nothing is lost
    Reset(reset::Args),
    /// Count what was practised so far
    Stats(stats::Args),
}

/// Runs one of them.
pub(super) fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Init(args) => init::run(args)?,
        Command::Start(args) => start::run(args)?,
        Command::List(args) => list::run(args)?,
        Command::Show(args) => show::run(args)?,
        Command::Hint(args) => hint::run(args)?,
        Command::Solution(args) => solution::run(args)?,
        Command::Test(args) => return test::run(args),
        Command::Watch(args) => return watch::run(args),
        Command::Bench(args) => return bench::run(args),
        Command::Reset(args) => reset::run(args)?,
        Command::Stats(args) => stats::run(args)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// `value` as JSON on stdout.
fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    use std::io::Write;
    let text = serde_json::to_string_pretty(value).expect("plain data is JSON");
    Ok(writeln!(anstream::stdout(), "{text}")?)
}

/// `1 kata`, `2 katas`.
fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
