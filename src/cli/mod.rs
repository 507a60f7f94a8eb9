//! What a person types: arguments, exit codes, errors.

use std::{io, process::ExitCode};

use anstream::eprintln;
use anstyle::{AnsiColor, Style};
use clap::{Parser, Subcommand};

mod compare;
mod names;
mod output;
mod solve;

/// Practise, reuse and compare algorithms.
#[derive(Debug, Parser)]
#[command(name = "kihon", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check and time every implementation of a kata, side by side
    Compare(compare::Args),
    /// Print a kata's answer for real input: files, or what is piped in
    Solve(solve::Args),
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
    let result = match Cli::parse().command {
        Command::Compare(args) => compare::run(&args),
        Command::Solve(args) => solve::run(&args),
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
