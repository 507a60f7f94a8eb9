//! Changes of the input that change an answer in a known way, none of them
//! rounding.
//!
//! # Complexity
//! O(n) for n points.

use crate::{Coordinate, Point};

/// The points times 2ᵏ, or `None` where a coordinate would overflow or lose a bit.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::laws::scaled};
/// let points = [Point::new(3.0, -0.5)?];
/// assert_eq!(scaled(&points, -1000).unwrap()[0].x(), 3.0 * 2f64.powi(-1000));
/// assert!(scaled(&points, 1023).is_none() && scaled(&points, -1074).is_none());
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn scaled(points: &[Point], k: i32) -> Option<Vec<Point>> {
    let scaled = |x: f64| Some(times_power_of_two(x, k)).filter(|&y| times_power_of_two(y, -k) == x);
    points.iter().map(|p| Point::new(scaled(p.x())?, scaled(p.y())?).ok()).collect()
}

/// x·2ᵏ, rounded once where it is subnormal; an infinity where it overflows.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::laws::times_power_of_two;
/// assert_eq!(times_power_of_two(3.0, -1074), 1.5e-323);
/// assert_eq!(times_power_of_two(2f64.powi(-1000), 2000), 2f64.powi(1000));
/// ```
#[must_use]
pub fn times_power_of_two(x: f64, k: i32) -> f64 {
    if x == 0.0 {
        return x;
    }
    let power = |k: i32| f64::from_bits(((k + 1023) as u64) << 52);
    let exponent = |x: f64| (x.abs().to_bits() >> 52) as i32 - 1023;
    // To a number of [1, 2), which rounds nothing; a subnormal is made normal first.
    let (x, k) = if exponent(x) == -1023 { (x * power(60), k - 60) } else { (x, k) };
    let half = exponent(x) / 2;
    let (mantissa, k) = (x * power(-half) * power(half - exponent(x)), k + exponent(x));
    // Only the last factor can round.
    let first = k.clamp(-1000, 1000);
    mantissa * power(first) * power((k - first).clamp(-1022, 1023))
}

/// The points with x and y exchanged, which turns every orientation.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::laws::swapped};
/// assert_eq!(swapped(&[Point::from((1, 2))]), [Point::from((2, 1))]);
/// ```
#[must_use]
pub fn swapped<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    points.iter().map(|p| Point::new(p.y(), p.x()).expect("coordinates of a point")).collect()
}

/// The points moved by (`x`, `y`), or `None` where a coordinate would be rounded.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::laws::translated};
/// let points = [Point::new(0.5, 1.0)?];
/// assert_eq!(translated(&points, 3.0, 0.0), Some(vec![Point::new(3.5, 1.0)?]));
/// assert_eq!(translated(&points, 1e16, 0.0), None);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn translated(points: &[Point], x: f64, y: f64) -> Option<Vec<Point>> {
    // The rounding error of a sum (Knuth): 0 where nothing is lost.
    let moved = |p: f64, by: f64| {
        let sum = p + by;
        let kept = sum - by;
        let error = (p - kept) + (by - (sum - kept));
        (error == 0.0).then_some(sum)
    };
    points.iter().map(|p| Point::new(moved(p.x(), x)?, moved(p.y(), y)?).ok()).collect()
}

/// The neighbour of `x` that is `steps` away among the `f64`.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::laws::nudged;
/// assert_eq!(nudged(1.0, 2), 1.0 + 2.0 * f64::EPSILON);
/// assert_eq!(nudged(0.0, -1), -5e-324);
/// ```
#[must_use]
pub fn nudged(x: f64, steps: i32) -> f64 {
    (0..steps.abs()).fold(x, |x, _| if steps > 0 { x.next_up() } else { x.next_down() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_round_once() {
        for (x, k, expected) in [
            (1.0, 1023, 2f64.powi(1023)),
            (5e-324, 2097, 2f64.powi(1023)),
            (1.0, -1074, 5e-324),
            (3.0, -1075, 1e-323),
            (f64::MAX, -2098, 5e-324),
            (f64::MAX, -2200, 0.0),
            (-1.0, 1024, f64::NEG_INFINITY),
            (0.0, 5000, 0.0),
        ] {
            assert_eq!(times_power_of_two(x, k), expected, "{x:e} times 2^{k}");
        }
        // 1 + 2⁻⁵² and its half way points: a second rounding would show.
        let x = 1.0 + f64::EPSILON;
        for k in -1080..=-1020 {
            let bits = ((1u64 << 52) + 1) as u128;
            let shift = (-1022 - k).max(0) as u32;
            let (kept, lost) = (bits >> shift, bits & ((1 << shift) - 1));
            let half = (1u128 << shift) >> 1;
            let up = lost > half || (lost == half && shift > 0 && kept & 1 == 1);
            if shift > 0 {
                assert_eq!(times_power_of_two(x, k).to_bits() as u128, kept + u128::from(up), "times 2^{k}");
            }
        }
    }
}
