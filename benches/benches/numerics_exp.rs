//! `cargo bench -p kihon-benches --bench numerics_exp [-- FILTER]`

use kihon_benches::{Sizes, criterion, peers, register};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &peers::numerics_exp::workload(), Sizes { timed: &[1 << 20], ..Sizes::default() });
    criterion.final_summary();
}
