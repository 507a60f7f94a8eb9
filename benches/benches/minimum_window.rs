//! `cargo bench -p kihon-benches --bench minimum_window [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1_000, 1_000_000, 10_000_000], ..Sizes::default() };
    for workload in peers::minimum_window::workloads() {
        register(&mut criterion, &workload, sizes);
    }
    criterion.final_summary();
}
