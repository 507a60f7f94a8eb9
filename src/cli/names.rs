//! Names that a person mistyped.

use std::collections::HashSet;

/// The known names closest to `name`, the closest first: those that contain
/// it or are contained in it, whose initials it is, and those that differ by few
/// letters; where there are none, those that begin so. At most three.
pub(super) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let letters = name.chars().count();
    let (mut near, mut begun) = (Vec::new(), Vec::new());
    for candidate in known {
        let lower = candidate.to_lowercase();
        let contained = !name.is_empty() && (lower.contains(&name) || name.contains(&lower));
        let initials = lower.split(['-', '_']).filter_map(|word| word.chars().next());
        let short_for = contained || initials.eq(name.chars());
        let whole = if short_for { 1 } else { distance(&name, &lower) };
        let beginning: String = lower.chars().take(letters).collect();
        let start = distance(&name, &beginning);
        if whole <= 1 + lower.chars().count() / 3 {
            near.push((whole, candidate));
        } else if letters > 3 && start <= 1 + letters / 4 {
            begun.push((start, candidate));
        }
    }
    let mut found = if near.is_empty() { begun } else { near };
    found.sort_by_key(|n| n.0);
    let mut names: Vec<&str> = found.into_iter().map(|n| n.1).collect();
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    names.truncate(3);
    names
}

/// `there is no WHAT named "x"; did you mean …?`, or all known names where
/// none is close.
pub(super) fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let near = closest(name, known.iter().copied());
    let hint = match near.as_slice() {
        [] if known.is_empty() => "none is known".to_owned(),
        [] => format!("known are {}", known.join(", ")),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    format!("there is no {what} named {name:?}; {hint}")
}

/// Letters to insert, delete or replace (Wagner & Fischer 1974).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (a, b, expected) in [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("merge", "merge", 0)] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn the_closest_name_comes_first() {
        let known = ["merge-sorted-arrays", "minimum-window", "lca"];
        assert_eq!(closest("minimun-windw", known), ["minimum-window"]);
        assert_eq!(closest("merge", known), ["merge-sorted-arrays"]);
        assert_eq!(closest("LAC", known), ["lca"]);
        assert_eq!(closest("lcaa", known), ["lca"]);
        assert_eq!(closest("MSA", known)[0], "merge-sorted-arrays");
        assert_eq!(closest("mnimum", known), ["minimum-window"]);
        assert_eq!(closest("zebra crossing", known), ["lca"; 0]);
    }

    #[test]
    fn the_message_names_what_is_known() {
        assert_eq!(unknown("kata", "lcaa", ["lca", "merge"]), "there is no kata named \"lcaa\"; did you mean lca?");
        assert_eq!(
            unknown("kata", "zebra", ["lca", "merge"]),
            "there is no kata named \"zebra\"; known are lca, merge"
        );
    }
}
