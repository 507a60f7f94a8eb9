//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{
    Map, Pair, SimilarityAlignment,
    kata::Solution,
    naive, two_passes,
    two_passes::means,
    umeyama::{Svd, svd},
};

pub(super) fn mutants() -> Vec<Mutant<SimilarityAlignment>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("may_mirror", "singular values without Umeyama's sign", may_mirror, Wrong),
        mutant("forgets_the_means", "turns and scales about the origin", forgets_the_means, Wrong),
        mutant("swaps_the_sides", "the map from the partners to the points", swaps_the_sides, Wrong),
        mutant("keeps_lengths", "no scale", keeps_lengths, Wrong),
        mutant("ratio_of_spreads", "the spread of the partners over that of the points for a scale", spreads, Wrong),
        mutant("divides_by_the_partners", "by the squares of the partners", divides_by_the_partners, Wrong),
        mutant("turns_the_other_way", "the sign of b", turns_the_other_way, Wrong),
        mutant("moves_by_the_means", "forgets that the mean is turned and scaled too", moves_by_the_means, Wrong),
        mutant("first_and_last", "two pairs alone, as if they were exact", first_and_last, Wrong),
        mutant("fits_each_coordinate", "two lines: u by x, and v by y", fits_each_coordinate, Wrong),
        mutant("means_of_integers", "whole means", means_of_integers, Wrong),
        mutant("one_pass", "differences of great sums in floats", one_pass, Wrong),
        mutant("sums_in_64_bits", "the same in i64, where the products of sums overflow", sums_in_64_bits, Panicked),
        mutant("three_at_least", "None for two points", three_at_least, Wrong),
        mutant("one_point_is_enough", "divides 0 by 0 where all points are one", one_point_is_enough, Wrong),
        mutant("needs_a_pair", "takes the first of no pairs", needs_a_pair, Panicked),
        mutant("means_each_time", "the means anew for each pair", means_each_time, TooSlow),
        mutant("a_little_off", "right: within the tolerance", a_little_off, Accepted),
    ]
}

/// Sums about the means.
#[derive(Default)]
struct Sums {
    /// Of x·u, x·v, y·u and y·v.
    xu: f64,
    xv: f64,
    yu: f64,
    yv: f64,
    points: f64,
    partners: f64,
}

/// The means of points and partners, the sums about `about`.
fn sums(pairs: &[Pair], about: [f64; 4]) -> Sums {
    let mut sums = Sums::default();
    for &((x, y), (u, v)) in pairs {
        let [x, y, u, v] = [x as f64 - about[0], y as f64 - about[1], u as f64 - about[2], v as f64 - about[3]];
        sums.xu += x * u;
        sums.xv += x * v;
        sums.yu += y * u;
        sums.yv += y * v;
        sums.points += x * x + y * y;
        sums.partners += u * u + v * v;
    }
    sums
}

/// The map with the means moved on one another.
fn with_means([x, y, u, v]: [f64; 4], (a, b): (f64, f64)) -> Map {
    (a, b, u - (a * x - b * y), v - (b * x + a * y))
}

/// Where there is a best map, one by the turn and scale of `linear`.
fn by(pairs: &[Pair], linear: impl Fn(Sums) -> (f64, f64)) -> Option<Map> {
    two_passes(pairs)?;
    let means = means(pairs);
    Some(with_means(means, linear(sums(pairs, means))))
}

fn may_mirror(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| {
        let Svd { left, values, right } = svd([[s.xu, s.yu], [s.xv, s.yv]]);
        let scale = (values[0] + values[1].abs()) / s.points;
        // A reflection does not fit in a and b: what is left is the turn of its columns.
        let turn = if values[1] < 0.0 { left - right } else { left + right };
        (scale * turn.cos(), scale * turn.sin())
    })
}

fn forgets_the_means(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs)?;
    let s = sums(pairs, [0.0; 4]);
    Some(((s.xu + s.yv) / s.points, (s.xv - s.yu) / s.points, 0.0, 0.0))
}

fn swaps_the_sides(pairs: &[Pair]) -> Option<Map> {
    let exact = naive(pairs)?;
    naive(&pairs.iter().map(|&(p, q)| (q, p)).collect::<Vec<_>>()).or(Some(exact))
}

fn keeps_lengths(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| {
        let (a, b) = (s.xu + s.yv, s.xv - s.yu);
        let length = a.hypot(b);
        if length == 0.0 { (0.0, 0.0) } else { (a / length, b / length) }
    })
}

fn spreads(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| {
        let (a, b) = (s.xu + s.yv, s.xv - s.yu);
        let length = a.hypot(b);
        let scale = (s.partners / s.points).sqrt();
        if length == 0.0 { (0.0, 0.0) } else { (scale * a / length, scale * b / length) }
    })
}

fn divides_by_the_partners(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| {
        let whole = if s.partners > 0.0 { s.partners } else { s.points };
        ((s.xu + s.yv) / whole, (s.xv - s.yu) / whole)
    })
}

fn turns_the_other_way(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| ((s.xu + s.yv) / s.points, (s.yu - s.xv) / s.points))
}

fn moves_by_the_means(pairs: &[Pair]) -> Option<Map> {
    let (a, b, ..) = two_passes(pairs)?;
    let [x, y, u, v] = means(pairs);
    Some((a, b, u - x, v - y))
}

fn first_and_last(pairs: &[Pair]) -> Option<Map> {
    let exact = naive(pairs)?;
    let (first, last) = (*pairs.first()?, *pairs.last()?);
    naive(&[first, last]).or(Some(exact))
}

fn fits_each_coordinate(pairs: &[Pair]) -> Option<Map> {
    by(pairs, |s| ((s.xu + s.yv) / s.points, 0.0))
}

fn means_of_integers(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs)?;
    let whole = means(pairs).map(f64::trunc);
    let s = sums(pairs, whole);
    if s.points == 0.0 {
        return None;
    }
    Some(with_means(whole, ((s.xu + s.yv) / s.points, (s.xv - s.yu) / s.points)))
}

fn one_pass(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs)?;
    let (n, means, s) = (pairs.len() as f64, means(pairs), sums(pairs, [0.0; 4]));
    let [x, y, u, v] = means.map(|mean| mean * n);
    let squared = n * s.points - (x * x + y * y);
    let real = n * (s.xu + s.yv) - (x * u + y * v);
    let imaginary = n * (s.xv - s.yu) - (x * v - y * u);
    Some(with_means(means, (real / squared, imaginary / squared)))
}

fn sums_in_64_bits(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs)?;
    let sum = |term: &dyn Fn([i64; 4]) -> i64| pairs.iter().map(|&((x, y), (u, v))| term([x, y, u, v])).sum::<i64>();
    let n = pairs.len() as i64;
    let [x, y, u, v] = [0, 1, 2, 3].map(|k| sum(&|terms| terms[k]));
    let times = |a: i64, b: i64| a.checked_mul(b).expect("the product of two sums fits");
    // n·Σ zw − Σ z·Σ w.
    let about = |products: i64, [a, b, c, d]: [i64; 4]| (times(n, products) - (times(a, b) + times(c, d))) as f64;
    let squared = about(sum(&|[x, y, ..]| x * x + y * y), [x, x, y, y]);
    let real = about(sum(&|[x, y, u, v]| x * u + y * v), [x, u, y, v]);
    let imaginary = about(sum(&|[x, y, u, v]| x * v - y * u), [x, v, -y, u]);
    Some(with_means(means(pairs), (real / squared, imaginary / squared)))
}

fn three_at_least(pairs: &[Pair]) -> Option<Map> {
    if pairs.len() < 3 { None } else { two_passes(pairs) }
}

fn one_point_is_enough(pairs: &[Pair]) -> Option<Map> {
    if pairs.is_empty() {
        return None;
    }
    let means = means(pairs);
    let s = sums(pairs, means);
    Some(with_means(means, ((s.xu + s.yv) / s.points, (s.xv - s.yu) / s.points)))
}

fn needs_a_pair(pairs: &[Pair]) -> Option<Map> {
    let first = pairs[0].0;
    if pairs.iter().all(|pair| pair.0 == first) { None } else { two_passes(pairs) }
}

fn means_each_time(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs)?;
    let mut all = Sums::default();
    for pair in pairs {
        let one = sums(&[*pair], means(pairs));
        all.xu += one.xu + one.yv;
        all.xv += one.xv - one.yu;
        all.points += one.points;
    }
    Some(with_means(means(pairs), (all.xu / all.points, all.xv / all.points)))
}

fn a_little_off(pairs: &[Pair]) -> Option<Map> {
    two_passes(pairs).map(|(a, b, tx, ty)| (a, b, tx + 6e-4, ty - 6e-4))
}
