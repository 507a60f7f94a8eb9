//! The library's: a margin is a value, checked once and applied to rows of cosines.
//!
//! It has the slope as well, which training needs, kept finite where θ is 0 or π, and
//! ArcFace's other way to go on beyond π.
//!
//! Time O(n).

use kihon_numerics::{
    margin::{Margin, margin_logits},
    softmax::RowsMut,
};

pub(super) fn ours(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let margin = Margin::new(scale.into(), m1.into(), m2.into(), m3.into()).expect("margins in range");
    let mut logits = cosines.to_vec();
    margin_logits(RowsMut::one(&mut logits), &[usize::try_from(label).ok()], margin).expect("a class, and a cosine");
    logits
}
