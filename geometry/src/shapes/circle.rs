//! Circles, by centre and radius.

use std::{error::Error, fmt};

use crate::{coordinate::Coordinate, in_circle::side_of_circle, location::Location, point::Point};

/// All points at one distance, the radius, from a centre; a point where that is 0.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Location, Point};
/// let circle = Circle::new(Point::from((1, 1)), 5)?;
/// assert_eq!(circle.locate(Point::<i64>::from((4, 5))), Location::OnBoundary);
/// assert_eq!(circle.locate(Point::from((4, 4))), Location::Inside);
/// # Ok::<(), kihon_geometry::CircleError<i64>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle<T: Coordinate = f64> {
    center: Point<T>,
    radius: T,
}

impl<T: Coordinate> Eq for Circle<T> {}

/// Why a number is not a radius.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, CircleError, Point};
/// let refused = Circle::new(Point::ORIGIN, -2.0).unwrap_err();
/// assert_eq!(refused, CircleError::Negative(-2.0));
/// assert_eq!(refused.to_string(), "the radius is -2, not a finite number from 0 on");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CircleError<T = f64> {
    /// Less than 0.
    Negative(T),
    /// NaN or infinite.
    NotFinite(T),
}

impl<T: fmt::Display> fmt::Display for CircleError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Negative(radius) | Self::NotFinite(radius)) = self;
        write!(f, "the radius is {radius}, not a finite number from 0 on")
    }
}

impl<T: fmt::Debug + fmt::Display> Error for CircleError<T> {}

impl<T: Coordinate> Circle<T> {
    /// The circle around `center` with this radius, in the unit of the coordinates.
    ///
    /// # Errors
    /// A radius that is negative, infinite or NaN.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, CircleError, Point};
    /// let circle = Circle::new(Point::new(1.0, 2.0).unwrap(), 0.5)?;
    /// assert_eq!((circle.center().y(), circle.radius()), (2.0, 0.5));
    /// assert!(Circle::new(Point::ORIGIN, f64::INFINITY).is_err());
    /// # Ok::<(), CircleError>(())
    /// ```
    #[inline]
    pub fn new(center: Point<T>, radius: T) -> Result<Self, CircleError<T>> {
        // A point's coordinates are finite and never −0: so is a radius.
        let radius = Point::new(radius, T::ZERO).map_err(|_| CircleError::NotFinite(radius))?.x();
        if radius < T::ZERO { Err(CircleError::Negative(radius)) } else { Ok(Self { center, radius }) }
    }

    /// The centre.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// assert_eq!(Circle::new(Point::from((3, 4)), 5)?.center(), Point::from((3, 4)));
    /// # Ok::<(), kihon_geometry::CircleError<i32>>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn center(self) -> Point<T> {
        self.center
    }

    /// The radius: finite, from +0 on.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// assert_eq!(Circle::new(Point::from((3, 4)), 5)?.radius(), 5);
    /// # Ok::<(), kihon_geometry::CircleError<i32>>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn radius(self) -> T {
        self.radius
    }

    /// Whether a point is inside the circle, on it or outside.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Location, Point};
    /// let circle = Circle::new(Point::ORIGIN, 5.0)?;
    /// assert_eq!(circle.locate(Point::new(3.0, 4.0).unwrap()), Location::OnBoundary);
    /// assert_eq!(circle.locate(Point::new(3.0, 4.0f64.next_up()).unwrap()), Location::Outside);
    /// # Ok::<(), kihon_geometry::CircleError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn locate(self, p: Point<T>) -> Location {
        match side_of_circle(self.center, self.radius, p) as i8 {
            1 => Location::Inside,
            0 => Location::OnBoundary,
            _ => Location::Outside,
        }
    }
}

impl Circle {
    /// π·r².
    ///
    /// # Accuracy
    /// Three roundings: about 2 ulp, away from overflow and underflow.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// assert_eq!(Circle::new(Point::ORIGIN, 2.0)?.area(), 4.0 * std::f64::consts::PI);
    /// # Ok::<(), kihon_geometry::CircleError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn area(self) -> f64 {
        std::f64::consts::PI * (self.radius * self.radius)
    }

    /// 2·π·r.
    ///
    /// # Accuracy
    /// Two roundings: about 1 ulp.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// assert_eq!(Circle::new(Point::ORIGIN, 2.0)?.circumference(), 2.0 * std::f64::consts::TAU);
    /// # Ok::<(), kihon_geometry::CircleError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn circumference(self) -> f64 {
        std::f64::consts::TAU * self.radius
    }
}
