//! The katas that the program knows, and how a person may call them.

use kihon_judge::AnyKata;

use super::super::{Failure, names};

/// All katas, sorted by topic and id.
pub(crate) fn all() -> Vec<Box<dyn AnyKata>> {
    kihon_problems::katas()
}

/// The kata that a person means: by id, by module or file, by type.
pub(crate) fn find(name: &str) -> Result<Box<dyn AnyKata>, Failure> {
    let katas = all();
    match katas.iter().position(|kata| is_called(kata.as_ref(), name)) {
        Some(at) => Ok(katas.into_iter().nth(at).expect("the place of a kata")),
        None => Err(Failure::Message(format!(
            "{} (`kihon list` shows all)",
            names::unknown("kata", name, katas.iter().map(|kata| kata.about().id))
        ))),
    }
}

fn is_called(kata: &dyn AnyKata, name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    stem.replace('_', "-").eq_ignore_ascii_case(kata.about().id) || name == kata.type_name()
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
