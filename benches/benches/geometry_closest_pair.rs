//! `cargo bench -p kihon-benches --bench geometry_closest_pair [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &peers::geometry_closest_pair::workload(), Sizes::default());
    criterion.final_summary();
}
