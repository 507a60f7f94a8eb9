//! What is timed, and the peers that it is timed against.
//!
//! Each kata brings its inputs, its references and ours as a
//! [`Workload`](kihon_judge::workload::Workload); [`peers`] adds other people's
//! crates to it. [`register`] hands the whole to criterion, [`bars`] measures
//! the ratios that were promised.

pub mod bars;
pub mod peers;
mod register;

pub use register::{Sizes, criterion, register};
