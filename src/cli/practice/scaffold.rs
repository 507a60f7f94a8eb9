//! The files of a practice crate, as texts.

use std::path::{Path, PathBuf};

use kihon_judge::AnyKata;

use super::{
    folder::Folder,
    progress::{Entry, Progress},
    shelf,
};

/// Where the practice crate gets `kihon` from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// The registry, this version.
    Version(&'static str),
    /// A checkout.
    Path(PathBuf),
}

/// Files that a practice crate can do without.
pub(super) const SETTINGS: [&str; 4] = [".vscode/settings.json", "rust-analyzer.toml", ".gitignore", ".gitattributes"];

const BEGIN: &str = "// kihon: one line a kata; `kihon start` adds to them";
const END: &str = "// kihon: end";

const IGNORED: &str = "\
/target
# Made by cargo.
/Cargo.lock
# Written by `kihon book`.
/book
# What `kihon reset` put away; ignored, so that `git clean` leaves it alone.
/.kihon/trash
";

const ATTRIBUTES: &str = "\
# Both sides' lines stay; of two about one kata `kihon` takes the later one.
/.kihon/progress.txt merge=union
";

const VS_CODE: &str = r#"{
    "rust-analyzer.cargo.targetDir": true
}
"#;

const RUST_ANALYZER: &str = "\
# rust-analyzer and `cargo test` then never wait for one another.
[cargo]
targetDir = true
";

/// Every file of a new practice crate, and what is in it.
///
/// `package` is its name; `with` are the lines of other crates in `Cargo.toml`.
pub(super) fn files(
    package: &str,
    source: &Source,
    with: &[String],
    katas: &[Box<dyn AnyKata>],
) -> Vec<(PathBuf, String)> {
    let mut progress = Progress::default();
    for kata in katas {
        progress.set(kata.about().id, Entry::default());
    }
    let fixed = [
        ("Cargo.toml", manifest(package, source, with)),
        ("src/lib.rs", library(katas)),
        (".kihon/progress.txt", progress.to_string()),
        (".vscode/settings.json", VS_CODE.to_owned()),
        ("rust-analyzer.toml", RUST_ANALYZER.to_owned()),
        (".gitignore", IGNORED.to_owned()),
        (".gitattributes", ATTRIBUTES.to_owned()),
    ];
    let mut files: Vec<(PathBuf, String)> = fixed.map(|(path, text)| (PathBuf::from(path), text)).into();
    files.extend(katas.iter().map(|kata| (Folder::file(kata.as_ref()), kata_file(kata.as_ref()))));
    files
}

/// `Cargo.toml`.
pub(super) fn manifest(package: &str, source: &Source, with: &[String]) -> String {
    let (comment, place) = match source {
        Source::Version(version) => (String::new(), format!("version = \"{version}\"")),
        Source::Path(path) => (
            "# By path, from the checkout that `kihon init` was run from. With a published\n\
             # version, `version = \"…\"` takes the place of the two paths.\n"
                .to_owned(),
            format!("path = {}", quoted(path)),
        ),
    };
    let with: String = with.iter().map(|line| format!("{line}\n")).collect();
    format!(
        "[package]
name = \"{package}\"
version = \"0.1.0\"
edition = \"2024\"
publish = false

[lib]
# The statements are docs, and their code blocks no tests.
doctest = false

{comment}[dependencies]
kihon = {{ {place} }}
{with}
[dev-dependencies]
kihon = {{ {place}, features = [\"judge\", \"allocations\"] }}

# Your code is built fast, with overflow checks. Without lto = \"off\", a build that is
# interrupted (by the next save, in `kihon watch`) may leave rustc's cache broken.
[profile.dev]
opt-level = 1
debug = \"line-tables-only\"
lto = \"off\"

# The judge is built to run fast, and so are the solutions that `kihon bench` times
# beside yours.
[profile.dev.package.\"*\"]
opt-level = 3
debug = false
debug-assertions = false
overflow-checks = false
codegen-units = 1
incremental = false

# A crate of its own, wherever it lies.
[workspace]
"
    )
}

/// A path as a string of TOML.
pub(super) fn quoted(path: &Path) -> String {
    let mut text = String::from('"');
    for c in path.to_string_lossy().chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => text.push_str(&format!("\\u{:04X}", c as u32)),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

fn library(katas: &[Box<dyn AnyKata>]) -> String {
    let mut modules: Vec<String> = katas.iter().map(|kata| module_line(kata.as_ref())).collect();
    modules.sort_unstable();
    let modules = modules.join("\n");
    format!(
        "//! My katas. `cargo test` judges them, `kihon` tells where they stand.\n\n\
         {BEGIN}\n{modules}\n{END}\n"
    )
}

/// The line of `src/lib.rs` that a kata needs.
pub(super) fn module_line(kata: &dyn AnyKata) -> String {
    format!("pub mod {};", shelf::module(kata))
}

/// `library` with the kata's line in it; none if there is no place for it.
pub(super) fn with_module(library: &str, kata: &dyn AnyKata) -> Option<String> {
    let line = module_line(kata);
    if library.lines().any(|known| known.trim() == line) {
        return Some(library.to_owned());
    }
    let mut lines: Vec<&str> = library.lines().collect();
    let end = lines.iter().position(|known| known.trim() == END)?;
    let begin = lines[..end].iter().rposition(|known| known.trim() == BEGIN)?;
    let at = lines[begin + 1..end].iter().position(|known| known.trim() > line.as_str());
    lines.insert(at.map_or(end, |at| begin + 1 + at), &line);
    Some(lines.join("\n") + "\n")
}

/// A kata's file as it is before anybody touches it.
pub(super) fn kata_file(kata: &dyn AnyKata) -> String {
    let about = kata.about();
    let mut text = String::new();
    let mut document = |line: &str| {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.push_str(line);
        text.push('\n');
    };
    if !about.statement.starts_with("# ") {
        document(&format!("# {}", about.title));
        document("");
    }
    for line in about.statement.trim_end().lines() {
        document(line.trim_end());
    }
    text.push('\n');
    let stub = kata.stub();
    let function = stub.find("pub fn ").unwrap_or(0);
    let attribute = format!("#[kihon::kata({})]\n", shelf::attribute(kata));
    text + &stub[..function] + &attribute + &stub[function..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_added_in_its_place_and_once() {
        let katas = shelf::all();
        let first = library(&katas[..1]);
        for kata in &katas {
            let with = with_module(&first, kata.as_ref()).unwrap();
            assert_eq!(with_module(&with, kata.as_ref()), Some(with.clone()));
            assert_eq!(with.lines().filter(|line| *line == module_line(kata.as_ref())).count(), 1);
        }
        let whole = katas.iter().rev().fold(first, |text, kata| with_module(&text, kata.as_ref()).unwrap());
        assert_eq!(whole, library(&katas));
    }

    #[test]
    fn what_a_person_wrote_into_the_library_stays() {
        let katas = shelf::all();
        let mine = format!("#![deny(unused)]\nmod mine;\n{BEGIN}\n{END}\nfn helper() {{}}\n");
        let with = with_module(&mine, katas[0].as_ref()).unwrap();
        assert_eq!(with, mine.replace(END, &format!("{}\n{END}", module_line(katas[0].as_ref()))));
        assert_eq!(with_module("mod mine;\n", katas[0].as_ref()), None);
    }

    #[test]
    fn paths_are_strings_of_toml() {
        for path in ["/plain", r"C:\Users\o", "with \"quotes\" and\ttabs"] {
            let table: toml::Table = format!("path = {}", quoted(Path::new(path))).parse().unwrap();
            assert_eq!(table["path"].as_str(), Some(path));
        }
    }
}
