//! What is written past the caches is what else would be written, at every offset into a line.

use super::*;
use crate::{simd::dispatch, softmax::single::Softmax};

/// Rows of which some are not ordinary.
fn logits(rows: usize, stride: usize) -> Vec<f32> {
    let mut random = Random(21);
    let mut x = random.row(rows * stride, 0.0, 4.0);
    for (i, row) in x.chunks_mut(stride.max(1)).enumerate() {
        match i % 5 {
            1 => row[stride / 2] = f32::NEG_INFINITY,
            2 => row[stride / 2] = 300.0,
            3 => row.fill(-1e30),
            4 => row[0] = f32::NAN,
            _ => {}
        }
    }
    x
}

fn compute(x: &[f32], shape: (usize, usize, usize), offset: usize, past: bool) -> Vec<f32> {
    let (rows, cols, stride) = shape;
    let mut out = vec![0.5; x.len() + offset];
    let rows_of_x = Rows::with_stride(x, rows, cols, stride).unwrap();
    let rows_of_out = RowsMut::with_stride(&mut out[offset..], rows, cols, stride).unwrap();
    let rows = Task::new(rows_of_x, rows_of_out).unwrap();
    dispatch(Softmax { rows, long: 0, past });
    out
}

#[test]
fn past_the_caches_the_same_arrives() {
    let shapes = [(0, 0, 0), (3, 0, 0), (1, 1, 1), (70, 1, 1), (9, 7, 7), (40, 128, 128), (37, 100, 111)];
    let long = [(6, 2049, 2049), (6, 3001, 3010), (1, 5000, 5000)];
    at_every_level(|level| {
        for shape in shapes.into_iter().chain(long) {
            let x = logits(shape.0, shape.2);
            for offset in [0, 1, 4, 15] {
                let got = compute(&x, shape, offset, true);
                let expected = compute(&x, shape, offset, false);
                for (i, (got, expected)) in got.into_iter().zip(expected).enumerate() {
                    // Sums are added up in another order.
                    let near = (got - expected).abs() <= 3.0 * f32::EPSILON * expected + 1e-44;
                    assert!(near || got.is_nan() && expected.is_nan(), "{i} of {shape:?} from {offset} on at {level}");
                }
            }
        }
    });
}

#[test]
fn in_place_nothing_is_sent_past() {
    let mut x = [1.0f32, 1.0];
    dispatch(Softmax { rows: Task::InPlace(RowsMut::one(&mut x)), long: 0, past: true });
    assert_eq!(x, [0.5, 0.5]);
}
