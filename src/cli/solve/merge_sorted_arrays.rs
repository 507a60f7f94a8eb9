//! `kihon solve merge-sorted-arrays`: sorted files of any length into one.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use kihon::problems::arrays::merge_sorted_arrays::merge_k_iter_by;

use super::{
    Failure,
    input::{self, Source},
    merge::{Bytes, Direction, Floats, Integers, Item, Lines, MergeError, Order, SortedLines, Trouble},
    output::Output,
    progress::Progress,
};

/// Merge files that are each sorted, like `sort -m`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Lines are compared byte by byte, as `LC_ALL=C sort -m` does, or by the number
that each line is. They may be of any length and any bytes; they are printed as
they stand in their file, equal ones in the order of the files. CR before LF and
a byte order mark at the start do not count when lines are compared; the mark is
left out, and a last line without LF gets one.

Memory does not grow with the files: each has a buffer of at most 256 KiB, all
together about 64 MiB (4 KiB each for many thousands of files), more only for
lines longer than that. With many files they are not all kept open.

Every file is checked to be sorted while it is read. Lines that were merged
before one is found out of place are already on standard output by then; with
--output nothing is left behind, because the file appears, or is replaced, only
when all is merged.

Floating point numbers: -0 equals 0, and NaN is above infinity.

Examples:
  kihon solve merge-sorted-arrays a.txt b.txt | uniq
  kihon solve merge-sorted-arrays --numbers *.ids --output all.ids
  kihon solve merge-sorted-arrays --floats --reverse - yesterday.txt < today.txt")]
pub(super) struct Args {
    /// Sorted files [default: standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Each line is an integer, from -2^127 to 2^127 - 1
    #[arg(short, long, conflicts_with = "floats")]
    numbers: bool,

    /// Each line is a floating point number
    #[arg(short, long, visible_alias = "float")]
    floats: bool,

    /// The files are sorted from the greatest to the smallest
    #[arg(short, long)]
    reverse: bool,

    /// Write to this file, which may be one of those read; nothing half-done
    /// is ever left there
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Print one JSON array, a line for each element: numbers as numbers (NaN
    /// and infinities as strings), lines, which must be UTF-8, as strings
    #[arg(long)]
    json: bool,
}

/// Files up to this many are kept open; most systems allow 256 or 1024.
const KEPT_OPEN: usize = 128;

/// Memory for the buffers of all files, and the limits for one.
const BUFFERS: usize = 64 << 20;
const BUFFER_MIN: usize = 4 << 10;
const BUFFER_MAX: usize = 256 << 10;

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let sources = input::sources(&args.files)?;
    if args.numbers {
        merge::<Integers>(args, &sources)
    } else if args.floats {
        merge::<Floats>(args, &sources)
    } else {
        merge::<Bytes>(args, &sources)
    }
}

fn merge<O: Order>(args: &Args, sources: &[Source]) -> Result<ExitCode, Failure> {
    let direction = if args.reverse { Direction::Down } else { Direction::Up };
    // On a terminal the lines are progress enough.
    let quiet = args.output.is_none() && io::IsTerminal::is_terminal(&io::stdout());
    let progress = Progress::new(input::total_len(sources), quiet);
    progress.phase("merging");

    let buffer = (BUFFERS / sources.len()).clamp(BUFFER_MIN, BUFFER_MAX);
    let trouble = Trouble::default();
    let inputs = sources
        .iter()
        .map(|source| {
            let lines = Lines::new(source, sources.len() <= KEPT_OPEN, buffer, &progress)?;
            Ok(SortedLines::<O>::new(lines, direction, &trouble))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut output = Output::new(args.output.as_deref().map(Path::new))?;
    let mut writer = Writer { json: args.json, first: true, scratch: Vec::new() };
    let merged = merge_k_iter_by(inputs, |a, b| direction.of(O::compare(a, b)));
    for item in merged {
        // Trouble in one input ends it; the others must not go on without it.
        if trouble.borrow().is_some() {
            break;
        }
        writer.item(&item, &mut output)?;
    }
    if let Some(error) = trouble.take() {
        return Err(flushed(output, &error));
    }
    writer.end(&mut output)?;
    drop(progress);
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// The lines before the error are out, in standard output too.
fn flushed(mut output: Output, error: &MergeError) -> Failure {
    match output.flush() {
        Err(closed) if closed.kind() == io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::Message(error.to_string()),
    }
}

/// Lines as they are, or as an array.
struct Writer {
    json: bool,
    first: bool,
    scratch: Vec<u8>,
}

impl Writer {
    fn item<O: Order>(&mut self, item: &Item<O>, output: &mut Output) -> Result<(), Failure> {
        let result = if self.json {
            self.scratch.clear();
            self.scratch.extend_from_slice(if self.first { b"[\n" } else { b",\n" });
            self.first = false;
            if O::json(item, &mut self.scratch).is_none() {
                return Err(Failure::Message(format!(
                    "--json: expected lines of UTF-8, found {}",
                    input::quoted(item.line.content())
                )));
            }
            output.write_all(&self.scratch)
        } else if let Some(line) = item.line.with_end() {
            output.write_all(line)
        } else {
            output.write_all(item.line.as_is()).and_then(|()| output.write_all(b"\n"))
        };
        result.map_err(|error| output.failure(error))
    }

    fn end(&mut self, output: &mut Output) -> Result<(), Failure> {
        let end: &[u8] = match (self.json, self.first) {
            (false, _) => b"",
            (true, true) => b"[]\n",
            (true, false) => b"\n]\n",
        };
        output.write_all(end).map_err(|error| output.failure(error))
    }
}
