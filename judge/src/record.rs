//! Verdicts for a program to read, while tests run.
//!
//! Where the environment variable `KIHON_VERDICTS` names a file, each judgement
//! adds one line of JSON to it: the running test, the stages judged, the
//! verdict. Tests run side by side, in several processes even; each line is
//! appended in a single write, so that none falls into another.
//!
//! Two more variables are for such a program. With `KIHON_WHOLE` a judgement
//! by some stages is one by all of them: one test then tells everything, and
//! stops at the first fault. With `KIHON_END_WITH_STDIN` the process ends when
//! its standard input closes: killing the program leaves no test running.
//!
//! # Examples
//! `Distinct` and `sorting` are those of [`Kata`](crate::Kata)'s example. Here the
//! program that reads is the one that judges, started once more:
//!
//! ```
//! # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
//! # use distinct::*;
//! use std::{env, fs, process::{self, Command, Stdio}};
//! use kihon_judge::{Judge, Stage, VerdictKind, record};
//!
//! if env::var_os(record::FILE).is_some() {
//!     // The program that judges, started below.
//!     let endless = env::var_os(record::END_WITH_STDIN).is_some();
//!     let solution = if endless { |_: &[i32]| loop {} } else { sorting };
//!     let _verdict = Judge::<Distinct>::new().test("distinct").stages(&[Stage::Examples]).run(solution);
//!     return Ok(());
//! }
//! let file = env::temp_dir().join(format!("verdicts-{}", process::id()));
//! let program = || {
//!     let mut command = Command::new(env::current_exe().unwrap());
//!     command.env(record::FILE, &file).stdin(Stdio::null());
//!     command
//! };
//! assert!(program().env(record::WHOLE, "1").status()?.success());
//! // Its standard input is closed from the start: no verdict.
//! assert!(!program().env(record::END_WITH_STDIN, "1").status()?.success());
//!
//! let all: Vec<record::Recorded> = record::read(&fs::read_to_string(&file)?);
//! fs::remove_file(file)?;
//! assert_eq!(all.len(), 1);
//! assert_eq!((all[0].test.as_str(), all[0].verdict.kind()), ("distinct", VerdictKind::Accepted));
//! assert_eq!(all[0].stages, Stage::ALL, "although the test asks for one");
//! # Ok::<(), std::io::Error>(())
//! ```

use std::{env, fs::OpenOptions, io, io::Write, path::Path, sync::Once};

use serde::{Deserialize, Serialize};

use crate::{Stage, Verdict, host};

/// The environment variable that names the file.
pub const FILE: &str = "KIHON_VERDICTS";

/// The environment variable that asks for all stages.
pub const WHOLE: &str = "KIHON_WHOLE";

/// The environment variable that ties the process to its standard input.
pub const END_WITH_STDIN: &str = "KIHON_END_WITH_STDIN";

pub(crate) fn is_whole() -> bool {
    env::var_os(WHOLE).is_some()
}

pub(crate) fn end_with_reader() {
    static ONCE: Once = Once::new();
    if env::var_os(END_WITH_STDIN).is_some() {
        ONCE.call_once(host::end_with_parent);
    }
}

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
