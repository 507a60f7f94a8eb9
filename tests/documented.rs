//! Every public item of the libraries is shown at work: in an example that
//! asserts something and is run by `cargo test` as a doctest.
//!
//! The lint `missing_docs` asks for words; this asks for the example, which may
//! stand on the item, on its type, or in the header of its file. What stands in a
//! private module and is exported nowhere, such as the trait behind a sealed one,
//! cannot be named by a user and is not asked for.
//!
//! Examples are read as tokens, so that a name in a comment, a string or an
//! import shows nothing. A method is shown by `.name`, a function of a type by
//! `Type::name`: that some `new` is called says nothing about this one. What a macro
//! writes is not read.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::{Attribute, Expr, ImplItem, Item, Lit, Meta, TraitItem, UseTree, Visibility};

/// The libraries, by folder.
const LIBRARIES: [&str; 6] = ["src", "judge/src", "geometry/src", "macros/src", "numerics/src", "problems/src"];

/// How an example shows an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// By its name, as a type or a constant, or by an example that stands on it.
    Named,
    /// By its name, as a function: no method of that name.
    Function,
    /// By its name, in an import too, or by an example that stands on it.
    Trait,
    /// By a call on a value, or by a path.
    Method,
    /// By a call, a path, or an implementation.
    OfTrait,
    /// By the path from its type.
    OfType,
}

/// A public item.
#[derive(Debug, Clone)]
struct Public {
    shown: Shown,
    /// The type or trait that it belongs to.
    of: Option<String>,
    name: String,
    /// `fn Judge::run`, for a person.
    title: String,
    /// Whether an example stands on it.
    has_own: bool,
}

/// What one source file says.
#[derive(Default)]
struct File {
    path: PathBuf,
    /// Its module, from the root of the crate.
    module: Vec<String>,
    /// The modules declared here without `pub`.
    private: Vec<Vec<String>>,
    items: Vec<Public>,
    /// The tokens of the asserting examples.
    examples: Vec<Vec<String>>,
    /// Names exported from other modules.
    exported: BTreeSet<String>,
    /// What items are called where this file exports them, by module and name.
    renamed: BTreeMap<(String, String), String>,
}

impl File {
    fn read(root: &Path, path: PathBuf) -> Self {
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let inside = path.strip_prefix(root).unwrap().with_extension("");
        let mut module: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| ["lib", "main", "mod"].contains(&last.as_str()));
        let mut found = Self { path, module, ..Self::default() };
        found.docs(&file.attrs);
        file.items.iter().for_each(|item| found.item(item));
        found
    }

    /// Takes the asserting examples of these attributes; whether there are any.
    fn docs(&mut self, attributes: &[Attribute]) -> bool {
        let lines: Vec<String> = attributes.iter().filter_map(|attribute| doc_line(attribute, &self.path)).collect();
        let asserting = |example: &Vec<String>| example.iter().any(|token| token.starts_with("assert"));
        let before = self.examples.len();
        self.examples.extend(examples(&lines.join("\n")).filter(asserting));
        self.examples.len() > before
    }

    fn public(
        &mut self,
        attributes: &[Attribute],
        shown: Shown,
        kind: &str,
        of: Option<&syn::Ident>,
        name: &syn::Ident,
    ) {
        let has_own = self.docs(attributes);
        if attributes.iter().any(is_doc_hidden) {
            return;
        }
        let of = of.map(ToString::to_string);
        let title = of.as_ref().map_or_else(|| format!("{kind} {name}"), |of| format!("{kind} {of}::{name}"));
        self.items.push(Public { shown, of, name: name.to_string(), title, has_own });
    }

    fn item(&mut self, item: &Item) {
        let (attributes, visibility, shown, kind, name) = match item {
            Item::Const(it) => (&it.attrs, &it.vis, Shown::Named, "const", &it.ident),
            Item::Enum(it) => (&it.attrs, &it.vis, Shown::Named, "enum", &it.ident),
            Item::Fn(it) => (&it.attrs, &it.vis, Shown::Function, "fn", &it.sig.ident),
            Item::Static(it) => (&it.attrs, &it.vis, Shown::Named, "static", &it.ident),
            Item::Struct(it) => (&it.attrs, &it.vis, Shown::Named, "struct", &it.ident),
            Item::Trait(it) => (&it.attrs, &it.vis, Shown::Trait, "trait", &it.ident),
            Item::Type(it) => (&it.attrs, &it.vis, Shown::Named, "type", &it.ident),
            Item::Impl(it) => return self.implementation(it),
            Item::Use(it) if is_public(&it.vis) => return self.exports("", &it.tree),
            Item::Mod(it) if !is_public(&it.vis) => {
                return self.private.push([&self.module[..], &[it.ident.to_string()]].concat());
            }
            Item::Mod(it) if !it.attrs.iter().any(is_cfg_test) => {
                self.docs(&it.attrs);
                let inner = it.content.iter().flat_map(|(_, items)| items);
                return inner.for_each(|item| self.item(item));
            }
            _ => return,
        };
        if !is_public(visibility) {
            return;
        }
        self.public(attributes, shown, kind, None, name);
        if let Item::Trait(it) = item {
            for item in &it.items {
                let (attributes, kind, of_trait) = match item {
                    TraitItem::Fn(it) => (&it.attrs, "fn", &it.sig.ident),
                    TraitItem::Const(it) => (&it.attrs, "const", &it.ident),
                    _ => continue,
                };
                self.public(attributes, Shown::OfTrait, kind, Some(name), of_trait);
            }
        }
    }

    fn implementation(&mut self, implementation: &syn::ItemImpl) {
        self.docs(&implementation.attrs);
        let of = match &*implementation.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
            _ => None,
        };
        for item in &implementation.items {
            let (attributes, visibility, shown, kind, name) = match item {
                ImplItem::Fn(it) if it.sig.receiver().is_some() => {
                    (&it.attrs, &it.vis, Shown::Method, "fn", &it.sig.ident)
                }
                ImplItem::Fn(it) => (&it.attrs, &it.vis, Shown::OfType, "fn", &it.sig.ident),
                ImplItem::Const(it) => (&it.attrs, &it.vis, Shown::OfType, "const", &it.ident),
                _ => continue,
            };
            if is_public(visibility) {
                self.public(attributes, shown, kind, of, name);
            }
        }
    }

    fn exports(&mut self, module: &str, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.exports(&path.ident.to_string(), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.exports(module, tree)),
            UseTree::Rename(it) => {
                self.exported.insert(it.ident.to_string());
                self.renamed.insert((module.to_owned(), it.ident.to_string()), it.rename.to_string());
            }
            UseTree::Name(it) => {
                self.exported.insert(it.ident.to_string());
            }
            UseTree::Glob(_) => panic!("{}: name what is exported from {module}", self.path.display()),
        }
    }

    fn shows(&self, item: &Public, name: &str) -> bool {
        let is_type = matches!(item.shown, Shown::Named | Shown::Trait);
        (is_type && item.has_own)
            || self.examples.iter().any(|example| (0..example.len()).any(|at| shows(example, at, item, name)))
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether the token at `at` shows the item, which is called `name` there.
fn shows(example: &[String], at: usize, item: &Public, name: &str) -> bool {
    if example[at] != name || (item.shown != Shown::Trait && is_imported(&example[..at])) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |at| example[at].as_str());
    match item.shown {
        Shown::Named | Shown::Trait => true,
        Shown::Function => before != "." && before != "fn",
        Shown::Method => before == "." || before == "::",
        Shown::OfTrait => [".", "::", "fn", "const"].contains(&before),
        Shown::OfType => before == "::" && owner(&example[..at - 1]) == item.of.as_ref(),
    }
}

/// Whether what follows these tokens stands in a `use` declaration.
fn is_imported(before: &[String]) -> bool {
    let statement = before.rsplit(|token| token == ";").next().unwrap_or_default();
    statement.iter().any(|token| token == "use")
}

/// The type at the end of `Type` or `Type::<A, B<C>>`.
fn owner(path: &[String]) -> Option<&String> {
    let mut open = 0;
    path.iter().rev().find(|token| {
        open += i32::from(*token == ">") - i32::from(*token == "<");
        open == 0 && *token != "<" && *token != "::"
    })
}

fn doc_line(attribute: &Attribute, file: &Path) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    if !attribute.path().is_ident("doc") {
        return None;
    }
    match &pair.value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        // Text from a file of its own.
        Expr::Macro(call) if call.mac.path.is_ident("include_str") => {
            let path = file.with_file_name(call.mac.parse_body::<syn::LitStr>().expect("the path of a file").value());
            Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        }
        _ => None,
    }
}

fn is_doc_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc") && attribute.parse_args::<syn::Ident>().is_ok_and(|what| what == "hidden")
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|what| what == "test")
}

/// The tokens of the code blocks that rustdoc runs.
fn examples(docs: &str) -> impl Iterator<Item = Vec<String>> {
    let blocks = docs.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| {
        let (tags, code) = block.split_once('\n')?;
        let runs = |tag: &str| matches!(tag.trim(), "" | "rust" | "should_panic");
        tags.split(',').all(runs).then(|| {
            let code = code.lines().map(shown_or_hidden).collect::<Vec<_>>().join("\n");
            let parsed: TokenStream = code.parse().unwrap_or_else(|error| panic!("{error}:\n{code}"));
            let mut tokens = Vec::new();
            flatten(parsed, &mut tokens);
            tokens
        })
    })
}

/// A line of an example without the mark of a hidden one.
fn shown_or_hidden(line: &str) -> &str {
    let trimmed = line.trim_start();
    trimmed.strip_prefix("# ").unwrap_or(if trimmed == "#" { "" } else { line })
}

/// Words and signs in order, `::` as one; a literal is an empty word.
fn flatten(stream: TokenStream, into: &mut Vec<String>) {
    let mut joint = false;
    for token in stream {
        let second = joint;
        joint = false;
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
                };
                into.push(open.to_owned());
                flatten(group.stream(), into);
                into.push(close.to_owned());
            }
            TokenTree::Ident(ident) => into.push(ident.to_string()),
            TokenTree::Punct(sign) if sign.as_char() == ':' && second => {
                into.pop();
                into.push("::".to_owned());
            }
            TokenTree::Punct(sign) => {
                joint = sign.as_char() == ':' && sign.spacing() == Spacing::Joint;
                into.push(sign.to_string());
            }
            TokenTree::Literal(_) => into.push(String::new()),
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.unwrap().path()) {
        let is_test =
            path.file_stem().is_some_and(|stem| stem == "tests" || stem.to_string_lossy().ends_with("_tests"));
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
        let files: Vec<File> = paths.into_iter().map(|path| File::read(&root.join(library), path)).collect();
        let private: Vec<&Vec<String>> = files.iter().flat_map(|file| &file.private).collect();
        let exported: BTreeSet<&String> = files.iter().flat_map(|file| &file.exported).collect();
        for file in &files {
            let is_private = private.iter().any(|module| file.module.starts_with(module));
            let module = file.module.last().cloned().unwrap_or_default();
            let named = |item: &&Public| !is_private || exported.contains(item.of.as_ref().unwrap_or(&item.name));
            for item in file.items.iter().filter(named) {
                count += 1;
                let near = files.iter().filter(|other| other.path.parent() == file.path.parent());
                let mut aliases = near.filter_map(|other| other.renamed.get(&(module.clone(), item.name.clone())));
                if !file.shows(item, &item.name) && !aliases.any(|alias| file.shows(item, alias)) {
                    writeln!(missing, "{}: {}", file.path.strip_prefix(root).unwrap().display(), item.title).unwrap();
                }
            }
        }
    }
    assert!(count > 300, "only {count} public items found: are the folders right?");
    assert!(missing.is_empty(), "no asserting example shows:\n{missing}");
}

#[test]
fn a_name_is_shown_only_where_it_is_put_to_use() {
    let item = |shown, of: Option<&str>, name: &str| Public {
        shown,
        of: of.map(str::to_owned),
        name: name.to_owned(),
        title: String::new(),
        has_own: false,
    };
    let is_shown = |item: &Public, code: &str| {
        let example = examples(&format!("```\n{code}\n```")).next().unwrap();
        (0..example.len()).any(|at| shows(&example, at, item, &item.name))
    };
    let new = item(Shown::OfType, Some("Judge"), "new");
    assert!(is_shown(&new, "assert!(Judge::<Vec<Vec<u8>>>::new().ok());") && is_shown(&new, "x::Judge::new()"));
    assert!(!is_shown(&new, "Vec::new(); Judge; new()") && !is_shown(&new, "Judge::<A>::old(Vec::<A>::new())"));
    let run = item(Shown::Function, None, "run");
    assert!(is_shown(&run, "run(1)") && is_shown(&run, "contest::run(1)"));
    assert!(!is_shown(&run, "judge.run(1)") && !is_shown(&run, "use contest::{a, run};\n\"run\"; // run"));
    let stub = item(Shown::OfTrait, Some("Kata"), "stub");
    assert!(is_shown(&stub, "# fn stub() {}") && is_shown(&stub, "K::stub()") && !is_shown(&stub, "stub()"));
    assert!(is_shown(&item(Shown::Trait, None, "Clock"), "use a::Clock;"));
    assert!(!is_shown(&item(Shown::Named, None, "Clock"), "use a::Clock;"));
    assert_eq!(examples("```text\nx\n```\n```no_run\ny\n```\n```\nz\n```").collect::<Vec<_>>(), [["z"]]);
}
