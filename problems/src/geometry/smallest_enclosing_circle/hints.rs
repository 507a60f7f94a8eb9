//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Shrink a circle around all points until it cannot become smaller. How many points does it touch at the end, and how \
     do they lie on it? The centre of the bounding box and the mean of the points are both beside the mark: put many \
     points in one corner.",
    "Two points that are a diameter, or three of an acute triangle. Trying all is n⁴, but say something more: let C be \
     the smallest circle of some points, and p one more, outside of C. What do you know about p and the smallest circle \
     of all of them?",
    "p lies *on* the new circle. So look for the smallest circle through p around the earlier points; and there, as soon \
     as an earlier q lies outside, for the smallest one through p and q. Three loops inside of one another: when is an \
     inner one entered, if the points come in random order?",
    "**The idea** (Welzl). Shuffle. Go through the points with the circle so far; if point i is outside, start again with \
     the circle of that point alone through the points before i; if point j of these is outside, with the circle over the \
     diameter from i to j through the points before j; if point k of these is outside, take the circle through i, j and k. \
     The i-th point is outside with probability at most 3/i, so the second loop costs 3/i·i = 3 steps on average, and the \
     third likewise: O(n) in all. Without the shuffle, points in a row from one end to the other make it n².",
];
