//! A named distribution of inputs.

/// A named distribution of inputs, shared by tests, growth and benches.
#[derive(Debug)]
pub struct Pattern<I> {
    /// Stable name in kebab case, part of bench ids.
    pub name: &'static str,
    /// What it looks like and why it is here, in a sentence.
    pub about: &'static str,
    /// The input of size `n` for a seed.
    pub make: fn(n: usize, seed: u64) -> I,
}

// Derived `Clone` would ask for `I: Clone`.
impl<I> Clone for Pattern<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Pattern<I> {}
