//! `kihon numerics`: the number routines on data of one's own.

use std::process::ExitCode;

use super::Failure;

mod quantize;
mod read;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    routine: Routine,
}

#[derive(Debug, clap::Subcommand)]
enum Routine {
    /// What numbers lose in 16 and 8 bits, and by how much to multiply them first
    Quantize(quantize::Args),
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.routine {
        Routine::Quantize(args) => quantize::run(args),
    }
}
