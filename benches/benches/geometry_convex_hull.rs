//! `cargo bench -p kihon-benches --bench geometry_convex_hull [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &peers::geometry_convex_hull::workload(), Sizes::default());
    criterion.final_summary();
}
