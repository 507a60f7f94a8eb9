//! Katas as text, from one program to another.
//!
//! A program that was built without a crate cannot call it. So the crate's katas
//! are told as JSON: `kihon init --with CRATE` has cargo run a few lines that
//! print [`write()`] of the crate's `katas()`, and keeps what they print.
//!
//! One object; later versions add fields and never change these: `schema` is
//! `"kihon-katas/1"`, `katas` a list of [`KataText`]s.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{AnyKata, Role, VerdictKind};

const SCHEMA: &str = "kihon-katas/1";

/// What there is to read about a kata.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{any_kata, shelf::{self, KataText}};
/// let read: Vec<KataText> = shelf::read(&shelf::write(&[any_kata::<Distinct>()]))?;
/// let KataText { id, type_name, hints, patterns, .. } = &read[0];
/// assert_eq!((id.as_str(), type_name.as_str()), ("distinct", "Distinct"));
/// assert_eq!((hints.len(), patterns.as_slice()), (2, ["shuffled".to_owned()].as_slice()));
/// # Ok::<(), shelf::ShelfError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KataText {
    /// See [`About::id`](crate::About::id).
    pub id: String,
    /// See [`About::title`](crate::About::title).
    pub title: String,
    /// See [`About::topic`](crate::About::topic).
    pub topic: String,
    /// See [`About::statement`](crate::About::statement).
    pub statement: String,
    /// See [`About::signature`](crate::About::signature).
    pub signature: String,
    /// See [`About::cost`](crate::About::cost).
    pub cost: String,
    /// See [`AnyKata::type_path`].
    pub type_path: String,
    /// See [`AnyKata::type_name`].
    pub type_name: String,
    /// See [`Kata::stub`](crate::Kata::stub).
    pub stub: String,
    /// See [`Kata::hints`](crate::Kata::hints).
    pub hints: Vec<String>,
    /// See [`Kata::references`](crate::Kata::references).
    pub references: Vec<SolutionText>,
    /// See [`Kata::LARGEST`](crate::Kata::LARGEST).
    pub largest: usize,
    /// See [`AnyKata::patterns`].
    pub patterns: Vec<String>,
}

/// What there is to read about a right solution; the fields are those of
/// [`ReferenceText`](crate::ReferenceText).
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{Role, VerdictKind, any_kata, shelf::{KataText, SolutionText}};
/// let kata = KataText::of(any_kata::<Distinct>().as_ref());
/// let naive: &SolutionText = &kata.references[0];
/// assert_eq!((naive.name.as_str(), naive.role, naive.expect), ("looking_back", Role::Naive, VerdictKind::TooSlow));
/// assert!(naive.source.contains("pub fn looking_back(nums: &[i32]) -> usize {"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are documented at ReferenceText")]
pub struct SolutionText {
    pub name: String,
    pub role: Role,
    pub teaches: String,
    pub complexity: String,
    pub source: String,
    pub expect: VerdictKind,
}

impl KataText {
    /// Everything that `kata` tells.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::{any_kata, shelf::{KataText, write, write_texts}};
    /// let kata = any_kata::<Distinct>();
    /// let text = KataText::of(kata.as_ref());
    /// assert_eq!((text.title.as_str(), text.largest), ("Distinct values", 100_000));
    /// assert_eq!(write_texts(vec![text]), write(&[kata]));
    /// ```
    pub fn of(kata: &dyn AnyKata) -> Self {
        let about = kata.about();
        let solution = |r: crate::ReferenceText| SolutionText {
            name: r.name.to_owned(),
            role: r.role,
            teaches: r.teaches.to_owned(),
            complexity: r.complexity.to_owned(),
            source: r.source.to_owned(),
            expect: r.expect,
        };
        Self {
            id: about.id.to_owned(),
            title: about.title.to_owned(),
            topic: about.topic.to_owned(),
            statement: about.statement.to_owned(),
            signature: about.signature.to_owned(),
            cost: about.cost.to_owned(),
            type_path: kata.type_path().to_owned(),
            type_name: kata.type_name().to_owned(),
            stub: kata.stub().to_owned(),
            hints: kata.hints().iter().map(|&hint| hint.to_owned()).collect(),
            references: kata.references().into_iter().map(solution).collect(),
            largest: kata.largest(),
            patterns: kata.patterns().into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Why a text tells no katas.
///
/// # Examples
/// ```
/// use kihon_judge::shelf::{ShelfError, read};
/// assert!(matches!(read("error: no such command"), Err(ShelfError::Malformed(_))));
/// let newer = read(r#"{"schema": "kihon-katas/2", "books": []}"#);
/// assert!(matches!(newer, Err(ShelfError::Schema(schema)) if schema == "kihon-katas/2"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ShelfError {
    /// It is no JSON, or a field is missing or of another type.
    Malformed(serde_json::Error),
    /// Its `schema` is another one.
    Schema(String),
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(f, "{error}"),
            Self::Schema(schema) => write!(f, "its schema is {schema:?}, not {SCHEMA:?}"),
        }
    }
}

impl std::error::Error for ShelfError {}

#[derive(Serialize, Deserialize)]
struct Shelf {
    schema: String,
    katas: Vec<KataText>,
}

/// Katas as JSON, a line feed at its end.
///
/// # Examples
/// ```
/// assert_eq!(kihon_judge::shelf::write(&[]), "{\"schema\":\"kihon-katas/1\",\"katas\":[]}\n");
/// ```
pub fn write(katas: &[Box<dyn AnyKata>]) -> String {
    write_texts(katas.iter().map(|kata| KataText::of(kata.as_ref())).collect())
}

/// The same from texts.
///
/// # Examples
/// ```
/// use kihon_judge::shelf;
/// assert_eq!(shelf::write_texts(vec![]), shelf::write(&[]));
/// ```
pub fn write_texts(katas: Vec<KataText>) -> String {
    let shelf = Shelf { schema: SCHEMA.to_owned(), katas };
    let mut text = serde_json::to_string(&shelf).expect("texts and numbers");
    text.push('\n');
    text
}

/// The katas that [`write()`] told.
///
/// # Errors
/// If `json` is not what [`write()`] writes.
///
/// # Examples
/// ```
/// use kihon_judge::shelf;
/// assert_eq!(shelf::read(&shelf::write(&[])).unwrap(), []);
/// let error = shelf::read(r#"{"schema": "kihon-katas/7", "katas": []}"#).unwrap_err();
/// assert_eq!(error.to_string(), r#"its schema is "kihon-katas/7", not "kihon-katas/1""#);
/// ```
pub fn read(json: &str) -> Result<Vec<KataText>, ShelfError> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    // The schema first: another one may have other fields.
    let head: Head = serde_json::from_str(json).map_err(ShelfError::Malformed)?;
    if head.schema != SCHEMA {
        return Err(ShelfError::Schema(head.schema));
    }
    let shelf: Shelf = serde_json::from_str(json).map_err(ShelfError::Malformed)?;
    Ok(shelf.katas)
}
