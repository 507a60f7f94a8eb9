//! `child parent` lines.
//!
//! Fields are separated by tabs if any line near the beginning has one, else
//! by commas, else by blanks. A name alone on its line (or with an empty
//! second field) is a node, which no parent need follow: so a root can be
//! given, and a tree of one node. Lines that begin with `#` and empty ones
//! are skipped. The same edge twice is one edge.

use super::{
    super::{
        input::{Content, InputError, lines, quoted},
        place::line_of,
    },
    Format, LOOKED_AT, NamedTree, TreeError,
};

/// What stands between child and parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Tab,
    Comma,
    Blank,
}

impl Separator {
    /// The separator that the first lines of `bytes` use.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let has = |wanted: u8| {
            lines(bytes)
                .map(|(_, line)| line)
                .filter(|line| !is_comment(line))
                .take(LOOKED_AT)
                .any(|line| line.contains(&wanted))
        };
        if has(b'\t') {
            Self::Tab
        } else if has(b',') {
            Self::Comma
        } else {
            Self::Blank
        }
    }

    /// The fields of a line, without the blanks around them.
    pub(super) fn fields(self, line: &[u8]) -> impl Iterator<Item = &[u8]> {
        line.split(move |&byte| match self {
            Self::Tab => byte == b'\t',
            Self::Comma => byte == b',',
            Self::Blank => byte.is_ascii_whitespace(),
        })
        .map(<[u8]>::trim_ascii)
        .filter(move |field| self != Self::Blank || !field.is_empty())
    }
}

/// Whether a line is there for people only.
pub(super) fn is_comment(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"#")
}

/// Reads `content` as edges.
pub(super) fn read(content: &Content) -> Result<NamedTree<'_>, TreeError> {
    let bytes = content.bytes();
    let separator = Separator::of(bytes);
    let mut tree = NamedTree::new(content, Format::Edges);
    for (offset, line) in lines(bytes) {
        if line.trim_ascii().is_empty() || is_comment(line) {
            continue;
        }
        let mut fields = separator.fields(line);
        match (fields.next(), fields.next(), fields.next()) {
            (Some(child), None | Some(b""), None) if !child.is_empty() => {
                tree.intern(child, offset);
            }
            (Some(child), Some(parent), None) if !child.is_empty() => add(&mut tree, child, parent, offset)?,
            _ => {
                return Err(TreeError::Input(InputError::Malformed {
                    name: content.name.clone(),
                    line: line_of(bytes, offset),
                    column: None,
                    expected: "`child parent`, or a root alone".to_owned(),
                    found: quoted(line),
                }));
            }
        }
    }
    Ok(tree)
}

fn add<'a>(tree: &mut NamedTree<'a>, child: &'a [u8], parent: &'a [u8], offset: usize) -> Result<(), TreeError> {
    let child = tree.intern(child, offset);
    let parent = tree.intern(parent, offset);
    if let Some(first) = tree.parents[child].filter(|&first| first != parent) {
        return Err(TreeError::TwoParents {
            place: tree.place_of(offset),
            node: tree.called(child).into_owned(),
            parent: tree.called(first).into_owned(),
            other: tree.called(parent).into_owned(),
        });
    }
    tree.parents[child] = Some(parent);
    // An error about the child's ancestors points at this line, not at one
    // above where the child was itself a parent.
    tree.offsets[child] = offset;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::{prelude::*, sample::Index};

    use super::*;

    fn read_text(text: &str) -> Result<Vec<(String, Option<String>)>, String> {
        let content = Content::new("t".to_owned(), text.as_bytes().to_vec());
        let tree = read(&content).map_err(|error| error.to_string())?;
        let name = |node: usize| String::from_utf8_lossy(tree.name(node)).into_owned();
        Ok((0..tree.parents().len()).map(|node| (name(node), tree.parents()[node].map(name))).collect())
    }

    fn pairs(expected: &[(&str, Option<&str>)]) -> Result<Vec<(String, Option<String>)>, String> {
        Ok(expected.iter().map(|(child, parent)| ((*child).to_owned(), parent.map(str::to_owned))).collect())
    }

    #[test]
    fn each_separator() {
        let expected = [("b", Some("a")), ("a", None), ("c", Some("a"))];
        for text in ["b a\nc a", "b\ta\r\nc\ta\r\n", "b,a\nc , a\n", "  b   a \n\n# c b\nc a\na\n"] {
            assert_eq!(read_text(text), pairs(&expected), "{text:?}");
        }
        assert_eq!(read_text("big cat\tcat family\n"), pairs(&[("big cat", Some("cat family")), ("cat family", None)]));
        assert_eq!(read_text("a,\nb,a\n"), pairs(&[("a", None), ("b", Some("a"))]));
    }

    #[test]
    fn the_same_edge_twice_is_one() {
        assert_eq!(read_text("b a\nb a\n"), pairs(&[("b", Some("a")), ("a", None)]));
    }

    #[test]
    fn errors_name_line_and_nodes() {
        assert_eq!(read_text("b a\nc b\nb c\n"), Err("t:3: `b` has a second parent `c`, after `a`".to_owned()));
        assert_eq!(
            read_text("b a\n\nc a d\n"),
            Err("t:3: expected `child parent`, or a root alone, found `c a d`".to_owned())
        );
        assert_eq!(
            read_text("b\ta\n\ta\n"),
            Err("t:2: expected `child parent`, or a root alone, found `\\ta`".to_owned())
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            // Node i + 1 hangs below one of the nodes before it.
            parents in proptest::collection::vec(any::<Index>(), 1..30),
            order in any::<u64>(),
            (separator, inside) in prop_oneof![Just((" ", "")), Just(("\t", " ")), Just((",", " ")), Just((" \t ", "x"))],
        ) {
            let name = |node: usize| format!("n{inside}{node}");
            let parents: Vec<usize> = parents.iter().enumerate().map(|(node, above)| above.index(node + 1)).collect();
            let mut edges: Vec<(usize, usize)> = parents.iter().enumerate().map(|(node, &above)| (node + 1, above)).collect();
            // Children may come before their parents.
            edges.sort_by_key(|&(node, _)| (node as u64).wrapping_mul(order | 1));
            let text: String = edges.iter().map(|&(node, above)| format!("{}{separator}{}\n", name(node), name(above))).collect();
            let read: HashMap<String, Option<String>> = read_text(&text).unwrap().into_iter().collect();
            prop_assert_eq!(read.len(), parents.len() + 1);
            prop_assert_eq!(&read[&name(0)], &None);
            for (node, above) in edges {
                prop_assert_eq!(read[&name(node)].as_ref(), Some(&name(above)));
            }
        }
    }
}
