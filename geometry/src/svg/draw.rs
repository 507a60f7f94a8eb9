//! What the shapes are on paper.

use super::view::View;
use crate::{
    convex_polygon::ConvexPolygon,
    coordinate::Coordinate,
    point::Point,
    shapes::{BoundingBox, Circle, Line, MultiPolygon, Polygon, Polyline, Ray, Segment, Triangle},
    straight::{Meeting, Straight, meet},
};

/// What can be drawn: every shape, and points in a slice or a vector. Sealed.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, svg::{Draw, Drawing, Style}};
/// fn picture(shape: &impl Draw) -> String {
///     Drawing::new().draw(shape, Style::INPUT).to_string()
/// }
/// assert!(picture(&vec![Point::from((1, 2)), Point::from((3, 4))]).contains("<circle"));
/// ```
pub trait Draw: parts::ToParts {}

impl<S: parts::ToParts + ?Sized> Draw for S {}

/// A shape in `f64`.
#[derive(Clone, Debug)]
pub enum Part {
    /// A dot each.
    Points(Vec<Point>),
    /// A way.
    Way(Vec<Point>),
    /// What rings go around, by the even–odd rule.
    Area(Vec<Vec<Point>>),
    /// Centre and radius.
    Circle(Point, f64),
    /// Through two points.
    Line([Point; 2]),
    /// From the first through the second.
    Ray([Point; 2]),
}

/// A place in pixels.
type Place = (f64, f64);

/// What is written, in pixels.
pub(super) enum Mark {
    Dot(Place),
    Round(Place, f64),
    Line(Place, Place),
    Path { runs: Vec<Vec<Place>>, closed: bool },
}

impl Part {
    /// Around it, where it ends.
    pub(super) fn bounds(&self) -> Option<BoundingBox> {
        match self {
            Self::Points(points) | Self::Way(points) => BoundingBox::around(points),
            Self::Area(rings) => rings.iter().filter_map(|ring| BoundingBox::around(ring)).reduce(BoundingBox::union),
            Self::Circle(center, radius) => {
                let moved = |x: f64, by: f64| (x + by).clamp(f64::MIN, f64::MAX);
                let corner = |by: f64| Point::new(moved(center.x(), by), moved(center.y(), by)).expect("finite");
                Some(BoundingBox::between(corner(-radius), corner(*radius)))
            }
            Self::Line(_) | Self::Ray(_) => None,
        }
    }

    /// Of what does not end.
    pub(super) const fn given_points(&self) -> Option<[Point; 2]> {
        match self {
            Self::Line(points) | Self::Ray(points) => Some(*points),
            _ => None,
        }
    }

    pub(super) fn marks(&self, view: &View) -> Vec<Mark> {
        let run = |points: &[Point]| points.iter().map(|&p| view.place(p)).collect::<Vec<_>>();
        match self {
            Self::Points(points) => points.iter().map(|&p| Mark::Dot(view.place(p))).collect(),
            Self::Way(points) => match points[..] {
                [] => Vec::new(),
                [point] => vec![Mark::Dot(view.place(point))],
                [a, b] => vec![Mark::Line(view.place(a), view.place(b))],
                _ => vec![Mark::Path { runs: vec![run(points)], closed: false }],
            },
            Self::Area(rings) => vec![Mark::Path { runs: rings.iter().map(|ring| run(ring)).collect(), closed: true }],
            Self::Circle(center, radius) => vec![Mark::Round(view.place(*center), view.length(radius / 2.0))],
            Self::Line([a, b]) => cut(Line::through(*a, *b), None, view),
            Self::Ray([a, b]) => cut(Ray::from_through(*a, *b), Some(*a), view),
        }
    }
}

/// The part of a line or ray that is seen: between the points where it leaves the window,
/// or from its start if that is seen.
fn cut(shape: Option<impl Straight<f64>>, start: Option<Point>, view: &View) -> Vec<Mark> {
    let window = view.window();
    let corners = window.corners();
    let mut seen: Vec<Point> = start.into_iter().filter(|&p| window.contains(p)).collect();
    for (shape, i) in shape.into_iter().flat_map(|shape| (0..4).map(move |i| (shape, i))) {
        match meet(shape, Segment::new(corners[i], corners[(i + 1) % 4])) {
            Meeting::At(point) => seen.extend(point.point()),
            Meeting::Segment(segment) => seen.extend(segment.ends()),
            _ => {}
        }
    }
    match (seen.iter().min(), seen.iter().max()) {
        (Some(&a), Some(&b)) if a != b => vec![Mark::Line(view.place(a), view.place(b))],
        _ => Vec::new(),
    }
}

pub(crate) mod parts {
    use super::{
        BoundingBox, Circle, ConvexPolygon, Coordinate, Line, MultiPolygon, Part, Point, Polygon, Polyline, Ray,
        Segment, Triangle,
    };

    /// What can be taken apart for drawing.
    pub trait ToParts {
        /// In `f64`.
        fn parts(&self) -> impl Iterator<Item = Part>;
    }

    fn rounded<T: Coordinate>(points: &[Point<T>]) -> Vec<Point> {
        points.iter().map(|p| p.to_f64()).collect()
    }

    macro_rules! drawn {
        ($($shape:ty, $value:ident => $part:expr;)*) => {$(
            impl<T: Coordinate> ToParts for $shape {
                fn parts(&self) -> impl Iterator<Item = Part> {
                    let $value = self;
                    std::iter::once($part)
                }
            }
        )*};
    }

    drawn! {
        Point<T>, p => Part::Points(vec![p.to_f64()]);
        [Point<T>], points => Part::Points(rounded(points));
        Vec<Point<T>>, points => Part::Points(rounded(points));
        Segment<T>, segment => Part::Way(rounded(&segment.ends()));
        Line<T>, line => Part::Line(line.points().map(Point::to_f64));
        Ray<T>, ray => Part::Ray(ray.points().map(Point::to_f64));
        Triangle<T>, triangle => Part::Area(vec![rounded(&triangle.corners())]);
        BoundingBox<T>, bounds => Part::Area(vec![rounded(&bounds.corners())]);
        Circle<T>, circle => Part::Circle(circle.center().to_f64(), circle.radius().to_f64());
        Polyline<T>, way => Part::Way(rounded(way.points()));
        ConvexPolygon<T>, polygon => Part::Area(vec![rounded(polygon.corners())]);
        Polygon<T>, polygon => Part::Area(polygon.rings().map(rounded).collect());
    }

    impl<T: Coordinate> ToParts for MultiPolygon<T> {
        fn parts(&self) -> impl Iterator<Item = Part> {
            self.polygons().iter().flat_map(ToParts::parts)
        }
    }
}
