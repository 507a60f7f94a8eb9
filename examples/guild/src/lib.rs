//! Katas by others: what a crate needs to have its tasks practised with kihon.
//!
//! A kata is a type that implements [`kihon_judge::Kata`]; see
//! [`two_sum`] for one in full. Two things make a crate of them known to the
//! program (`kihon init DIR --with kihon-guild`):
//!
//! - [`katas`] lists them;
//! - each type is at the crate's root, where `#[kihon::kata(kihon_guild::TwoSum)]`
//!   finds it.

use kihon_judge::{AnyKata, any_kata};

pub mod two_sum;

pub use two_sum::TwoSum;

/// The katas of this crate.
///
/// # Examples
/// ```
/// let ids: Vec<&str> = kihon_guild::katas().iter().map(|kata| kata.about().id).collect();
/// assert_eq!(ids, ["two-sum"]);
/// ```
pub fn katas() -> Vec<Box<dyn AnyKata>> {
    vec![any_kata::<TwoSum>()]
}
