//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Write it with the matrix first, and with the greatest score of a row taken from its scores before exp: the weights stay \
     the same, and nothing overflows. How much of the matrix does one row of the answer need?",
    "One row of scores at a time is little enough memory. To read keys and values once for many queries one goes further: \
     what must be known of the keys so far, so that the next ones can be added without looking back?",
    "The greatest score m, the sum of exp(s − m), and for each column the sum of exp(s − m) · v. When a greater score comes, \
     both sums were computed with the wrong m: multiply them by exp(m − m′).",
    "Before the first key m is −∞, and exp(−∞ − (−∞)) is NaN: start from the first key, or treat it apart. A key that is not \
     seen must not be multiplied by 0, for 0 · NaN is NaN: leave it out.",
    "**The idea.** For each query m = −∞, sum = 0, out = zeros. For each tile of keys that it sees: compute the scores; m′ = \
     the greater of m and theirs; multiply sum and out by exp(m − m′); add exp(s − m′) to the sum and exp(s − m′) · v to out. \
     At the end divide out by the sum, if there was a key.",
];
