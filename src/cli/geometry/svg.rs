//! A drawing: the input thin and dark, the answer above it bold and red.

use kihon_geometry::{
    Circle, Polyline,
    svg::{Drawing, Style},
};

use super::{
    Answer,
    shape::{Feature, Shape},
};

pub(super) fn drawing(features: &[Feature], answers: &[Answer]) -> String {
    let mut drawing = Drawing::new();
    for feature in features {
        draw(&mut drawing, &feature.shape, &Style::INPUT);
    }
    for answer in answers {
        match (&answer.shape, answer.radius()) {
            (Some(Shape::Point(center)), Some(radius)) => {
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

fn draw(drawing: &mut Drawing, shape: &Shape, style: &Style) {
    match shape {
        Shape::Point(p) => {
            drawing.draw(p, style.clone());
        }
        Shape::Line(points) => {
            drawing.draw(&Polyline::new(points.clone()), style.clone());
        }
        Shape::Polygon(polygon) => {
            drawing.draw(polygon, style.clone());
        }
        Shape::Many(_, shapes) => shapes.iter().for_each(|shape| draw(drawing, shape, style)),
    }
}

impl Answer {
    fn radius(&self) -> Option<f64> {
        self.properties.iter().find(|(name, _)| *name == "radius").and_then(|(_, value)| value.as_f64())
    }
}
