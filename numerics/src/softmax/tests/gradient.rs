//! Gradients against dual numbers and against what they must not depend on.

use super::*;
use crate::{
    dual::{self, Dual},
    half::F16,
};

/// Σ gᵢ·pᵢ and Σ gᵢ·ln pᵢ of softmax as it is defined.
fn weighted(x: &[Dual], g: &[f64], logarithm: bool) -> Dual {
    let sum: Dual = x.iter().map(|x| x.exp()).sum();
    let of = |x: Dual| if logarithm { x - sum.ln() } else { x.exp() / sum };
    x.iter().zip(g).map(|(&x, &g)| of(x) * g).sum()
}

#[test]
fn both_gradients_are_those_of_the_definition() {
    let mut random = Random(101);
    for n in [1, 2, 3, 7, 8, 9, 50] {
        for _ in 0..10 {
            let x: Vec<f64> = (0..n).map(|_| random.normal(3.0)).collect();
            let g: Vec<f64> = (0..n).map(|_| random.normal(1.0)).collect();
            let mut got = vec![9.0; n];
            softmax_gradient(Rows::one(&softmax_of(&x)), Rows::one(&g), RowsMut::one(&mut got)).unwrap();
            for (got, exact) in got.iter().zip(dual::gradient(|x| weighted(x, &g, false), &x)) {
                assert!((got - exact).abs() < 1e-14, "{got} for {exact}");
            }
            log_softmax_gradient(Rows::one(&log_softmax_of(&x)), Rows::one(&g), RowsMut::one(&mut got)).unwrap();
            for (got, exact) in got.iter().zip(dual::gradient(|x| weighted(x, &g, true), &x)) {
                assert!((got - exact).abs() < 1e-13, "{got} for {exact}");
            }
        }
    }
}

#[test]
fn narrow_types_are_rounded_once() {
    let mut random = Random(103);
    for n in [1, 5, 100, 3000] {
        let p = softmax_of(&random.row(n, 0.0, 4.0));
        let g = random.row(n, 0.0, 1.0);
        let wide = |x: &[f32]| x.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
        let mut exact = vec![0.0; n];
        softmax_gradient(Rows::one(&wide(&p)), Rows::one(&wide(&g)), RowsMut::one(&mut exact)).unwrap();
        let mut got = vec![9.0; n];
        softmax_gradient(Rows::one(&p), Rows::one(&g), RowsMut::one(&mut got)).unwrap();
        assert!(got.iter().zip(&exact).all(|(&got, &exact)| got == exact as f32), "{n}");
    }
    let half = |x: f32| F16::from_f32(x);
    let mut got = [half(9.0); 2];
    softmax_gradient(Rows::one(&[half(0.25), half(0.75)]), Rows::one(&[half(1.0), half(2.0)]), RowsMut::one(&mut got))
        .unwrap();
    assert_eq!(got, [half(-0.1875), half(0.1875)]);
}

#[test]
fn an_equal_gradient_for_all_is_none_and_shapes_must_agree() {
    let p = softmax_of(&[1.0, 2.0, 3.0, 4.0f64]);
    let mut out = [9.0; 4];
    softmax_gradient(Rows::one(&p), Rows::one(&[5.0; 4]), RowsMut::one(&mut out)).unwrap();
    assert!(out.iter().all(|g| g.abs() < 1e-15), "{out:?}");
    for wrong in [Rows::new(&[0.0; 4], 2).unwrap(), Rows::one(&[0.0; 3])] {
        assert!(softmax_gradient(Rows::one(&p), wrong, RowsMut::one(&mut out)).is_err());
        assert!(softmax_gradient(wrong, Rows::one(&p), RowsMut::one(&mut out)).is_err());
        assert!(log_softmax_gradient(Rows::one(&p), wrong, RowsMut::one(&mut out)).is_err());
        assert!(log_softmax_gradient(wrong, Rows::one(&p), RowsMut::one(&mut out)).is_err());
    }
}
