//! `cargo bench -p kihon-benches --bench geometry_rings [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (measures, simplicity) = peers::geometry_rings::workloads();
    for workload in &measures {
        register(&mut criterion, workload, Sizes { tested: &[3, 300], ..Sizes::default() });
    }
    register(&mut criterion, &simplicity, Sizes { timed: &[1_000, 100_000], tested: &[3, 300] });
    criterion.final_summary();
}
