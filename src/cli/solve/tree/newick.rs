//! Newick: the notation of phylogenies.
//!
//! ```text
//! tree    = subtree ';'
//! subtree = [ '(' subtree { ',' subtree } ')' ] [ label ] [ ':' length ]
//! label   = 'quoted, '' for a quote' | characters other than ()[]':;, and blanks
//! ```
//!
//! Blanks and comments in brackets, which may nest, stand anywhere between
//! these. Any node may be without a name, any branch without a length, a node
//! may have any number of children. An underscore is kept as it is written.
//! Inner labels are often support values, the same one many times over, so a
//! repeated name is an error only when somebody asks for it. The parser keeps
//! its own stack: depth costs memory, never the call stack.
//!
//! Source: the format as agreed by Archie, Day, Felsenstein, Maddison,
//! Meacham, Rohlf and Swofford (1986). Deviations: underscores are not turned
//! into blanks; several trees in one file are read as a forest.

use std::{borrow::Cow, collections::hash_map::Entry, str};

use super::{
    super::{
        input::{Content, InputError, quoted, quoted_or},
        place::line_and_column,
    },
    Format, NamedTree, TreeError,
};

/// Whether the first thing is a comment in brackets and after it a tree.
pub(super) fn begins_with_comment(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    start.starts_with(b"[") && skip_blank(start, 0).is_ok_and(|at| start.get(at) == Some(&b'('))
}

/// Reads `content` as Newick.
pub(super) fn read(content: &Content) -> Result<NamedTree<'_>, TreeError> {
    let tree = NamedTree::new(content, Format::Newick);
    let mut parser = Parser { content, bytes: content.bytes(), at: 0, tree };
    parser.blank()?;
    while parser.peek().is_some() {
        parser.one_tree()?;
        parser.blank()?;
    }
    if parser.tree.lengths.iter().all(Option::is_none) {
        parser.tree.lengths = Vec::new();
    }
    Ok(parser.tree)
}

struct Parser<'a> {
    content: &'a Content,
    bytes: &'a [u8],
    at: usize,
    tree: NamedTree<'a>,
}

impl<'a> Parser<'a> {
    /// One tree with its `;`.
    fn one_tree(&mut self) -> Result<(), TreeError> {
        // The open parentheses: each the node whose children are being read.
        let mut open: Vec<usize> = Vec::new();
        'subtree: loop {
            self.blank()?;
            let mut node = self.new_node(open.last().copied());
            if self.peek() == Some(b'(') {
                self.at += 1;
                open.push(node);
                continue 'subtree;
            }
            loop {
                self.label_and_length(node)?;
                match self.peek() {
                    Some(b',') if !open.is_empty() => {
                        self.at += 1;
                        continue 'subtree;
                    }
                    Some(b')') if let Some(parent) = open.pop() => {
                        self.at += 1;
                        node = parent;
                    }
                    Some(b';') if open.is_empty() => {
                        self.at += 1;
                        return Ok(());
                    }
                    None | Some(b';') if let Some(&unclosed) = open.last() => {
                        let (line, column) = line_and_column(self.bytes, self.tree.offsets[unclosed]);
                        return Err(self.expected(format!("`)` for the `(` at {line}:{column}")));
                    }
                    _ if open.is_empty() => return Err(self.expected("`;`")),
                    _ => return Err(self.expected("`,` or `)`")),
                }
            }
        }
    }

    fn new_node(&mut self, parent: Option<usize>) -> usize {
        self.tree.lengths.push(None);
        self.tree.push(Cow::Borrowed(b""), parent, self.at)
    }

    /// What may follow a leaf's place or a `)`.
    fn label_and_length(&mut self, node: usize) -> Result<(), TreeError> {
        self.blank()?;
        let label = self.label()?;
        if !label.is_empty() {
            self.tree.names[node] = label.clone();
            match self.tree.by_name.entry(label) {
                Entry::Vacant(entry) => {
                    entry.insert(node);
                }
                Entry::Occupied(entry) => {
                    self.tree.repeated.entry(entry.key().clone()).or_insert(node);
                }
            }
        }
        self.blank()?;
        if self.peek() == Some(b':') {
            self.at += 1;
            self.blank()?;
            self.tree.lengths[node] = Some(self.length()?);
            self.blank()?;
        }
        Ok(())
    }

    fn label(&mut self) -> Result<Cow<'a, [u8]>, TreeError> {
        if self.peek() != Some(b'\'') {
            return Ok(Cow::Borrowed(self.word()));
        }
        let opened = self.at;
        let mut parts: Option<Vec<u8>> = None;
        loop {
            let start = self.at + 1;
            let Some(length) = memchr::memchr(b'\'', &self.bytes[start..]) else {
                self.at = opened;
                return Err(self.expected("a label whose `'` is closed"));
            };
            let piece = &self.bytes[start..start + length];
            self.at = start + length + 1;
            // Two quotes are one quote, and the label goes on.
            let doubled = self.peek() == Some(b'\'');
            match &mut parts {
                None if !doubled => return Ok(Cow::Borrowed(piece)),
                None => parts = Some([piece, b"'"].concat()),
                Some(parts) => {
                    parts.extend_from_slice(piece);
                    if !doubled {
                        return Ok(Cow::Owned(std::mem::take(parts)));
                    }
                    parts.push(b'\'');
                }
            }
        }
    }

    fn length(&mut self) -> Result<f64, TreeError> {
        let start = self.at;
        let word = self.word();
        let number =
            str::from_utf8(word).ok().and_then(|word| word.parse().ok()).filter(|length: &f64| length.is_finite());
        number.ok_or_else(|| {
            self.at = start;
            self.expected_but("a branch length", quoted_or(word, "none").into_owned())
        })
    }

    /// The characters up to the next one with a meaning.
    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let ends = |&byte: &u8| b"()[]':;,".contains(&byte) || byte.is_ascii_whitespace();
        let word = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn blank(&mut self) -> Result<(), TreeError> {
        match skip_blank(self.bytes, self.at) {
            Ok(at) => {
                self.at = at;
                Ok(())
            }
            Err(opened) => {
                self.at = opened;
                Err(self.expected("a comment whose `[` is closed"))
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn expected(&self, expected: impl Into<String>) -> TreeError {
        let rest = &self.bytes[self.at..];
        let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
        let found = if rest.is_empty() { "the end".to_owned() } else { quoted(line) };
        self.expected_but(expected, found)
    }

    fn expected_but(&self, expected: impl Into<String>, found: String) -> TreeError {
        let (line, column) = line_and_column(self.bytes, self.at);
        TreeError::Input(InputError::Malformed {
            name: self.content.name.clone(),
            line,
            column: Some(column),
            expected: expected.into(),
            found,
        })
    }
}

/// The offset after blanks and comments; the offset of a comment that is not
/// closed as an error.
fn skip_blank(bytes: &[u8], mut at: usize) -> Result<usize, usize> {
    loop {
        match bytes.get(at) {
            Some(b'[') => {
                let opened = at;
                let mut depth = 0_usize;
                loop {
                    let Some(next) = memchr::memchr2(b'[', b']', &bytes[at..]) else { return Err(opened) };
                    at += next + 1;
                    if bytes[at - 1] == b'[' {
                        depth += 1;
                    } else {
                        depth -= 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            Some(byte) if byte.is_ascii_whitespace() => at += 1,
            _ => return Ok(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};

    use super::*;

    /// Parent, name and length of each node, in preorder.
    type Nodes = Vec<(Option<usize>, String, Option<f64>)>;

    fn content(text: &str) -> Content {
        Content::new("t".to_owned(), text.as_bytes().to_vec())
    }

    fn parse(text: &str) -> Result<Nodes, String> {
        let content = content(text);
        let tree = read(&content).map_err(|error| error.to_string())?;
        let name = |node: usize| String::from_utf8_lossy(tree.name(node)).into_owned();
        let length = |node: usize| tree.lengths().get(node).copied().flatten();
        Ok((0..tree.parents().len()).map(|node| (tree.parents()[node], name(node), length(node))).collect())
    }

    fn nodes(expected: &[(Option<usize>, &str, Option<f64>)]) -> Result<Nodes, String> {
        Ok(expected.iter().map(|&(parent, name, length)| (parent, name.to_owned(), length)).collect())
    }

    #[test]
    fn the_examples_of_the_standard() {
        assert_eq!(
            parse("(B:6.0,(A:5.0,C:3.0,E:4.0):5.0,D:11.0);"),
            nodes(&[
                (None, "", None),
                (Some(0), "B", Some(6.0)),
                (Some(0), "", Some(5.0)),
                (Some(2), "A", Some(5.0)),
                (Some(2), "C", Some(3.0)),
                (Some(2), "E", Some(4.0)),
                (Some(0), "D", Some(11.0)),
            ])
        );
        assert_eq!(
            parse("(,(,,),);").map(|nodes| nodes.iter().map(|node| node.0).collect::<Vec<_>>()),
            Ok(vec![None, Some(0), Some(0), Some(2), Some(2), Some(2), Some(0)])
        );
        assert_eq!(parse("A;"), nodes(&[(None, "A", None)]));
        assert_eq!(parse(";"), nodes(&[(None, "", None)]));
    }

    #[test]
    fn quotes_comments_and_blanks() {
        assert_eq!(
            parse("[&R] (\n 'it''s' [a [nested] one] : [&x=1]1e-3 ,\r\n\t'Homo sapiens' )'()[];,':-2 ; [end]\n"),
            nodes(&[(None, "()[];,", Some(-2.0)), (Some(0), "it's", Some(1e-3)), (Some(0), "Homo sapiens", None)])
        );
        assert_eq!(parse("('''','')x;"), nodes(&[(None, "x", None), (Some(0), "'", None), (Some(0), "", None)]));
    }

    #[test]
    fn errors_say_where_and_what() {
        for (text, message) in [
            ("(a,b)", "t:1:6: expected `;`, found the end"),
            ("(a,b", "t:1:5: expected `)` for the `(` at 1:1, found the end"),
            ("(a,\n(b,c)", "t:2:6: expected `)` for the `(` at 1:1, found the end"),
            ("(a,b));", "t:1:6: expected `;`, found `);`"),
            ("a,b;", "t:1:2: expected `;`, found `,b;`"),
            ("(a b);", "t:1:4: expected `,` or `)`, found `b);`"),
            ("(a,b:);", "t:1:6: expected a branch length, found none"),
            ("(a,b:x);", "t:1:6: expected a branch length, found `x`"),
            ("(a,b:inf);", "t:1:6: expected a branch length, found `inf`"),
            ("(a,'b);", "t:1:4: expected a label whose `'` is closed, found `'b);`"),
            ("(a,[b);\n", "t:1:4: expected a comment whose `[` is closed, found `[b);`"),
            ("(a(b));", "t:1:3: expected `,` or `)`, found `(b));`"),
        ] {
            assert_eq!(parse(text), Err(message.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_repeated_name_is_an_error_only_when_asked_for() {
        let content = content("((a,b)90,\n(c,d)90);");
        let tree = read(&content).unwrap();
        assert!(tree.find(b"c").is_ok());
        assert_eq!(
            tree.find(b"90").unwrap_err().to_string(),
            "t:2:1: a second node is called `90`, after t:1:2; cannot tell which one is meant"
        );
    }

    #[test]
    fn depth_needs_no_call_stack() {
        let deep = 1_000_000;
        let text = format!("{}x{};", "(".repeat(deep), ")".repeat(deep));
        let content = content(&text);
        let tree = read(&content).unwrap();
        assert_eq!(tree.parents().len(), deep + 1);
        assert_eq!(tree.parents()[deep], Some(deep - 1));
        assert_eq!(read(&Content::new("t".to_owned(), "(".repeat(deep).into_bytes())).unwrap_err().to_string(), {
            let at = deep + 1;
            format!("t:1:{at}: expected `)` for the `(` at 1:{deep}, found the end")
        });
    }

    /// A tree as parents in preorder, each with a name and a length, and for
    /// each node what may stand around it.
    fn trees() -> impl Strategy<Value = (Nodes, Vec<&'static str>)> {
        let name = prop_oneof!["[ab]{0,2}", "[a'(),:;\\[\\] _é]{0,4}"];
        let length = proptest::option::of((-4_i32..4).prop_map(|n| f64::from(n) / 4.0));
        let blank = prop_oneof![Just(""), Just(" "), Just("\r\n"), Just("[c[(]x]")];
        proptest::collection::vec((any::<Index>(), name, length, blank), 1..30).prop_map(|raw| {
            let mut nodes: Nodes = Vec::new();
            let mut path: Vec<usize> = Vec::new();
            let mut blanks = Vec::new();
            for (number, (above, name, length, blank)) in raw.into_iter().enumerate() {
                // In preorder the parent is the node before or above it.
                let keep = if path.is_empty() { 0 } else { above.index(path.len()) + 1 };
                path.truncate(keep);
                nodes.push((path.last().copied(), name, length));
                path.push(number);
                blanks.push(blank);
            }
            (nodes, blanks)
        })
    }

    /// Written by the definition, with a call for each node.
    fn write(nodes: &Nodes, blanks: &[&str], node: usize, out: &mut String) {
        let blank = blanks[node];
        out.push_str(blank);
        let children: Vec<usize> = (0..nodes.len()).filter(|&child| nodes[child].0 == Some(node)).collect();
        for (place, &child) in children.iter().enumerate() {
            out.push(if place == 0 { '(' } else { ',' });
            write(nodes, blanks, child, out);
        }
        if !children.is_empty() {
            out.push(')');
        }
        let (_, name, length) = &nodes[node];
        if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            out.push_str(name);
        } else {
            out.push_str(&format!("'{}'", name.replace('\'', "''")));
        }
        out.push_str(blank);
        if let Some(length) = length {
            out.push_str(&format!(":{blank}{length}{blank}"));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read((nodes, blanks) in trees()) {
            let mut text = String::new();
            write(&nodes, &blanks, 0, &mut text);
            text.push(';');
            prop_assert_eq!(parse(&text), Ok(nodes));
        }

        #[test]
        fn nothing_panics(text in "[a(),:;'\\[\\] 1\n]{0,20}") {
            drop(parse(&text));
        }

        #[test]
        fn a_tree_cut_short_is_never_read((nodes, blanks) in trees(), cut in any::<Index>()) {
            let mut text = String::new();
            write(&nodes, &blanks, 0, &mut text);
            let cut = cut.index(text.len() + 1);
            prop_assume!(text.is_char_boundary(cut) && !text[..cut].trim().is_empty() && !text[..cut].ends_with(']'));
            prop_assert!(parse(&text[..cut]).is_err());
        }
    }
}
