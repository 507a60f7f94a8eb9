//! `mint`: points and vectors, for the crates of graphics and linear algebra.

use mint::{Point2, Vector2};

use crate::{Coordinate, Point, PointError, Vector};

impl<T: Coordinate> TryFrom<Point2<T>> for Point<T> {
    type Error = PointError;

    fn try_from(point: Point2<T>) -> Result<Self, PointError> {
        Self::new(point.x, point.y)
    }
}

impl<T: Coordinate> From<Point<T>> for Point2<T> {
    fn from(point: Point<T>) -> Self {
        Self { x: point.x(), y: point.y() }
    }
}

impl<T: Coordinate> From<Vector2<T>> for Vector<T> {
    fn from(vector: Vector2<T>) -> Self {
        Self { x: vector.x, y: vector.y }
    }
}

impl<T: Coordinate> From<Vector<T>> for Vector2<T> {
    fn from(vector: Vector<T>) -> Self {
        Self { x: vector.x, y: vector.y }
    }
}

impl<T: Coordinate> mint::IntoMint for Vector<T> {
    type MintType = Vector2<T>;
}

impl<T: Coordinate> mint::IntoMint for Point<T> {
    type MintType = Point2<T>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let (p, v) = (Point::new(0.5, -3.0).unwrap(), Vector::new(f64::INFINITY, 2.0));
        assert_eq!(Point::try_from(Point2::from(p)), Ok(p));
        assert_eq!(Vector::from(Vector2::from(v)), v);
        assert!(Point::try_from(Point2 { x: f64::NAN, y: 0.0 }).is_err());
    }
}
