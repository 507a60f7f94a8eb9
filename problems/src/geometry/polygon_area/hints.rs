//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "A triangle first: for the corners (0, 0), a and b, twice the signed area is `a.x * b.y - b.x * a.y`. Which way round \
     do the corners lie where that is negative?",
    "Join every side of the ring to one fixed point: n triangles, some counter-clockwise and some clockwise. What is \
     outside of the ring is covered as often one way as the other. Do not forget the side from the last corner back \
     to the first.",
    "Each coordinate may be 10¹⁵, a product 10³⁰. `i64` ends at 9.2 · 10¹⁸, and an `f64` has 53 bits, so it rounds such products. \
     Convert to `i128` *before* you multiply: `i128::from(x) * i128::from(y)`.",
    "**The idea.** Add `a.x * b.y - b.x * a.y` over all sides from a to b, in `i128`: the shoelace formula. A ring of fewer \
     than three corners needs no special case, its terms cancel. Sorted by corners the sum is \
     `Σ x[i] * (y[i + 1] - y[i - 1])`: one product a corner instead of two.",
];
