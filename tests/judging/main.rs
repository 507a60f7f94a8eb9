//! Practising through the real program, in fresh practice crates.
//!
//! All crates share one target folder: the judge is compiled once for all of
//! them (two minutes of CPU time, in the first run only).

mod bench;
mod ladder;
mod practice;
mod shapes;
mod troubles;
#[path = "../cargo/warnings.rs"]
mod warnings;
mod watch;
