//! `cargo bench -p kihon-benches --bench geometry_point_in_polygon [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (unprepared, prepared) = peers::geometry_point_in_polygon::workloads();
    let sizes = Sizes { timed: &[100, 10_000, 100_000], tested: &[3, 300] };
    register(&mut criterion, &unprepared, sizes);
    register(&mut criterion, &prepared, sizes);
    criterion.final_summary();
}
