//! `cargo bench -p kihon-benches --bench numerics_sum [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    let sizes = Sizes { timed: &[1 << 20, 1 << 23], ..Sizes::default() };
    let (doubles, singles) = peers::numerics_sum::workloads();
    register(&mut criterion, &doubles, sizes);
    register(&mut criterion, &singles, sizes);
    criterion.final_summary();
}
