//! Tasks on numbers and their rounding. The algorithms to use are those of `kihon-numerics`.

mod floats;
pub mod log_sum_exp;
pub mod online_softmax;
