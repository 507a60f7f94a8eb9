//! Verdicts for a program to read, while tests run.
//!
//! Where the environment variable `KIHON_VERDICTS` names a file, each judgement
//! adds one line of JSON to it: the running test, the stages judged, the
//! verdict. Tests run side by side, in several processes even; each line is
//! appended in a single write, so that none falls into another.

use std::{fs::OpenOptions, io, io::Write, path::Path};

use serde::{Deserialize, Serialize};

use crate::{Stage, Verdict};

/// The environment variable that names the file.
pub const FILE: &str = "KIHON_VERDICTS";

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// The name of the test, without the crate's.
    pub test: String,
    /// What was judged.
    pub stages: Vec<Stage>,
    /// The verdict.
    pub verdict: Verdict,
}

/// The complete lines of such a file; others are left out.
///
/// # Examples
/// ```
/// let line = r#"{"test": "f::examples", "stages": ["Examples"], "verdict":
///     {"kata": "f", "title": "F", "cost": "n", "seed": 1, "outcome": "not_started"}}"#.replace('\n', "");
/// let all = kihon_judge::record::read(&format!("{line}\n{line}"));
/// assert_eq!(all.len(), 1);
/// assert_eq!(all[0].test, "f::examples");
/// ```
pub fn read(text: &str) -> Vec<Recorded> {
    let complete = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    complete.filter_map(|line| serde_json::from_str(line).ok()).collect()
}

pub(crate) fn append(file: &Path, test: &str, stages: &[Stage], verdict: &Verdict) -> io::Result<()> {
    let recorded = Recorded { test: test.to_owned(), stages: stages.to_vec(), verdict: verdict.clone() };
    let mut line = serde_json::to_vec(&recorded)?;
    line.push(b'\n');
    OpenOptions::new().append(true).create(true).open(file)?.write_all(&line)
}
