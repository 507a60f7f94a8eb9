//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "One query first. A ray from the point crosses the boundary an odd number of times if the point is inside. What if it goes through \
     a corner, or along a side? Count each side with one of its ends and without the other, and every case is right. \
     Whether the point is on the boundary is a question of its own, to be asked first.",
    "On which side of the line from a to b a point lies is the sign of `(b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)`: integers, \
     no division, no slope. It is 0 on the whole line, so for the boundary look at the box of the side, too.",
    "Many queries: all of them are known beforehand, so they may be answered in any order. Take a line that sweeps from left to right. Which \
     sides does it cut, and in which order from below to above? When does that order change? For a query it is enough to know the \
     side just below it.",
    "**The idea.** Sort by x where sides begin and end, and the queries. Keep the sides that the line cuts in a `BTreeSet`, \
     ordered from below to above: of two of them, ask on which side of the one the left end of the other lies, at whichever begins later; they \
     never exchange places, because sides do not cross. For a query take the greatest side not above it. In a ring that runs counter-clockwise \
     the inside is above a side that leads to the right. Remove sides that end before you insert those that begin; leave upright sides and \
     corners to look-ups of their own. O((n + q) log n).",
];
