//! A comparison for machines.
//!
//! One object on one line; later versions add fields and never change these:
//!
//! | field | holds |
//! |---|---|
//! | `schema` | `"kihon-compare/1"` |
//! | `version`, `profile`, `arch`, `os`, `cpus` | of the program and the machine |
//! | `seed`, `seconds` | as asked for |
//! | `comparisons` | one object per kata and pattern |
//!
//! A comparison has `id`, `topic`, `about`, `unit`, `pattern`,
//! `pattern_about`, `seed`; `left_out`, the sizes that there was no time for;
//! `contenders`, each with `name`, `role` (`naive`, `standard`, `reference`,
//! `ours`, `peer`) and `growth`, an exponent or null; and `sizes`, ascending,
//! each with `size`, `elements`, `rounds`, `base` (with whose answer the others
//! were compared) and `rows`. A row has `name`, `role` and `outcome`:
//!
//! - `timed`, with `per_element_ns`, `calls` (in each round), `samples_ns` (per
//!   call, round by round; null where it sat out) and `ratios`: `to` whom,
//!   `median`, `low` and `high` (10 % and 90 % quantiles) over the `rounds` in
//!   which both ran, `same` below a difference of 3 %;
//! - `wrong`, with the `size` at which it was found, `against` whom;
//! - `too_large`, with `largest`, the most elements that it takes;
//! - `left_out`, with the `expected_seconds` that there was no time for.

use kihon::judge::contest::Comparison;
use serde::Serialize;

use super::origin::Origin;

/// The value of `schema`.
pub(in crate::cli) const SCHEMA: &str = "kihon-compare/1";

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    origin: &'a Origin,
    comparisons: &'a [Comparison],
}

/// The document, with a line feed at its end.
pub(super) fn document(comparisons: &[Comparison], origin: &Origin) -> String {
    let document = Document { schema: SCHEMA, origin, comparisons };
    let mut text = serde_json::to_string(&document).expect("names and finite numbers");
    text.push('\n');
    text
}
