//! `kihon solve lowest-common-ancestor`: where branches of a tree meet.

use std::{io::Write, path::PathBuf, process::ExitCode};

use kihon::problems::trees::{Forest, ForestError, NO_PARENT, lowest_common_ancestor::LcaIndex};
use serde::Serialize;

use super::{
    Failure,
    input::{Content, InputError, Source, lines, quoted},
    json_line, no_answer, output,
    place::line_of,
    progress::Progress,
    tree::{Format, NamedTree},
};

/// Deepest node above all the given nodes of a tree
#[derive(Debug, clap::Args)]
#[command(
    group = clap::ArgGroup::new("asked").required(true),
    after_help = "\
A node is above itself, so the answer may be one of the nodes. Depth counts
edges from the root, distance edges between two nodes; with Newick also the path
length, the sum of the branch lengths between them where none is missing.

Formats, told apart by their content or given by --format:
  edges   `child parent` on each line, separated by tab, comma or blanks; a
          root may stand alone; lines beginning with # are skipped
  paths   as `find` or `git ls-files` print; relative paths hang below `.`
  newick  ((a:1,'b c':2)90,d); with comments in [], any node without a name;
          an underscore stays one. Names may repeat (support values do) as long
          as they are not asked for

Several nodes without a parent are an error, unless --forest says that they are
meant; nodes of different trees have no common ancestor: exit code 1.

Lines of --queries hold two or more nodes each, separated by tabs, or by blanks
where there is no tab. Each is answered by a line: the nodes, the answer (`-` if
there is none, its place in the file if it has no name), depth, distance, path
length, separated by tabs; `-` for what does not exist.

Examples:
  kihon solve lca primates.nwk --of Homo_sapiens --of Pan
  git ls-files | kihon solve lca --of src/main.rs --of src/cli/mod.rs
  kihon solve lca staff.csv --queries pairs.tsv --json"
)]
pub(super) struct Args {
    /// The tree [default: standard input]
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: PathBuf,

    /// A node; given twice or more
    #[arg(long, value_name = "NODE", group = "asked")]
    of: Vec<std::ffi::OsString>,

    /// A file of lines with the nodes of one question each
    #[arg(long, value_name = "FILE", group = "asked")]
    queries: Option<PathBuf>,

    /// How the tree is written
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Accept several roots
    #[arg(long)]
    forest: bool,

    /// Print a JSON object for each question, one on a line
    #[arg(long)]
    json: bool,
}

/// The answer to one question. Names that are not UTF-8 are made so in JSON.
#[derive(Debug, Serialize)]
struct Answer {
    nodes: Vec<String>,
    /// Whether there is a common ancestor.
    found: bool,
    /// Its name; none where it has none.
    ancestor: Option<String>,
    /// Where the ancestor is first named: `file:line`.
    place: Option<String>,
    depth: Option<usize>,
    /// Between two nodes.
    distance: Option<usize>,
    path_length: Option<f64>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let source = Source::new(&args.file);
    let questions_from = args.queries.as_deref().map(Source::new);
    if source == Source::Stdin && questions_from == Some(Source::Stdin) {
        return Err(Failure::Message("tree and --queries cannot both come from standard input".to_owned()));
    }
    if args.queries.is_none() && args.of.len() < 2 {
        return Err(Failure::Message("--of: expected two nodes or more, found one".to_owned()));
    }
    let progress = Progress::new(source.len(), false);
    let content = source.read_all(&progress)?;
    progress.phase("building");
    let tree = NamedTree::read(&content, args.format)?;
    let solver = Solver::new(&tree)?;
    if !args.forest {
        tree.one_root()?;
    }
    let mut out = Vec::new();
    let mut unanswered = 0;
    if let Some(source) = questions_from {
        let questions = source.read_all(&progress)?;
        progress.phase("answering");
        for question in read_questions(&questions) {
            let (line, names) = question?;
            let nodes = names.into_iter().map(|name| tree.find(name)).collect::<Result<Vec<usize>, _>>();
            let nodes = nodes.map_err(|error| Failure::Message(format!("{}:{line}: {error}", questions.name)))?;
            let lca = solver.ancestor(&nodes);
            unanswered += usize::from(lca.is_none());
            let bytes = if args.json { json_line(&solver.answer(&nodes, lca))? } else { solver.row(&nodes, lca) };
            out.extend(bytes);
        }
    } else {
        let names = args.of.iter().map(|name| name.as_encoded_bytes());
        let nodes = names.map(|name| tree.find(name)).collect::<Result<Vec<usize>, _>>()?;
        let lca = solver.ancestor(&nodes);
        unanswered += usize::from(lca.is_none());
        if args.json {
            out.extend(json_line(&solver.answer(&nodes, lca))?);
        } else if let Some(lca) = lca {
            out.extend(solver.lines(&nodes, lca));
        }
    }
    drop(progress);
    output::print(&out)?;
    Ok(match unanswered {
        0 => ExitCode::SUCCESS,
        1 => no_answer("the nodes are in different trees"),
        _ => no_answer(&format!("the nodes of {unanswered} questions are in different trees")),
    })
}

/// The questions of a file with their line numbers: two or more names each.
fn read_questions(content: &Content) -> impl Iterator<Item = Result<(u64, Vec<&[u8]>), InputError>> {
    let questions = lines(content.bytes()).enumerate().filter(|(_, (_, line))| !line.trim_ascii().is_empty());
    questions.map(|(number, (offset, line))| {
        let names: Vec<&[u8]> = if line.contains(&b'\t') {
            line.split(|&byte| byte == b'\t').map(<[u8]>::trim_ascii).collect()
        } else {
            line.split(u8::is_ascii_whitespace).filter(|name| !name.is_empty()).collect()
        };
        if names.len() < 2 || names.iter().any(|name| name.is_empty()) {
            return Err(InputError::Malformed {
                name: content.name.clone(),
                line: line_of(content.bytes(), offset),
                column: None,
                expected: "two nodes or more, separated by a tab or blanks".to_owned(),
                found: quoted(line),
            });
        }
        Ok((number as u64 + 1, names))
    })
}

/// A tree made ready for questions.
struct Solver<'t> {
    tree: &'t NamedTree<'t>,
    index: LcaIndex,
    /// For each node the branch lengths from the root added up, and how many
    /// of them are missing. Empty where the tree has no lengths.
    heights: Vec<(f64, usize)>,
}

impl<'t> Solver<'t> {
    fn new(tree: &'t NamedTree<'t>) -> Result<Self, Failure> {
        // A forest of more nodes than a `u32` counts is refused before any
        // of these numbers is looked at.
        let number = |parent: &Option<usize>| parent.map_or(NO_PARENT, |parent| parent as u32);
        let forest = Forest::new(tree.parents().iter().map(number).collect()).map_err(|error| match error {
            ForestError::Cycle { node } => Failure::from(tree.cycle_at(node as usize)),
            other => Failure::Message(format!("{}: {other}", tree.source())),
        })?;
        let mut heights: Vec<(f64, usize)> = Vec::new();
        // Newick's nodes are numbered in preorder: parents come first.
        for (length, parent) in tree.lengths().iter().zip(tree.parents()) {
            let (above, missing) = parent.map_or((0.0, 0), |parent| heights[parent]);
            heights.push((above + length.unwrap_or(0.0), missing + usize::from(length.is_none())));
        }
        Ok(Self { tree, index: LcaIndex::new(forest), heights })
    }

    fn ancestor(&self, nodes: &[usize]) -> Option<usize> {
        let (&first, rest) = nodes.split_first()?;
        let lca = rest.iter().try_fold(first as u32, |lca, &node| self.index.lca(lca, node as u32))?;
        Some(lca as usize)
    }

    fn depth(&self, node: usize) -> usize {
        self.index.depth(node as u32) as usize
    }

    fn distance(&self, nodes: &[usize], lca: usize) -> Option<usize> {
        let &[a, b] = nodes else { return None };
        Some(self.depth(a) + self.depth(b) - 2 * self.depth(lca))
    }

    /// The sum of the branch lengths between two nodes, rounded to 12 digits,
    /// which hides that it is the difference of two longer sums.
    fn path_length(&self, nodes: &[usize], lca: usize) -> Option<f64> {
        let &[a, b] = nodes else { return None };
        let (top, missing) = *self.heights.get(lca)?;
        let below = [self.heights[a], self.heights[b]];
        let whole = below.iter().all(|&(_, missing_below)| missing_below == missing);
        let sum: f64 = below.iter().map(|&(height, _)| height - top).sum();
        whole.then(|| format!("{sum:.11e}").parse().unwrap_or(sum))
    }

    fn answer(&self, nodes: &[usize], lca: Option<usize>) -> Answer {
        let name = |node: usize| String::from_utf8_lossy(self.tree.name(node)).into_owned();
        Answer {
            nodes: nodes.iter().map(|&node| name(node)).collect(),
            found: lca.is_some(),
            ancestor: lca.map(name).filter(|name| !name.is_empty()),
            place: lca.map(|lca| self.tree.place(lca)),
            depth: lca.map(|lca| self.depth(lca)),
            distance: lca.and_then(|lca| self.distance(nodes, lca)),
            path_length: lca.and_then(|lca| self.path_length(nodes, lca)),
        }
    }

    /// The name as it is in the tree; what stands for it where there is none.
    fn shown(&self, node: usize) -> Vec<u8> {
        let name = self.tree.name(node);
        if name.is_empty() { format!("(unnamed, {})", self.tree.place(node)).into_bytes() } else { name.to_vec() }
    }

    /// One answer for people.
    fn lines(&self, nodes: &[usize], lca: usize) -> Vec<u8> {
        let mut out = self.shown(lca);
        out.push(b'\n');
        // Writing to a vector cannot fail.
        drop(writeln!(out, "depth {}", self.depth(lca)));
        if let Some(distance) = self.distance(nodes, lca) {
            drop(writeln!(out, "distance {distance}"));
        }
        if let Some(length) = self.path_length(nodes, lca) {
            drop(writeln!(out, "path length {length}"));
        }
        out
    }

    /// One answer of many.
    fn row(&self, nodes: &[usize], lca: Option<usize>) -> Vec<u8> {
        let mut out = Vec::new();
        for &node in nodes {
            out.extend_from_slice(&self.shown(node));
            out.push(b'\t');
        }
        match lca {
            Some(lca) => out.extend(self.shown(lca)),
            None => out.push(b'-'),
        }
        let or_dash = |number: Option<String>| number.unwrap_or_else(|| "-".to_owned());
        let columns = [
            lca.map(|lca| self.depth(lca).to_string()),
            lca.and_then(|lca| self.distance(nodes, lca)).map(|distance| distance.to_string()),
            lca.and_then(|lca| self.path_length(nodes, lca)).map(|length| length.to_string()),
        ];
        for column in columns {
            out.push(b'\t');
            out.extend(or_dash(column).into_bytes());
        }
        out.push(b'\n');
        out
    }
}
