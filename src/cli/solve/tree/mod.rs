//! Trees with named nodes, read from three formats.
//!
//! Every reader fills the same [`NamedTree`]: parents by node number, names as
//! they stand in the input (bytes: a file name need not be UTF-8), and where
//! each node was first seen, so that an error can point at it.

use std::{borrow::Cow, cell::OnceCell, collections::HashMap, error::Error, fmt, str};

use super::{
    super::names,
    Failure,
    input::{Content, InputError, lines, quoted, quoted_or},
    place::Places,
};

mod edges;
mod newick;
mod paths;

/// How a tree is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// `child parent` on each line; a root may stand alone
    Edges,
    /// A path on each line, parts separated by `/`, as `find` prints
    Paths,
    /// Nested parentheses, as phylogenies are kept: `((a:1,b:2)c:3,d);`
    Newick,
}

/// Nodes of a tree whose names are compared with one that it has not.
const SEARCHED_FOR_LIKES: usize = 5000;

/// Lines that are looked at to tell the format.
const LOOKED_AT: usize = 100;

impl Format {
    /// The format that `content` appears to be in; `None` when a list of paths
    /// with blanks in them and a list of edges between paths look the same.
    pub(super) fn detect(content: &Content) -> Option<Self> {
        let bytes = content.bytes();
        if bytes.trim_ascii_start().starts_with(b"(") || newick::begins_with_comment(bytes) {
            return Some(Self::Newick);
        }
        let lines = || lines(bytes).map(|(_, line)| line.trim_ascii()).filter(|line| !line.is_empty()).take(LOOKED_AT);
        let separator = edges::Separator::of(bytes);
        let counts = || lines().filter(|line| !edges::is_comment(line)).map(|line| separator.fields(line).count());
        let slash = lines().any(|line| line.contains(&b'/'));
        let pairs = counts().any(|count| count == 2);
        match (slash, pairs && counts().all(|count| count <= 2)) {
            (false, _) if counts().all(|count| count == 1) => Some(Self::Paths),
            (false, _) => Some(Self::Edges),
            (true, false) => Some(Self::Paths),
            (true, true) if separator == edges::Separator::Tab => Some(Self::Edges),
            (true, true) => None,
        }
    }
}

/// A rooted tree, or several, whose nodes have names.
#[derive(Debug)]
pub(super) struct NamedTree<'a> {
    content: &'a Content,
    format: Format,
    parents: Vec<Option<usize>>,
    names: Vec<Cow<'a, [u8]>>,
    /// Where each node is first named, as an offset into the content.
    offsets: Vec<usize>,
    /// The length of the branch to the parent; empty where the format has none.
    lengths: Vec<Option<f64>>,
    by_name: HashMap<Cow<'a, [u8]>, usize>,
    /// Names that stand for several nodes, and the second of them.
    repeated: HashMap<Cow<'a, [u8]>, usize>,
    places: OnceCell<Places<'a>>,
}

impl<'a> NamedTree<'a> {
    /// Reads the tree in `content`, in the given format or the one detected.
    pub(super) fn read(content: &'a Content, format: Option<Format>) -> Result<Self, TreeError> {
        let Some(format) = format.or_else(|| Format::detect(content)) else {
            return Err(TreeError::UnclearFormat { name: content.name.clone() });
        };
        let tree = match format {
            Format::Edges => edges::read(content),
            Format::Paths => paths::read(content),
            Format::Newick => newick::read(content),
        }?;
        if tree.parents.is_empty() {
            return Err(TreeError::Empty { name: content.name.clone() });
        }
        Ok(tree)
    }

    fn new(content: &'a Content, format: Format) -> Self {
        Self {
            content,
            format,
            parents: Vec::new(),
            names: Vec::new(),
            offsets: Vec::new(),
            lengths: Vec::new(),
            by_name: HashMap::new(),
            repeated: HashMap::new(),
            places: OnceCell::new(),
        }
    }

    /// A new node whose name nobody looks up.
    fn push(&mut self, name: Cow<'a, [u8]>, parent: Option<usize>, offset: usize) -> usize {
        self.names.push(name);
        self.parents.push(parent);
        self.offsets.push(offset);
        self.parents.len() - 1
    }

    /// The node of that name, a new one without a parent if there is none.
    fn intern(&mut self, name: &'a [u8], offset: usize) -> usize {
        if let Some(&node) = self.by_name.get(name) {
            return node;
        }
        let node = self.push(Cow::Borrowed(name), None, offset);
        self.by_name.insert(Cow::Borrowed(name), node);
        node
    }

    /// What messages call the input.
    pub(super) fn source(&self) -> &str {
        &self.content.name
    }

    pub(super) fn parents(&self) -> &[Option<usize>] {
        &self.parents
    }

    /// The name of a node, empty if it has none.
    pub(super) fn name(&self, node: usize) -> &[u8] {
        &self.names[node]
    }

    /// The branch lengths, by node; empty where the format has none.
    pub(super) fn lengths(&self) -> &[Option<f64>] {
        &self.lengths
    }

    /// Where a node is first named: `file:line`, with the column in Newick.
    pub(super) fn place(&self, node: usize) -> String {
        self.place_of(self.offsets[node])
    }

    fn place_of(&self, offset: usize) -> String {
        let (line, column) = self.places.get_or_init(|| Places::new(self.content.bytes())).at(offset);
        let name = &self.content.name;
        match self.format {
            Format::Edges | Format::Paths => format!("{name}:{line}"),
            Format::Newick => format!("{name}:{line}:{column}"),
        }
    }

    /// What messages call a node.
    pub(super) fn called(&self, node: usize) -> Cow<'static, str> {
        quoted_or(self.name(node), "an unnamed node")
    }

    /// The node of that name.
    pub(super) fn find(&self, name: &[u8]) -> Result<usize, TreeError> {
        let name = if self.format == Format::Paths { paths::normal(name) } else { Cow::Borrowed(name) };
        let Some(&node) = self.by_name.get(&name) else {
            let near = self.names_like(&name);
            return Err(TreeError::NoSuchNode { name: self.content.name.clone(), node: quoted(&name), near });
        };
        match self.repeated.get(&name) {
            None => Ok(node),
            Some(&second) => {
                Err(TreeError::Ambiguous { node: quoted(&name), first: self.place(node), second: self.place(second) })
            }
        }
    }

    /// Names that may have been meant, in a tree small enough to look; to a
    /// letter or two everything is alike.
    fn names_like(&self, name: &[u8]) -> Vec<String> {
        let Some(name) =
            str::from_utf8(name).ok().filter(|name| name.len() >= 3 && self.names.len() <= SEARCHED_FOR_LIKES)
        else {
            return Vec::new();
        };
        let known = self.names.iter().filter_map(|known| str::from_utf8(known).ok()).filter(|known| !known.is_empty());
        names::closest(name, known).into_iter().map(|near| quoted(near.as_bytes())).collect()
    }

    /// The nodes without a parent.
    fn roots(&self) -> impl Iterator<Item = usize> {
        self.parents.iter().enumerate().filter(|(_, parent)| parent.is_none()).map(|(node, _)| node)
    }

    /// An error if there is more than one root.
    pub(super) fn one_root(&self) -> Result<(), TreeError> {
        let mut roots = self.roots();
        let (Some(first), Some(second)) = (roots.next(), roots.next()) else { return Ok(()) };
        Err(TreeError::Forest {
            first: format!("{} ({})", self.called(first), self.place(first)),
            second: format!("{} ({})", self.called(second), self.place(second)),
            more: roots.count(),
        })
    }

    /// The error for a node found to be its own ancestor.
    pub(super) fn cycle_at(&self, node: usize) -> TreeError {
        TreeError::Cycle { place: self.place(node), node: self.called(node).into_owned() }
    }
}

/// Why there is no tree, or no such node in it.
#[derive(Debug)]
pub(super) enum TreeError {
    Input(InputError),
    /// No node at all.
    Empty {
        name: String,
    },
    UnclearFormat {
        name: String,
    },
    Forest {
        first: String,
        second: String,
        more: usize,
    },
    Cycle {
        place: String,
        node: String,
    },
    TwoParents {
        place: String,
        node: String,
        parent: String,
        other: String,
    },
    NoSuchNode {
        name: String,
        node: String,
        near: Vec<String>,
    },
    Ambiguous {
        node: String,
        first: String,
        second: String,
    },
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Empty { name } => write!(f, "{name}: expected a tree, found nothing"),
            Self::UnclearFormat { name } => write!(
                f,
                "{name}: cannot tell paths with blanks in them from `child parent` lines; say --format paths or \
                 --format edges"
            ),
            Self::Forest { first, second, more } => {
                write!(f, "several roots: {first} and {second}")?;
                if *more > 0 {
                    write!(f, " and {more} more")?;
                }
                write!(f, "; --forest accepts them")
            }
            Self::Cycle { place, node } => write!(f, "{place}: {node} is its own ancestor"),
            Self::TwoParents { place, node, parent, other } => {
                write!(f, "{place}: {node} has a second parent {other}, after {parent}")
            }
            Self::NoSuchNode { name, node, near } => {
                write!(f, "{name}: no node is called {node}")?;
                if !near.is_empty() {
                    write!(f, "; did you mean {}?", near.join(" or "))?;
                }
                Ok(())
            }
            Self::Ambiguous { node, first, second } => {
                write!(f, "{second}: a second node is called {node}, after {first}; cannot tell which one is meant")
            }
        }
    }
}

impl Error for TreeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Input(error) = self { Some(error) } else { None }
    }
}

impl From<InputError> for TreeError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<TreeError> for Failure {
    fn from(error: TreeError) -> Self {
        Self::Message(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(bytes: impl AsRef<[u8]>) -> Content {
        Content::new("t".to_owned(), bytes.as_ref().to_vec())
    }

    #[test]
    fn formats_are_told_apart() {
        for (text, format) in [
            ("(a,b);", Some(Format::Newick)),
            ("\u{feff} \n(a,b);", Some(Format::Newick)),
            ("[a tree] (a,b);", Some(Format::Newick)),
            ("a b\n", Some(Format::Edges)),
            ("# tree\nb a\nc a\n", Some(Format::Edges)),
            ("root\nb root\n", Some(Format::Edges)),
            ("a,b\n", Some(Format::Edges)),
            ("usr/lib\tusr\n", Some(Format::Edges)),
            ("a b c\n", Some(Format::Edges)),
            ("usr\nusr/lib\n", Some(Format::Paths)),
            ("a\nb\n", Some(Format::Paths)),
            ("/a b/c d e\n/a b\n", Some(Format::Paths)),
            ("My/file\nMy file/x\nmore blanks in/it\n", Some(Format::Paths)),
            ("usr/lib usr\n", None),
        ] {
            assert_eq!(Format::detect(&content(text)), format, "{text:?}");
        }
    }

    #[test]
    fn several_roots_are_named_with_their_lines() {
        let text = content("b a\nd c\nf e\n");
        let tree = NamedTree::read(&text, None).unwrap();
        assert_eq!(
            tree.one_root().unwrap_err().to_string(),
            "several roots: `a` (t:1) and `c` (t:2) and 1 more; --forest accepts them"
        );
    }

    #[test]
    fn nothing_is_not_a_tree() {
        for (text, format) in [("", None), ("\n\r\n", None), ("# only words\n", Some(Format::Edges))] {
            let text = content(text);
            let error = NamedTree::read(&text, format).unwrap_err();
            assert_eq!(error.to_string(), "t: expected a tree, found nothing");
        }
    }
}
