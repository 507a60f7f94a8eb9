//! `cargo bench -p kihon-benches --bench longest_consecutive [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1_000, 1_000_000, 10_000_000], ..Sizes::default() };
    for workload in peers::longest_consecutive::workloads() {
        register(&mut criterion, &workload, sizes);
    }
    criterion.final_summary();
}
