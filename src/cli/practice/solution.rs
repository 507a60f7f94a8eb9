//! `kihon solution`: the right ways to do it.

use std::{fmt::Write as _, io::Write};

use anstream::stdout;
use anstyle::Style;
use kihon_judge::{AnyKata, ReferenceText, Role, VerdictKind};
use serde::Serialize;

use super::{
    super::{Failure, names},
    print_json, shelf,
};

/// Which kata, and which solution.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, as in `kihon list`
    kata: String,
    /// Print the source of this solution
    #[arg(value_name = "SOLUTION")]
    name: Option<String>,
    /// As JSON, sources included
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document {
    name: &'static str,
    role: &'static str,
    complexity: &'static str,
    teaches: &'static str,
    accepted: bool,
    source: &'static str,
}

/// Lists all references, or prints one's source.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let kata = shelf::find(&args.kata)?;
    let mut references = kata.references();
    if let Some(name) = &args.name {
        let known = references.iter().map(|reference| reference.name);
        let unknown = Failure::Message(names::unknown(&format!("solution of {}", kata.about().id), name, known));
        references.retain(|reference| reference.name == name);
        if references.is_empty() {
            return Err(unknown);
        }
    }
    if args.json {
        return print_json(&references.iter().map(document).collect::<Vec<_>>());
    }
    let mut out = stdout();
    match (&args.name, references.first()) {
        (Some(_), Some(reference)) => write!(out, "{}", reference.source)?,
        _ => write!(out, "{}", list(kata.as_ref(), &references))?,
    }
    Ok(())
}

fn document(reference: &ReferenceText) -> Document {
    let ReferenceText { name, complexity, teaches, source, .. } = *reference;
    Document {
        name,
        role: role(reference.role),
        complexity,
        teaches,
        accepted: reference.expect == VerdictKind::Accepted,
        source,
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Naive => "naive",
        Role::Standard => "standard library",
        Role::Reference => "known algorithm",
        Role::Ours => "recommended",
        Role::Peer => "another crate",
    }
}

fn list(kata: &dyn AnyKata, references: &[ReferenceText]) -> String {
    let (bold, faint) = (Style::new().bold(), Style::new().dimmed());
    let about = kata.about();
    let mut out = format!("{bold}{}{bold:#}, asked for in {}\n", about.title, about.cost);
    for reference in references {
        let slow = if reference.expect == VerdictKind::Accepted { "" } else { ", too slow to be accepted" };
        let teaches = reference.teaches.trim_end_matches('.');
        let mut first = teaches.chars();
        let teaches: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
        write!(
            out,
            "\n  {bold}{}{bold:#}  {faint}{}{slow}{faint:#}\n    {}\n    {teaches}.\n",
            reference.name,
            role(reference.role),
            reference.complexity,
        )
        .expect("writing to a string");
    }
    let last = references.last().map_or("SOLUTION", |reference| reference.name);
    writeln!(out, "\nTheir source: kihon solution {} {last}", about.id).expect("writing to a string");
    out
}
