//! `serde`: coordinates in brackets, as `GeoJSON` nests them.
//!
//! | type | as |
//! |---|---|
//! | point, vector | `[x, y]` |
//! | line, ray, segment, triangle, polyline, convex polygon | `[[x, y], …]` |
//! | box | `[[x, y], [x, y]]`, least and greatest |
//! | polygon | `[[[x, y], …], …]`, the outer ring first, rings not closed |
//! | multi-polygon | a list of these |
//! | circle | `{"center": [x, y], "radius": r}` |
//! | tolerance | `{"absolute": a, "relative": r}` |
//! | affine map, similarity | `[a, b, c, d, e, f]`, `[p, q, e, f]` |
//!
//! What is read goes through the constructors: nothing gets in that they refuse.

use std::fmt::Display;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{
    Affine, BoundingBox, Circle, ConvexPolygon, Coordinate, Line, MultiPolygon, Point, Polygon, Polyline, Ray, Segment,
    Similarity, Tolerance, Triangle, Vector,
};

fn told<T, E: Error>(result: Result<T, impl Display>) -> Result<T, E> {
    result.map_err(E::custom)
}

/// Saved as one value, read as one that a constructor takes.
macro_rules! as_value {
    ($($shape:ty, $value:ident: $type:ty, $saved:expr => $read:expr;)*) => {$(
        impl<T: Coordinate + Serialize> Serialize for $shape {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                $saved.serialize(serializer)
            }
        }

        impl<'de, T: Coordinate + Deserialize<'de>> Deserialize<'de> for $shape {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let $value = <$type>::deserialize(deserializer)?;
                told($read)
            }
        }
    )*};
}

as_value! {
    Point<T>, p: [T; 2], [p.x(), p.y()] => Point::new(p[0], p[1]);
    Vector<T>, v: [T; 2], [v.x, v.y] => Ok::<_, &str>(Vector::new(v[0], v[1]));
    Line<T>, p: [Point<T>; 2], p.points() => Line::through(p[0], p[1]).ok_or("a line through one point");
    Ray<T>, p: [Point<T>; 2], p.points() => Ray::from_through(p[0], p[1]).ok_or("a ray through its start alone");
    Segment<T>, p: [Point<T>; 2], p.ends() => Ok::<_, &str>(Segment::new(p[0], p[1]));
    Triangle<T>, p: [Point<T>; 3], p.corners() => Ok::<_, &str>(Triangle::new(p[0], p[1], p[2]));
    BoundingBox<T>, p: [Point<T>; 2], [p.least(), p.greatest()] => Ok::<_, &str>(BoundingBox::between(p[0], p[1]));
    Polyline<T>, p: Vec<Point<T>>, p.points() => Ok::<_, &str>(Polyline::new(p));
    ConvexPolygon<T>, p: Vec<Point<T>>, p.corners() => ConvexPolygon::new(&p);
    Polygon<T>, p: Vec<Vec<Point<T>>>, p.rings().collect::<Vec<_>>() => {
        let (exterior, holes) = p.split_first().map_or((&[][..], &[][..]), |(first, rest)| (first, rest));
        Polygon::with_holes(exterior, holes)
    };
    MultiPolygon<T>, p: Vec<Polygon<T>>, p.polygons() => Ok::<_, &str>(MultiPolygon::from(p));
}

macro_rules! as_entries {
    ($($map:ty, $value:ident: $type:ty, $saved:expr => $read:expr;)*) => {$(
        impl Serialize for $map {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                $saved.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $map {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let $value = <$type>::deserialize(deserializer)?;
                told($read)
            }
        }
    )*};
}

/// A tolerance's numbers, unchecked.
#[derive(Deserialize, Serialize)]
#[serde(rename = "Tolerance")]
struct Parts {
    absolute: f64,
    relative: f64,
}

as_entries! {
    Affine, m: [f64; 6], {
        let ([[a, b], [c, d]], offset) = (m.matrix(), m.offset());
        [a, b, c, d, offset.x, offset.y]
    } => Affine::new([[m[0], m[1]], [m[2], m[3]]], [m[4], m[5]]);
    Similarity, m: [f64; 4], {
        let ([[p, _], [q, _]], offset) = (Affine::from(*m).matrix(), m.offset());
        [p, q, offset.x, offset.y]
    } => Similarity::from_parts([m[0], m[1]], Vector::new(m[2], m[3]));
    Tolerance, t: Parts, Parts { absolute: t.absolute(), relative: t.relative() } => Tolerance::new(t.absolute, t.relative);
}

/// A circle's numbers, unchecked.
#[derive(Deserialize, Serialize)]
#[serde(rename = "Circle")]
struct Round<P, T> {
    center: P,
    radius: T,
}

impl<T: Coordinate + Serialize> Serialize for Circle<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Round { center: self.center(), radius: self.radius() }.serialize(serializer)
    }
}

impl<'de, T: Coordinate + Deserialize<'de>> Deserialize<'de> for Circle<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Round::<Point<T>, T> { center, radius } = Round::deserialize(deserializer)?;
        told(Self::new(center, radius))
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    fn saved<V: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &V, text: &str) {
        assert_eq!(serde_json::to_string(value).unwrap(), text);
        assert_eq!(serde_json::from_str::<V>(text).unwrap(), *value);
    }

    fn refused<V: DeserializeOwned>(text: &str, why: &str) {
        let error = serde_json::from_str::<V>(text).err().expect(text).to_string();
        assert!(error.starts_with(why), "{error}");
    }

    #[test]
    fn there_and_back() {
        let p = |x: i64, y: i64| Point::from((x, y));
        saved(&Point::new(0.1, -2.0).unwrap(), "[0.1,-2.0]");
        saved(&p(i64::MIN, 7), "[-9223372036854775808,7]");
        saved(&Vector::new(1, 2), "[1,2]");
        saved(&Line::through(p(0, 0), p(1, 2)).unwrap(), "[[0,0],[1,2]]");
        saved(&Ray::from_through(p(0, 0), p(1, 2)).unwrap(), "[[0,0],[1,2]]");
        saved(&Segment::new(p(0, 0), p(0, 0)), "[[0,0],[0,0]]");
        saved(&Triangle::new(p(0, 0), p(1, 0), p(0, 1)), "[[0,0],[1,0],[0,1]]");
        saved(&BoundingBox::between(p(5, 0), p(0, 1)), "[[0,0],[5,1]]");
        saved(&Polyline::new(vec![p(3, 4)]), "[[3,4]]");
        saved(&ConvexPolygon::around(&[p(0, 0), p(1, 0), p(0, 1)]).unwrap(), "[[0,0],[1,0],[0,1]]");
        let ring = [p(0, 0), p(9, 0), p(0, 9)];
        let polygon = Polygon::with_holes(&ring, &[[p(1, 1), p(2, 1), p(1, 2)]]).unwrap();
        let text = "[[[0,0],[9,0],[0,9]],[[1,1],[2,1],[1,2]]]";
        saved(&polygon.clone(), text);
        saved(&MultiPolygon::from(vec![polygon]), &format!("[{text}]"));
        saved(&Circle::new(p(1, 2), 3).unwrap(), r#"{"center":[1,2],"radius":3}"#);
        saved(&Affine::new([[1.0, 2.0], [3.0, 4.0]], [5.0, 6.0]).unwrap(), "[1.0,2.0,3.0,4.0,5.0,6.0]");
        saved(&Similarity::from_parts([1.0, 2.0], Vector::new(3.0, 4.0)).unwrap(), "[1.0,2.0,3.0,4.0]");
        saved(&Tolerance::new(0.5, 0.25).unwrap(), r#"{"absolute":0.5,"relative":0.25}"#);
    }

    #[test]
    fn what_constructors_refuse_is_not_read() {
        refused::<Line>("[[0.0,0.0],[0.0,-0.0]]", "a line through one point");
        refused::<Ray>("[[0.0,0.0],[0.0,0.0]]", "a ray through its start");
        refused::<Polygon>("[]", "ring 0 has 0 corners");
        refused::<Polygon>("[[[0,0],[1,0],[0,1]],[[0,0],[0,0]]]", "ring 1 has 1 corners");
        refused::<Circle>(r#"{"center":[0,0],"radius":-1}"#, "the radius is -1");
        refused::<ConvexPolygon>("[[0,0],[0,1],[1,0]]", "corner 0 is no left turn");
        refused::<Tolerance>(r#"{"absolute":-1,"relative":0}"#, "the absolute tolerance");
        // Formats that can write NaN: by the deserializer of values in memory.
        use serde::de::{IntoDeserializer, value::SeqDeserializer};
        let nan = SeqDeserializer::<_, serde::de::value::Error>::new(
            [0.0, f64::NAN].map(IntoDeserializer::into_deserializer).into_iter(),
        );
        assert_eq!(Point::<f64>::deserialize(nan).unwrap_err().to_string(), "y is NaN, not a finite number");
    }
}
