//! `cargo bench -p kihon-benches --bench geometry_orient2d [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (triples, points) = peers::geometry_orient2d::workloads();
    register(&mut criterion, &triples, Sizes::default());
    register(&mut criterion, &points, Sizes::default());
    criterion.final_summary();
}
