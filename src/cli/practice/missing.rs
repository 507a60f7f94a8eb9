//! Katas that cannot be judged because something of theirs is gone.

use std::fs;

use kihon_judge::AnyKata;
use serde::Serialize;

use super::{folder::Folder, scaffold, shelf};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Missing {
    /// The kata's id.
    pub(super) kata: String,
    /// Its title.
    pub(super) title: String,
    /// What is gone.
    pub(super) what: String,
    /// How to get it back.
    pub(super) remedy: String,
}

/// Katas with a file in which no test judges anything.
pub(super) fn functions(folder: &Folder, tests: &[&str], only: Option<&str>) -> Vec<Missing> {
    let asked = |kata: &dyn AnyKata| only.is_none_or(|id| id == kata.about().id);
    let untested = |kata: &dyn AnyKata| {
        let module = format!("{}::", shelf::module(kata));
        !tests.iter().any(|test| test.starts_with(&module))
    };
    let library = fs::read_to_string(folder.root().join("src/lib.rs")).unwrap_or_default();
    let mut found = Vec::new();
    for kata in shelf::all() {
        let kata = kata.as_ref();
        if !asked(kata) || !untested(kata) {
            continue;
        }
        let Ok(Some(text)) = folder.solution(kata) else {
            if only.is_some() {
                found.push(no_file(folder, kata));
            }
            continue;
        };
        found.push(if is_named(&library, kata) {
            no_function(folder, kata, &text)
        } else {
            let line = scaffold::module_line(kata);
            missing(
                kata,
                format!("{} is not part of the crate", shown(folder, kata)),
                format!("add the line `{line}` to src/lib.rs"),
            )
        });
    }
    found
}

/// Katas that `src/lib.rs` names and that have no file.
pub(super) fn files(folder: &Folder) -> Vec<Missing> {
    let library = fs::read_to_string(folder.root().join("src/lib.rs")).unwrap_or_default();
    let gone = |kata: &dyn AnyKata| is_named(&library, kata) && !folder.path(kata).is_file();
    shelf::all().iter().filter(|kata| gone(kata.as_ref())).map(|kata| no_file(folder, kata.as_ref())).collect()
}

fn is_named(library: &str, kata: &dyn AnyKata) -> bool {
    let line = format!("mod {};", shelf::module(kata));
    library.lines().map(str::trim).any(|l| l == line || l.strip_prefix("pub ") == Some(&line))
}

fn no_file(folder: &Folder, kata: &dyn AnyKata) -> Missing {
    let id = kata.about().id;
    let file = Folder::file(kata).display().to_string();
    missing(
        kata,
        format!("{} is not there", shown(folder, kata)),
        format!("`kihon start {id}` writes it anew; `git checkout {file}` brings back what was committed"),
    )
}

fn no_function(folder: &Folder, kata: &dyn AnyKata, text: &str) -> Missing {
    let name = kata.type_name();
    let signature = kata.about().signature.lines().next().unwrap_or_default().trim_end_matches(" {");
    let what = if text.contains("kata(") {
        format!("no test of {} is run", shown(folder, kata))
    } else {
        format!("{} has no function to judge", shown(folder, kata))
    };
    missing(kata, what, format!("put `#[kihon::kata({name})]` above yours: {signature}"))
}

fn missing(kata: &dyn AnyKata, what: String, remedy: String) -> Missing {
    let about = kata.about();
    Missing { kata: about.id.to_owned(), title: about.title.to_owned(), what, remedy }
}

fn shown(folder: &Folder, kata: &dyn AnyKata) -> String {
    folder.shown(&folder.path(kata))
}
