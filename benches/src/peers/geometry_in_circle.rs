//! Quadruples of points, the fourth against the circle of the others: robust and
//! geometry-predicates, both after Shewchuk, beside ours.
//!
//! The judge of all is the definition in integers of any size. A peer's answer that
//! is NaN counts as cocircular, as it does for whoever asks `> 0.0` and `< 0.0`.

use std::f64::consts::TAU;

use kihon_geometry::{
    CircleSide, Point, in_circle,
    testing::{
        Random,
        laws::scaled,
        patterns::{cocircular, square},
    },
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};
use num_bigint::BigInt;

use super::geometry_orient2d::common_integers;

type Quadruples = Vec<[Point; 4]>;

/// `in-circle`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_in_circle::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "robust"));
/// ```
pub fn workload() -> Workload<Quadruples, Vec<CircleSide>> {
    Workload {
        id: "in-circle",
        topic: "geometry",
        about: "on which side of the circle through three points the fourth lies, n times",
        unit: "quadruple",
        patterns: patterns(),
        sizes: vec![1_000, 1_000_000],
        contenders: vec![
            contender("big_integers", Role::Naive, big_integers),
            contender("plain_f64", Role::Standard, plain_f64),
            contender("robust", Role::Peer, robust),
            contender("geometry_predicates", Role::Peer, geometry_predicates),
            contender("in_circle", Role::Ours, in_circle),
        ],
        elements: Vec::len,
        same: |_, expected, got| expected == got,
    }
}

/// A predicate on every quadruple; a type of its own for each, so that it is inlined.
fn contender(
    name: &'static str,
    role: Role,
    predicate: impl Fn(Point, Point, Point, Point) -> CircleSide + Send + Sync + 'static,
) -> Contender<Quadruples, Vec<CircleSide>> {
    Contender::new(name, role, move |quadruples: &Quadruples| {
        quadruples.iter().map(|&[a, b, c, d]| predicate(a, b, c, d)).collect()
    })
}

fn robust(a: Point, b: Point, c: Point, d: Point) -> CircleSide {
    let coord = |p: Point| robust::Coord { x: p.x(), y: p.y() };
    side(robust::incircle(coord(a), coord(b), coord(c), coord(d)))
}

fn geometry_predicates(a: Point, b: Point, c: Point, d: Point) -> CircleSide {
    side(geometry_predicates::incircle(a.into(), b.into(), c.into(), d.into()))
}

fn plain_f64(a: Point, b: Point, c: Point, d: Point) -> CircleSide {
    let (a, b, c) = (a - d, b - d, c - d);
    side(a.norm_squared() * b.cross(c) + b.norm_squared() * c.cross(a) + c.norm_squared() * a.cross(b))
}

fn side(determinant: f64) -> CircleSide {
    if determinant > 0.0 {
        CircleSide::Inside
    } else if determinant < 0.0 {
        CircleSide::Outside
    } else {
        CircleSide::On
    }
}

/// The definition, in integers of a unit that divides all eight coordinates.
fn big_integers(a: Point, b: Point, c: Point, d: Point) -> CircleSide {
    let [ax, ay, bx, by, cx, cy, dx, dy] = common_integers([a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y()]);
    let [a, b, c] = [[ax, ay], [bx, by], [cx, cy]].map(|[x, y]| [x - &dx, y - &dy]);
    let term = |[x, y]: &[BigInt; 2], [u, v]: &[BigInt; 2], [s, t]: &[BigInt; 2]| (x * x + y * y) * (u * t - v * s);
    (term(&a, &b, &c) + term(&b, &c, &a) + term(&c, &a, &b)).cmp(&BigInt::ZERO).into()
}

fn patterns() -> Vec<Pattern<Quadruples>> {
    vec![
        Pattern { name: "random", about: "uniform in the unit square", make: |n, seed| fours(&square(4 * n, seed)) },
        Pattern { name: "near-cocircular", about: "on a random circle, rounded", make: near_cocircular },
        Pattern {
            name: "cocircular-integers",
            about: "on the circle of radius 5 around (1000, 7000): twelve integer points",
            make: |n, seed| {
                let circle = [(3, 4), (4, 3), (5, 0)];
                many(n, seed, |random| {
                    let (x, y) = circle[random.below(3) as usize];
                    let (x, y) = if random.below(2) == 0 { (x, y) } else { (-y, x) };
                    let sign = if random.below(2) == 0 { 1 } else { -1 };
                    (f64::from(1000 + sign * x), f64::from(7000 + sign * y))
                })
            },
        },
        Pattern {
            name: "cocircular-large",
            about: "972 integer points of a circle of radius 1,185,665",
            make: |n, seed| fours(&cocircular(4 * n, seed)),
        },
        Pattern {
            name: "rectangles",
            about: "corners of random rectangles of a grid of 1000 × 1000",
            make: |n, seed| rectangles(n, seed, 1.0),
        },
        Pattern {
            name: "rectangles-decimal",
            about: "the same in thousandths, which f64 rounds",
            make: |n, seed| rectangles(n, seed, 1000.0),
        },
        Pattern {
            name: "times-2^-300",
            about: "random, where products underflow",
            make: |n, seed| fours(&scaled(&square(4 * n, seed), -300).expect("far from subnormal")),
        },
        Pattern {
            name: "times-2^260",
            about: "random, where products overflow",
            make: |n, seed| fours(&scaled(&square(4 * n, seed), 260).expect("far from infinite")),
        },
    ]
}

fn fours(points: &[Point]) -> Quadruples {
    points.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]).collect()
}

fn many(n: usize, seed: u64, mut coordinates: impl FnMut(&mut Random) -> (f64, f64)) -> Quadruples {
    let mut random = Random::new(seed);
    (0..n).map(|_| [(); 4].map(|()| point(coordinates(&mut random)))).collect()
}

fn point((x, y): (f64, f64)) -> Point {
    Point::new(x, y).expect("patterns are finite")
}

fn near_cocircular(n: usize, seed: u64) -> Quadruples {
    let mut random = Random::new(seed);
    let quadruple = |_| {
        let (x, y, radius) = (random.unit(), random.unit(), random.unit());
        [(); 4].map(|()| {
            let (sine, cosine) = (random.unit() * TAU).sin_cos();
            point((x + radius * cosine, y + radius * sine))
        })
    };
    (0..n).map(quadruple).collect()
}

fn rectangles(n: usize, seed: u64, parts: f64) -> Quadruples {
    let mut random = Random::new(seed);
    let quadruple = |_| {
        let mut below = |end| random.below(end) as f64;
        let (x, y) = (below(1000), below(1000));
        let (width, height) = (1.0 + below(9), 1.0 + below(9));
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        let mut corners = corners.map(|(x, y)| point((x / parts, y / parts)));
        random.shuffle(&mut corners);
        corners
    };
    (0..n).map(quadruple).collect()
}

#[cfg(test)]
mod tests {
    use std::iter::zip;

    use super::*;

    /// So that ours and the definition are compared on every pattern, and the peers'
    /// faults stay what the patterns are there to show.
    #[test]
    fn ours_agree_with_the_definition_and_peers_fail_where_products_leave_the_range() {
        let workload = workload();
        for pattern in &workload.patterns {
            let input = (pattern.make)(2000, 1);
            let run = |name: &str| workload.contenders.iter().find(|c| c.name == name).unwrap().run(&input).answer;
            let wrong = |name| zip(run("big_integers"), run(name)).filter(|(expected, got)| expected != got).count();
            assert_eq!(wrong("in_circle"), 0, "{}", pattern.name);
            for peer in ["robust", "geometry_predicates"] {
                assert_eq!(wrong(peer) > 0, pattern.name.starts_with("times"), "{peer} on {}", pattern.name);
            }
        }
    }
}
