//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{
    Answer, Circle, SmallestEnclosingCircle, incremental,
    incremental::{shuffled, three_loops},
    kata::Solution,
};

pub(super) fn mutants() -> Vec<Mutant<SmallestEnclosingCircle>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("around_the_box", "the circle around the bounding box", around_the_box, Wrong),
        mutant("within_the_box", "half of the longer side for a radius", within_the_box, Wrong),
        mutant("around_the_mean", "the mean of all points for a centre", around_the_mean, Wrong),
        mutant("farthest_pair", "the two farthest points as a diameter, and no more", farthest_pair, Wrong),
        mutant("triples_alone", "never two points alone", triples_alone, Wrong),
        mutant("two_loops", "no third loop", two_loops, Wrong),
        mutant(
            "grows_only",
            "grows the circle just enough for each point: Ritter's, never the smallest",
            grows_only,
            Wrong,
        ),
        mutant("walks_to_the_farthest", "a hundred ever shorter steps towards the farthest point", walks, Wrong),
        mutant("center_of_integers", "divides whole numbers", center_of_integers, Wrong),
        mutant("diameter", "twice the radius", diameter, Wrong),
        mutant("two_at_least", "None for a single point", two_at_least, Wrong),
        mutant("crosses_in_32_bits", "what the centre is made of overflows", crosses_in_32_bits, Wrong),
        mutant("needs_a_point", "takes the first of no points", needs_a_point, Panicked),
        mutant("does_not_shuffle", "three loops over the points as they come", does_not_shuffle, TooSlow),
        mutant("starts_again", "after each new circle from the first point on", starts_again, TooSlow),
        mutant("recursive", "Welzl's recursion, one call for each point", recursive, StackOverflowed),
        mutant("in_floats", "right: the three loops in floats, with an ε", in_floats, Accepted),
        mutant("a_little_larger", "right: within the tolerance", a_little_larger, Accepted),
    ]
}

type Point = (i64, i64);

fn bounds(points: &[Point]) -> Option<[i64; 4]> {
    let (xs, ys) = (points.iter().map(|p| p.0), points.iter().map(|p| p.1));
    Some([xs.clone().min()?, xs.max()?, ys.clone().min()?, ys.max()?])
}

fn around_the_box(points: &[Point]) -> Answer {
    let [left, right, low, high] = bounds(points)?;
    Some(Circle::over((left, low), (right, high)).rounded())
}

fn within_the_box(points: &[Point]) -> Answer {
    let [left, right, low, high] = bounds(points)?;
    let (center, _) = Circle::over((left, low), (right, high)).rounded();
    Some((center, (right - left).max(high - low) as f64 / 2.0))
}

fn around(center: (f64, f64), points: &[Point]) -> Answer {
    let distance = |p: &Point| (p.0 as f64 - center.0).hypot(p.1 as f64 - center.1);
    Some((center, points.iter().map(distance).fold(0.0, f64::max)))
}

fn around_the_mean(points: &[Point]) -> Answer {
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0, 0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    if points.is_empty() { None } else { around((x as f64 / n, y as f64 / n), points) }
}

fn farthest_pair(points: &[Point]) -> Answer {
    let pairs = points.iter().flat_map(|&p| points.iter().map(move |&q| (p, q)));
    let (p, q) = pairs.max_by_key(|(p, q)| (p.0 - q.0).pow(2) + (p.1 - q.1).pow(2))?;
    Some(Circle::over(p, q).rounded())
}

fn triples_alone(points: &[Point]) -> Answer {
    let points = shuffled(points);
    let mut circle = Circle::point(*points.first()?);
    for (i, &p) in points.iter().enumerate() {
        if circle.contains(p) {
            continue;
        }
        circle = if i == 1 { Circle::over(points[0], p) } else { Circle::over(p, points[0]) };
        for (j, &q) in points[..i].iter().enumerate().skip(1) {
            if !circle.contains(q) {
                circle = Circle::through(p, q, points[0]).unwrap_or(circle);
                for &r in &points[..j] {
                    if !circle.contains(r) {
                        circle = Circle::through(p, q, r).unwrap_or(circle);
                    }
                }
            }
        }
    }
    Some(circle.rounded())
}

fn two_loops(points: &[Point]) -> Answer {
    let points = shuffled(points);
    let mut circle = Circle::point(*points.first()?);
    for (i, &p) in points.iter().enumerate() {
        if !circle.contains(p) {
            circle = Circle::point(p);
            for &q in &points[..i] {
                if !circle.contains(q) {
                    circle = Circle::over(p, q);
                }
            }
        }
    }
    Some(circle.rounded())
}

fn grows_only(points: &[Point]) -> Answer {
    let first = points.first()?;
    let (mut center, mut radius) = ((first.0 as f64, first.1 as f64), 0.0);
    for p in points {
        let way = (p.0 as f64 - center.0, p.1 as f64 - center.1);
        let distance = way.0.hypot(way.1);
        if distance > radius {
            let step = (distance - radius) / 2.0;
            radius += step;
            center = (center.0 + way.0 * step / distance, center.1 + way.1 * step / distance);
        }
    }
    Some((center, radius))
}

fn walks(points: &[Point]) -> Answer {
    let mut center = points.first().map(|p| (p.0 as f64, p.1 as f64))?;
    for step in 2..102 {
        let squared = |p: &Point| (p.0 as f64 - center.0).powi(2) + (p.1 as f64 - center.1).powi(2);
        let farthest = points.iter().max_by(|p, q| squared(p).total_cmp(&squared(q)))?;
        let part = 1.0 / f64::from(step);
        center.0 += (farthest.0 as f64 - center.0) * part;
        center.1 += (farthest.1 as f64 - center.1) * part;
    }
    around(center, points)
}

fn center_of_integers(points: &[Point]) -> Answer {
    let ((x, y), _) = incremental(points)?;
    around((x.trunc(), y.trunc()), points)
}

fn diameter(points: &[Point]) -> Answer {
    incremental(points).map(|(center, radius)| (center, 2.0 * radius))
}

fn two_at_least(points: &[Point]) -> Answer {
    if points.len() < 2 { None } else { incremental(points) }
}

/// The three loops with another circle through three points, in floats.
fn loops_with(points: &[Point], through: impl Fn([Point; 3]) -> (f64, f64)) -> Answer {
    let points = shuffled(points);
    let distance = |(x, y): (f64, f64), p: Point| (p.0 as f64 - x).hypot(p.1 as f64 - y);
    let first = points.first()?;
    let (mut center, mut radius) = ((first.0 as f64, first.1 as f64), 0.0);
    for (i, &p) in points.iter().enumerate() {
        if distance(center, p) <= radius + 1e-9 {
            continue;
        }
        (center, radius) = ((p.0 as f64, p.1 as f64), 0.0);
        for (j, &q) in points[..i].iter().enumerate() {
            if distance(center, q) <= radius + 1e-9 {
                continue;
            }
            (center, radius) = Circle::over(p, q).rounded();
            for &r in &points[..j] {
                if distance(center, r) > radius + 1e-9 {
                    center = through([p, q, r]);
                    radius = distance(center, p);
                }
            }
        }
    }
    Some((center, radius))
}

fn in_floats(points: &[Point]) -> Answer {
    loops_with(points, |[p, q, r]| {
        let [ux, uy, vx, vy] = [q.0 - p.0, q.1 - p.1, r.0 - p.0, r.1 - p.1].map(|x| x as f64);
        let (u, v, cross) = (ux * ux + uy * uy, vx * vx + vy * vy, 2.0 * (ux * vy - uy * vx));
        (p.0 as f64 + (vy * u - uy * v) / cross, p.1 as f64 + (ux * v - vx * u) / cross)
    })
}

fn crosses_in_32_bits(points: &[Point]) -> Answer {
    loops_with(points, |[p, q, r]| {
        let [ux, uy, vx, vy] = [q.0 - p.0, q.1 - p.1, r.0 - p.0, r.1 - p.1].map(|x| x as i32);
        let squared = |x: i32, y: i32| x.wrapping_mul(x).wrapping_add(y.wrapping_mul(y));
        let (u, v) = (squared(ux, uy), squared(vx, vy));
        let less = |a: i32, b: i32, c: i32, d: i32| f64::from(a.wrapping_mul(b).wrapping_sub(c.wrapping_mul(d)));
        let cross = 2.0 * less(ux, vy, uy, vx);
        (p.0 as f64 + less(vy, u, uy, v) / cross, p.1 as f64 + less(ux, v, vx, u) / cross)
    })
}

fn needs_a_point(points: &[Point]) -> Answer {
    let first = points[0];
    if points.iter().all(|&p| p == first) { Some(Circle::point(first).rounded()) } else { incremental(points) }
}

fn does_not_shuffle(points: &[Point]) -> Answer {
    three_loops(points).map(|circle| circle.rounded())
}

/// Each point that is outside joins those that hold the circle, in the order of the input.
fn starts_again(points: &[Point]) -> Answer {
    let mut support = vec![*points.first()?];
    let mut circle = Circle::point(support[0]);
    while let Some(&p) = points.iter().find(|&&p| !circle.contains(p)) {
        support.push(p);
        circle = super::naive::search(&support)?;
        support.retain(|&q| circle.squared_distance(q) == circle.squared_distance(p));
    }
    Some(circle.rounded())
}

fn recursive(points: &[Point]) -> Answer {
    fn around(points: &[Point], on: &[Point]) -> Circle {
        let (Some((&p, before)), true) = (points.split_last(), on.len() < 3) else {
            return match *on {
                [] => Circle::point((0, 0)),
                [p] => Circle::point(p),
                [p, q, ..] => on.get(2).and_then(|&r| Circle::through(p, q, r)).unwrap_or(Circle::over(p, q)),
            };
        };
        // Kept in memory, so that no compiler turns the recursion into a loop.
        let frame = black_box([p; 8]);
        let circle = around(before, on);
        let nothing = points.len() == 1 && on.is_empty();
        if !nothing && circle.contains(black_box(&frame)[0]) { circle } else { around(before, &[on, &[p]].concat()) }
    }
    if points.is_empty() { None } else { Some(around(&shuffled(points), &[]).rounded()) }
}

fn a_little_larger(points: &[Point]) -> Answer {
    incremental(points).map(|((x, y), radius)| ((x + 2e-7, y), radius + 7e-7))
}
