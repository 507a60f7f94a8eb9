//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "The cross product `(b − a) × (c − a)` is positive where `c` is on the left. What is its unit, if the coordinates \
     are metres? What is the unit of `eps`?",
    "The cross product is the area of the parallelogram over `ab` and `ac`: base |ab| times height, and the height is \
     the distance of `c` from the line. So `c` is on the line if |cross| ≤ eps·|ab|. What does that say where `a` and \
     `b` are one point?",
    "|ab| is a square root, and a rounded one decides wrongly where the distance is all but `eps`. Both sides of the \
     inequality are at least 0: what may be done to both? How many bits do the numbers have then?",
    "**The idea.** Compare the squares, cross² ≤ eps²·|ab|², all integers. The differences of coordinates are below \
     2³¹, the cross product and |ab|² below 2⁶³, so those fit in `i64`; their products need `i128`.",
];
