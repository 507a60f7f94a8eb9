//! `kihon solve`: a kata's answer for real input.
//!
//! Each kata is a file: its arguments, what it says, and how the answer is
//! printed. Reading is apart from that: [`input`] (bytes, lines, what is wrong),
//! [`place`] (where), [`tree`] (three tree formats), [`merge`] (files too large for
//! memory). An answer is printed whole or not at all; what must be streamed
//! says so in its help.

use std::process::ExitCode;

use super::Failure;

pub(super) mod input;
mod longest_consecutive;
mod lowest_common_ancestor;
mod merge;
mod merge_sorted_arrays;
mod minimum_window;
mod output;
mod place;
mod progress;
mod tree;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without FILE, or where FILE is `-`, standard input is read.
Exit codes: 0 an answer, 1 no answer exists, 2 wrong usage or input.

Examples:
  find /usr | kihon solve lowest-common-ancestor --of /usr/bin/env --of /usr/share
  kihon solve merge-sorted-arrays --numbers monday.txt tuesday.txt > both.txt
  kihon solve longest-consecutive ids.txt
  kihon solve minimum-window --need 'rabbit hole' alice.txt")]
pub(super) struct Args {
    #[command(subcommand)]
    kata: Kata,
}

#[derive(Debug, clap::Subcommand)]
enum Kata {
    #[command(visible_alias = "lca")]
    LowestCommonAncestor(lowest_common_ancestor::Args),
    #[command(visible_alias = "merge")]
    MergeSortedArrays(merge_sorted_arrays::Args),
    LongestConsecutive(longest_consecutive::Args),
    MinimumWindow(minimum_window::Args),
}

/// Exit code when the input is fine but has no answer.
const NO_ANSWER: u8 = 1;

/// Reads, solves, prints.
pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.kata {
        Kata::LowestCommonAncestor(args) => lowest_common_ancestor::run(args),
        Kata::MergeSortedArrays(args) => merge_sorted_arrays::run(args),
        Kata::LongestConsecutive(args) => longest_consecutive::run(args),
        Kata::MinimumWindow(args) => minimum_window::run(args),
    }
}

/// `value` as one line of JSON.
fn json_line(value: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
    let mut line = serde_json::to_vec(value).map_err(|error| Failure::Message(error.to_string()))?;
    line.push(b'\n');
    Ok(line)
}

/// Says on stderr why the input, fine as it is, has no answer.
fn no_answer(why: &str) -> ExitCode {
    anstream::eprintln!("no answer: {why}");
    ExitCode::from(NO_ANSWER)
}
