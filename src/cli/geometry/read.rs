//! CSV, WKT and GeoJSON into shapes; what is wrong is told with its line or feature.

use std::{ffi::OsStr, path::Path};

use kihon_geometry::{Geometry, Point, wkt};
use serde_json::{Value, value::RawValue};

use super::{Format, shape::Feature};

/// What was read, and what the answer needs to be written in the same way.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) format: Format,
    pub(super) features: Vec<Feature>,
    /// The names of a CSV's columns of coordinates, where it has a header.
    pub(super) header: Option<[String; 2]>,
}

/// What is wrong, without the file's name.
#[derive(Debug)]
pub(super) struct Error {
    pub(super) line: Option<u64>,
    pub(super) message: String,
}

impl Error {
    fn at(line: u64, message: &impl ToString) -> Self {
        Self { line: Some(line), message: message.to_string() }
    }
}

/// The format by the file's name, or else by how the text begins.
pub(super) fn format(path: Option<&Path>, text: &str) -> Format {
    let extension = path.and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    match extension.as_deref().and_then(|extension| extension.to_str()) {
        Some("csv") => return Format::Csv,
        Some("wkt") => return Format::Wkt,
        Some("geojson" | "json") => return Format::Geojson,
        _ => {}
    }
    let text = text.trim_start();
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_ascii_uppercase();
    let shapes =
        ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];
    match text.chars().next() {
        Some('{' | '[') => Format::Geojson,
        _ if shapes.contains(&word.as_str()) => Format::Wkt,
        _ => Format::Csv,
    }
}

impl Input {
    pub(super) fn read(text: &str, format: Format) -> Result<Self, Error> {
        let (features, header) = match format {
            Format::Csv => csv(text)?,
            Format::Wkt => {
                let shapes = wkt::read(text).map_err(|error| Error::at(error.line as u64, &error.cause))?;
                (shapes.into_iter().map(Feature::new).collect(), None)
            }
            Format::Geojson => (geojson(text)?, None),
        };
        Ok(Self { format, features, header })
    }
}

/// A point a record, all of them one feature.
fn csv(text: &str) -> Result<(Vec<Feature>, Option<[String; 2]>), Error> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .comment(Some(b'#'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let (mut header, mut columns) = (None, [0, 1]);
    let mut points = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| Error {
            line: error.position().map(csv::Position::line),
            message: "not a record of CSV".to_owned(),
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        if index == 0 && record.iter().all(|field| field.parse::<f64>().is_err()) {
            let find =
                |names: [&str; 4]| record.iter().position(|field| names.contains(&field.to_lowercase().as_str()));
            if record.len() < 2 {
                return Err(Error::at(line, &"one field, where two coordinates are needed, with a comma between them"));
            }
            let named = find(["x", "lon", "lng", "longitude"]).zip(find(["y", "lat", "lat", "latitude"]));
            columns = named.map_or(columns, |(x, y)| [x, y]);
            header = Some(columns.map(|column| record.get(column).unwrap_or_default().to_owned()));
            continue;
        }
        let coordinate = |axis: usize| {
            let field = record.get(columns[axis]).ok_or_else(|| {
                let (has, needed) = (record.len(), columns[axis] + 1);
                Error::at(line, &format!("{has} fields, where field {needed} should be a coordinate"))
            })?;
            let number: Result<f64, _> = field.parse();
            number.map_err(|_| Error::at(line, &format!("field {}, `{field}`, is no number", columns[axis] + 1)))
        };
        let (x, y) = (coordinate(0)?, coordinate(1)?);
        points.push(Point::new(x, y).map_err(|error| Error::at(line, &error))?);
    }
    Ok((vec![Feature::new(Geometry::Points(points))], header))
}

/// What is read of GeoJSON before its features are.
#[derive(serde::Deserialize)]
#[serde(expecting = "an object of GeoJSON")]
struct Outer<'a> {
    #[serde(rename = "type")]
    kind: Option<Value>,
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
}

/// A feature collection, a feature, or a geometry.
fn geojson(text: &str) -> Result<Vec<Feature>, Error> {
    let Outer { kind, features } = serde_json::from_str(text).map_err(|error| syntax(&error, 1))?;
    let first = line_of(text, text.trim_start());
    match (kind.as_ref().and_then(Value::as_str), features) {
        (Some("FeatureCollection"), Some(features)) => {
            let each = features.iter().enumerate();
            each.map(|(index, part)| numbered_feature(index + 1, part.get(), line_of(text, part.get()))).collect()
        }
        (Some("FeatureCollection"), None) => Err(Error::at(first, &"a feature collection without an array `features`")),
        (Some("Feature"), _) => Ok(vec![feature(value(text, 1)?).map_err(|message| Error::at(first, &message))?]),
        _ => {
            let geometry: Result<geojson::Geometry, _> = serde_json::from_value(value(text, 1)?);
            let geometry = geometry.map_err(|error| Error::at(first, &error))?;
            let shape = Geometry::try_from(&geometry.value).map_err(|error| Error::at(first, &error))?;
            Ok(vec![Feature::new(shape)])
        }
    }
}

/// The line, from 1 on, in which a part of the text begins.
fn line_of(text: &str, part: &str) -> u64 {
    let before = part.as_ptr().addr() - text.as_ptr().addr();
    1 + text.as_bytes()[..before].iter().filter(|&&byte| byte == b'\n').count() as u64
}

/// What is no JSON in a part that begins in `line`.
fn syntax(error: &serde_json::Error, line: u64) -> Error {
    // In another line than the first the column is that of the file.
    let column = (line == 1 || error.line() > 1).then(|| format!("column {}: ", error.column()));
    let message = error.to_string();
    let message = message.split_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    Error::at(line + error.line().max(1) as u64 - 1, &format!("{}{message}", column.unwrap_or_default()))
}

fn value(part: &str, line: u64) -> Result<Value, Error> {
    serde_json::from_str(part).map_err(|error| syntax(&error, line))
}

fn numbered_feature(number: usize, part: &str, line: u64) -> Result<Feature, Error> {
    let told =
        |name: &str, error: Error| Error { message: format!("feature {number}{name}: {}", error.message), ..error };
    let value = value(part, line).map_err(|error| told("", error))?;
    let name = value.pointer("/properties/name").or_else(|| value.pointer("/properties/NAME"));
    let name = name.and_then(Value::as_str).map_or_else(String::new, |name| format!(" ({name})"));
    feature(value).map_err(|message| told(&name, Error::at(line, &message)))
}

fn feature(value: Value) -> Result<Feature, String> {
    let id = value.get("id").cloned();
    let geojson::Feature { geometry, properties, .. } =
        serde_json::from_value(value).map_err(|error| error.to_string())?;
    let shape = geometry.map(|geometry| Geometry::try_from(&geometry.value)).transpose();
    let shape = shape.map_err(|error| error.to_string())?;
    Ok(Feature { shape, properties: properties.unwrap_or_default(), id })
}
