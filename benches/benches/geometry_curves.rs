//! `cargo bench -p kihon-benches --bench geometry_curves [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    for workload in &peers::geometry_curves::workloads() {
        register(&mut criterion, workload, Sizes { timed: &[1_000, 10_000], tested: &[1, 300] });
    }
    criterion.final_summary();
}
