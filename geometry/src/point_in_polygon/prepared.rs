//! A polygon made ready for many queries: a grid whose cells know what is left of them.
//!
//! ```text
//!   ┌───────┬───────┬───────┐     A ray from p to the left crosses what crosses it in
//!   │      ╱│       │       │     p's cell, which is asked, and what is left of that
//!   │   ╱·  │  ╱────│── ∘ p │     cell. That is mostly known beforehand: a piece of
//!   │ ╱  │  │ ╱     │       │     boundary that comes into the row below and goes out
//!   ├────┼──┼╱──────┼───────┤     above is crossed once on balance at every height.
//! ```
//!
//! Let s(v) be 1 for a corner v above the ray and 0 for others. A side from a to b left of p
//! is crossed upwards s(b) − s(a) times. Summed over all sides that are left of a
//! cell all the way through the row, the corners between two of them cancel; those above or
//! below the row count the same for every ray in it; what remains are the few corners in the
//! row where the boundary goes on into the cell, and each of them is kept with the
//! cell as an upright side below it. So a cell holds its winding number and a short list,
//! and a query looks at that list alone, whatever the polygon.
//!
//! Which cell a point is in proves which of two points in different cells is left of the other,
//! see `grid.rs`. Everything else is decided by exact predicates.
//!
//! # Complexity
//! n corners: the grid has at most 32n cells, and is made coarser until the sides pass
//! at most 96n of them. O(n log n) time for typical polygons, at most 200n words of memory.
//! A query takes O(k) for k sides in its cell: 0 to 2 on the average for a polygon that is mostly
//! area, 10 for a star of 10⁴ spikes.

use super::{even_odd, grid::Grid};
use crate::{
    coordinate::Coordinate,
    location::Location,
    orientation::{Orientation, orient2d},
    point::Point,
    shapes::{BoundingBox, Polygon},
};

/// So many entries of cells fill the nearer caches.
const WORTH_SORTING: usize = 1 << 18;

/// A polygon that answers quickly where points are.
///
/// It can be shared among threads.
///
/// # Examples
/// ```
/// use kihon_geometry::{Location, Point, Polygon, point_in_polygon::PreparedPolygon};
/// let square = [(0, 0), (9, 0), (9, 9), (0, 9)].map(Point::<i64>::from);
/// let hole = [(2, 2), (2, 4), (4, 2)].map(Point::from);
/// let prepared = PreparedPolygon::new(&Polygon::with_holes(&square, &[hole])?);
/// let points = [(1, 1), (3, 3), (2, 3), (9, 10)].map(Point::from);
/// let expected = [Location::Inside, Location::OnBoundary, Location::OnBoundary, Location::Outside];
/// assert_eq!(points.map(|p| prepared.locate(p)), expected);
/// assert_eq!(prepared.locate_batch(&points), expected);
/// # Ok::<(), kihon_geometry::PolygonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PreparedPolygon<T: Coordinate = f64> {
    around: BoundingBox<T>,
    grid: Grid,
    /// Row by row, and one more at the end.
    cells: Vec<Cell>,
    /// The sides of each cell, by index.
    listed: Vec<u32>,
    /// Those of the polygon, then upright ones below some of the corners.
    sides: Vec<[Point<T>; 2]>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Where its sides begin in `listed`; the next cell's begin where they end.
    start: u32,
    /// What all sides that are not listed add to the winding number.
    winding: i32,
}

impl<T: Coordinate> PreparedPolygon<T> {
    /// Prepares a polygon.
    ///
    /// # Complexity
    /// O(n log n) time and O(n) space for n corners; as long as 1000 queries of
    /// [`locate`](super::locate) for a coast, 3000 for a star of long spikes.
    ///
    /// # Panics
    /// At 2²⁶ corners or more.
    ///
    /// # Examples
    /// See [`PreparedPolygon`].
    #[must_use]
    pub fn new(polygon: &Polygon<T>) -> Self {
        let around = BoundingBox::around(polygon.corners()).expect("at least three corners");
        let sides: Vec<[Point<T>; 2]> = polygon.sides().collect();
        assert!(sides.len() < 1 << 26, "{} corners", sides.len());
        let grid = Grid::of(&around, &sides);
        let mut prepared = Self { around, grid, cells: Vec::new(), listed: Vec::new(), sides };
        prepared.fill(&next_sides(polygon));
        prepared
    }

    /// Whether `p` is inside of the polygon by the even–odd rule, on its boundary, or outside.
    ///
    /// # Complexity
    /// O(k) for k sides in the cell of `p`.
    ///
    /// # Accuracy
    /// Exact for all points of every coordinate type.
    ///
    /// # Examples
    /// See [`PreparedPolygon`].
    #[inline]
    #[must_use]
    pub fn locate(&self, p: Point<T>) -> Location {
        even_odd(self.winding_number(p))
    }

    /// Where each of the points is.
    ///
    /// Many points are taken row by row of the grid, whose cells and sides then are near.
    ///
    /// # Complexity
    /// As [`locate`](Self::locate) for each of them.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// See [`PreparedPolygon`].
    #[must_use]
    pub fn locate_batch(&self, points: &[Point<T>]) -> Vec<Location> {
        // Few cells stay near anyway.
        if points.len() < 1024 || self.listed.len() < WORTH_SORTING {
            return points.iter().map(|&p| self.locate(p)).collect();
        }
        let mut starts = vec![0u32; self.grid.size() + 1];
        let rows: Vec<u32> = points.iter().map(|&p| self.grid.row(p) as u32).collect();
        rows.iter().for_each(|&row| starts[row as usize + 1] += 1);
        (0..self.grid.size()).for_each(|row| starts[row + 1] += starts[row]);
        let mut order = vec![0u32; points.len()];
        for (k, &row) in rows.iter().enumerate() {
            let place = &mut starts[row as usize];
            order[*place as usize] = k as u32;
            *place += 1;
        }
        let mut locations = vec![Location::Outside; points.len()];
        for k in order {
            locations[k as usize] = self.locate(points[k as usize]);
        }
        locations
    }

    /// How often the rings together go around `p`, counter-clockwise; `None` on the boundary.
    ///
    /// # Complexity
    /// O(k) for k sides in the cell of `p`.
    ///
    /// # Accuracy
    /// Exact for all points of every coordinate type.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon, point_in_polygon::PreparedPolygon};
    /// let clockwise = Polygon::new(&[(0, 0), (0, 4), (4, 0)].map(Point::<i32>::from))?;
    /// let prepared = PreparedPolygon::new(&clockwise);
    /// assert_eq!(prepared.winding_number(Point::from((1, 1))), Some(-1));
    /// assert_eq!(prepared.winding_number(Point::from((2, 2))), None);
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn winding_number(&self, p: Point<T>) -> Option<i32> {
        let (least, greatest) = (self.around.least(), self.around.greatest());
        let inside = (p.x() >= least.x()) & (p.x() <= greatest.x()) & (p.y() >= least.y()) & (p.y() <= greatest.y());
        if !inside {
            return Some(0);
        }
        let index = self.grid.row(p) * self.grid.size() + self.grid.column(p);
        let (Cell { start, winding }, end) = (self.cells[index], self.cells[index + 1].start);
        let mut crossings = winding;
        for &side in &self.listed[start as usize..end as usize] {
            let [a, b] = self.sides[side as usize];
            let turn = orient2d(a, b, p);
            if turn == Orientation::Collinear {
                if super::is_between([a, b], p) {
                    return None;
                }
                continue;
            }
            // The ray goes to the left: crossed upwards, p right of the side, counts −1. No
            // branch, which would be a coin toss.
            let upwards = i32::from(b.y() > p.y()) - i32::from(a.y() > p.y());
            let turn = turn as i32;
            crossings += if upwards * turn == -1 { turn } else { 0 };
        }
        Some(crossings)
    }

    /// Fills the cells row by row.
    fn fill(&mut self, next: &[u32]) {
        let size = self.grid.size();
        let by_row = self.sides_by_row();
        let mut row = RowFill { passing: Vec::new(), waiting: Vec::new(), winding: 0 };
        self.cells.reserve(size * size + 1);
        let mut entries = Vec::new();
        for r in 0..size {
            entries.clear();
            entries.extend(by_row.row(r).iter().map(|&side| {
                let (from, to) = self.grid.columns(self.sides[side as usize], r);
                (from as u32, to as u32, side)
            }));
            entries.sort_unstable();
            let mut rest = &entries[..];
            row.winding = 0;
            for column in 0..size as u32 {
                self.leave_behind(&mut row, r, column, next);
                let count = rest.iter().take_while(|entry| entry.0 == column).count();
                row.passing.extend(rest[..count].iter().map(|&(_, to, side)| (to, side)));
                rest = &rest[count..];
                self.cells.push(Cell { start: self.listed.len() as u32, winding: row.winding });
                self.listed.extend(row.passing.iter().map(|&(_, side)| side));
                self.listed.extend(row.waiting.iter().map(|&(_, side)| side));
            }
            // The last column is never left.
            row.passing.clear();
            row.waiting.clear();
        }
        self.cells.push(Cell { start: self.listed.len() as u32, winding: 0 });
        assert!(u32::try_from(self.listed.len()).is_ok(), "at most 200 for each of 2²⁶ corners, far less in practice");
    }

    /// Takes the sides that end before `column` out of the row's list, into its winding
    /// number and the corners that wait for the side on their other end.
    fn leave_behind(&mut self, row: &mut RowFill, r: usize, column: u32, next: &[u32]) {
        let mut k = 0;
        while k < row.passing.len() {
            let (to, side) = row.passing[k];
            if to >= column {
                k += 1;
                continue;
            }
            row.passing.swap_remove(k);
            // The corner where side k begins is corner k.
            for (corner, upwards) in [(side, 1), (next[side as usize], -1)] {
                let v = self.sides[corner as usize][0];
                match self.grid.row(v).cmp(&r) {
                    std::cmp::Ordering::Less => {}
                    std::cmp::Ordering::Greater => row.winding += upwards,
                    std::cmp::Ordering::Equal => {
                        if let Some(place) = row.waiting.iter().position(|&(waiting, _)| waiting == corner) {
                            row.waiting.swap_remove(place);
                        } else {
                            row.waiting.push((corner, self.sides.len() as u32));
                            let foot = Point::new(v.x(), self.around.least().y()).expect("coordinates of points");
                            let side = if upwards == 1 { [v, foot] } else { [foot, v] };
                            self.sides.push(side);
                        }
                    }
                }
            }
        }
    }

    fn sides_by_row(&self) -> ByRow {
        let mut starts = vec![0u32; self.grid.size() + 1];
        let rows = |&[a, b]: &[Point<T>; 2]| {
            let (a, b) = (self.grid.row(a), self.grid.row(b));
            a.min(b)..=a.max(b)
        };
        self.sides.iter().flat_map(rows).for_each(|row| starts[row + 1] += 1);
        for row in 0..self.grid.size() {
            starts[row + 1] += starts[row];
        }
        let mut places = starts.clone();
        let mut sides = vec![0; starts[self.grid.size()] as usize];
        for (k, side) in self.sides.iter().enumerate() {
            for row in rows(side) {
                sides[places[row] as usize] = k as u32;
                places[row] += 1;
            }
        }
        ByRow { starts, sides }
    }
}

/// What a row has come to at some column.
struct RowFill {
    /// The last column and the index of the sides that are not left behind.
    passing: Vec<(u32, u32)>,
    /// The corners in the row with one side left behind and one not, and the upright
    /// side below each.
    waiting: Vec<(u32, u32)>,
    winding: i32,
}

/// The sides that touch each row.
struct ByRow {
    starts: Vec<u32>,
    sides: Vec<u32>,
}

impl ByRow {
    fn row(&self, row: usize) -> &[u32] {
        &self.sides[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// The side after each side, of the same ring.
fn next_sides<T: Coordinate>(polygon: &Polygon<T>) -> Vec<u32> {
    let mut next: Vec<u32> = (1..=polygon.corners().len() as u32).collect();
    let mut start = 0;
    for ring in polygon.rings() {
        next[start + ring.len() - 1] = start as u32;
        start += ring.len();
    }
    next
}
