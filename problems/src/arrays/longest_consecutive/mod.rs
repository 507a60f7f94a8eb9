//! Longest consecutive sequence: the longest run `s, s + 1, …` of integers
//! that all occur in a list, in whatever order.
//!
//! The known answers are a hash set walked from the starts of runs, and a sort
//! followed by a scan. Which is faster, and whether something else is faster
//! still, depends on how the values lie.
//!
//! | function | time | use it |
//! |---|---|---|
//! | [`longest_consecutive`] | n | always, unless one of the others says otherwise |
//! | [`bitmap`] | n | when the range is known to be dense |
//! | [`paged_bitmap`] | n expected | for clusters, with memory for the clusters only |
//! | [`radix_sort`] | n | when the time must not depend on the data |
//! | [`hash_set`] | n expected | to see the classic idea |
//! | [`union_find`] | n α(n) expected | when values come one by one |
//! | [`sort_scan`] | n log n | for some hundred values, or nearly sorted ones |
//! | [`naive`] | n² | as the oracle |
//!
//! All of them return the run itself, serve every integer type ([`Integer`])
//! and treat its extremes like any other value. On ties the run that starts
//! lowest is returned.

mod adaptive;
mod bitmap;
mod hash_set;
mod integer;
mod naive;
mod paged_bitmap;
mod radix_sort;
mod run;
mod sieve;
mod sort_scan;
mod union_find;

#[cfg(feature = "judge")]
mod cases;
#[cfg(feature = "judge")]
mod hints;
#[cfg(feature = "judge")]
mod kata;
#[cfg(feature = "judge")]
mod mutants;
#[cfg(all(test, feature = "judge"))]
mod tests;
#[cfg(feature = "judge")]
mod workload;

pub use adaptive::longest_consecutive;
pub use bitmap::{TooWide, bitmap};
pub use hash_set::hash_set;
pub use integer::{Integer, Unsigned};
#[cfg(feature = "judge")]
pub use kata::{LongestConsecutive, Numbers};
pub use naive::naive;
pub use paged_bitmap::paged_bitmap;
pub use radix_sort::radix_sort;
pub use run::Run;
pub use sort_scan::sort_scan;
pub use union_find::union_find;
#[cfg(feature = "judge")]
pub use workload::workloads;
