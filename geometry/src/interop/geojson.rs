//! `GeoJSON`: features read from it and written to it, through the crate `geojson`.
//!
//! ```text
//!   { "type": "FeatureCollection", "features": [
//!       { "type": "Feature", "id": 7, "properties": { "name": "…" },
//!         "geometry": { "type": "Point", "coordinates": [1, 2] } }, … ] }
//! ```
//!
//! A [`Feature`] is a shape and what the file says about it, which is kept. A lone feature or
//! geometry is a collection of one. Numbers are read to the nearest `f64` and written with as few
//! digits as lead back to it. Heights are left out.
//!
//! # Complexity
//! O(n) for n characters.
//!
//! Source: RFC 7946, "The `GeoJSON` format" (2016).

use std::{error::Error, fmt};

use ::geojson::{GeometryValue, JsonObject, JsonValue, Position, feature::Id};

use super::parts::{closed, each, of_polygon, points, polygon};
use crate::{Geometry, GeometryError, MultiPolygon, Point, Polygon, Polyline};

/// A shape and what is said about it.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, geojson::{Feature, read, write}};
/// let mut feature = Feature::from(Point::ORIGIN);
/// feature.properties.insert("name".to_owned(), "Null Island".into());
/// assert_eq!(read(&write(&[feature.clone()]))?, [feature]);
/// # Ok::<(), kihon_geometry::geojson::GeojsonError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feature {
    /// The shape, where there is one.
    pub geometry: Option<Geometry>,
    /// What is said about it, by name.
    pub properties: JsonObject,
    /// A number or a string by which it is known.
    pub id: Option<Id>,
}

impl<G: Into<Geometry>> From<G> for Feature {
    fn from(geometry: G) -> Self {
        Self { geometry: Some(geometry.into()), ..Self::default() }
    }
}

/// What is wrong, and with which feature.
///
/// # Examples
/// See [`read`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeojsonError {
    /// The feature of a collection, from 0 on; `None` where it is the whole text.
    pub feature: Option<usize>,
    /// What is wrong, in words: with the place and the value.
    pub message: String,
}

impl fmt::Display for GeojsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(feature) = self.feature {
            write!(f, "feature {feature}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl Error for GeojsonError {}

/// The features of a text: those of a collection, a single one, or a geometry as one.
///
/// # Errors
/// The place where it is no JSON; or the first feature that cannot be, and why: with the part,
/// ring, point and value.
///
/// # Examples
/// ```
/// use kihon_geometry::{Geometry, Point, geojson::read};
/// let features = read(r#"{"type": "Point", "coordinates": [1, 2]}"#)?;
/// assert_eq!(features[0].geometry, Some(Geometry::Point(Point::new(1.0, 2.0).unwrap())));
///
/// let collection = |geometry: &str| {
///     format!(r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "geometry": {geometry}}}]}}"#)
/// };
/// let refused = |geometry: &str| read(&collection(geometry)).unwrap_err().to_string();
/// let flat = r#"{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [0, 0]]]}"#;
/// assert_eq!(refused(flat), "feature 0: ring 0 has 2 corners, not 3 or more");
/// assert_eq!(read("{\n\"type\" 7}").unwrap_err().to_string(), "expected `:` at line 2 column 8");
/// # Ok::<(), kihon_geometry::geojson::GeojsonError>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Feature>, GeojsonError> {
    let whole = |message: String| GeojsonError { feature: None, message };
    let value: JsonValue = serde_json::from_str(text).map_err(|error| whole(error.to_string()))?;
    match value.get("type").and_then(JsonValue::as_str) {
        Some("FeatureCollection") => {
            let features = match value {
                JsonValue::Object(mut object) => object.remove("features"),
                _ => None,
            };
            let Some(JsonValue::Array(features)) = features else {
                return Err(whole("a feature collection without an array `features`".to_owned()));
            };
            let one = |(index, value)| feature(value).map_err(|message| GeojsonError { feature: Some(index), message });
            features.into_iter().enumerate().map(one).collect()
        }
        Some("Feature") => Ok(vec![feature(value).map_err(whole)?]),
        _ => {
            let geometry: ::geojson::Geometry =
                serde_json::from_value(value).map_err(|error| whole(error.to_string()))?;
            let geometry = Geometry::try_from(&geometry.value).map_err(|error| whole(error.to_string()))?;
            Ok(vec![Feature::from(geometry)])
        }
    }
}

fn feature(value: JsonValue) -> Result<Feature, String> {
    let feature: ::geojson::Feature = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let geometry = feature.geometry.map(|geometry| Geometry::try_from(&geometry.value)).transpose();
    Ok(Feature {
        geometry: geometry.map_err(|error| error.to_string())?,
        properties: feature.properties.unwrap_or_default(),
        id: feature.id,
    })
}

/// The features as a collection, in one line.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, geojson::{Feature, write}};
/// let text = write(&[Feature::from(Point::new(0.1, -2.0)?)]);
/// assert!(text.contains(r#""coordinates":[0.1,-2.0]"#));
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[must_use]
pub fn write(features: &[Feature]) -> String {
    let one = |feature: &Feature| ::geojson::Feature {
        bbox: None,
        geometry: feature.geometry.as_ref().map(|geometry| GeometryValue::from(geometry).into()),
        id: feature.id.clone(),
        properties: Some(feature.properties.clone()),
        foreign_members: None,
    };
    ::geojson::FeatureCollection { bbox: None, features: features.iter().map(one).collect(), foreign_members: None }
        .to_string()
}

/// # Errors
/// The part, ring, point and value that no shape has.
impl TryFrom<&GeometryValue> for Geometry {
    type Error = GeometryError;

    fn try_from(value: &GeometryValue) -> Result<Self, GeometryError> {
        let at = |position: &Position| match *position.as_slice() {
            [x, y, ..] => Ok(Point::new(x, y)?),
            ref short => Err(GeometryError::Short { count: short.len() }),
        };
        let line = |line: &Vec<Position>| points(line, at);
        let way = |of: &Vec<Position>| line(of).map(Polyline::new);
        let area = |rings: &Vec<Vec<Position>>| polygon(rings, line);
        Ok(match value {
            GeometryValue::Point { coordinates } => at(coordinates)?.into(),
            GeometryValue::LineString { coordinates } => way(coordinates)?.into(),
            GeometryValue::Polygon { coordinates } => of_polygon(area(coordinates)?),
            GeometryValue::MultiPoint { coordinates } => Self::Points(line(coordinates)?),
            GeometryValue::MultiLineString { coordinates } => Self::Polylines(each(coordinates, way)?),
            GeometryValue::MultiPolygon { coordinates } => {
                Self::Polygons(each(coordinates, area)?.into_iter().flatten().collect::<MultiPolygon>())
            }
            GeometryValue::GeometryCollection { geometries } => {
                Self::Collection(each(geometries, |geometry| Self::try_from(&geometry.value))?)
            }
        })
    }
}

impl From<&Geometry> for GeometryValue {
    fn from(shape: &Geometry) -> Self {
        let at = |p: Point| Position::from([p.x(), p.y()]);
        let line = |points: &[Point]| points.iter().map(|&p| at(p)).collect::<Vec<_>>();
        let area = |polygon: &Polygon| polygon.rings().map(|ring| closed(ring, at)).collect::<Vec<_>>();
        match shape {
            Geometry::Point(p) => Self::Point { coordinates: at(*p) },
            Geometry::Polyline(way) => Self::LineString { coordinates: line(way.points()) },
            Geometry::Polygon(polygon) => Self::Polygon { coordinates: area(polygon) },
            Geometry::Points(points) => Self::MultiPoint { coordinates: line(points) },
            Geometry::Polylines(ways) => {
                Self::MultiLineString { coordinates: ways.iter().map(|way| line(way.points())).collect() }
            }
            Geometry::Polygons(many) => Self::MultiPolygon { coordinates: many.polygons().iter().map(area).collect() },
            Geometry::Collection(parts) => {
                Self::GeometryCollection { geometries: parts.iter().map(|part| Self::from(part).into()).collect() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Random;

    /// Every kind of shape, with the coordinates that text makes difficult.
    fn features() -> Vec<Feature> {
        let mut random = Random::new(1);
        let mut points = |n: usize| -> Vec<Point> {
            let ends = [0.1, 5e-324, f64::MAX, -1e22, 1.0 / 3.0, 123_456_789.125];
            (0..n).map(|k| Point::new(ends[k % 6], random.finite()).unwrap()).collect()
        };
        let polygon = Polygon::with_holes(&points(5), &[points(3), points(4)]).unwrap();
        let way = Polyline::new(points(6));
        let mut shapes = vec![
            Geometry::Point(points(1)[0]),
            way.clone().into(),
            polygon.clone().into(),
            Geometry::Points(points(7)),
            Geometry::Polylines(vec![way.clone(), way]),
            MultiPolygon::from(vec![polygon.clone(), polygon]).into(),
        ];
        shapes.push(Geometry::Collection(shapes.clone()));
        let mut features: Vec<Feature> = shapes.into_iter().map(Feature::from).collect();
        features.push(Feature::default());
        for (k, feature) in (0..).zip(&mut features) {
            feature.id =
                (k % 3 != 0).then(|| if k % 2 == 0 { Id::Number(k.into()) } else { Id::String(k.to_string()) });
            feature.properties.insert("k".to_owned(), k.into());
        }
        features
    }

    #[test]
    fn there_and_back() {
        for Feature { geometry, .. } in features() {
            let back = geometry.as_ref().map(|geometry| Geometry::try_from(&GeometryValue::from(geometry)).unwrap());
            assert_eq!(back, geometry);
        }
        assert_eq!(read(&write(&features())), Ok(features()));
        assert_eq!(read(&write(&[])), Ok(vec![]));
    }

    #[test]
    fn regression_numbers_are_read_to_the_nearest_float() {
        // Read by fewer digits it becomes another number.
        let text = r#"{"type": "Point", "coordinates": [51.24817837550540, 6.778870214844]}"#;
        let expected = Point::new(51.248_178_375_505_4, 6.778_870_214_844).unwrap();
        assert_eq!(read(text), Ok(vec![Feature::from(expected)]));
        let mut random = Random::new(2);
        for _ in 0..2000 {
            let point = Point::new(random.finite(), random.signed_unit()).unwrap();
            assert_eq!(read(&write(&[point.into()])), Ok(vec![point.into()]));
        }
    }

    #[test]
    fn what_is_refused_is_named() {
        let refused = |text: &str| read(text).unwrap_err();
        let feature = |geometry: &str| format!(r#"{{"type": "Feature", "geometry": {geometry}, "properties": null}}"#);
        let point = feature(r#"{"type": "Point", "coordinates": [1, 2, 3]}"#);
        let bad = feature(r#"{"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[0,1],[0,0]]], [[[0,0],[1,0]]]]}"#);
        let text = format!(r#"{{"type": "FeatureCollection", "features": [{point}, {bad}]}}"#);
        assert_eq!(refused(&text).to_string(), "feature 1: part 1: ring 0 has 2 corners, not 3 or more");
        assert_eq!(read(&point).unwrap()[0], Feature::from(Point::<i32>::from((1, 2)).to_f64()));
        assert_eq!(read(&feature("null")), Ok(vec![Feature::default()]));
        let none = refused(r#"{"type": "FeatureCollection"}"#);
        assert_eq!(none.to_string(), "a feature collection without an array `features`");
        for text in ["", "[]", "7", r#"{"type": "Point"}"#, r#"{"type": "Point", "coordinates": [1]}"#, "{\"type\": 1}"]
        {
            assert_eq!(refused(text).feature, None, "{text}");
        }
        let out_of_range = refused(r#"{"type": "Point", "coordinates": [1, 1e999]}"#).to_string();
        assert!(out_of_range.contains("line 1 column"), "{out_of_range}");
    }
}
