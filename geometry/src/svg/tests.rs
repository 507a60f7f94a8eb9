use super::*;
use crate::{
    Circle, Line, MultiPolygon, Polygon, Polyline, Ray, Segment,
    testing::{PATTERNS, laws::times_power_of_two},
};

/// The numbers of an attribute, in the order in which they come.
fn numbers(text: &str, attribute: &str) -> Vec<f64> {
    let pattern = format!(" {attribute}=\"");
    text.split(&pattern).skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn the_view_is_what_ends_and_a_margin() {
    let corners = [(0, 0), (100, 0), (100, 50), (0, 50)].map(Point::<i32>::from);
    let text = Drawing::new().draw(&corners[..], Style::INPUT).to_string();
    assert!(text.contains("viewBox=\"0 0 800 424\""), "{text}");
    // 752 pixels for 100 units; y upwards.
    assert_eq!(numbers(&text, "cx"), [24.0, 776.0, 776.0, 24.0]);
    assert_eq!(numbers(&text, "cy"), [400.0, 400.0, 24.0, 24.0]);
    let tall = corners.map(|p| Point::<i32>::from((p.y(), p.x())));
    assert!(Drawing::new().draw(&tall[..], Style::INPUT).to_string().contains("viewBox=\"0 0 424 800\""));
}

/// The same picture at every scale that leaves the coordinates normal.
#[test]
fn the_unit_does_not_matter() {
    let picture = |k: i32| {
        let at = |x: f64, y: f64| Point::new(times_power_of_two(x, k), times_power_of_two(y, k)).unwrap();
        let mut drawing = Drawing::new();
        drawing.draw(&Circle::new(at(1.0, 2.0), times_power_of_two(1.5, k)).unwrap(), Style::AREA);
        drawing.draw(&Polyline::new(vec![at(0.0, 0.0), at(3.0, 1.0), at(7.0, -1.0)]), Style::RESULT);
        drawing.draw(&Line::through(at(0.0, 0.0), at(1.0, 1.0)).unwrap(), Style::FAINT).label(at(3.0, 1.0), "b");
        drawing.to_string()
    };
    for k in [-1000, -300, 300, 1020] {
        assert_eq!(picture(k), picture(0), "2^{k}");
    }
}

#[test]
fn every_pattern_stays_within_the_picture() {
    for pattern in PATTERNS {
        for count in [0, 1, 2, 50] {
            let points = (pattern.points)(count, 1);
            let text = Drawing::new().draw(&points, Style::INPUT).to_string();
            let (width, height) = (numbers(&text, "width")[0], numbers(&text, "height")[0]);
            let (x, y) = (numbers(&text, "cx"), numbers(&text, "cy"));
            assert_eq!(x.len(), count, "{}", pattern.name);
            assert!(x.iter().all(|x| (0.0..=width).contains(x)) && y.iter().all(|y| (0.0..=height).contains(y)));
            assert!(!text.contains("NaN") && !text.contains("inf"), "{}", pattern.name);
        }
    }
}

#[test]
fn what_does_not_end_is_cut_at_the_window() {
    let square = Polygon::new(&[(0, 0), (10, 0), (10, 10), (0, 10)].map(Point::<i32>::from)).unwrap();
    let point = |x, y| Point::<i32>::from((x, y));
    let with = |shape: &dyn Fn(&mut Drawing)| {
        let mut drawing = Drawing::new();
        drawing.draw(&square, Style::AREA);
        shape(&mut drawing);
        drawing.to_string()
    };
    let ends = |text: &str| ["x1", "y1", "x2", "y2"].map(|name| numbers(text, name).first().copied());
    let all = |ends: [f64; 4]| ends.map(Some);
    let text = with(&|d| _ = d.draw(&Line::through(point(-1000, 5), point(1000, 5)).unwrap(), Style::FAINT));
    assert_eq!(ends(&text), all([0.0, 400.0, 800.0, 400.0]));
    let text = with(&|d| _ = d.draw(&Ray::from_through(point(5, 5), point(5, 6)).unwrap(), Style::FAINT));
    assert_eq!(ends(&text), all([400.0, 400.0, 400.0, 0.0]));
    let text = with(&|d| _ = d.draw(&Ray::from_through(point(50, 50), point(51, 51)).unwrap(), Style::FAINT));
    assert_eq!(ends(&text), [None; 4], "not seen");
    let text = with(&|d| _ = d.draw(&Ray::from_through(point(50, 50), point(49, 49)).unwrap(), Style::FAINT));
    assert_eq!(ends(&text), all([0.0, 800.0, 800.0, 0.0]));
}

#[test]
fn holes_and_several_polygons_are_one_path_each() {
    let square = |low: i32, high: i32| [(low, low), (high, low), (high, high), (low, high)].map(Point::<i32>::from);
    let frame = Polygon::with_holes(&square(0, 9), &[square(3, 6)]).unwrap();
    let several = MultiPolygon::from(vec![frame, Polygon::new(&square(10, 12)).unwrap()]);
    let text = Drawing::new().draw(&several, Style::AREA).to_string();
    assert_eq!((text.matches("<path").count(), text.matches('M').count(), text.matches('Z').count()), (2, 3, 3));
    assert_eq!(text.matches("evenodd").count(), 2);
}

#[test]
fn nothing_is_taken_for_markup() {
    let mut drawing = Drawing::new();
    let segment = Segment::new(Point::<i32>::ORIGIN, Point::from((1, 0)));
    drawing.draw(&segment, Style::INPUT.stroke("\"/><script>")).label(Point::<i32>::ORIGIN, "<&\u{0}>").title("\"");
    let text = drawing.to_string();
    assert!(
        !text.contains("<script") && text.contains("&lt;&amp;\u{fffd}&gt;</text>") && text.contains("<title>&quot;")
    );
}
