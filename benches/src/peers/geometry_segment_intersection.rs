//! Pairs of segments and what they have in common: geo and the plain formula, beside ours.
//!
//! Ours and geo's tell the kind and the rounded point. The judge is the definition in
//! integers of any size; a point may be off by 1e-9, for geo's is rounded more than once.

use std::cmp::Ordering;

use geo::{
    Coord, Line,
    line_intersection::{LineIntersection, line_intersection},
};
use kihon_geometry::{
    Point, SegmentIntersection, segment_intersection,
    testing::{Random, laws::nudged, patterns::square},
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};
use num_bigint::{BigInt, Sign};

use super::geometry_orient2d::common_integers;

type Pairs = Vec<[Point; 4]>;

/// What two segments have in common, the lesser end of a segment first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Common {
    /// Nothing.
    Nothing,
    /// An end.
    End([f64; 2]),
    /// A point that is no end.
    Crossing([f64; 2]),
    /// A segment.
    Segment([f64; 2], [f64; 2]),
}

use Common::{Crossing, End, Nothing, Segment};

/// `segment-intersection`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_segment_intersection::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "geo"));
/// ```
pub fn workload() -> Workload<Pairs, Vec<Common>> {
    Workload {
        id: "segment-intersection",
        topic: "geometry",
        about: "what each of n pairs of segments has in common, with the point",
        unit: "pair",
        patterns: patterns(),
        sizes: vec![1_000, 1_000_000],
        contenders: vec![
            contender("big_integers", Role::Naive, big_integers).up_to(100_000),
            contender("segment_intersection", Role::Ours, ours),
            contender("plain_f64", Role::Standard, plain_f64),
            contender("geo", Role::Peer, geo),
        ],
        elements: Vec::len,
        same: |_, expected, got| expected.len() == got.len() && expected.iter().zip(got).all(|(e, g)| alike(e, g)),
    }
}

fn contender(
    name: &'static str,
    role: Role,
    common: impl Fn([Point; 4]) -> Common + Send + Sync + 'static,
) -> Contender<Pairs, Vec<Common>> {
    Contender::new(name, role, move |pairs: &Pairs| pairs.iter().map(|&pair| common(pair)).collect())
}

fn alike(expected: &Common, got: &Common) -> bool {
    match (expected, got) {
        (Crossing([x, y]), Crossing([u, v])) => (x - u).abs() <= 1e-9 && (y - v).abs() <= 1e-9,
        _ => expected == got,
    }
}

fn xy(p: Point) -> [f64; 2] {
    [p.x(), p.y()]
}

fn ours([a, b, c, d]: [Point; 4]) -> Common {
    match segment_intersection(a, b, c, d) {
        SegmentIntersection::Disjoint => Nothing,
        SegmentIntersection::Touching(p) => End(xy(p)),
        SegmentIntersection::Crossing(crossing) => Crossing(xy(crossing.point())),
        SegmentIntersection::Overlapping(p, q) => Segment(xy(p), xy(q)),
    }
}

fn geo(pair: [Point; 4]) -> Common {
    let [a, b, c, d] = pair.map(|p| Coord { x: p.x(), y: p.y() });
    match line_intersection(Line::new(a, b), Line::new(c, d)) {
        None => Nothing,
        Some(LineIntersection::SinglePoint { intersection: p, is_proper: false }) => End([p.x, p.y]),
        Some(LineIntersection::SinglePoint { intersection: p, is_proper: true }) => Crossing([p.x, p.y]),
        Some(LineIntersection::Collinear { intersection: Line { start, end } }) => {
            let [p, q] = [[start.x, start.y], [end.x, end.y]];
            match p.partial_cmp(&q).expect("no NaN") {
                Ordering::Less => Segment(p, q),
                Ordering::Equal => End(p),
                Ordering::Greater => Segment(q, p),
            }
        }
    }
}

fn plain_f64([a, b, c, d]: [Point; 4]) -> Common {
    let (u, v, w) = (b - a, d - c, c - a);
    let (cross, s, t) = (u.cross(v), w.cross(v), w.cross(u));
    if cross == 0.0 {
        return if t == 0.0 { along_a_line([a, b, c, d]) } else { Nothing };
    }
    let (s, t) = (s / cross, t / cross);
    let p = [a.x() + s * u.x, a.y() + s * u.y];
    if !(0.0..=1.0).contains(&s) || !(0.0..=1.0).contains(&t) {
        Nothing
    } else if [0.0, 1.0].contains(&s) || [0.0, 1.0].contains(&t) {
        End(p)
    } else {
        Crossing(p)
    }
}

fn along_a_line([a, b, c, d]: [Point; 4]) -> Common {
    let (from, to) = (a.min(b).max(c.min(d)), a.max(b).min(c.max(d)));
    match from.cmp(&to) {
        Ordering::Less => Segment(xy(from), xy(to)),
        Ordering::Equal => End(xy(from)),
        Ordering::Greater => Nothing,
    }
}

/// a + s(b − a) = c + t(d − c), solved in integers of a unit that divides all coordinates.
fn big_integers([a, b, c, d]: [Point; 4]) -> Common {
    let coordinates = [a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y(), 1.0];
    let [ax, ay, bx, by, cx, cy, dx, dy, one] = common_integers(coordinates);
    let cross = |[x, y]: [&BigInt; 2], [u, v]: [&BigInt; 2]| x * v - y * u;
    let (ux, uy, vx, vy, wx, wy) = (bx - &ax, by - &ay, dx - &cx, dy - &cy, cx - &ax, cy - &ay);
    let (u, v, w) = ([&ux, &uy], [&vx, &vy], [&wx, &wy]);
    let (mut whole, mut s, mut t) = (cross(u, v), cross(w, v), cross(w, u));
    if whole.sign() == Sign::NoSign {
        return if t.sign() == Sign::NoSign && s.sign() == Sign::NoSign { along_a_line([a, b, c, d]) } else { Nothing };
    }
    if whole.sign() == Sign::Minus {
        (whole, s, t) = (-whole, -s, -t);
    }
    let within = |s: &BigInt| s.sign() != Sign::Minus && *s <= whole;
    if !within(&s) || !within(&t) {
        return Nothing;
    }
    let ends = [(&s, [a, b]), (&t, [c, d])];
    for (place, [start, end]) in ends {
        if place.sign() == Sign::NoSign {
            return End(xy(start));
        }
        if *place == whole {
            return End(xy(end));
        }
    }
    let scale = &whole * &one;
    Crossing([quotient(ax * &whole + ux * &s, &scale), quotient(ay * &whole + uy * &s, &scale)])
}

/// n/d within 2⁻⁵² of it.
fn quotient(n: BigInt, d: &BigInt) -> f64 {
    let shift = (64 + d.bits()).saturating_sub(n.bits());
    let whole: BigInt = (n << shift) / d;
    let whole: i128 = whole.try_into().expect("some 64 bits");
    whole as f64 * 2f64.powi(-(shift as i32))
}

fn patterns() -> Vec<Pattern<Pairs>> {
    vec![
        Pattern {
            name: "random",
            about: "ends uniform in the unit square: a quarter crosses",
            make: |n, seed| fours(&square(4 * n, seed)),
        },
        Pattern {
            name: "short",
            about: "a hundredth long: hardly any crosses",
            make: |n, seed| {
                many(n, seed, |random| {
                    let [a, c] = [(); 2].map(|()| [random.unit(), random.unit()]);
                    let mut near =
                        |[x, y]: [f64; 2]| [x + 0.01 * random.signed_unit(), y + 0.01 * random.signed_unit()];
                    [a, near(a), c, near(c)]
                })
            },
        },
        Pattern {
            name: "crossing",
            about: "the diagonals of a square, each end moved a little: all cross",
            make: |n, seed| {
                many(n, seed, |random| {
                    let mut near = |x, y| [x + 0.4 * random.unit(), y + 0.4 * random.unit()];
                    [near(0.0, 0.0), near(0.6, 0.6), near(0.0, 0.6), near(0.6, 0.0)]
                })
            },
        },
        Pattern {
            name: "shared-end",
            about: "two segments from one point",
            make: |n, seed| {
                many(n, seed, |random| {
                    let [a, b, d] = [(); 3].map(|()| [random.unit(), random.unit()]);
                    [a, b, a, d]
                })
            },
        },
        Pattern {
            name: "collinear",
            about: "integers on one line: half of them overlap",
            make: |n, seed| {
                many(n, seed, |random| {
                    let [x, y, u, v] = [(); 4].map(|()| random.within(-1000, 1000));
                    [(); 4].map(|()| random.within(-20, 20)).map(|t| [f64::from(x + t * u), f64::from(y + t * v)])
                })
            },
        },
        Pattern {
            name: "near-collinear",
            about: "ends up to 4 ulp from one line",
            make: |n, seed| {
                many(n, seed, |random| {
                    let [x, y, u, v] = [(); 4].map(|()| random.unit());
                    [(); 4].map(|()| {
                        let t = random.unit();
                        [nudged(x + t * u, random.within(-4, 4)), nudged(y + t * v, random.within(-4, 4))]
                    })
                })
            },
        },
    ]
}

fn fours(points: &[Point]) -> Pairs {
    points.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]).collect()
}

fn many(n: usize, seed: u64, mut pair: impl FnMut(&mut Random) -> [[f64; 2]; 4]) -> Pairs {
    let mut random = Random::new(seed);
    (0..n).map(|_| pair(&mut random).map(|[x, y]| Point::new(x, y).expect("patterns are finite"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_right_and_others_only_where_it_is_easy() {
        let workload = workload();
        let wrong = |name: &str| -> Vec<&str> {
            let run = |name: &str, input: &Pairs| {
                workload.contenders.iter().find(|c| c.name == name).unwrap().run(input).answer
            };
            let fails = |pattern: &&Pattern<Pairs>| {
                let input = (pattern.make)(3000, 1);
                !(workload.same)(&input, &run("big_integers", &input), &run(name, &input))
            };
            workload.patterns.iter().filter(fails).map(|pattern| pattern.name).collect()
        };
        assert_eq!(wrong("segment_intersection"), [""; 0]);
        // Its point is off by up to half a segment where they are nearly parallel.
        assert_eq!(wrong("geo"), ["near-collinear"]);
        assert_eq!(wrong("plain_f64"), ["near-collinear"]);
    }
}
