//! `cargo bench -p kihon-benches --bench geometry_convex_polygon [-- FILTER]`

use kihon_benches::{
    Sizes, criterion,
    peers::geometry_convex_polygon::{by_angle, point_in_convex},
    register,
};

fn main() {
    let mut criterion = criterion();
    register(&mut criterion, &point_in_convex(), Sizes { tested: &[3, 300], ..Sizes::default() });
    register(&mut criterion, &by_angle(), Sizes { tested: &[1, 300], ..Sizes::default() });
    criterion.final_summary();
}
