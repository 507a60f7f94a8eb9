//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "Ask each node: is `p` in my left or my right part, and `q`? Where the answers differ, you are there. The obvious \
     solution searches the parts again at every step.",
    "A recursion that answers it for all nodes at once: nothing below an absent node; a node that is `p` or `q` \
     answers itself; a node that gets an answer from both sides answers itself; any other passes on the one it got. \
     It is right, but a tree may be a million nodes deep, and each call takes its share of the stack.",
    "Keep the nodes still to visit in a `Vec<&Node>` of your own: take the last one out, push its children. If each \
     comes with its depth, a second `Vec` can hold the path from the root: cut it to the depth, then push the node.",
    "The paths from the root to `p` and to `q` begin alike. The last node that both have is the answer.",
    "**The idea.** One walk is enough. Visit a node before its left side, and that before its right side, with the \
     path from the root at hand. When you meet the first of `p` and `q`, note its depth m. At each later node, at \
     depth d, make m the smaller of m and d − 1: that is how far up the walk has come back. When you meet the second \
     one, the node at depth m of the path is the answer.",
];
