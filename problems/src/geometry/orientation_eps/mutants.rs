//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{OrientationEps, Triple, kata::Solution, naive};

pub(super) fn mutants() -> Vec<Mutant<OrientationEps>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("raw_cross", "takes the cross product, an area, for a length", raw_cross, Wrong),
        mutant("forgets_the_root", "compares with eps·|ab|²", forgets_the_root, Wrong),
        mutant("squares_one_side", "cross² against eps·|ab|²", squares_one_side, Wrong),
        mutant("measures_the_angle", "divides by |ac| too: a sine is no distance", measures_the_angle, Wrong),
        mutant("compares_slopes", "the difference of two slopes", compares_slopes, Wrong),
        mutant("measures_upwards", "the distance along y instead of across the line", measures_upwards, Wrong),
        mutant("stops_at_the_ends", "the distance from the segment", stops_at_the_ends, Wrong),
        mutant("excludes_eps", "less than eps instead of at most", excludes_eps, Wrong),
        mutant("looks_from_b", "the other way along the line: left is right", looks_from_b, Wrong),
        mutant("beside_a_point", "where a is b, tells a side of nothing", beside_a_point, Wrong),
        mutant("squares_in_64_bits", "the squares overflow", squares_in_64_bits, Wrong),
        mutant("crosses_in_32_bits", "the cross product overflows", crosses_in_32_bits, Wrong),
        mutant("compares_in_floats", "a rounded root decides where the distance is all but eps", in_floats, Wrong),
        mutant("rounds_the_distance", "whole distances only", rounds_the_distance, Wrong),
        mutant("divides_by_the_length", "the length is 0 where a is b", divides_by_the_length, Panicked),
        mutant("searches_for_repeats", "looks each triple up among all before it", searches_for_repeats, TooSlow),
        mutant("divides_with_care", "right: the squared distance, rounded up", divides_with_care, Accepted),
    ]
}

/// What all formulas are made of.
struct Parts {
    cross: i128,
    squared_length: i128,
    eps: i128,
}

fn each(triples: &[Triple], eps: i64, side: impl Fn(Parts) -> i8) -> Vec<i8> {
    let parts = |&(a, b, c): &Triple| {
        let [ux, uy, vx, vy] = [b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1].map(i128::from);
        Parts { cross: ux * vy - uy * vx, squared_length: ux * ux + uy * uy, eps: i128::from(eps) }
    };
    triples.iter().map(parts).map(side).collect()
}

fn unless(on: bool, cross: i128) -> i8 {
    if on { 0 } else { cross.signum() as i8 }
}

fn raw_cross(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, eps, .. }| unless(cross.abs() <= eps, cross))
}

fn forgets_the_root(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| unless(cross.abs() <= eps * squared_length, cross))
}

fn squares_one_side(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| unless(cross * cross <= eps * squared_length, cross))
}

fn measures_the_angle(triples: &[Triple], eps: i64) -> Vec<i8> {
    let exact = naive(triples, 0);
    let sine = |&(a, b, c): &Triple| {
        let [ux, uy, vx, vy] = [b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1].map(|x| x as f64);
        (ux * vy - uy * vx).abs() / (ux.hypot(uy) * vx.hypot(vy))
    };
    triples.iter().zip(exact).map(|(triple, side)| if sine(triple) <= eps as f64 { 0 } else { side }).collect()
}

fn compares_slopes(triples: &[Triple], eps: i64) -> Vec<i8> {
    let exact = naive(triples, 0);
    let difference = |&(a, b, c): &Triple| {
        let slope = |p: (i64, i64), q: (i64, i64)| (q.1 - p.1) as f64 / (q.0 - p.0) as f64;
        (slope(a, b) - slope(a, c)).abs()
    };
    triples.iter().zip(exact).map(|(triple, side)| if difference(triple) <= eps as f64 { 0 } else { side }).collect()
}

fn measures_upwards(triples: &[Triple], eps: i64) -> Vec<i8> {
    let side = |&(a, b, c): &Triple| {
        let [ux, uy, vx, vy] = [b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1].map(i128::from);
        let cross = ux * vy - uy * vx;
        unless(cross.abs() <= i128::from(eps) * ux.abs(), cross)
    };
    triples.iter().map(side).collect()
}

fn stops_at_the_ends(triples: &[Triple], eps: i64) -> Vec<i8> {
    let sides = naive(triples, eps);
    let exact = naive(triples, 0);
    let dot = |a: (i64, i64), b: (i64, i64), c: (i64, i64)| {
        i128::from(b.0 - a.0) * i128::from(c.0 - a.0) + i128::from(b.1 - a.1) * i128::from(c.1 - a.1)
    };
    let near = |p: (i64, i64), q: (i64, i64)| dot(p, q, q) <= i128::from(eps) * i128::from(eps);
    let side = |(&(a, b, c), (within, exact)): (&Triple, (i8, i8))| match () {
        () if dot(a, b, c) < 0 => unless(near(a, c), exact.into()),
        () if dot(b, a, c) < 0 => unless(near(b, c), exact.into()),
        () => within,
    };
    triples.iter().zip(sides.into_iter().zip(exact)).map(side).collect()
}

fn excludes_eps(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        unless(cross * cross < eps * eps * squared_length || cross == 0, cross)
    })
}

fn looks_from_b(triples: &[Triple], eps: i64) -> Vec<i8> {
    naive(&triples.iter().map(|&(a, b, c)| (b, a, c)).collect::<Vec<_>>(), eps)
}

fn beside_a_point(triples: &[Triple], eps: i64) -> Vec<i8> {
    let mut sides = naive(triples, eps);
    for (side, &(a, b, c)) in sides.iter_mut().zip(triples) {
        let away = i128::from(c.0 - a.0).pow(2) + i128::from(c.1 - a.1).pow(2);
        if a == b && away > i128::from(eps).pow(2) {
            *side = 1;
        }
    }
    sides
}

fn squares_in_64_bits(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        let [area, squared, eps] = [cross, squared_length, eps].map(|x| x as i64);
        unless(area.wrapping_mul(area) <= eps.wrapping_mul(eps).wrapping_mul(squared), cross)
    })
}

fn crosses_in_32_bits(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        let cross = i128::from(cross as i32);
        unless(cross * cross <= eps * eps * squared_length, cross)
    })
}

fn in_floats(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        unless((cross as f64).abs() / (squared_length as f64).sqrt() <= eps as f64 || squared_length == 0, cross)
    })
}

fn rounds_the_distance(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        unless(squared_length == 0 || cross.abs() / squared_length.isqrt() <= eps, cross)
    })
}

fn divides_by_the_length(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        let square = (cross * cross + squared_length - 1) / squared_length;
        unless(square <= eps * eps, cross)
    })
}

fn divides_with_care(triples: &[Triple], eps: i64) -> Vec<i8> {
    each(triples, eps, |Parts { cross, squared_length, eps }| {
        let square = (cross * cross + squared_length - 1).checked_div(squared_length);
        unless(square.is_none_or(|square| square <= eps * eps), cross)
    })
}

fn searches_for_repeats(triples: &[Triple], eps: i64) -> Vec<i8> {
    let mut sides: Vec<i8> = Vec::with_capacity(triples.len());
    for (i, triple) in triples.iter().enumerate() {
        let before = triples[..i].iter().position(|earlier| earlier == triple);
        sides.push(before.map_or_else(|| naive(&triples[i..=i], eps)[0], |j| sides[j]));
    }
    sides
}
