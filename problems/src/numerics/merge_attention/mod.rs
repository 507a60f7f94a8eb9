//! Merge of partial attention: what a query got from blocks of keys, as what it gets from
//! all of them.
//!
//! The algorithm to use is [`kihon_numerics::attention::merge`].

mod cases;
mod hints;
mod input;
mod kata;
mod mutants;
mod naive;
mod online;
mod ours;
#[cfg(test)]
mod tests;
mod two_passes;
mod workload;

pub use input::{Merged, Parts};
pub use kata::MergeAttention;
pub use workload::workloads;
