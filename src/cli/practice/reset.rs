//! `kihon reset`: a solution goes to the trash, the stub takes its place.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use anstream::stdout;

use super::{
    super::Failure,
    clock,
    folder::Folder,
    progress::{Progress, Status},
    scaffold, shelf,
    start::{self, Module},
};

/// Which kata.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, as in `kihon list`
    kata: String,
}

/// Moves the file away and writes the stub.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let kata = shelf::find(&args.kata)?;
    let (kata, folder) = (kata.as_ref(), Folder::here()?);
    let id = kata.about().id;
    let path = folder.path(kata);
    let file = folder.shown(&path);
    let mut out = stdout();
    let old = folder.solution(kata)?;
    if old.as_deref() == Some(&scaffold::kata_file(kata)) {
        writeln!(out, "{file} is as it was at the start: there is nothing to put away.")?;
        return Ok(());
    }
    // Told before anything is moved.
    start::library(&folder)?;
    let put_away = old.is_some().then(|| put_away(&folder, &path)).transpose()?;
    if let Err(failure) = start::write_stub(&folder, kata) {
        if let Some(trash) = &put_away {
            // Back to where it was: there is no stub in its place.
            let _ = fs::rename(trash, &path);
        }
        return Err(failure);
    }
    Progress::update(folder.root(), id, |entry| entry.status = Status::NotStarted)?;
    if start::add_module(&folder, kata)? == Module::NoPlace {
        writeln!(out, "src/lib.rs lacks the line `{}`: add it yourself.", scaffold::module_line(kata))?;
    }
    match put_away {
        None => writeln!(out, "There was no {file}; it is written anew.")?,
        Some(trash) => {
            let trash = folder.shown(&trash);
            writeln!(out, "{file} is as at the start again. Yours is kept as {trash}\n")?;
            writeln!(out, "To undo:\n\n  mv {} {}", quoted(&trash), quoted(&file))?;
        }
    }
    Ok(())
}

/// Moves `path` into a new folder of the trash, and says where it is now.
fn put_away(folder: &Folder, path: &Path) -> Result<PathBuf, Failure> {
    let told = |error: io::Error| {
        Failure::Message(format!("{} cannot be put away, and stays as it is: {error}", path.display()))
    };
    let trash = folder.root().join(".kihon/trash");
    fs::create_dir_all(&trash).map_err(told)?;
    let now = clock::now();
    // Within one second there may be several.
    let names = std::iter::once(now.clone()).chain((2..).map(|k| format!("{now}-{k}")));
    for name in names {
        let into = trash.join(name);
        match fs::create_dir(&into) {
            Ok(()) => {
                let kept = into.join(path.file_name().unwrap_or_default());
                return fs::rename(path, &kept).map(|()| kept).map_err(told);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(told(error)),
        }
    }
    unreachable!("the numbers do not end")
}

fn quoted(text: &str) -> String {
    super::init::shown_in_shell(Path::new(text))
}
