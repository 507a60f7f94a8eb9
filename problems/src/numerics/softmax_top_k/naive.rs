//! The greatest of what is left, k times, each with its share.
//!
//! The first of equal logits is found first, and that is the order asked for. A share is
//! 1/Σ e^(xⱼ − x): measured by its own weight it needs no maximum.
//!
//! Time O(n·k). Not where k grows with n; it is the oracle.

pub(super) fn naive(logits: &[f32], k: usize) -> Vec<(usize, f32)> {
    let mut left: Vec<usize> = (0..logits.len()).collect();
    let mut answer = Vec::new();
    while answer.len() < k && !left.is_empty() {
        let mut greatest = 0;
        for place in 1..left.len() {
            if logits[left[place]] > logits[left[greatest]] {
                greatest = place;
            }
        }
        let index = left.remove(greatest);
        answer.push((index, share(logits, logits[index])));
    }
    answer
}

fn share(logits: &[f32], x: f32) -> f32 {
    if x == f32::NEG_INFINITY {
        return 0.0;
    }
    let total: f64 = logits.iter().map(|&other| (f64::from(other) - f64::from(x)).exp()).sum();
    (1.0 / total) as f32
}
