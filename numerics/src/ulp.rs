//! Units in the last place.
//!
//! The spacing of floating-point numbers doubles at every power of two, so "off
//! by 1e-6" says nothing until the magnitude is known, while "off by 2 ulp" means
//! the same everywhere. Two measures, for two purposes. [`ulp_distance`] counts
//! steps on the number line and needs both values in the same type: it says
//! whether two implementations agree. [`error_in_ulps`] divides the true error by
//! the spacing at the *exact* value, which a wider type supplies: it says how
//! accurate one implementation is, in fractions, where 0.5 is a correct rounding.
//!
//! # Complexity
//! O(1).
//!
//! Source: Goldberg, "What every computer scientist should know about
//! floating-point arithmetic" (1991); Muller, "On the definition of ulp(x)"
//! (2005). Of the definitions there this is Goldberg's, extended to zero, to the
//! subnormals and to overflow as told at each function.

use crate::float::{Float, NarrowFloat};

/// The distance from `x` to the next representable value away from zero.
///
/// # Accuracy
/// Exact. Never negative, and the same for `x` and `−x`.
/// - At 0 and at every subnormal: the smallest subnormal.
/// - At a power of two: the spacing above it, twice the spacing below.
/// - At the greatest finite value, which has no finite neighbour: the spacing of its binade.
/// - At an infinity: infinity. At NaN: NaN.
///
/// # Examples
/// ```
/// use kihon_numerics::ulp;
/// assert_eq!(ulp(1.0f32), f32::EPSILON);
/// assert_eq!(ulp(-1.0f64), f64::EPSILON);
/// assert_eq!(ulp(0.0f32), f32::from_bits(1));
/// assert_eq!(ulp(0.999f32), f32::EPSILON / 2.0);
/// assert_eq!(ulp(f32::MAX), 2f32.powi(104));
/// assert_eq!(ulp(f64::NEG_INFINITY), f64::INFINITY);
/// assert!(ulp(f64::NAN).is_nan());
/// ```
#[inline]
pub fn ulp<T: Float>(x: T) -> T {
    x.spacing()
}

/// The number of representable steps between `a` and `b`.
///
/// Symmetric, and additive along the line: −0 and +0 are 0 apart, the smallest
/// negative and the smallest positive number 2, an infinity lies one step past
/// the greatest finite number. `None` when either is NaN, which is nowhere on
/// the line.
///
/// # Accuracy
/// Exact, and cannot overflow: from −∞ to ∞ in `f64` there are 2⁶⁴ − 2⁵³ steps.
///
/// # Examples
/// ```
/// use kihon_numerics::ulp_distance;
/// assert_eq!(ulp_distance(1.0f32, 1.0 + f32::EPSILON), Some(1));
/// assert_eq!(ulp_distance(-0.0f64, 0.0), Some(0));
/// assert_eq!(ulp_distance(-f32::from_bits(1), f32::from_bits(1)), Some(2));
/// assert_eq!(ulp_distance(f32::MAX, f32::INFINITY), Some(1));
/// assert_eq!(ulp_distance(f64::NEG_INFINITY, f64::INFINITY), Some(0xffe0_0000_0000_0000));
/// assert_eq!(ulp_distance(f32::NAN, f32::NAN), None);
/// ```
#[inline]
pub fn ulp_distance<T: Float>(a: T, b: T) -> Option<u64> {
    Some(a.rank()?.abs_diff(b.rank()?))
}

/// The error of `got`, in units of the spacing that its type has at `exact`.
///
/// At most 0.5 exactly when `got` is a nearest number to `exact`, below 1 when it
/// is one of the two around it. Never NaN, so that a running maximum of errors
/// cannot lose one.
///
/// # Accuracy
/// Relative error 2⁻⁵³. With `MAX` the greatest finite number of the type and
/// Ω = 2^(`MAX_EXPONENT` + 1) the place one step past it:
/// - `exact` zero, or below the smallest normal number: in units of the smallest
///   subnormal. −0 and +0 are both right for an exact zero of either sign.
/// - |`exact`| < Ω: an infinite `got` is measured as if it stood at ±Ω, so that
///   infinity is 1 ulp from `MAX` and a rounding to infinity at most 0.5.
/// - |`exact`| ≥ Ω, or infinite: the infinity of that sign has error 0, everything
///   else an infinite error. (`MAX` is no answer to 1e300.)
/// - NaN is right for NaN, and infinitely wrong for a number, as a number is for NaN.
///
/// # Examples
/// ```
/// use kihon_numerics::error_in_ulps;
/// assert_eq!(error_in_ulps(1.0f32, 1.0), 0.0);
/// assert_eq!(error_in_ulps(1.0f32, 1.0 + f64::from(f32::EPSILON) / 4.0), 0.25);
/// assert_eq!(error_in_ulps(0.0f32, -0.0), 0.0);
/// assert_eq!(error_in_ulps(1e-45f32, 0.0), 1.0);
/// assert_eq!(error_in_ulps(f32::INFINITY, f64::from(f32::MAX)), 1.0);
/// assert_eq!(error_in_ulps(f32::INFINITY, 1e300), 0.0);
/// assert_eq!(error_in_ulps(f32::MAX, 1e300), f64::INFINITY);
/// assert_eq!(error_in_ulps(f32::NAN, 1.0), f64::INFINITY);
/// assert_eq!(error_in_ulps(f32::NAN, f64::NAN), 0.0);
/// ```
#[inline]
pub fn error_in_ulps<T: NarrowFloat>(got: T, exact: f64) -> f64 {
    let got = got.to_f64();
    if got.is_nan() || exact.is_nan() {
        return if got.is_nan() && exact.is_nan() { 0.0 } else { f64::INFINITY };
    }
    let past_the_greatest = power_of_two(T::MAX_EXPONENT + 1);
    if exact.abs() >= past_the_greatest {
        return if got.is_infinite() && got.signum() == exact.signum() { 0.0 } else { f64::INFINITY };
    }
    let got = got.clamp(-past_the_greatest, past_the_greatest);
    (got - exact).abs() / spacing_at::<T>(exact)
}

/// The spacing of `T` at a value below 2^(`MAX_EXPONENT` + 1) in magnitude.
#[inline]
fn spacing_at<T: NarrowFloat>(exact: f64) -> f64 {
    // Zero and the subnormals of f64 read as −1023, below any MIN_EXPONENT.
    let exponent = (exact.abs().to_bits() >> 52) as i32 - 1023;
    power_of_two(exponent.max(T::MIN_EXPONENT) - (T::PRECISION - 1))
}

/// 2ᵉ for −1022 ≤ e ≤ 1023.
#[inline]
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tiny::Tiny;

    /// Every upper half of a pattern, with the lower halves where things happen:
    /// the ends, their neighbours, the middle and one scattered place.
    fn stratified() -> impl Iterator<Item = f32> {
        (0..=u16::MAX).flat_map(|upper| {
            let scattered = upper.wrapping_mul(0x9e37) ^ 0x5bd1;
            [0, 1, 2, 0x7fff, 0x8000, 0x8001, 0xfffd, 0xfffe, 0xffff, scattered]
                .map(|lower| f32::from_bits(u32::from(upper) << 16 | u32::from(lower)))
        })
    }

    /// The neighbours by the standard library, which goes another way: +0 first
    /// after the negative numbers, then the rest.
    fn check_neighbours(x: f32) {
        if x.is_nan() {
            assert_eq!(x.rank(), None);
            assert!(ulp(x).is_nan());
            return;
        }
        if x.is_infinite() {
            assert_eq!(ulp(x), f32::INFINITY);
            assert_eq!(ulp_distance(x, f32::MAX.copysign(x)), Some(1));
            return;
        }
        let (up, down) = (x.next_up(), x.next_down());
        assert_eq!(ulp_distance(x, up), Some(1), "{x:e} up");
        assert_eq!(ulp_distance(down, x), Some(1), "{x:e} down");
        assert_eq!(ulp_distance(down, up), Some(2), "{x:e} around");
        assert_eq!(ulp_distance(x, x), Some(0));
        assert_eq!(ulp_distance(x, -x), Some(2 * u64::from(x.abs().to_bits())), "{x:e} across zero");
        assert_eq!(f32::from_rank(x.rank().unwrap()), Some(x));
        let unit = ulp(x);
        assert!(unit > 0.0 && unit.is_finite(), "{x:e}");
        assert_eq!(unit.to_bits(), ulp(-x).to_bits());
        let away = if x.is_sign_negative() { -down } else { up };
        let outer = if away.is_finite() { f64::from(away) } else { 2f64.powi(128) };
        assert_eq!(f64::from(unit), outer - f64::from(x.abs()), "{x:e}");
        assert_eq!(error_in_ulps(x, f64::from(x)), 0.0);
        assert_eq!(error_in_ulps(away.copysign(x), f64::from(x)), 1.0, "{x:e}");
        assert_eq!(error_in_ulps(x, f64::from(x) + f64::from(unit).copysign(f64::from(x)) / 4.0), 0.25, "{x:e}");
    }

    #[test]
    fn neighbours_of_every_upper_half() {
        stratified().for_each(check_neighbours);
    }

    #[test]
    #[ignore = "all 2³² patterns of f32: about a minute in release"]
    fn neighbours_of_every_f32() {
        (0..=u32::MAX).map(f32::from_bits).for_each(check_neighbours);
    }

    #[test]
    fn ulp_of_zero_is_the_smallest_subnormal() {
        for zero in [0.0f64, -0.0] {
            assert_eq!(ulp(zero).to_bits(), 1u64);
            assert_eq!(ulp(zero as f32).to_bits(), 1u32);
        }
    }

    #[test]
    fn an_expected_zero_refuses_everything_but_zero() {
        for got in stratified().filter(|&got| got != 0.0) {
            assert!(ulp_distance(got, 0.0) != Some(0), "{got:e}");
            assert!(error_in_ulps(got, 0.0) >= 1.0, "{got:e}");
            assert!(error_in_ulps(got, -0.0) >= 1.0, "{got:e}");
        }
    }

    #[test]
    fn the_unit_doubles_at_a_power_of_two_and_nowhere_else() {
        for exponent in -125..=127 {
            let power = 2f32.powi(exponent);
            assert_eq!(ulp(power), 2.0 * ulp(power.next_down()), "2^{exponent}");
            assert_eq!(ulp(power), ulp(power.next_up()), "2^{exponent}");
        }
        // The subnormals and the first normal binade share their unit.
        assert_eq!(ulp(f32::MIN_POSITIVE), ulp(f32::MIN_POSITIVE.next_down()));
        assert_eq!(ulp(f64::MIN_POSITIVE), f64::from_bits(1));
        assert_eq!(ulp(2f64.powi(-1021)), 2.0 * f64::from_bits(1));
        assert_eq!(ulp(f64::MAX), 2f64.powi(971));
    }

    #[test]
    fn an_exact_value_next_to_a_power_of_two_takes_the_unit_of_its_own_side() {
        let half_unit_below = f64::from(f32::EPSILON) / 4.0;
        assert_eq!(error_in_ulps(1.0f32, 1.0 - half_unit_below), 0.5);
        assert_eq!(error_in_ulps(1.0f32, 1.0 + half_unit_below), 0.25);
        assert_eq!(error_in_ulps(1.0f32.next_down(), 1.0), 0.5);
        assert_eq!(error_in_ulps(1.0f32.next_up(), 1.0), 1.0);
    }

    #[test]
    fn subnormal_exact_values_are_measured_in_the_smallest_subnormal() {
        let smallest = f64::from(f32::from_bits(1));
        assert_eq!(error_in_ulps(0.0f32, smallest / 2.0), 0.5);
        assert_eq!(error_in_ulps(f32::from_bits(1), smallest / 2.0), 0.5);
        assert_eq!(error_in_ulps(0.0f32, smallest / 1024.0), 1.0 / 1024.0);
        assert_eq!(error_in_ulps(0.0f32, f64::from_bits(1)), 2f64.powi(-1074 + 149));
        assert_eq!(error_in_ulps(-f32::from_bits(1), smallest), 2.0);
        // A subnormal flushed to zero is a large error, not a small one.
        assert_eq!(error_in_ulps(0.0f32, f64::from(f32::MIN_POSITIVE)), 2f64.powi(23));
    }

    #[test]
    fn overflow_is_measured_up_to_where_infinity_stands() {
        let (max, unit) = (f64::from(f32::MAX), 2f64.powi(104));
        assert_eq!(error_in_ulps(f32::INFINITY, max + 0.5 * unit), 0.5);
        assert_eq!(error_in_ulps(f32::MAX, max + 0.5 * unit), 0.5);
        assert_eq!(error_in_ulps(f32::MAX, max + 0.75 * unit), 0.75);
        assert_eq!(error_in_ulps(f32::NEG_INFINITY, -max), 1.0);
        assert_eq!(error_in_ulps(f32::INFINITY, 1.0), 2f64.powi(151) - 2f64.powi(23));
        for exact in [max + unit, 1e300, f64::MAX, f64::INFINITY] {
            assert_eq!(error_in_ulps(f32::INFINITY, exact), 0.0);
            assert_eq!(error_in_ulps(f32::NEG_INFINITY, -exact), 0.0);
            for wrong in [f32::MAX, f32::NEG_INFINITY, 0.0, f32::NAN] {
                assert_eq!(error_in_ulps(wrong, exact), f64::INFINITY, "{wrong} for {exact}");
            }
        }
    }

    #[test]
    fn nan_is_never_near_a_number_and_never_lost_in_a_maximum() {
        for x in [0.0, 1.0, -1.0, f32::MAX, f32::INFINITY, f32::NEG_INFINITY, f32::from_bits(1)] {
            assert_eq!(ulp_distance(x, f32::NAN), None);
            assert_eq!(ulp_distance(-f32::NAN, x), None);
            assert_eq!(error_in_ulps(f32::NAN, f64::from(x)), f64::INFINITY);
            assert_eq!(error_in_ulps(x, f64::NAN), f64::INFINITY);
            assert_eq!(0f64.max(error_in_ulps(f32::NAN, f64::from(x))), f64::INFINITY);
        }
        assert_eq!(error_in_ulps(-f32::NAN, f64::NAN), 0.0);
    }

    #[test]
    fn the_whole_line_is_counted_without_overflow() {
        assert_eq!(ulp_distance(f64::NEG_INFINITY, f64::INFINITY), Some(2 * 0x7ff0_0000_0000_0000));
        assert_eq!(ulp_distance(f64::MIN, f64::MAX), Some(2 * 0x7fef_ffff_ffff_ffff));
        assert_eq!(ulp_distance(f32::NEG_INFINITY, f32::INFINITY), Some(2 * 0x7f80_0000));
        assert_eq!(f64::from_rank(i64::MIN), None);
        assert_eq!(f64::from_rank(i64::MAX), None);
    }

    #[test]
    fn every_pair_of_an_eight_bit_type_is_the_walk_between_them() {
        let mut line: Vec<f64> = Tiny::all().map(Tiny::to_f64).filter(|x| !x.is_nan()).collect();
        line.sort_by(f64::total_cmp);
        line.dedup();
        assert_eq!(line.len(), 2 * 0x70 + 1);
        for a in Tiny::all() {
            for b in Tiny::all() {
                let place = |x: Tiny| line.iter().position(|&y| y == x.to_f64());
                let walked = place(a).zip(place(b)).map(|(a, b)| a.abs_diff(b) as u64);
                assert_eq!(ulp_distance(a, b), walked, "{a} and {b}");
            }
        }
        for (index, &x) in line.iter().enumerate() {
            let unit = ulp(Tiny::from_rank(index as i64 - 0x70).unwrap()).to_f64();
            let outer = if x < 0.0 { index.checked_sub(1).map(|i| line[i]) } else { line.get(index + 1).copied() };
            let past = match outer {
                None => continue,
                Some(outer) if outer.is_infinite() => 16.0,
                Some(outer) => outer.abs(),
            };
            assert_eq!(unit, past - x.abs(), "{x}");
        }
    }

    /// Exact values on a grid 16 times finer than the smallest unit, up to where
    /// infinity stands: the error is the distance in units of the binade that
    /// `exact` lies in, so the nearest values are within ½ and both values
    /// around `exact` within 1, and no other value is nearer than these.
    #[test]
    fn every_error_of_an_eight_bit_type() {
        let stand = |x: Tiny| x.to_f64().clamp(-16.0, 16.0);
        let values: Vec<Tiny> = Tiny::all().filter(|x| x.rank().is_some()).collect();
        for step in -16 * 1024 + 1..16 * 1024 {
            let exact = f64::from(step) / 1024.0;
            let binade = [0.5, 1.0, 2.0, 4.0, 8.0].iter().filter(|&&power| power <= exact.abs()).count();
            let unit = 2f64.powi(binade as i32 - 6);
            let nearest = values.iter().map(|&x| (stand(x) - exact).abs()).fold(f64::INFINITY, f64::min);
            for &got in &values {
                let (error, away) = (error_in_ulps(got, exact), (stand(got) - exact).abs());
                assert_eq!(error, away / unit, "{got} for {exact}");
                assert!(away > nearest || error <= 0.5, "{got} is nearest to {exact}, yet {error} ulp off");
                let around = if got.to_f64() <= exact { 1 } else { -1 };
                let next = Tiny::from_rank(got.rank().unwrap() + around);
                if next.is_some_and(|next| (stand(next) - exact) * (stand(got) - exact) < 0.0) {
                    assert!(error < 1.0, "{got} is next to {exact}, yet {error} ulp off");
                }
            }
        }
    }

    fn any_f64() -> impl Strategy<Value = f64> {
        any::<u64>().prop_map(f64::from_bits)
    }

    proptest! {
        #[test]
        fn distance_is_additive_and_symmetric(a in any_f64(), b in any_f64(), c in any_f64()) {
            let mut on_line: Vec<f64> = [a, b, c].into_iter().filter(|x| !x.is_nan()).collect();
            on_line.sort_by(f64::total_cmp);
            if let [a, b, c] = on_line[..] {
                let ab = ulp_distance(a, b).unwrap();
                prop_assert_eq!(ulp_distance(b, a), Some(ab));
                prop_assert_eq!(ab.checked_add(ulp_distance(b, c).unwrap()), ulp_distance(a, c));
            }
        }

        #[test]
        fn rounding_to_f32_is_within_half(x in any_f64(), y in -200i32..200, fraction in 1.0..2.0f64) {
            for exact in [x, fraction * 2f64.powi(y), -fraction * 2f64.powi(y)] {
                let error = error_in_ulps(exact as f32, exact);
                prop_assert!(error <= 0.5, "{exact:e}: {error}");
            }
        }

        #[test]
        fn a_step_of_f64_is_its_ulp(x in any_f64()) {
            prop_assume!(x.is_finite() && x.abs() < f64::MAX);
            prop_assert_eq!(ulp(x), x.abs().next_up() - x.abs());
            prop_assert_eq!(ulp_distance(x, x.next_up()), Some(1));
            prop_assert_eq!(f64::from_rank(x.rank().unwrap()), Some(x));
        }
    }
}
