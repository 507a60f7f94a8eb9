//! `beside WORK DATA COLUMNS OUT`: our side of a comparison that another language leads.
//!
//! DATA is a file of little-endian `f32`, read as rows of COLUMNS. For each line `run` on
//! standard input WORK is done once and its time, in nanoseconds of the thread, printed;
//! at `write` the last answer goes to OUT, as `f32` too, and `done` is printed. The other
//! side is timed between two lines, so that both sides take turns: see `python/`.
//!
//! | WORK | answer |
//! |---|---|
//! | `softmax` | as the data |
//! | `log-sum-exp` | one number a row |
//! | `cross-entropy` | one a row, the target of row i being 7919·i modulo COLUMNS |
//! | `top-8`, `top-64` | that many probabilities a row, from the greatest down |
//! | `attention`, `attention-causal` | the outputs of one head; a quarter of the rows each are queries, keys, values and the outputs' gradient |
//! | `attention-gradients` | the gradients of queries, keys and values, computed after the outputs |

use std::{
    env,
    error::Error,
    fs,
    io::{self, BufRead, Write},
};

use kihon_judge::contest::{Clock, SystemClock};
use kihon_numerics::{
    attention::{Attend, AttentionError, Heads, HeadsMut, Inputs, InputsMut, Outputs, backward, forward},
    softmax::{Rows, RowsMut, cross_entropy, log_sum_exp, softmax, softmax_top_k},
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [work, data, columns, to] = &arguments[..] else {
        return Err("usage: beside WORK DATA COLUMNS OUT".into());
    };
    let all: Vec<f32> = fs::read(data)?.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    let x = Rows::new(&all, columns.parse()?)?;
    let (rows, cols) = x.shape();
    let k = match work.as_str() {
        "softmax" => cols,
        "log-sum-exp" | "cross-entropy" | "attention" | "attention-causal" | "attention-gradients" => 1,
        top => top.strip_prefix("top-").ok_or("no such work")?.parse()?,
    };
    let quarters = if work == "attention-gradients" { 3 } else { 1 };
    let numbers = if work.starts_with("attention") { all.len() / 4 * quarters } else { rows * k };
    let mut answer = vec![0f32; numbers];
    let mut found = vec![0; if work.starts_with("top-") { rows * k } else { 0 }];
    let targets: Vec<_> = (0..rows).map(|i| Some(7919 * i % cols)).collect();

    let clock = SystemClock::new();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        if line? == "write" {
            fs::write(to, answer.iter().flat_map(|y| y.to_le_bytes()).collect::<Vec<u8>>())?;
            writeln!(out, "done")?;
        } else {
            let before = clock.thread();
            match work.as_str() {
                "softmax" => softmax(x, RowsMut::new(&mut answer, cols)?)?,
                "log-sum-exp" => log_sum_exp(x, &mut answer)?,
                "cross-entropy" => {
                    let losses = cross_entropy(x, &targets, 0.0)?;
                    answer.iter_mut().zip(losses).for_each(|(y, loss)| *y = loss as f32);
                }
                "attention" => outputs(&all, cols, Attend::ALL, &mut answer).map(drop)?,
                "attention-causal" => outputs(&all, cols, Attend::causal(), &mut answer).map(drop)?,
                "attention-gradients" => gradients(&all, cols, &mut answer)?,
                _ => softmax_top_k(x, RowsMut::new(&mut found, k)?, RowsMut::new(&mut answer, k)?)?,
            }
            writeln!(out, "{}", (clock.thread() - before).as_nanos())?;
        }
        out.flush()?;
    }
    Ok(())
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
