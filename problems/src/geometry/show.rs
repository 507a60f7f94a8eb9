//! Points in a statement's notation, and its constraints on them.

use std::fmt::Write;

use kihon_judge::show;

use super::samples::{Pair, simple};

/// `[(0, 0), (4, 0)]`, a long list elided around index `at`.
pub(super) fn points(points: &[Pair], at: Option<usize>) -> String {
    show::list_with(points.len(), at, |i, out| {
        write!(out, "{:?}", points[i]).expect("writing to a string");
    })
}

/// Whether a list of points meets its constraints.
pub(super) fn within(points: &[Pair], name: &str, what: &str, most: usize, reach: i64) -> Result<(), String> {
    if points.len() > most {
        return Err(format!("{name} has {} {what}, more than {most}", points.len()));
    }
    match points.iter().position(|&(x, y)| x.unsigned_abs().max(y.unsigned_abs()) > reach.unsigned_abs()) {
        Some(i) => Err(format!("{name}[{i}] is {:?}, with a coordinate beyond {reach}", points[i])),
        None => Ok(()),
    }
}

/// Whether a ring has three corners or more, meets its constraints, and is simple.
pub(super) fn simple_ring(ring: &[Pair], most: usize, reach: i64) -> Result<(), String> {
    within(ring, "ring", "corners", most, reach)?;
    if ring.len() < 3 {
        return Err(format!("ring has {} corners, fewer than 3", ring.len()));
    }
    if !simple(ring) {
        return Err("ring is not simple: two of its sides cross or touch".to_owned());
    }
    Ok(())
}
