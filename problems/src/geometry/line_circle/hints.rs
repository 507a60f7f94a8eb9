//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Move everything so that the centre is the origin. How far from it does the line pass, and how does that compare \
     with the radius? Which of these numbers are integers, which are roots?",
    "With `u = b − a` and `w = a − c` the distance of the line from the centre is |u × w| / |u|. Compare it with r \
     without a root and without a division. How many bits do the two sides have?",
    "If r²·|u|² − (u × w)² is negative there is no point, if it is 0 there is one. In `i64` it overflows; in `f64` it is \
     off by 10⁸, so that its sign is chance where the line all but touches. Where is the middle of the chord, and how \
     long is half of it?",
    "**The idea.** D = r²·|u|² − (u × w)² in `i128`; its sign gives the number of points. A point a + t·u of the line is \
     on the circle if |u|²·t² + 2·(u · w)·t + |w|² − r² = 0, and a quarter of that equation's discriminant is just D: \
     t = (−(u · w) ± √D) / |u|². Only now go over to `f64`: D is exact, so its root is good to the last digits.",
];
