//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "If you knew the way from `p` up to the root and the way from `q` up to the root: where do they meet for the first \
     time?",
    "Ask each node: is `p` in my left or my right part, and `q`? The obvious solution searches the parts again at every \
     step. One walk that looks at children before their parent can answer it for all nodes at once.",
    "The tree may be a million nodes deep, and each call takes its share of the stack: a recursion overflows. Keep the \
     nodes to visit in a `Vec` of your own, or don't walk down at all.",
    "Nodes are numbered level by level, so a parent always has a smaller number than its children. \
     `tree.parents()` gives every node's parent. What do you know about the answer if `p.index() < q.index()`?",
    "**The idea.** The node with the greater number cannot be an ancestor of the other one. So replace it by its \
     parent, whose number is smaller, and repeat until both are the same node: that is the lowest common ancestor. \
     Each step climbs one edge, and `tree.parents()` costs O(n) once.",
];
