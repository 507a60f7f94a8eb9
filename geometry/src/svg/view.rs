//! From coordinates to pixels.

use crate::{point::Point, shapes::BoundingBox};

/// Around the shapes, in pixels.
const MARGIN: f64 = 24.0;
/// The shorter side of what is drawn, at least, as a share of the longer.
const FLATTEST: f64 = 0.25;

/// What is seen, and how large.
pub(super) struct View {
    /// In pixels.
    pub(super) width: f64,
    pub(super) height: f64,
    /// Half the coordinates of what comes to the middle: differences of halves do not overflow.
    middle: [f64; 2],
    /// Half the size that fills the longer side.
    extent: f64,
    /// The longer side within the margin.
    inner: f64,
}

impl View {
    pub(super) fn of(bounds: Option<BoundingBox>, longer: f64) -> Self {
        let bounds = bounds.unwrap_or(BoundingBox::between(Point::ORIGIN, Point::ORIGIN));
        let (low, high) = (bounds.least(), bounds.greatest());
        let half = |low: f64, high: f64| (low / 2.0 + high / 2.0, high / 2.0 - low / 2.0);
        let ((x, wide), (y, tall)) = (half(low.x(), high.x()), half(low.y(), high.y()));
        let extent = wide.max(tall);
        let inner = (longer - 2.0 * MARGIN).max(longer / 2.0);
        let side = |size: f64| {
            let share = if extent > 0.0 { (size / extent).max(FLATTEST) } else { 1.0 };
            inner * share + (longer - inner)
        };
        Self { width: side(wide), height: side(tall), middle: [x / 2.0, y / 2.0], extent, inner }
    }

    /// Where a point comes to; far outside, an infinity may be its place.
    pub(super) fn place(&self, p: Point) -> (f64, f64) {
        let x = self.width / 2.0 + self.length(p.x() / 2.0 - self.middle[0]);
        let y = self.height / 2.0 - self.length(p.y() / 2.0 - self.middle[1]);
        (x, y)
    }

    /// The pixels of half a length.
    pub(super) fn length(&self, half: f64) -> f64 {
        if self.extent > 0.0 { half / self.extent * self.inner } else { 0.0 }
    }

    /// The box that is seen, in coordinates.
    pub(super) fn window(&self) -> BoundingBox {
        let [right, up] = [self.width, self.height].map(|size| size / self.inner * self.extent);
        let corner = |x: f64, y: f64| {
            let coordinate = |half: f64, by: f64| (2.0 * half + by).clamp(f64::MIN, f64::MAX);
            Point::new(coordinate(self.middle[0], x), coordinate(self.middle[1], y)).expect("finite")
        };
        BoundingBox::between(corner(-right, -up), corner(right, up))
    }
}
