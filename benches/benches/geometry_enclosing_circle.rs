//! `cargo bench -p kihon-benches --bench geometry_enclosing_circle [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &peers::geometry_enclosing_circle::workload(), Sizes::default());
    criterion.final_summary();
}
