//! `cargo bench -p kihon-benches --bench geometry_simplify [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (by_distance, by_area) = peers::geometry_simplify::workloads();
    register(&mut criterion, &by_distance, Sizes { tested: &[2, 300], ..Sizes::default() });
    register(&mut criterion, &by_area, Sizes { tested: &[2, 300], ..Sizes::default() });
    criterion.final_summary();
}
