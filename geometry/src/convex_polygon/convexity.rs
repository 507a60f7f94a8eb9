//! What is wrong with corners that are not those of a convex polygon.

use std::{error::Error, fmt};

/// Why corners do not make a [`ConvexPolygon`](super::ConvexPolygon).
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Point, convex_polygon::ConvexityError};
/// let dented = [(0, 0), (4, 0), (1, 1), (0, 4)].map(Point::<i32>::from);
/// let refused = ConvexPolygon::new(&dented).unwrap_err();
/// assert_eq!(refused, ConvexityError::NotLeft { index: 2 });
/// assert_eq!(refused.to_string(), "corner 2 is no left turn");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConvexityError {
    /// Fewer than three corners.
    TooFew {
        /// How many.
        count: usize,
    },
    /// The path turns right or goes straight on at a corner.
    NotLeft {
        /// Which corner.
        index: usize,
    },
    /// Every corner turns left, and the path goes around more than once.
    WindsTwice {
        /// The corner that begins the second time.
        index: usize,
    },
}

impl fmt::Display for ConvexityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { count } => write!(f, "{count} corners: a polygon has at least 3"),
            Self::NotLeft { index } => write!(f, "corner {index} is no left turn"),
            Self::WindsTwice { index } => write!(f, "from corner {index} on the corners go around once more"),
        }
    }
}

impl Error for ConvexityError {}
