//! Online softmax: logits come one by one, and of each its probability among those so far
//! is told at once.
//!
//! The remedy against overflow, to subtract the maximum, seems to need all logits first.
//! It does not: a sum taken from an earlier maximum is scaled to the new one. That is
//! what softmax in one pass, attention over blocks and sums over threads are made of.
//!
//! | solution | time |
//! |---|---|
//! | `naive` | n² |
//! | `online` | n |
//! | `blocks` | n, of which most can be done in parallel |
//! | `ours` | n, by [`MaxSum`](kihon_numerics::softmax::MaxSum) |

mod blocks;
mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod online;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::OnlineSoftmax;
pub use workload::workloads;
