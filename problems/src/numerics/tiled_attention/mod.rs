//! Tiled attention: attention to all keys in memory for the answer alone.
//!
//! The algorithm to use is [`kihon_numerics::attention::forward`](fn@kihon_numerics::attention::forward).

mod cases;
mod hints;
mod input;
mod kata;
mod mutants;
mod naive;
mod ours;
mod rows;
#[cfg(test)]
mod tests;
mod tiled;
mod workload;

pub use input::Tokens;
pub use kata::TiledAttention;
pub use workload::workloads;
