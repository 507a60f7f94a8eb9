//! The folder that a book lives in.
//!
//! A file named [`LIST`] in it says which files are the book's. Only those, and
//! names that are free, are ever written; only those are removed. A new folder
//! is made beside its place and moved there whole; in one written before each
//! page is replaced at once.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    process,
};

use crate::cli::{Failure, output};

/// The names of the book's files, one a line.
pub(super) const LIST: &str = ".kihon-book";

/// Names and contents.
pub(super) type Files = Vec<(String, String)>;

/// What a folder is to us.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing is there yet, or an empty folder.
    New,
    /// A book, of these files.
    Book(BTreeSet<String>),
}

impl Place {
    /// Looks at `folder`.
    pub(super) fn of(folder: &Path) -> Result<Self, Failure> {
        let told = |error: &dyn std::fmt::Display| Failure::Message(format!("{}: {error}", folder.display()));
        match fs::read_to_string(folder.join(LIST)) {
            Ok(list) => return Ok(Self::Book(list.lines().filter(|name| is_plain(name)).map(str::to_owned).collect())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(told(&"is a file, no folder")),
            Err(error) => return Err(told(&error)),
        }
        match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::New),
            Err(error) => Err(told(&error)),
            Ok(mut entries) => match entries.next() {
                None => Ok(Self::New),
                Some(_) => {
                    Err(told(&"holds files that are no book of kihon's; nothing was written. Name a new folder"))
                }
            },
        }
    }

    /// Says early that the book cannot be written.
    pub(super) fn check(&self, folder: &Path, names: impl IntoIterator<Item = String>) -> Result<(), Failure> {
        let Self::Book(ours) = self else {
            // A folder above that is not there is made; one that cannot be
            // written in is told now.
            return Ok(());
        };
        for name in names {
            if !ours.contains(&name) && folder.join(&name).symlink_metadata().is_ok() {
                let path = folder.join(&name);
                return Err(Failure::Message(format!(
                    "{} is not the book's, and is in its way; nothing was written",
                    path.display()
                )));
            }
        }
        Ok(())
    }

    /// Writes the book, and says which files of an earlier one went.
    pub(super) fn write(self, folder: &Path, files: &Files) -> Result<Vec<String>, Failure> {
        self.check(folder, files.iter().map(|(name, _)| name.clone()))?;
        let list = |names: &BTreeSet<String>| names.iter().map(|name| format!("{name}\n")).collect::<String>();
        let new: BTreeSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let Self::Book(old) = self else {
            let mut files = files.clone();
            files.push((LIST.to_owned(), list(&new)));
            return write_new(folder, &files).map(|()| Vec::new());
        };
        // Names first: whatever happens, the next book knows what is ours.
        output::write_atomically(&folder.join(LIST), &list(&old.union(&new).cloned().collect()))?;
        for (name, contents) in files {
            output::write_atomically(&folder.join(name), contents)?;
        }
        let gone: Vec<String> = old.difference(&new).cloned().collect();
        for name in &gone {
            match fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::Message(format!("{}: {error}", folder.join(name).display())));
                }
                _ => {}
            }
        }
        output::write_atomically(&folder.join(LIST), &list(&new))?;
        Ok(gone)
    }
}

/// A name in the folder itself, whatever a hand has written into the list.
fn is_plain(name: &str) -> bool {
    let path = Path::new(name);
    path.file_name().is_some_and(|own| own == path.as_os_str()) && name != LIST
}

fn write_new(folder: &Path, files: &Files) -> Result<(), Failure> {
    let told = |path: &Path, error: io::Error| Failure::Message(format!("{}: {error}", path.display()));
    let above = match folder.parent() {
        Some(above) if !above.as_os_str().is_empty() => above.to_owned(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&above).map_err(|error| told(&above, error))?;
    let name = folder.file_name().map_or("book".into(), |name| name.to_string_lossy().into_owned());
    let beside = above.join(format!(".{name}.{}.tmp", process::id()));
    let written = fs::create_dir(&beside).map_err(|error| told(&above, error)).and_then(|()| {
        for (name, contents) in files {
            let path = beside.join(name);
            fs::write(&path, contents).map_err(|error| told(&path, error))?;
        }
        // Onto nothing or onto an empty folder; `.` itself cannot be replaced.
        fs::rename(&beside, folder).or_else(|_| move_into(&beside, folder)).map_err(|error| told(folder, error))
    });
    if written.is_err() {
        // The error worth telling is the first one.
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

fn move_into(beside: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(beside)? {
        let entry = entry?;
        let to = folder.join(entry.file_name());
        if to.symlink_metadata().is_ok() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{} came in the way", to.display())));
        }
        fs::rename(entry.path(), to)?;
    }
    fs::remove_dir(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|&name| (name.to_owned(), format!("the {name} of today"))).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    fn error(result: Result<impl Sized, Failure>) -> String {
        let Err(Failure::Message(told)) = result else { panic!("must fail") };
        told
    }

    #[test]
    fn a_book_is_written_and_written_again() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("deep/book");
        let gone = Place::of(&folder).unwrap().write(&folder, &files(&["index.html", "old.html"])).unwrap();
        assert!(gone.is_empty());
        assert_eq!(names(&folder), [LIST, "index.html", "old.html"]);
        assert_eq!(names(folder.parent().unwrap()), ["book"], "nothing is left beside it");
        fs::write(folder.join("notes.txt"), "mine").unwrap();
        let gone = Place::of(&folder).unwrap().write(&folder, &files(&["index.html", "new.html"])).unwrap();
        assert_eq!(gone, ["old.html"]);
        assert_eq!(names(&folder), [LIST, "index.html", "new.html", "notes.txt"]);
        assert_eq!(fs::read_to_string(folder.join("notes.txt")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(folder.join(LIST)).unwrap(), "index.html\nnew.html\n");
    }

    #[test]
    fn an_empty_folder_is_as_good_as_none() {
        let temporary = tempfile::tempdir().unwrap();
        Place::of(temporary.path()).unwrap().write(temporary.path(), &files(&["index.html"])).unwrap();
        assert_eq!(names(temporary.path()), [LIST, "index.html"]);
    }

    #[test]
    fn foreign_files_are_never_touched() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        fs::write(folder.join("index.html"), "mine").unwrap();
        assert!(error(Place::of(folder)).contains("no book of kihon's"));
        fs::write(folder.join(LIST), "style.css\n../outside\n/etc/passwd\n..\n").unwrap();
        let place = Place::of(folder).unwrap();
        assert_eq!(place, Place::Book(["style.css".to_owned()].into()));
        assert!(error(place.write(folder, &files(&["index.html"]))).contains("is not the book's"));
        assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), "mine");
        assert!(error(Place::of(&folder.join("index.html"))).contains("is a file"));
    }
}
