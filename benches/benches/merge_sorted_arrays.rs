//! `cargo bench -p kihon-benches --bench merge_sorted_arrays [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (two, sixteen) = peers::merge_sorted_arrays::workloads();
    register(&mut criterion, &two, Sizes::default());
    register(&mut criterion, &sixteen, Sizes::default());
    criterion.final_summary();
}
