//! What `kihon compare` and the benches time.

use std::ops::Range;

use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};

use super::{Texts, cases, hash_map, min_window, naive, queue, table};

/// The search on text, by every implementation.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let answers: Vec<_> = workload.contenders.iter().map(|c| c.run(&input).answer).collect();
/// assert!(answers.iter().all(|answer| (workload.same)(&input, &answers[0], answer)));
/// ```
pub fn workloads() -> Vec<Workload<Texts, Range<usize>>> {
    let contender = |name, role, find: for<'a, 'b> fn(&'a str, &'b str) -> &'a str| {
        Contender::new(name, role, move |texts: &Texts| place(&texts.s, find(&texts.s, &texts.t)))
    };
    vec![Workload {
        id: "minimum-window",
        topic: "strings",
        about: "the leftmost shortest part of a text that holds all characters of another",
        unit: "byte",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            contender("naive", Role::Naive, naive).up_to(4_000),
            contender("hash_map", Role::Standard, hash_map),
            contender("queue", Role::Reference, queue),
            contender("table", Role::Reference, table),
            contender("min_window", Role::Ours, |s, t| min_window(s, t).unwrap_or("")),
        ],
        elements: |texts| texts.s.len(),
        same: |_, expected, got| expected == got,
    }]
}

/// Where the window stands in `s`, in bytes; all empty ones are the same.
fn place(s: &str, window: &str) -> Range<usize> {
    if window.is_empty() {
        return 0..0;
    }
    let start = window.as_ptr().addr() - s.as_ptr().addr();
    start..start + window.len()
}
