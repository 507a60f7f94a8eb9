//! Softmax of long rows whose result is too large to stay in a cache: written past them.
//!
//! See [`stream`] for why. A row is gone through twice: for its maximum and sum, and for the
//! quotients.
//!
//! Reading and writing overlap with what is computed only where the two take turns every few
//! lines and the computation between is short. Three forms that read the next row while the
//! quotients of one are written were no faster for rows of 2¹⁵, and one of them slower.
//!
//! # Complexity
//! O(n).

use super::{
    Rows, RowsMut,
    kernel::{Power, Shifted},
    single::Running,
    write::quotients,
};
use crate::simd::{
    InOut, Simd,
    stream::{self, before_a_line},
};

/// Softmax of each row of `x`.
#[inline(always)]
pub(super) fn softmax<S: Simd>(s: S, x: Rows<'_, f32>, mut out: RowsMut<'_, f32>) {
    for i in 0..x.len() {
        let running = Running::over(s, x.row(i));
        let mut io = InOut::new(x.row(i), out.row_mut(i));
        let before = before_a_line(io.dst());
        quotients(s, io.take(before), running.shift, running.inverse());
        if running.shift.base == 0.0 {
            sent(s, io, Shifted::<S, false>::new(s, running.shift), running.inverse());
        } else {
            sent(s, io, Shifted::<S, true>::new(s, running.shift), running.inverse());
        }
        running.round_certain(out.row_mut(i));
    }
    stream::finish();
}

/// Quotients past the caches.
#[inline(always)]
fn sent<S: Simd, P: Power<S>>(s: S, mut io: InOut<'_, f32, f32>, shifted: P, inverse: f32) {
    let factor = s.splat(inverse);
    while io.len() >= 4 * S::LANES {
        let mut piece = io.take(4 * S::LANES);
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = s.mul(shifted.power(s, s.load(&piece.src()[i * S::LANES..])), factor);
        }
        for (i, y) in y.into_iter().enumerate() {
            s.stream(y, &mut piece.dst()[i * S::LANES..]);
        }
    }
    while io.len() > 0 {
        let mut piece = io.take(io.len().min(S::LANES));
        let y = s.mul(shifted.power(s, s.load_part(piece.src(), 0.0)), factor);
        s.store_part(y, piece.dst());
    }
}
