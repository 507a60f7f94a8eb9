//! A named distribution of inputs.

/// A named distribution of inputs, shared by tests, growth and benches.
///
/// # Examples
/// ```
/// use kihon_judge::{Pattern, Random};
/// let shuffled = Pattern {
///     name: "shuffled",
///     about: "0 to n − 1 in random order",
///     make: |n, seed| {
///         let mut values: Vec<usize> = (0..n).collect();
///         Random::new(seed).shuffle(&mut values);
///         values
///     },
/// };
/// let values = (shuffled.make)(100, 1);
/// assert_eq!(values.len(), 100);
/// assert_eq!(values, (shuffled.make)(100, 1), "a seed names one input");
/// assert_ne!(values, (shuffled.make)(100, 2));
/// ```
#[derive(Debug)]
pub struct Pattern<I> {
    /// Stable name in kebab case, part of bench ids; of what is real and not made it begins
    /// with `real`.
    pub name: &'static str,
    /// What it looks like and why it is here, in a sentence.
    pub about: &'static str,
    /// The input of size `n` for a seed.
    pub make: fn(n: usize, seed: u64) -> I,
}

impl<I> Pattern<I> {
    /// The three together, for a table with a line each.
    ///
    /// ```
    /// use kihon_judge::Pattern;
    /// let rising = Pattern::new("rising", "0, 1, 2, …", |n, _| (0..n).collect::<Vec<usize>>());
    /// assert_eq!((rising.make)(3, 1), [0, 1, 2]);
    /// ```
    pub const fn new(name: &'static str, about: &'static str, make: fn(usize, u64) -> I) -> Self {
        Self { name, about, make }
    }
}

// Derived `Clone` would ask for `I: Clone`.
impl<I> Clone for Pattern<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Pattern<I> {}
