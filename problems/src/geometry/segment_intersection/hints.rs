//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "A line cuts a segment if the segment's ends lie on different sides of it, or on it. Which sign tells the side? \
     With which two lines must that be asked here?",
    "Both must hold: the ends of the first segment on both sides of the second's line, and the other way round. Draw a \
     T, an L, and two segments that would cross if one were longer. What are the four signs in each?",
    "When all four signs are 0, everything is on one line, and the signs tell nothing more. There the segments are \
     intervals: from the greater of the two beginnings to the lesser of the two ends. In which order can points be \
     compared so that it works on vertical lines too? And is a segment that is a point an exception at all?",
    "**The idea.** Orientations in `i128`: differences of coordinates reach 2·10¹⁸, their products 4·10³⁶. If all four \
     are 0, compare (x, y) lexicographically: `lo` is the greater of the two lesser ends, `hi` the lesser of the two \
     greater ends; more than one point if `lo < hi`, one if they are equal. Else one point if on each line the signs of \
     the other's ends are not both 1 or both −1. Take signs before you multiply: the product of two orientations \
     overflows even `i128`.",
];
