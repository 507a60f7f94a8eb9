//! `cargo bench -p kihon-benches --bench lowest_common_ancestor [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    for workload in peers::lowest_common_ancestor::workloads() {
        register(&mut criterion, &workload, Sizes::default());
    }
    criterion.final_summary();
}
