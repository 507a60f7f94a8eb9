//! `cargo bench -p kihon-benches --bench geometry_segment_intersection [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &peers::geometry_segment_intersection::workload(), Sizes::default());
    criterion.final_summary();
}
