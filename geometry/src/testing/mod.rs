//! What the tests of geometric code need: adverse points and exact answers.
//!
//! With the feature `testing`. The same seed gives the same points in every version
//! and on every machine whose sine and cosine agree, so that a bench and a failing
//! case can be named by generator, size and seed.
//!
//! | module | holds |
//! |---|---|
//! | [`random`] | a small deterministic generator of numbers |
//! | [`patterns`] | named point sets, from a random square to spikes and needles |
//! | [`laws`] | what must not change an answer: scaling by 2ᵏ, swapping the axes, … |
//! | [`oracle`] | the predicates once more, by integers of any size |
//! | [`big`] | those integers |

pub mod big;
pub mod laws;
pub mod oracle;
pub mod patterns;
pub mod random;

pub use big::Big;
pub use patterns::{PATTERNS, Pattern};
pub use random::Random;
