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

use std::{
    env,
    error::Error,
    fs,
    io::{self, BufRead, Write},
};

use kihon_judge::contest::{Clock, SystemClock};
use kihon_numerics::softmax::{Rows, RowsMut, cross_entropy, log_sum_exp, softmax, softmax_top_k};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [work, data, columns, to] = &arguments[..] else {
        return Err("usage: beside WORK DATA COLUMNS OUT".into());
    };
    let x: Vec<f32> = fs::read(data)?.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    let x = Rows::new(&x, columns.parse()?)?;
    let (rows, cols) = x.shape();
    let k = match work.as_str() {
        "softmax" => cols,
        "log-sum-exp" | "cross-entropy" => 1,
        top => top.strip_prefix("top-").ok_or("no such work")?.parse()?,
    };
    let mut answer = vec![0f32; rows * k];
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
                _ => softmax_top_k(x, RowsMut::new(&mut found, k)?, RowsMut::new(&mut answer, k)?)?,
            }
            writeln!(out, "{}", (clock.thread() - before).as_nanos())?;
        }
        out.flush()?;
    }
    Ok(())
}
