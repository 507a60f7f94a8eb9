//! Against the definition by angles, dual numbers, and what every margin must keep.

use super::*;
use crate::{
    dual::{self, Dual, derivative},
    half::{F16, RandomBits},
    softmax::{cross_entropy, cross_entropy_gradient},
};

/// Every kind, one at a time and mixed.
fn margins() -> Vec<Margin> {
    let parts = [(1.0, 0.0, 0.0), (1.0, 0.0, 0.35), (1.0, 0.5, 0.0), (2.0, 0.0, 0.0), (3.0, 0.0, 0.0), (4.0, 0.0, 0.0)];
    let mixed = [(1.35, 0.3, 0.1), (1.0, PI, 0.0), (2.5, 0.2, 0.4), (1.0, 0.3, 0.2), (64.0, 0.1, 0.0)];
    let all = parts.into_iter().chain(mixed);
    all.map(|(m1, m2, m3)| Margin::new(30.0, m1, m2, m3).unwrap()).collect()
}

fn cosines() -> impl Iterator<Item = f64> {
    (-500..=500).map(|i| f64::from(i) / 500.0)
}

/// By the angle, over dual numbers.
fn definition(margin: Margin, cosine: Dual) -> Dual {
    let phi = cosine.acos() * margin.m1 + margin.m2;
    let k = if phi.value <= PI { 0.0 } else { (phi.value / PI).floor() };
    let value = match margin.beyond {
        Beyond::Shifted if k > 0.0 => cosine - margin.m2 * margin.m2.sin(),
        _ => phi.cos() * if k % 2.0 == 0.0 { 1.0 } else { -1.0 } - 2.0 * k,
    };
    (value - margin.m3) * margin.scale
}

#[test]
fn logits_and_slopes_are_those_of_the_definition() {
    for margin in margins() {
        for margin in [margin, margin.beyond(Beyond::Shifted)] {
            for cosine in cosines() {
                let phi = margin.m1 * cosine.acos() + margin.m2;
                let exact = derivative(|c| definition(margin, c), cosine);
                // At its beginning a jump is on either side of a rounding.
                if margin.beyond == Beyond::Shifted && (phi - PI).abs() < 1e-9 {
                    continue;
                }
                let got = margin.logit(cosine);
                assert!((got - exact.value).abs() < 1e-13 * 30.0 * margin.m1, "{got}, not {exact:?} at {cosine}");
                let theta = cosine.acos();
                if theta > CLEARANCE && theta < PI - CLEARANCE {
                    let got = margin.slope(cosine);
                    let allowed = 1e-11 * 30.0 * margin.m1 * margin.m1;
                    assert!((got - exact.slope).abs() < allowed, "{got}, not {exact:?} at {cosine} for {margin:?}");
                }
            }
        }
    }
}

#[test]
fn no_margin_is_plain_softmax_to_the_bit() {
    let none = Margin::new(64.0, 1.0, 0.0, 0.0).unwrap();
    for cosine in cosines() {
        assert_eq!(none.logit(cosine), 64.0 * cosine);
        assert_eq!(none.slope(cosine), 64.0);
    }
}

fn falls(margin: Margin) -> bool {
    let logits: Vec<f64> = cosines().map(|c| margin.logit(c)).collect();
    logits.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12)
}

#[test]
fn a_smaller_cosine_has_a_smaller_logit_and_a_margin_only_lowers_it() {
    for margin in margins() {
        for margin in [margin, margin.beyond(Beyond::Shifted)] {
            if margin.beyond == Beyond::Shifted && (margin.m1 > 1.0 || margin.m2 > 2.0) {
                continue; // Never meant for it.
            }
            let logits: Vec<f64> = cosines().map(|c| margin.logit(c)).collect();
            assert!(falls(margin), "{margin:?}");
            assert!(logits.iter().zip(cosines()).all(|(&logit, c)| logit <= 30.0 * c + 1e-12), "{margin:?}");
        }
    }
    for (m2, falling) in [(2.33, true), (2.34, false)] {
        assert_eq!(falls(Margin::arc_face(1.0, m2).unwrap().beyond(Beyond::Shifted)), falling);
        assert!(falls(Margin::arc_face(1.0, m2).unwrap()));
    }
    // The plain cosine, which it would be without going on, rises again.
    let plain = |c: f64| (c.acos() + 0.5).cos();
    assert!(plain(-1.0) > plain(-0.9));
}

#[test]
fn continued_has_no_jump_and_shifted_one_of_known_size() {
    let before = |m2: f64| (PI - m2 - 1e-7).cos();
    let after = |m2: f64| (PI - m2 + 1e-7).cos();
    let arc_face = Margin::arc_face(1.0, 0.5).unwrap();
    assert!((arc_face.logit(before(0.5)) - arc_face.logit(after(0.5))).abs() < 1e-6);
    let shifted = arc_face.beyond(Beyond::Shifted);
    assert!((shifted.logit(before(0.5)) + 1.0).abs() < 1e-6);
    assert!((shifted.logit(after(0.5)) + 1.1173).abs() < 1e-4);
    for margin in margins() {
        for k in 1..=64 {
            let theta = (f64::from(k) * PI - margin.m2) / margin.m1;
            if theta > 1e-3 && theta < PI - 1e-3 {
                let sides = [theta - 1e-9, theta + 1e-9].map(|theta| margin.logit(theta.cos()));
                assert!((sides[0] - sides[1]).abs() < 1e-5, "{sides:?} for {margin:?}");
            }
        }
    }
}

#[test]
fn slopes_at_the_ends_are_finite_and_those_nearby() {
    for margin in margins() {
        for end in [-1.0, 1.0] {
            let slope = margin.slope(end);
            assert!(slope.is_finite() && slope >= 0.0);
            assert_eq!(slope, margin.slope(1.005 * end), "rounding made it more than 1");
            assert_eq!(margin.logit(end), margin.logit(1.005 * end));
        }
        if margin.m2 == 0.0 {
            // The limit at θ = 0 is m₁².
            let limit = 30.0 * margin.m1 * margin.m1;
            assert!((margin.slope(1.0) / limit - 1.0).abs() < 1e-4, "{margin:?}");
        }
        assert!(margin.logit(f64::NAN).is_nan() && margin.slope(f64::NAN).is_nan());
    }
}

#[test]
fn the_gradient_of_the_loss_is_that_of_dual_numbers() {
    let mut random = RandomBits::seeded(3);
    let mut cosine = || (random.next_bits() >> 11) as f64 * 2f64.powi(-52) - 1.0;
    for margin in margins().into_iter().filter(|margin| margin.m1 < 10.0) {
        for n in [1, 2, 6] {
            let cosines: Vec<f64> = (0..n).map(|_| 0.999 * cosine()).collect();
            let targets = [Some(n / 2)];
            let mut logits = cosines.clone();
            margin_logits(RowsMut::one(&mut logits), &targets, margin).unwrap();
            let mut got = vec![9.0; n];
            let losses = cross_entropy_gradient(Rows::one(&logits), &targets, 0.0, RowsMut::one(&mut got)).unwrap();
            margin_gradient(Rows::one(&cosines), &targets, margin, RowsMut::one(&mut got)).unwrap();
            let loss = |cosines: &[Dual]| {
                let logit = |(i, &c): (usize, &Dual)| if i == n / 2 { definition(margin, c) } else { c * margin.scale };
                let logits: Vec<Dual> = cosines.iter().enumerate().map(logit).collect();
                let most = logits.iter().map(|x| x.value).fold(f64::MIN, f64::max);
                logits.iter().map(|&x| (x - most).exp()).sum::<Dual>().ln() + most - logits[n / 2]
            };
            let constants: Vec<Dual> = cosines.iter().map(|&c| c.into()).collect();
            assert!((loss(&constants).value - losses[0]).abs() < 1e-11);
            for (got, exact) in got.iter().zip(dual::gradient(loss, &cosines)) {
                assert!((got - exact).abs() < 1e-9 * (1.0 + exact.abs()), "{got}, not {exact} for {margin:?}");
            }
        }
    }
}

#[test]
fn only_the_target_has_a_margin_and_an_ignored_row_none() {
    let margin = Margin::new(16.0, 1.0, 0.5, 0.25).unwrap();
    let cosines = [0.5f32, -0.25, 1.0, 0.125, f32::NAN, 0.5];
    let targets = [Some(1), None, Some(1)];
    let mut logits = cosines;
    margin_logits(RowsMut::new(&mut logits, 2).unwrap(), &targets, margin).unwrap();
    assert_eq!((logits[0], &logits[2..4]), (8.0, &[16.0, 2.0][..]));
    assert_eq!(logits[1], margin.logit(-0.25) as f32);
    assert!(logits[4].is_nan() && logits[5] == margin.logit(0.5) as f32);
    assert_eq!(cross_entropy(Rows::new(&logits[..4], 2).unwrap(), &targets[..2], 0.0).unwrap()[1], 0.0);

    let mut gradient = [1.0f32; 6];
    margin_gradient(Rows::new(&cosines, 2).unwrap(), &targets, margin, RowsMut::new(&mut gradient, 2).unwrap())
        .unwrap();
    let slopes = [margin.slope(-0.25), margin.slope(0.5)].map(|slope| slope as f32);
    assert_eq!(gradient, [16.0, slopes[0], 16.0, 16.0, 16.0, slopes[1]]);

    let mut halves = [0.5, -0.25].map(F16::from_f64);
    margin_logits(RowsMut::one(&mut halves), &[Some(1)], margin).unwrap();
    assert_eq!(halves, [8.0, margin.logit(-0.25)].map(F16::from_f64));
}

#[test]
fn what_is_refused_is_named_and_nothing_is_written() {
    let nan = f64::NAN;
    let refused = |s, m1, m2, m3| Margin::new(s, m1, m2, m3).unwrap_err();
    for scale in [0.0, -1.0, nan, f64::INFINITY] {
        assert!(matches!(refused(scale, 1.0, 0.0, 0.0), MarginError::Scale { .. }));
    }
    for m1 in [0.9, 65.0, nan] {
        assert!(matches!(refused(1.0, m1, 0.0, 0.0), MarginError::Factor { .. }));
    }
    for m2 in [-0.1, 3.15, nan] {
        assert!(matches!(refused(1.0, 1.0, m2, 0.0), MarginError::Angle { .. }));
    }
    for m3 in [-0.1, nan, f64::INFINITY] {
        assert!(matches!(refused(1.0, 1.0, 0.0, m3), MarginError::Cut { .. }));
    }
    let margin = Margin::arc_face(64.0, 0.5).unwrap();
    let mut x = [0.5, 0.1, 2.0, 0.3];
    let mut logits = |targets: &[Option<usize>]| margin_logits(RowsMut::new(&mut x, 2).unwrap(), targets, margin);
    assert_eq!(logits(&[None]), Err(MarginError::Targets { rows: 2, targets: 1 }));
    assert_eq!(logits(&[None, Some(2)]), Err(MarginError::Target { row: 1, target: 2, classes: 2 }));
    assert_eq!(logits(&[Some(0), Some(0)]), Err(MarginError::Cosine { row: 1, cosine: 2.0 }));
    assert_eq!(x, [0.5, 0.1, 2.0, 0.3]);
    let mut gradient = [1.0; 3];
    let refused = margin_gradient(Rows::one(&x), &[None], margin, RowsMut::one(&mut gradient)).unwrap_err();
    assert!(matches!(refused, MarginError::Shape(_)) && refused.source().is_some());
}
