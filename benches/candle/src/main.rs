//! Softmax and attention beside candle, both on one thread, in turns, answers compared.
//!
//! `RAYON_NUM_THREADS=1 cargo run --release --manifest-path benches/candle/Cargo.toml
//! --target-dir target/candle`. candle computes on rayon's thread, so that wall time is taken, and it
//! allocates its answer, which is timed with it.

use std::{error::Error, time::Instant};

use candle_core::{Device, Tensor};
use candle_nn::{
    attention::{AttnMask, flash_attn},
    ops::softmax_last_dim,
};
use kihon_judge::Random;
use kihon_numerics::{
    attention::{Attend, Heads, HeadsMut, Inputs, forward},
    softmax::{Rows, RowsMut, softmax},
};

/// Numbers of all rows together.
const NUMBERS: usize = 1 << 24;
/// Numbers of a query, key or value.
const COLS: usize = 64;
/// Each side so often.
const ROUNDS: usize = 11;
/// An answer may be off by this share of its greatest number.
const ALIKE: f32 = 1e-3;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    if std::env::var("RAYON_NUM_THREADS").as_deref() != Ok("1") {
        return Err("candle takes all cores unless RAYON_NUM_THREADS=1 is set".into());
    }
    println!("{:34}{:>10}{:>12}{:>9}  10 % to 90 %", "work", "ours, ms", "candle, ms", "times");
    for cols in [128, 1024, 32_768, 1 << 20, NUMBERS] {
        beside_softmax(cols)?;
    }
    for tokens in [1024, 4096] {
        beside_attention(tokens, false)?;
        beside_attention(tokens, true)?;
    }
    Ok(())
}

/// Uniform in −`reach` to `reach`.
fn numbers(n: usize, reach: f32, seed: u64) -> Vec<f32> {
    let mut random = Random::new(seed);
    (0..n).map(|_| (random.below(1 << 24) as f32 / (1 << 23) as f32 - 1.0) * reach).collect()
}

fn beside_softmax(cols: usize) -> Outcome<()> {
    let x = numbers(NUMBERS, 8.0, 1);
    let tensor = Tensor::from_slice(&x, (NUMBERS / cols, cols), &Device::Cpu)?;
    let mut out = vec![0.0; NUMBERS];
    let ours = |out: &mut Vec<f32>| Ok(softmax(Rows::new(&x, cols)?, RowsMut::new(out, cols)?)?);
    in_turns(&format!("softmax, rows of {cols}"), &mut out, ours, || softmax_last_dim(&tensor))
}

fn beside_attention(tokens: usize, causal: bool) -> Outcome<()> {
    let [q, k, v] = [2, 3, 4].map(|seed| numbers(tokens * COLS, 1.0, seed));
    let tensor = |x: &[f32]| Tensor::from_slice(x, (1, tokens, 1, COLS), &Device::Cpu);
    let tensors = [tensor(&q)?, tensor(&k)?, tensor(&v)?];
    let how = || if causal { Attend::causal() } else { Attend::ALL };
    let heads = |x| Heads::new(x, 1, tokens, COLS);
    let (mut out, mut log_sum_exp) = (vec![0.0; tokens * COLS], vec![0.0; tokens]);
    let ours = |out: &mut Vec<f32>| {
        let inputs = Inputs { queries: heads(&q)?, keys: heads(&k)?, values: heads(&v)? };
        Ok(forward(inputs, how(), HeadsMut::new(out, 1, tokens, COLS)?, &mut log_sum_exp)?)
    };
    let candle = || {
        let mask = if causal { AttnMask::causal() } else { AttnMask::None };
        let [q, k, v] = &tensors;
        flash_attn::<f32>(q, k, v, 1.0 / (COLS as f32).sqrt(), mask, None, None)
    };
    let name = format!("attention, {tokens} tokens{}", if causal { ", causal" } else { "" });
    in_turns(&name, &mut out, ours, candle)
}

/// Compares the answers, then times both sides in turns and prints a line.
fn in_turns(
    name: &str,
    out: &mut Vec<f32>,
    mut ours: impl FnMut(&mut Vec<f32>) -> Outcome<()>,
    candle: impl Fn() -> candle_core::Result<Tensor>,
) -> Outcome<()> {
    ours(out)?;
    let theirs: Vec<f32> = candle()?.flatten_all()?.to_vec1()?;
    let greatest = out.iter().fold(0f32, |most, x| most.max(x.abs()));
    // Also NaN differs.
    let differs = |(x, y): &(&f32, &f32)| !((*x - *y).abs() <= ALIKE * greatest);
    if theirs.len() != out.len() || out.iter().zip(&theirs).any(|pair| differs(&pair)) {
        println!("{name:34}answers differ by more than {ALIKE:e} of the greatest number: not timed");
        return Ok(());
    }
    let mut times: Vec<[f64; 2]> = Vec::new();
    for round in 0..ROUNDS {
        let mut pair = [0.0; 2];
        for side in [round % 2, 1 - round % 2] {
            let start = Instant::now();
            match side {
                0 => ours(out)?,
                _ => drop(std::hint::black_box(candle()?)),
            }
            pair[side] = start.elapsed().as_secs_f64() * 1e3;
        }
        times.push(pair);
    }
    let sorted = |of: fn(&[f64; 2]) -> f64| {
        let mut all: Vec<f64> = times.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (ours, theirs, ratios) = (sorted(|t| t[0]), sorted(|t| t[1]), sorted(|t| t[1] / t[0]));
    let (low, middle, high) = (ROUNDS / 10, ROUNDS / 2, ROUNDS - 1 - ROUNDS / 10);
    println!(
        "{name:34}{:>10.3}{:>12.3}{:>9.2}  {:.2} to {:.2}",
        ours[middle], theirs[middle], ratios[middle], ratios[low], ratios[high]
    );
    Ok(())
}
