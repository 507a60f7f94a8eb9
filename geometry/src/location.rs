//! Where a point lies with respect to a shape.

/// Inside, on the boundary or outside.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Location, Point};
/// let square = ConvexPolygon::around(&[(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from)).unwrap();
/// let at = |x, y| square.locate(Point::from((x, y)));
/// assert_eq!((at(1, 1), at(2, 1), at(3, 1)), (Location::Inside, Location::OnBoundary, Location::Outside));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the interior.
    Inside,
    /// On the boundary.
    OnBoundary,
    /// Neither.
    Outside,
}
