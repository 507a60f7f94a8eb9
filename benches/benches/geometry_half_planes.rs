//! `cargo bench -p kihon-benches --bench geometry_half_planes [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let (half_planes, clip) = peers::geometry_half_planes::workloads();
    let sizes = Sizes { timed: &[1_000, 100_000], tested: &[4, 300] };
    register(&mut criterion, &half_planes, sizes);
    register(&mut criterion, &clip, sizes);
    criterion.final_summary();
}
