//! eˣ of a block that stays in the nearest cache: the standard library and
//! rten-vecmath beside ours, ours also at lower instruction sets.
//!
//! The block of 4,096 numbers is gone through as often as makes n elements.

use std::{hint::black_box, mem::take};

use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};
use kihon_numerics::{elementary, error_in_ulps, simd::Level};
use rten_simd::SimdUnaryOp;

use super::numerics_softmax::uninit;

/// A block, and how often it is gone through.
#[derive(Debug)]
pub struct Block {
    x: Vec<f32>,
    times: usize,
}

/// Numbers of a block.
const BLOCK: usize = 4096;

/// The values, or nothing of what has none to show.
type Answer = Option<Vec<f32>>;

/// `exp`, in cache.
///
/// # Examples
/// ```
/// use kihon_benches::peers::numerics_exp::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "rten_vecmath"));
/// ```
pub fn workload() -> Workload<Block, Answer> {
    let mut contenders = vec![
        over("doubles", Role::Naive, |x, y| {
            for (y, &x) in y.iter_mut().zip(x) {
                *y = f64::from(x).exp() as f32;
            }
        }),
        over("std_exp", Role::Standard, |x, y| {
            for (y, &x) in y.iter_mut().zip(x) {
                *y = x.exp();
            }
        }),
        over("rten_vecmath", Role::Peer, |x, y| {
            rten_vecmath::Exp {}.map(x, uninit(y));
        }),
        over("exp", Role::Ours, elementary::exp),
        floor(),
    ];
    for (level, name) in [("avx2", "exp_avx2"), ("sse2", "exp_sse2"), ("scalar", "exp_scalar")] {
        if let Some(level) = Level::named(level) {
            contenders.push(over(name, Role::Ours, move |x, y| level.with(|| elementary::exp(x, y))));
        }
    }
    Workload {
        id: "exp",
        topic: "numerics",
        about: "e to the power of each of 4,096 numbers, n altogether",
        unit: "element",
        patterns: vec![
            Pattern {
                name: "negative",
                about: "from -17 to 0, as in softmax",
                make: |n, seed| block(n, seed, -17.0, 0.0),
            },
            Pattern {
                name: "all",
                about: "from where it is 0 to where it is infinite",
                make: |n, seed| block(n, seed, -110.0, 95.0),
            },
        ],
        sizes: vec![1 << 16, 1 << 20],
        contenders,
        elements: |block| block.x.len() * block.times,
        same: |block, expected, got| {
            let (Some(expected), Some(got)) = (expected, got) else { return true };
            block.x.iter().zip(expected.iter().zip(got)).all(|(&x, (&expected, &got))| {
                // Subnormal results may be flushed to 0 by peers.
                error_in_ulps(got, f64::from(x).exp()) <= 3.0 || expected < 1.2e-38 && got == 0.0
            })
        },
    }
}

fn block(n: usize, seed: u64, low: f32, high: f32) -> Block {
    let mut random = Random::new(seed);
    let x = (0..n.min(BLOCK)).map(|_| low + (high - low) * random.below(1 << 24) as f32 / (1 << 24) as f32).collect();
    Block { x, times: (n / BLOCK).max(1) }
}

fn over(
    name: &'static str,
    role: Role,
    apply: impl Fn(&[f32], &mut [f32]) + Send + Sync + 'static,
) -> Contender<Block, Answer> {
    let run = move |block: &Block, out: &mut Vec<f32>| {
        for _ in 0..block.times {
            apply(black_box(&block.x), black_box(out));
        }
        Some(take(out))
    };
    Contender::with_setup(name, role, |block| vec![1.0; block.x.len()], run)
}

/// What it costs to read and write as much.
fn floor() -> Contender<Block, Answer> {
    let run = |block: &Block, out: &mut Vec<f32>| {
        for _ in 0..block.times {
            black_box(&mut *out).copy_from_slice(black_box(&block.x));
        }
        None
    };
    Contender::with_setup("memcpy", Role::Standard, |block| vec![1.0; block.x.len()], run)
}
