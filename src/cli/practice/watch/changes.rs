//! What changes in a practice crate.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::SystemTime,
};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Event, Failure};

/// The files watched, and when each was written last.
pub(super) struct Changes {
    /// It stops when dropped.
    _watcher: RecommendedWatcher,
    known: HashMap<PathBuf, Option<Stamp>>,
}

/// Time and length of a file.
type Stamp = (SystemTime, u64);

impl Changes {
    /// Sends each change under `src/` and `tests/`, and of `Cargo.toml`.
    pub(super) fn watch(root: &Path, sender: Sender<Event>) -> Result<Self, Failure> {
        let told = |error: notify::Error| Failure::Message(format!("{} cannot be watched: {error}", root.display()));
        let manifest = root.join("Cargo.toml");
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            for path in event.paths {
                if path.extension().is_some_and(|ending| ending == "rs") || path == manifest {
                    // The receiver is gone only with the whole watch.
                    let _ = sender.send(Event::Changed(path));
                }
            }
        })
        .map_err(told)?;
        for folder in ["src", "tests"].map(|name| root.join(name)) {
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive).map_err(told)?;
            }
        }
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(told)?;
        Ok(Self { _watcher: watcher, known: HashMap::new() })
    }

    /// Whether a file was written since it was asked for last: one save makes
    /// several events, some of them late.
    pub(super) fn are_real(&mut self, paths: &[PathBuf]) -> bool {
        let mut real = false;
        for path in paths {
            let stamp = fs::metadata(path).ok().and_then(|data| Some((data.modified().ok()?, data.len())));
            real |= self.known.insert(path.clone(), stamp) != Some(stamp);
        }
        real
    }
}
