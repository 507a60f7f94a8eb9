//! Katas of different types in one list: what there is to read about them.

use std::{any::type_name, marker::PhantomData};

use crate::{
    About, Kata, Reference, Role, VerdictKind,
    suite::{Check, checks},
};

/// A right solution to be read, without the type of the function.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{ReferenceText, Role, any_kata};
/// let ours = any_kata::<Distinct>().references().into_iter().find(|reference| reference.role == Role::Ours);
/// let ReferenceText { name, teaches, .. } = ours.expect("a kata recommends one");
/// assert_eq!((name, teaches), ("sorting", "equal values stand together after sorting"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceText {
    /// Name as in its file.
    pub name: &'static str,
    /// What it is to the comparison.
    pub role: Role,
    /// The idea in one sentence.
    pub teaches: &'static str,
    /// Time and space in the statement's symbols.
    pub complexity: &'static str,
    /// The text of its file.
    pub source: &'static str,
    /// `Accepted`, or `TooSlow` for a naive one above the asked cost.
    pub expect: VerdictKind,
}

/// A [`Kata`] whose types are not told.
///
/// # Examples
/// What a program that lists katas reads of one, here that of [`Kata`]'s example:
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{AnyKata, any_kata};
/// let kata: Box<dyn AnyKata> = any_kata::<Distinct>();
/// assert_eq!((kata.about().title, kata.type_name()), ("Distinct values", "Distinct"));
/// assert!(kata.type_path().ends_with("distinct::Distinct"));
/// assert!(kata.stub().starts_with("pub fn distinct(nums: &[i32]) -> usize {"));
/// assert_eq!(kata.hints().last(), Some(&"Sort: equal values then stand together."));
/// assert_eq!(kata.references()[0].name, "looking_back");
/// assert_eq!((kata.patterns(), kata.largest()), (vec!["shuffled"], 100_000));
/// assert_eq!(kata.checks().len(), 1 + 2 + 6, "the contract, two references, six mutants");
/// ```
pub trait AnyKata: Send + Sync {
    /// See [`Kata::ABOUT`].
    fn about(&self) -> About;
    /// The path of the kata's type as the compiler knows it, its crate first:
    /// `kihon_problems::arrays::longest_consecutive::kata::LongestConsecutive`.
    fn type_path(&self) -> &'static str;
    /// The name of the kata's type: `LongestConsecutive`.
    fn type_name(&self) -> &'static str;
    /// See [`Kata::stub`].
    fn stub(&self) -> &'static str;
    /// See [`Kata::hints`].
    fn hints(&self) -> &'static [&'static str];
    /// See [`Kata::references`].
    fn references(&self) -> Vec<ReferenceText>;
    /// The names of [`Kata::patterns`].
    fn patterns(&self) -> Vec<&'static str>;
    /// See [`Kata::LARGEST`].
    fn largest(&self) -> usize;
    /// What its author's tests run; see [`checks`]. None where only the texts of
    /// a kata are known.
    fn checks(&self) -> Vec<Check>;
}

/// `K` as a value, for lists of katas.
///
/// # Examples
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{AnyKata, any_kata};
/// let shelf: Vec<Box<dyn AnyKata>> = vec![any_kata::<Distinct>()];
/// assert_eq!(shelf[0].about().id, "distinct");
/// ```
pub fn any_kata<K: Kata>() -> Box<dyn AnyKata> {
    Box::new(Shown::<K>(PhantomData))
}

struct Shown<K>(PhantomData<fn() -> K>);

impl<K: Kata> AnyKata for Shown<K> {
    fn about(&self) -> About {
        K::ABOUT
    }

    fn type_path(&self) -> &'static str {
        type_name::<K>()
    }

    fn type_name(&self) -> &'static str {
        let path = type_name::<K>();
        path.rsplit("::").next().unwrap_or(path)
    }

    fn stub(&self) -> &'static str {
        K::stub()
    }

    fn hints(&self) -> &'static [&'static str] {
        K::hints()
    }

    fn references(&self) -> Vec<ReferenceText> {
        let text = |reference: Reference<K>| ReferenceText {
            name: reference.name,
            role: reference.role,
            teaches: reference.teaches,
            complexity: reference.complexity,
            source: reference.source,
            expect: reference.expect,
        };
        K::references().into_iter().map(text).collect()
    }

    fn patterns(&self) -> Vec<&'static str> {
        K::patterns().into_iter().map(|pattern| pattern.name).collect()
    }

    fn largest(&self) -> usize {
        K::LARGEST
    }

    fn checks(&self) -> Vec<Check> {
        checks::<K>()
    }
}
