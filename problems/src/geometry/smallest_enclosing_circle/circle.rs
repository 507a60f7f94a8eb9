//! A circle through one, two or three lattice points, held as integers.
//!
//! The centre is a fraction. With the origin moved to one of the points it is offset / whole
//! for whole numbers, and the radius is |offset| / whole: so a point p is in the circle if
//! |whole·p − offset|² ≤ |offset|², which integers decide. For coordinates up to 10⁴ the
//! offset stays below 10¹⁴, and `i128` holds the squares.

/// A circle by its centre, `origin + offset / whole`, on which `origin` lies.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::Circle;
/// let circle = Circle::through((0, 0), (4, 0), (3, 3)).expect("not on one line");
/// assert!(circle.contains((0, 2)) && !circle.contains((5, 1)));
/// assert_eq!(circle.rounded(), ((2.0, 1.0), 5f64.sqrt()));
/// let half = Circle::over((0, 0), (8, 0));
/// assert_eq!(half.squared_distance((4, 4)), half.squared_distance((0, 0)));
/// assert!(!Circle::point((1, 1)).contains((1, 2)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circle {
    origin: (i64, i64),
    offset: (i64, i64),
    whole: i64,
}

impl Circle {
    /// The circle of radius 0.
    pub fn point(p: (i64, i64)) -> Self {
        Self { origin: p, offset: (0, 0), whole: 1 }
    }

    /// The circle over a diameter.
    pub fn over(p: (i64, i64), q: (i64, i64)) -> Self {
        Self { origin: p, offset: (q.0 - p.0, q.1 - p.1), whole: 2 }
    }

    /// The circle through three points; `None` where they lie on one line.
    pub fn through(p: (i64, i64), q: (i64, i64), r: (i64, i64)) -> Option<Self> {
        let (u, v) = ((q.0 - p.0, q.1 - p.1), (r.0 - p.0, r.1 - p.1));
        let (squared_u, squared_v) = (u.0 * u.0 + u.1 * u.1, v.0 * v.0 + v.1 * v.1);
        // The centre c is as far from q and r as from p: 2·c·u = |u|² and 2·c·v = |v|².
        let offset = (v.1 * squared_u - u.1 * squared_v, u.0 * squared_v - v.0 * squared_u);
        let whole = 2 * (u.0 * v.1 - u.1 * v.0);
        (whole != 0).then_some(Self { origin: p, offset, whole })
    }

    /// Whether a point is in the circle or on it, exactly.
    pub fn contains(&self, p: (i64, i64)) -> bool {
        self.squared_distance(p) <= self.squared_distance(self.origin)
    }

    /// The squared distance of a point from the centre, times `whole`².
    pub fn squared_distance(&self, p: (i64, i64)) -> i128 {
        let x = self.whole * (p.0 - self.origin.0) - self.offset.0;
        let y = self.whole * (p.1 - self.origin.1) - self.offset.1;
        i128::from(x) * i128::from(x) + i128::from(y) * i128::from(y)
    }

    /// Centre and radius in floats.
    pub fn rounded(&self) -> ((f64, f64), f64) {
        let [x, y] = [self.offset.0, self.offset.1].map(|offset| offset as f64 / self.whole as f64);
        ((self.origin.0 as f64 + x, self.origin.1 as f64 + y), x.hypot(y))
    }
}
