//! Real files that every machine has on which this test was built.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Paths of a tree of this size are taken, where there are so many.
const PATHS: usize = 150_000;

/// Bytes of text.
const TEXT: usize = 2_000_000;

/// The source files of the crates that this program was built from, as cargo
/// wrote them down in its dependency files.
pub(crate) fn crate_sources() -> &'static [PathBuf] {
    static SOURCES: OnceLock<Vec<PathBuf>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut sources = BTreeSet::new();
        let deps = crate::program().with_file_name("deps");
        for entry in fs::read_dir(deps).unwrap().map(Result::unwrap) {
            if entry.path().extension().is_some_and(|extension| extension == "d") {
                let text = fs::read_to_string(entry.path()).unwrap();
                // The last lines name each source followed by a colon.
                let named = text.lines().filter_map(|line| line.strip_suffix(':'));
                let paths = named.map(|line| PathBuf::from(line.replace("\\ ", " ")));
                sources.extend(paths.filter(|path| path.is_absolute() && path.extension().is_some_and(|e| e == "rs")));
            }
        }
        sources.into_iter().filter(|path| path.is_file()).collect()
    })
}

/// A text of two megabytes: the beginnings of those sources, one after another.
pub(crate) fn text() -> &'static str {
    static WHOLE: OnceLock<String> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let mut text = String::new();
        for path in crate_sources() {
            text.push_str(&fs::read_to_string(path).unwrap_or_default());
            if text.len() >= TEXT {
                break;
            }
        }
        assert!(text.len() > 1_000_000, "the crates' sources have only {} bytes", text.len());
        text
    })
}

/// A file listing: all of `/usr` and of the folders of the crates' sources, up
/// to 150,000 paths. A machine with fewer files gives what it has.
pub(crate) fn listing() -> &'static [String] {
    static LISTING: OnceLock<Vec<String>> = OnceLock::new();
    LISTING.get_or_init(|| {
        let mut paths = BTreeSet::new();
        let mut folders = vec![PathBuf::from("/usr")];
        // The folder in which each crate has its own.
        let package = |path: &'static PathBuf| path.ancestors().find(|above| above.join("Cargo.toml").is_file());
        let registry = crate_sources().iter().rev().find_map(package).and_then(Path::parent);
        folders.extend(registry.map(Path::to_path_buf));
        while let Some(folder) = folders.pop() {
            if paths.len() >= PATHS {
                break;
            }
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries.filter_map(Result::ok) {
                let path = entry.path();
                let plain = |name: &&str| !name.contains(['\n', '\r', '\t']) && name.trim_end() == *name;
                let Some(name) = path.to_str().filter(plain) else { continue };
                paths.insert(name.to_owned());
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                }
            }
        }
        if paths.len() < 100_000 {
            eprintln!("this machine has only {} files to list", paths.len());
        }
        assert!(paths.len() > 1000, "a listing of {} paths", paths.len());
        paths.into_iter().collect()
    })
}

/// Numbers that look random and are the same each time (a linear congruence).
pub(crate) fn picks(below: usize) -> impl Iterator<Item = usize> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    })
}
