//! A drawing: the input thin and dark, the answer above it bold and red.

use kihon_geometry::{
    Circle, Geometry,
    svg::{Drawing, Style},
};

use super::{
    Answer,
    shape::{Feature, Told},
};

pub(super) fn drawing(features: &[Feature], answers: &[Answer]) -> String {
    let mut drawing = Drawing::new();
    for feature in features {
        feature.shape.iter().for_each(|shape| draw(&mut drawing, shape, &Style::INPUT));
    }
    for answer in answers {
        match (&answer.shape, answer.radius()) {
            (Some(Geometry::Point(center)), Some(radius)) => {
                // A radius that is computed is a number from 0 on.
                drawing.draw(center, Style::RESULT);
                if let Ok(circle) = Circle::new(*center, radius) {
                    drawing.draw(&circle, Style::RESULT);
                }
            }
            (Some(shape), _) => draw(&mut drawing, shape, &Style::RESULT),
            (None, _) => {}
        }
    }
    drawing.to_string()
}

fn draw(drawing: &mut Drawing, shape: &Geometry, style: &Style) {
    let style = || style.clone();
    match shape {
        Geometry::Point(p) => _ = drawing.draw(p, style()),
        Geometry::Polyline(way) => _ = drawing.draw(way, style()),
        Geometry::Polygon(polygon) => _ = drawing.draw(polygon, style()),
        Geometry::Points(points) => _ = drawing.draw(points, style()),
        Geometry::Polylines(ways) => ways.iter().for_each(|way| _ = drawing.draw(way, style())),
        Geometry::Polygons(polygons) => _ = drawing.draw(polygons, style()),
        Geometry::Collection(parts) => parts.iter().for_each(|part| draw(drawing, part, &style())),
    }
}

impl Answer {
    fn radius(&self) -> Option<f64> {
        self.properties.iter().find_map(|&(name, told)| match told {
            Told::Number(radius) if name == "radius" => Some(radius),
            _ => None,
        })
    }
}
