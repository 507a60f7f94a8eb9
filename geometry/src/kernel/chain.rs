//! Area and moments of a ring, in one pass that nearly always leaves nothing in doubt.
//!
//! ```text
//!   x  =  units · q  +  rest       q a power of two for the whole ring; units an integer that is
//!         ───┬─────     ──┬─       read off the bits of x + 1.5·2⁵²q, the rest at most q/2
//!       integers,       f64, as
//!       exact           it comes
//! ```
//!
//! Products of the integer parts are summed up in 128 bits. All that is rounded are the
//! terms with a rest, 2⁻³⁰ or less of the others, so that an error of u in those is one
//! of 2⁻⁸³ in all. The result comes with a bound on its error; where that is too
//! much, or coordinates leave a generous range, something slower must decide.
//!
//! # Complexity
//! O(n) for n sides: two passes, of which one finds the bounds.
//!
//! Source: the splitting by a sum is that of Rump, Ogita, Oishi, "Accurate
//! floating-point summation" (2008); integers for the high parts are our own.

use super::{
    construct::{Bounded, Number},
    double::Double,
};
use crate::{coordinate::Coordinate, point::Point};

/// Fewer sides are done sooner one by one.
pub(super) const WORTHWHILE: usize = 4;
/// So many rests are summed up before their sum is added to that of all, without error.
const RUN: usize = 64;
/// A term, of some roundings, in a sum of so many is off by less than so many u.
const ROUNDINGS: f64 = 80.0;
const U: f64 = f64::EPSILON / 2.0;
const U2: f64 = U * U;

/// Twice the signed area of a ring, as the sum of (x + x′)(y′ − y); `None` where coordinates are too
/// great, or there are none.
///
/// With |x| below 2⁴⁵q units are below 2⁴⁶ off the origin, a product below 2⁹³, and 2³²
/// of them fit. With X, Y the reach from the origin and p, q the units, a term with a rest is
/// at most 2Xq + 2Yp.
pub(super) fn doubled_area<T: Coordinate>(ring: &[Point<T>]) -> Option<Bounded> {
    let [x_axis, y_axis] = grid(ring, 2f64.powi(-45))?;
    let (mut whole, mut rests) = (0i128, Double::from(0.0));
    let split = |p: Point<T>| (x_axis.split(p.to_f64().x()), y_axis.split(p.to_f64().y()));
    let mut before = split(*ring.last()?);
    for run in ring.chunks(RUN) {
        let mut sum = 0.0;
        for &p in run {
            let ((u, v), (x, y)) = (before, split(p));
            before = (x, y);
            whole += i128::from(u.units + x.units) * i128::from(y.units - v.units);
            sum += (u.near + x.near) * (y.rest - v.rest) + (u.rest + x.rest) * (y.whole - v.whole);
        }
        rests = rests + sum.into();
    }
    let size = 2.0 * (x_axis.reach * y_axis.unit + y_axis.reach * x_axis.unit);
    Some(together(whole.into(), x_axis.unit * y_axis.unit, rests, size, ring.len()))
}

/// About a point: twice the signed area of a ring, and six times its moments, the integrals of
/// x and of y.
struct Moments {
    about: [f64; 2],
    area: Bounded,
    moments: [Bounded; 2],
}

impl Moments {
    /// By triangles with a point near the first corner.
    ///
    /// With |x| below 2²⁹q units are below 2³⁰ + 1 off the origin, cross products below 2⁶¹ and their
    /// products with a sum of two units below 2⁹². With X, Y the reach from the origin and p,
    /// q the units, the rest of a cross product is at most L = Xq + Yp, and what it and a rest of
    /// a sum take part in, of a moment, 2XL + 2XYp.
    fn of<T: Coordinate>(ring: &[Point<T>]) -> Option<Self> {
        let axes = grid(ring, 2f64.powi(-38))?;
        let [x_axis, y_axis] = axes;
        let (mut whole, mut sums, mut rests) = (0i128, [Double::from(0.0); 2], [Double::from(0.0); 3]);
        let split = |p: Point<T>| (x_axis.split(p.to_f64().x()), y_axis.split(p.to_f64().y()));
        let mut before = split(*ring.last()?);
        for run in ring.chunks(RUN) {
            let (mut in_run_units, mut in_run) = ([0i128; 2], [0.0; 3]);
            for &p in run {
                let ((u, v), (x, y)) = (before, split(p));
                before = (x, y);
                let product = |a: Part, b: Part| i128::from(a.units) * i128::from(b.units);
                let area = product(u, y) - product(x, v);
                whole += area;
                in_run_units[0] += area * i128::from(u.units + x.units);
                in_run_units[1] += area * i128::from(v.units + y.units);
                let rounded = u.near * y.near - x.near * v.near;
                let rest =
                    (u.near * y.rest + u.rest * (y.near + y.rest)) - (x.near * v.rest + x.rest * (v.near + v.rest));
                let moment = |a: Part, b: Part| {
                    let sum_rest = a.rest + b.rest;
                    rest * ((a.near + b.near) + sum_rest) + rounded * sum_rest
                };
                in_run = [in_run[0] + rest, in_run[1] + moment(u, x), in_run[2] + moment(v, y)];
            }
            sums = [0, 1].map(|k| sums[k] + in_run_units[k].into());
            rests = [0, 1, 2].map(|k| rests[k] + in_run[k].into());
        }
        let unit = x_axis.unit * y_axis.unit;
        let low = x_axis.reach * y_axis.unit + y_axis.reach * x_axis.unit;
        let of_axis = |k: usize| {
            let size = 2.0 * (axes[k].reach * low + x_axis.reach * y_axis.reach * axes[k].unit);
            together(sums[k], unit * axes[k].unit, rests[k + 1], size, ring.len())
        };
        Some(Self {
            about: axes.map(|axis| axis.origin),
            area: together(whole.into(), unit, rests[0], low, ring.len()),
            moments: [of_axis(0), of_axis(1)],
        })
    }
}

/// The centre of mass of rings, counted whichever way they go around, of some of them taken
/// away; `None` where it is not certain that each coordinate is the nearest to the true one.
pub(crate) fn centroid<T: Coordinate>(rings: &[(&[Point<T>], bool)]) -> Option<Point> {
    let mut rings = rings.iter().map(|&(ring, hole)| Some((Moments::of(ring)?, hole)));
    let signed = |number: Bounded, negated: bool| if negated { Bounded::of(0) - number } else { number };
    let (first, hole) = rings.next()??;
    let negated = hole != first.area.sign()?.is_lt();
    let mut whole = signed(first.area, negated);
    let mut moments = first.moments.map(|moment| signed(moment, negated));
    for ring in rings {
        let (ring, hole) = ring?;
        let negated = hole != ring.area.sign()?.is_lt();
        whole = whole + signed(ring.area, negated);
        for (axis, sum) in moments.iter_mut().enumerate() {
            let moved = Bounded::difference(ring.about[axis], first.about[axis]) * Bounded::of(3) * ring.area;
            *sum = *sum + signed(ring.moments[axis] + moved, negated);
        }
    }
    let whole = whole * Bounded::of(3);
    let place = |axis: usize| (moments[axis].over(whole) + Bounded::of(first.about[axis])).rounded();
    Point::new(place(0)?, place(1)?).ok()
}

/// An integer of units and the sum of `count` rests no greater than `size`.
fn together(units: Double, unit: f64, rests: Double, size: f64, count: usize) -> Bounded {
    let value = Double { high: units.high * unit, low: units.low * unit } + rests;
    // The integer has two parts of 53 bits; the rests' sum is off by 3u² in every run.
    let roundings = U2 * (8.0 * value.high.abs() + 8.0 * rests.high.abs());
    let error = count as f64 * (ROUNDINGS * U * size) + roundings;
    Bounded { value, error: error * (1.0 + 64.0 * f64::EPSILON) }
}

/// 2²⁰⁰: no product of four coordinates is near the end of `f64`.
const GREATEST: f64 = f64::from_bits((1023 + 200) << 52);
/// 2⁻²⁰⁰: the least unit; of a product of three, u² is far above what underflow takes.
const LEAST: f64 = f64::from_bits((1023 - 200) << 52);

/// How the coordinates of an axis are split.
#[derive(Clone, Copy)]
struct Axis {
    /// A power of two.
    unit: f64,
    /// 1.5·2⁵² units: a sum with it is rounded to a unit, and its bits count units.
    magic: f64,
    /// A multiple of the unit, near the first point.
    origin: f64,
    origin_bits: i64,
    /// No coordinate is farther from the origin, nor is its multiple of the unit.
    reach: f64,
}

/// A coordinate, and what it is off the origin: `near`, which is so many units, and the rest.
#[derive(Clone, Copy)]
struct Part {
    whole: f64,
    units: i64,
    near: f64,
    rest: f64,
}

impl Axis {
    #[inline]
    fn split(&self, x: f64) -> Part {
        let sum = x + self.magic;
        let multiple = sum - self.magic;
        Part {
            whole: x,
            units: sum.to_bits().cast_signed() - self.origin_bits,
            near: multiple - self.origin,
            rest: x - multiple,
        }
    }
}

/// The axes of a ring, in units that are no less than a share of the greatest coordinate.
fn grid<T: Coordinate>(ring: &[Point<T>], share: f64) -> Option<[Axis; 2]> {
    // Beyond, to_f64 is not the number itself.
    let greatest = if T::F64_ERROR > 0.0 { (1u64 << 53) as f64 } else { GREATEST };
    let first = ring.first()?.to_f64();
    let (least, most) = bounds(ring);
    if ring.len() > u32::MAX as usize {
        return None;
    }
    let axis = |k: usize, first: f64| {
        let size = least[k].abs().max(most[k].abs());
        let least_unit = ((most[k] - least[k]) * share).max(size * 2f64.powi(-50)).max(LEAST);
        // The next power of two above.
        let unit = f64::from_bits(((least_unit.to_bits() >> 52) + 1) << 52);
        let magic = unit * (3u64 << 51) as f64;
        let sum = first + magic;
        let origin = sum - magic;
        let reach = (most[k] - origin).max(origin - least[k]) * (1.0 + f64::EPSILON) + unit;
        (size < greatest).then_some(Axis { unit, magic, origin, origin_bits: sum.to_bits().cast_signed(), reach })
    };
    Some([axis(0, first.x())?, axis(1, first.y())?])
}

/// The least and greatest coordinates of one or more points.
fn bounds<T: Coordinate>(ring: &[Point<T>]) -> ([f64; 2], [f64; 2]) {
    let coordinates = |p: Point<T>| [p.to_f64().x(), p.to_f64().y()];
    // Four of each, none of which waits for another.
    let first = coordinates(ring[0]);
    let (mut least, mut most) = ([first; 4], [first; 4]);
    let mut fours = ring.chunks_exact(4);
    let mut take = |lane: usize, p: Point<T>| {
        for (axis, x) in coordinates(p).into_iter().enumerate() {
            least[lane][axis] = if x < least[lane][axis] { x } else { least[lane][axis] };
            most[lane][axis] = if x > most[lane][axis] { x } else { most[lane][axis] };
        }
    };
    for four in &mut fours {
        for (lane, &p) in four.iter().enumerate() {
            take(lane, p);
        }
    }
    fours.remainder().iter().for_each(|&p| take(0, p));
    let of = |axis: usize| {
        (
            least.map(|p| p[axis]).into_iter().fold(first[axis], f64::min),
            most.map(|p| p[axis]).into_iter().fold(first[axis], f64::max),
        )
    };
    let [(left, right), (bottom, top)] = [of(0), of(1)];
    ([left, bottom], [right, top])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kernel::{construct::vector, exact::Exact},
        shapes::sides,
        testing::{PATTERNS, Random},
    };

    /// Around the origin, so many corners at random distances.
    fn star(n: usize, seed: u64) -> Vec<Point> {
        let mut random = Random::new(seed);
        let corner = |k: usize| {
            let (sin, cos) = (k as f64 / n as f64 * std::f64::consts::TAU).sin_cos();
            let far = 1.0 + random.unit();
            Point::new(cos * far, sin * far).unwrap()
        };
        (0..n).map(corner).collect()
    }

    fn moved(ring: &[Point], x: f64, y: f64) -> Vec<Point> {
        ring.iter().map(|p| Point::new(p.x() + x, p.y() + y).unwrap()).collect()
    }

    /// Area, and moments about a point, in integers of any size.
    fn exact(ring: &[Point], about: Point) -> [Exact; 3] {
        let mut sums = [0; 3].map(|_| <Exact as Number>::of(0));
        for [p, q] in sides(ring) {
            let [[ux, uy], [vx, vy]] = [p, q].map(|p| vector::<Exact, _>(about, p));
            let area = ux.clone() * vy.clone() - uy.clone() * vx.clone();
            let [whole, x, y] = sums;
            sums = [whole + area.clone(), x + area.clone() * (ux + vx), y + area * (uy + vy)];
        }
        sums
    }

    fn assert_within(found: Bounded, expected: &Exact, what: &str) {
        let Bounded { value, error } = found;
        let off = Exact::from(value.high) + Exact::from(value.low) - expected.clone();
        assert!((off.magnitude() - Exact::from(error)).sign().is_le(), "{what}: {found:?}");
    }

    #[test]
    fn sums_are_off_by_no_more_than_their_bounds() {
        let (mut taken, mut refused) = (0, 0);
        let patterns = PATTERNS.iter().flat_map(|p| [3, 4, 64, 65].map(|n| ((p.points)(n, 5), p.name)));
        let stars = [3, 10, 200].map(|n| (star(n, 3), "star"));
        let far = [1e3, 1e9, 1e15].map(|far| (moved(&star(100, 4), far, -far), "far"));
        let wide: Vec<Point> =
            star(99, 5).into_iter().map(|p| Point::new(p.x() * 1e-5, p.y() * 1e40).unwrap()).collect();
        for (ring, name) in patterns.chain(stars).chain(far).chain([(wide, "wide")]) {
            let (Some(area), Some(all)) = (doubled_area(&ring), Moments::of(&ring)) else {
                refused += 1;
                continue;
            };
            let [whole, x, y] = exact(&ring, Point::new(all.about[0], all.about[1]).unwrap());
            assert_within(area, &whole, name);
            assert_within(all.area, &whole, name);
            assert_within(all.moments[0], &x, name);
            assert_within(all.moments[1], &y, name);
            taken += 1;
        }
        assert!(taken > 50 && refused > 0, "{taken} taken, {refused} refused");
    }

    /// What is certain here needs none of the slower stages: rings that people have are.
    #[test]
    fn ordinary_rings_are_certain() {
        for (n, seed) in [(5, 1), (100, 2), (3000, 3)] {
            let ring = star(n, seed);
            assert!(doubled_area(&ring).unwrap().rounded().is_some(), "{n}");
            assert!(centroid(&[(&ring, false)]).is_some(), "{n}");
            let hole: Vec<Point> = ring.iter().map(|p| Point::new(p.x() / 4.0, p.y() / 3.0).unwrap()).collect();
            assert!(centroid(&[(&ring, false), (&hole, true)]).is_some(), "{n}");
        }
        let great = [(i64::MAX, 0), (0, 1), (1, 7)].map(Point::<i64>::from);
        assert!(doubled_area(&great).is_none() && doubled_area::<f64>(&[]).is_none());
    }
}
