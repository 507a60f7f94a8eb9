//! `kihon solve longest-consecutive`: the longest run of consecutive integers
//! in files of ids, and what is missing between them.

use std::{io::Write, path::PathBuf, process::ExitCode, str};

use kihon::problems::arrays::longest_consecutive::{Integer, longest_consecutive};
use serde::Serialize;

use super::{
    Failure,
    input::{self, Content, InputError, quoted},
    json_line, no_answer, output,
    place::line_and_column,
    progress::Progress,
};

/// Longest run of consecutive integers, in any order
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Integers are separated by blanks, commas or line ends, and may reach from
-2^127 to 2^127 - 1. Several files are taken together. Of equally long runs the
lowest is printed. No integer at all: exit code 1.

The tables of --gaps: first and last missing value and how many, separated by
tabs.

Examples:
  kihon solve longest-consecutive invoices.txt
  cut -f1 log.tsv | kihon solve longest-consecutive --gaps
  seq 5 9 | kihon solve longest-consecutive --json")]
pub(super) struct Args {
    /// Files of integers [default: standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// List the stretches missing between the smallest and the greatest value
    #[arg(long)]
    gaps: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, PartialEq, Serialize)]
struct Answer {
    start: Option<i128>,
    end: Option<i128>,
    length: usize,
    /// Integers read, each time it stands there.
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    gaps: Option<Vec<Gap>>,
}

/// The missing values from `start` to `end`.
#[derive(Debug, PartialEq, Serialize)]
struct Gap {
    start: i128,
    end: i128,
    /// Up to 2^128 - 3 values can be missing.
    length: u128,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let sources = input::sources(&args.files)?;
    let progress = Progress::new(input::total_len(&sources), false);
    let mut numbers = Numbers::Short(Vec::new());
    for source in &sources {
        numbers.read(&source.read_all(&progress)?)?;
    }
    progress.phase("searching");
    let answer = match numbers {
        Numbers::Short(numbers) => solve(numbers, args.gaps),
        Numbers::Long(numbers) => solve(numbers, args.gaps),
    };
    drop(progress);
    output::print(&if args.json { json_line(&answer)? } else { text(&answer) })?;
    Ok(if answer.length == 0 { no_answer("the input has no integers") } else { ExitCode::SUCCESS })
}

/// Integers: as short ones while all of them fit, which is nearly always.
#[derive(Debug, PartialEq)]
enum Numbers {
    Short(Vec<i64>),
    Long(Vec<i128>),
}

impl Numbers {
    fn read(&mut self, content: &Content) -> Result<(), InputError> {
        let bytes = content.bytes();
        let separates = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
        let mut at = 0;
        while let Some(start) = bytes[at..].iter().position(|byte| !separates(byte)) {
            let rest = &bytes[at + start..];
            let word = &rest[..rest.iter().position(separates).unwrap_or(rest.len())];
            if !str::from_utf8(word).is_ok_and(|word| self.push(word)) {
                let (line, column) = line_and_column(bytes, at + start);
                return Err(InputError::Malformed {
                    name: content.name.clone(),
                    line,
                    column: Some(column),
                    expected: "an integer from -2^127 to 2^127 - 1".to_owned(),
                    found: quoted(word),
                });
            }
            at += start + word.len();
        }
        Ok(())
    }

    /// Whether `word` is an integer, which is then one of these.
    fn push(&mut self, word: &str) -> bool {
        if let Self::Short(numbers) = self {
            if let Ok(number) = word.parse() {
                numbers.push(number);
                return true;
            }
            if word.parse::<i128>().is_err() {
                return false;
            }
            *self = Self::Long(numbers.iter().copied().map(i128::from).collect());
        }
        let (Self::Long(numbers), Ok(number)) = (self, word.parse()) else { return false };
        numbers.push(number);
        true
    }
}

fn solve<T: Integer + Into<i128>>(mut numbers: Vec<T>, with_gaps: bool) -> Answer {
    let run = longest_consecutive(&numbers);
    let count = numbers.len();
    let gaps = with_gaps.then(|| {
        numbers.sort_unstable();
        numbers
            .windows(2)
            .map(|pair| (pair[0].into(), pair[1].into()))
            .filter(|&(before, after)| before.checked_add(1).is_some_and(|next| next < after))
            .map(|(before, after): (i128, i128)| Gap {
                start: before + 1,
                end: after - 1,
                length: after.abs_diff(before) - 1,
            })
            .collect()
    });
    Answer {
        start: run.map(|run| run.start.into()),
        end: run.map(|run| run.last().into()),
        length: run.map_or(0, |run| run.length),
        count,
        gaps,
    }
}

fn text(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    if let (Some(start), Some(end)) = (answer.start, answer.end) {
        drop(writeln!(out, "{start} to {end}: {} in a row", answer.length));
    }
    for gap in answer.gaps.iter().flatten() {
        drop(writeln!(out, "{}\t{}\t{}", gap.start, gap.end, gap.length));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Numbers, String> {
        let mut numbers = Numbers::Short(Vec::new());
        let content = Content::new("t".to_owned(), text.as_bytes().to_vec());
        numbers.read(&content).map(|()| numbers).map_err(|error| error.to_string())
    }

    #[test]
    fn separators_and_widths() {
        assert_eq!(read("\u{feff}1, -2,+3\r\n\n4\t05"), Ok(Numbers::Short(vec![1, -2, 3, 4, 5])));
        assert_eq!(read(" ,\n"), Ok(Numbers::Short(vec![])));
        assert_eq!(
            read("1 9223372036854775808 -170141183460469231731687303715884105728"),
            Ok(Numbers::Long(vec![1, 1 << 63, i128::MIN]))
        );
    }

    #[test]
    fn errors_say_where_and_what() {
        let expected = "expected an integer from -2^127 to 2^127 - 1, found";
        assert_eq!(read("1\n2 x3\n"), Err(format!("t:2:3: {expected} `x3`")));
        assert_eq!(read("1.5"), Err(format!("t:1:1: {expected} `1.5`")));
        let long = "1".repeat(100);
        assert_eq!(read(&long), Err(format!("t:1:1: {expected} `{}…`", &long[..40])));
    }

    #[test]
    fn gaps_at_the_ends_of_the_type() {
        let answer = solve(vec![i128::MAX, i128::MIN], true);
        let gap = Gap { start: i128::MIN + 1, end: i128::MAX - 1, length: u128::MAX - 1 };
        assert_eq!((answer.length, answer.gaps), (1, Some(vec![gap])));
    }

    proptest! {
        #[test]
        fn gaps_are_what_is_missing(numbers in proptest::collection::vec(-9_i64..9, 0..12)) {
            let answer = solve(numbers.clone(), true);
            let there: BTreeSet<i128> = numbers.iter().map(|&number| i128::from(number)).collect();
            let (Some(&first), Some(&last)) = (there.first(), there.last()) else {
                prop_assert_eq!(answer.gaps, Some(vec![]));
                return Ok(());
            };
            let missing: Vec<i128> = (first..=last).filter(|number| !there.contains(number)).collect();
            let listed: Vec<i128> = answer.gaps.iter().flatten().flat_map(|gap| gap.start..=gap.end).collect();
            prop_assert_eq!(listed, missing);
            prop_assert!(answer.gaps.iter().flatten().all(|gap| gap.length == gap.end.abs_diff(gap.start) + 1));
            prop_assert!((answer.start.unwrap()..=answer.end.unwrap()).all(|number| there.contains(&number)));
        }
    }
}
