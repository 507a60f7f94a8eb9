//! The newest occurrences of each needed token, oldest first.
//!
//! The shortest window that ends at the newest token starts where the window
//! would first miss something: at the oldest of the last `m` occurrences of
//! each token, `m` being how often `t` has it. So these |t| places are all that
//! has to be remembered. They stand in a doubly linked list in the order of the
//! stream; a new occurrence takes the place of the oldest one of its own token,
//! which is unlinked, and goes to the end. The front of a full list is the
//! start of the window.
//!
//! ```text
//! t = AAB    s = A . B A . A      after 3: A₀ B₂ A₃, window 0..=3
//!                0   2 3   5      after 5: B₂ A₃ A₅, window 2..=5
//! ```
//!
//! O(1) time for each token, in the worst case; |t| places in all, whatever the
//! length of the stream.

/// Remembers the newest occurrences; `P` is whatever names a place.
#[derive(Debug, Clone)]
pub(super) struct Recent<P> {
    /// One node for each place to remember, and a last one that closes the
    /// ring: its `next` is the oldest, its `previous` the newest.
    nodes: Vec<Node<P>>,
    /// For each token the nodes it owns, and which of them is the oldest.
    owned: Vec<Owned>,
    /// Nodes not yet used.
    missing: usize,
}

#[derive(Debug, Clone, Copy)]
struct Node<P> {
    previous: usize,
    next: usize,
    place: Option<P>,
}

#[derive(Debug, Clone, Copy)]
struct Owned {
    first: usize,
    end: usize,
    oldest: usize,
}

impl<P: Copy> Recent<P> {
    /// `counts[id]` places for the token `id`; each count is positive.
    pub(super) fn new(counts: &[usize]) -> Self {
        let mut owned = Vec::with_capacity(counts.len());
        let mut end = 0;
        for count in counts {
            owned.push(Owned { first: end, end: end + count, oldest: end });
            end += count;
        }
        let nodes = vec![Node { previous: end, next: end, place: None }; end + 1];
        Self { nodes, owned, missing: end }
    }

    /// Token `id` stands at `place`, after everything before. The place of the
    /// oldest token remembered, where all of `t` is there.
    #[inline]
    pub(super) fn push(&mut self, id: usize, place: P) -> Option<P> {
        let ring = self.nodes.len() - 1;
        let owned = &mut self.owned[id];
        let node = owned.oldest;
        owned.oldest = if node + 1 == owned.end { owned.first } else { node + 1 };
        let Node { previous, next, place: old } = self.nodes[node];
        if old.is_some() {
            self.nodes[previous].next = next;
            self.nodes[next].previous = previous;
        } else {
            self.missing -= 1;
        }
        let newest = self.nodes[ring].previous;
        self.nodes[node] = Node { previous: newest, next: ring, place: Some(place) };
        self.nodes[newest].next = node;
        self.nodes[ring].previous = node;
        self.oldest()
    }

    /// The place of the oldest token remembered, where all of `t` is there.
    #[inline]
    pub(super) fn oldest(&self) -> Option<P> {
        let ring = self.nodes.len() - 1;
        if self.missing > 0 { None } else { self.nodes[self.nodes[ring].next].place }
    }

    /// How many tokens of `t` have not been seen yet.
    pub(super) fn missing(&self) -> usize {
        self.missing
    }
}
