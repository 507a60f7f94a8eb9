//! Queries, keys and values.

use kihon_judge::{Floats, Simplify, Weight};
use serde::{Deserialize, Serialize};

/// Queries, keys and values in rows of `d` numbers; made simpler by whole rows, whole
/// columns, and single numbers.
///
/// # Examples
/// ```
/// use kihon_judge::{Floats, Simplify};
/// use kihon_problems::numerics::tiled_attention::Tokens;
/// let [q, k, v] = [vec![1.0, 2.0], vec![3.0, 4.0], vec![5.0, 6.0]].map(Floats);
/// let tokens = Tokens { q, k, v, d: 2, causal: true };
/// assert_eq!((tokens.queries(), tokens.keys(), tokens.size()), (1, 1, 6));
/// assert!(tokens.simpler().iter().any(|simpler| simpler.d == 1 && simpler.q[..] == [1.0]));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tokens {
    /// The queries.
    pub q: Floats<f32>,
    /// The keys.
    pub k: Floats<f32>,
    /// A value for each key.
    pub v: Floats<f32>,
    /// How many numbers a row has.
    pub d: usize,
    /// Whether a query sees only keys up to its own position.
    pub causal: bool,
}

impl Tokens {
    /// How many queries there are.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::Floats;
    /// use kihon_problems::numerics::tiled_attention::Tokens;
    /// let [q, k, v] = [Floats(vec![0.0; 6]), Floats(vec![]), Floats(vec![])];
    /// assert_eq!(Tokens { q, k, v, d: 3, causal: false }.queries(), 2);
    /// ```
    pub fn queries(&self) -> usize {
        self.q.len().checked_div(self.d).unwrap_or(0)
    }

    /// How many keys there are.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::Floats;
    /// use kihon_problems::numerics::tiled_attention::Tokens;
    /// let [q, k, v] = [vec![], vec![0.0; 6], vec![0.0; 6]].map(Floats);
    /// assert_eq!(Tokens { q, k, v, d: 2, causal: false }.keys(), 3);
    /// ```
    pub fn keys(&self) -> usize {
        self.k.len().checked_div(self.d).unwrap_or(0)
    }

    /// Keys that a query sees: so many from the first on.
    pub(super) fn seen(&self, query: usize) -> usize {
        seen(query, self.queries(), self.keys(), self.causal)
    }
}

/// Keys that one of n queries sees, of m: so many from the first on.
pub(super) fn seen(query: usize, n: usize, m: usize, causal: bool) -> usize {
    if causal { (query + 1 + m).saturating_sub(n) } else { m }
}

/// Without the rows from `start` to `end`.
fn without(x: &[f32], d: usize, start: usize, end: usize) -> Floats<f32> {
    Floats([&x[..start * d], &x[end * d..]].concat())
}

/// Without one column.
fn narrower(x: &[f32], d: usize, column: usize) -> Floats<f32> {
    Floats(x.iter().enumerate().filter(|(i, _)| i % d != column).map(|(_, &x)| x).collect())
}

/// Stretches of so many rows, the longest first.
fn stretches(rows: usize) -> impl Iterator<Item = (usize, usize)> {
    let lengths = std::iter::successors(Some(rows), |&length| Some(length / 2)).take_while(|&length| length > 0);
    lengths.flat_map(move |length| (0..rows).step_by(length).map(move |start| (start, rows.min(start + length))))
}

impl Simplify for Tokens {
    fn weight(&self) -> Weight {
        let numbers = self.q.weight().and(self.k.weight()).and(self.v.weight());
        numbers.and(self.d.weight()).and(self.causal.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let Self { q, k, v, d, causal } = self;
        let mut candidates = Vec::new();
        for (start, end) in stretches(self.queries()) {
            candidates.push(Self { q: without(q, *d, start, end), ..self.clone() });
        }
        for (start, end) in stretches(self.keys()) {
            let [k, v] = [k, v].map(|x| without(x, *d, start, end));
            candidates.push(Self { k, v, ..self.clone() });
        }
        // A query and the key at its position.
        for (row, other) in (0..self.queries()).rev().zip((0..self.keys()).rev()) {
            let [k, v] = [k, v].map(|x| without(x, *d, other, other + 1));
            candidates.push(Self { q: without(q, *d, row, row + 1), k, v, ..self.clone() });
        }
        for column in 0..if *d > 1 { *d } else { 0 } {
            let [q, k, v] = [q, k, v].map(|x| narrower(x, *d, column));
            candidates.push(Self { q, k, v, d: d - 1, causal: *causal });
        }
        candidates.extend(causal.simpler().into_iter().map(|causal| Self { causal, ..self.clone() }));
        let same_length = |old: &Floats<f32>| {
            let len = old.len();
            old.simpler().into_iter().filter(move |new| new.len() == len)
        };
        candidates.extend(same_length(q).map(|q| Self { q, ..self.clone() }));
        candidates.extend(same_length(k).map(|k| Self { k, ..self.clone() }));
        candidates.extend(same_length(v).map(|v| Self { v, ..self.clone() }));
        candidates
    }
}
