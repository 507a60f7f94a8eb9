//! Softmax and top-k in one: the k most probable of n logits, with their probabilities.
//!
//! Sampling a word from a language model needs no more of the softmax than this.
//!
//! | solution | time |
//! |---|---|
//! | `naive` | n·k |
//! | `heap` | n log k, one pass |
//! | `select` | n + k log k |
//! | `ours` | n, by [`softmax_top_k`](kihon_numerics::softmax::softmax_top_k) |

mod cases;
mod heap;
mod hints;
mod kata;
mod mutants;
mod naive;
mod ours;
mod row;
mod select;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::SoftmaxTopK;
pub use row::Row;
pub use workload::workloads;
