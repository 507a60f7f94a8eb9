//! Paths, one on each line, as `find`, `git ls-files` or `tar -t` print them.
//!
//! The nodes are the paths and everything above them, whether it is listed or
//! not. `./a`, `a/` and `a//` are `a`; relative paths hang below `.`, absolute
//! ones below `/`. A `..` has no place in such a tree.

use std::borrow::Cow;

use super::{
    super::{
        input::{Content, InputError, lines, quoted},
        place::line_of,
    },
    Format, NamedTree, TreeError,
};

/// Reads `content` as paths.
pub(super) fn read(content: &Content) -> Result<NamedTree<'_>, TreeError> {
    let bytes = content.bytes();
    let mut tree = NamedTree::new(content, Format::Paths);
    let mut fresh = Vec::new();
    for (offset, line) in lines(bytes) {
        if line.is_empty() {
            continue;
        }
        if line.split(|&byte| byte == b'/').any(|part| part == b"..") {
            return Err(TreeError::Input(InputError::Malformed {
                name: content.name.clone(),
                line: line_of(bytes, offset),
                column: None,
                expected: "a path without `..`".to_owned(),
                found: quoted(line),
            }));
        }
        // Upwards to the first path that is known, then down again: a listing
        // costs two look-ups for each new path, not one for each of its parts.
        let mut at = Some(normal(line));
        let known = loop {
            let Some(path) = at else { break None };
            if let Some(&node) = tree.by_name.get(&path) {
                break Some(node);
            }
            at = above(&path);
            fresh.push(path);
        };
        let mut parent = known;
        while let Some(path) = fresh.pop() {
            let node = tree.push(path.clone(), parent, offset);
            tree.by_name.insert(path, node);
            parent = Some(node);
        }
    }
    Ok(tree)
}

/// The path without what changes nothing: `./`, doubled and final slashes.
pub(super) fn normal(path: &[u8]) -> Cow<'_, [u8]> {
    let parts = || path.split(|&byte| byte == b'/').filter(|part| !part.is_empty() && *part != b".");
    let absolute = path.starts_with(b"/");
    let Some(first) = parts().next() else {
        return Cow::Borrowed(if absolute { b"/" } else { b"." });
    };
    let kept: usize = parts().map(|part| part.len() + 1).sum();
    if kept - usize::from(!absolute) == path.len() {
        return Cow::Borrowed(path);
    }
    let mut out = Vec::with_capacity(kept);
    if absolute {
        out.push(b'/');
    }
    out.extend_from_slice(first);
    for part in parts().skip(1) {
        out.push(b'/');
        out.extend_from_slice(part);
    }
    Cow::Owned(out)
}

/// The parent of a normal path.
fn above<'a>(path: &Cow<'a, [u8]>) -> Option<Cow<'a, [u8]>> {
    if **path == *b"." || **path == *b"/" {
        return None;
    }
    let root: &'static [u8] = if path.starts_with(b"/") { b"/" } else { b"." };
    Some(match path.iter().rposition(|&byte| byte == b'/') {
        None | Some(0) => Cow::Borrowed(root),
        Some(slash) => match path {
            Cow::Borrowed(path) => Cow::Borrowed(&path[..slash]),
            Cow::Owned(path) => Cow::Owned(path[..slash].to_vec()),
        },
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    fn parents(text: &str) -> Vec<(String, Option<String>)> {
        let content = Content::new("t".to_owned(), text.as_bytes().to_vec());
        let tree = read(&content).unwrap();
        let name = |node: usize| String::from_utf8_lossy(tree.name(node)).into_owned();
        let mut all: Vec<_> =
            (0..tree.parents().len()).map(|node| (name(node), tree.parents()[node].map(name))).collect();
        all.sort();
        all
    }

    #[test]
    fn parts_not_listed_are_nodes_too() {
        let expected: Vec<(String, Option<String>)> =
            [("/", None), ("/usr", Some("/")), ("/usr/lib", Some("/usr")), ("/usr/lib/x", Some("/usr/lib"))]
                .map(|(child, parent)| (child.to_owned(), parent.map(str::to_owned)))
                .to_vec();
        assert_eq!(parents("/usr/lib/x\n"), expected);
        assert_eq!(parents("/usr/lib/\r\n/usr//lib/./x\n/usr"), expected);
    }

    #[test]
    fn spellings_of_a_path_are_one() {
        for (path, expected) in [
            ("a", "a"),
            ("./a", "a"),
            ("a/", "a"),
            ("a//b/./c", "a/b/c"),
            ("/", "/"),
            ("//", "/"),
            ("/./", "/"),
            (".", "."),
            ("./", "."),
            ("", "."),
            ("/a", "/a"),
            (".a/b.", ".a/b."),
        ] {
            assert_eq!(normal(path.as_bytes()), expected.as_bytes(), "{path:?}");
        }
    }

    #[test]
    fn a_path_may_not_climb() {
        let content = Content::new("t".to_owned(), b"a/b\na/../b\n".to_vec());
        assert_eq!(read(&content).unwrap_err().to_string(), "t:2: expected a path without `..`, found `a/../b`");
    }

    proptest! {
        #[test]
        fn as_the_standard_library_sees_it(path in "[ab./]{1,12}") {
            prop_assume!(!path.split('/').any(|part| part == ".."));
            let normal = String::from_utf8(normal(path.as_bytes()).into_owned()).unwrap();
            let theirs: Vec<_> = Path::new(&path).components().filter(|part| *part != std::path::Component::CurDir).collect();
            let ours: Vec<_> =
                Path::new(&normal).components().filter(|part| *part != std::path::Component::CurDir).collect();
            prop_assert_eq!(ours, theirs);
            prop_assert_eq!(super::normal(normal.as_bytes()).into_owned(), normal.into_bytes());
        }

        #[test]
        fn every_prefix_is_a_node_below_the_shorter_one(paths in proptest::collection::vec("[ab]{1,2}(/[ab]{1,2}){0,3}", 1..8)) {
            let content = Content::new("t".to_owned(), paths.join("\n").into_bytes());
            let tree = read(&content).unwrap();
            let mut expected = std::collections::BTreeSet::from([".".to_owned()]);
            for path in &paths {
                expected.extend(Path::new(path).ancestors().filter_map(Path::to_str).filter(|p| !p.is_empty()).map(str::to_owned));
            }
            prop_assert_eq!(tree.parents().len(), expected.len());
            for path in expected.iter().filter(|path| *path != ".") {
                let parent = tree.parents()[tree.find(path.as_bytes()).unwrap()].unwrap();
                let above = Path::new(path).parent().and_then(Path::to_str).filter(|p| !p.is_empty()).unwrap_or(".");
                prop_assert_eq!(tree.name(parent), above.as_bytes());
            }
        }
    }
}
