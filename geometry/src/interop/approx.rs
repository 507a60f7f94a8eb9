//! `approx`: equality to within an epsilon, by coordinate, for the macros of tests.
//!
//! That is what its traits mean: a difference per coordinate, not a distance.
//! [`coincident`](crate::tolerance::coincident) compares the true distance with a
//! [`Tolerance`](crate::Tolerance).

use approx::{AbsDiffEq, RelativeEq, UlpsEq};

use crate::{Affine, Point, Similarity, Vector};

/// What is compared, one after another.
trait Entries {
    type Array: AsRef<[f64]>;

    fn entries(&self) -> Self::Array;

    fn all(&self, other: &Self, equal: impl Fn(&f64, &f64) -> bool) -> bool {
        self.entries().as_ref().iter().zip(other.entries().as_ref()).all(|(a, b)| equal(a, b))
    }
}

impl Entries for Point {
    type Array = [f64; 2];

    fn entries(&self) -> [f64; 2] {
        [self.x(), self.y()]
    }
}

impl Entries for Vector {
    type Array = [f64; 2];

    fn entries(&self) -> [f64; 2] {
        [self.x, self.y]
    }
}

impl Entries for Affine {
    type Array = [f64; 6];

    fn entries(&self) -> [f64; 6] {
        let ([[a, b], [c, d]], offset) = (self.matrix(), self.offset());
        [a, b, c, d, offset.x, offset.y]
    }
}

impl Entries for Similarity {
    type Array = [f64; 6];

    fn entries(&self) -> [f64; 6] {
        Affine::from(*self).entries()
    }
}

macro_rules! by_entries {
    ($($shape:ty),*) => {$(
        impl AbsDiffEq for $shape {
            type Epsilon = f64;

            fn default_epsilon() -> f64 {
                f64::default_epsilon()
            }

            fn abs_diff_eq(&self, other: &Self, epsilon: f64) -> bool {
                self.all(other, |a, b| a.abs_diff_eq(b, epsilon))
            }
        }

        impl RelativeEq for $shape {
            fn default_max_relative() -> f64 {
                f64::default_max_relative()
            }

            fn relative_eq(&self, other: &Self, epsilon: f64, max_relative: f64) -> bool {
                self.all(other, |a, b| a.relative_eq(b, epsilon, max_relative))
            }
        }

        impl UlpsEq for $shape {
            fn default_max_ulps() -> u32 {
                f64::default_max_ulps()
            }

            fn ulps_eq(&self, other: &Self, epsilon: f64, max_ulps: u32) -> bool {
                self.all(other, |a, b| a.ulps_eq(b, epsilon, max_ulps))
            }
        }
    )*};
}

by_entries!(Point, Vector, Affine, Similarity);

#[cfg(test)]
mod tests {
    use approx::{abs_diff_eq, relative_eq, ulps_eq};

    use super::*;

    #[test]
    fn every_coordinate_counts() {
        let p = Point::new(1.0, 1000.0).unwrap();
        let q = Point::new(1.0, 1000.0 + 1e-10).unwrap();
        assert!(abs_diff_eq!(p, q, epsilon = 1e-9) && !abs_diff_eq!(p, q, epsilon = 1e-11));
        assert!(relative_eq!(p, q, max_relative = 1e-12) && !relative_eq!(p, q, max_relative = 1e-14));
        assert!(ulps_eq!(p, Point::new(1.0, 1000f64.next_up()).unwrap(), epsilon = 0.0, max_ulps = 1));
        assert!(!ulps_eq!(p, q, epsilon = 0.0, max_ulps = 100));
        let turn = Affine::rotation(std::f64::consts::FRAC_PI_2).unwrap();
        let exact = Similarity::from_parts([0.0, 1.0], Vector::ZERO).unwrap();
        assert!(abs_diff_eq!(turn, exact.into()) && !abs_diff_eq!(turn, Affine::IDENTITY));
        assert!(abs_diff_eq!(exact, exact) && !abs_diff_eq!(Vector::new(1.0, 2.0), Vector::new(2.0, 2.0)));
    }
}
