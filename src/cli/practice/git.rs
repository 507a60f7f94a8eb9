//! The first commit.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// What became of the commit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Commit {
    /// Made; the second says whether git knew the person's name.
    Made { author_known: bool },
    /// There is no git program.
    NoProgram,
    /// The folder belongs to a repository that lies around it.
    Inside(PathBuf),
    /// What git said.
    Failed(String),
}

/// Commits `files` of `root` as the first commit of a repository there.
pub(super) fn first_commit(root: &Path, files: &[PathBuf], message: &str) -> Commit {
    match try_commit(root, files, message) {
        Ok(commit) => commit,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Commit::NoProgram,
        Err(error) => Commit::Failed(error.to_string()),
    }
}

fn try_commit(root: &Path, files: &[PathBuf], message: &str) -> io::Result<Commit> {
    let around = git(root, &["rev-parse", "--show-toplevel"])?;
    if around.status.success() {
        let around = PathBuf::from(String::from_utf8_lossy(&around.stdout).trim_end());
        if fs::canonicalize(&around).ok() != fs::canonicalize(root).ok() {
            return Ok(Commit::Inside(around));
        }
    } else {
        let made = git(root, &["init", "--quiet"])?;
        if !made.status.success() {
            return Ok(Commit::Failed(said(&made)));
        }
    }
    let files: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let added = git(root, &[&["add", "--force", "--"], &files[..]].concat())?;
    if !added.status.success() {
        return Ok(Commit::Failed(said(&added)));
    }
    let commit = ["commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", message, "--"];
    let author_known = git(root, &["var", "GIT_AUTHOR_IDENT"])?.status.success()
        && git(root, &["var", "GIT_COMMITTER_IDENT"])?.status.success();
    let nobody: &[&str] =
        if author_known { &[] } else { &["-c", "user.name=kihon", "-c", "user.email=kihon@localhost"] };
    let committed = git(root, &[nobody, &commit[..], &files[..]].concat())?;
    Ok(if committed.status.success() { Commit::Made { author_known } } else { Commit::Failed(said(&committed)) })
}

fn git(root: &Path, arguments: &[&str]) -> io::Result<Output> {
    let mut command = Command::new("git");
    // Set when a hook or an alias of git runs this program: another repository.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command.arg("-C").arg(root).args(arguments).output()
}

fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}
