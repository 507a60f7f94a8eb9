//! Which tokens a window lacks, in the order in which `t` first has them.
//!
//! For reports and messages: an `IndexMap` keeps the counts in order of first
//! appearance, so that the same question always gets the same words. The
//! searches themselves do not need this, which is why it is a feature
//! (`indexmap`).
//!
//! Expected time O(m) to build and O(w + d) to ask, for m tokens required, d
//! distinct ones, and a window of w tokens.

use std::{
    fmt::{self, Debug},
    hash::Hash,
};

use indexmap::IndexMap;

/// Distinct tokens in order of first appearance, and how often each is needed.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::Requirement;
/// let required: Requirement<char> = "banana".chars().collect();
/// assert_eq!(required.iter().collect::<Vec<_>>(), [(&'b', 1), (&'a', 3), (&'n', 2)]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement<T: Eq + Hash> {
    counts: IndexMap<T, usize>,
}

impl<T: Eq + Hash> Requirement<T> {
    /// Each distinct token and how often it is needed.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::Requirement;
    /// let required = Requirement::from_iter([2, 1, 2]);
    /// assert_eq!(required.iter().next(), Some((&2, 2)));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&T, usize)> {
        self.counts.iter().map(|(token, &count)| (token, count))
    }

    /// What `window` lacks.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::{Lack, Requirement};
    /// let required: Requirement<char> = "banana".chars().collect();
    /// let shortfall = required.shortfall("can".chars());
    /// assert_eq!(shortfall.get(&'a'), Some(Lack { needed: 3, found: 1 }));
    /// assert_eq!(shortfall.to_string(), "'b' 0 of 1, 'a' 1 of 3, 'n' 1 of 2");
    /// assert!(required.shortfall("bananas".chars()).is_empty());
    /// ```
    pub fn shortfall(&self, window: impl IntoIterator<Item = T>) -> Shortfall<'_, T> {
        let mut found = vec![0; self.counts.len()];
        for token in window {
            if let Some(count) = self.counts.get_index_of(&token).and_then(|id| found.get_mut(id)) {
                *count += 1;
            }
        }
        let lacks = self.counts.iter().zip(found).filter(|&((_, &needed), found)| found < needed);
        Shortfall { lacks: lacks.map(|((token, &needed), found)| (token, Lack { needed, found })).collect() }
    }
}

impl<T: Eq + Hash> FromIterator<T> for Requirement<T> {
    fn from_iter<I: IntoIterator<Item = T>>(tokens: I) -> Self {
        let mut counts = IndexMap::new();
        for token in tokens {
            *counts.entry(token).or_insert(0) += 1;
        }
        Self { counts }
    }
}

/// How often a token is needed, and how often it is there: less.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::{Lack, Requirement};
/// let required: Requirement<char> = "aab".chars().collect();
/// let Lack { needed, found } = required.shortfall("abc".chars()).get(&'a').expect("one a is missing");
/// assert_eq!(needed - found, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// How often the token is needed.
    pub needed: usize,
    /// How often the window has it.
    pub found: usize,
}

/// What a window lacks, in the order of the requirement.
///
/// # Examples
/// A message about a window that is too small:
///
/// ```
/// use kihon_problems::strings::minimum_window::Requirement;
/// let required: Requirement<&str> = "to be or not to be".split(' ').collect();
/// let shortfall = required.shortfall("to be a bee".split(' '));
/// assert_eq!(shortfall.to_string(), r#""to" 1 of 2, "be" 1 of 2, "or" 0 of 1, "not" 0 of 1"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall<'a, T: Eq + Hash> {
    lacks: IndexMap<&'a T, Lack>,
}

impl<'a, T: Eq + Hash> Shortfall<'a, T> {
    /// Whether the window holds all that is required.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::Requirement;
    /// let required = Requirement::from_iter(["a", "b"]);
    /// assert!(required.shortfall(["b", "c", "a"]).is_empty());
    /// assert!(!required.shortfall(["b", "c"]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.lacks.is_empty()
    }

    /// What is lacking of one token; `None` if nothing is.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::Requirement;
    /// let required = Requirement::from_iter([7, 7]);
    /// assert_eq!(required.shortfall([7]).get(&7).map(|lack| lack.found), Some(1));
    /// assert_eq!(required.shortfall([7, 7, 7]).get(&7), None);
    /// ```
    pub fn get(&self, token: &T) -> Option<Lack> {
        self.lacks.get(token).copied()
    }

    /// The tokens lacking, in the order of the requirement.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::{Lack, Requirement};
    /// let required: Requirement<char> = "zebra".chars().collect();
    /// let first = required.shortfall("bar".chars()).iter().next();
    /// assert_eq!(first, Some((&'z', Lack { needed: 1, found: 0 })));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&'a T, Lack)> {
        self.lacks.iter().map(|(&token, &lack)| (token, lack))
    }
}

impl<T: Eq + Hash + Debug> fmt::Display for Shortfall<'_, T> {
    /// `'b' 0 of 1, 'a' 1 of 3`: each token lacking, how often it is there and
    /// how often it is needed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (token, lack)) in self.lacks.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{token:?} {} of {}", lack.found, lack.needed)?;
        }
        Ok(())
    }
}
