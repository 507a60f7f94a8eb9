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
    assert_eq!(answer(&["diameter"], "0,0\n3,4\n1,1\n"), "0,0,5.0\n3,4,5.0\n");
    assert_eq!(answer(&["enclosing-circle"], "0,0\n3,4\n1,1\n"), "1.5,2,2.5\n");
    assert_eq!(answer(&["area"], "x,y\n0,0\n4,0\n4,3\n0,3\n"), "area\n12.0\n");
}

#[test]
fn wkt() {
    let points = "MULTIPOINT (0 0, 3 4, 1 1)\nPOINT (2 -1)\n";
    assert_eq!(answer(&["hull"], points), "POLYGON ((0 0, 2 -1, 3 4, 0 0))\n");
    assert_eq!(answer(&["diameter"], points), "LINESTRING (2 -1, 3 4)\n");
    assert_eq!(answer(&["enclosing-circle"], "LINESTRING (0 0, 3 4)"), "POINT M (1.5 2 2.5)\n");
    let polygons = "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 2, 2 2))\nPOINT (1 2)";
    assert_eq!(answer(&["area"], polygons), "79.0\n0.0\n");
    assert_eq!(answer(&["locate", "--point", "2,3"], polygons), "boundary\noutside\n");
    assert_eq!(answer(&["simplify", "--tolerance", "0.1"], "LINESTRING (0 0, 1 0.05, 2 0)"), "LINESTRING (0 0, 2 0)\n");
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
    refused(&["area"], &collection, "(stdin): feature 1 (A): ring 0 has 2 corners");
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
