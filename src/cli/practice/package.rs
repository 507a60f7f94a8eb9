//! The name of a practice crate's package.
//!
//! It is the folder's, as far as that is one for a package: in a shared target
//! folder (`CARGO_TARGET_DIR`) cargo takes two packages of one name for the
//! same one, and the tests of the one could be those of the other.

use std::{fs, path::Path};

/// What a package is called whose folder's name will not do.
const FALLBACK: &str = "practice";

/// Libraries that every crate knows, and what no path in Rust can begin with.
const RESERVED: &str = "alloc core kihon proc_macro std test \
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if \
    impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
    type typeof unsafe unsized use virtual where while yield";

/// A package's name, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) name: String,
    /// Whether it is the folder's.
    pub(super) after_folder: bool,
}

/// The package in `dir`, which may not be there yet; `taken` are the names of
/// the crates that it depends on.
pub(super) fn of(dir: &Path, taken: &[&str]) -> Package {
    let dir = fs::canonicalize(dir).or_else(|_| std::path::absolute(dir)).unwrap_or_default();
    let folder = dir.file_name().unwrap_or_default().to_string_lossy();
    let fits = |name: &String| {
        let library = name.replace('-', "_");
        !RESERVED.split_whitespace().chain(taken.iter().copied()).any(|taken| taken.replace('-', "_") == library)
    };
    if let Some(name) = of_folder(&folder).filter(fits) {
        return Package { name, after_folder: true };
    }
    let name = Some(FALLBACK.to_owned()).filter(fits).unwrap_or_else(|| format!("my-{FALLBACK}"));
    Package { name, after_folder: false }
}

/// `My katas (2)` is `my-katas-2`; none if that would leave out letters.
fn of_folder(folder: &str) -> Option<String> {
    if folder.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { ' ' };
    let text: String = folder.chars().map(plain).collect();
    let name = text.split_whitespace().collect::<Vec<_>>().join("-");
    let name = name.trim_matches('_');
    match name.chars().next()? {
        '0'..='9' => Some(format!("{FALLBACK}-{name}")),
        _ => Some(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_name_where_it_can() {
        for (folder, package) in [
            ("katas", "katas"),
            ("my_katas", "my_katas"),
            ("My katas (2)", "my-katas-2"),
            ("  .tmp--x.", "tmp-x"),
            ("2026", "practice-2026"),
            ("_1", "practice-1"),
            // No name of a package, or one that would be in the way.
            ("übungen", "practice"),
            ("練習", "practice"),
            ("...", "practice"),
            ("_", "practice"),
            ("kihon", "practice"),
            ("Kihon", "practice"),
            ("std", "practice"),
            ("proc-macro", "practice"),
            ("match", "practice"),
            ("my-guild", "practice"),
            ("my_guild", "practice"),
        ] {
            let found = of(&Path::new("/nowhere").join(folder), &["my-guild"]);
            assert_eq!((found.name.as_str(), found.after_folder), (package, package != FALLBACK), "{folder}");
        }
        assert_eq!(of(Path::new("/"), &[]).name, "practice");
        assert!(of(Path::new("/nowhere/practice"), &[]).after_folder);
        assert_eq!(of(Path::new("/nowhere/practice"), &["practice"]).name, "my-practice");
    }

    #[test]
    fn a_folder_is_named_however_it_is_reached() {
        let place = tempfile::tempdir().unwrap();
        let katas = place.path().join("katas");
        fs::create_dir_all(katas.join("src")).unwrap();
        assert_eq!(of(&katas.join("src/.."), &[]).name, "katas");
        assert_eq!(of(&katas.join("."), &[]).name, "katas");
    }
}
