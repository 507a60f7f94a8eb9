//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Draw rectangles of a × b with upright sides. How do the points inside, those on the boundary and the area hang together? \
     Then cut such a rectangle along a diagonal: what happens to each of the three?",
    "Give each lattice point inside the weight 1, one on a side ½, a corner the part of a full turn that the polygon \
     takes there. When two polygons are joined along a side the weights add up, and so do the areas. What is the weight of all points of a rectangle?",
    "The weights sum to the area. Those at the corners make half a turn for each corner, less one turn in all. So: area = inside + boundary / 2 − 1, \
     which is Pick's theorem. The area comes from the shoelace formula. How many lattice points are on a \
     side from (0, 0) to (6, 4)?",
    "**The idea.** A side that goes dx to the right and dy up passes a lattice point every (dx, dy) / gcd(|dx|, |dy|): count gcd(|dx|, |dy|) points \
     for it, one of its two ends included. Their sum over all sides is the boundary b. With twice the area A from the shoelace formula, the answer is \
     (|A| − b + 2) / 2, and the division leaves no rest. Note gcd(0, d) = d. Each term of the shoelace formula fits in `i64`, \
     their sum on the way need not: add in `i128`.",
];
