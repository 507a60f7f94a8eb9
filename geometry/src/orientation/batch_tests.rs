//! Columns against the scalar predicate, at every length and place.

use super::*;
use crate::orientation::{
    orient2d,
    tests::{SplitMix, near_collinear, point, scaled},
};

/// A triple of one of several kinds; most leave the filter certain, `hard` ones do not.
fn triple(random: &mut SplitMix, hard: bool) -> [Point; 3] {
    let scale = [0, -1000, 1000, -520][random.below(4) as usize];
    match (hard, random.below(4)) {
        (false, _) => [(); 3].map(|()| point(random.unit(), random.unit())),
        (true, 0) => near_collinear(random),
        (true, 1) => near_collinear(random).map(|p| point(scaled(p.x(), scale), scaled(p.y(), scale))),
        (true, 2) => [(); 3].map(|()| point(0.25, random.unit())),
        (true, _) => [(); 3].map(|()| point(random.any(), random.any())),
    }
}

struct Table([Vec<f64>; 6]);

impl Table {
    fn of(triples: &[[Point; 3]]) -> Self {
        let column = |i: usize| {
            let coordinate =
                |triple: &[Point; 3]| if i.is_multiple_of(2) { triple[i / 2].x() } else { triple[i / 2].y() };
            triples.iter().map(coordinate).collect()
        };
        Self([0, 1, 2, 3, 4, 5].map(column))
    }

    fn points(&self, i: usize) -> Columns<'_> {
        Columns { x: &self.0[2 * i], y: &self.0[2 * i + 1] }
    }

    fn turns(&self) -> Result<Vec<Orientation>, ColumnsError> {
        orient2d_batch(self.points(0), self.points(1), self.points(2))
    }
}

#[test]
fn orientation_sign_of_slices_is_that_of_points_at_every_length() {
    let mut random = SplitMix(20);
    let mut hard = 0;
    for length in 0..=4 * LANES + 3 {
        // None in doubt, one of them at every place, all.
        for doubtful in 0..length + 2 {
            let is_hard = |i: usize| doubtful == length + 1 || doubtful == i + 1;
            let triples: Vec<_> = (0..length).map(|i| triple(&mut random, is_hard(i))).collect();
            let table = Table::of(&triples);
            let expected: Vec<_> = triples.iter().map(|&[a, b, c]| orient2d(a, b, c)).collect();
            assert_eq!(table.turns().unwrap(), expected);
            hard += expected.iter().filter(|&&turn| turn == Orientation::Collinear).count();
            if let [[a, b, _], ..] = triples[..] {
                let expected: Vec<_> = triples.iter().map(|&[_, _, c]| orient2d(a, b, c)).collect();
                assert_eq!(orient2d_line(a, b, table.points(2)).unwrap(), expected);
            }
        }
    }
    assert!(hard > 100, "only {hard} were exactly collinear");
}

#[test]
fn points_on_a_line_and_beside_it_at_every_place() {
    let (a, b) = (point(-3.0, -1.0), point(0.75, 0.25));
    for length in [1, LANES, LANES + 1, 3 * LANES] {
        for slip in 0..length {
            let y = |i: usize| f64::from(i as u32) + if i == slip { 2f64.powi(-40) } else { 0.0 };
            let x: Vec<f64> = (0..length as u32).map(|i| f64::from(3 * i)).collect();
            let y: Vec<f64> = (0..length).map(y).collect();
            let expected = |i| if i == slip { Orientation::CounterClockwise } else { Orientation::Collinear };
            let sides = orient2d_line(a, b, Columns { x: &x, y: &y }).unwrap();
            assert_eq!(sides, (0..length).map(expected).collect::<Vec<_>>());
        }
    }
}

#[test]
fn whatever_is_not_finite_is_refused_with_its_place() {
    const COLUMNS: [&str; 6] = ["a.x", "a.y", "b.x", "b.y", "c.x", "c.y"];
    let mut random = SplitMix(21);
    let triples: Vec<_> = (0..2 * LANES + 3).map(|i| triple(&mut random, i % 5 == 0)).collect();
    for index in 0..triples.len() {
        for (i, column) in COLUMNS.into_iter().enumerate() {
            for value in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let mut table = Table::of(&triples);
                table.0[i][index] = value;
                let expected = match value {
                    value if value.is_nan() => ColumnsError::NotANumber { column, index },
                    value => ColumnsError::Infinite { column, index, value },
                };
                assert_eq!(table.turns(), Err(expected));
                // A later one does not hide it, whatever its column.
                *table.0[0].last_mut().unwrap() = value;
                if index + 1 < triples.len() {
                    assert_eq!(table.turns(), Err(expected));
                }
            }
        }
    }
}

/// Infinities and zeros that meet: ∞ − ∞, 0·∞ and ∞ on both sides must not pass.
#[test]
fn rows_of_extremes_are_answered_or_refused() {
    let values = [f64::NEG_INFINITY, f64::MIN, -1.0, -0.0, 0.0, 5e-324, f64::MAX, f64::INFINITY, f64::NAN];
    let mut random = SplitMix(22);
    let mut refused = 0;
    for _ in 0..20_000 {
        let row = [(); 6].map(|()| values[random.below(9) as usize]);
        let turns = Table(row.map(|x| vec![x; LANES])).turns();
        let [ax, ay, bx, by, cx, cy] = row;
        let points = [(ax, ay), (bx, by), (cx, cy)].map(Point::try_from);
        match points {
            [Ok(a), Ok(b), Ok(c)] => assert_eq!(turns, Ok(vec![orient2d(a, b, c); LANES]), "{row:?}"),
            _ => {
                assert!(turns.is_err(), "{row:?}");
                refused += 1;
            }
        }
    }
    assert!((1000..19_000).contains(&refused), "{refused}");
}

#[test]
fn columns_of_different_lengths_are_refused() {
    let (x, long) = ([0.0; 3], [0.0; 4]);
    let good = Columns { x: &x, y: &x };
    let bad = Columns { x: &x, y: &long };
    let length = |column, length| Err(ColumnsError::Length { column, length, expected: 3 });
    assert_eq!(orient2d_batch(bad, good, good), length("a.y", 4));
    assert_eq!(orient2d_batch(good, Columns { x: &[], y: &[] }, bad), length("b.x", 0));
    assert_eq!(orient2d_batch(good, good, bad), length("c.y", 4));
    assert_eq!(orient2d_line(Point::ORIGIN, Point::ORIGIN, bad), length_of_points(4));
    let message = orient2d_batch(good, good, bad).unwrap_err().to_string();
    assert_eq!(message, "c.y has 4 coordinates where the first column has 3");
}

fn length_of_points(length: usize) -> Result<Vec<Orientation>, ColumnsError> {
    Err(ColumnsError::Length { column: "points.y", length, expected: 3 })
}
