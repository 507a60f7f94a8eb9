//! Names that a person mistyped.

/// The known names closest to `name`, the closest first: those that contain
/// it or are contained in it, whose initials it is, and those that differ, as a
/// whole or where they begin, by few letters. At most three.
pub(super) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let mut near: Vec<(usize, &str)> = Vec::new();
    for candidate in known {
        let lower = candidate.to_lowercase();
        let contained = !name.is_empty() && (lower.contains(&name) || name.contains(&lower));
        let initials = lower.split(['-', '_']).filter_map(|word| word.chars().next());
        let letters = name.chars().count();
        let beginning: String = lower.chars().take(letters).collect();
        let distance = [
            (contained || initials.eq(name.chars())).then_some(1),
            Some(distance(&name, &lower)).filter(|&d| d <= 1 + lower.chars().count() / 3),
            Some(1 + distance(&name, &beginning)).filter(|&d| letters > 3 && d <= 2 + letters / 4),
        ];
        if let Some(distance) = distance.into_iter().flatten().min()
            && !near.iter().any(|n| n.1 == candidate)
        {
            near.push((distance, candidate));
        }
    }
    near.sort_by_key(|n| n.0);
    near.into_iter().map(|n| n.1).take(3).collect()
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
