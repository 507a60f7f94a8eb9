//! `cargo bench -p kihon-benches --bench numerics_attention [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1024, 4096], tested: &[1, 300] };
    for workload in peers::numerics_attention::workloads() {
        register(&mut criterion, &workload, sizes);
    }
    criterion.final_summary();
}
