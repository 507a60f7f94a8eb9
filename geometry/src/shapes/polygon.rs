//! Polygons with holes, and several of them.
//!
//! ```text
//!   ·───────────────·
//!   │   ·───·       │    ring 0, around all: the exterior
//!   │   │   │  ·─·  │    rings 1, 2, …: the holes
//!   │   ·───·   ╲│  │
//!   │            ·  │    the last corner of each is joined to its first
//!   ·───────────────·
//! ```
//!
//! A ring is its corners, each once. Rings may run either way around; nothing here
//! asks that they are simple or nested, for real data is not and must be held before it
//! can be looked at: whether they are is a question of its own.

use std::{error::Error, fmt};

use crate::{
    coordinate::Coordinate,
    point::{Point, PointError},
};

/// A ring of corners with holes in it, each a ring as well.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Polygon};
/// let square = [(0, 0), (9, 0), (9, 9), (0, 9)].map(Point::<i64>::from);
/// let hole = [(2, 2), (2, 4), (4, 2)].map(Point::from);
/// let polygon = Polygon::with_holes(&square, &[&hole])?;
/// assert_eq!(polygon.exterior(), square);
/// assert!(polygon.holes().eq([hole]));
/// # Ok::<(), kihon_geometry::PolygonError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon<T: Coordinate = f64> {
    /// Of all rings, one after another.
    corners: Vec<Point<T>>,
    /// Where each ring ends in `corners`; at least one.
    ends: Vec<usize>,
}

impl<T: Coordinate> Eq for Polygon<T> {}

/// Why rings are not those of a polygon.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Polygon, PolygonError};
/// let [a, b] = [(0, 0), (1, 0)].map(Point::<i32>::from);
/// let refused = Polygon::new(&[a, b, a]).unwrap_err();
/// assert_eq!(refused, PolygonError::TooFew { ring: 0, count: 2 });
/// assert_eq!(refused.to_string(), "ring 0 has 2 corners, not 3 or more");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PolygonError {
    /// A ring of fewer than three corners.
    TooFew {
        /// Which ring: 0 is the exterior, k the hole k − 1.
        ring: usize,
        /// How many corners it has, without a last one that repeats the first.
        count: usize,
    },
    /// A corner that is no point, where rings come from another type.
    Corner {
        /// Which ring: 0 is the exterior, k the hole k − 1.
        ring: usize,
        /// Which corner, and why.
        error: PointError,
    },
}

impl fmt::Display for PolygonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { ring, count } => write!(f, "ring {ring} has {count} corners, not 3 or more"),
            Self::Corner { ring, error } => write!(f, "ring {ring}, {error}"),
        }
    }
}

impl Error for PolygonError {}

impl<T: Coordinate> Polygon<T> {
    /// The polygon of one ring.
    ///
    /// A last corner equal to the first, as file formats write it, is left out.
    ///
    /// # Complexity
    /// O(n) for n corners.
    ///
    /// # Errors
    /// Fewer than three corners.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let closed = [(0, 0), (4, 0), (0, 3), (0, 0)].map(Point::<i32>::from);
    /// assert_eq!(Polygon::new(&closed)?.exterior(), &closed[..3]);
    /// assert!(Polygon::new(&closed[..2]).is_err());
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    pub fn new(exterior: &[Point<T>]) -> Result<Self, PolygonError> {
        Self::with_holes::<&[Point<T>]>(exterior, &[])
    }

    /// The polygon of a ring and of those that bound its holes.
    ///
    /// # Complexity
    /// O(n) for n corners.
    ///
    /// # Errors
    /// A ring of fewer than three corners.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon, PolygonError};
    /// let square = [(0, 0), (9, 0), (9, 9), (0, 9)].map(Point::<i64>::from);
    /// assert_eq!(Polygon::with_holes(&square, &[square[..2].to_vec()]), Err(PolygonError::TooFew { ring: 1, count: 2 }));
    /// ```
    pub fn with_holes<R: AsRef<[Point<T>]>>(exterior: &[Point<T>], holes: &[R]) -> Result<Self, PolygonError> {
        let rings = std::iter::once(exterior).chain(holes.iter().map(AsRef::as_ref));
        let mut polygon = Self { corners: Vec::new(), ends: Vec::with_capacity(1 + holes.len()) };
        for (ring, corners) in rings.enumerate() {
            let corners = match corners {
                [first, open @ .., last] if first == last => &corners[..=open.len()],
                _ => corners,
            };
            if corners.len() < 3 {
                return Err(PolygonError::TooFew { ring, count: corners.len() });
            }
            polygon.corners.extend_from_slice(corners);
            polygon.ends.push(polygon.corners.len());
        }
        Ok(polygon)
    }

    /// The corners of the outer ring.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let corners = [(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from);
    /// assert_eq!(Polygon::new(&corners)?.exterior(), corners);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn exterior(&self) -> &[Point<T>] {
        &self.corners[..self.ends[0]]
    }

    /// The corners of each hole.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let corners = [(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from);
    /// assert_eq!(Polygon::new(&corners)?.holes().count(), 0);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    pub fn holes(&self) -> impl ExactSizeIterator<Item = &[Point<T>]> + DoubleEndedIterator + Clone {
        self.ends.array_windows().map(|&[start, end]| &self.corners[start..end])
    }

    /// The corners of each ring, the outer one first.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let square = [(0, 0), (9, 0), (9, 9), (0, 9)].map(Point::<i64>::from);
    /// let hole = [(2, 2), (2, 4), (4, 2)].map(Point::from);
    /// let polygon = Polygon::with_holes(&square, &[hole])?;
    /// assert!(polygon.rings().map(<[_]>::len).eq([4, 3]));
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    pub fn rings(&self) -> impl DoubleEndedIterator<Item = &[Point<T>]> + Clone {
        std::iter::once(self.exterior()).chain(self.holes())
    }

    pub(crate) fn rings_mut(&mut self) -> impl Iterator<Item = &mut [Point<T>]> {
        let mut rest = &mut self.corners[..];
        let lengths = std::iter::once(&0).chain(&self.ends).zip(&self.ends).map(|(start, end)| end - start);
        lengths.map(move |length| rest.split_off_mut(..length).expect("a ring"))
    }

    /// The corners of all rings, one ring after another.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point, Polygon};
    /// let polygon = Polygon::new(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from))?;
    /// let around = BoundingBox::around(polygon.corners()).unwrap();
    /// assert_eq!(around.greatest(), Point::from((4, 3)));
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn corners(&self) -> &[Point<T>] {
        &self.corners
    }

    /// The sides, from each corner to the next of its ring, ring by ring.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let [a, b, c] = [(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from);
    /// assert!(Polygon::new(&[a, b, c])?.sides().eq([[a, b], [b, c], [c, a]]));
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    pub fn sides(&self) -> impl Iterator<Item = [Point<T>; 2]> {
        self.rings().flat_map(sides)
    }
}

/// The sides of a ring, from each corner to the next.
pub(crate) fn sides<T: Coordinate>(ring: &[Point<T>]) -> impl ExactSizeIterator<Item = [Point<T>; 2]> {
    (0..ring.len()).map(|i| [ring[i], ring[if i + 1 == ring.len() { 0 } else { i + 1 }]])
}

/// Any number of polygons.
///
/// # Examples
/// ```
/// use kihon_geometry::{MultiPolygon, Point, Polygon};
/// let triangle = Polygon::new(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from))?;
/// let twice = MultiPolygon::from(vec![triangle.clone(), triangle]);
/// assert_eq!(twice.polygons().len(), 2);
/// # Ok::<(), kihon_geometry::PolygonError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MultiPolygon<T: Coordinate = f64> {
    polygons: Vec<Polygon<T>>,
}

impl<T: Coordinate> Eq for MultiPolygon<T> {}

impl<T: Coordinate> Default for MultiPolygon<T> {
    fn default() -> Self {
        Self { polygons: Vec::new() }
    }
}

impl<T: Coordinate> MultiPolygon<T> {
    /// The polygons, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::MultiPolygon;
    /// assert!(MultiPolygon::<i64>::default().polygons().is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub fn polygons(&self) -> &[Polygon<T>] {
        &self.polygons
    }

    /// The polygons, on their own.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{MultiPolygon, Point, Polygon};
    /// let triangle = Polygon::new(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from))?;
    /// assert_eq!(MultiPolygon::from(vec![triangle.clone()]).into_polygons(), [triangle]);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn into_polygons(self) -> Vec<Polygon<T>> {
        self.polygons
    }

    /// The sides of all polygons.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{MultiPolygon, Point, Polygon};
    /// let triangle = Polygon::new(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from))?;
    /// assert_eq!(MultiPolygon::from_iter([triangle.clone(), triangle]).sides().count(), 6);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    pub fn sides(&self) -> impl Iterator<Item = [Point<T>; 2]> {
        self.polygons.iter().flat_map(Polygon::sides)
    }
}

impl<T: Coordinate> From<Polygon<T>> for MultiPolygon<T> {
    fn from(polygon: Polygon<T>) -> Self {
        Self { polygons: vec![polygon] }
    }
}

impl<T: Coordinate> From<Vec<Polygon<T>>> for MultiPolygon<T> {
    fn from(polygons: Vec<Polygon<T>>) -> Self {
        Self { polygons }
    }
}

impl<T: Coordinate> FromIterator<Polygon<T>> for MultiPolygon<T> {
    fn from_iter<I: IntoIterator<Item = Polygon<T>>>(polygons: I) -> Self {
        Self { polygons: polygons.into_iter().collect() }
    }
}

impl<T: Coordinate> IntoIterator for MultiPolygon<T> {
    type Item = Polygon<T>;
    type IntoIter = std::vec::IntoIter<Polygon<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.polygons.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_kept_and_opened() {
        let ring = |corners: &[(i32, i32)]| corners.iter().map(|&p| Point::from(p)).collect::<Vec<_>>();
        let (outer, first, second) =
            (ring(&[(0, 0), (9, 0), (0, 9)]), ring(&[(1, 1), (2, 1), (1, 2)]), ring(&[(3, 3), (4, 3), (4, 4), (3, 4)]));
        let closed = |ring: &[Point<i32>]| [ring, &ring[..1]].concat();
        let open = Polygon::with_holes(&outer, &[&first, &second]).unwrap();
        assert_eq!(Polygon::with_holes(&closed(&outer), &[closed(&first), closed(&second)]), Ok(open.clone()));
        assert!(open.rings().eq([&outer[..], &first, &second]) && open.holes().eq([&first[..], &second]));
        assert_eq!((open.sides().count(), open.corners().len()), (10, 10));
        assert!(open.sides().all(|[a, b]| a != b));
        assert_eq!(open.sides().nth(2), Some([outer[2], outer[0]]));
    }

    #[test]
    fn too_few_corners_are_counted_without_the_closing_one() {
        let p = Point::<i32>::ORIGIN;
        let q = Point::from((1, 0));
        for (corners, count) in [(vec![], 0), (vec![p], 1), (vec![p, p], 1), (vec![p, q], 2), (vec![p, q, p], 2)] {
            assert_eq!(Polygon::new(&corners), Err(PolygonError::TooFew { ring: 0, count }), "{corners:?}");
        }
    }
}
