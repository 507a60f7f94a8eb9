//! `kihon geometry`: algorithms on shapes from files.
//!
//! [`shape`] is what an input consists of, [`read`] and [`write`] know the three
//! formats (as far as the library does not), [`svg`] draws. Here is what is asked, one function a question.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use kihon_geometry::{
    Geometry, Location, Point, Polygon, Polyline, Tolerance, closest_pair, convex_hull, convex_hull_within,
    farthest_pair, point_in_polygon::locate, simplify::douglas_peucker, smallest_enclosing_circle,
};
use serde_json::Value;

use self::{read::Input, shape::Feature};
use super::Failure;

mod read;
mod shape;
mod svg;
mod write;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without FILE, or where FILE is `-`, standard input is read. The answer comes in the
format of the input: CSV (a point a line, x and y first or so named), WKT (a shape a
line), GeoJSON. Signs are exact; coordinates are those of the input.
Exit codes: 0 an answer, 1 no answer exists, 2 wrong usage or input.

Examples:
  kihon geometry hull cities.csv
  kihon geometry area countries.geojson > with-areas.geojson
  kihon geometry simplify --tolerance 0.5 countries.geojson --svg coarse.svg
  echo 'MULTIPOINT (0 0, 3 4, 1 1)' | kihon geometry diameter")]
pub(super) struct Args {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, clap::Subcommand)]
enum Question {
    /// The convex hull of all points
    Hull {
        /// Leave out corners that lie within this distance of the rest
        #[arg(long, value_name = "LENGTH")]
        tolerance: Option<f64>,
        #[command(flatten)]
        files: Files,
    },
    /// The two points that are farthest apart
    Diameter(Files),
    /// The two points that are nearest to each other
    ClosestPair(Files),
    /// The smallest circle around all points
    EnclosingCircle(Files),
    /// The area of each feature; points of a CSV are the corners of one polygon
    Area(Files),
    /// Fewer points in lines and rings, none farther from the original than the tolerance
    Simplify {
        /// How far a point that goes may be from what stays
        #[arg(long, value_name = "LENGTH")]
        tolerance: f64,
        #[command(flatten)]
        files: Files,
    },
    /// Whether a point is inside, on the boundary or outside of each feature's polygons
    Locate {
        /// The point
        #[arg(long, value_name = "X,Y", value_parser = point_argument, allow_hyphen_values = true)]
        point: Point,
        #[command(flatten)]
        files: Files,
    },
}

#[derive(Debug, clap::Args)]
struct Files {
    /// What to read; `-` is standard input
    file: Option<PathBuf>,
    /// The format, where neither the file's name nor its beginning tells
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Draw the input and the answer
    #[arg(long, value_name = "OUT")]
    svg: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Csv,
    Wkt,
    Geojson,
}

/// One shape of an answer, and what is told about it.
struct Answer {
    shape: Option<Geometry>,
    /// The feature of the input that it is about.
    feature: Option<usize>,
    properties: Vec<(&'static str, Value)>,
}

impl Answer {
    fn new(shape: Geometry) -> Self {
        Self { shape: Some(shape), feature: None, properties: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.properties.push((name, value.into()));
        self
    }
}

/// Exit code when the input is fine but has no answer.
const NO_ANSWER: u8 = 1;

pub(super) fn run(Args { question }: &Args) -> Result<ExitCode, Failure> {
    let (Question::Diameter(files)
    | Question::ClosestPair(files)
    | Question::EnclosingCircle(files)
    | Question::Area(files)
    | Question::Hull { files, .. }
    | Question::Simplify { files, .. }
    | Question::Locate { files, .. }) = question;
    let input = read(files)?;
    let answers = answer(question, &input)?;
    if answers.is_empty() {
        anstream::eprintln!("no answer: too few points");
        return Ok(ExitCode::from(NO_ANSWER));
    }
    if let Some(path) = &files.svg {
        let drawing = svg::drawing(&input.features, &answers);
        fs::write(path, drawing).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))?;
    }
    io::stdout().lock().write_all(write::text(&input, &answers).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn read(files: &Files) -> Result<Input, Failure> {
    let path = files.file.as_deref().filter(|path| *path != Path::new("-"));
    let name = path.map_or_else(|| "(stdin)".to_owned(), |path| path.display().to_string());
    let bytes = match path {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let bytes = bytes.map_err(|error| Failure::Message(format!("{name}: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        Failure::Message(format!("{name}:{}: not UTF-8", line + 1))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let format = files.format.unwrap_or_else(|| read::format(path, text));
    Input::read(text, format).map_err(|read::Error { line, message }| {
        let place = line.map_or_else(String::new, |line| format!(":{line}"));
        Failure::Message(format!("{name}{place}: {message}"))
    })
}

/// None where there is no answer.
fn answer(question: &Question, input: &Input) -> Result<Vec<Answer>, Failure> {
    let points: Vec<Point> = input.features.iter().flat_map(|feature| feature.shape.points()).collect();
    let pair = |pair: Option<[Point; 2]>| {
        let line = |[p, q]: [Point; 2]| Answer::new(Polyline::new(vec![p, q]).into()).with("distance", p.distance(q));
        pair.map(line).into_iter().collect()
    };
    Ok(match question {
        Question::Hull { tolerance, .. } => {
            let hull = match tolerance {
                Some(length) => convex_hull_within(&points, self::tolerance(*length)?),
                None => convex_hull(&points),
            };
            shape::around(hull).map(Answer::new).into_iter().collect()
        }
        Question::Diameter(_) => pair(farthest_pair(&points)),
        Question::ClosestPair(_) => pair(closest_pair(&points)),
        Question::EnclosingCircle(_) => smallest_enclosing_circle(&points)
            .map(|circle| Answer::new(circle.center().into()).with("radius", circle.radius()))
            .into_iter()
            .collect(),
        Question::Area(_) => each(input, |feature| Answer::new(feature.shape.clone()).with("area", feature.area())),
        Question::Simplify { tolerance, .. } => {
            let tolerance = self::tolerance(*tolerance)?;
            each(input, |feature| Answer::new(simplified(&feature.shape, tolerance)))
        }
        Question::Locate { point, .. } => each(input, |feature| {
            let location = match located(&feature.polygons(), *point) {
                Location::Inside => "inside",
                Location::OnBoundary => "boundary",
                Location::Outside => "outside",
            };
            Answer::new(feature.shape.clone()).with("location", location)
        }),
    })
}

fn each(input: &Input, answer: impl Fn(&Feature) -> Answer) -> Vec<Answer> {
    let with_index = |(index, feature)| Answer { feature: Some(index), ..answer(feature) };
    input.features.iter().enumerate().map(with_index).collect()
}

fn tolerance(length: f64) -> Result<Tolerance, Failure> {
    Tolerance::new(length, 0.0).map_err(|error| Failure::Message(format!("--tolerance: {error}")))
}

/// Each line and ring by itself; a ring that would be left with fewer than three corners stays.
fn simplified(shape: &Geometry, tolerance: Tolerance) -> Geometry {
    let line = |way: &Polyline| Polyline::new(douglas_peucker(way.points(), tolerance));
    let ring = |corners: &[Point]| {
        let closed: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
        let fewer = douglas_peucker(&closed, tolerance);
        if fewer.len() > 3 { fewer } else { closed }
    };
    let area = |polygon: &Polygon| {
        let holes: Vec<Vec<Point>> = polygon.holes().map(ring).collect();
        Polygon::with_holes(&ring(polygon.exterior()), &holes).expect("three corners or more")
    };
    match shape {
        Geometry::Point(_) | Geometry::Points(_) => shape.clone(),
        Geometry::Polyline(way) => line(way).into(),
        Geometry::Polygon(polygon) => area(polygon).into(),
        Geometry::Polylines(ways) => Geometry::Polylines(ways.iter().map(line).collect()),
        Geometry::Polygons(many) => Geometry::Polygons(many.polygons().iter().map(area).collect()),
        Geometry::Collection(parts) => {
            Geometry::Collection(parts.iter().map(|part| simplified(part, tolerance)).collect())
        }
    }
}

/// Inside of one is inside, on the boundary of one that no other has inside is on the boundary.
fn located(polygons: &[Polygon], p: Point) -> Location {
    let mut found = Location::Outside;
    for polygon in polygons {
        match locate(polygon, p) {
            Location::Inside => return Location::Inside,
            Location::OnBoundary => found = Location::OnBoundary,
            Location::Outside => {}
        }
    }
    found
}

fn point_argument(text: &str) -> Result<Point, String> {
    let (x, y) = text.split_once(',').ok_or("two numbers with a comma between them are needed")?;
    let number = |text: &str| text.trim().parse::<f64>().map_err(|error| format!("`{text}`: {error}"));
    Point::new(number(x)?, number(y)?).map_err(|error| error.to_string())
}
