//! Solved problems: for each an obvious solution, the known algorithms, and
//! the one to use.
//!
//! With the feature `judge` each problem is also a kata: a statement, an
//! oracle, input patterns, and wrong solutions that a judge must recognise.

pub mod arrays;
#[cfg(feature = "judge")]
mod catalogue;
#[cfg(feature = "judge")]
pub mod geometry;
#[cfg(feature = "judge")]
pub mod numerics;
pub mod strings;
pub mod trees;

#[cfg(feature = "judge")]
pub use catalogue::{Visitor, katas, visit, workloads};
