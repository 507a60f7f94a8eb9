//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{
    Pair, SegmentIntersection,
    kata::Solution,
    orientations,
    orientations::{common_on_a_line, orientation},
};

pub(super) fn mutants() -> Vec<Mutant<SegmentIntersection>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("forgets_overlaps", "parallel is taken for apart", forgets_overlaps, Wrong),
        mutant("on_one_line_is_overlapping", "does not look where on the line", on_one_line_is_overlapping, Wrong),
        mutant(
            "touching_is_overlapping",
            "takes end to end on a line for a piece in common",
            touching_is_overlapping,
            Wrong,
        ),
        mutant("overlapping_is_touching", "says 1 for all that is in common", overlapping_is_touching, Wrong),
        mutant("excludes_the_ends", "an end on the other segment does not count", excludes_the_ends, Wrong),
        mutant("compares_x_alone", "on a vertical line all x are one", compares_x_alone, Wrong),
        mutant(
            "one_line_is_enough",
            "asks on which sides of the first segment the second's ends are, only",
            one_line,
            Wrong,
        ),
        mutant("boxes_alone", "bounding boxes that overlap", boxes_alone, Wrong),
        mutant("boxes_on_one_line", "overlapping needs boxes with an area", boxes_on_one_line, Wrong),
        mutant("points_are_nothing", "a segment that is a point is thrown away", points_are_nothing, Wrong),
        mutant("wraps_in_64_bits", "the products overflow", wraps_in_64_bits, Wrong),
        mutant("crosses_in_floats", "rounds the cross products", crosses_in_floats, Wrong),
        mutant("multiplies_areas", "the product of two orientations overflows even i128", multiplies_areas, Wrong),
        mutant("divides_by_the_run", "slopes: a vertical segment has none", divides_by_the_run, Panicked),
        mutant("searches_for_repeats", "looks each pair up among all before it", searches_for_repeats, TooSlow),
        mutant("swaps_first", "right: the ends in order, the lesser segment first", swaps_first, Accepted),
    ]
}

/// By the four orientations, of a and b first.
fn by_signs(pairs: &[Pair], common: impl Fn([i128; 4], Pair) -> u8) -> Vec<u8> {
    let signs = |((a, b), (c, d)): Pair| {
        [orientation(c, d, a), orientation(c, d, b), orientation(a, b, c), orientation(a, b, d)]
    };
    pairs.iter().map(|&pair| common(signs(pair), pair)).collect()
}

fn meet([a, b, c, d]: [i128; 4]) -> u8 {
    u8::from(a * b <= 0 && c * d <= 0)
}

fn forgets_overlaps(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] if a != b && c != d => 0,
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        signs => meet(signs),
    })
}

fn on_one_line_is_overlapping(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] if a != b && c != d => 2,
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        signs => meet(signs),
    })
}

fn touching_is_overlapping(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] if a != b && c != d => common_on_a_line((a, b), (c, d)).min(1) * 2,
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        signs => meet(signs),
    })
}

fn overlapping_is_touching(pairs: &[Pair]) -> Vec<u8> {
    orientations(pairs).into_iter().map(|common| common.min(1)).collect()
}

fn excludes_the_ends(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        [a, b, c, d] => u8::from(a * b < 0 && c * d < 0),
    })
}

fn compares_x_alone(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] if a != b && c != d => common_on_a_line(((a.0, 0), (b.0, 0)), ((c.0, 0), (d.0, 0))),
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        signs => meet(signs),
    })
}

fn one_line(pairs: &[Pair]) -> Vec<u8> {
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        [_, _, c, d] => u8::from(c * d <= 0),
    })
}

fn boxes_alone(pairs: &[Pair]) -> Vec<u8> {
    let apart = |a: i64, b: i64, c: i64, d: i64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        _ => u8::from(!apart(a.0, b.0, c.0, d.0) && !apart(a.1, b.1, c.1, d.1)),
    })
}

fn boxes_on_one_line(pairs: &[Pair]) -> Vec<u8> {
    let shared = |a: i64, b: i64, c: i64, d: i64| a.max(b).min(c.max(d)).cmp(&a.min(b).max(c.min(d)));
    by_signs(pairs, |signs, ((a, b), (c, d))| match signs {
        [0, 0, 0, 0] => {
            let (x, y) = (shared(a.0, b.0, c.0, d.0), shared(a.1, b.1, c.1, d.1));
            match (x.is_gt() && y.is_gt(), x.is_ge() && y.is_ge()) {
                (true, _) => 2,
                (_, meets) => u8::from(meets),
            }
        }
        signs => meet(signs),
    })
}

fn points_are_nothing(pairs: &[Pair]) -> Vec<u8> {
    let common = |pair: &Pair| {
        let ((a, b), (c, d)) = *pair;
        if a == b || c == d { 0 } else { orientations(&[*pair])[0] }
    };
    pairs.iter().map(common).collect()
}

/// The four signs by another cross product.
fn with_cross(pairs: &[Pair], sign: impl Fn([i64; 4]) -> i128) -> Vec<u8> {
    let turn = |p: (i64, i64), q: (i64, i64), r: (i64, i64)| sign([q.0 - p.0, q.1 - p.1, r.0 - p.0, r.1 - p.1]);
    let common = |&((a, b), (c, d)): &Pair| match [turn(c, d, a), turn(c, d, b), turn(a, b, c), turn(a, b, d)] {
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        signs => meet(signs),
    };
    pairs.iter().map(common).collect()
}

fn wraps_in_64_bits(pairs: &[Pair]) -> Vec<u8> {
    with_cross(pairs, |[ux, uy, vx, vy]| ux.wrapping_mul(vy).wrapping_sub(uy.wrapping_mul(vx)).signum().into())
}

fn crosses_in_floats(pairs: &[Pair]) -> Vec<u8> {
    with_cross(pairs, |parts| {
        let [ux, uy, vx, vy] = parts.map(|x| x as f64);
        let cross = ux * vy - uy * vx;
        i128::from(cross > 0.0) - i128::from(cross < 0.0)
    })
}

fn multiplies_areas(pairs: &[Pair]) -> Vec<u8> {
    let area = |p: (i64, i64), q: (i64, i64), r: (i64, i64)| {
        let [ux, uy, vx, vy] = [q.0 - p.0, q.1 - p.1, r.0 - p.0, r.1 - p.1].map(i128::from);
        ux * vy - uy * vx
    };
    let common = |&((a, b), (c, d)): &Pair| match [area(c, d, a), area(c, d, b), area(a, b, c), area(a, b, d)] {
        [0, 0, 0, 0] => common_on_a_line((a, b), (c, d)),
        [a, b, c, d] => u8::from(a.wrapping_mul(b) <= 0 && c.wrapping_mul(d) <= 0),
    };
    pairs.iter().map(common).collect()
}

fn divides_by_the_run(pairs: &[Pair]) -> Vec<u8> {
    let steep = |((x, y), (u, v)): ((i64, i64), (i64, i64))| (v - y) / (u - x);
    let common = |pair: &Pair| {
        // Parallel segments, and only those, are asked for more.
        if steep(pair.0) == steep(pair.1) { orientations(&[*pair])[0] } else { super::quick_reject(&[*pair])[0] }
    };
    pairs.iter().map(common).collect()
}

fn searches_for_repeats(pairs: &[Pair]) -> Vec<u8> {
    let mut answers: Vec<u8> = Vec::with_capacity(pairs.len());
    for (i, pair) in pairs.iter().enumerate() {
        let before = pairs[..i].iter().position(|earlier| earlier == pair);
        answers.push(before.map_or_else(|| orientations(&[*pair])[0], |j| answers[j]));
    }
    answers
}

fn swaps_first(pairs: &[Pair]) -> Vec<u8> {
    let sorted = |(p, q): ((i64, i64), (i64, i64))| if p <= q { (p, q) } else { (q, p) };
    let pairs: Vec<Pair> = pairs
        .iter()
        .map(|&(ab, cd)| {
            let (ab, cd) = (sorted(ab), sorted(cd));
            if ab <= cd { (ab, cd) } else { (cd, ab) }
        })
        .collect();
    orientations(&pairs)
}
