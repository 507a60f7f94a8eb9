//! Judges a solution to a task and says in a few lines what is wrong with it.
//!
//! A task is a [`Kata`]: statement, inputs, oracle, checker. A solution is a
//! plain function. The judge runs it in a child process on the statement's
//! examples, on inputs kept from earlier failures, on named cases, on random
//! inputs, and on growing worst cases, and returns a [`Verdict`]; a failing
//! input is shrunk until nothing smaller fails.
#![forbid(unsafe_code)]

mod any;
pub mod bench;
pub mod contest;
pub mod contract;
mod examine;
mod floats;
mod growth;
mod host;
mod journal;
mod judge;
mod kata;
mod kept;
pub mod measure;
mod pattern;
mod random;
pub mod record;
mod render;
mod session;
pub mod shelf;
pub mod show;
mod shrink;
mod simplify;
pub mod suite;
pub mod verdict;
pub mod workload;

pub use any::{AnyKata, ReferenceText, any_kata};
pub use examine::Stage;
pub use floats::Floats;
pub use host::test_name;
pub use judge::{Judge, judge};
pub use kata::{About, Case, Example, Fault, Kata, Limits, Mutant, Reference, Role, expect_equal};
pub use pattern::Pattern;
pub use random::Random;
pub use render::Colour;
pub use simplify::{Simplify, Weight};
pub use verdict::{Verdict, VerdictKind};
