//! Wrong and slow solutions, each a mistake that people make.

use std::{cmp::Ordering, collections::VecDeque};

use kihon_judge::{Mutant, VerdictKind};

use super::{
    Answer, HalfPlanes, Line, deque,
    kata::{MOST, Solution},
    lines::{by_angle, cross, cuts_off, direction, to_the_left},
    naive,
};

pub(super) fn mutants() -> Vec<Mutant<HalfPlanes>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("closes_with_a_box", "a box around all coordinates: nothing is unbounded", closes_with_a_box, Wrong),
        mutant("keeps_what_touches", "a line through a corner alone stays", keeps_what_touches, Wrong),
        mutant("outer_of_parallels", "of one direction the outermost", outer_of_parallels, Wrong),
        mutant("first_of_parallels", "of one direction the first, whichever it is", first_of_parallels, Wrong),
        mutant("never_pops_the_front", "a stack where a deque is needed", never_pops_the_front, Wrong),
        mutant("no_last_round", "the front does not clean the back at the end", no_last_round, Wrong),
        mutant("front_before_back", "pops the front first", front_before_back, Wrong),
        mutant("never_empty", "does not see that nothing is left", never_empty, Wrong),
        mutant("three_sides_at_least", "None for a corner, a strip, a half-plane", three_sides_at_least, Wrong),
        mutant("on_the_right", "the half-plane on the other side", on_the_right, Wrong),
        mutant("as_given", "the sides as they come in the input", as_given, Wrong),
        mutant("corners_in_64_bits", "the products overflow", corners_in_64_bits, Wrong),
        mutant("corners_in_floats", "rounded corners, and an ε", corners_in_floats, Wrong),
        mutant("angles_in_floats", "atan2: directions that differ look the same", angles_in_floats, Wrong),
        mutant("divides_by_zero", "the corner of parallel neighbours", divides_by_zero, Panicked),
        mutant("cuts_one_by_one", "each line looks through all sides so far", cuts_one_by_one, TooSlow),
        mutant("starts_elsewhere", "right: from another side on", starts_elsewhere, Accepted),
        mutant("last_of_equals", "right: the last of equal half-planes", last_of_equals, Accepted),
    ]
}

/// How one of the mutants differs from the deque.
#[derive(Clone, Copy)]
struct Rules {
    angle: fn(Line, Line) -> Ordering,
    /// Of two lines of one direction, whether the first is kept.
    inner: fn(Line, Line) -> Ordering,
    cuts_off: fn(Line, Line, Line) -> bool,
    pops_front: bool,
    front_first: bool,
    last_round: bool,
    sees_empty: bool,
}

const RIGHT: Rules = Rules {
    angle: |first, second| by_angle(direction(first), direction(second)),
    inner: |first, second| to_the_left(first, second.0).cmp(&0),
    cuts_off,
    pops_front: true,
    front_first: false,
    last_round: true,
    sees_empty: true,
};

/// The deque, for bounded and unbounded regions alike, by these rules.
fn by_rules(lines: &[Line], rules: Rules) -> Answer {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&i, &j| (rules.angle)(lines[i], lines[j]).then_with(|| (rules.inner)(lines[i], lines[j])));
    order.dedup_by(|later, kept| (rules.angle)(lines[*kept], lines[*later]).is_eq());
    let count = order.len();
    let turn = |i: usize, j: usize| cross(direction(lines[i]), direction(lines[j]));
    let gap = (0..count).find(|&k| turn(order[k], order[(k + 1) % count]) <= 0);
    let bounded = gap.is_none() && count > 0;
    if let Some(end) = gap {
        order.rotate_left((end + 1) % count);
        let (first, last) = (lines[order[0]], lines[order[count - 1]]);
        let faces_away = count > 1 && turn(order[0], order[count - 1]) == 0 && to_the_left(first, last.0) <= 0;
        if faces_away && rules.sees_empty {
            return None;
        }
    }
    let mut chain: VecDeque<usize> = VecDeque::new();
    let cut_last = |chain: &VecDeque<usize>, new: usize| {
        let n = chain.len();
        n > 1 && (rules.cuts_off)(lines[chain[n - 2]], lines[chain[n - 1]], lines[new])
    };
    let cut_first = |chain: &VecDeque<usize>, new: usize| {
        bounded && chain.len() > 1 && (rules.cuts_off)(lines[chain[0]], lines[chain[1]], lines[new])
    };
    for &new in &order {
        while rules.front_first && cut_first(&chain, new) {
            chain.pop_front();
        }
        while cut_last(&chain, new) {
            chain.pop_back();
        }
        while rules.pops_front && cut_first(&chain, new) {
            chain.pop_front();
        }
        if bounded && rules.sees_empty && chain.back().is_some_and(|&last| turn(last, new) <= 0) {
            return None;
        }
        chain.push_back(new);
    }
    while bounded && rules.last_round && chain.len() > 2 && cut_last(&chain, chain[0]) {
        chain.pop_back();
    }
    while bounded && rules.last_round && chain.len() > 2 && cut_first(&chain, chain[chain.len() - 1]) {
        chain.pop_front();
    }
    if bounded && chain.len() < 3 { None } else { Some((bounded, chain.into())) }
}

fn closes_with_a_box(lines: &[Line]) -> Answer {
    let corners = [(-MOST, -MOST), (MOST, -MOST), (MOST, MOST), (-MOST, MOST)];
    let sides = (0..4).map(|k| (corners[k], corners[(k + 1) % 4]));
    let closed: Vec<Line> = lines.iter().copied().chain(sides).collect();
    let (_, sides) = deque(&closed)?;
    Some((true, sides.into_iter().filter(|&k| k < lines.len()).collect()))
}

fn keeps_what_touches(lines: &[Line]) -> Answer {
    // A corner on the line is cut off from both sides.
    let beyond =
        |first, second, line: Line| cuts_off(first, second, line) && !cuts_off(first, second, (line.1, line.0));
    by_rules(lines, Rules { cuts_off: beyond, ..RIGHT })
}

fn outer_of_parallels(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { inner: |first, second| 0.cmp(&to_the_left(first, second.0)), ..RIGHT })
}

fn first_of_parallels(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { inner: |_, _| Ordering::Equal, ..RIGHT })
}

fn never_pops_the_front(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { pops_front: false, ..RIGHT })
}

fn no_last_round(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { last_round: false, ..RIGHT })
}

fn front_before_back(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { front_first: true, ..RIGHT })
}

fn never_empty(lines: &[Line]) -> Answer {
    by_rules(lines, Rules { sees_empty: false, ..RIGHT })
}

fn three_sides_at_least(lines: &[Line]) -> Answer {
    deque(lines).filter(|(_, sides)| sides.len() > 2)
}

fn on_the_right(lines: &[Line]) -> Answer {
    deque(&lines.iter().map(|&(a, b)| (b, a)).collect::<Vec<_>>())
}

fn as_given(lines: &[Line]) -> Answer {
    let (bounded, mut sides) = deque(lines)?;
    sides.sort_unstable();
    Some((bounded, sides))
}

fn corners_in_64_bits(lines: &[Line]) -> Answer {
    let wrapping = |first: Line, second: Line, line: Line| {
        let cross = |u: (i64, i64), v: (i64, i64)| u.0.wrapping_mul(v.1).wrapping_sub(u.1.wrapping_mul(v.0));
        let (u, v, w) = (direction(first), direction(second), direction(line));
        let offset = |other: Line| cross(direction(other), (other.0.0 - line.0.0, other.0.1 - line.0.1));
        let (plus, minus) = (offset(first).wrapping_mul(cross(w, v)), offset(second).wrapping_mul(cross(w, u)));
        plus.wrapping_sub(minus).signum() * cross(u, v).signum() <= 0
    };
    by_rules(lines, Rules { cuts_off: wrapping, ..RIGHT })
}

fn corners_in_floats(lines: &[Line]) -> Answer {
    let rounded = |first: Line, second: Line, line: Line| {
        let float = |p: (i64, i64)| (p.0 as f64, p.1 as f64);
        let cross = |u: (f64, f64), v: (f64, f64)| u.0 * v.1 - u.1 * v.0;
        let (a, u, b, v) = (float(first.0), float(direction(first)), float(second.0), float(direction(second)));
        let t = cross((b.0 - a.0, b.1 - a.1), v) / cross(u, v);
        let corner = (a.0 + t * u.0, a.1 + t * u.1);
        let (c, w) = (float(line.0), float(direction(line)));
        cross(w, (corner.0 - c.0, corner.1 - c.1)) <= 1e-9
    };
    by_rules(lines, Rules { cuts_off: rounded, ..RIGHT })
}

fn angles_in_floats(lines: &[Line]) -> Answer {
    fn angle(line: Line) -> f64 {
        let (x, y) = direction(line);
        (y as f64).atan2(x as f64).rem_euclid(std::f64::consts::TAU)
    }
    by_rules(lines, Rules { angle: |first, second| angle(first).total_cmp(&angle(second)), ..RIGHT })
}

fn divides_by_zero(lines: &[Line]) -> Answer {
    let (bounded, sides) = deque(lines)?;
    // The corners, though nobody asked for them: also of the last side with the first.
    let corner = |k: usize| {
        let (first, second) = (lines[sides[k]], lines[sides[(k + 1) % sides.len()]]);
        to_the_left(second, first.0) / cross(direction(first), direction(second))
    };
    let all: i128 = (0..sides.len()).map(corner).fold(0, i128::wrapping_add);
    if all == i128::MIN { None } else { Some((bounded, sides)) }
}

fn cuts_one_by_one(lines: &[Line]) -> Answer {
    let (bounded, sides) = deque(lines)?;
    // How many sides there are that a line is not parallel to, for each line.
    let met = |line: &Line| sides.iter().filter(|&&k| cross(direction(lines[k]), direction(*line)) != 0).count();
    let most = lines.iter().map(met).max().unwrap_or(0);
    if most > lines.len() { naive(lines) } else { Some((bounded, sides)) }
}

fn starts_elsewhere(lines: &[Line]) -> Answer {
    let (bounded, mut sides) = deque(lines)?;
    if bounded {
        sides.rotate_left(1);
    }
    Some((bounded, sides))
}

fn last_of_equals(lines: &[Line]) -> Answer {
    let backwards: Vec<Line> = lines.iter().rev().copied().collect();
    let (bounded, sides) = deque(&backwards)?;
    Some((bounded, sides.into_iter().map(|k| lines.len() - 1 - k).collect()))
}
