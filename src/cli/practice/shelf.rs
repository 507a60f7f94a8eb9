//! The katas that the program knows, and how a person may call them.

use kihon_judge::AnyKata;

use super::{
    super::{Failure, names},
    with,
};

/// All katas, those by others that the practice crate knows too, sorted by
/// topic and id.
pub(crate) fn all() -> Vec<Box<dyn AnyKata>> {
    let mut katas = kihon_problems::katas();
    katas.extend(with::kept());
    katas.sort_by_key(|kata| (kata.about().topic, kata.about().id));
    katas
}

/// The kata that a person means: by id, by module or file, by type.
pub(crate) fn find(name: &str) -> Result<Box<dyn AnyKata>, Failure> {
    let mut katas = all();
    place(&katas, name).map(|at| katas.swap_remove(at))
}

/// Which of `katas` a person means.
pub(super) fn place(katas: &[Box<dyn AnyKata>], name: &str) -> Result<usize, Failure> {
    katas.iter().position(|kata| is_called(kata.as_ref(), name)).ok_or_else(|| {
        Failure::Message(format!(
            "{} (`kihon list` shows all)",
            names::unknown("kata", name, katas.iter().map(|kata| kata.about().id))
        ))
    })
}

pub(super) fn is_called(kata: &dyn AnyKata, name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    stem.replace('_', "-").eq_ignore_ascii_case(kata.about().id) || name == kata.type_name()
}

/// What `#[kihon::kata(…)]` takes: the name of one of kihon's, or a path to a
/// type at the root of another crate.
pub(super) fn attribute(kata: &dyn AnyKata) -> String {
    match kata.type_path().split_once("::") {
        Some((other, _)) if other != "kihon_problems" => format!("{other}::{}", kata.type_name()),
        _ => kata.type_name().to_owned(),
    }
}

/// The module of a kata in a practice crate.
pub(crate) fn module(kata: &dyn AnyKata) -> String {
    kata.about().id.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kata_is_found_by_each_of_its_names() {
        for name in [
            "longest-consecutive",
            "Longest-Consecutive",
            "longest_consecutive",
            "longest_consecutive.rs",
            "src/longest_consecutive.rs",
            "LongestConsecutive",
        ] {
            assert_eq!(find(name).ok().map(|kata| kata.about().id), Some("longest-consecutive"), "{name}");
        }
    }

    #[test]
    fn a_mistyped_name_gets_the_closest() {
        let Err(Failure::Message(told)) = find("longest-consequtive").map(drop) else { panic!("there is none") };
        assert_eq!(
            told,
            "there is no kata named \"longest-consequtive\"; did you mean longest-consecutive? (`kihon list` shows all)"
        );
    }
}
