//! Which workloads and patterns a person asked for.

use kihon::judge::contest::AnyWorkload;

use super::Args;
use crate::cli::{Failure, names};

/// One table to be: a workload, and the index of one of its patterns.
pub(in crate::cli) struct Choice<'a> {
    pub(in crate::cli) workload: &'a dyn AnyWorkload,
    pub(in crate::cli) pattern: usize,
}

/// The choices in the catalogue's order. Who names neither a kata nor a pattern has the
/// ordinary pattern of each kata and those made of real data; all would be some hundred
/// tables, with time for hardly a round.
pub(super) fn choose<'a>(all: &'a [Box<dyn AnyWorkload>], args: &Args) -> Result<Vec<Choice<'a>>, Failure> {
    for name in &args.katas {
        if !all.iter().any(|w| is_named(w.as_ref(), name)) {
            let mut told = names::unknown("kata", name, all.iter().map(|w| w.id()));
            if args.json == Some(None) {
                told.push_str(" (a file for --json is given as --json=FILE)");
            }
            return Err(Failure::Message(told));
        }
    }
    let chosen: Vec<&dyn AnyWorkload> = all
        .iter()
        .map(AsRef::as_ref)
        .filter(|w| args.katas.is_empty() || args.katas.iter().any(|name| is_named(*w, name)))
        .collect();
    let patterns: Vec<&str> = chosen.iter().flat_map(|w| w.patterns()).map(|p| p.name).collect();
    for name in &args.pattern {
        if !patterns.contains(&name.as_str()) {
            let mut known = patterns;
            known.sort_unstable();
            known.dedup();
            return Err(Failure::Message(names::unknown("pattern", name, known)));
        }
    }
    let glance = is_glance(args);
    let mut choices = Vec::new();
    for workload in chosen {
        for (pattern, info) in workload.patterns().iter().enumerate() {
            let asked = args.pattern.is_empty() || args.pattern.iter().any(|name| name == info.name);
            if asked && (!glance || pattern == 0 || info.name.starts_with("real")) {
                choices.push(Choice { workload, pattern });
            }
        }
    }
    Ok(choices)
}

/// Whether nothing in particular was asked for.
pub(super) fn is_glance(args: &Args) -> bool {
    args.katas.is_empty() && args.pattern.is_empty() && !args.all
}

/// A kata's name stands for its variants too: `merge` for `merge/k-way`.
fn is_named(workload: &dyn AnyWorkload, name: &str) -> bool {
    let id = workload.id();
    id == name || id.split_once('/').is_some_and(|(kata, _)| kata == name)
}
