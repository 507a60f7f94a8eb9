//! The katas' workloads, with other people's crates added.
//!
//! Every peer is called in the way that its documentation recommends, on one
//! thread, and its whole way from the input to the answer is timed: a sort that
//! is to merge gets the concatenation made within the time, since a merge
//! writes its result as well.

pub mod geometry_calipers;
pub mod geometry_closest_pair;
pub mod geometry_convex_hull;
pub mod geometry_convex_polygon;
pub mod geometry_curves;
pub mod geometry_enclosing_circle;
pub mod geometry_half_planes;
pub mod geometry_in_circle;
pub mod geometry_nearest;
pub mod geometry_orient2d;
pub mod geometry_point_in_polygon;
pub mod geometry_rings;
pub mod geometry_segment_intersection;
pub mod geometry_simplify;
pub mod longest_consecutive;
pub mod lowest_common_ancestor;
pub mod merge_sorted_arrays;
pub mod minimum_window;
pub mod numerics_attention;
pub mod numerics_exp;
pub mod numerics_half;
pub mod numerics_softmax;
pub mod numerics_sum;
