//! `kihon init`: a crate to practise in.

use std::{
    env, fs,
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use anstream::stdout;
use kihon_judge::AnyKata;

use super::{
    super::Failure,
    git::{self, Commit},
    package::{self, Package},
    plural,
    scaffold::{self, Source},
    shelf,
    with::{self, With},
};

/// What to write, and where.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "kihon itself comes by path from a checkout: the one given, or the one that this program or the \
                        current folder lies in; without a checkout from the registry, in this program's version. Nothing \
                        that is there already is overwritten."
)]
pub(crate) struct Args {
    /// The folder: a new one, or one without any of the files to be written
    dir: PathBuf,
    /// Only these katas; `kihon start` adds more
    #[arg(value_name = "KATA")]
    katas: Vec<String>,
    /// Katas of another crate, which must have `pub fn katas()` at its root; may be repeated. Only these, unless
    /// KATAs are named
    #[arg(long, value_name = "CRATE[@VERSION|=PATH]")]
    with: Vec<With>,
    /// A checkout of kihon to depend on by path
    #[arg(long, value_name = "DIR")]
    kihon_path: Option<PathBuf>,
    /// Commit nothing to git
    #[arg(long)]
    no_git: bool,
}

/// Writes the crate, commits it, and tells so.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let source = source(args.kihon_path.as_deref())?;
    let lock = lock_file(&source);
    let package = package::of(&args.dir, &args.with.iter().map(With::name).collect::<Vec<_>>());
    let answer = if args.with.is_empty() { None } else { Some(ask(args, &package, &source, lock.as_deref())?) };
    let (katas, dependencies, json, lock) = match answer {
        None => (chosen(&args.katas, shelf::all(), Vec::new())?, Vec::new(), None, lock),
        Some(with::Answer { dependencies, json, katas, lock }) => {
            (chosen(&args.katas, kihon_problems::katas(), katas)?, dependencies, Some(json), Some(lock))
        }
    };
    let mut files = scaffold::files(&package.name, &source, &dependencies, &katas);
    files.extend(json.map(|json| (PathBuf::from(with::KEPT), json)));
    let left = leave(&args.dir, &mut files);
    check(&args.dir, &files)?;
    let committed: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    // One that is there already is right: it is the folder's own.
    files
        .extend(lock.map(|text| (PathBuf::from("Cargo.lock"), text)).filter(|(path, _)| !args.dir.join(path).exists()));
    write_all(&args.dir, &files)?;
    let commit = (!args.no_git).then(|| {
        git::first_commit(&args.dir, &committed, &format!("{} to practise, not started", plural(katas.len(), "kata")))
    });
    tell(args, &package, &source, &katas, &files)?;
    tell_left(&left)?;
    if let Some(commit) = commit {
        tell_commit(&commit)?;
    }
    tell_next(&args.dir, katas[0].as_ref())
}

/// Asks other crates for their katas; what was built for nothing goes.
fn ask(args: &Args, package: &Package, source: &Source, lock: Option<&str>) -> Result<with::Answer, Failure> {
    // Before minutes of building: whether the folder will do.
    let mut files = scaffold::files(&package.name, source, &[], &[]);
    leave(&args.dir, &mut files);
    check(&args.dir, &files)?;
    let new = !args.dir.exists();
    let target = args.dir.join("target");
    with::ask(&args.with, &package.name, source, lock, &target).inspect_err(|_| {
        if new {
            let _ = fs::remove_dir_all(&target);
            let _ = fs::remove_dir(&args.dir);
        }
    })
}

/// The katas named, of kihon's and those by others; without names those by
/// others, if there are any.
fn chosen(
    names: &[String],
    own: Vec<Box<dyn AnyKata>>,
    others: Vec<Box<dyn AnyKata>>,
) -> Result<Vec<Box<dyn AnyKata>>, Failure> {
    if names.is_empty() {
        return Ok(if others.is_empty() { own } else { others });
    }
    let mut known: Vec<Box<dyn AnyKata>> = own.into_iter().chain(others).collect();
    let mut katas: Vec<Box<dyn AnyKata>> = Vec::new();
    for name in names {
        // Named twice it is no longer there to be found.
        if katas.iter().any(|kata| shelf::is_called(kata.as_ref(), name)) {
            continue;
        }
        let at = shelf::place(&known, name)?;
        katas.push(known.swap_remove(at));
    }
    katas.sort_by_key(|kata| (kata.about().topic, kata.about().id));
    Ok(katas)
}

/// The checkout asked for, the one around this program or the current folder,
/// or the registry.
fn source(asked: Option<&Path>) -> Result<Source, Failure> {
    if let Some(asked) = asked {
        let path = fs::canonicalize(asked)
            .map_err(|error| Failure::Message(format!("--kihon-path {}: {error}", asked.display())))?;
        return match checkout_above(&path) {
            Some(root) if root == path => Ok(Source::Path(path)),
            _ => Err(Failure::Message(format!(
                "--kihon-path {}: there is no Cargo.toml of the package kihon",
                asked.display()
            ))),
        };
    }
    let program = env::current_exe().and_then(fs::canonicalize).ok();
    let here = env::current_dir().and_then(fs::canonicalize).ok();
    let checkout = [program, here].iter().flatten().find_map(|place| checkout_above(place));
    Ok(checkout.map_or(Source::Version(env!("CARGO_PKG_VERSION")), Source::Path))
}

/// The folder at or above `path` that holds the package `kihon`.
fn checkout_above(path: &Path) -> Option<PathBuf> {
    let is_kihon = |folder: &&Path| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.lines().any(|line| line == "name = \"kihon\"")
    };
    path.ancestors().find(is_kihon).map(Path::to_owned)
}

/// The versions that the checkout was tested with, and already fetched for it.
fn lock_file(source: &Source) -> Option<String> {
    let Source::Path(checkout) = source else { return None };
    fs::read_to_string(checkout.join("Cargo.lock")).ok()
}

/// Settings of git and of editors may be there already: what is theirs stays,
/// and what kihon would have written is given to the person.
fn leave(dir: &Path, files: &mut Vec<(PathBuf, String)>) -> Vec<(PathBuf, String)> {
    let is_setting = |path: &Path| scaffold::SETTINGS.iter().any(|setting| path == Path::new(setting));
    files.extract_if(.., |(path, _)| is_setting(path) && dir.join(path).exists()).collect()
}

/// Nothing may be in the way.
fn check(dir: &Path, files: &[(PathBuf, String)]) -> Result<(), Failure> {
    let shown = dir.display();
    if dir.exists() && !dir.is_dir() {
        return Err(Failure::Message(format!("{shown} is a file; nothing was written")));
    }
    if dir.join(".kihon").is_dir() && dir.join("Cargo.toml").is_file() {
        return Err(Failure::Message(format!(
            "{shown} is a practice crate already; `kihon start KATA` in it adds katas, `kihon` tells where it stands"
        )));
    }
    let there: Vec<String> = files
        .iter()
        .filter(|(path, _)| fs::symlink_metadata(dir.join(path)).is_ok())
        .map(|(path, _)| path.display().to_string())
        .collect();
    if there.is_empty() {
        return Ok(());
    }
    Err(Failure::Message(format!(
        "{shown} has {} already, and nothing is overwritten; nothing was written. A new folder is the simplest",
        there.join(", ")
    )))
}

/// Writes all files, or none.
fn write_all(dir: &Path, files: &[(PathBuf, String)]) -> Result<(), Failure> {
    let mut made = Vec::new();
    let written = files.iter().try_for_each(|(path, text)| {
        let path = dir.join(path);
        let in_path = |error: std::io::Error| Failure::Message(format!("{}: {error}", path.display()));
        make_folder(path.parent().unwrap_or(dir), &mut made).map_err(in_path)?;
        let mut file = File::create_new(&path).map_err(in_path)?;
        made.push(path.clone());
        file.write_all(text.as_bytes()).map_err(in_path)
    });
    written.map_err(|failure| {
        // Only what was made here; a folder goes only if it is empty.
        for path in made.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
        match failure {
            Failure::Message(message) => Failure::Message(format!("{message}; nothing was left behind")),
            other => other,
        }
    })
}

/// Makes a folder and those above it, and says which.
fn make_folder(folder: &Path, made: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above, made)?;
    }
    fs::create_dir(folder)?;
    made.push(folder.to_owned());
    Ok(())
}

fn tell(
    args: &Args,
    package: &Package,
    source: &Source,
    katas: &[Box<dyn AnyKata>],
    files: &[(PathBuf, String)],
) -> Result<(), Failure> {
    let mut out = stdout();
    writeln!(out, "A practice crate with {} in {}:\n", plural(katas.len(), "kata"), args.dir.display())?;
    for (path, _) in files {
        writeln!(out, "  {}", path.display())?;
    }
    writeln!(out)?;
    let why = if package.after_folder { ", after the folder" } else { ": the folder's name cannot be a package's" };
    writeln!(out, "Its package is named {}{why}.", package.name)?;
    match source {
        Source::Version(version) => writeln!(
            out,
            "It depends on kihon {version} of the registry. From a checkout: kihon init --kihon-path CHECKOUT DIR"
        )?,
        Source::Path(path) => {
            writeln!(out, "It depends on kihon by path, {}; Cargo.toml says so.", path.display())?;
        }
    }
    Ok(())
}

fn tell_left(left: &[(PathBuf, String)]) -> Result<(), Failure> {
    let mut out = stdout();
    for (path, text) in left {
        writeln!(out, "{} was there and stays as it is. kihon would have written:", path.display())?;
        for line in text.lines() {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

fn tell_commit(commit: &Commit) -> Result<(), Failure> {
    let mut out = stdout();
    match commit {
        Commit::Made { author_known: true } => writeln!(out, "Committed to git: nothing can get lost.")?,
        Commit::Made { author_known: false } => writeln!(
            out,
            "Committed to git, in the name of kihon: git does not know yours (git config --global user.name …)."
        )?,
        Commit::NoProgram => {
            writeln!(out, "There is no git program, so nothing is committed: earlier versions are not kept.")?;
        }
        Commit::Inside(around) => {
            writeln!(out, "It lies in the git repository {}: commit it there yourself.", around.display())?;
        }
        Commit::Failed(said) => writeln!(out, "Nothing is committed; git says: {said}")?,
    }
    Ok(())
}

fn tell_next(dir: &Path, first: &dyn AnyKata) -> Result<(), Failure> {
    let cd = if dir == Path::new(".") { String::new() } else { format!("cd {}", shown_in_shell(dir)) };
    let mut out = stdout();
    writeln!(out, "\nNext:\n")?;
    for (command, meaning) in [
        (cd.as_str(), ""),
        ("cargo test", "builds everything once; no kata is started yet"),
        ("kihon", "where you stand, and what to do next"),
        (&format!("kihon show {}", first.about().id), "the first statement; solve it in its file under src/"),
    ] {
        if !command.is_empty() {
            writeln!(out, "{}", format!("  {command:<36} {meaning}").trim_end())?;
        }
    }
    Ok(())
}

/// A path as a shell takes it.
pub(super) fn shown_in_shell(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+~:\\".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
