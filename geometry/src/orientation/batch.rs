//! [`orient2d`](super::orient2d) over columns.
//!
//! Coordinates that lie in columns, all x behind one another and all y, are taken
//! sixteen at a time: the filter runs over all sixteen without a branch, which the
//! compiler turns into vector instructions, and the signs are stored whether they
//! are certain or not. Only where one of the sixteen is in doubt are they gone
//! through one by one. Columns need no check beforehand: whatever is not finite
//! leaves the filter in doubt and is found there.
//!
//! # Complexity
//! O(n) time for n triples of points; about a nanosecond each where the filter
//! decides and the columns are in cache, else as fast as memory is read.
//!
//! Not worth it where points are already in pairs, or mostly near one line: then
//! the scalar predicate does the same work.

use std::{error::Error, fmt, ops::Range};

use super::{
    Orientation,
    float::{filter, refined, side},
};
use crate::point::Point;

/// How many are filtered between two branches: enough for the widest registers,
/// few enough that a single doubtful one does not cost much.
const LANES: usize = 16;

type Lanes = [f64; LANES];

/// Points whose coordinates lie in two columns of one length.
///
/// # Examples
/// ```
/// use kihon_geometry::Columns;
/// let points = Columns { x: &[0.0, 1.0], y: &[2.0, 3.0] };
/// assert_eq!(points.x.len(), points.y.len());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns<'a> {
    /// The first coordinates.
    pub x: &'a [f64],
    /// The second coordinates.
    pub y: &'a [f64],
}

/// Why columns are not points.
///
/// # Examples
/// ```
/// use kihon_geometry::{Columns, ColumnsError, Point, orient2d_line};
/// let (a, b) = (Point::new(0.0, 0.0)?, Point::new(1.0, 0.0)?);
/// let refused = orient2d_line(a, b, Columns { x: &[1.0, 2.0], y: &[3.0, f64::NAN] }).unwrap_err();
/// assert_eq!(refused, ColumnsError::NotANumber { column: "points.y", index: 1 });
/// assert_eq!(refused.to_string(), "points.y[1] is NaN, not a finite number");
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnsError {
    /// A column is longer or shorter than the first.
    Length {
        /// Argument and coordinate, as in `b.y`.
        column: &'static str,
        /// Its length.
        length: usize,
        /// The length of the first column.
        expected: usize,
    },
    /// A coordinate is NaN.
    NotANumber {
        /// Argument and coordinate, as in `b.y`.
        column: &'static str,
        /// Its place in the column.
        index: usize,
    },
    /// A coordinate is infinite.
    Infinite {
        /// Argument and coordinate, as in `b.y`.
        column: &'static str,
        /// Its place in the column.
        index: usize,
        /// The infinity.
        value: f64,
    },
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { column, length, expected } => {
                write!(f, "{column} has {length} coordinates where the first column has {expected}")
            }
            Self::NotANumber { column, index } => write!(f, "{column}[{index}] is NaN, not a finite number"),
            Self::Infinite { column, index, value } => write!(f, "{column}[{index}] is {value}, not a finite number"),
        }
    }
}

impl Error for ColumnsError {}

/// How each path from `a[i]` over `b[i]` to `c[i]` turns.
///
/// # Complexity
/// O(n) for columns of length n.
///
/// # Accuracy
/// Exact, as [`orient2d`](super::orient2d) is. The sign of a zero does not matter.
///
/// # Errors
/// Columns of different lengths, or the first index with a coordinate that is not
/// finite.
///
/// # Examples
/// ```
/// use kihon_geometry::{Columns, ColumnsError, Orientation, orient2d_batch};
/// let a = Columns { x: &[0.0, 0.0, 0.0], y: &[0.0, 0.0, 0.0] };
/// let b = Columns { x: &[1.0, 1.0, 1.0], y: &[0.0, 1.0, 0.5] };
/// let c = Columns { x: &[1.0, 1.0, 2.0], y: &[1.0, 0.0, 1.0] };
/// use Orientation::{Clockwise, Collinear, CounterClockwise};
/// assert_eq!(orient2d_batch(a, b, c)?, [CounterClockwise, Clockwise, Collinear]);
/// # Ok::<(), ColumnsError>(())
/// ```
pub fn orient2d_batch(a: Columns<'_>, b: Columns<'_>, c: Columns<'_>) -> Result<Vec<Orientation>, ColumnsError> {
    let columns = [("a.x", a.x), ("a.y", a.y), ("b.x", b.x), ("b.y", b.y), ("c.x", c.x), ("c.y", c.y)];
    let length = common_length(&columns)?;
    let lanes = |from: usize| [a.x, a.y, b.x, b.y, c.x, c.y].map(|column| lanes_from(column, from));
    let triple = |i: usize| [a.x[i], a.y[i], b.x[i], b.y[i], c.x[i], c.y[i]];
    turns(length, lanes, triple).map_err(|index| not_finite(&columns, index))
}

/// On which side of the line from `a` to `b` each of the points lies: how the path
/// from `a` over `b` to it turns.
///
/// # Complexity
/// O(n) for n points.
///
/// # Accuracy
/// Exact, as [`orient2d`](super::orient2d) is. The sign of a zero does not matter.
///
/// # Errors
/// Columns of different lengths, or the first index with a coordinate that is not
/// finite.
///
/// # Examples
/// ```
/// use kihon_geometry::{Columns, Orientation, Point, orient2d_line};
/// let (a, b) = (Point::new(0.0, 0.0)?, Point::new(3.0, 1.0)?);
/// let sides = orient2d_line(a, b, Columns { x: &[6.0, 6.0], y: &[2.0, 2.0_f64.next_up()] })?;
/// assert_eq!(sides, [Orientation::Collinear, Orientation::CounterClockwise]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn orient2d_line(a: Point, b: Point, points: Columns<'_>) -> Result<Vec<Orientation>, ColumnsError> {
    let columns = [("points.x", points.x), ("points.y", points.y)];
    let length = common_length(&columns)?;
    let [ax, ay, bx, by] = [a.x(), a.y(), b.x(), b.y()].map(|coordinate| [coordinate; LANES]);
    let lanes = |from: usize| [&ax, &ay, &bx, &by, lanes_from(points.x, from), lanes_from(points.y, from)];
    let triple = |i: usize| [a.x(), a.y(), b.x(), b.y(), points.x[i], points.y[i]];
    turns(length, lanes, triple).map_err(|index| not_finite(&columns, index))
}

fn common_length(columns: &[(&'static str, &[f64])]) -> Result<usize, ColumnsError> {
    let expected = columns[0].1.len();
    let unequal = columns.iter().find(|(_, values)| values.len() != expected);
    unequal
        .map_or(Ok(expected), |&(column, values)| Err(ColumnsError::Length { column, length: values.len(), expected }))
}

#[cold]
fn not_finite(columns: &[(&'static str, &[f64])], index: usize) -> ColumnsError {
    let bad = columns.iter().map(|&(column, values)| (column, values[index])).find(|(_, value)| !value.is_finite());
    let (column, value) = bad.expect("found in one of these columns");
    if value.is_nan() {
        ColumnsError::NotANumber { column, index }
    } else {
        ColumnsError::Infinite { column, index, value }
    }
}

#[inline]
fn lanes_from(column: &[f64], from: usize) -> &Lanes {
    column[from..].first_chunk().expect("asked for whole chunks only")
}

/// All answers, or the first index with a coordinate that is not finite: `lanes`
/// gives the columns from an index on, `triple` a row.
#[inline]
fn turns<'a>(
    length: usize,
    lanes: impl Fn(usize) -> [&'a Lanes; 6],
    triple: impl Fn(usize) -> [f64; 6],
) -> Result<Vec<Orientation>, usize> {
    // Filled as it grows: to write it twice is felt where memory is the limit.
    let mut turns = Vec::with_capacity(length);
    let whole = length - length % LANES;
    for from in (0..whole).step_by(LANES) {
        let (signs, certain) = filter_lanes(lanes(from));
        if certain {
            turns.extend_from_slice(&signs);
        } else {
            settle(&mut turns, from..from + LANES, &triple)?;
        }
    }
    settle(&mut turns, whole..length, &triple)?;
    Ok(turns)
}

/// The filter's signs, and whether all of them are certain.
#[inline]
fn filter_lanes([ax, ay, bx, by, cx, cy]: [&Lanes; 6]) -> ([Orientation; LANES], bool) {
    let mut certain = true;
    let mut determinants = [0.0; LANES];
    for i in 0..LANES {
        let (determinant, bound) = filter(ax[i], ay[i], bx[i], by[i], cx[i], cy[i]);
        determinants[i] = determinant;
        certain &= determinant.abs() > bound;
    }
    // Apart from the loop: the narrowing from eight bytes to one is done for all at once.
    (determinants.map(side), certain)
}

/// Appends the answers for a range of indices, one by one.
#[inline(never)]
fn settle(
    turns: &mut Vec<Orientation>,
    indices: Range<usize>,
    triple: &impl Fn(usize) -> [f64; 6],
) -> Result<(), usize> {
    for index in indices {
        let [ax, ay, bx, by, cx, cy] = triple(index);
        let (determinant, bound) = filter(ax, ay, bx, by, cx, cy);
        turns.push(if determinant.abs() > bound {
            side(determinant)
        } else if determinant.is_finite() || [ax, ay, bx, by, cx, cy].iter().all(|x| x.is_finite()) {
            // Whatever is not finite shows in the determinant; but products overflow too.
            refined(ax, ay, bx, by, cx, cy)
        } else {
            return Err(index);
        });
    }
    Ok(())
}

#[cfg(test)]
#[path = "batch_tests.rs"]
mod tests;
