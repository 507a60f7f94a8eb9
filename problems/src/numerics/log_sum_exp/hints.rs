//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "e^1000 is beyond `f64`. But Σ e^x = e^m · Σ e^(x − m) for every m. For which m is no power beyond 1, and one of \
     them exactly 1? What happens there if all are −∞, and if one is +∞?",
    "In `[0, −40]` the sum is 1 + 4·10⁻¹⁸, which is 1 in `f64`, and its logarithm 0. The answer is 4·10⁻¹⁸. The 1 is the \
     greatest value's own term: need it be added at all? What in the standard library gives ln(1 + s) from s?",
    "If the greatest stands several times, leave out its term once only. And `f32::max` gives the other number when one \
     is NaN, so a maximum that is made by it does not tell.",
    "**The idea.** Find the greatest value, m. If it is infinite, it is the answer already, but for NaN. Add \
     s = Σ e^(x − m) over all the others in `f64`, and answer m + ln_1p(s). The maximum need not be known in advance: \
     when a greater value comes, s becomes (s + 1)·e^(old − new), for now the old maximum's term counts too.",
];
