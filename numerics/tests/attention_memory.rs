//! How much memory attention takes, by a counting allocator: O(n·d), where the naive form
//! takes n².

use kihon_numerics::attention::{
    Attend, Heads, HeadsMut, Inputs, InputsMut, Outputs, backward, decode, forward, naive,
};

const COLS: usize = 8;

/// The most bytes alive at once in a call for `queries` and `keys`.
fn most(queries: usize, keys: usize, call: impl FnOnce(Inputs<'_, f32>, HeadsMut<'_, f32>, &mut [f32])) -> u64 {
    let numbers = |n: usize| (0..n * COLS).map(|i| (i * 37 % 101) as f32 / 101.0).collect::<Vec<f32>>();
    let (q, k, mut out, mut log) = (numbers(queries), numbers(keys), numbers(queries), vec![0.0; queries]);
    let rows = |x, n| Heads::new(x, 1, n, COLS).unwrap();
    let inputs = Inputs { queries: rows(&q, queries), keys: rows(&k, keys), values: rows(&k, keys) };
    let heads = HeadsMut::new(&mut out, 1, queries, COLS).unwrap();
    allocation_counter::measure(|| call(inputs, heads, &mut log)).bytes_max
}

const N: usize = 1024;
/// Bytes of a matrix of scores.
const SQUARE: u64 = (4 * N * N) as u64;
/// Bytes of the keys.
const KEYS: u64 = (4 * N * COLS) as u64;

#[test]
fn the_naive_form_holds_the_matrix() {
    assert!(most(N, N, |x, out, log| naive(x, Attend::ALL, out, log).unwrap()) >= SQUARE);
}

#[test]
fn tiles_hold_keys_values_and_a_panel() {
    let taken = |n| most(n, n, |x, out, log| forward(x, Attend::causal(), out, log).unwrap());
    let (quarter, whole) = (taken(N / 4), taken(N));
    // With threads some panels each.
    let panels = if cfg!(feature = "rayon") { 4 << 20 } else { 64 << 10 };
    assert!(2 * KEYS <= whole && whole <= 3 * KEYS + panels, "{whole}");
    assert!(whole <= 4 * quarter, "{quarter} {whole}");
}

#[test]
fn gradients_hold_some_copies_of_the_inputs() {
    let (log, numbers) = (vec![2.0; N], vec![0.5; N * COLS]);
    let rows = || Heads::new(&numbers, 1, N, COLS).unwrap();
    let (mut dq, mut dk, mut dv) = (numbers.clone(), numbers.clone(), numbers.clone());
    let gradient = InputsMut {
        queries: HeadsMut::new(&mut dq, 1, N, COLS).unwrap(),
        keys: HeadsMut::new(&mut dk, 1, N, COLS).unwrap(),
        values: HeadsMut::new(&mut dv, 1, N, COLS).unwrap(),
    };
    let outputs = Outputs { out: rows(), log_sum_exp: &log, gradient: rows() };
    let whole = most(N, N, |x, _, _| backward(x, Attend::ALL, outputs, gradient).unwrap());
    assert!(whole <= 12 * KEYS + (128 << 10), "{whole}");
}

#[test]
fn decoding_holds_no_copy_of_keys() {
    let taken = |keys| most(1, keys, |x, out, log| decode(x, Attend::ALL, 64, out, log).unwrap());
    assert!(taken(16 * N) <= KEYS * 16 / 4, "{}", taken(16 * N));
}
