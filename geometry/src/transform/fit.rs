//! The map that brings points nearest to others.
//!
//! With points z and their partners w as complex numbers about their means, the sum of
//! |c·z − w|² is least for c = Σ z̄w / Σ|z|², and of turns alone for c = Σ z̄w / |Σ z̄w|. In
//! the plane that is all of Umeyama's singular value decomposition, and a fraction of
//! polynomials in the coordinates: so the answer is rounded once, and neither an offset of
//! all points nor their number costs digits.
//!
//! # Complexity
//! O(n) for n pairs.
//!
//! Not for pairs some of which are wrong: least squares follow them. The maps are never
//! mirrored.
//!
//! Source: Umeyama, "Least-squares estimation of transformation parameters between two
//! point patterns" (1991). Deviation: complex numbers instead of a decomposition.

use std::{error::Error, fmt};

use super::Similarity;
use crate::{
    kernel::construct::{Construction, Number, Polynomial, cross, dot, nearest, sign, vector},
    point::Point,
    vector::Vector,
};

/// A map and how far it leaves the points from their partners.
///
/// # Examples
/// ```
/// use kihon_geometry::{point::points_from, transform::fit_similarity};
/// let from = points_from(&[(0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (2.0, 2.0)])?;
/// let to = points_from(&[(1.0, 0.0), (3.0, 0.0), (0.0, 2.0), (2.0, 2.0)])?;
/// let fit = fit_similarity(&from, &to).unwrap();
/// assert_eq!((fit.transform.offset().x, fit.residual), (0.75, 0.5f64.sqrt() / 2.0));
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The map.
    pub transform: Similarity,
    /// The root of the mean squared distance, in the unit of the coordinates.
    pub residual: f64,
}

/// Why no map can be fitted.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, transform::{FitError, fit_similarity}};
/// let refused = fit_similarity(&[Point::ORIGIN; 3], &[Point::ORIGIN; 2]).unwrap_err();
/// assert_eq!(refused, FitError::Lengths { from: 3, to: 2 });
/// assert_eq!(refused.to_string(), "3 points and 2 partners");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// Not as many partners as points.
    Lengths {
        /// How many points.
        from: usize,
        /// How many partners.
        to: usize,
    },
    /// The points are all equal, or none: every turn is as good.
    AllEqual,
    /// No turn is better than another.
    NoTurn,
    /// An entry of the map is beyond `f64`.
    OutOfRange,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lengths { from, to } => write!(f, "{from} points and {to} partners"),
            Self::AllEqual => f.write_str("no two different points"),
            Self::NoTurn => f.write_str("no turn is better than another"),
            Self::OutOfRange => f.write_str("an entry of the map is not finite"),
        }
    }
}

impl Error for FitError {}

/// The similarity that brings each point of `from` nearest to that of `to` with the same
/// index: the sum of squared distances is least.
///
/// # Complexity
/// O(n) for n pairs.
///
/// # Accuracy
/// The four numbers of the map are the nearest `f64`; the residual within 2⁻⁴⁸ of the
/// greatest coordinate.
///
/// # Errors
/// [`FitError`].
///
/// # Examples
/// The landmarks of a face, eyes and mouth, brought to a template:
/// ```
/// use kihon_geometry::{point::points_from, transform::fit_similarity};
/// let seen = points_from(&[(104.0, 210.0), (168.0, 194.0), (150.0, 262.0)])?;
/// let template = points_from(&[(30.0, 30.0), (70.0, 30.0), (50.0, 70.0)])?;
/// let fit = fit_similarity(&seen, &template).unwrap();
/// assert!((fit.transform.angle().to_degrees() - 14.0).abs() < 1.0);
/// for (&p, &q) in seen.iter().zip(&template) {
///     assert!(fit.transform.apply(p)?.distance(q) < 1.5);
/// }
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
pub fn fit_similarity(from: &[Point], to: &[Point]) -> Result<Fit, FitError> {
    fit(from, to, false)
}

/// The turn and move, without a scale, that brings each point of `from` nearest to that of
/// `to` with the same index: the sum of squared distances is least.
///
/// # Complexity
/// O(n) for n pairs.
///
/// # Accuracy
/// As [`fit_similarity`], to half an ulp and a 2⁻³⁰⁰th of it.
///
/// # Errors
/// [`FitError`].
///
/// # Examples
/// ```
/// use kihon_geometry::{point::points_from, transform::fit_rigid};
/// let from = points_from(&[(0.0, 0.0), (1.0, 0.0)])?;
/// let fit = fit_rigid(&from, &points_from(&[(0.0, 0.0), (0.0, 2.0)])?).unwrap();
/// assert_eq!(fit.transform.apply_all(&from)?, points_from(&[(0.0, 0.5), (0.0, 1.5)])?);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
pub fn fit_rigid(from: &[Point], to: &[Point]) -> Result<Fit, FitError> {
    fit(from, to, true)
}

fn fit(from: &[Point], to: &[Point], rigid: bool) -> Result<Fit, FitError> {
    if from.len() != to.len() {
        return Err(FitError::Lengths { from: from.len(), to: to.len() });
    }
    if from.iter().all(|&p| p == from[0]) {
        return Err(FitError::AllEqual);
    }
    let pairs = Pairs { from, to, rigid };
    if rigid && sign(&pairs).is_eq() {
        return Err(FitError::NoTurn);
    }
    let [p, q, e, f] = nearest(&pairs);
    let transform = Similarity::from_parts([p, q], Vector::new(e, f)).map_err(|_| FitError::OutOfRange)?;
    Ok(Fit { transform, residual: residual(from, to, transform) })
}

fn residual(from: &[Point], to: &[Point], transform: Similarity) -> f64 {
    let distance = |(&p, &q): (&Point, &Point)| transform.apply(p).map_or(f64::INFINITY, |image| image.distance(q));
    let distances: Vec<f64> = from.iter().zip(to).map(distance).collect();
    let greatest = distances.iter().copied().fold(0.0, f64::max);
    if greatest == 0.0 || greatest.is_infinite() {
        return greatest;
    }
    // In units of the greatest, so that no square leaves the range.
    let squares: f64 = distances.iter().map(|distance| (distance / greatest).powi(2)).sum();
    greatest * (squares / from.len() as f64).sqrt()
}

struct Pairs<'a> {
    from: &'a [Point],
    to: &'a [Point],
    rigid: bool,
}

/// About the first point and its partner.
struct Sums<R> {
    /// Of the vectors z, and of w.
    from: [R; 2],
    to: [R; 2],
    /// n² times the mean of z̄w about the means, as a complex number, and of |z|².
    product: [R; 2],
    squared: R,
}

impl Pairs<'_> {
    fn sums<R: Number>(&self) -> Sums<R> {
        let zero = || [R::of(0), R::of(0)];
        let (mut from, mut to, mut product, mut squared) = (zero(), zero(), zero(), R::of(0));
        for (&p, &q) in self.from.iter().zip(self.to) {
            let (z, w) = (vector::<R, f64>(self.from[0], p), vector::<R, f64>(self.to[0], q));
            let [real, imaginary] = product;
            product = [real + dot(&z, &w), imaginary + cross(&z, &w)];
            squared = squared + dot(&z, &z);
            let add = |[x, y]: [R; 2], [u, v]: [R; 2]| [x + u, y + v];
            (from, to) = (add(from, z), add(to, w));
        }
        let count = || R::of(self.from.len() as i64);
        let [real, imaginary] = product;
        let product = [count() * real - dot(&from, &to), count() * imaginary - cross(&from, &to)];
        let squared = count() * squared - dot(&from, &from);
        Sums { from, to, product, squared }
    }
}

/// Whether there is a best turn.
impl Polynomial for Pairs<'_> {
    fn evaluate<R: Number>(&self) -> R {
        let product = self.sums::<R>().product;
        dot(&product, &product)
    }
}

impl Construction<4> for Pairs<'_> {
    fn evaluate<R: Number>(&self) -> [(R, R); 4] {
        let Sums { from: [x, y], to: [u, v], product: [p, q], squared } = self.sums::<R>();
        let whole = if self.rigid { dot(&[p.clone(), q.clone()], &[p.clone(), q.clone()]).root() } else { squared };
        let (count, start, end) = (R::of(self.from.len() as i64), self.from[0], self.to[0]);
        // The mean of the partners less the image of the mean, both with what was left out.
        let x = x + count.clone() * R::of(start.x());
        let y = y + count.clone() * R::of(start.y());
        let u = u + count.clone() * R::of(end.x());
        let v = v + count.clone() * R::of(end.y());
        let image_x = p.clone() * x.clone() - q.clone() * y.clone();
        let image_y = q.clone() * x + p.clone() * y;
        let divisor = count * whole.clone();
        [
            (p, whole.clone()),
            (q, whole.clone()),
            (u * whole.clone() - image_x, divisor.clone()),
            (v * whole - image_y, divisor),
        ]
    }
}
