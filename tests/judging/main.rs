//! Practising through the real program, in fresh practice crates.
//!
//! All crates share one target folder: the judge is compiled once for all of
//! them and for those of `tests/practice` (two minutes of CPU time, in the first run only).

mod bench;
mod ladder;
mod practice;
mod shapes;
#[cfg(target_os = "linux")]
mod terminal;
mod troubles;
#[path = "../cargo/warnings.rs"]
mod warnings;
mod watch;
