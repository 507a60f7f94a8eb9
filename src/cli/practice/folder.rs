//! The practice crate that a command works in.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use kihon_judge::AnyKata;

use super::{super::Failure, progress::Progress, shelf};

/// A folder with a `Cargo.toml` and `.kihon/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The one that the current folder is in, if it is in one.
    pub(crate) fn find() -> Result<Option<Self>, Failure> {
        let here = env::current_dir()
            .map_err(|error| Failure::Message(format!("the current folder cannot be told: {error}")))?;
        Ok(Self::above(&here))
    }

    /// The one that the current folder is in.
    pub(crate) fn here() -> Result<Self, Failure> {
        Self::find()?.ok_or_else(|| {
            Failure::Message(
                "this is no practice crate: no folder from here upwards has .kihon/ beside a Cargo.toml; \
                 `kihon init DIR` makes one"
                    .to_owned(),
            )
        })
    }

    fn above(folder: &Path) -> Option<Self> {
        let is_practice = |folder: &&Path| folder.join("Cargo.toml").is_file() && folder.join(".kihon").is_dir();
        let root = folder.ancestors().find(is_practice)?;
        Some(Self { root: root.to_owned() })
    }

    /// The crate's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the solution of a kata stands, from the crate's folder.
    pub(crate) fn file(kata: &dyn AnyKata) -> PathBuf {
        Path::new("src").join(format!("{}.rs", shelf::module(kata)))
    }

    /// The same from anywhere.
    pub(crate) fn path(&self, kata: &dyn AnyKata) -> PathBuf {
        self.root.join(Self::file(kata))
    }

    /// What the person has written so far; none if the file is not there.
    pub(crate) fn solution(&self, kata: &dyn AnyKata) -> Result<Option<String>, Failure> {
        let path = self.path(kata);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::Message(format!("{}: {error}", path.display()))),
        }
    }

    /// How every kata stands.
    pub(crate) fn progress(&self) -> Result<Progress, Failure> {
        Progress::read(&self.root)
    }

    /// `path` as a person standing in the current folder would type it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        let here = env::current_dir().unwrap_or_default();
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        let shown = if here == self.root { inside.to_owned() } else { self.root.join(inside) };
        shown.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_from_below_and_needs_both() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("practice");
        let deep = root.join("src/deep");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir(root.join(".kihon")).unwrap();
        assert_eq!(Folder::above(&deep), None);
        fs::write(root.join("Cargo.toml"), "").unwrap();
        assert_eq!(Folder::above(&deep), Some(Folder { root: root.clone() }));
        assert_eq!(Folder::above(&root), Some(Folder { root: root.clone() }));
        assert_eq!(Folder::above(temporary.path()), None);
    }
}
