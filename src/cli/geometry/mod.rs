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
    ConvexPolygon, Geometry, Location, Point, Polygon, Polyline, Tolerance, closest_pair, convex_hull,
    convex_hull_within, farthest_pair, point_in_polygon::locate, simplify::douglas_peucker, smallest_enclosing_circle,
};

use self::{
    read::Input,
    shape::{Feature, Told},
};
use super::Failure;

mod read;
mod shape;
mod svg;
mod write;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without FILE, or where FILE is `-`, standard input is read. The answer comes in the
format of the input: CSV (a point a line, x and y first or so named), WKT (a shape a
line), GeoJSON. Signs are exact; coordinates are those of the input, and a number too
great for a float is inf, in GeoJSON null.
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
    /// The rectangle of the smallest area around all points, turned as it may be
    Rectangle(Files),
    /// The area of each feature; points of a CSV are the corners of one polygon
    Area(Files),
    /// The centre of gravity of each feature's area
    Centroid(Files),
    /// Whether the rings of each polygon neither cross nor touch themselves or each other
    IsSimple(Files),
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
    properties: Vec<(&'static str, Told)>,
}

impl Answer {
    fn new(shape: impl Into<Option<Geometry>>) -> Self {
        Self { shape: shape.into(), feature: None, properties: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<Told>) -> Self {
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
    | Question::Rectangle(files)
    | Question::Area(files)
    | Question::Centroid(files)
    | Question::IsSimple(files)
    | Question::Hull { files, .. }
    | Question::Simplify { files, .. }
    | Question::Locate { files, .. }) = question;
    let input = read(files)?;
    let answers = answer(question, &input)?;
    if answers.is_empty() && question.is_about_all() {
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
    let points: Vec<Point> =
        input.features.iter().filter_map(|feature| feature.shape.as_ref()).flat_map(Geometry::points).collect();
    let pair = |pair: Option<[Point; 2]>| {
        let line =
            |[p, q]: [Point; 2]| Answer::new(Geometry::from(Polyline::new(vec![p, q]))).with("distance", p.distance(q));
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
            .map(|circle| Answer::new(Geometry::from(circle.center())).with("radius", circle.radius()))
            .into_iter()
            .collect(),
        Question::Rectangle(_) => {
            let Some(hull) = ConvexPolygon::around(&points) else { return Ok(Vec::new()) };
            let too_far = |error| Failure::Message(format!("the rectangle leaves the range of floats: {error}"));
            let rectangle = hull.smallest_area_rectangle().map_err(too_far)?;
            let corners = rectangle.corners().map_err(too_far)?;
            shape::around(corners.to_vec())
                .map(|shape| Answer::new(shape).with("area", rectangle.area()))
                .into_iter()
                .collect()
        }
        Question::Area(_) => told_of_each(input, "area", |feature| feature.area().into()),
        Question::IsSimple(_) => {
            told_of_each(input, "simple", |feature| feature.is_simple().map_or(Told::Nothing, Told::Fact))
        }
        Question::Centroid(_) => each(input, |feature| Answer::new(feature.centroid().map(Geometry::from))),
        Question::Simplify { tolerance, .. } => {
            let tolerance = self::tolerance(*tolerance)?;
            each(input, |feature| Answer::new(feature.shape.as_ref().map(|shape| simplified(shape, tolerance))))
        }
        Question::Locate { point, .. } => told_of_each(input, "location", |feature| {
            Told::Word(match located(&feature.polygons(), *point) {
                Location::Inside => "inside",
                Location::OnBoundary => "boundary",
                Location::Outside => "outside",
            })
        }),
    })
}

impl Question {
    /// Whether one answer is about all points, rather than one about each feature.
    fn is_about_all(&self) -> bool {
        matches!(
            self,
            Self::Hull { .. }
                | Self::Diameter(_)
                | Self::ClosestPair(_)
                | Self::EnclosingCircle(_)
                | Self::Rectangle(_)
        )
    }
}

/// Something about each feature that has a shape.
fn told_of_each(input: &Input, name: &'static str, tell: impl Fn(&Feature) -> Told) -> Vec<Answer> {
    each(input, |feature| {
        let told = if feature.shape.is_some() { tell(feature) } else { Told::Nothing };
        Answer::new(feature.shape.clone()).with(name, told)
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
