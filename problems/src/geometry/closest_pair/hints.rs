//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Compare squares, `dx * dx + dy * dy`: integers, no root, no rounding. If the best pair so far is at distance d, which other \
     points need to be looked at from a given one?",
    "Go through the points from left to right. A pair that is nearer than d has both points in a band of width d. That alone \
     does not help when all points lie on an upright line: they are all in the band. And in the band, which neighbours can be nearer than d?",
    "In the band look only at points whose y differs by less than d. There are few of them, however many points the band has: those seen so \
     far are at least d apart from each other, and a box of d × 2d has no room for more than six or so. What keeps the points of \
     the band in order of y while some come and others go? Or, if you halve the points by x and solve each half: how \
     do you get the points of the band in order of y without sorting them at every level?",
    "**The idea.** Sort positions by x. *Sweep:* keep the band in a `BTreeSet` of `(y, position)`; for each point drop from \
     the left what is d or more behind, look at the range from y − d to y + d, insert the point. *Or halve:* solve the left and the right \
     half, take the smaller d, merge the halves by y, and compare each point of the band around the middle with the next ones \
     as long as their y differs by less than d. Both are n log n. Do not forget that points may be equal, that the \
     positions asked for are those before sorting, and that d² and d are different things.",
];
