//! `cargo bench -p kihon-benches --bench geometry_calipers [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (pairs, rectangles) = peers::geometry_calipers::workloads();
    register(&mut criterion, &pairs, Sizes::default());
    register(&mut criterion, &rectangles, Sizes::default());
    criterion.final_summary();
}
