//! Cross entropy's gradient: what a classifier learns from one row of logits, p − q.
//!
//! | solution | time |
//! |---|---|
//! | `naive` | n² |
//! | `rest_of_the_sum` | n: at the target the share of all others |
//! | `from_the_loss` | n: at the target e^−loss − 1 |
//! | `ours` | n, by [`cross_entropy_gradient`](kihon_numerics::softmax::cross_entropy_gradient) |

mod cases;
mod from_the_loss;
mod hints;
mod kata;
mod labelled;
mod mutants;
mod naive;
mod ours;
mod rest_of_the_sum;
#[cfg(test)]
mod tests;
mod workload;

pub use kata::CrossEntropyGradient;
pub use labelled::Labelled;
pub use workload::workloads;
