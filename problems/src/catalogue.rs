//! Everything in the catalogue, for programs that go through all of it.

use kihon_judge::contest::AnyWorkload;

/// What `kihon compare` and the benches time, sorted by topic and id.
///
/// # Examples
/// ```
/// let workloads = kihon_problems::workloads();
/// assert!(workloads.is_sorted_by_key(|w| (w.topic(), w.id())));
/// ```
pub fn workloads() -> Vec<Box<dyn AnyWorkload>> {
    let mut all: Vec<Box<dyn AnyWorkload>> = Vec::new();
    all.sort_by_key(|w| (w.topic(), w.id()));
    all
}
