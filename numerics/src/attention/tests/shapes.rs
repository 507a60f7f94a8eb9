//! What does not fit is named.

use super::*;

fn refusal(case: &Case, how: Attend<'_>, out: (usize, usize, usize), logarithms: usize) -> String {
    let mut texts = vec![];
    for (_, forward) in FORWARDS {
        let mut y = vec![0.0; out.0 * out.1 * out.2];
        let heads = HeadsMut::new(&mut y, out.0, out.1, out.2).unwrap();
        texts.push(forward(case.inputs(), how, heads, &mut vec![0.0; logarithms]).unwrap_err().to_string());
    }
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
    texts.swap_remove(0)
}

#[test]
fn every_part_that_does_not_fit_is_named() {
    let case = Case::new(0, (4, 2), (3, 5), (6, 7));
    let refused = |out, logarithms| refusal(&case, Attend::ALL, out, logarithms);
    assert_eq!(refused((3, 3, 7), 12), "outputs have 3 heads, where there should be 4");
    assert_eq!(refused((4, 2, 7), 12), "outputs have 2 rows, where there should be 3");
    assert_eq!(refused((4, 3, 6), 12), "outputs have 6 columns, where there should be 7");
    assert_eq!(refused((4, 3, 7), 11), "log-sum-exps have 11 numbers, where there should be 12");
    let masked = |mask: &[bool]| refusal(&case, Attend::ALL.keys(mask), (4, 3, 7), 12);
    for len in [0, 1, 4, 6, 9, 15, 20] {
        assert_eq!(masked(&vec![true; len]), format!("a mask of {len} for 2 heads of 5 keys"));
    }
    let scaled = |scale| refusal(&case, Attend::ALL.scale(scale), (4, 3, 7), 12);
    assert_eq!(scaled(f32::INFINITY), "scores cannot be scaled by inf");
    assert_eq!(scaled(f32::NAN), "scores cannot be scaled by NaN");
    let uneven = Case::new(0, (3, 2), (1, 1), (1, 1));
    let text = refusal(&uneven, Attend::ALL, (3, 1, 1), 3);
    assert_eq!(text, "3 heads of queries cannot share 2 heads of keys evenly");
}

#[test]
fn inputs_that_differ_are_named() {
    let x = [0.0; 24];
    let refused = |keys: (usize, usize, usize), values: (usize, usize, usize)| {
        let strided = |(heads, rows, cols)| Heads::with_strides(&x, (heads, rows, cols), 1, 1).unwrap();
        let inputs = Inputs { queries: strided((2, 3, 4)), keys: strided(keys), values: strided(values) };
        let mut y = [0.0; 24];
        naive(inputs, Attend::ALL, HeadsMut::new(&mut y, 2, 3, 4).unwrap(), &mut [0.0; 6]).unwrap_err().to_string()
    };
    assert_eq!(refused((2, 3, 5), (2, 3, 4)), "keys have 5 columns, where there should be 4");
    assert_eq!(refused((2, 3, 4), (1, 3, 4)), "values have 1 heads, where there should be 2");
    assert_eq!(refused((2, 3, 4), (2, 2, 4)), "values have 2 rows, where there should be 3");
    assert_eq!(refused((0, 3, 4), (0, 3, 4)), "2 heads of queries cannot share 0 heads of keys evenly");
}

#[test]
fn gradients_that_do_not_fit_are_named() {
    let case = Case::new(0, (2, 1), (3, 5), (6, 7));
    let refused = |q: usize, k: usize, v: usize| {
        let (mut dq, mut dk, mut dv) = (vec![0.0; 2 * q * 6], vec![0.0; k * 6], vec![0.0; v * 7]);
        let gradient = InputsMut {
            queries: HeadsMut::new(&mut dq, 2, q, 6).unwrap(),
            keys: HeadsMut::new(&mut dk, 1, k, 6).unwrap(),
            values: HeadsMut::new(&mut dv, 1, v, 7).unwrap(),
        };
        naive_backward(case.inputs(), Attend::ALL, case.out_gradient(), gradient).unwrap_err().to_string()
    };
    assert_eq!(refused(2, 5, 5), "gradients of queries have 2 rows, where there should be 3");
    assert_eq!(refused(3, 4, 5), "gradients of keys have 4 rows, where there should be 5");
    assert_eq!(refused(3, 5, 6), "gradients of values have 6 rows, where there should be 5");
    let text = naive_backward(case.inputs(), Attend::ALL, case.inputs().queries, case.no_gradient()).unwrap_err();
    assert_eq!(text.to_string(), "gradients of outputs have 6 columns, where there should be 7");
}

impl Case {
    fn no_gradient(&self) -> InputsMut<'static, f32> {
        let none = || HeadsMut::new(&mut [], 0, 0, 0).unwrap();
        InputsMut { queries: none(), keys: none(), values: none() }
    }
}

#[test]
fn nothing_at_all_is_a_shape_too() {
    for (heads, queries, keys, cols, value_cols) in
        [(0, 3, 3, 4, 4), (2, 0, 3, 4, 4), (2, 3, 0, 4, 4), (2, 3, 3, 0, 4), (2, 3, 3, 4, 0), (2, 0, 0, 0, 0)]
    {
        let case = Case::new(1, (heads, heads), (queries, keys), (cols, value_cols));
        for (name, forward) in FORWARDS {
            let (out, log) = case.run(forward, Attend::ALL);
            if keys == 0 {
                assert!(out.iter().all(|&y| y == 0.0), "{name}");
                assert!(log.iter().all(|&l| l == f32::NEG_INFINITY), "{name}");
            }
            if cols == 0 && queries > 0 {
                // All scores are 0.
                let mean = |t: usize| (0..3).map(|j| case.v[j * 4 + t]).sum::<f32>() / 3.0;
                assert!((0..4).all(|t| (out[t] - mean(t)).abs() < 1e-6), "{name}");
            }
        }
    }
}
