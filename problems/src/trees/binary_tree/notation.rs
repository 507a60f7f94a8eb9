//! A tree as text, and as a list for serde.

use std::{error::Error, fmt, str::FromStr};

use super::BinaryTree;

/// Why a list is no tree in level order.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, LevelOrderError};
/// let error = BinaryTree::from_level_order([Some(1), None, None, Some(2)]).unwrap_err();
/// assert_eq!(error, LevelOrderError::NoParent { position: 3 });
/// assert_eq!(error.to_string(), "entry 3 has no parent: every node before it has both children listed");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelOrderError {
    /// The entry at `position`, a value or a `null`, is nobody's child.
    NoParent {
        /// Index in the list.
        position: usize,
    },
    /// More nodes than a [`NodeId`](super::NodeId) can number.
    TooManyNodes {
        /// Index in the list of the first node too many.
        position: usize,
    },
}

impl fmt::Display for LevelOrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoParent { position } => {
                write!(f, "entry {position} has no parent: every node before it has both children listed")
            }
            Self::TooManyNodes { position } => write!(f, "entry {position} is one node too many"),
        }
    }
}

impl Error for LevelOrderError {}

/// Why a text is no tree.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, ParseTreeError};
/// let error = |text: &str| text.parse::<BinaryTree<i32>>().unwrap_err();
/// assert_eq!(error("1, 2]"), ParseTreeError::NoOpeningBracket);
/// assert_eq!(error("[1, nil]").to_string(), "entry 1: expected a value or `null`, found `nil`");
/// assert!(matches!(error("[null, 1]"), ParseTreeError::Shape(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseTreeError {
    /// The text does not begin with `[`.
    NoOpeningBracket,
    /// The text does not end with `]`.
    NoClosingBracket,
    /// An entry is neither `null` nor a value.
    BadValue {
        /// Index of the entry in the list.
        position: usize,
        /// The entry.
        text: String,
    },
    /// The entries are no tree.
    Shape(LevelOrderError),
}

impl fmt::Display for ParseTreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOpeningBracket => write!(f, "expected `[` at the beginning"),
            Self::NoClosingBracket => write!(f, "expected `]` at the end"),
            Self::BadValue { position, text } => {
                write!(f, "entry {position}: expected a value or `null`, found `{text}`")
            }
            Self::Shape(error) => error.fmt(f),
        }
    }
}

impl Error for ParseTreeError {}

impl<T: fmt::Display> fmt::Display for BinaryTree<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_level_order(f, self.level_order(), T::fmt)
    }
}

/// Entries in level order, values written by `value`.
pub(in crate::trees) fn write_level_order<'a, T: 'a>(
    f: &mut fmt::Formatter<'_>,
    entries: impl Iterator<Item = Option<&'a T>>,
    value: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    f.write_str("[")?;
    for (i, entry) in entries.enumerate() {
        f.write_str(if i > 0 { ", " } else { "" })?;
        match entry {
            Some(entry) => value(entry, f)?,
            None => f.write_str("null")?,
        }
    }
    f.write_str("]")
}

/// Reads the notation back, for values without a comma.
impl<T: FromStr> FromStr for BinaryTree<T> {
    type Err = ParseTreeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inner = text.trim().strip_prefix('[').ok_or(ParseTreeError::NoOpeningBracket)?;
        let inner = inner.strip_suffix(']').ok_or(ParseTreeError::NoClosingBracket)?;
        if inner.trim().is_empty() {
            return Ok(Self::new());
        }
        let mut bad = None;
        let entries = inner.split(',').enumerate().map_while(|(position, text)| match text.trim() {
            "null" => Some(None),
            text => match text.parse() {
                Ok(value) => Some(Some(value)),
                Err(_) => {
                    bad = Some(ParseTreeError::BadValue { position, text: text.to_owned() });
                    None
                }
            },
        });
        let tree = Self::from_level_order(entries).map_err(ParseTreeError::Shape)?;
        bad.map_or(Ok(tree), Err)
    }
}

#[cfg(feature = "judge")]
impl<T: serde::Serialize> serde::Serialize for BinaryTree<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.level_order())
    }
}

#[cfg(feature = "judge")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for BinaryTree<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_level_order(Vec::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
