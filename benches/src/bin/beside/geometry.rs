//! In the plane: DATA is a file of little-endian `f64`, two a point, and so is the answer.
//!
//! | WORK | NUMBER | answer |
//! |---|---|---|
//! | `hull` | | the corners, counter-clockwise |
//! | `enclosing-circle` | | the centre, the radius |
//! | `is-simple` | | of the points as a ring: 1, or 0 |
//! | `simplify` | the tolerance | the points that are left of the way |
//! | `locate`, `locate-prepared` | n | of the points after the first n, the corners: 1 inside, 0 on the boundary, −1 outside |

use std::error::Error;

use kihon_geometry::{
    Location, Point, Polygon, PreparedPolygon, Tolerance, convex_hull, point_in_polygon::locate, rings::is_simple,
    simplify::douglas_peucker, smallest_enclosing_circle,
};

use super::Work;

struct Plane<F> {
    run: F,
    answer: Vec<f64>,
}

impl<F: FnMut() -> Vec<f64>> Work for Plane<F> {
    fn run(&mut self) -> Result<(), Box<dyn Error>> {
        self.answer = (self.run)();
        Ok(())
    }

    fn answer(&self) -> Vec<u8> {
        self.answer.iter().flat_map(|x| x.to_le_bytes()).collect()
    }
}

fn plane(run: impl FnMut() -> Vec<f64> + 'static) -> Box<dyn Work> {
    Box::new(Plane { run, answer: Vec::new() })
}

/// None where it is no work of the plane.
pub(super) fn work(name: &str, data: &[u8], number: &str) -> Result<Option<Box<dyn Work>>, Box<dyn Error>> {
    if !["hull", "enclosing-circle", "is-simple", "simplify", "locate", "locate-prepared"].contains(&name) {
        return Ok(None);
    }
    let numbers: Vec<f64> = data.as_chunks().0.iter().map(|&bytes| f64::from_le_bytes(bytes)).collect();
    let points: Result<Vec<Point>, _> = numbers.as_chunks().0.iter().map(|&[x, y]| Point::new(x, y)).collect();
    let points = points?;
    let flat = |points: &[Point]| points.iter().flat_map(|p| [p.x(), p.y()]).collect::<Vec<f64>>();
    Ok(Some(match name {
        "hull" => plane(move || flat(&convex_hull(&points))),
        "enclosing-circle" => plane(move || {
            let circle = smallest_enclosing_circle(&points);
            circle.map_or_else(Vec::new, |c| vec![c.center().x(), c.center().y(), c.radius()])
        }),
        "is-simple" => plane(move || vec![f64::from(u8::from(is_simple(&points)))]),
        "simplify" => {
            let tolerance = Tolerance::new(number.parse()?, 0.0)?;
            plane(move || flat(&douglas_peucker(&points, tolerance)))
        }
        _ => {
            let (corners, queries) = points.split_at_checked(number.parse()?).ok_or("more corners than points")?;
            let (polygon, queries) = (Polygon::new(corners)?, queries.to_vec());
            if name == "locate" {
                plane(move || queries.iter().map(|&p| sign(locate(&polygon, p))).collect())
            } else {
                let prepared = PreparedPolygon::new(&polygon);
                plane(move || queries.iter().map(|&p| sign(prepared.locate(p))).collect())
            }
        }
    }))
}

fn sign(location: Location) -> f64 {
    match location {
        Location::Inside => 1.0,
        Location::OnBoundary => 0.0,
        Location::Outside => -1.0,
    }
}
