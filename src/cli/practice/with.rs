//! Katas by others: `kihon init --with CRATE`.
//!
//! This program was built without that crate, so it asks it: a few lines in a
//! temporary package, which depends on what the practice crate will depend on,
//! print the crate's `katas()` as JSON; cargo builds and runs them. What they
//! print is kept in `.kihon/katas.json` of the practice crate, where every
//! command finds it. What was built for it, `cargo test` builds no more.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    str::FromStr,
    sync::OnceLock,
};

use anstream::eprintln;
use kihon_judge::{
    About, AnyKata, ReferenceText,
    shelf::{self, KataText},
    suite::Check,
};

use super::{
    super::Failure,
    folder::Folder,
    scaffold::{self, Source, quoted},
};

/// Where a practice crate keeps what it knows of katas by others.
pub(super) const KEPT: &str = ".kihon/katas.json";

/// `CRATE`, `CRATE@VERSION` or `CRATE=PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct With {
    name: String,
    from: From,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum From {
    Newest,
    Version(String),
    Path(PathBuf),
}

impl FromStr for With {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, from) = match text.find(['@', '=']) {
            None => (text, From::Newest),
            Some(at) if text[at..].starts_with('@') => (&text[..at], From::Version(text[at + 1..].to_owned())),
            Some(at) => {
                let path =
                    fs::canonicalize(&text[at + 1..]).map_err(|error| format!("{}: {error}", &text[at + 1..]))?;
                if !path.join("Cargo.toml").is_file() {
                    return Err(format!("{} has no Cargo.toml", path.display()));
                }
                (&text[..at], From::Path(path))
            }
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_name) {
            return Err(format!("{name:?} is no name of a crate; expected CRATE, CRATE@VERSION or CRATE=PATH"));
        }
        let is_version = |c: char| c.is_ascii_alphanumeric() || ".-+^~=<>*, ".contains(c);
        if let From::Version(version) = &from
            && (version.is_empty() || !version.chars().all(is_version))
        {
            return Err(format!("{version:?} is no version"));
        }
        Ok(Self { name: name.to_owned(), from })
    }
}

impl With {
    /// The crate's package.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The crate as Rust names it.
    fn ident(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Its line in `Cargo.toml`; `newest` is the version that cargo chose.
    fn dependency(&self, newest: Option<&str>) -> String {
        let name = &self.name;
        match &self.from {
            From::Newest => format!("{name} = \"{}\"", newest.unwrap_or("*")),
            From::Version(version) => format!("{name} = \"{version}\""),
            From::Path(path) => format!("{name} = {{ path = {} }}", quoted(path)),
        }
    }
}

/// What the crates answered.
pub(super) struct Answer {
    /// Their lines in `Cargo.toml`.
    pub(super) dependencies: Vec<String>,
    /// Their katas, to be kept in [`KEPT`].
    pub(super) json: String,
    pub(super) katas: Vec<Box<dyn AnyKata>>,
    /// The versions that cargo chose.
    pub(super) lock: String,
}

/// Has cargo ask the crates for their katas; what it builds goes to `target`.
pub(super) fn ask(
    with: &[With],
    package: &str,
    source: &Source,
    lock: Option<&str>,
    target: &Path,
) -> Result<Answer, Failure> {
    let names: Vec<&str> = with.iter().map(|with| with.name.as_str()).collect();
    let names = names.join(" and ");
    eprintln!("Asking {names} for katas; cargo builds what the practice crate needs, once.");
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    let wanted: Vec<String> = with.iter().map(|with| with.dependency(None)).collect();
    fs::create_dir(root.join("src"))?;
    fs::create_dir(root.join("examples"))?;
    fs::write(root.join("Cargo.toml"), scaffold::manifest(package, source, &wanted))?;
    fs::write(root.join("src/lib.rs"), "")?;
    fs::write(root.join("examples/katas.rs"), question(with))?;
    if let Some(lock) = lock {
        fs::write(root.join("Cargo.lock"), lock)?;
    }
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--example", "katas", "--manifest-path"]).arg(root.join("Cargo.toml"));
    if env::var_os("CARGO_TARGET_DIR").is_none() {
        command.arg("--target-dir").arg(target);
    }
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Failure::Message(format!("cargo cannot be started: {error}")))?;
    if !output.status.success() {
        return Err(Failure::Message(format!(
            "{names} could not be asked for katas (cargo says why, above); nothing was written. A crate of katas has \
             `pub fn katas() -> Vec<Box<dyn kihon_judge::AnyKata>>` at its root"
        )));
    }
    let texts = shelf::read(&String::from_utf8_lossy(&output.stdout))
        .map_err(|error| Failure::Message(format!("the answer of {names} cannot be read: {error}")))?;
    check(&texts, &names)?;
    let lock = fs::read_to_string(root.join("Cargo.lock"))?;
    let line = |with: &With| with.dependency(version_in(&lock, &with.name).as_deref());
    let dependencies = with.iter().map(line).collect();
    Ok(Answer { dependencies, json: shelf::write_texts(texts.clone()), katas: as_katas(texts), lock })
}

/// The program that asks.
fn question(with: &[With]) -> String {
    let each: Vec<String> = with.iter().map(|with| format!("    katas.extend({}::katas());\n", with.ident())).collect();
    format!(
        "fn main() {{\n    let mut katas: Vec<Box<dyn kihon::judge::AnyKata>> = Vec::new();\n{}    print!(\"{{}}\", \
         kihon::judge::shelf::write(&katas));\n}}\n",
        each.concat()
    )
}

/// Ids become names of files and modules, and there is one kata of each.
fn check(texts: &[KataText], names: &str) -> Result<(), Failure> {
    let told = |what: String| Err(Failure::Message(format!("{names}: {what}; nothing was written")));
    if texts.is_empty() {
        return told("there are no katas".to_owned());
    }
    let mut known: Vec<String> = kihon_problems::katas().iter().map(|kata| kata.about().id.to_owned()).collect();
    for text in texts {
        let id = &text.id;
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.starts_with(|c: char| c.is_ascii_lowercase()) || !id.chars().all(kebab) || id == "lib" {
            return told(format!("the id {id:?} cannot be the name of a module"));
        }
        if known.contains(id) {
            return told(format!("there are two katas with the id {id:?}"));
        }
        known.push(id.clone());
    }
    Ok(())
}

/// The version of a package in a lock file.
fn version_in(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// The katas by others of the practice crate that the current folder is in.
pub(super) fn kept() -> Vec<Box<dyn AnyKata>> {
    static KATAS: OnceLock<Vec<Foreign>> = OnceLock::new();
    let katas = KATAS.get_or_init(|| {
        let Ok(Some(folder)) = Folder::find() else { return Vec::new() };
        let path = folder.root().join(KEPT);
        let Ok(json) = fs::read_to_string(&path) else { return Vec::new() };
        match shelf::read(&json) {
            Ok(texts) => texts.into_iter().map(Foreign::new).collect(),
            Err(error) => {
                eprintln!("{}: {error}; the katas in it are left out", path.display());
                Vec::new()
            }
        }
    });
    katas.iter().map(|kata| Box::new(*kata) as Box<dyn AnyKata>).collect()
}

fn as_katas(texts: Vec<KataText>) -> Vec<Box<dyn AnyKata>> {
    texts.into_iter().map(|text| Box::new(Foreign::new(text)) as Box<dyn AnyKata>).collect()
}

/// A kata of which the texts alone are known.
#[derive(Debug, Clone, Copy)]
struct Foreign {
    about: About,
    type_path: &'static str,
    type_name: &'static str,
    stub: &'static str,
    hints: &'static [&'static str],
    references: &'static [ReferenceText],
    largest: usize,
    patterns: &'static [&'static str],
}

impl Foreign {
    /// The texts stay for as long as the program runs; they are read once.
    fn new(text: KataText) -> Self {
        let keep = |text: String| -> &'static str { text.leak() };
        let reference = |r: shelf::SolutionText| ReferenceText {
            name: keep(r.name),
            role: r.role,
            teaches: keep(r.teaches),
            complexity: keep(r.complexity),
            source: keep(r.source),
            expect: r.expect,
        };
        Self {
            about: About {
                id: keep(text.id),
                title: keep(text.title),
                topic: keep(text.topic),
                statement: keep(text.statement),
                signature: keep(text.signature),
                cost: keep(text.cost),
            },
            type_path: keep(text.type_path),
            type_name: keep(text.type_name),
            stub: keep(text.stub),
            hints: text.hints.into_iter().map(keep).collect::<Vec<_>>().leak(),
            references: text.references.into_iter().map(reference).collect::<Vec<_>>().leak(),
            largest: text.largest,
            patterns: text.patterns.into_iter().map(keep).collect::<Vec<_>>().leak(),
        }
    }
}

impl AnyKata for Foreign {
    fn about(&self) -> About {
        self.about
    }

    fn type_path(&self) -> &'static str {
        self.type_path
    }

    fn type_name(&self) -> &'static str {
        self.type_name
    }

    fn stub(&self) -> &'static str {
        self.stub
    }

    fn hints(&self) -> &'static [&'static str] {
        self.hints
    }

    fn references(&self) -> Vec<ReferenceText> {
        self.references.to_vec()
    }

    fn largest(&self) -> usize {
        self.largest
    }

    fn patterns(&self) -> Vec<&'static str> {
        self.patterns.to_vec()
    }

    fn checks(&self) -> Vec<Check> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_named_in_three_ways() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Cargo.toml"), "").unwrap();
        let path = fs::canonicalize(folder.path()).unwrap();
        for (text, line) in [
            ("my-katas".to_owned(), "my-katas = \"0.3.1\"".to_owned()),
            ("my-katas@^1.2".to_owned(), "my-katas = \"^1.2\"".to_owned()),
            (format!("my-katas={}", folder.path().display()), format!("my-katas = {{ path = {} }}", quoted(&path))),
        ] {
            let with: With = text.parse().unwrap();
            assert_eq!(with.dependency(Some("0.3.1")), line);
            assert_eq!(with.ident(), "my_katas");
        }
    }

    #[test]
    fn what_is_no_crate_is_told() {
        for (text, told) in [
            ("", "is no name of a crate"),
            ("-x", "is no name of a crate"),
            ("a b", "is no name of a crate"),
            ("a\"]", "is no name of a crate"),
            ("a@", "is no version"),
            ("a@1\"", "is no version"),
            ("a=no/such/folder", "no/such/folder: "),
        ] {
            let error = text.parse::<With>().unwrap_err();
            assert!(error.contains(told), "{text}: {error}");
        }
    }

    #[test]
    fn a_version_is_found_in_a_lock_file() {
        let lock =
            "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"0.2.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("0.2.0"));
        assert_eq!(version_in(lock, "b"), None);
    }

    #[test]
    fn texts_stand_for_the_kata_and_must_be_usable() {
        let original = kihon_problems::katas().remove(0);
        let text = KataText::of(original.as_ref());
        let copy = as_katas(vec![text.clone()]).remove(0);
        assert_eq!(KataText::of(copy.as_ref()), text);
        let told = |texts: &[KataText]| match check(texts, "them") {
            Err(Failure::Message(told)) => told,
            _ => panic!("must be refused"),
        };
        assert!(told(&[]).contains("no katas"));
        assert!(told(std::slice::from_ref(&text)).contains("two katas with the id \"longest-consecutive\""));
        let other = KataText { id: "../escape".to_owned(), ..text.clone() };
        assert!(told(&[other]).contains("cannot be the name of a module"));
        assert!(check(&[KataText { id: "other".to_owned(), ..text }], "them").is_ok());
    }
}
