//! A drawing: the input in grey, the answer above it in red. North is up.

use std::fmt::Write;

use kihon_geometry::{BoundingBox, Point};

use super::{
    Answer,
    shape::{Feature, Shape},
};

/// Pixels of the longer side.
const SIZE: f64 = 800.0;
const MARGIN: f64 = 20.0;

/// From the plane to the page.
struct Page {
    left: f64,
    top: f64,
    scale: f64,
}

pub(super) fn drawing(features: &[Feature], answers: &[Answer]) -> String {
    let mut points: Vec<Point> = features.iter().flat_map(|feature| feature.shape.points()).collect();
    points.extend(answers.iter().flat_map(Answer::outermost));
    let around = BoundingBox::around(&points).unwrap_or_else(|| BoundingBox::between(Point::ORIGIN, Point::ORIGIN));
    let [low, _, high, _] = around.corners();
    let (width, height) = (high.x() - low.x(), high.y() - low.y());
    let longer = width.max(height);
    let scale = if longer > 0.0 && longer.is_finite() { SIZE / longer } else { 1.0 };
    let page = Page { left: low.x(), top: high.y(), scale };
    let (width, height) = (width * scale + 2.0 * MARGIN, height * scale + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.2} {height:.2}\" \
         width=\"{width:.2}\" height=\"{height:.2}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <g fill=\"#ccc\" fill-rule=\"evenodd\" stroke=\"#777\" stroke-width=\"0.7\">\n"
    );
    for feature in features {
        page.draw(&mut svg, &feature.shape, 1.5);
    }
    svg += "</g>\n<g fill=\"#d22\" fill-opacity=\"0.15\" fill-rule=\"evenodd\" stroke=\"#d22\" stroke-width=\"2\">\n";
    for answer in answers {
        if let Some(shape) = &answer.shape {
            page.draw(&mut svg, shape, answer.radius().map_or(3.0, |radius| radius * scale));
        }
    }
    svg + "</g>\n</svg>\n"
}

impl Answer {
    fn radius(&self) -> Option<f64> {
        self.properties.iter().find(|(name, _)| *name == "radius").and_then(|(_, value)| value.as_f64())
    }

    /// Its points; of a circle the corners of the box around it.
    fn outermost(&self) -> Vec<Point> {
        let points = self.shape.as_ref().map_or_else(Vec::new, Shape::points);
        let radius = self.radius().unwrap_or(0.0);
        let corner = |p: &Point, by: f64| Point::new(p.x() + by, p.y() + by).ok();
        points.iter().flat_map(|p| [corner(p, -radius), corner(p, radius)]).flatten().collect()
    }
}

impl Page {
    fn at(&self, p: Point) -> [f64; 2] {
        [MARGIN + (p.x() - self.left) * self.scale, MARGIN + (self.top - p.y()) * self.scale]
    }

    fn draw(&self, svg: &mut String, shape: &Shape, radius: f64) {
        let path = |points: &[Point], end: &str| {
            let mut path = String::new();
            for (index, &p) in points.iter().enumerate() {
                let [x, y] = self.at(p);
                let _ = write!(path, "{}{x:.2} {y:.2}", if index == 0 { 'M' } else { 'L' });
            }
            path + end
        };
        let _ = match shape {
            Shape::Point(p) => {
                let [x, y] = self.at(*p);
                writeln!(svg, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\"/>")
            }
            Shape::Line(points) => writeln!(svg, "<path fill=\"none\" d=\"{}\"/>", path(points, "")),
            Shape::Polygon(polygon) => {
                let rings: String = polygon.rings().map(|ring| path(ring, "Z")).collect();
                writeln!(svg, "<path d=\"{rings}\"/>")
            }
            Shape::Many(_, shapes) => {
                shapes.iter().for_each(|shape| self.draw(svg, shape, radius));
                Ok(())
            }
        };
    }
}
