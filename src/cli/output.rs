//! Where output goes: terminals of some width, and files that are there whole
//! or not at all.

use std::{
    env,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process,
};

use super::Failure;

/// Columns of the terminal; without one those that `COLUMNS` tells, or
/// `unknown`.
pub(super) fn width(unknown: usize) -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let told = || env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(told).filter(|&width| width > 0).unwrap_or(unknown)
}

/// Says early that `path` cannot be written, before a minute of work.
pub(super) fn check_writable(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        return Err(Failure::Message(format!("{} is a folder", path.display())));
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(Failure::Message(format!("{}: there is no folder {}", path.display(), folder.display())));
    }
    Ok(())
}

/// Writes beside `path`, then renames: a reader sees the old file or the new
/// one. What is no ordinary file, such as `/dev/stdout`, is written directly.
pub(super) fn write_atomically(path: &Path, contents: &str) -> Result<(), Failure> {
    let told = |error: std::io::Error| Failure::Message(format!("{}: {error}", path.display()));
    if path.exists() && !path.is_file() {
        return fs::write(path, contents).map_err(told);
    }
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = folder_of(&target).join(format!(".{name}.{}.tmp", process::id()));
    let written = File::create_new(&beside)
        .and_then(|mut file| {
            file.write_all(contents.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, &target));
    written.map_err(|error| {
        // The error worth telling is the first one.
        let _ = fs::remove_file(&beside);
        told(error)
    })
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_else_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        write_atomically(&path, "old").unwrap();
        write_atomically(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_are_told_before_anything_runs() {
        let folder = tempfile::tempdir().unwrap();
        let Err(Failure::Message(told)) = check_writable(folder.path()) else { panic!("a folder is no file") };
        assert!(told.ends_with("is a folder"), "{told}");
        let Err(Failure::Message(told)) = check_writable(&folder.path().join("no/report.html")) else {
            panic!("the folder is missing")
        };
        assert!(told.contains("there is no folder"), "{told}");
        assert!(check_writable(Path::new("report.html")).is_ok());
    }
}
