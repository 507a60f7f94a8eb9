//! Orientation of triples, and of many points against one line: robust and
//! geometry-predicates, both after Shewchuk, beside ours.
//!
//! The judge of all is the definition in integers of any size. A peer's answer that
//! is NaN counts as collinear, as it does for whoever asks `> 0.0` and `< 0.0`.

use kihon_geometry::{Columns, Orientation, Point, orient2d, orient2d_batch, orient2d_line};
use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};
use num_bigint::BigInt;

/// Triples of points, in rows and in columns.
#[derive(Debug)]
pub struct Triples {
    rows: Vec<[Point; 3]>,
    /// a.x, a.y, b.x, b.y, c.x, c.y.
    columns: [Vec<f64>; 6],
}

/// A line through two points, and points in rows and in columns.
#[derive(Debug)]
pub struct LineAndPoints {
    line: [Point; 2],
    rows: Vec<Point>,
    columns: [Vec<f64>; 2],
}

/// `orient2d`, and `orient2d/line` with one line for all.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_orient2d::workloads;
/// let (triples, points) = workloads();
/// assert!(triples.contenders.iter().any(|c| c.name == "robust"));
/// assert!(points.contenders.iter().any(|c| c.name == "orient2d_line"));
/// ```
pub fn workloads() -> (Workload<Triples, Vec<Orientation>>, Workload<LineAndPoints, Vec<Orientation>>) {
    (triples(), points())
}

fn triples() -> Workload<Triples, Vec<Orientation>> {
    Workload {
        id: "orient2d",
        topic: "geometry",
        about: "how each of n triples of points turns",
        unit: "triple",
        patterns: patterns(),
        sizes: vec![1_000, 1_000_000],
        contenders: vec![
            rows("big_integers", Role::Naive, big_integers),
            rows("plain_f64", Role::Standard, plain_f64),
            rows("robust", Role::Peer, robust),
            rows("geometry_predicates", Role::Peer, geometry_predicates),
            rows("orient2d", Role::Ours, orient2d),
            Contender::new("orient2d_batch", Role::Ours, |triples: &Triples| {
                let [ax, ay, bx, by, cx, cy] = &triples.columns;
                let turns =
                    orient2d_batch(Columns { x: ax, y: ay }, Columns { x: bx, y: by }, Columns { x: cx, y: cy });
                turns.expect("the columns of points")
            }),
        ],
        elements: |triples| triples.rows.len(),
        same: |_, expected, got| expected == got,
    }
}

fn points() -> Workload<LineAndPoints, Vec<Orientation>> {
    Workload {
        id: "orient2d/line",
        topic: "geometry",
        about: "on which side of one line each of n points lies",
        unit: "point",
        patterns: vec![
            Pattern { name: "random", about: "points and line uniform in the unit square", make: random_points },
            Pattern {
                name: "near-line",
                about: "points of the line, rounded",
                make: |n, seed| {
                    let LineAndPoints { line: [a, b], .. } = random_points(0, seed);
                    let mut random = Random::new(seed);
                    beside([a, b], (0..n).map(|_| between(a, b, unit(&mut random))).collect())
                },
            },
        ],
        sizes: vec![1_000, 1_000_000],
        contenders: vec![
            against_line("big_integers", Role::Naive, big_integers),
            against_line("plain_f64", Role::Standard, plain_f64),
            against_line("robust", Role::Peer, robust),
            against_line("geometry_predicates", Role::Peer, geometry_predicates),
            against_line("orient2d", Role::Ours, orient2d),
            Contender::new("orient2d_line", Role::Ours, |input: &LineAndPoints| {
                let LineAndPoints { line: [a, b], columns: [x, y], .. } = input;
                orient2d_line(*a, *b, Columns { x, y }).expect("the columns of points")
            }),
        ],
        elements: |input| input.rows.len(),
        same: |_, expected, got| expected == got,
    }
}

/// A predicate on every triple; a type of its own for each, so that it is inlined.
fn rows(
    name: &'static str,
    role: Role,
    predicate: impl Fn(Point, Point, Point) -> Orientation + Send + Sync + 'static,
) -> Contender<Triples, Vec<Orientation>> {
    Contender::new(name, role, move |triples: &Triples| {
        triples.rows.iter().map(|&[a, b, c]| predicate(a, b, c)).collect()
    })
}

fn against_line(
    name: &'static str,
    role: Role,
    predicate: impl Fn(Point, Point, Point) -> Orientation + Send + Sync + 'static,
) -> Contender<LineAndPoints, Vec<Orientation>> {
    Contender::new(name, role, move |input: &LineAndPoints| {
        let [a, b] = input.line;
        input.rows.iter().map(|&c| predicate(a, b, c)).collect()
    })
}

fn robust(a: Point, b: Point, c: Point) -> Orientation {
    let coord = |p: Point| robust::Coord { x: p.x(), y: p.y() };
    turn(robust::orient2d(coord(a), coord(b), coord(c)))
}

fn geometry_predicates(a: Point, b: Point, c: Point) -> Orientation {
    turn(geometry_predicates::orient2d(a.into(), b.into(), c.into()))
}

fn plain_f64(a: Point, b: Point, c: Point) -> Orientation {
    turn((a.x() - c.x()) * (b.y() - c.y()) - (a.y() - c.y()) * (b.x() - c.x()))
}

fn turn(determinant: f64) -> Orientation {
    if determinant > 0.0 {
        Orientation::CounterClockwise
    } else if determinant < 0.0 {
        Orientation::Clockwise
    } else {
        Orientation::Collinear
    }
}

/// The definition, in integers of a unit that divides all six coordinates.
fn big_integers(a: Point, b: Point, c: Point) -> Orientation {
    let [ax, ay, bx, by, cx, cy] = common_integers([a.x(), a.y(), b.x(), b.y(), c.x(), c.y()]);
    ((&ax - &cx) * (&by - &cy)).cmp(&((&ay - &cy) * (&bx - &cx))).into()
}

/// The coordinates in a unit that divides all of them.
pub(super) fn common_integers<const N: usize>(coordinates: [f64; N]) -> [BigInt; N] {
    let least = coordinates.iter().filter(|&&x| x != 0.0).map(|&x| exponent(x)).min().unwrap_or(0);
    coordinates.map(|x| if x == 0.0 { BigInt::ZERO } else { BigInt::from(mantissa(x)) << (exponent(x) - least) })
}

/// x is mantissa(x)·2^exponent(x).
fn exponent(x: f64) -> i32 {
    ((x.to_bits() >> 52 & 0x7ff) as i32).max(1) - 1075
}

fn mantissa(x: f64) -> i64 {
    let hidden = i64::from(x.abs() >= f64::MIN_POSITIVE) << 52;
    let magnitude = (x.to_bits() & ((1 << 52) - 1)) as i64 | hidden;
    if x < 0.0 { -magnitude } else { magnitude }
}

fn patterns() -> Vec<Pattern<Triples>> {
    macro_rules! pattern {
        ($name:literal, $about:literal, $triple:expr) => {
            Pattern { name: $name, about: $about, make: |n, seed| many(n, seed, $triple) }
        };
    }
    vec![
        pattern!("random", "uniform in the unit square", |random| [(); 3].map(|()| unit_point(random))),
        pattern!("near-collinear", "the third on the line through two random ones, rounded", near_collinear),
        pattern!("collinear-integers", "integers below a million, exactly collinear", collinear_integers),
        pattern!("ulp-grid", "neighbours of (½, ½) against a diagonal: every difference exact", |random| {
            [ulp_neighbour(random, 0.5, 2f64.powi(-52)), point(12.0, 12.0), point(24.0, 24.0)]
        }),
        pattern!("ulp-grid-fine", "the same, half as far apart: differences are rounded", |random| {
            [ulp_neighbour(random, 0.5, 2f64.powi(-53)), point(12.0, 12.0), point(24.0, 24.0)]
        }),
        pattern!("ulp-grid-skew", "neighbours of (¼, ¼) against a line that none of them is on", |random| {
            let line = [point(17.3, 17.3), point(24.00000000000005, 24.000000000000053)];
            [ulp_neighbour(random, 0.25, 2f64.powi(-54)), line[0], line[1]]
        }),
        pattern!("vertical", "all on one vertical line", |random| [(); 3].map(|()| point(3.0, unit(random)))),
        pattern!("times-2^-520", "near-collinear, where products underflow", |random| scaled(random, -520)),
        pattern!("times-2^-1000", "near-collinear, where products underflow to 0", |random| scaled(random, -1000)),
        pattern!("times-2^515", "near-collinear, where products overflow", |random| scaled(random, 515)),
        pattern!("times-2^1000", "near-collinear, where all products overflow", |random| scaled(random, 1000)),
        pattern!("mixed-magnitudes", "coordinates from 2^-1000 to 2^1000 in one triple", |random| {
            [(); 3].map(|()| {
                let mut coordinate = || (unit(random) - 0.5) * 2f64.powi(random.below(2000) as i32 - 1000);
                point(coordinate(), coordinate())
            })
        }),
    ]
}

fn many(n: usize, seed: u64, mut triple: impl FnMut(&mut Random) -> [Point; 3]) -> Triples {
    let mut random = Random::new(seed);
    let rows: Vec<_> = (0..n).map(|_| triple(&mut random)).collect();
    let column = |coordinate: fn(&[Point; 3]) -> f64| rows.iter().map(coordinate).collect();
    let columns = [
        column(|t| t[0].x()),
        column(|t| t[0].y()),
        column(|t| t[1].x()),
        column(|t| t[1].y()),
        column(|t| t[2].x()),
        column(|t| t[2].y()),
    ];
    Triples { rows, columns }
}

fn random_points(n: usize, seed: u64) -> LineAndPoints {
    let mut random = Random::new(seed);
    let line = [(); 2].map(|()| unit_point(&mut random));
    beside(line, (0..n).map(|_| unit_point(&mut random)).collect())
}

fn beside(line: [Point; 2], rows: Vec<Point>) -> LineAndPoints {
    let columns = [rows.iter().map(|p| p.x()).collect(), rows.iter().map(|p| p.y()).collect()];
    LineAndPoints { line, rows, columns }
}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).expect("patterns are finite")
}

/// Uniform from 0 to 1.
fn unit(random: &mut Random) -> f64 {
    (random.next_u64() >> 11) as f64 * 2f64.powi(-53)
}

fn unit_point(random: &mut Random) -> Point {
    point(unit(random), unit(random))
}

fn between(a: Point, b: Point, t: f64) -> Point {
    point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()))
}

fn near_collinear(random: &mut Random) -> [Point; 3] {
    let (a, b) = (unit_point(random), unit_point(random));
    [a, b, between(a, b, unit(random))]
}

fn scaled(random: &mut Random, exponent: i32) -> [Point; 3] {
    let scale = 2f64.powi(exponent);
    near_collinear(random).map(|p| point(p.x() * scale, p.y() * scale))
}

fn collinear_integers(random: &mut Random) -> [Point; 3] {
    let mut below_1000 = || random.below(1000) as f64;
    let [x, y, dx, dy, s, t] = [(); 6].map(|()| below_1000());
    [point(x, y), point(x + s * dx, y + s * dy), point(x + t * dx, y + t * dy)]
}

/// One of 256 × 256 from (`from`, `from`) on, in steps of `step`.
fn ulp_neighbour(random: &mut Random, from: f64, step: f64) -> Point {
    let mut coordinate = || from + random.below(256) as f64 * step;
    point(coordinate(), coordinate())
}

#[cfg(test)]
mod tests {
    use std::iter::zip;

    use super::*;

    /// So that ours and the definition are compared on every pattern, and the peers'
    /// faults stay what the patterns are there to show.
    #[test]
    fn ours_agree_with_the_definition_and_peers_fail_where_products_leave_the_range() {
        let (triples, _) = workloads();
        let wrong_of = |pattern: &Pattern<Triples>, name: &str| {
            let input = (pattern.make)(2000, 1);
            let run = |name: &str| triples.contenders.iter().find(|c| c.name == name).unwrap().run(&input).answer;
            zip(run("big_integers"), run(name)).filter(|(expected, got)| expected != got).count()
        };
        for pattern in &triples.patterns {
            for ours in ["orient2d", "orient2d_batch"] {
                assert_eq!(wrong_of(pattern, ours), 0, "{ours} on {}", pattern.name);
            }
            let out_of_range = pattern.name.starts_with("times") || pattern.name == "mixed-magnitudes";
            for peer in ["robust", "geometry_predicates"] {
                assert_eq!(wrong_of(pattern, peer) > 0, out_of_range, "{peer} on {}", pattern.name);
            }
        }
    }

    #[test]
    fn big_integers_take_every_finite_coordinate() {
        let ends = [f64::MIN, -1.0, -5e-324, 0.0, 5e-324, f64::MIN_POSITIVE, 1.0, f64::MAX];
        for x in ends {
            let sign = x.partial_cmp(&0.0).unwrap().into();
            assert_eq!(big_integers(point(0.0, -1.0), point(x, 0.0), point(0.0, 1.0)), sign, "{x:e}");
            assert_eq!(mantissa(x) as f64 * 2f64.powi(exponent(x) / 2) * 2f64.powi(exponent(x) - exponent(x) / 2), x);
        }
    }
}
