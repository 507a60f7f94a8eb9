//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Can a point in the middle of the others be an end of the farthest pair? Which points can? Squares are enough to \
     compare distances; a root would only round.",
    "Both ends are corners of the convex hull, which costs n log n. But a hull may have n corners (points of a circle), and \
     then all its pairs are n² again. From a corner, walk around the hull: the distance may rise, fall and rise again, so that \
     stopping where it falls is wrong. What rises once and falls once?",
    "The distance from a *side* does. Of the corners, one is farthest from the line through a side (or two, at a parallel side). \
     Where is the corner farthest from the next side? The area of the triangle with that side as its base tells which is farther.",
    "**The idea.** Rotating calipers. Take the corners of the hull counter-clockwise, and for each side (p, q) move a second \
     corner r on as long as the triangle (p, q, r) grows. It never has to go back: over all sides it goes around once. \
     The farthest pair is among the pairs (p, r) and (q, r) met on the way. Mind the hulls without sides to turn around: no \
     corner, one, or two.",
];
