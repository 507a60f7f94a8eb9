//! Attention of tokens to themselves, one head of 64 numbers: the naive form and ours, also
//! at lower instruction sets, and the same loop of blocks over matrixmultiply's products.
//!
//! candle is timed by a package of its own, `candle/`: it takes longer to build than all
//! other peers together.

use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};
use kihon_numerics::{
    attention::{
        Attend, Heads, HeadsMut, Inputs, InputsMut, Number, Outputs, backward, decode, forward, naive, naive_backward,
    },
    elementary::exp_in_place,
    simd::Level,
};

/// Numbers of a query, key or value.
const COLS: usize = 64;

/// Queries, keys and values of one head, and a gradient of the outputs.
#[derive(Debug)]
pub struct Tokens {
    queries: Vec<f32>,
    keys: Vec<f32>,
    values: Vec<f32>,
    gradient: Vec<f32>,
}

/// The numbers, or nothing of what answers another question.
type Answer = Option<Vec<f32>>;

/// `attention`, the same by operations, `attention-causal`, `attention-backward` and
/// `attention-decode`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::numerics_attention::workloads;
/// let ids = workloads().map(|w| w.id);
/// let others = ["attention-causal", "attention-backward", "attention-decode"];
/// assert_eq!(ids, [["attention", "attention/operations"].as_slice(), &others].concat()[..]);
/// ```
pub fn workloads() -> [Workload<Tokens, Answer>; 5] {
    let causal = vec![
        Contender::new("naive", Role::Naive, |x: &Tokens| Some(x.outputs(Attend::causal(), naive_form).0)),
        Contender::new("forward", Role::Ours, |x: &Tokens| Some(x.outputs(Attend::causal(), tiles).0)),
        Contender::new("forward_to_all", Role::Standard, |x: &Tokens| {
            x.outputs(Attend::ALL, tiles);
            None
        }),
    ];
    let gradients = vec![
        Contender::new("naive_backward", Role::Naive, |x: &Tokens| {
            Some(x.gradients(|inputs, gradient| {
                naive_backward(inputs, Attend::ALL, heads(&x.gradient), gradient).expect(FITS);
            }))
        }),
        Contender::new("forward_and_backward", Role::Ours, |x: &Tokens| {
            let (out, log_sum_exp) = x.outputs(Attend::ALL, tiles);
            let outputs = Outputs { out: heads(&out), log_sum_exp: &log_sum_exp, gradient: heads(&x.gradient) };
            Some(x.gradients(|inputs, gradient| backward(inputs, Attend::ALL, outputs, gradient).expect(FITS)))
        }),
    ];
    let one = vec![
        Contender::new("naive", Role::Naive, |x: &Tokens| Some(x.first_output(naive_form))),
        Contender::new("decode", Role::Ours, |x: &Tokens| {
            Some(x.first_output(|x, how, out, log| decode(x, how, 1024, out, log).expect(FITS)))
        }),
        Contender::new("forward", Role::Ours, |x: &Tokens| Some(x.first_output(tiles))),
    ];
    let workload = |id, about, sizes, contenders| Workload {
        id,
        topic: "numerics",
        about,
        unit: "token",
        patterns: vec![Pattern { name: "uniform", about: "numbers from −1 to 1", make: tokens }],
        sizes,
        contenders,
        elements: |x: &Tokens| x.keys.len() / COLS,
        same: |_, expected, got| near(expected, got),
    };
    [
        workload("attention", "n tokens to one another", vec![1024, 4096], full()),
        Workload {
            unit: "operation",
            // A product and a sum for each score and each number of an output.
            elements: |x: &Tokens| 4 * (x.keys.len() / COLS).pow(2) * COLS,
            ..workload("attention/operations", "the same, by products and sums", vec![1024, 4096], full())
        },
        workload("attention-causal", "n tokens to those before them", vec![1024, 4096], causal),
        workload("attention-backward", "outputs and gradients of n tokens", vec![1024, 4096], gradients),
        workload("attention-decode", "one query to n keys", vec![1024, 65_536], one),
    ]
}

/// The outputs for all tokens.
fn full() -> Vec<Contender<Tokens, Answer>> {
    let mut full = vec![
        Contender::new("naive", Role::Naive, |x: &Tokens| Some(x.outputs(Attend::ALL, naive_form).0)),
        Contender::new("forward", Role::Ours, |x: &Tokens| Some(x.outputs(Attend::ALL, tiles).0)),
        Contender::new("matrixmultiply", Role::Peer, |x: &Tokens| Some(by_products(x))),
    ];
    for (level, name) in [("avx2", "forward_avx2"), ("sse2", "forward_sse2")] {
        if let Some(level) = Level::named(level) {
            let lower = move |x: &Tokens| level.with(|| Some(x.outputs(Attend::ALL, tiles).0));
            full.push(Contender::new(name, Role::Ours, lower));
        }
    }
    full
}

const FITS: &str = "heads of one shape";

fn tokens(n: usize, seed: u64) -> Tokens {
    let mut random = Random::new(seed);
    let mut numbers = || (0..n * COLS).map(|_| (random.below(1 << 20) as f32) / 524_288.0 - 1.0).collect();
    Tokens { queries: numbers(), keys: numbers(), values: numbers(), gradient: numbers() }
}

fn heads(x: &[f32]) -> Heads<'_, f32> {
    Heads::new(x, 1, x.len() / COLS, COLS).expect(FITS)
}

fn heads_mut<T: Number>(x: &mut [T]) -> HeadsMut<'_, T> {
    let rows = x.len() / COLS;
    HeadsMut::new(x, 1, rows, COLS).expect(FITS)
}

fn tiles(x: Inputs<'_, f32>, how: Attend<'_>, out: HeadsMut<'_, f32>, log: &mut [f32]) {
    forward(x, how, out, log).expect(FITS);
}

fn naive_form(x: Inputs<'_, f32>, how: Attend<'_>, out: HeadsMut<'_, f32>, log: &mut [f32]) {
    naive(x, how, out, log).expect(FITS);
}

impl Tokens {
    fn inputs(&self) -> Inputs<'_, f32> {
        Inputs { queries: heads(&self.queries), keys: heads(&self.keys), values: heads(&self.values) }
    }

    fn outputs(
        &self,
        how: Attend<'_>,
        form: impl Fn(Inputs<'_, f32>, Attend<'_>, HeadsMut<'_, f32>, &mut [f32]),
    ) -> (Vec<f32>, Vec<f32>) {
        let (mut out, mut log) = (vec![0.0; self.queries.len()], vec![0.0; self.queries.len() / COLS]);
        form(self.inputs(), how, heads_mut(&mut out), &mut log);
        (out, log)
    }

    fn first_output(&self, form: impl Fn(Inputs<'_, f32>, Attend<'_>, HeadsMut<'_, f32>, &mut [f32])) -> Vec<f32> {
        let inputs = self.inputs();
        let rows = inputs.queries.shape().1.min(1);
        let (mut out, mut log) = (vec![0.0; rows * COLS], vec![0.0; rows]);
        form(Inputs { queries: inputs.queries.rows(0, rows), ..inputs }, Attend::ALL, heads_mut(&mut out), &mut log);
        out
    }

    fn gradients(&self, write: impl FnOnce(Inputs<'_, f32>, InputsMut<'_, f32>)) -> Vec<f32> {
        let mut all = [(); 3].map(|()| vec![0.0; self.queries.len()]);
        let [queries, keys, values] = &mut all;
        let gradient = InputsMut { queries: heads_mut(queries), keys: heads_mut(keys), values: heads_mut(values) };
        write(self.inputs(), gradient);
        all.concat()
    }
}

/// Blocks of 192 queries and 256 keys, the products by matrixmultiply.
fn by_products(x: &Tokens) -> Vec<f32> {
    const QUERIES: usize = 192;
    const KEYS: usize = 256;
    let mut out = vec![0.0; x.queries.len()];
    let mut scores = vec![0.0; QUERIES * KEYS];
    for (queries, out) in x.queries.chunks(QUERIES * COLS).zip(out.chunks_mut(QUERIES * COLS)) {
        let rows = queries.len() / COLS;
        let (mut greatest, mut sums) = (vec![f32::NEG_INFINITY; rows], vec![0.0; rows]);
        for (keys, values) in x.keys.chunks(KEYS * COLS).zip(x.values.chunks(KEYS * COLS)) {
            let cols = keys.len() / COLS;
            product((rows, COLS, cols), 0.125, (queries, COLS, 1), (keys, 1, COLS), 0.0, (&mut scores, KEYS));
            for (i, row) in scores.chunks_mut(KEYS).take(rows).enumerate() {
                let row = &mut row[..cols];
                let max = row.iter().copied().fold(greatest[i], f32::max);
                let rescale = (greatest[i] - max).exp();
                greatest[i] = max;
                row.iter_mut().for_each(|x| *x -= max);
                exp_in_place(row);
                sums[i] = sums[i] * rescale + row.iter().sum::<f32>();
                out[i * COLS..][..COLS].iter_mut().for_each(|x| *x *= rescale);
            }
            product((rows, cols, COLS), 1.0, (&scores, KEYS, 1), (values, COLS, 1), 1.0, (out, COLS));
        }
        for (row, sum) in out.chunks_mut(COLS).zip(sums) {
            row.iter_mut().for_each(|x| *x /= sum);
        }
    }
    out
}

/// c ← α · a · b + β · c, of m by k by n numbers; each factor with its strides.
#[expect(unsafe_code, reason = "a peer's interface; the library has none of it")]
fn product(
    (m, k, n): (usize, usize, usize),
    alpha: f32,
    (a, a_row, a_col): (&[f32], usize, usize),
    (b, b_row, b_col): (&[f32], usize, usize),
    beta: f32,
    (c, c_row): (&mut [f32], usize),
) {
    assert!((m - 1) * a_row + (k - 1) * a_col < a.len(), "the left factor");
    assert!((k - 1) * b_row + (n - 1) * b_col < b.len(), "the right factor");
    assert!((m - 1) * c_row + n <= c.len(), "the product");
    let strides = [a_row, a_col, b_row, b_col, c_row].map(|stride| stride as isize);
    let [a_row, a_col, b_row, b_col, c_row] = strides;
    // SAFETY: the last number of each matrix is within its slice.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            alpha,
            a.as_ptr(),
            a_row,
            a_col,
            b.as_ptr(),
            b_row,
            b_col,
            beta,
            c.as_mut_ptr(),
            c_row,
            1,
        );
    }
}

fn near(expected: &Answer, got: &Answer) -> bool {
    let (Some(expected), Some(got)) = (expected, got) else { return true };
    let close = |(a, b): (&f32, &f32)| (a - b).abs() <= 1e-4 * (1.0 + a.abs());
    expected.len() == got.len() && expected.iter().zip(got).all(close)
}
