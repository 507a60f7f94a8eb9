//! The shapes: what they are made of, and what each can tell about itself.
//!
//! ```text
//!   ── a ──── b ──    a ──── b ──    a ──── b     b ─ c ─ d     ╭───╮    ┌─────── b
//!                                               ╱             │ c ─ r   │        │
//!        Line             Ray        Segment   a Polyline      ╰───╯    a ───────┘
//!                                                             Circle    BoundingBox
//! ```
//!
//! A shape holds the points it was given, of any [`Coordinate`](crate::Coordinate),
//! and nothing that had to be rounded: a line is two points and no slope. So which
//! side, whether on, whether they meet are exact questions, and only what has to be
//! constructed (a foot, a centre, a length) is `f64` and rounded, its bound stated.
//! What can go wrong goes wrong in the constructor: there is no line through one
//! point, no circle of radius NaN, no ring of two corners.

mod bounding_box;
mod circle;
mod geometry;
mod line;
mod polygon;
mod polyline;
mod ray;
mod segment;
mod triangle;

pub use bounding_box::BoundingBox;
pub use circle::{Circle, CircleError};
pub use geometry::{Geometry, GeometryError};
pub use line::Line;
pub(crate) use polygon::sides;
pub use polygon::{MultiPolygon, Polygon, PolygonError};
pub use polyline::Polyline;
pub use ray::Ray;
pub use segment::Segment;
pub use triangle::Triangle;
