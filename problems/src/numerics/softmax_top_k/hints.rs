//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Softmax keeps the order. So which are the k greatest can be told from the logits alone, before any power is \
     computed; and only k quotients are needed at the end.",
    "Two things must be known of the whole list: the sum of all powers, taken from the maximum so that none is infinite, \
     and the k greatest. To sort all is n log n. Which collection holds the k greatest so far, and tells at once which of \
     them is the first to go?",
    "A `BinaryHeap` wants `Ord`, which `f32` has not. `total_cmp` is one, but for it −0.0 is less than 0.0; here no logit \
     is NaN, so `partial_cmp` always answers. The index belongs to the order: of equal logits the *higher* index goes first.",
    "**The idea.** One pass: keep the k best in a heap whose top is the worst of them; a logit that is not above it, and \
     that is nearly all of them, costs one comparison. Beside it keep the maximum and the sum Σ e^(x − max), scaled by \
     e^(old − new) when the maximum grows. Then empty the heap in order and divide. (Or: `select_nth_unstable_by` brings \
     the k greatest to the front in O(n), and these are sorted.)",
];
