//! Named point sets: what geometric algorithms meet, and what breaks them.
//!
//! Tests and benches take their points from here, so that a figure and a failure
//! speak of the same input: a pattern, a size and a seed. Each pattern gives n points
//! for every n, 0 included.
//!
//! # Complexity
//! O(n) for n points, but for the shuffling of some of them.

use std::f64::consts::TAU;

use super::{
    Random,
    laws::{nudged, times_power_of_two},
};
use crate::{Coordinate, Point};

/// A point set with a name.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::PATTERNS;
/// for pattern in PATTERNS {
///     assert_eq!((pattern.points)(10, 1).len(), 10, "{}", pattern.name);
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// In kebab case, for bench ids and messages.
    pub name: &'static str,
    /// What is adverse about it.
    pub about: &'static str,
    /// n points of a seed.
    pub points: fn(usize, u64) -> Vec<Point>,
}

/// All patterns.
pub const PATTERNS: [Pattern; 16] = [
    Pattern { name: "square", about: "uniform in the unit square", points: square },
    Pattern { name: "disk", about: "uniform in the unit disk", points: disk },
    Pattern { name: "on-circle", about: "on the unit circle, as near as f64 comes", points: on_circle },
    Pattern { name: "grid", about: "the corners of a square grid", points: grid },
    Pattern { name: "small-lattice", about: "corners of a 5 × 5 grid, each many times", points: small_lattice },
    Pattern { name: "cocircular", about: "exactly on one circle, integers", points: cocircular },
    Pattern { name: "vertical-line", about: "one x, different y", points: vertical_line },
    Pattern { name: "diagonal", about: "exactly on one line", points: diagonal },
    Pattern { name: "all-equal", about: "one point again and again", points: all_equal },
    Pattern { name: "near-collinear", about: "0 to 4 ulp from one line", points: near_collinear },
    Pattern { name: "duplicates", about: "each point about four times", points: duplicates },
    Pattern { name: "signed-zeros", about: "coordinates −1, −0, +0, 1", points: signed_zeros },
    Pattern { name: "spikes", about: "rays of hugely different length from one corner", points: spikes },
    Pattern { name: "needle", about: "a box 2⁴⁰ times as long as high", points: needle },
    Pattern { name: "offset-detail", about: "a few ulp of structure far from the origin", points: offset_detail },
    Pattern { name: "all-exponents", about: "any finite f64, subnormals too", points: all_exponents },
];

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).expect("patterns are finite")
}

fn collect(n: usize, seed: u64, mut one: impl FnMut(&mut Random) -> (f64, f64)) -> Vec<Point> {
    let mut random = Random::new(seed);
    (0..n).map(|_| one(&mut random)).map(|(x, y)| point(x, y)).collect()
}

/// Uniform in the unit square.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::square;
/// assert!(square(9, 1).iter().all(|p| (0.0..1.0).contains(&p.x()) && (0.0..1.0).contains(&p.y())));
/// ```
#[must_use]
pub fn square(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| (random.unit(), random.unit()))
}

/// Uniform in the disk of radius 1 around the origin.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::disk;
/// assert!(disk(9, 1).iter().all(|p| p.x().hypot(p.y()) <= 1.0));
/// ```
#[must_use]
pub fn disk(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| {
        loop {
            let (x, y) = (random.signed_unit(), random.signed_unit());
            if x * x + y * y <= 1.0 {
                return (x, y);
            }
        }
    })
}

/// On the unit circle, each point off it by its own rounding: most of them, and for
/// few points all, are corners of their hull.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::on_circle;
/// assert!(on_circle(9, 1).iter().all(|p| (p.x().hypot(p.y()) - 1.0).abs() < 1e-15));
/// ```
#[must_use]
pub fn on_circle(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| {
        let (sine, cosine) = (random.unit() * TAU).sin_cos();
        (cosine, sine)
    })
}

/// The corners of a square grid in random order; its last column may be short.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::patterns::grid};
/// let mut points = grid(4, 1);
/// points.sort();
/// assert_eq!(points, [(0, 0), (0, 1), (1, 0), (1, 1)].map(|p| Point::<i32>::from(p).to_f64()));
/// ```
#[must_use]
pub fn grid(n: usize, seed: u64) -> Vec<Point> {
    let rows = n.isqrt().max(1);
    let mut points: Vec<Point> = (0..n).map(|i| point((i / rows) as f64, (i % rows) as f64)).collect();
    Random::new(seed).shuffle(&mut points);
    points
}

/// Corners of a 5 × 5 grid: ties of every kind.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::small_lattice;
/// assert!(small_lattice(99, 1).iter().all(|p| p.x().fract() == 0.0 && p.x().abs() <= 2.0));
/// ```
#[must_use]
pub fn small_lattice(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| (random.within(-2, 2).into(), random.within(-2, 2).into()))
}

/// Integer points on the circle x² + y² = 5²·13²·17²·29²·37²: 972 of them at most,
/// each taken once before any repeats.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::cocircular;
/// let radius = 5.0 * 13.0 * 17.0 * 29.0 * 37.0;
/// assert!(cocircular(99, 1).iter().all(|p| p.x() * p.x() + p.y() * p.y() == radius * radius));
/// ```
#[must_use]
pub fn cocircular(n: usize, seed: u64) -> Vec<Point> {
    // A prime 4k + 1 is a product of two conjugate Gaussian integers; choosing for each
    // of two factors of either gives all points of that norm.
    let primes: [(i64, i64); 5] = [(2, 1), (3, 2), (4, 1), (5, 2), (6, 1)];
    let times = |(a, b): (i64, i64), (c, d): (i64, i64)| (a * c - b * d, a * d + b * c);
    let mut circle = vec![(1, 0), (0, 1), (-1, 0), (0, -1)];
    for (a, b) in primes {
        let choices = [times((a, b), (a, b)), times((a, b), (a, -b)), times((a, -b), (a, -b))];
        circle = circle.into_iter().flat_map(|p| choices.map(|choice| times(p, choice))).collect();
    }
    circle.sort_unstable();
    circle.dedup();
    Random::new(seed).shuffle(&mut circle);
    circle.iter().cycle().take(n).map(|&(x, y)| point(x as f64, y as f64)).collect()
}

/// On the line x = 3.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::vertical_line;
/// assert!(vertical_line(9, 1).iter().all(|p| p.x() == 3.0));
/// ```
#[must_use]
pub fn vertical_line(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| (3.0, random.signed_unit()))
}

/// On the line 3y = 5x, exactly.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::diagonal;
/// assert!(diagonal(9, 1).iter().all(|p| 3.0 * p.y() == 5.0 * p.x()));
/// ```
#[must_use]
pub fn diagonal(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| {
        let along = f64::from(random.within(-1_000_000, 1_000_000));
        (3.0 * along, 5.0 * along)
    })
}

/// The point (0.1, 0.7), n times.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::all_equal;
/// assert!(all_equal(9, 1).windows(2).all(|p| p[0] == p[1]));
/// ```
#[must_use]
pub fn all_equal(n: usize, _: u64) -> Vec<Point> {
    vec![point(0.1, 0.7); n]
}

/// On a random line through the unit square and up to 4 ulp off it.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::near_collinear;
/// assert!(near_collinear(9, 1).iter().all(|p| p.x().abs() <= 1.01 && p.y().abs() <= 1.01));
/// ```
#[must_use]
pub fn near_collinear(n: usize, seed: u64) -> Vec<Point> {
    let mut ends = Random::new(!seed);
    let [ax, ay, bx, by] = [(); 4].map(|()| ends.signed_unit());
    collect(n, seed, |random| {
        let t = random.unit();
        let (x, y) = (ax + t * (bx - ax), ay + t * (by - ay));
        (nudged(x, random.within(-4, 4)), nudged(y, random.within(-4, 4)))
    })
}

/// Uniform in the unit square, each point about four times, in random order.
///
/// # Examples
/// ```
/// use std::collections::HashSet;
/// use kihon_geometry::testing::patterns::duplicates;
/// assert!(duplicates(100, 1).iter().collect::<HashSet<_>>().len() <= 25);
/// ```
#[must_use]
pub fn duplicates(n: usize, seed: u64) -> Vec<Point> {
    let originals = square(n.div_ceil(4), seed);
    collect(n, !seed, |random| originals[random.below(originals.len() as u64) as usize].into())
}

/// Coordinates −1, −0, +0 and 1, as they come from outside; no point keeps a −0.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::signed_zeros;
/// assert!(signed_zeros(99, 1).iter().all(|p| p.x() != 0.0 || p.x().is_sign_positive()));
/// ```
#[must_use]
pub fn signed_zeros(n: usize, seed: u64) -> Vec<Point> {
    let values = [-1.0, -0.0, 0.0, 1.0];
    collect(n, seed, |random| (values[random.below(4) as usize], values[random.below(4) as usize]))
}

/// From a corner at (1, 1) in a few directions, at distances from 2⁻³⁰ to 2³⁰.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::spikes;
/// assert!(spikes(99, 1).iter().any(|p| p.x().abs() > 1e6));
/// ```
#[must_use]
pub fn spikes(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| {
        let far = 2f64.powi(random.within(-30, 30));
        let (x, y) = [(1.0, 0.0), (3.0, 1.0), (1.0, 3.0), (-2.0, 5.0), (-1.0, -1.0)][random.below(5) as usize];
        (1.0 + x * far, 1.0 + y * far)
    })
}

/// Uniform in a box 2²⁰ long and 2⁻²⁰ high.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::needle;
/// assert!(needle(9, 1).iter().all(|p| p.y().abs() <= 1e-6));
/// ```
#[must_use]
pub fn needle(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| (random.signed_unit() * 2f64.powi(20), random.signed_unit() * 2f64.powi(-20)))
}

/// 50 ulp wide around (1e9, −7e8): what is left of a survey in metres.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::offset_detail;
/// assert!(offset_detail(9, 1).iter().all(|p| (p.x() - 1e9).abs() < 1e-5));
/// ```
#[must_use]
pub fn offset_detail(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| (nudged(1e9, random.within(-25, 25)), nudged(-7e8, random.within(-25, 25))))
}

/// Any finite bits: magnitudes from 2⁻¹⁰⁷⁴ to 2¹⁰²³ beside one another.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::all_exponents;
/// assert!(all_exponents(99, 1).iter().any(|p| p.x().abs() > 1e200));
/// ```
#[must_use]
pub fn all_exponents(n: usize, seed: u64) -> Vec<Point> {
    collect(n, seed, |random| {
        // A tenth of the coordinates are subnormal, which random bits hardly ever are.
        let mut coordinate = || match random.below(10) {
            0 => times_power_of_two(random.signed_unit(), -1040),
            _ => random.finite(),
        };
        (coordinate(), coordinate())
    })
}

/// The k × k lattice with its least corner at the origin, for exhaustive tests.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::patterns::lattice};
/// assert_eq!(lattice::<i64>(2), [(0, 0), (0, 1), (1, 0), (1, 1)].map(Point::from));
/// ```
#[must_use]
pub fn lattice<T: Coordinate + From<i32>>(k: i32) -> Vec<Point<T>> {
    let corner = |x: i32, y: i32| Point::new(x.into(), y.into()).expect("a small integer");
    (0..k).flat_map(|x| (0..k).map(move |y| corner(x, y))).collect()
}

/// The points times `factor`, each coordinate rounded to an integer; beyond the
/// range of `i64` to its ends.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, testing::patterns::rounded};
/// assert_eq!(rounded(&[Point::new(0.25, -1.0)?], 10.0), [Point::from((3, -10))]);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn rounded(points: &[Point], factor: f64) -> Vec<Point<i64>> {
    points.iter().map(|p| Point::from([p.x(), p.y()].map(|x| (x * factor).round() as i64))).collect()
}

/// A star around (`x`, `y`): n corners at equal angles, counter-clockwise, their
/// distances uniform from `inner` to 1. `phase` turns it, in steps of one corner.
///
/// # Examples
/// ```
/// use kihon_geometry::testing::patterns::star;
/// let corners = star(100, 0.5, [2.0, 0.0], 0.0, 1);
/// assert!(corners.iter().all(|p| (0.49..1.01).contains(&(p.x() - 2.0).hypot(p.y()))));
/// ```
#[must_use]
pub fn star(n: usize, inner: f64, [x, y]: [f64; 2], phase: f64, seed: u64) -> Vec<Point> {
    let mut corner = 0.0;
    collect(n, seed, |random| {
        let (sine, cosine) = ((corner + phase) / n as f64 * TAU).sin_cos();
        let radius = inner + (1.0 - inner) * random.unit();
        corner += 1.0;
        (x + radius * cosine, y + radius * sine)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::testing::oracle;

    #[test]
    fn every_pattern_gives_n_points_and_the_same_for_a_seed() {
        for Pattern { name, points, .. } in PATTERNS {
            for n in [0, 1, 2, 3, 100] {
                assert_eq!(points(n, 5).len(), n, "{name}");
                assert_eq!(points(n, 5), points(n, 5), "{name}");
            }
        }
        let names: HashSet<&str> = PATTERNS.iter().map(|pattern| pattern.name).collect();
        assert_eq!(names.len(), PATTERNS.len());
    }

    /// The patterns are what their names say, by exact arithmetic.
    #[test]
    fn exact_lines_and_circles_are_exact() {
        for points in [vertical_line(50, 1), diagonal(50, 1)] {
            let (a, b) = (points[0], points[1]);
            assert!(points.iter().all(|&c| oracle::orient2d(a, b, c) == crate::Orientation::Collinear));
        }
        let points = cocircular(972, 1);
        assert_eq!(points.iter().collect::<HashSet<_>>().len(), 972);
        let side = |d: Point| oracle::in_circle(points[0], points[1], points[2], d);
        assert!(points.iter().all(|&d| side(d) == crate::CircleSide::On));
        let near = near_collinear(1000, 1);
        let collinear =
            near.iter().filter(|&&c| oracle::orient2d(near[0], near[1], c) == crate::Orientation::Collinear);
        assert!(collinear.count() < 100, "these should only almost lie on a line");
    }

    #[test]
    fn subnormals_come_among_all_exponents() {
        let points = all_exponents(1000, 1);
        assert!(points.iter().filter(|p| p.x().is_subnormal()).count() > 50);
        assert!(points.iter().filter(|p| p.x().abs() > 1e250).count() > 50);
    }
}
