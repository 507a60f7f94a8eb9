//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{PointInPolygon, kata::Solution, naive::naive};
use crate::geometry::samples::{Pair, cross};

pub(super) fn mutants() -> Vec<Mutant<PointInPolygon>> {
    use VerdictKind::{Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("no_boundary", "counts crossings only, so that the boundary goes this way or that", no_boundary, Wrong),
        mutant("corners_twice", "a ray through a corner crosses both sides", corners_twice, Wrong),
        mutant("corners_never", "a ray through a corner crosses neither side", corners_never, Wrong),
        mutant("boundary_of_lines", "takes the whole line of a side for boundary", boundary_of_lines, Wrong),
        mutant("takes_it_for_convex", "inside is left of every side", takes_it_for_convex, Wrong),
        mutant("counter_clockwise_only", "a positive winding number is inside", counter_clockwise_only, Wrong),
        mutant("forgets_the_last_side", "leaves the side back to the first corner out", forgets_the_last_side, Wrong),
        mutant("box_without_its_sides", "a point on the box around the ring is outside", box_without_sides, Wrong),
        mutant("crossing_in_floats", "computes where the side is at the height of the point, in f64", in_floats, Wrong),
        mutant("crossing_in_whole_numbers", "the same by a division of integers", in_whole_numbers, Wrong),
        mutant("products_in_floats", "computes in f64", products_in_floats, Wrong),
        mutant("products_in_32_bits", "computes in i32", in_32_bits, Wrong),
        mutant("two_kinds_of_place", "1 on the boundary, too", two_kinds, Wrong),
        mutant("in_sorted_order", "answers in the order of the sorted queries", in_sorted_order, Wrong),
        mutant("divides_by_the_rise", "divides by the height of a level side", divides_by_the_rise, Panicked),
        mutant("looks_at_the_box_first", "every side, but only for points in the box", looks_at_the_box, TooSlow),
        mutant("rows_of_sides", "lists of the sides that pass each of √n rows", rows_of_sides, TooSlow),
        mutant("list_of_cut_sides", "a sweep that looks through all sides it cuts", list_of_cut_sides, TooSlow),
    ]
}

fn sides(ring: &[Pair]) -> impl Iterator<Item = (Pair, Pair)> {
    (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()]))
}

fn on_side((a, b): (Pair, Pair), p: Pair) -> bool {
    cross(a, b, p) == 0 && in_box((a, b), p)
}

fn in_box((a, b): (Pair, Pair), p: Pair) -> bool {
    (a.0.min(b.0)..=a.0.max(b.0)).contains(&p.0) && (a.1.min(b.1)..=a.1.max(b.1)).contains(&p.1)
}

fn box_of(ring: &[Pair]) -> (Pair, Pair) {
    let least = |along: fn(&Pair) -> i64| ring.iter().map(along).min().unwrap_or(0);
    let greatest = |along: fn(&Pair) -> i64| ring.iter().map(along).max().unwrap_or(0);
    ((least(|p| p.0), least(|p| p.1)), (greatest(|p| p.0), greatest(|p| p.1)))
}

/// Whether the side crosses the ray to the right; `spans` says whether it reaches the ray's height.
fn crosses((a, b): (Pair, Pair), p: Pair, spans: bool) -> bool {
    spans && a.1 != b.1 && (cross(a, b, p) > 0) == (b.1 > a.1)
}

fn half_open((a, b): (Pair, Pair), p: Pair) -> bool {
    (a.1 <= p.1) != (b.1 <= p.1)
}

/// Even–odd with `counts` for a crossing, the boundary told first where `boundary` holds.
fn even_odd(
    ring: &[Pair],
    queries: &[Pair],
    boundary: impl Fn((Pair, Pair), Pair) -> bool,
    counts: impl Fn((Pair, Pair), Pair) -> bool,
) -> Vec<i8> {
    let locate = |&p: &Pair| {
        if sides(ring).any(|side| boundary(side, p)) {
            return 0;
        }
        if sides(ring).filter(|&side| counts(side, p)).count() % 2 == 1 { 1 } else { -1 }
    };
    queries.iter().map(locate).collect()
}

fn no_boundary(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    even_odd(ring, queries, |_, _| false, |side, p| crosses(side, p, half_open(side, p)))
}

fn corners_twice(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let closed = |(a, b): (Pair, Pair), p: Pair| a.1.min(b.1) <= p.1 && p.1 <= a.1.max(b.1);
    even_odd(ring, queries, on_side, |side, p| crosses(side, p, closed(side, p)))
}

fn corners_never(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let open = |(a, b): (Pair, Pair), p: Pair| a.1.min(b.1) < p.1 && p.1 < a.1.max(b.1);
    even_odd(ring, queries, on_side, |side, p| crosses(side, p, open(side, p)))
}

fn boundary_of_lines(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let on_line = |(a, b), p| cross(a, b, p) == 0;
    even_odd(ring, queries, on_line, |side, p| crosses(side, p, half_open(side, p)))
}

fn takes_it_for_convex(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let turn = sides(ring).map(|(a, b)| cross((0, 0), a, b)).sum::<i128>().signum();
    let locate = |&p: &Pair| {
        if sides(ring).any(|side| on_side(side, p)) {
            return 0;
        }
        if sides(ring).all(|(a, b)| cross(a, b, p) * turn > 0) { 1 } else { -1 }
    };
    queries.iter().map(locate).collect()
}

fn counter_clockwise_only(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let turn = sides(ring).map(|(a, b)| cross((0, 0), a, b)).sum::<i128>().signum();
    naive(ring, queries).into_iter().map(|place| if place == 1 && turn < 0 { -1 } else { place }).collect()
}

fn forgets_the_last_side(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let last = (ring[ring.len() - 1], ring[0]);
    even_odd(
        ring,
        queries,
        |side, p| side != last && on_side(side, p),
        |side, p| side != last && crosses(side, p, half_open(side, p)),
    )
}

fn box_without_sides(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let (least, greatest) = box_of(ring);
    let within = |p: &Pair| least.0 < p.0 && p.0 < greatest.0 && least.1 < p.1 && p.1 < greatest.1;
    let places = naive(ring, queries).into_iter().zip(queries);
    places.map(|(place, p)| if within(p) { place } else { -1 }).collect()
}

fn in_floats(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let at = |(a, b): (Pair, Pair), p: Pair| {
        let slope = (b.0 - a.0) as f64 / (b.1 - a.1) as f64;
        a.0 as f64 + (p.1 - a.1) as f64 * slope
    };
    let boundary = |side: (Pair, Pair), p: Pair| in_box(side, p) && (side.0.1 == side.1.1 || at(side, p) == p.0 as f64);
    even_odd(ring, queries, boundary, |side, p| half_open(side, p) && (p.0 as f64) < at(side, p))
}

fn in_whole_numbers(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let at = |(a, b): (Pair, Pair), p: Pair| a.0 + (p.1 - a.1) * (b.0 - a.0) / (b.1 - a.1);
    even_odd(ring, queries, on_side, |side, p| half_open(side, p) && p.0 < at(side, p))
}

fn products_in_floats(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let turn = |(a, b): (Pair, Pair), p: Pair| {
        let by = |p: i64, q: i64| (q - p) as f64;
        by(a.0, b.0) * by(a.1, p.1) - by(a.1, b.1) * by(a.0, p.0)
    };
    even_odd(
        ring,
        queries,
        |side, p| turn(side, p) == 0.0 && in_box(side, p),
        |side, p| half_open(side, p) && (turn(side, p) > 0.0) == (side.1.1 > side.0.1),
    )
}

fn in_32_bits(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let turn = |(a, b): (Pair, Pair), p: Pair| {
        let by = |p: i64, q: i64| (q as i32).wrapping_sub(p as i32);
        by(a.0, b.0).wrapping_mul(by(a.1, p.1)).wrapping_sub(by(a.1, b.1).wrapping_mul(by(a.0, p.0)))
    };
    even_odd(
        ring,
        queries,
        |side, p| turn(side, p) == 0 && in_box(side, p),
        |side, p| half_open(side, p) && (turn(side, p) > 0) == (side.1.1 > side.0.1),
    )
}

fn two_kinds(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    naive(ring, queries).into_iter().map(|place| if place == 0 { 1 } else { place }).collect()
}

fn in_sorted_order(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let mut sorted = queries.to_vec();
    sorted.sort_unstable();
    naive(ring, &sorted)
}

fn divides_by_the_rise(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let at = |(a, b): (Pair, Pair), p: Pair| a.0 + (p.1 - a.1) * (b.0 - a.0) / (b.1 - a.1);
    even_odd(ring, queries, on_side, |side, p| p.0 < at(side, p) && half_open(side, p))
}

fn looks_at_the_box(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let around = box_of(ring);
    queries.iter().map(|&p| if in_box(around, p) { naive(ring, &[p])[0] } else { -1 }).collect()
}

fn rows_of_sides(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let ((_, low), (_, high)) = box_of(ring);
    let count = ring.len().isqrt() as i64 + 1;
    let row = |y: i64| ((y - low) * count / (high - low + 1)).clamp(0, count - 1);
    let mut rows: Vec<Vec<(Pair, Pair)>> = vec![Vec::new(); count as usize];
    for (a, b) in sides(ring) {
        for k in row(a.1.min(b.1))..=row(a.1.max(b.1)) {
            rows[k as usize].push((a, b));
        }
    }
    let locate = |&p: &Pair| {
        let near = &rows[row(p.1) as usize];
        if near.iter().any(|&side| on_side(side, p)) {
            return 0;
        }
        if near.iter().filter(|&&side| crosses(side, p, half_open(side, p))).count() % 2 == 1 { 1 } else { -1 }
    };
    queries.iter().map(locate).collect()
}

fn list_of_cut_sides(ring: &[Pair], queries: &[Pair]) -> Vec<i8> {
    let mut waiting: Vec<(Pair, Pair)> = sides(ring).map(|(a, b)| (a.min(b), a.max(b))).collect();
    waiting.sort_unstable_by(|p, q| q.cmp(p));
    let mut order: Vec<usize> = (0..queries.len()).collect();
    order.sort_unstable_by_key(|&i| queries[i]);
    let mut cut: Vec<(Pair, Pair)> = Vec::new();
    let mut answer = vec![-1; queries.len()];
    for i in order {
        let p = queries[i];
        while let Some(side) = waiting.pop_if(|side| side.0.0 <= p.0) {
            cut.push(side);
        }
        cut.retain(|side| p.0 <= side.1.0);
        let below = cut.iter().filter(|&&(a, b)| a.0 <= p.0 && p.0 < b.0 && cross(a, b, p) > 0).count();
        answer[i] = match below % 2 {
            _ if cut.iter().any(|&side| on_side(side, p)) => 0,
            1 => 1,
            _ => -1,
        };
    }
    answer
}
