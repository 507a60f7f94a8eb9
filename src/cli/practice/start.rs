//! `kihon start`: one more kata in the practice crate.

use std::{
    fs::{self, File},
    io::Write,
    path::PathBuf,
};

use anstream::stdout;
use kihon_judge::AnyKata;

use super::{
    super::{Failure, output},
    folder::Folder,
    progress::Progress,
    scaffold, shelf,
};

/// Which kata.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, as in `kihon list`
    kata: String,
}

/// Writes the kata's file, if there is none, and its line in `src/lib.rs`.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let kata = shelf::find(&args.kata)?;
    let (kata, folder) = (kata.as_ref(), Folder::here()?);
    let id = kata.about().id;
    let file = folder.shown(&folder.path(kata));
    // Told before anything is written.
    library(&folder)?;
    let written = write_stub(&folder, kata)?;
    let module = add_module(&folder, kata)?;
    if !written && module == Module::Known {
        return Err(Failure::Message(format!(
            "{file} is there already, and nothing is overwritten; `kihon reset {id}` puts it away and starts anew"
        )));
    }
    if written {
        Progress::update(folder.root(), id, |_| ())?;
    }
    let mut out = stdout();
    if written {
        writeln!(out, "Wrote {file}: the statement, and a function to fill in.")?;
    } else {
        writeln!(out, "{file} is there already, and stays as it is.")?;
    }
    let line = scaffold::module_line(kata);
    match module {
        Module::Known => {}
        Module::Added => writeln!(out, "Added `{line}` to src/lib.rs.")?,
        Module::NoPlace => {
            writeln!(out, "src/lib.rs has no place for katas any more: add the line `{line}` yourself.")?;
        }
    }
    writeln!(out, "\nkihon test {id} judges it; kihon hint {id} helps.")?;
    Ok(())
}

/// Writes the stub; false if a file is there, which stays.
pub(super) fn write_stub(folder: &Folder, kata: &dyn AnyKata) -> Result<bool, Failure> {
    let path = folder.path(kata);
    if fs::symlink_metadata(&path).is_ok() {
        return Ok(false);
    }
    let told = |error| Failure::Message(format!("{}: {error}", path.display()));
    let mut file = File::create_new(&path).map_err(told)?;
    file.write_all(scaffold::kata_file(kata).as_bytes()).map_err(told)?;
    Ok(true)
}

/// What became of the line in `src/lib.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Module {
    Known,
    Added,
    NoPlace,
}

/// Adds the kata's line to `src/lib.rs`.
pub(super) fn add_module(folder: &Folder, kata: &dyn AnyKata) -> Result<Module, Failure> {
    let (path, library) = library(folder)?;
    let Some(with) = scaffold::with_module(&library, kata) else { return Ok(Module::NoPlace) };
    if with == library {
        return Ok(Module::Known);
    }
    output::write_atomically(&path, &with)?;
    Ok(Module::Added)
}

/// `src/lib.rs`: where it is, and its text.
pub(super) fn library(folder: &Folder) -> Result<(PathBuf, String), Failure> {
    let path = folder.root().join("src/lib.rs");
    let text = fs::read_to_string(&path).map_err(|error| {
        Failure::Message(format!("{}: {error}; `git checkout src/lib.rs` may help", path.display()))
    })?;
    Ok((path, text))
}
