//! How queries attend to keys: which ones they see, and the scale of the scores.
//!
//! ```text
//!            keys                        keys
//!          0 1 2 3 4 5                 0 1 2 3 4 5
//! query 0  █                  query 0  · █ █ █
//!       1  █ █                      1  · · █ █ █
//!       2  █ █ █                    2  · · · █ █ █
//!   causal                      window(1, 1), first query at 2
//! ```

use std::ops::Range;

use super::AttentionError;

/// Which keys a query sees, and the scale of the scores.
///
/// A query at place p sees the keys from p − `before` to p + `after`, where the mask of
/// keys has them. The first query's place is 0 unless told otherwise: with a cache of
/// keys it is the number of keys that were there before it.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::Attend;
/// let how = Attend::causal().first_query_at(2);
/// assert_eq!(how.visible(0, 10), 0..3);
/// assert_eq!(Attend::window(1, 1).visible(4, 10), 3..6);
/// assert_eq!(Attend::ALL.visible(4, 10), 0..10);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attend<'a> {
    scale: Option<f32>,
    before: usize,
    after: usize,
    first: isize,
    keys: Option<&'a [bool]>,
}

impl<'a> Attend<'a> {
    /// Every query to every key, scores scaled by 1 / √d.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::ALL.visible(0, 3), 0..3);
    /// assert_eq!(Attend::ALL.scale_for(64), 0.125);
    /// ```
    pub const ALL: Self = Self { scale: None, before: usize::MAX, after: usize::MAX, first: 0, keys: None };

    /// Each query to the keys up to its own place.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::causal().visible(2, 10), 0..3);
    /// ```
    pub const fn causal() -> Self {
        Self { after: 0, ..Self::ALL }
    }

    /// Each query to so many keys before and after its own place, which it sees besides.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::window(2, 0).visible(5, 10), 3..6);
    /// assert_eq!(Attend::window(2, 0).visible(1, 10), 0..2);
    /// ```
    pub const fn window(before: usize, after: usize) -> Self {
        Self { before, after, ..Self::ALL }
    }

    /// With the first query at this place among the keys.
    ///
    /// It may be negative, or behind the last key: then some queries see nothing.
    ///
    /// # Examples
    /// The last three of ten:
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// let how = Attend::causal().first_query_at(10 - 3);
    /// assert_eq!(how.visible(2, 10), 0..10);
    /// assert!(Attend::causal().first_query_at(-2).visible(1, 10).is_empty());
    /// ```
    #[must_use]
    pub const fn first_query_at(self, place: isize) -> Self {
        Self { first: place, ..self }
    }

    /// With this factor of the scores instead of 1 / √d.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::ALL.scale(1.0).scale_for(64), 1.0);
    /// ```
    #[must_use]
    pub const fn scale(self, scale: f32) -> Self {
        Self { scale: Some(scale), ..self }
    }

    /// Only to the keys that have `true` here; what the others hold is never looked at.
    ///
    /// One mask for all heads; or several, one behind the other, each for an equal share
    /// of the heads of keys: one for each sequence of a batch.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, forward};
    /// let (q, k, v) = ([1.0f32], [1.0, f32::NAN, 1.0], [2.0, f32::NAN, 4.0]);
    /// let inputs = Inputs {
    ///     queries: Heads::new(&q, 1, 1, 1)?,
    ///     keys: Heads::new(&k, 1, 3, 1)?,
    ///     values: Heads::new(&v, 1, 3, 1)?,
    /// };
    /// let mut y = [0.0];
    /// let padded = Attend::ALL.keys(&[true, false, true]);
    /// forward(inputs, padded, HeadsMut::new(&mut y, 1, 1, 1)?, &mut [0.0])?;
    /// assert_eq!(y, [3.0]);
    /// # Ok::<(), kihon_numerics::attention::AttentionError>(())
    /// ```
    #[must_use]
    pub const fn keys(self, takes_part: &'a [bool]) -> Self {
        Self { keys: Some(takes_part), ..self }
    }

    /// The keys, of so many, that a query sees if the mask of keys does not hide them.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::window(0, 3).first_query_at(1).visible(1, 4), 2..4);
    /// ```
    pub fn visible(&self, query: usize, keys: usize) -> Range<usize> {
        // Places need more than an `isize`, since the first may be any of those.
        let (place, keys) = (query as i128 + self.first as i128, keys as i128);
        let start = if self.before == usize::MAX { 0 } else { (place - self.before as i128).clamp(0, keys) };
        let end = if self.after == usize::MAX { keys } else { (place + self.after as i128 + 1).clamp(start, keys) };
        start as usize..end as usize
    }

    /// The factor of the scores of queries and keys of `cols` numbers.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Attend;
    /// assert_eq!(Attend::ALL.scale_for(16), 0.25);
    /// assert_eq!(Attend::ALL.scale_for(0), 1.0);
    /// ```
    pub fn scale_for(&self, cols: usize) -> f32 {
        self.scale.unwrap_or_else(|| 1.0 / (cols.max(1) as f32).sqrt())
    }

    /// Whether it can be, for so many heads of so many keys.
    pub(super) fn check(&self, heads: usize, keys: usize) -> Result<(), AttentionError> {
        if let Some(scale) = self.scale
            && !scale.is_finite()
        {
            return Err(AttentionError::Scale { scale });
        }
        let Some(mask) = self.keys else { return Ok(()) };
        let masks = mask.len().checked_div(keys).unwrap_or(1);
        let whole = masks * keys == mask.len() && masks > 0 && heads.is_multiple_of(masks);
        if whole { Ok(()) } else { Err(AttentionError::KeyMask { len: mask.len(), keys, heads }) }
    }

    /// The mask of the keys of a head, of so many heads of so many keys; checked before.
    pub(super) fn mask_of(&self, head: usize, heads: usize, keys: usize) -> Option<&'a [bool]> {
        let mask = self.keys?;
        let masks = mask.len().checked_div(keys).unwrap_or(1);
        Some(&mask[head * masks / heads * keys..][..keys])
    }
}
