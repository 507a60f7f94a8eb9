//! `kihon show`: a kata's statement.

use serde::Serialize;

use super::{super::Failure, markdown, print_json, shelf};

/// Which kata.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, as in `kihon list`
    kata: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    signature: &'a str,
    cost: &'a str,
    largest: usize,
    hints: usize,
    statement: &'a str,
}

/// Prints the statement: rendered on a terminal, as Markdown elsewhere.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let kata = shelf::find(&args.kata)?;
    let about = kata.about();
    if args.json {
        return print_json(&Document {
            id: about.id,
            title: about.title,
            topic: about.topic,
            signature: about.signature,
            cost: about.cost,
            largest: kata.largest(),
            hints: kata.hints().len(),
            statement: about.statement,
        });
    }
    let title = if about.statement.starts_with("# ") { String::new() } else { format!("# {}\n\n", about.title) };
    markdown::print(&format!("{title}{}", about.statement))
}
