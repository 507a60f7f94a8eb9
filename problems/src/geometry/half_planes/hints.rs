//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Take one line, and ask of which part of it is in all the other half-planes. Each other one cuts off its beginning or \
     its end. When is what is left a side? That is n² in all.",
    "Going round a convex region counter-clockwise, the directions of its sides turn left all the time. So sort the \
     lines by direction. Of those with one direction a single one can matter: which? And when does a line make the one \
     before it superfluous?",
    "Keep a chain of lines, the region of those so far. A new line that has the last corner of the chain not strictly on \
     its left takes the last line away. What if the directions go all the way round: what else can the new line cut off, \
     and what has to be done at the end?",
    "When do the directions leave half a turn free, and what does that say about boundedness? Two neighbours in order of \
     direction that differ by half a turn or more: before the chain is built, and after the chain has lost the lines \
     between them, mean very different things.",
    "**The idea.** Sort by direction, keep the innermost of equal directions. If there is a gap of half a turn or more in \
     the circle of directions, begin after it: the region is unbounded (or empty, if the gap is exactly half a turn and \
     the two lines face away from each other), and a stack is enough. Else use a deque: pop from the back while the last \
     corner is not strictly left of the new line, then from the front likewise; if the last line left and the new one turn by half a \
     turn or more, nothing is in common. At the end pop from the back by the front line; fewer than three lines mean \
     nothing. The corner of lines 1 and 2 is strictly left of line 3 if (c₁·(u₃ × u₂) − c₂·(u₃ × u₁)) / (u₁ × u₂) > 0, \
     where the origin is a point of line 3 and cᵢ = uᵢ × pᵢ: below 2¹²⁷ in `i128`.",
];
