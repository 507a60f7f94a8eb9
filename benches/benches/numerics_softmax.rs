//! `cargo bench -p kihon-benches --bench numerics_softmax [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1 << 14, 1 << 24], ..Sizes::default() };
    for workload in peers::numerics_softmax::workloads() {
        register(&mut criterion, &workload, sizes);
    }
    criterion.final_summary();
}
