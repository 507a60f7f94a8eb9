//! Minimum window: the shortest part of one sequence that holds all of another.
//!
//! Given `s` and `t`, find the shortest stretch of `s` that has every token of
//! `t` at least as often as `t` has it ([no. 76](https://leetcode.com/problems/minimum-window-substring/) among the classic tasks, on strings). Both ends of a
//! window only ever move to the right: where the window holds all, its left end
//! may move on; where something is missing, its right end must. All fast ways
//! are this walk; they differ in what they do for tokens that are not needed,
//! and in how they count.
//!
//! Of equally short windows the leftmost is returned; if `t` is empty, the
//! empty window at the start.
//!
//! | use | for | cost |
//! |---|---|---|
//! | [`min_window()`] | text: characters of any script | O(n + m) |
//! | [`min_window_bytes`] | bytes | O(n + m), O(1) space |
//! | [`min_window_of`] | slices of tokens: words, numbers | expected O(n + m) |
//! | [`min_windows`], [`min_windows_of`] | all shortest windows | the same |
//! | [`MinWindowStream`] | a stream longer than memory | O(m) space |
//! | `Requirement` (feature `indexmap`) | which tokens are lacking, in order | O(n + m) |
//!
//! To read, from plain to fast: [`naive()`], [`hash_map()`], [`table()`],
//! [`queue()`], then `recent.rs`, `bytes.rs` and `text.rs`.
//!
//! Sources: the two ends that only move forward are folklore, under the names
//! of sliding window and two pointers. The list of newest occurrences is that
//! of least-recently-used caches (a doubly linked list with direct access).
//!
//! # Examples
//! ```
//! use kihon_problems::strings::minimum_window::{min_window, min_windows};
//! assert_eq!(min_window("ADOBECODEBANC", "ABC"), Some("BANC"));
//! assert_eq!(min_windows("ADOBECODEBANC", "OD"), [1..3, 6..8]);
//! ```

mod bytes;
#[cfg(feature = "judge")]
mod cases;
mod counts;
mod hash_map;
#[cfg(feature = "judge")]
mod hints;
mod hits;
#[cfg(feature = "judge")]
mod kata;
#[cfg(feature = "judge")]
mod mutants;
mod naive;
mod queue;
mod recent;
#[cfg(any(feature = "indexmap", feature = "judge"))]
mod requirement;
mod stream;
mod table;
mod text;
mod tokens;
#[cfg(feature = "judge")]
mod workload;

#[cfg(test)]
mod tests;

pub use bytes::min_window_bytes;
pub use hash_map::hash_map;
#[cfg(feature = "judge")]
pub use kata::{MinimumWindow, Texts};
pub use naive::{naive, naive_range};
pub use queue::queue;
#[cfg(any(feature = "indexmap", feature = "judge"))]
pub use requirement::{Lack, Requirement, Shortfall};
pub use stream::MinWindowStream;
pub use table::{table, table_bytes};
pub use text::{min_window, min_windows};
pub use tokens::{min_window_of, min_windows_of};
#[cfg(feature = "judge")]
pub use workload::workloads;
