//! Answers in the format of the input.

use std::fmt::Write;

use geojson::{GeometryValue, Position};
use kihon_geometry::{Point, Polygon};
use serde_json::{Map, Value, json};

use super::{
    Answer, Format,
    read::Input,
    shape::{Kind, Shape},
};

pub(super) fn text(input: &Input, answers: &[Answer]) -> String {
    match input.format {
        Format::Csv => csv(input, answers),
        Format::Wkt => wkt(answers),
        Format::Geojson => geojson(input, answers),
    }
}

/// A point a line, in further columns what is told; of the whole input only that.
fn csv(input: &Input, answers: &[Answer]) -> String {
    let mut text = String::new();
    let told = |answer: &Answer| answer.properties.iter().map(|(_, value)| plain(value)).collect::<Vec<_>>();
    for answer in answers {
        let names = answer.properties.iter().map(|(name, _)| (*name).to_owned());
        let about_input = answer.feature.is_some() && !answer.properties.is_empty();
        let header = input.header.clone().filter(|_| !about_input).into_iter().flatten().chain(names);
        if input.header.is_some() {
            text += &record(&header.collect::<Vec<_>>());
        }
        if about_input {
            text += &record(&told(answer));
            continue;
        }
        for p in answer.shape.iter().flat_map(Shape::points) {
            let fields = [p.x().to_string(), p.y().to_string()].into_iter().chain(told(answer));
            text += &record(&fields.collect::<Vec<_>>());
        }
    }
    text
}

fn record(fields: &[String]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields).expect("a vector takes everything");
    String::from_utf8(writer.into_inner().expect("a vector takes everything")).expect("was text")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A shape a line; a circle as its centre with the radius as measure; what is told of a
/// feature of the input instead of it.
fn wkt(answers: &[Answer]) -> String {
    let mut text = String::new();
    for Answer { shape, feature, properties } in answers {
        let told: Vec<String> = properties.iter().map(|(_, value)| plain(value)).collect();
        let _ = match shape {
            _ if feature.is_some() && !told.is_empty() => writeln!(text, "{}", told.join(" ")),
            Some(Shape::Point(p)) if !told.is_empty() => {
                writeln!(text, "POINT M ({} {} {})", p.x(), p.y(), told.join(" "))
            }
            Some(shape) => writeln!(text, "{}", wkt_shape(shape)),
            None => writeln!(text, "{}", told.join(" ")),
        };
    }
    text
}

fn wkt_shape(shape: &Shape) -> String {
    let (name, body) = wkt_parts(shape);
    format!("{name} {body}")
}

/// The keyword and what stands behind it.
fn wkt_parts(shape: &Shape) -> (&'static str, String) {
    let joined = |points: &mut dyn Iterator<Item = Point>| {
        points.map(|p| format!("{} {}", p.x(), p.y())).collect::<Vec<_>>().join(", ")
    };
    match shape {
        Shape::Point(p) => ("POINT", format!("({} {})", p.x(), p.y())),
        Shape::Line(points) if points.is_empty() => ("LINESTRING", "EMPTY".to_owned()),
        Shape::Line(points) => ("LINESTRING", format!("({})", joined(&mut points.iter().copied()))),
        Shape::Polygon(polygon) => {
            let ring = |ring: &[Point]| format!("({})", joined(&mut ring.iter().chain(ring.first()).copied()));
            ("POLYGON", format!("({})", polygon.rings().map(ring).collect::<Vec<_>>().join(", ")))
        }
        Shape::Many(kind, shapes) => {
            let name = match kind {
                Kind::Points => "MULTIPOINT",
                Kind::Lines => "MULTILINESTRING",
                Kind::Polygons => "MULTIPOLYGON",
                Kind::Any => "GEOMETRYCOLLECTION",
            };
            let part = |shape| if *kind == Kind::Any { wkt_shape(shape) } else { wkt_parts(shape).1 };
            let parts: Vec<String> = shapes.iter().map(part).collect();
            (name, if parts.is_empty() { "EMPTY".to_owned() } else { format!("({})", parts.join(", ")) })
        }
    }
}

/// A feature collection; features of the input keep their id and properties.
fn geojson(input: &Input, answers: &[Answer]) -> String {
    let features: Vec<Value> = answers
        .iter()
        .map(|answer| {
            let origin = answer.feature.map(|index| &input.features[index]);
            let mut properties = origin.map_or_else(Map::new, |feature| feature.properties.clone());
            properties.extend(answer.properties.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
            let geometry = answer.shape.as_ref().map(|shape| geojson::Geometry::new(geojson_value(shape)));
            let mut feature = json!({ "type": "Feature", "properties": properties, "geometry": geometry });
            if let Some(id) = origin.and_then(|feature| feature.id.clone()) {
                feature["id"] = id;
            }
            feature
        })
        .collect();
    format!("{}\n", json!({ "type": "FeatureCollection", "features": features }))
}

fn geojson_value(shape: &Shape) -> GeometryValue {
    let position = |p: &Point| Position::from([p.x(), p.y()]);
    let line = |points: &[Point]| points.iter().map(position).collect::<Vec<_>>();
    let rings = |polygon: &Polygon| {
        let closed = |ring: &[Point]| ring.iter().chain(ring.first()).map(position).collect::<Vec<_>>();
        polygon.rings().map(closed).collect::<Vec<_>>()
    };
    match shape {
        Shape::Point(p) => GeometryValue::Point { coordinates: position(p) },
        Shape::Line(points) => GeometryValue::LineString { coordinates: line(points) },
        Shape::Polygon(polygon) => GeometryValue::Polygon { coordinates: rings(polygon) },
        Shape::Many(Kind::Points, _) => GeometryValue::MultiPoint { coordinates: line(&shape.points()) },
        Shape::Many(Kind::Lines, shapes) => {
            GeometryValue::MultiLineString { coordinates: shapes.iter().map(|shape| line(&shape.points())).collect() }
        }
        Shape::Many(Kind::Polygons, shapes) => {
            let polygons = shapes.iter().filter_map(|shape| match shape {
                Shape::Polygon(polygon) => Some(rings(polygon)),
                _ => None,
            });
            GeometryValue::MultiPolygon { coordinates: polygons.collect() }
        }
        Shape::Many(Kind::Any, shapes) => GeometryValue::GeometryCollection {
            geometries: shapes.iter().map(|shape| geojson::Geometry::new(geojson_value(shape))).collect(),
        },
    }
}
