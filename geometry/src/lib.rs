//! Plane geometry: exact where signs decide.
//!
//! Two ideas carry the crate. A [`Point`] is checked once, where it enters: its
//! coordinates are finite and never −0, so everything behind the door may order,
//! hash and compare points without a thought for NaN. And a question whose answer
//! is a sign, such as "does the path a, b, c turn left?", is answered by a
//! predicate ([`orient2d`]) that is right for *every* point, from the smallest
//! subnormal to the greatest finite number, because an algorithm that gets two
//! contradictory signs can do anything. The type of the coordinates picks the
//! arithmetic behind it, and a [`Tolerance`] is a length that comes last:
//! [`coordinate`] shows the same hull under three kernels.
//!
#![doc = include_str!("../pictures/hull.svg")]
//!
//! # Numbers and signs
//! | module | holds |
//! |---|---|
//! | [`coordinate`] | [`Coordinate`]: `f64`, `i64` or `i32`, and so how signs are decided; one hull under three kernels |
//! | [`tolerance`] | [`Tolerance`]: how near is near enough, a length |
//! | [`point`] | [`Point`], its errors, conversions and order |
//! | [`vector`] | [`Vector`]: dot, cross, norm, rounded as `f64` rounds |
//! | [`orientation`] | [`orient2d`] and its answer, [`Orientation`]; the same over columns |
//! | [`direction`] | [`turn`], [`compare_along`], [`compare_angle`]: order along and by direction |
//! | [`distance`] | [`compare_distance`], [`compare_lengths`]: which is nearer, which is longer |
//! | [`mod@in_circle`] | [`in_circle()`], [`side_of_circle`], [`in_diametral_circle`] and their answer, [`CircleSide`] |
//!
//! # Shapes
//! | module | holds |
//! |---|---|
//! | [`shapes`] | [`Line`], [`Ray`], [`Segment`], [`Circle`], [`Triangle`], [`BoundingBox`], [`Polygon`], [`Polyline`], [`Geometry`] |
//! | [`outline`] | any two of these shapes: distance, nearest points, intersects, touches, contains |
//! | [`straight`] | [`meet`](straight::meet), [`distance`](straight::distance), nearest points, feet, bisectors: lines, rays, segments, points |
//! | [`mod@segment_intersection`] | [`segment_intersection()`]: apart, touching, crossing or overlapping, and where |
//! | [`circles`] | circles with lines and circles, distances, tangents, inversion, the area in common |
//! | [`triangle_centers`] | centroid, circumcentre, incentre, … of a [`Triangle`] |
//! | [`rings`] | [`signed_area`](rings::signed_area), [`centroid`](rings::centroid), [`is_convex`](rings::is_convex), [`is_simple`](rings::is_simple), [`lattice_points`](rings::lattice_points) |
//! | [`transform`] | [`Affine`] and [`Similarity`]: composed, inverted, fitted to points |
//! | [`location`] | [`Location`]: inside, on the boundary or outside |
//!
//! # Algorithms
//! | module | answers | time for n |
//! |---|---|---|
//! | [`mod@convex_hull`] | [`convex_hull()`]: the corners, the whole boundary, or what a tolerance leaves; layers | O(n log n) |
//! | [`convex_polygon`] | [`ConvexPolygon`]: locate, extremes, tangents, cuts, distance | O(log n), O(log² n) |
//! | | sums; diameter, width, rectangles by rotating calipers | O(n) |
//! | [`mod@closest_pair`] | [`closest_pair()`]: the two points that are nearest to each other | O(n log n) |
//! | [`mod@smallest_enclosing_circle`] | [`smallest_enclosing_circle()`]: by two points or three, exactly | O(n) expected |
//! | [`point_in_polygon`] | inside, on the boundary or outside; winding numbers | O(n) |
//! | | [`PreparedPolygon`]: many points | O(1) where few sides are near |
//! | [`kd_tree`] | [`KdTree`]: the nearest points, those in a circle or a box | O(log n) expected |
//! | [`half_planes`] | [`half_plane_intersection`]: bounded, unbounded or empty | O(n log n) |
//! | [`clip`] | what a half-plane or a convex window leaves of a polygon | O(n) a side |
//! | [`simplify`] | fewer points for a way: Douglas–Peucker, Visvalingam–Whyatt | O(n log n) |
//! | [`curve_distance`] | how far two curves are from each other: Fréchet, Hausdorff | O(n²), O(n log n) |
//! | [`clusters`] | [`representatives`](clusters::representatives): points meant as one, by a tolerance | O(n log n) |
//!
//! # In and out
//! | module | holds |
//! |---|---|
//! | [`svg`] | [`Drawing`](svg::Drawing): shapes and results as a picture, such as the one above |
//! | `geojson`, `wkt` | with the features of those names: shapes from and to text |
//! | `parallel` | with the feature `rayon`: batch forms over all cores |
//! | `testing` | with the feature `testing`: generators of adverse points, an oracle |
//!
//! # Features
//! `geo-types`, `mint` and `serde` convert from and to the types and formats of those
//! crates, `geojson` and `wkt` read and write the text of files, `approx` gives its
//! comparisons, `rayon` the module `parallel`, `testing` the generators. Without them the
//! crate has no dependency.
//!
//! # Examples
//! Whether a polygon turns only left, decided exactly. The last corner leaves the
//! edge by one unit in the last place, which the usual formula cannot see:
//! ```
//! use kihon_geometry::{Orientation, Point, PointError, orient2d, point::points_from};
//!
//! let convex = |corners: &[Point]| {
//!     (0..corners.len()).all(|i| {
//!         let [a, b, c] = [0, 1, 2].map(|k| corners[(i + k) % corners.len()]);
//!         orient2d(a, b, c) == Orientation::CounterClockwise
//!     })
//! };
//! let out = points_from(&[(12.0, 12.0), (0.5, 0.5 + f64::EPSILON / 2.0), (0.25, 0.0)])?;
//! assert!(convex(&out));
//! let (a, b, c) = (out[0], out[1], Point::new(24.0, 24.0)?);
//! assert_eq!((a.x() - c.x()) * (b.y() - c.y()) - (a.y() - c.y()) * (b.x() - c.x()), 0.0);
//! assert_eq!(orient2d(a, b, c), Orientation::Clockwise);
//! # Ok::<(), PointError>(())
//! ```

#![forbid(unsafe_code)]

pub mod circles;
pub mod clip;
pub mod closest_pair;
pub mod clusters;
pub mod convex_hull;
pub mod convex_polygon;
pub mod coordinate;
pub mod curve_distance;
pub mod direction;
pub mod distance;
pub mod half_planes;
pub mod in_circle;
pub mod kd_tree;
pub mod location;
pub mod orientation;
pub mod outline;
#[cfg(feature = "rayon")]
pub mod parallel;
pub mod point;
pub mod point_in_polygon;
pub mod rings;
pub mod segment_intersection;
pub mod shapes;
pub mod simplify;
pub mod smallest_enclosing_circle;
pub mod straight;
pub mod svg;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod tolerance;
pub mod transform;
pub mod triangle_centers;
pub mod vector;

mod interop;
mod kernel;

#[cfg(feature = "geojson")]
pub use interop::geojson;
#[cfg(feature = "wkt")]
pub use interop::wkt;

pub use closest_pair::closest_pair;
pub use convex_hull::{convex_hull, convex_hull_with_collinear, convex_hull_within};
pub use convex_polygon::{ConvexPolygon, calipers::farthest_pair};
pub use coordinate::Coordinate;
pub use direction::{compare_along, compare_angle, compare_directions, sort_by_angle, turn};
pub use distance::{compare_distance, compare_length_with, compare_lengths};
pub use half_planes::{HalfPlaneIntersection, half_plane_intersection};
pub use in_circle::{CircleSide, in_circle, in_diametral_circle, side_of_circle};
pub use kd_tree::KdTree;
pub use location::Location;
pub use orientation::{Columns, ColumnsError, Orientation, orient2d, orient2d_batch, orient2d_line};
pub use point::{Axis, Point, PointError};
pub use point_in_polygon::PreparedPolygon;
pub use segment_intersection::{Crossing, SegmentIntersection, segment_intersection};
pub use shapes::{
    BoundingBox, Circle, CircleError, Geometry, GeometryError, Line, MultiPolygon, Polygon, PolygonError, Polyline,
    Ray, Segment, Triangle,
};
pub use smallest_enclosing_circle::{EnclosingCircle, smallest_enclosing_circle};
pub use tolerance::{Tolerance, ToleranceError};
pub use transform::{Affine, Similarity, TransformError};
pub use vector::Vector;
