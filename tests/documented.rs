//! Every public item of the libraries is shown at work: its name stands in an
//! example that asserts something, run by `cargo test` as a doctest.
//!
//! The lint `missing_docs` asks for words; this asks for the example, which may
//! stand on the item, on its type, or in the header of its file. `unreachable_pub` keeps `pub`
//! off everything that a user of the crate cannot reach.

use std::{
    collections::BTreeSet,
    fmt::Write,
    path::{Path, PathBuf},
};

use syn::{Attribute, Expr, ImplItem, Item, Lit, Meta, TraitItem, Visibility};

/// The libraries, by folder.
const LIBRARIES: [&str; 6] = ["src", "judge/src", "geometry/src", "macros/src", "numerics/src", "problems/src"];

/// What one source file says.
#[derive(Default)]
struct File {
    /// Public items, as a reader would name them, with the word to look for.
    items: Vec<(String, String)>,
    /// The code of the asserting examples.
    examples: String,
}

impl File {
    fn read(path: &Path) -> Self {
        let source = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut found = Self::default();
        found.docs(&file.attrs);
        file.items.iter().for_each(|item| found.item(item));
        found
    }

    fn docs(&mut self, attributes: &[Attribute]) {
        let lines = attributes.iter().filter_map(doc_line).collect::<Vec<_>>().join("\n");
        for code in examples(&lines).filter(|code| code.contains("assert")) {
            self.examples.push_str(&code);
        }
    }

    fn public(&mut self, kind: &str, name: &syn::Ident) {
        self.items.push((format!("{kind} {name}"), name.to_string()));
    }

    fn item(&mut self, item: &Item) {
        let (attributes, visibility, kind, name) = match item {
            Item::Const(it) => (&it.attrs, &it.vis, "const", &it.ident),
            Item::Enum(it) => (&it.attrs, &it.vis, "enum", &it.ident),
            Item::Fn(it) => (&it.attrs, &it.vis, "fn", &it.sig.ident),
            Item::Static(it) => (&it.attrs, &it.vis, "static", &it.ident),
            Item::Struct(it) => (&it.attrs, &it.vis, "struct", &it.ident),
            Item::Trait(it) => (&it.attrs, &it.vis, "trait", &it.ident),
            Item::Type(it) => (&it.attrs, &it.vis, "type", &it.ident),
            Item::Impl(it) => return self.implementation(it),
            Item::Mod(it) => {
                let public = matches!(it.vis, Visibility::Public(_)) && !it.attrs.iter().any(is_cfg_test);
                self.docs(&it.attrs);
                let inner = it.content.as_ref().filter(|_| public);
                return inner.into_iter().flat_map(|(_, items)| items).for_each(|item| self.item(item));
            }
            _ => return,
        };
        if !matches!(visibility, Visibility::Public(_)) {
            return;
        }
        self.docs(attributes);
        self.public(kind, name);
        if let Item::Trait(it) = item {
            for method in &it.items {
                if let TraitItem::Fn(method) = method {
                    self.docs(&method.attrs);
                    self.public(&format!("fn {name}::"), &method.sig.ident);
                }
            }
        }
    }

    fn implementation(&mut self, implementation: &syn::ItemImpl) {
        self.docs(&implementation.attrs);
        let of = match &*implementation.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        for item in &implementation.items {
            let (attributes, visibility, kind, name) = match item {
                ImplItem::Fn(it) => (&it.attrs, &it.vis, "fn", &it.sig.ident),
                ImplItem::Const(it) => (&it.attrs, &it.vis, "const", &it.ident),
                _ => continue,
            };
            self.docs(attributes);
            if matches!(visibility, Visibility::Public(_)) {
                self.public(&format!("{kind} {of}::"), name);
            }
        }
    }
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(literal) = &pair.value else { return None };
    let Lit::Str(text) = &literal.lit else { return None };
    attribute.path().is_ident("doc").then(|| text.value())
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|what| what == "test")
}

/// The code blocks that rustdoc runs.
fn examples(docs: &str) -> impl Iterator<Item = String> {
    let blocks: Vec<&str> = docs.split("```").collect();
    let code: Vec<String> = blocks.iter().skip(1).step_by(2).map(|block| (*block).to_owned()).collect();
    code.into_iter().filter(|block| {
        let tag = block.lines().next().unwrap_or_default().trim();
        tag.is_empty() || tag.starts_with("rust") || tag.starts_with("no_run") || tag.starts_with("should_panic")
    })
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.unwrap().path()) {
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests" || stem.to_string_lossy().ends_with("_tests"));
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
            found.push(path);
        }
    }
}

#[test]
fn every_public_item_is_shown_by_an_asserting_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = String::new();
    let mut count = 0;
    for library in LIBRARIES {
        let mut paths = Vec::new();
        sources(&root.join(library), &mut paths);
        paths.retain(|path| !path.starts_with(root.join("src/cli")));
        paths.sort();
        for path in paths {
            let file = File::read(&path);
            let shown = words(&file.examples);
            count += file.items.len();
            for (item, _) in file.items.iter().filter(|(_, name)| !shown.contains(name.as_str())) {
                writeln!(missing, "{}: {item}", path.strip_prefix(root).unwrap().display()).unwrap();
            }
        }
    }
    assert!(count > 300, "only {count} public items found: are the folders right?");
    assert!(missing.is_empty(), "no asserting example shows:\n{missing}");
}
