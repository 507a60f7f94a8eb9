//! `cargo bench -p kihon-benches --bench numerics_half [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1 << 24], ..Sizes::default() };
    let all = peers::numerics_half::workloads();
    for workload in &all.to_16 {
        register(&mut criterion, workload, sizes);
    }
    register(&mut criterion, &all.doubles_to_16, sizes);
    register(&mut criterion, &all.to_8, sizes);
    for workload in &all.from_16 {
        register(&mut criterion, workload, sizes);
    }
    register(&mut criterion, &all.from_8, sizes);
    criterion.final_summary();
}
