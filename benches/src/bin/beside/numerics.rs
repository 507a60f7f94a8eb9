//! On numbers: DATA is a file of little-endian `f32`, read as rows of NUMBER columns, and the
//! answer is one of `f32` too.
//!
//! | WORK | answer |
//! |---|---|
//! | `softmax` | as the data |
//! | `log-sum-exp` | one number a row |
//! | `cross-entropy` | one a row, the target of row i being 7919·i modulo NUMBER |
//! | `top-8`, `top-64` | that many probabilities a row, from the greatest down |
//! | `attention`, `attention-causal` | the outputs of one head; a quarter of the rows each are queries, keys, values and the outputs' gradient |
//! | `attention-gradients` | the gradients of queries, keys and values, computed after the outputs |

use std::error::Error;

use kihon_numerics::{
    attention::{Attend, AttentionError, Heads, HeadsMut, Inputs, InputsMut, Outputs, backward, forward},
    softmax::{Rows, RowsMut, cross_entropy, log_sum_exp, softmax, softmax_top_k},
};

use super::Work;

struct Numbers {
    work: String,
    all: Vec<f32>,
    cols: usize,
    /// Of `top-…`.
    k: usize,
    targets: Vec<Option<usize>>,
    found: Vec<u32>,
    answer: Vec<f32>,
}

pub(super) fn work(name: &str, data: &[u8], columns: &str) -> Result<Box<dyn Work>, Box<dyn Error>> {
    let all: Vec<f32> = data.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    let (rows, cols) = Rows::new(&all, columns.parse()?)?.shape();
    let k = match name {
        "softmax" => cols,
        "log-sum-exp" | "cross-entropy" | "attention" | "attention-causal" | "attention-gradients" => 1,
        top => top.strip_prefix("top-").ok_or("no such work")?.parse()?,
    };
    let quarters = if name == "attention-gradients" { 3 } else { 1 };
    let numbers = if name.starts_with("attention") { all.len() / 4 * quarters } else { rows * k };
    Ok(Box::new(Numbers {
        work: name.to_owned(),
        cols,
        k,
        targets: (0..rows).map(|i| Some(7919 * i % cols)).collect(),
        found: vec![0; if name.starts_with("top-") { rows * k } else { 0 }],
        answer: vec![0.0; numbers],
        all,
    }))
}

impl Work for Numbers {
    fn run(&mut self) -> Result<(), Box<dyn Error>> {
        let Self { work, all, cols, k, targets, found, answer } = self;
        let (cols, x) = (*cols, Rows::new(all, *cols)?);
        match work.as_str() {
            "softmax" => softmax(x, RowsMut::new(answer, cols)?)?,
            "log-sum-exp" => log_sum_exp(x, answer)?,
            "cross-entropy" => {
                let losses = cross_entropy(x, targets, 0.0)?;
                answer.iter_mut().zip(losses).for_each(|(y, loss)| *y = loss as f32);
            }
            "attention" => outputs(all, cols, Attend::ALL, answer).map(drop)?,
            "attention-causal" => outputs(all, cols, Attend::causal(), answer).map(drop)?,
            "attention-gradients" => gradients(all, cols, answer)?,
            _ => softmax_top_k(x, RowsMut::new(found, *k)?, RowsMut::new(answer, *k)?)?,
        }
        Ok(())
    }

    fn answer(&self) -> Vec<u8> {
        self.answer.iter().flat_map(|y| y.to_le_bytes()).collect()
    }
}

/// Of the first three quarters of `all` the outputs; the logarithms of the sums.
fn outputs(all: &[f32], cols: usize, how: Attend, out: &mut [f32]) -> Result<Vec<f32>, AttentionError> {
    let (inputs, tokens) = (inputs(all, cols)?, all.len() / 4 / cols);
    let mut log_sum_exp = vec![0.0; tokens];
    forward(inputs, how, HeadsMut::new(out, 1, tokens, cols)?, &mut log_sum_exp)?;
    Ok(log_sum_exp)
}

/// Of the first three quarters of `all` the gradients, from that of the outputs, the fourth.
fn gradients(all: &[f32], cols: usize, answer: &mut [f32]) -> Result<(), AttentionError> {
    let (quarter, tokens) = (all.len() / 4, all.len() / 4 / cols);
    let mut out = vec![0.0; quarter];
    let log_sum_exp = outputs(all, cols, Attend::ALL, &mut out)?;
    let heads = |x| Heads::new(x, 1, tokens, cols);
    let outputs = Outputs { out: heads(&out)?, log_sum_exp: &log_sum_exp, gradient: heads(&all[3 * quarter..])? };
    let (queries, rest) = answer.split_at_mut(quarter);
    let (keys, values) = rest.split_at_mut(quarter);
    let [queries, keys, values] = [queries, keys, values].map(|x| HeadsMut::new(x, 1, tokens, cols));
    let gradient = InputsMut { queries: queries?, keys: keys?, values: values? };
    backward(inputs(all, cols)?, Attend::ALL, outputs, gradient)
}

fn inputs(all: &[f32], cols: usize) -> Result<Inputs<'_, f32>, AttentionError> {
    let quarter = all.len() / 4;
    let heads = |i: usize| Heads::new(&all[i * quarter..][..quarter], 1, quarter / cols, cols);
    Ok(Inputs { queries: heads(0)?, keys: heads(1)?, values: heads(2)? })
}
