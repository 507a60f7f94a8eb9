//! What a person types: arguments, exit codes, errors.

use std::{io, process::ExitCode};

use anstream::eprintln;
use anstyle::{AnsiColor, Style};
use clap::{Parser, Subcommand};

mod book;
mod compare;
mod geometry;
mod names;
mod numerics;
mod output;
mod practice;
mod shell;
mod solve;

/// Practise, reuse and compare algorithms.
#[derive(Debug, Parser)]
#[command(name = "kihon", version, about, max_term_width = 100, args_conflicts_with_subcommands = true)]
#[command(
    long_about = "Practise, reuse and compare algorithms.\n\nWithout a command: where you stand, and what to do next.",
    after_help = EXIT_CODES
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Where you stand, as JSON
    #[arg(long)]
    json: bool,
}

/// The end of the help.
const EXIT_CODES: &str = "\
Exit codes: 0 done; 1 bad news about the subject: a solution not accepted, a wrong answer;
2 not done: a mistake in the arguments, the input or the folder; 130 interrupted by Ctrl-C.
NO_COLOR=1 turns colours off; into a file or a pipe there are none.";

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Practice(practice::Command),
    /// Check and time every implementation of a kata, side by side
    Compare(compare::Args),
    /// Print a kata's answer for real input: files, or what is piped in
    Solve(solve::Args),
    /// Hulls, circles, areas and the like of shapes in CSV, WKT or GeoJSON
    Geometry(geometry::Args),
    /// Use the number routines on data of your own
    Numerics(numerics::Args),
    /// Write the katas as a web site: statements, hints, solutions, comparisons
    Book(book::Args),
    /// Print completions for a shell
    Completions(shell::CompletionsArgs),
    /// Print the manual page, or write those of all commands
    Man(shell::ManArgs),
}

/// What stops the program: told on one line of stderr, exit code 2.
#[derive(Debug)]
enum Failure {
    /// Something in the arguments or the input; the whole message.
    Message(String),
    /// Whoever read the output has seen enough (`| head`): not an error.
    ClosedPipe,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::Message(error.to_string()) }
    }
}

/// Runs the program. Exit codes: 0; 1 when a command has bad news about its
/// subject (a wrong answer); 2 when it could not do what it was asked to.
pub(crate) fn main() -> ExitCode {
    let Cli { command, json } = Cli::parse();
    let result = match command {
        None => practice::here(json).map(|()| ExitCode::SUCCESS),
        Some(Command::Practice(command)) => practice::run(&command),
        Some(Command::Compare(args)) => compare::run(&args),
        Some(Command::Solve(args)) => solve::run(&args),
        Some(Command::Geometry(args)) => geometry::run(&args),
        Some(Command::Numerics(args)) => numerics::run(&args),
        Some(Command::Book(args)) => book::run(&args),
        Some(Command::Completions(args)) => shell::completions(&args),
        Some(Command::Man(args)) => shell::man(&args),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            let error = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
            eprintln!("{error}error{error:#}: {message}");
            ExitCode::from(2)
        }
    }
}
