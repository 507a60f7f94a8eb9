//! Failing inputs as literal values, one file a kata.
//!
//! A stored seed goes stale when a generator changes; a literal does not. The
//! file holds one JSON value a line, the newest last, so that it merges in git.

use std::{
    fs, io,
    io::Write,
    marker::PhantomData,
    path::{Path, PathBuf},
};

use crate::Kata;

/// More would slow every judgement down for little.
const MOST: usize = 32;

#[derive(Debug)]
pub(crate) struct Kept<K> {
    file: Option<PathBuf>,
    literals: Vec<serde_json::Value>,
    kata: PhantomData<K>,
}

impl<K: Kata> Kept<K> {
    /// Reads what an earlier judgement kept; lines that no longer fit the
    /// kata's input are left alone and not tried.
    pub(crate) fn open(folder: Option<&Path>) -> Self {
        let file = folder.map(|folder| folder.join(format!("{}.jsonl", K::ABOUT.id)));
        let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
        let literals = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Self { file, literals, kata: PhantomData }
    }

    /// The literals that are valid inputs.
    pub(crate) fn literals(&self) -> Vec<serde_json::Value> {
        let valid = |literal: &&serde_json::Value| {
            serde_json::from_value::<K::Input>((*literal).clone()).is_ok_and(|input| K::validate(&input).is_ok())
        };
        self.literals.iter().rev().filter(valid).take(MOST).cloned().collect()
    }

    /// Adds a literal, unless it is there already.
    pub(crate) fn add(&self, literal: &serde_json::Value) {
        if let Some(file) = self.file.as_ref().filter(|_| !self.literals.contains(literal)) {
            // A folder that cannot be written to loses nothing but the memory
            // of this failure; the verdict is shown all the same.
            let _ = append(file, literal);
        }
    }
}

fn append(file: &Path, literal: &serde_json::Value) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut line = serde_json::to_string(literal)?;
    line.push('\n');
    fs::OpenOptions::new().append(true).create(true).open(file)?.write_all(line.as_bytes())
}
