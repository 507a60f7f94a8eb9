//! The pictures of the documentation are what the crate draws of its own answers.
//! `KIHON_PICTURES=write cargo test -p kihon-geometry --test pictures` draws them anew.

use std::{env, fs, path::Path};

use kihon_geometry::{
    ConvexPolygon, Line, Point, Polygon, Polyline, Segment, Tolerance,
    clip::clip_by_convex,
    convex_hull::convex_layers,
    half_plane_intersection, outline,
    point::points_from,
    simplify::douglas_peucker,
    smallest_enclosing_circle,
    svg::{Drawing, Style},
    testing::{Random, patterns::disk},
};

/// Wide enough for what it shows, small enough to stand beside the text.
const PIXELS: f64 = 320.0;

fn points(coordinates: &[(f64, f64)]) -> Vec<Point> {
    points_from(coordinates).expect("finite")
}

fn hull(drawing: &mut Drawing) {
    let cloud = disk(40, 3);
    drawing.title("Points, their convex hull, and the layers within");
    for layer in convex_layers(&cloud).iter().skip(1).filter(|layer| layer.len() > 2) {
        drawing.draw(&Polygon::new(layer).unwrap(), Style::FAINT);
    }
    drawing.draw(&ConvexPolygon::around(&cloud).unwrap(), Style::RESULT).draw(&cloud, Style::INPUT);
}

fn enclosing_circle(drawing: &mut Drawing) {
    let cloud = disk(25, 8);
    let circle = smallest_enclosing_circle(&cloud).unwrap();
    let round = kihon_geometry::Circle::new(circle.center(), circle.radius()).unwrap();
    drawing.title("Points, the smallest circle around them, and the three that it stands on");
    drawing.draw(&round, Style::AREA).draw(&cloud, Style::INPUT).draw(circle.support(), Style::RESULT);
}

fn separation(drawing: &mut Drawing) {
    let moved = |cloud: Vec<Point>, x: f64, y: f64| -> Vec<Point> {
        cloud.iter().map(|p| Point::new(p.x() + x, p.y() + y).unwrap()).collect()
    };
    let first = ConvexPolygon::around(&disk(12, 1)).unwrap();
    let second = ConvexPolygon::around(&moved(disk(9, 2), 2.6, 0.7)).unwrap();
    let [p, q] = first.nearest_points(&second).unwrap();
    drawing.title("Two convex polygons and where they are nearest");
    drawing.draw(&first, Style::AREA).draw(&second, Style::AREA).draw(&Segment::new(p, q), Style::RESULT);
    drawing.draw(&[p, q][..], Style::RESULT);
}

fn outlines(drawing: &mut Drawing) {
    let rim = points(&[(0.0, 0.0), (9.0, 1.0), (10.0, 7.0), (4.0, 9.0), (-1.0, 6.0)]);
    let hole = points(&[(2.0, 2.0), (2.0, 6.0), (7.0, 6.0), (7.0, 3.0)]);
    let area = Polygon::with_holes(&rim, &[hole]).unwrap();
    let ways =
        [points(&[(3.0, 3.5), (4.5, 4.5), (6.0, 4.0)]), points(&[(12.0, 1.0), (12.0, 4.0), (14.0, 6.0), (11.0, 9.0)])];
    drawing.title("A polygon with a hole, two ways, and where each is nearest to the polygon").draw(&area, Style::AREA);
    for way in ways.map(Polyline::new) {
        let [p, q] = outline::nearest_points(&area, &way).unwrap();
        drawing.draw(&way, Style::INPUT).draw(&Segment::new(p, q), Style::RESULT).draw(&[p, q][..], Style::RESULT);
    }
}

fn simplified(drawing: &mut Drawing) {
    let mut random = Random::new(5);
    let mut y = 0.0;
    let mut at = |k: u32| {
        y += random.signed_unit();
        Point::new(f64::from(k) * 0.3, y).unwrap()
    };
    let way: Vec<Point> = (0..60).map(&mut at).collect();
    let kept = douglas_peucker(&way, Tolerance::new(0.8, 0.0).unwrap());
    drawing.title("A way, and what Douglas–Peucker leaves of it");
    drawing.draw(&Polyline::new(way), Style::FAINT).draw(&Polyline::new(kept.clone()), Style::RESULT);
    drawing.draw(&kept, Style::RESULT);
}

fn clipped(drawing: &mut Drawing) {
    let star = points(&[(0.0, 6.0), (-4.0, -5.0), (6.0, 2.0), (-6.0, 2.0), (4.0, -5.0)]);
    let window = ConvexPolygon::around(&points(&[(-5.0, -2.0), (2.0, -4.0), (5.0, 1.0), (0.0, 5.0)])).unwrap();
    let left = clip_by_convex(&star, &window);
    drawing.title("A star, a convex window, and what it leaves of the star");
    drawing.draw(&Polygon::new(&star).unwrap(), Style::INPUT).draw(&window, Style::FAINT);
    drawing.draw(&Polygon::new(&left).unwrap(), Style::RESULT.fill("#c8102e"));
}

fn half_planes(drawing: &mut Drawing) {
    let line = |a, b| {
        let [a, b] = [a, b].map(|p| Point::try_from(p).unwrap());
        Line::through(a, b).unwrap()
    };
    let lines = [
        line((0.0, 0.0), (4.0, -1.0)),
        line((5.0, 0.0), (6.0, 3.0)),
        line((6.0, 4.0), (2.0, 6.0)),
        line((1.0, 5.0), (-1.0, 2.0)),
        line((-1.0, 3.0), (0.5, 0.0)),
    ];
    let corners = half_plane_intersection(&lines).corners(&lines).unwrap();
    drawing
        .title("Lines, and what lies to the left of all of them")
        .draw(&Polygon::new(&corners).unwrap(), Style::AREA);
    lines.iter().for_each(|line| _ = drawing.draw(line, Style::FAINT));
    drawing.draw(&corners, Style::RESULT);
}

/// A file's name and what draws it.
type Picture = (&'static str, fn(&mut Drawing));

const PICTURES: [Picture; 7] = [
    ("hull", hull),
    ("enclosing-circle", enclosing_circle),
    ("separation", separation),
    ("outline", outlines),
    ("simplify", simplified),
    ("clip", clipped),
    ("half-planes", half_planes),
];

#[test]
fn are_what_is_drawn() {
    let write = env::var("KIHON_PICTURES").is_ok_and(|value| value == "write");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures");
    for (name, draw) in PICTURES {
        let mut drawing = Drawing::new();
        draw(drawing.size(PIXELS));
        let (file, text) = (folder.join(format!("{name}.svg")), drawing.to_string());
        if write {
            fs::write(&file, &text).expect("the folder of pictures");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(kept, text, "{name}: draw it anew by KIHON_PICTURES=write");
        // What Markdown takes for one piece of HTML, and a page loads at once.
        assert!(!text.contains("\n\n") && text.len() < 10_000, "{name}: {} bytes", text.len());
    }
}
