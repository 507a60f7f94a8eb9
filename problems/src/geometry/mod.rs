//! Tasks in the plane. The algorithms to use are those of `kihon-geometry`.

pub mod closest_pair;
pub mod convex_hull;
pub mod farthest_pair;
pub mod half_planes;
pub mod lattice_points;
pub mod line_circle;
pub mod orientation_eps;
pub mod point_in_polygon;
pub mod polygon_area;
pub mod segment_intersection;
pub mod similarity_alignment;
pub mod smallest_enclosing_circle;

mod lattice;
mod points;
mod samples;
mod show;
#[cfg(test)]
mod solved;
mod words;

pub use points::Points;
