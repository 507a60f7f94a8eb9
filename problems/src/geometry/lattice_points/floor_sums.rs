//! Column by column, all columns of a side at once.
//!
//! ```text
//!     │ ·  u(x)          In each column, the points above the lower side and not above the
//!     │╱ ╲___            upper one: ⌊u(x)⌋ − ⌊l(x)⌋. Over all columns of a side that is a sum of
//!     │ · │ · │          rounded multiples, found in the way of Euclid's algorithm.
//!     │___│___│ l(x)
//! ```
//!
//! The ring is taken counter-clockwise, so that lower sides lead to the right and upper ones to the left. A side from x₁ to
//! x₂ serves the columns x₁ to x₂ − 1: each column shows what the ring is just to the right of it. Counted so,
//! there are all points inside, and of those on the boundary the ones from which a step down, and a far smaller one to
//! the right, leads inside: those on sides that lead to the left, or straight down. At a corner that turns
//! left both sides must do so, at any other one of them.
//!
//! Time O(n log c) for n corners with coordinates up to c; space O(n). It needs no theorem about areas: where the
//! box is too large to be looked at point by point, this is the oracle.
//!
//! Source: Graham, Knuth, Patashnik, "Concrete Mathematics" (1989), section 3.5, for sums of rounded multiples.

pub(super) fn floor_sums(ring: &[(i64, i64)]) -> i64 {
    let mut corners: Vec<(i128, i128)> = ring.iter().map(|&(x, y)| (x.into(), y.into())).collect();
    let turning: i128 = steps(&corners).map(|(at, (dx, dy))| at.0 * dy - at.1 * dx).sum();
    if turning < 0 {
        corners.reverse();
    }
    let all: Vec<((i128, i128), (i128, i128))> = steps(&corners).collect();
    let (mut counted, mut on_boundary) = (0, 0);
    for (k, &((_, y), (dx, dy))) in all.iter().enumerate() {
        // From its left end on; upper sides lead to the left and count, lower ones are taken off.
        let from = if dx < 0 { y + dy } else { y };
        let slope = if dx < 0 { -dy } else { dy };
        let below = dx.abs() * from + sum_of_floors(dx.abs(), slope);
        counted -= dx.signum() * below;

        let before = all[(k + all.len() - 1) % all.len()].1;
        let (leads_back, led_back) = ((dx, dy) < (0, 0), before < (0, 0));
        if leads_back {
            on_boundary += points_between(dx, dy);
        }
        let turns_left = before.0 * dy - before.1 * dx > 0;
        on_boundary += i128::from(if turns_left { leads_back && led_back } else { leads_back || led_back });
    }
    (counted - on_boundary) as i64
}

/// Each corner with the way to the next.
fn steps(corners: &[(i128, i128)]) -> impl Iterator<Item = ((i128, i128), (i128, i128))> {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(&a, &b)| (a, (b.0 - a.0, b.1 - a.1)))
}

/// ⌊0 · rise / count⌋ + ⌊1 · rise / count⌋ + … + ⌊(count − 1) · rise / count⌋.
///
/// Whole multiples are summed by the formula for 0 + 1 + …; what is left is less than one a step, and
/// the points below such a line are counted by rows instead, where it is steep.
fn sum_of_floors(count: i128, rise: i128) -> i128 {
    let (mut n, mut width, mut rise, mut start, mut sum) = (count, count, rise, 0i128, 0);
    while n > 0 {
        sum += n * (n - 1) / 2 * rise.div_euclid(width) + n * start.div_euclid(width);
        (rise, start) = (rise.rem_euclid(width), start.rem_euclid(width));
        let top = rise * n + start;
        (n, start) = (top / width, top % width);
        (width, rise) = (rise, width);
    }
    sum
}

/// Lattice points on a side without its ends.
fn points_between(dx: i128, dy: i128) -> i128 {
    let (mut a, mut b) = (dx.abs(), dy.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a - 1
}
