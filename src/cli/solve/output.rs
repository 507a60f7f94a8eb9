//! Where an answer goes: standard output, or a file that appears only when it
//! is whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, StdoutLock, Write},
    path::{Path, PathBuf},
    process,
};

use super::super::Failure;

const BUFFER: usize = 1 << 18;

/// Writes the whole answer at once, so that an error before leaves nothing.
pub(super) fn print(answer: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(answer)?;
    out.flush()?;
    Ok(())
}

/// A place for an answer too large to be held.
#[derive(Debug)]
pub(super) enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or a pipe: written as it comes.
    Direct(BufWriter<File>, PathBuf),
    File(Replacement),
}

impl Output {
    /// Standard output without a path; a path names a file to be replaced.
    pub(super) fn new(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout(BufWriter::with_capacity(BUFFER, io::stdout().lock())));
        };
        let failure = |error: io::Error| Failure::Message(format!("{}: {error}", path.display()));
        match path.metadata() {
            Ok(data) if data.is_dir() => Err(failure(io::ErrorKind::IsADirectory.into())),
            Ok(data) if !data.is_file() => {
                let file = OpenOptions::new().write(true).open(path).map_err(failure)?;
                Ok(Self::Direct(BufWriter::with_capacity(BUFFER, file), path.to_path_buf()))
            }
            // Through a symbolic link to the file it stands for.
            Ok(_) => Ok(Self::File(Replacement::new(&path.canonicalize().map_err(failure)?).map_err(failure)?)),
            Err(_) => Ok(Self::File(Replacement::new(path).map_err(failure)?)),
        }
    }

    /// Makes what was written so far the answer. Without this call a file
    /// stays as it was.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::Direct(mut out, path) => out.flush().map_err(|error| named(&path, &error)),
            Self::File(replacement) => {
                let path = replacement.path.clone();
                replacement.commit().map_err(|error| named(&path, &error))
            }
        }
    }

    /// What an error in writing is.
    pub(super) fn failure(&self, error: io::Error) -> Failure {
        match self {
            Self::Stdout(_) => Failure::from(error),
            Self::Direct(_, path) => named(path, &error),
            Self::File(replacement) => named(&replacement.path, &error),
        }
    }
}

fn named(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe;
    }
    Failure::Message(format!("{}: {error}", path.display()))
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Direct(out, _) => out.write(bytes),
            Self::File(replacement) => replacement.writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Direct(out, _) => out.flush(),
            Self::File(replacement) => replacement.writer.flush(),
        }
    }
}

/// A file beside the one to be written, which takes its place when it is
/// whole and goes away otherwise.
#[derive(Debug)]
pub(super) struct Replacement {
    writer: BufWriter<File>,
    beside: PathBuf,
    path: PathBuf,
    committed: bool,
}

impl Replacement {
    fn new(path: &Path) -> io::Result<Self> {
        let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", process::id()));
        let beside = path.with_file_name(hidden);
        let file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        if let Ok(data) = path.metadata() {
            drop(fs::set_permissions(&beside, data.permissions()));
        }
        let writer = BufWriter::with_capacity(BUFFER, file);
        Ok(Self { writer, beside, path: path.to_path_buf(), committed: false })
    }

    fn commit(mut self) -> io::Result<()> {
        self.writer.flush()?;
        // Else a power cut after the rename could leave an empty file.
        self.writer.get_ref().sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if !self.committed {
            drop(fs::remove_file(&self.beside));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        fs::write(&path, "before").unwrap();

        let mut given_up = Output::new(Some(&path)).unwrap();
        given_up.write_all(b"half").unwrap();
        given_up.flush().unwrap();
        assert_eq!(names(folder.path()).len(), 2);
        drop(given_up);
        assert_eq!(names(folder.path()), ["out"]);
        assert_eq!(fs::read(&path).unwrap(), b"before");

        let mut out = Output::new(Some(&path)).unwrap();
        out.write_all(b"after").unwrap();
        out.finish().unwrap();
        assert_eq!(names(folder.path()), ["out"]);
        assert_eq!(fs::read(&path).unwrap(), b"after");
    }

    #[test]
    fn a_folder_is_not_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let Err(Failure::Message(message)) = Output::new(Some(folder.path())) else { panic!("a folder was accepted") };
        assert!(message.starts_with(&folder.path().display().to_string()), "{message}");
    }
}
