//! Rows and columns over a polygon.
//!
//! Points are told apart by a monotone function of their coordinates: different cells prove
//! which is left of which, without a bound on rounding. The cells that a side passes are taken
//! a little too many.
//!
//! # Complexity
//! O(1) a point; O(n) for n sides to choose the size, each time half of the one before.

use crate::{coordinate::Coordinate, point::Point, shapes::BoundingBox};

/// Cells for each corner, at most.
const CELLS: usize = 32;
/// Cells that all sides together pass, for each corner, at most.
const PASSED: usize = 96;
/// No more rows and columns than this.
const MOST_ROWS: usize = 1 << 13;

/// `size` rows and columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    size: usize,
    x: Scale,
    y: Scale,
}

impl Grid {
    /// The grid around a polygon with these sides.
    pub(super) fn of<T: Coordinate>(around: &BoundingBox<T>, sides: &[[Point<T>; 2]]) -> Self {
        let (least, greatest) = (around.least().to_f64(), around.greatest().to_f64());
        let of_size = |size: usize| Self {
            size,
            x: Scale::new(least.x(), greatest.x(), size),
            y: Scale::new(least.y(), greatest.y(), size),
        };
        let mut size = ((CELLS * sides.len()).isqrt() / 2 + 1).next_power_of_two().min(MOST_ROWS);
        loop {
            let grid = of_size(size);
            let passed = |[a, b]: &[Point<T>; 2]| {
                1 + grid.row(*a).abs_diff(grid.row(*b)) + grid.column(*a).abs_diff(grid.column(*b))
            };
            if size == 1 || sides.iter().map(passed).sum::<usize>() <= PASSED * sides.len() {
                return grid;
            }
            size /= 2;
        }
    }

    /// How many rows there are, and columns.
    #[inline]
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// The row of a point.
    #[inline]
    pub(super) fn row<T: Coordinate>(&self, p: Point<T>) -> usize {
        self.y.cell(p.y().to_f64(), self.size)
    }

    /// The column of a point.
    #[inline]
    pub(super) fn column<T: Coordinate>(&self, p: Point<T>) -> usize {
        self.x.cell(p.x().to_f64(), self.size)
    }

    /// The first and the last column in which a side is anywhere in a row, or a little more.
    pub(super) fn columns<T: Coordinate>(&self, [a, b]: [Point<T>; 2], row: usize) -> (usize, usize) {
        let (from, to) = (self.column(a).min(self.column(b)), self.column(a).max(self.column(b)));
        if from == to || self.row(a) == self.row(b) {
            return (from, to);
        }
        let (a, b) = (a.to_f64(), b.to_f64());
        // From one end of the row to the other, as shares of the side; and more.
        let height = b.y() - a.y();
        let at = |row: usize, slack: f64| {
            let y = self.y.least + (row as f64 / self.y.factor + slack);
            let share = ((y - a.y()) / height).clamp(0.0, 1.0);
            a.x() + share * (b.x() - a.x())
        };
        let (low, high) = (at(row, -self.y.slack), at(row + 1, self.y.slack));
        let ends = [low.min(high) - self.x.slack, low.max(high) + self.x.slack].map(|x| self.x.cell(x, self.size));
        (ends[0].max(from), ends[1].min(to))
    }
}

/// A monotone function from coordinates to cells.
#[derive(Clone, Copy, Debug)]
struct Scale {
    least: f64,
    /// Cells in the unit of the coordinates.
    factor: f64,
    /// Far more than a coordinate, its conversion to `f64` and its difference to another are rounded by.
    slack: f64,
}

impl Scale {
    fn new(least: f64, greatest: f64, size: usize) -> Self {
        let extent = greatest - least;
        let factor = size as f64 / extent;
        let slack = extent * f64::EPSILON * 4096.0 + least.abs().max(greatest.abs()) * (8.0 * f64::EPSILON);
        // All in one cell where there is no extent, or one without a factor.
        let usable = extent.is_normal() && factor.is_normal() && slack.is_normal();
        Self { least, factor: if usable { factor } else { 0.0 }, slack }
    }

    #[inline]
    fn cell(&self, x: f64, size: usize) -> usize {
        // A cast of NaN or of less than 0 is 0.
        (((x - self.least) * self.factor) as usize).min(size - 1)
    }
}
