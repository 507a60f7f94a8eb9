//! `cargo bench -p kihon-benches --bench geometry_nearest [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (nearest, building) = peers::geometry_nearest::workloads();
    register(&mut criterion, &nearest, Sizes { tested: &[1, 300], ..Sizes::default() });
    register(&mut criterion, &building, Sizes { tested: &[1, 300], ..Sizes::default() });
    criterion.final_summary();
}
