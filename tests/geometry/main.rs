//! `kihon geometry`, through the program itself: each question in each format, on a
//! small part of Natural Earth, and on input that is wrong.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;

const COUNTRIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/geometry/data/countries.geojson");

struct Done {
    code: i32,
    out: String,
    err: String,
}

fn geometry(args: &[&str], input: &str) -> Done {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kihon"));
    command.arg("geometry").args(args).env("NO_COLOR", "1");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn answer(args: &[&str], input: &str) -> String {
    let done = geometry(args, input);
    assert_eq!(done.code, 0, "{args:?}: {}", done.err);
    done.out
}

fn features(args: &[&str], input: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&answer(args, input)).unwrap();
    answer["features"].as_array().unwrap().clone()
}

fn property<'a>(features: &'a [Value], name: &str, property: &str) -> &'a Value {
    &features.iter().find(|f| f["properties"]["NAME"] == name).unwrap()["properties"][property]
}

#[test]
fn csv() {
    let points = "name,lon,lat\na,0,0\nb,3,4\nc,1,1\n\nd,0.1,5\n";
    assert_eq!(answer(&["hull"], points), "lon,lat\n0,0\n1,1\n3,4\n0.1,5\n");
    assert_eq!(answer(&["closest-pair"], points), "lon,lat,distance\n0,0,1.4142135623730951\n1,1,1.4142135623730951\n");
    assert_eq!(answer(&["diameter"], "0,0\n3,4\n1,1\n"), "0,0,5\n3,4,5\n");
    assert_eq!(answer(&["enclosing-circle"], "0,0\n3,4\n1,1\n"), "1.5,2,2.5\n");
    assert_eq!(answer(&["area"], "x,y\n0,0\n4,0\n4,3\n0,3\n"), "area\n12\n");
}

#[test]
fn wkt() {
    let points = "MULTIPOINT (0 0, 3 4, 1 1)\nPOINT (2 -1)\n";
    assert_eq!(answer(&["hull"], points), "POLYGON ((0 0, 2 -1, 3 4, 0 0))\n");
    assert_eq!(answer(&["diameter"], points), "LINESTRING (2 -1, 3 4)\n");
    assert_eq!(answer(&["enclosing-circle"], "LINESTRING (0 0, 3 4)"), "POINT M (1.5 2 2.5)\n");
    let polygons = "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 2, 2 2))\nPOINT (1 2)";
    assert_eq!(answer(&["area"], polygons), "79\n0\n");
    assert_eq!(answer(&["locate", "--point", "2,3"], polygons), "boundary\noutside\n");
    assert_eq!(answer(&["simplify", "--tolerance", "0.1"], "LINESTRING (0 0, 1 0.05, 2 0)"), "LINESTRING (0 0, 2 0)\n");
}

#[test]
fn rectangle_centroid_and_simplicity() {
    assert_eq!(answer(&["rectangle"], "x,y\n0,0\n4,0\n4,1\n0,1\n"), "x,y,area\n0,0,4\n4,0,4\n4,1,4\n0,1,4\n");
    let shapes = "POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0))\nPOLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))\nPOINT (1 2)\n";
    // Of what is no polygon nothing is told.
    assert_eq!(answer(&["is-simple"], shapes), "true\nfalse\n\n");
    assert_eq!(answer(&["centroid"], shapes), "POINT (2 1)\nPOINT EMPTY\nPOINT EMPTY\n");
    assert_eq!(answer(&["centroid"], "x,y\n0,0\n4,0\n4,2\n0,2\n"), "x,y\n2,1\n");
}

/// Coordinates of any size are answered for; what is beyond a float is `inf`, not a word of JSON.
#[test]
fn great_and_small_numbers() {
    let far = "1.7e308,1.7e308\n-1.7e308,-1.7e308\n0,-1e308\n";
    let pair = "-1.7e308,-1.7e308,inf\n1.7e308,1.7e308,inf\n";
    assert_eq!(answer(&["diameter"], far), pair);
    assert_eq!(answer(&["area"], far), "inf\n");
    assert_eq!(answer(&["enclosing-circle"], far), "0,0,inf\n");
    assert_eq!(answer(&["hull"], "5e-324,0\n-5e-324,0\n0,1e-320\n"), "-5e-324,0\n5e-324,0\n0,1e-320\n");
    let wkt = "MULTIPOINT (1.7e308 1.7e308, -1.7e308 -1.7e308)";
    assert_eq!(answer(&["enclosing-circle"], wkt), "POINT M (0 0 inf)\n");
    let located = answer(&["locate", "--point", "1e300,1e308"], far);
    assert_eq!(located, "outside\n");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("far.svg");
    for question in ["hull", "diameter", "enclosing-circle", "closest-pair", "area", "is-simple", "centroid"] {
        assert_eq!(geometry(&[question, "--svg", path.to_str().unwrap()], far).code, 0, "{question}");
        let svg = fs::read_to_string(&path).unwrap();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{question}: {svg}");
    }
}

/// A feature without a place keeps its row: what is told of the others is not out of step.
#[test]
fn features_without_geometry_stay() {
    let nowhere = r#"{"type":"Feature","id":7,"properties":{"NAME":"Nowhere"},"geometry":null}"#;
    let there = r#"{"type":"Feature","properties":{"NAME":"There"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}}"#;
    let input = format!(r#"{{"type":"FeatureCollection","features":[{nowhere},{there}]}}"#);
    let area = features(&["area"], &input);
    assert_eq!((area.len(), &area[0]["id"], &area[0]["geometry"]), (2, &Value::from(7), &Value::Null));
    assert_eq!(property(&area, "Nowhere", "area"), &Value::Null);
    assert_eq!(property(&area, "There", "area"), &Value::from(2.0));
    assert_eq!(features(&["simplify", "--tolerance", "0"], &input).len(), 2);
    assert_eq!(features(&["hull"], &input).len(), 1);
    assert_eq!(geometry(&["hull"], nowhere).code, 1);
    let none = r#"{"type":"FeatureCollection","features":[]}"#;
    assert_eq!(features(&["area"], none).len(), 0);
    assert_eq!(geometry(&["hull"], none).code, 1);
}

/// Lesotho fills the hole of South Africa; areas in square degrees.
#[test]
fn natural_earth() {
    let area = features(&["area", COUNTRIES], "");
    assert_eq!(area.len(), 5);
    let of = |name| property(&area, name, "area").as_f64().unwrap();
    let (lesotho, around) = (of("Lesotho"), of("South Africa"));
    assert!(lesotho > 2.0 && lesotho < 3.5, "{lesotho}");
    assert!(around > 100.0 && around < 125.0, "{around}");

    let located = features(&["locate", "--point", "28.2,-29.6", COUNTRIES], "");
    assert_eq!(property(&located, "Lesotho", "location"), "inside");
    assert_eq!(property(&located, "South Africa", "location"), "outside");

    let hull = features(&["hull", COUNTRIES], "");
    let ring = hull[0]["geometry"]["coordinates"][0].as_array().unwrap();
    assert!(ring.len() > 5 && ring.first() == ring.last());

    let count =
        |features: &[Value]| features.iter().map(|f| f["geometry"].to_string().matches(',').count()).sum::<usize>();
    let simple = features(&["simplify", "--tolerance", "1", COUNTRIES], "");
    assert_eq!(simple.len(), 5);
    assert!(count(&simple) < count(&area) / 2, "{} of {}", count(&simple), count(&area));
    // What is read and written again is the same, to the last bit.
    let same = features(&["simplify", "--tolerance", "0", COUNTRIES], "");
    assert_eq!(
        features(&["area"], &serde_json::json!({"type": "FeatureCollection", "features": same}).to_string()),
        area
    );
}

#[test]
fn a_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let path = &folder.path().join("drawing.svg");
    answer(&["hull", COUNTRIES, "--svg", path.to_str().unwrap()], "");
    let svg = fs::read_to_string(path).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
    assert!(svg.matches("<path").count() > 5);
    answer(&["enclosing-circle", "--svg", path.to_str().unwrap()], "0,0\n3,4\n1,1\n");
    // Three points, the centre, the circle.
    assert_eq!(fs::read_to_string(path).unwrap().matches("<circle").count(), 5);
}

#[test]
fn wrong_input_is_told_by_line_and_feature() {
    let refused = |args: &[&str], input: &str, what: &str| {
        let done = geometry(args, input);
        assert_eq!(done.code, 2, "{input}");
        assert!(done.err.contains(what), "{input}: {}, not {what}", done.err);
    };
    refused(&["hull"], "x,y\n0,0\n3,4\n1,q\n", "(stdin):4: field 2, `q`, is no number");
    refused(&["hull"], "0,0\n3\n", "(stdin):2: 1 fields, where field 2 should be a coordinate");
    refused(&["hull"], "0,0\n3,inf\n", "(stdin):2: ");
    refused(&["area"], "POINT (1 2)\nPOLYGON ((0 0, 1 1, 0 0))\n", "(stdin):2: ring 0 has 2 corners");
    refused(&["area"], "POINT (1 2)\nPOLYGON ((0 0, 1", "(stdin):2: ");
    refused(&["area"], "{\"type\":\n\"Fea", "(stdin):2: column");
    let feature = r#"{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}}"#;
    let collection = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
    refused(&["area"], &collection, "(stdin):1: feature 1 (A): ring 0 has 2 corners");
    let lines = format!(
        "{{\"type\":\"FeatureCollection\",\n\"features\":[\n{},\n {feature}]}}",
        feature.replace("[1,1]", "[1,1],[1,0]")
    );
    refused(&["area"], &lines, "(stdin):4: feature 2 (A): ring 0 has 2 corners");
    let great = lines.replace("[[[0,0],[1,1],[0,0]]]", "\n[[[0,0],[1e400,1],[0,0]]]");
    refused(&["area"], &great, "(stdin):5: feature 2: column 14: number out of range");
    refused(&["area"], "\n\n{\"type\":\"FeatureCollection\"}", "(stdin):3: a feature collection without an array");
    refused(&["area"], "[1, 2]", "(stdin):1: ");
    refused(&["hull"], "0 0\n", "(stdin):1: one field, where two coordinates are needed");
    refused(&["hull"], "SRID=4326;POINT(1 2)", "(stdin):1: one field");
    refused(&["area", "nowhere.csv"], "", "nowhere.csv: ");
    refused(&["hull", "--tolerance=-1"], "0,0\n", "--tolerance");
}

#[test]
fn no_points_are_no_error() {
    let done = geometry(&["diameter"], "x,y\n");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.contains("no answer"));
    assert_eq!(geometry(&["closest-pair"], "1,2\n").code, 1);
}
