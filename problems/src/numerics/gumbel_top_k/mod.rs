//! Gumbel top-k: k different classes, drawn as softmax draws one after the other, by one
//! pass and no normalisation.
//!
//! The random numbers are part of the input, so that the answer is determined. The library's
//! [`gumbel_top_k`](kihon_numerics::gumbel::gumbel_top_k) draws its own.
//!
//! | solution | time |
//! |---|---|
//! | `naive` | n log n |
//! | `heap` | n log k |
//! | `select` | n + k log k |
//! | `bounded` | n log k, few logarithms |

mod bounded;
mod cases;
mod draw;
mod heap;
mod hints;
mod kata;
mod key;
mod mutants;
mod naive;
mod select;
#[cfg(test)]
mod tests;
mod workload;

pub use draw::Draw;
pub use kata::GumbelTopK;
pub use workload::workloads;
