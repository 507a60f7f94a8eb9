//! Answers in the format of the input.

use std::fmt::Write;

use geojson::GeometryValue;
use kihon_geometry::{Geometry, Point, Polygon, Polyline};
use serde_json::{Map, Value, json};

use super::{Answer, Format, read::Input, shape::digits};

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
    let told = |answer: &Answer| answer.properties.iter().map(|(_, told)| told.to_string()).collect::<Vec<_>>();
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
        for p in answer.shape.iter().flat_map(Geometry::points) {
            let fields = [digits(p.x()), digits(p.y())].into_iter().chain(told(answer));
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

/// A shape a line; a circle as its centre with the radius as measure; what is told of a
/// feature of the input instead of it.
fn wkt(answers: &[Answer]) -> String {
    let mut text = String::new();
    for Answer { shape, feature, properties } in answers {
        let told: Vec<String> = properties.iter().map(|(_, told)| told.to_string()).collect();
        let _ = match shape {
            _ if feature.is_some() && !told.is_empty() => writeln!(text, "{}", told.join(" ")),
            Some(Geometry::Point(p)) if !told.is_empty() => {
                writeln!(text, "POINT M ({} {} {})", digits(p.x()), digits(p.y()), told.join(" "))
            }
            Some(shape) => writeln!(text, "{}", wkt_shape(shape)),
            None if told.is_empty() => writeln!(text, "POINT EMPTY"),
            None => writeln!(text, "{}", told.join(" ")),
        };
    }
    text
}

/// Spaced for people, as most programs write it.
fn wkt_shape(shape: &Geometry) -> String {
    let points = |points: &mut dyn Iterator<Item = Point>| {
        points.map(|p| format!("{} {}", digits(p.x()), digits(p.y()))).collect::<Vec<_>>().join(", ")
    };
    let all =
        |parts: Vec<String>| if parts.is_empty() { "EMPTY".to_owned() } else { format!("({})", parts.join(", ")) };
    let point = |p: &Point| format!("({} {})", digits(p.x()), digits(p.y()));
    let line = |way: &Polyline| match way.points() {
        [] => "EMPTY".to_owned(),
        way => format!("({})", points(&mut way.iter().copied())),
    };
    let polygon = |polygon: &Polygon| {
        let ring = |ring: &[Point]| format!("({})", points(&mut ring.iter().chain(ring.first()).copied()));
        all(polygon.rings().map(ring).collect())
    };
    match shape {
        Geometry::Point(p) => format!("POINT {}", point(p)),
        Geometry::Polyline(way) => format!("LINESTRING {}", line(way)),
        Geometry::Polygon(of) => format!("POLYGON {}", polygon(of)),
        Geometry::Points(points) => format!("MULTIPOINT {}", all(points.iter().map(point).collect())),
        Geometry::Polylines(ways) => format!("MULTILINESTRING {}", all(ways.iter().map(line).collect())),
        Geometry::Polygons(many) => format!("MULTIPOLYGON {}", all(many.polygons().iter().map(polygon).collect())),
        Geometry::Collection(parts) => format!("GEOMETRYCOLLECTION {}", all(parts.iter().map(wkt_shape).collect())),
    }
}

/// A feature collection; features of the input keep their id and properties.
fn geojson(input: &Input, answers: &[Answer]) -> String {
    let features: Vec<Value> = answers
        .iter()
        .map(|answer| {
            let origin = answer.feature.map(|index| &input.features[index]);
            let mut properties = origin.map_or_else(Map::new, |feature| feature.properties.clone());
            properties.extend(answer.properties.iter().map(|&(name, told)| (name.to_owned(), told.into())));
            let geometry = answer.shape.as_ref().map(|shape| geojson::Geometry::new(GeometryValue::from(shape)));
            let mut feature = json!({ "type": "Feature", "properties": properties, "geometry": geometry });
            if let Some(id) = origin.and_then(|feature| feature.id.clone()) {
                feature["id"] = id;
            }
            feature
        })
        .collect();
    format!("{}\n", json!({ "type": "FeatureCollection", "features": features }))
}
