//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "One question is enough for everything here: does the way from a over b to c turn left, turn right or go straight? It is the sign \
     of `(b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)`. How large can the products be? Multiply in `i128`.",
    "From a corner that you know, the next one is the point that has no other to the right of the line to it. Finding each that \
     way costs a look at all points: fine for four corners, not when every point is a corner. In which order could you go through \
     the points so that a corner, once behind you, needs no second look at all the others?",
    "Sort the points by y, then by x, and go upwards. Keep a list of corners that turns left at each of them. When a new point \
     comes, some of the last corners may not turn left any more: they are not on the hull of what you have seen. \
     What if the turn is straight?",
    "**The idea.** Andrew's monotone chain. Sorted by y, then x, and without repeats: for each point, pop the last corner as \
     long as the last two and the new point do not turn left; then push it. That is the right-hand side of the hull, from the lowest \
     point to the highest. Do the same downwards for the left-hand side, and put both together without their last points. \
     Each point is pushed and popped at most twice, so the sort is what costs: n log n. Popping straight turns, too, keeps points on sides out. \
     One point alone, or none, has no chain.",
];
