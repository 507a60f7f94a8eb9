//! Tasks on numbers and their rounding. The algorithms to use are those of `kihon-numerics`.

pub mod compensated_sum;
pub mod cross_entropy_gradient;
pub mod f32_to_f16;
mod floats;
pub mod gumbel_top_k;
pub mod log_sum_exp;
pub mod loss_scaling;
pub mod margin_logits;
pub mod merge_attention;
pub mod online_softmax;
pub mod softmax_top_k;
pub mod stochastic_rounding;
pub mod tiled_attention;
