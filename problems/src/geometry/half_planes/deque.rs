//! Sorted by direction, the lines follow one another as the sides do.
//!
//! ```text
//!        ╲  new                 The new line has the last corner of the chain on its right
//!   ──────╲──────·              or on itself: the last line of the chain is no side.
//!    last  ╲      ╲
//!           ╲      ╲
//! ```
//!
//! Of lines in one direction the innermost counts. If the directions leave half a turn or
//! more free, the region is unbounded, unless the two lines at the gap are parallel and face
//! away from each other. The lines, from the end of the gap on, then build a chain: each
//! removes from its end the lines whose last corner is outside.
//!
//! Without such a gap the region is bounded, and the chain goes round: a new line may cut off
//! the first corner as well, so the chain is a deque. If the last line left in it and the
//! new one turn by half a turn or more, all lines between them were removed, and what is left
//! of both is right of those: nothing is in common. At the end the front cleans the back.
//!
//! Time O(n log n) for sorting, then O(n), since each line is removed once; space O(n).
//!
//! Source: Zhu Zeyuan's contest paper (2006) made the deque popular. Deviation: no bounding
//! box, which would lie about what is unbounded; no ε.

use std::collections::VecDeque;

use super::{
    Line,
    lines::{by_angle, cross, cuts_off, direction, to_the_left},
};

/// Whether the common region is bounded, and its sides; `None` if it has no area.
///
/// # Complexity
/// O(n log n) time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::half_planes::deque;
/// let corner = [((0, 0), (3, 0)), ((0, 3), (0, 0))];
/// assert_eq!(deque(&corner), Some((false, vec![1, 0])));
/// ```
pub fn deque(lines: &[Line]) -> Option<(bool, Vec<usize>)> {
    let mut order = innermost_by_direction(lines);
    let count = order.len();
    let turns_left = |i: usize, j: usize| cross(direction(lines[i]), direction(lines[j])) > 0;
    let gap = (0..count).find(|&k| !turns_left(order[k], order[(k + 1) % count]));
    match gap {
        None if count > 0 => ring(lines, &order).map(|sides| (true, sides)),
        None => Some((false, order)),
        Some(end) => {
            order.rotate_left((end + 1) % count);
            chain(lines, &order).map(|sides| (false, sides))
        }
    }
}

/// The lines in order of direction, of each direction the innermost, the first of equals.
fn innermost_by_direction(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let angle = |i: usize, j: usize| by_angle(direction(lines[i]), direction(lines[j]));
    // Of one direction that line comes first which is left of the other.
    order.sort_by(|&i, &j| angle(i, j).then_with(|| to_the_left(lines[i], lines[j].0).cmp(&0)));
    order.dedup_by(|later, kept| angle(*kept, *later).is_eq());
    order
}

/// The boundary where half a turn of directions is free, before the first line.
fn chain(lines: &[Line], order: &[usize]) -> Option<Vec<usize>> {
    let (first, last) = (lines[order[0]], lines[order[order.len() - 1]]);
    let antiparallel = order.len() > 1 && cross(direction(first), direction(last)) == 0;
    if antiparallel && to_the_left(first, last.0) <= 0 {
        return None;
    }
    let mut chain: Vec<usize> = Vec::new();
    for &new in order {
        while let [.., p, q] = chain[..]
            && cuts_off(lines[p], lines[q], lines[new])
        {
            chain.pop();
        }
        chain.push(new);
    }
    Some(chain)
}

/// The boundary where the directions go all the way round.
fn ring(lines: &[Line], order: &[usize]) -> Option<Vec<usize>> {
    let mut ring: VecDeque<usize> = VecDeque::new();
    let cut_last = |ring: &VecDeque<usize>, new: usize| {
        let n = ring.len();
        n > 1 && cuts_off(lines[ring[n - 2]], lines[ring[n - 1]], lines[new])
    };
    let cut_first =
        |ring: &VecDeque<usize>, new: usize| ring.len() > 1 && cuts_off(lines[ring[0]], lines[ring[1]], lines[new]);
    for &new in order {
        while cut_last(&ring, new) {
            ring.pop_back();
        }
        while cut_first(&ring, new) {
            ring.pop_front();
        }
        if ring.back().is_some_and(|&last| cross(direction(lines[last]), direction(lines[new])) <= 0) {
            return None;
        }
        ring.push_back(new);
    }
    while ring.len() > 2 && cut_last(&ring, ring[0]) {
        ring.pop_back();
    }
    while ring.len() > 2 && cut_first(&ring, ring[ring.len() - 1]) {
        ring.pop_front();
    }
    (ring.len() > 2).then(|| ring.into())
}
