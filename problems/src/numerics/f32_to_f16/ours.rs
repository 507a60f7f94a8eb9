//! The library's conversion of whole slices, at the speed of memory.

use kihon_numerics::half::{F16, narrow};

/// The half nearest to each number.
pub(super) fn ours(values: &[f32]) -> Vec<u16> {
    let mut halves = vec![F16::ZERO; values.len()];
    narrow(values, &mut halves).expect("there is a place for each");
    halves.into_iter().map(F16::to_bits).collect()
}
