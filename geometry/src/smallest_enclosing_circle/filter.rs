//! Whether points are in a circle, for many of them, nearly always without an exact
//! predicate.
//!
//! ```text
//!          p          With a on the circle and g from a to the point opposite of it, p is
//!        ╱   ╲        outside where it sees both at an acute angle: where its excess
//!      a ─ g ─ ▸            u·(u − g), u = p − a,
//! ```
//!
//! the square of its distance from the centre less that of the radius r, is positive. For
//! a diameter g is known exactly; for a triangle it is computed once, from the corner of
//! the greatest angle, from 60° to 90°, where the sides' cross product has no cancellation.
//!
//! # Accuracy
//! With u = 2⁻⁵³, for points up to 4r from a: the two factors of each product are below
//! 4r and 6r, off by at most 3u and 6u of it, so an excess in `f64` is off by at most
//! 480ur². Points beyond 4r have an excess above 8r², which no such error turns.
//!
//! The fine excess takes every vector in two parts, multiples of a unit and what is left:
//! 2²⁵ units are M, from 4r to 8r. Products of first parts are integers of 50 bits and
//! exact, and so is their sum. The other products are below 2⁻²³M² together, so that their
//! roundings, and that of what is left of g, make less than 2⁻⁷²M². g is off by 400u²r a
//! component (numerators of two products, 160u²r; the area 60u² of the sides' product,
//! 120u²r; all divided by sin 60°), far less. Where squares may underflow or overflow,
//! nothing is certain.

use super::EnclosingCircle;
use crate::{coordinate::Coordinate, kernel::double::Double, point::Point};

const U: f64 = f64::EPSILON / 2.0;
const ERROR: f64 = 1024.0 * U;
const FINE_ERROR: f64 = power_of_two(-71);
/// Squares between these have errors beside which those of underflow are nothing.
const SQUARES: std::ops::Range<f64> = power_of_two(-600)..power_of_two(900);

/// Points between two branches, as long as all are inside.
const CHUNK: usize = 128;

const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// Where points lie with respect to a circle.
pub(super) enum Look {
    /// All of them inside, or all equal to the point that the circle is.
    AllInside,
    /// At least one of them outside.
    SomeOutside,
    /// None of them certainly outside, so many not certainly inside.
    Near(usize),
}

/// What tells the points inside of a circle from those that may be outside.
pub(super) struct Filter<T> {
    a: Point<T>,
    /// Whether the circle is a alone.
    is_point: bool,
    /// From a to the opposite point of the circle, in units and what is left.
    across: [Double; 2],
    plain_across: [f64; 2],
    /// 1.5·2⁵² units: a sum with it is rounded to whole units.
    magic: f64,
    /// An excess below this is certainly negative.
    inside: f64,
    fine_inside: f64,
}

impl<T: Coordinate> Filter<T> {
    pub(super) fn new(circle: &EnclosingCircle<T>) -> Self {
        let (a, across) = match *circle.support() {
            [a, b] => (a, vector(a, b)),
            [a, b, c] => from_greatest_angle([a, b, c]),
            ref points => (points[0], [Double::from(0.0); 2]),
        };
        let is_point = circle.support().len() == 1;
        let [x, y] = across;
        let squared = x.high * x.high + y.high * y.high;
        if !SQUARES.contains(&squared) {
            let (across, plain_across, nothing) = ([Double::from(0.0); 2], [0.0; 2], f64::NEG_INFINITY);
            return Self { a, is_point, across, plain_across, magic: 0.0, inside: nothing, fine_inside: nothing };
        }
        // The power of two above twice the diameter: the same exponent, no mantissa, twice doubled.
        let most = f64::from_bits(squared.sqrt().to_bits() >> 52 << 52) * 4.0;
        let magic = most * (1.5 * power_of_two(52 - 25));
        let across = across.map(|g| in_units(g, magic));
        let plain_across = across.map(|g| g.high + g.low);
        let (inside, fine_inside) = (-ERROR * squared, -FINE_ERROR * (most * most));
        Self { a, is_point, across, plain_across, magic, inside, fine_inside }
    }

    /// Where the points lie, as far as the plain excess tells.
    #[inline]
    pub(super) fn look(&self, points: &[Point<T>]) -> Look {
        if self.is_point {
            let all_equal = points.iter().fold(true, |all, &p| all & (p == self.a));
            return if all_equal { Look::AllInside } else { Look::SomeOutside };
        }
        // Not the other way round: what overflows is not inside.
        let inside = |some: &[Point<T>]| some.iter().fold(true, |all, p| all & (self.plain_excess(p) < self.inside));
        if points.chunks(CHUNK).all(inside) {
            return Look::AllInside;
        }
        let (mut inside, mut outside) = (0_u64, 0_u64);
        for p in points {
            let excess = self.plain_excess(p);
            inside += u64::from(excess < self.inside);
            outside += u64::from(excess > -self.inside);
        }
        if outside > 0 { Look::SomeOutside } else { Look::Near(points.len() - inside as usize) }
    }

    /// The point of the greatest plain excess.
    pub(super) fn farthest(&self, points: &[Point<T>]) -> Option<Point<T>> {
        let (mut greatest, mut farthest) = (f64::NEG_INFINITY, None);
        for p in points {
            let excess = self.plain_excess(p);
            if excess > greatest {
                (greatest, farthest) = (excess, Some(*p));
            }
        }
        farthest
    }

    #[inline]
    fn plain_excess(&self, p: &Point<T>) -> f64 {
        let [gx, gy] = self.plain_across;
        let (x, y) = (p.x().rounded_difference(self.a.x()), p.y().rounded_difference(self.a.y()));
        x * (x - gx) + y * (y - gy)
    }

    /// The points that are not certainly inside, moved to the front of `near`; the rest of it is
    /// of no meaning.
    pub(super) fn compact<'a>(&self, points: &[Point<T>], near: &'a mut [Point<T>]) -> &'a [Point<T>] {
        // Without a branch.
        let mut count = 0;
        for p in points {
            near[count] = *p;
            count += 1 - usize::from(self.plain_excess(p) < self.inside);
        }
        &near[..count]
    }

    /// Each point's fine excess.
    pub(super) fn excess(&self, points: &[Point<T>], excess: &mut [f64]) {
        for (excess, p) in excess.iter_mut().zip(points) {
            *excess = self.fine_excess(p);
        }
    }

    /// The excess in twice the precision.
    #[inline]
    fn fine_excess(&self, p: &Point<T>) -> f64 {
        let [gx, gy] = self.across;
        let x = in_units(p.x().split_difference(self.a.x()), self.magic);
        let y = in_units(p.y().split_difference(self.a.y()), self.magic);
        let (tx, ty) = (x.high - gx.high, y.high - gy.high);
        let (tx_rest, ty_rest) = (x.low - gx.low, y.low - gy.low);
        let whole = x.high * tx + y.high * ty;
        let crossed = (x.high * tx_rest + x.low * tx) + (y.high * ty_rest + y.low * ty);
        whole + (crossed + (x.low * tx_rest + y.low * ty_rest))
    }

    /// Whether a point of this fine excess is certainly inside; one of NaN is not.
    #[inline]
    pub(super) fn is_inside(&self, fine_excess: f64) -> bool {
        fine_excess < self.fine_inside
    }
}

/// The same number, its first part a multiple of the unit.
#[inline]
fn in_units(x: Double, magic: f64) -> Double {
    let high = (x.high + magic) - magic;
    Double { high, low: (x.high - high) + x.low }
}

fn vector<T: Coordinate>(a: Point<T>, b: Point<T>) -> [Double; 2] {
    [b.x().split_difference(a.x()), b.y().split_difference(a.y())]
}

/// The corner of an acute triangle whose angle is the greatest, up to rounding, and the
/// vector to the opposite point of its circle.
fn from_greatest_angle<T: Coordinate>([a, b, c]: [Point<T>; 3]) -> (Point<T>, [Double; 2]) {
    let squared = |p: Point<T>, q: Point<T>| {
        let (x, y) = (q.x().rounded_difference(p.x()), q.y().rounded_difference(p.y()));
        x * x + y * y
    };
    let corners = [[a, b, c], [b, c, a], [c, a, b]];
    let longest = corners.into_iter().max_by(|p, q| squared(p[1], p[2]).total_cmp(&squared(q[1], q[2])));
    let [a, b, c] = longest.unwrap_or([a, b, c]);
    let ([vx, vy], [wx, wy]) = (vector(a, b), vector(a, c));
    let (v2, w2) = (vx * vx + vy * vy, wx * wx + wy * wy);
    let area = vx * wy - vy * wx;
    (a, [(wy * v2 - vy * w2) / area, (vx * w2 - wx * v2) / area])
}
