//! Log-sum-exp: ln Σ eˣ, the smooth maximum, without overflow and without loss near 0.
//!
//! | solution | time |
//! |---|---|
//! | `naive` | n log n: the least first |
//! | `two_pass` | n: the greatest, then the others |
//! | `online` | n, in one pass |
//! | `ours` | n, by [`log_sum_exp`](kihon_numerics::softmax::log_sum_exp) |

mod cases;
mod hints;
mod kata;
mod mutants;
mod naive;
mod online;
mod ours;
#[cfg(test)]
mod tests;
mod two_pass;
mod workload;

pub use kata::LogSumExp;
pub use workload::workloads;
