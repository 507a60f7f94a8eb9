//! The library's attention: tiles in the lanes of vectors, heads, windows, halves.

use kihon_numerics::attention::{Attend, AttentionError, Heads, HeadsMut, Inputs, forward};

/// The outputs, a row of `d` numbers for each query.
pub(super) fn ours(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    attend(q, k, v, d, causal).expect("rows of d numbers, as many keys as values")
}

fn attend(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Result<Vec<f32>, AttentionError> {
    let (n, m) = (q.len() / d, k.len() / d);
    let inputs =
        Inputs { queries: Heads::new(q, 1, n, d)?, keys: Heads::new(k, 1, m, d)?, values: Heads::new(v, 1, m, d)? };
    let last = Attend::causal().first_query_at(m as isize - n as isize);
    let (mut out, mut log_sum_exp) = (vec![0.0; n * d], vec![0.0; n]);
    let how = if causal { last } else { Attend::ALL };
    forward(inputs, how, HeadsMut::new(&mut out, 1, n, d)?, &mut log_sum_exp)?;
    Ok(out)
}
